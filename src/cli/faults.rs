//! Faults of the world in the words of the catalogue.

use std::io;
use std::path::Path;

use super::language::Speech;
use super::size::size;
use crate::build::deployment::fault::DeployFault;
use crate::build::fault::{Obstacle, OutputFault, Refusal};
use crate::build::session::Fault;
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::rooms::disk::made_pictures::{self, Notes};

/// Turns a fault into what is printed of it.
pub(super) fn report(fault: &Fault) -> Report {
    let mut report = Report::new();
    match fault {
        Fault::Source(fault) => report.push(
            Diagnostic::of_run(Code::CannotRead)
                .with("path", &fault.path)
                .with("reason", words(system(&fault.source))),
        ),
        Fault::Listen(address, source) => report.push(
            Diagnostic::of_run(Code::CannotListen)
                .with("address", address)
                .with("reason", words(system(source))),
        ),
        Fault::Changed(path) => {
            report.push(Diagnostic::of_run(Code::ChangedWhileReading).with("path", path));
        }
        Fault::Output(fault) => output(fault, &mut report),
    }
    report
}

/// Turns a fault of a publication into what is printed of it.
pub(super) fn of_deployment(fault: &DeployFault) -> Report {
    let mut report = Report::new();
    report.push(match fault {
        DeployFault::Place(OutputFault::Refused { path, why }) => {
            let found = Diagnostic::of_run(Code::TargetRefused).with("path", path.display());
            found.with("reason", refusal(why))
        }
        DeployFault::Place(OutputFault::Held { pid }) => {
            let pid = pid.map_or_else(|| "?".to_owned(), |pid| pid.to_string());
            Diagnostic::of_run(Code::TargetBusy).with("pid", pid)
        }
        DeployFault::Changed(path) => Diagnostic::of_run(Code::OutputChanged).with("path", path),
        DeployFault::Place(fault) => stopped(of_place(fault)),
        DeployFault::Output(fault) => {
            stopped(words(system(&fault.source).map(|said| format!("`{}`: {said}", fault.path))))
        }
        DeployFault::Unlike(path) => stopped(Value::words(
            format!("`{path}` đọc lại không giống tệp đã gửi"),
            format!("`{path}` was read back and is not what was sent"),
        )),
    });
    report
}

fn stopped(reason: Value) -> Diagnostic {
    Diagnostic::of_run(Code::CannotPublish).with("reason", reason)
}

/// Says what a place answered.
fn of_place(fault: &OutputFault) -> Value {
    match fault {
        OutputFault::Disk { path, source, .. } => {
            words(system(source).map(|said| format!("`{}`: {said}", path.display())))
        }
        OutputFault::Unclean { path } => Value::words(
            format!("`{path}` ở nơi đăng đi qua một liên kết hoặc một tệp"),
            format!("`{path}` at the target leads over a link or a file"),
        ),
        fault => Value::from(fault.to_string().as_str()),
    }
}

/// Says what is amiss with the folder of made pictures: nothing that changes a byte of the site.
pub(super) fn of_made_pictures(notes: &Notes) -> Report {
    let mut report = Report::new();
    let mut push = |why| {
        let found = Diagnostic::of_run(Code::CachePassedOver);
        report.push(found.with("path", made_pictures::FOLDER).with("why", why));
    };
    match notes.damaged {
        0 => {}
        n => push(Value::words(
            format!("{n} mục hỏng hoặc của chương trình khác"),
            format!("{n} of it is damaged or another program's"),
        )),
    }
    if let Some(fault) = &notes.unwritable {
        let [vi, en] = system(fault);
        push(Value::words(format!("không ghi được: {vi}"), format!("it cannot be written: {en}")));
    }
    report
}

/// Says in a few words what a fault is.
pub(super) fn reason(fault: &Fault) -> Value {
    match fault {
        Fault::Output(OutputFault::Refused { why, .. }) => refusal(why),
        Fault::Output(fault) => of_place(fault),
        fault => Value::from(fault.to_string().as_str()),
    }
}

/// Says that a publication is done and could not be written down here.
pub(super) fn not_noted(fault: &OutputFault) -> Diagnostic {
    let reason = match fault {
        OutputFault::Disk { path, source, .. } => {
            words(system(source).map(|said| format!("`{}`: {said}", path.display())))
        }
        OutputFault::Unclean { path } => Value::words(
            format!("`{path}` đi qua một liên kết hoặc một tệp"),
            format!("`{path}` leads over a link or a file"),
        ),
        fault => Value::from(fault.to_string().as_str()),
    };
    Diagnostic::of_run(Code::NotNoted).with("reason", reason)
}

