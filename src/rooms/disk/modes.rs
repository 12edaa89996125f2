//! New files and folders that a web server can read: 644 and 755 whatever the umask of who builds.
//!
//! What is there already keeps its mode.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::path::Path;

/// Creates a file that must not be there yet.
pub(in crate::rooms) fn new_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o644);
    let file = options.open(path)?;
    #[cfg(unix)]
    widen(&file, 0o644)?;
    Ok(file)
}

/// Makes one folder that must not be there yet, below one that is.
pub(super) fn new_folder(path: &Path) -> io::Result<()> {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only unix has modes"))]
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o755);
    builder.create(path)?;
    #[cfg(unix)]
    widen(&File::open(path)?, 0o755)?;
    Ok(())
}

/// Makes `path` and the folders above it that are missing; returns those it made, the outermost first.
pub(in crate::rooms) fn new_folders(path: &Path) -> io::Result<Vec<std::path::PathBuf>> {
    match new_folder(path) {
        Ok(()) => Ok(vec![path.to_owned()]),
        Err(fault) if fault.kind() == io::ErrorKind::AlreadyExists => Ok(Vec::new()),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => {
            let mut made = new_folders(path.parent().ok_or(fault)?)?;
            match new_folder(path) {
                Ok(()) => made.push(path.to_owned()),
                // Another thread was faster.
                Err(fault) if fault.kind() == io::ErrorKind::AlreadyExists => {}
                Err(fault) => return Err(fault),
            }
            Ok(made)
        }
        Err(fault) => Err(fault),
    }
}

/// Gives the mode that the umask took away. The file is our own and new, so a refusal can only come from a file
/// system without modes (a USB stick), which has nothing to give.
#[cfg(unix)]
fn widen(file: &File, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mut permissions = file.metadata()?.permissions();
    let old = permissions.mode();
    if old & 0o777 == mode {
        return Ok(());
    }
    permissions.set_mode(old & !0o777 | mode);
    match file.set_permissions(permissions) {
        Err(fault) if fault.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        answer => answer,
    }
}
