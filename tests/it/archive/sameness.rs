//! Two archives of one year are the same to the byte, wherever, whenever and in whatever order they are made.

use std::fs;
use std::process::Command;

use super::super::site::fixture::{Site, Tree, tree};

/// Makes an archive under other circumstances, and returns all files that it consists of.
fn made(site: &Site, format: &str, set: &dyn Fn(&mut Command)) -> Tree {
    let out = tempfile::tempdir().unwrap();
    let mut command = site.command(&["archive", "2022", "--format", format]);
    command.arg("--out").arg(out.path());
    set(&mut command);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    tree(out.path(), &|_| true)
}

#[test]
fn time_zone_locale_user_order_and_cores_change_no_byte() {
    let site = Site::example();
    // The same content in files that were written in another order, at another time.
    let other = Site::empty();
    let mut files: Vec<_> = tree(site.path(), &|_| true).into_iter().collect();
    files.reverse();
    for (path, bytes) in files {
        other.write_bytes(&path, &bytes);
    }
    for format in ["bag", "zip"] {
        let one = made(&site, format, &|command| {
            command.env("TZ", "America/Lima").env("LC_ALL", "C").env("RAYON_NUM_THREADS", "1");
        });
        let two = made(&other, format, &|command| {
            let home = other.path().to_owned();
            command.env("TZ", "Asia/Tokyo").env("LC_ALL", "vi_VN.UTF-8").env("USER", "nguoi-khac");
            command.env("HOME", home).env("RAYON_NUM_THREADS", "7").env_remove("LANG");
        });
        assert!(one == two, "{format}");
        assert_eq!(one.len() > 1, format == "bag");
    }
}

#[test]
fn a_zip_holds_the_folder() {
    let site = Site::example();
    // A long table, which is packed on the way: the bag has it twice, among the sources and among the pages.
    let meeting = "content/meetings/2022/2022-04-19-giao-ban-duong-giap-ranh.toml";
    let attached = "attachments = [{ file = \"so-lieu.csv\", title = { vi = \"Số liệu\" } }]";
    let text = site.read(meeting).replacen("schema = 1\n", &format!("schema = 1\n{attached}\n"), 1);
    site.write(meeting, &text);
    let lines = (0..400_000).map(|no: u64| format!("{no},{}\n", no * 7_919 % 1_000_003));
    site.write("content/files/so-lieu.csv", &lines.collect::<String>());
    let out = site.path().join("archives");
    let folder = super::archive(&site, &["2022"]);
    super::archive(&site, &["2022", "--format", "zip"]);
    let unpacked = tempfile::tempdir().unwrap();
    let script = "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])";
    let ran = Command::new("python3")
        .args(["-c", script])
        .arg(out.join("ban-tin-hong-linh-2022.zip"))
        .arg(unpacked.path())
        .status();
    // Where there is no Python, `tests/archive/run` unpacks it.
    if ran.is_ok_and(|status| status.success()) {
        let name = folder.file_name().unwrap();
        assert!(tree(&folder, &|_| true) == tree(&unpacked.path().join(name), &|_| true));
    }
    assert!(fs::read_dir(out).unwrap().count() == 2);
}