fn output(fault: &OutputFault, report: &mut Report) {
    match fault {
        OutputFault::Disk { path, source, .. } => {
            let said = system(source).map(|said| format!("`{}`: {said}", path.display()));
            report.push(Diagnostic::of_run(Code::CannotWrite).with("reason", words(said)));
        }
        OutputFault::Refused { path, why } => report.push(
            Diagnostic::of_run(Code::OutputRefused)
                .with("path", path.display())
                .with("reason", refusal(why)),
        ),
        OutputFault::Obstructed(obstacles) => {
            obstacles.iter().for_each(|obstacle| report.push(in_the_way(obstacle)));
        }
        OutputFault::Held { .. } | OutputFault::Unclean { .. } | OutputFault::Twice { .. } => {
            report.push(Diagnostic::of_run(Code::CannotWrite).with("reason", fault));
        }
    }
}

/// Says that a disk was full before an archive was whole, and what it takes; `None` where something else was at fault.
pub(super) fn no_room(folder: &Path, fault: &Fault, need: u64) -> Option<Diagnostic> {
    use io::ErrorKind::{QuotaExceeded, StorageFull};
    let Fault::Output(OutputFault::Disk { source, .. }) = fault else { return None };
    if ![StorageFull, QuotaExceeded].contains(&source.kind()) {
        return None;
    }
    let need = Value::words(size(Speech::Vi, need), size(Speech::En, need));
    let found = Diagnostic::of_run(Code::ArchiveNoRoom).with("path", folder.display());
    Some(found.with("reason", words(system(source))).with("need", need))
}

/// Says in both languages what the system answered; it answers in English alone.
fn system(error: &io::Error) -> [String; 2] {
    let (vi, en) = match error.kind() {
        io::ErrorKind::NotFound => {
            ("không có tệp hay thư mục ấy", "there is no such file or folder")
        }
        io::ErrorKind::PermissionDenied => ("không có quyền", "permission is denied"),
        io::ErrorKind::NotADirectory => {
            ("một phần của đường dẫn là tệp, không phải thư mục", "a part of the path is a file")
        }
        io::ErrorKind::IsADirectory => ("đó là thư mục", "it is a folder"),
        io::ErrorKind::AlreadyExists => {
            ("đã có thứ khác mang tên ấy", "something else has that name")
        }
        io::ErrorKind::AddrInUse => ("cổng đang bận", "the port is taken"),
        io::ErrorKind::AddrNotAvailable => {
            ("máy này không có địa chỉ ấy", "this machine has no such address")
        }
        io::ErrorKind::StorageFull => ("đĩa đã đầy", "the disk is full"),
        io::ErrorKind::QuotaExceeded => ("đã dùng hết hạn mức đĩa", "the disk quota is used up"),
        io::ErrorKind::ReadOnlyFilesystem => ("đĩa chỉ cho đọc", "the disk is read-only"),
        io::ErrorKind::Unsupported => {
            ("hệ thống tệp ở đó không làm được việc ấy", "the file system there cannot do that")
        }
        io::ErrorKind::OutOfMemory => ("tệp lớn hơn bộ nhớ", "the file is larger than the memory"),
        _ => return [format!("hệ thống báo “{error}”"), error.to_string()],
    };
    [vi, en].map(str::to_owned)
}

fn words([vi, en]: [String; 2]) -> Value {
    Value::words(vi, en)
}

fn in_the_way(obstacle: &Obstacle) -> Diagnostic {
    let (path, wanted) = match obstacle {
        Obstacle::Stranger { path, wanted, .. } => (path, wanted),
        Obstacle::FileAndFolder { file, below } => (file, below),
    };
    Diagnostic::of_run(Code::InTheWay).with("path", path).with("wanted", wanted)
}

