//! The example's first event, as the acceptance of the first bulletin wants it.

use super::fixture::Site;

const ARTICLE: &str = "content/articles/2022/2022-08-23-tong-ket-5-nhat.vi.md";
const ENGLISH: &str = "content/articles/2022/2022-08-23-tong-ket-5-nhat.en.md";
const BATCH: &str = "content/awards/2022/2022-08-23-khen-thuong-antq.toml";
const MEETING: &str = "content/meetings/2022/2022-08-23-hoi-nghi-tong-ket-5-nhat.toml";

#[test]
fn the_units_pages_list_what_is_theirs() {
    let site = Site::example();
    site.build();
    let nam_hong = site.page("/don-vi/nam-hong/2022/");
    for part in [
        "/tin/2022/2022-08-23-tong-ket-5-nhat/",
        "/cuoc-hop/2022/2022-08-23-hoi-nghi-tong-ket-5-nhat/",
        "/khen-thuong/2022/2022-08-23-khen-thuong-antq/",
    ] {
        assert!(nam_hong.contains(part), "{part}");
    }
    assert!(site.page("/en/wards/nam-hong/2022/").contains("1 of 17"));
    assert!(!site.has_page("/don-vi/bac-hong/2022/"));
    assert!(!site.page("/don-vi/bac-hong/").contains("2022-08-23"));
    let successor = site.page("/don-vi/bac-hong-linh/");
    for name in ["Phường Bắc Hồng", "Phường Đức Thuận", "Phường Trung Lương", "Xã Xuân Lam"]
    {
        assert!(successor.contains(name), "{name}");
    }
    assert!(site.page("/don-vi/bac-hong/").contains("/don-vi/bac-hong-linh/"));
}

#[test]
fn building_again_writes_nothing() {
    let site = Site::example();
    site.build();
    let stamps = |site: &Site| {
        let walk = walkdir::WalkDir::new(site.public()).sort_by_file_name().into_iter();
        let files = walk.map(|entry| entry.unwrap()).filter(|entry| entry.file_type().is_file());
        files
            .map(|entry| {
                use std::os::unix::fs::MetadataExt as _;
                let meta = entry.metadata().unwrap();
                (
                    entry.path().to_owned(),
                    meta.ino(),
                    meta.mtime(),
                    meta.mtime_nsec(),
                    meta.ctime_nsec(),
                )
            })
            .collect::<Vec<_>>()
    };
    let before = stamps(&site);
    let ran = site.build();
    assert_eq!(stamps(&site), before);
    assert!(ran.out.contains("files: 0 written"), "{}", ran.out);
}

#[test]
fn five_slips_are_five_messages_and_nothing_is_touched() {
    let site = Site::example();
    site.build();
    let before = site.tree();
    site.edit(ARTICLE, "title =", "titel =")
        .edit(ARTICLE, "\"nam-hong\"", "\"nam-hogn\"")
        .edit(ARTICLE, "event_date = 2022-08-23", "event_date = 2022-02-30")
        .edit(ARTICLE, "](/cuoc-hop/2022/", "](/cuoc-hop/2023/")
        .edit(BATCH, "count = 5", "count = 6");
    for command in ["check", "build"] {
        let ran = site.run(&[command]);
        assert_eq!(ran.code, 1);
        let mut codes = ran.codes();
        codes.sort();
        assert_eq!(
            codes,
            ["bad-date", "broken-link", "count-mismatch", "unknown-key", "unknown-unit"],
            "{}",
            ran.err
        );
        assert!(ran.err.contains("did you mean `title`?"));
        assert!(ran.err.contains("did you mean `nam-hong`?"));
        assert!(ran.err.contains("18 = 1 + 1 + 4 + 6 + 2 + 4"));
    }
    assert_eq!(site.tree(), before);
}

#[test]
fn an_article_that_others_name_cannot_go() {
    let site = Site::example();
    site.remove(ARTICLE).remove(ENGLISH);
    let ran = site.run(&["check"]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.codes(), ["unknown-article", "unknown-article"], "{}", ran.err);
    assert!(ran.err.contains(BATCH) && ran.err.contains(MEETING));
}
