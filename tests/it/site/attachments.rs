//! Files that records declare: checked by content, told with type, size and digest, and published as they were read.

use std::io::Write as _;

use serde_json::Value;

use super::fixture::Site;
use super::maker;
use bantin::ground::digest::Digest;

const MEETING: &str = "content/meetings/2024/hop-tep.toml";

/// A site of which a meeting has minutes and an attachment.
fn site(minutes: &str, bytes: &[u8]) -> Site {
    let site = maker::site(1).with_plain_theme();
    site.use_theme("bulletin");
    site.write_bytes(&format!("content/files/{minutes}"), bytes);
    site.write("content/files/so-lieu.csv", "tên,số\nĐậu Liêu,3\n");
    site.write(
        MEETING,
        &format!(
            "kind = \"hoi-nghi\"\nstatus = \"held\"\ndate = 2024-12-30\ntitle = {{ vi = \"Họp\" }}\nunit = \"thi-xa\"\n\
             organisers = [\"ubnd\"]\nminutes = \"{minutes}\"\n\
             attachments = [{{ file = \"so-lieu.csv\", title = {{ vi = \"Số liệu\", en = \"Figures\" }} }}]\n"
        ),
    );
    site
}

/// What a whole PDF ends with.
const END: &[u8] = b"\nstartxref\n9\n%%EOF\n";

/// A whole PDF of so many bytes of nothing.
fn pdf(len: usize) -> Vec<u8> {
    [b"%PDF-1.7\n".as_slice(), &vec![b'x'; len], END].concat()
}

fn data(site: &Site, file: &str) -> Value {
    serde_json::from_str(&site.page(&format!("/du-lieu/{file}"))).unwrap()
}

#[test]
fn a_page_tells_type_and_size_and_the_data_the_digest() {
    let pdf = pdf(1_150_000);
    let site = site("bien-ban.pdf", &pdf);
    site.build();
    let vi = site.page("/cuoc-hop/2024/hop-tep/");
    let minutes = "<a href=\"/tep/bien-ban.pdf\">Biên bản cuộc họp <span class=\"format\">(PDF, 1,2 MB)</span></a>";
    assert!(vi.contains(minutes), "{vi}");
    assert!(vi.contains("Số liệu <span class=\"format\">(CSV, 1 KB)</span>"), "{vi}");
    assert!(
        site.page("/cuoc-hop/2024/").contains(minutes),
        "the year's index leads to the minutes"
    );
    assert!(site.page("/en/meetings/2024/hop-tep/").contains("(PDF, 1.2 MB)"));
    let meetings = data(&site, "2024/cuoc-hop.json");
    let records = meetings["records"].as_array().or_else(|| meetings["meetings"].as_array());
    let meeting = records.unwrap().iter().find(|it| it["id"] == "hop-tep").unwrap();
    let details = &meeting["minutes_details"];
    assert_eq!(details["media_type"], "application/pdf");
    assert_eq!(details["bytes"], pdf.len());
    assert_eq!(details["sha256"], Digest::of(&pdf).to_string());
    let attached = &meeting["attachments"][0];
    assert_eq!(attached["media_type"], "text/csv");
    let published = std::fs::read(site.public().join("tep/so-lieu.csv")).unwrap();
    assert_eq!(attached["sha256"], Digest::of(&published).to_string());
    assert_eq!(attached["bytes"], published.len());
}

/// A picture is made anew, so what was read says nothing of what is published.
#[test]
fn a_picture_as_an_attachment_has_neither_length_nor_digest() {
    let site = site("trang-1.jpg", &super::camera::jpeg(64, 48));
    site.build();
    let page = site.page("/cuoc-hop/2024/hop-tep/");
    assert!(page.contains("<span class=\"format\">(JPG)</span>"), "{page}");
    let meetings = data(&site, "2024/cuoc-hop.json").to_string();
    assert!(meetings.contains("\"media_type\":\"image/jpeg\",\"sha256\":null"), "{meetings}");
}

/// The place of the declaration is told, and the same finding is not told twice.
#[test]
fn what_a_record_declares_is_refused_where_it_is_declared() {
    let site = site("bien-ban.pdf", b"MZ\x90\0\x03\0");
    let ran = site.run(&["build"]);
    assert_eq!((ran.code, ran.codes()), (1, vec!["bad-attachment".to_owned()]), "{}", ran.err);
    assert!(ran.err.contains(&format!("--> {MEETING}:7:11")), "{}", ran.err);
    assert!(ran.err.contains("content/files/bien-ban.pdf"), "{}", ran.err);
    assert!(ran.err.contains("its content is a program that can be run"), "{}", ran.err);
    assert!(!site.public().exists(), "nothing is published");
}

/// An attached picture keeps to the rules of pictures: no other name, no trace of the camera.
#[test]
fn a_picture_under_another_name_is_still_refused_as_that() {
    let site = site("bien-ban.pdf", &super::camera::jpeg(64, 48));
    assert_eq!(site.run(&["check"]).codes(), ["bad-picture"]);
}

/// The preview checks a file that is written anew, and shows the last good site meanwhile.
#[test]
fn a_file_that_is_written_anew_is_looked_at_again() {
    let site = site("bien-ban.pdf", &pdf(1));
    site.build();
    let page = site.page("/cuoc-hop/2024/hop-tep/");
    assert!(page.contains("(PDF, 1 KB)"));
    site.write_bytes("content/files/bien-ban.pdf", &pdf(5_000));
    let ran = site.build();
    assert!(site.page("/cuoc-hop/2024/hop-tep/").contains("(PDF, 6 KB)"), "{}", ran.out);
    let sums = std::fs::read_to_string(site.public().join(".bantin/manifest.sha256")).unwrap();
    let digest = Digest::of(&std::fs::read(site.public().join("tep/bien-ban.pdf")).unwrap());
    assert!(sums.contains(&digest.to_string()), "{sums}");
}

/// Neither a check nor a build holds a large file in memory: what the process took at most is far below its size.
#[cfg(target_os = "linux")]
#[test]
fn a_large_file_costs_no_memory() {
    const SIZE: u64 = 300 << 20;
    let site = site("bien-ban.pdf", b"%PDF-1.7\n");
    let file = site.path().join("content/files/bien-ban.pdf");
    let mut open = std::fs::OpenOptions::new().append(true).open(&file).unwrap();
    open.set_len(SIZE - END.len() as u64).unwrap();
    open.write_all(END).unwrap();
    for command in ["check", "build", "build"] {
        let mut child =
            site.command(&[command]).stderr(std::process::Stdio::null()).spawn().unwrap();
        let status = format!("/proc/{}/status", child.id());
        let mut most = 0;
        let code = loop {
            let text = std::fs::read_to_string(&status).unwrap_or_default();
            let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB"));
            most = most.max(kilobytes.map_or(0, |number| number.trim().parse::<u64>().unwrap()));
            match child.try_wait().unwrap() {
                Some(code) => break code,
                None => std::thread::sleep(std::time::Duration::from_millis(5)),
            }
        };
        assert!(code.success(), "{command}");
        assert!((1..SIZE / 2048).contains(&most), "{command}: {most} KB");
    }
    let published = site.public().join("tep/bien-ban.pdf");
    assert_eq!(std::fs::metadata(published).unwrap().len(), SIZE);
    let sums = std::fs::read_to_string(site.public().join(".bantin/manifest.sha256")).unwrap();
    let data = site.page("/du-lieu/2024/cuoc-hop.json");
    let sum = sums.lines().find(|line| line.ends_with("tep/bien-ban.pdf")).unwrap();
    assert!(data.contains(&sum[..64]), "{sum}");
}