fn refusal(why: &Refusal) -> Value {
    match why {
        Refusal::Root => {
            Value::words("đó là gốc của hệ thống tệp", "it is the root of the file system")
        }
        Refusal::Home => {
            Value::words("đó là thư mục nhà của bạn", "it is or holds your home folder")
        }
        Refusal::Holds(path) => Value::words(
            format!("nó chứa {}, nơi chương trình đọc nội dung", path.display()),
            format!("it is or holds {}, which the build reads", path.display()),
        ),
        Refusal::Among(path) => Value::words(
            format!(
                "nó là {}, thư mục của chính trang: bản lưu trữ sẽ nằm lẫn giữa content, themes và public; hãy nêu một thư mục riêng, hoặc bỏ --out để lập vào `archives`",
                path.display()
            ),
            format!(
                "it is {}, the folder of the site itself: the archive would stand between content, themes and public; name a folder of its own, or leave --out out for `archives`",
                path.display()
            ),
        ),
        Refusal::Inside(path) => Value::words(
            format!("nó nằm trong {}, nơi chương trình đọc nội dung", path.display()),
            format!("it lies in {}, which the build reads", path.display()),
        ),
        Refusal::Sealed(path) => Value::words(
            format!(
                "nó nằm trong bản lưu trữ đã niêm {}, ghi vào đó là làm hỏng; hãy chép nguồn ra nơi khác, hoặc ghi ra ngoài",
                path.display()
            ),
            format!(
                "it lies in {}, a sealed archive, which any writing spoils; copy the sources elsewhere, or write outside",
                path.display()
            ),
        ),
        Refusal::Built(path) => Value::words(
            format!("nó nằm trong {}, thư mục do chương trình dựng", path.display()),
            format!("it lies in {}, which the program builds", path.display()),
        ),
        Refusal::Link => Value::words("đó là liên kết tượng trưng", "it is a symbolic link"),
        Refusal::NoFolder => Value::words("đó không phải thư mục", "it is no folder"),
        Refusal::NotOurs => Value::words(
            "nó có sẵn tệp mà không phải do bantin tạo ra",
            "it holds files that bantin did not make",
        ),
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "the expected texts are files of the tests")]
mod tests {
    use std::io;
    use std::path::Path;

    use super::{DeployFault, OutputFault, no_room, of_deployment, report};
    use crate::build::fault::Doing;
    use crate::build::session::Fault;
    use crate::build::source::SourceFault;
    use crate::cli::language::Speech;
    use crate::cli::print::Printer;
    use crate::ground::diagnostic::{Code, Diagnostic, Report};

    /// Compares what is printed with the texts of `tests/bad`, which no run can provoke at will.
    fn check(report: &Report) {
        let [finding] = report.findings() else { panic!("one finding: {report:?}") };
        for (speech, name) in [(Speech::Vi, "vi.txt"), (Speech::En, "en.txt")] {
            let said = Printer::new(speech).render(finding, None);
            let said = format!("{}\n", anstream::adapter::strip_str(&said));
            let bad = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
            let path = bad.join(finding.code.id()).join(name);
            if std::env::var_os("BLESS").is_some() {
                std::fs::write(&path, &said).expect("the folder of the case is there");
            }
            let expected = std::fs::read_to_string(&path).unwrap_or_default();
            assert_eq!(said, expected, "{}", path.display());
        }
    }

    #[test]
    fn faults_that_no_run_can_be_made_to_meet_have_their_words() {
        let path = "content/articles/2024/don-kenh.vi.md".to_owned();
        let source = io::Error::from(io::ErrorKind::PermissionDenied);
        check(&report(&Fault::Source(SourceFault { path: path.clone(), source })));
        check(&report(&Fault::Changed(path)));
        let source = io::Error::from(io::ErrorKind::AddrNotAvailable);
        check(&report(&Fault::Listen("203.0.113.1:1789".to_owned(), source)));
        let mut panicked = Report::new();
        let found = Diagnostic::of_run(Code::PagePanicked).with("page", "/tin/2024/don-kenh/");
        panicked.push(found.with("reason", "index out of bounds"));
        check(&panicked);
        let source = io::Error::from(io::ErrorKind::StorageFull);
        let place = "/srv/luu-tru/x".into();
        let full = OutputFault::Disk { doing: Doing::Writing, path: place, source }.into();
        let mut report = Report::new();
        let found = no_room(Path::new("/srv/luu-tru"), &full, 1_234_000_000);
        report.push(found.expect("the disk is full"));
        check(&report);
        check(&of_deployment(&DeployFault::Place(OutputFault::Held { pid: Some(4711) })));
        check(&of_deployment(&DeployFault::Unlike("tin/2024/don-kenh/index.html".to_owned())));
    }
}
