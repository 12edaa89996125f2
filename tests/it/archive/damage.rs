//! What is changed, missing or added is found and named, in a folder and in a zip.

use std::fs;

use super::super::site::fixture::Site;
use super::{archive, base, verify};

#[test]
fn the_whole_example_is_archived_checked_and_built_again() {
    let site = Site::example();
    for arguments in [["all"].as_slice(), &["2022", "--format", "zip"]] {
        let place = archive(&site, arguments);
        let ran = verify(&site, &place, &["--rebuild"]);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        assert!(
            ran.out.contains("is whole") && ran.out.contains("same to the byte"),
            "{}",
            ran.out
        );
    }
    let noted = site.read("archives.tsv");
    assert_eq!(noted.lines().count(), 3, "{noted}");
    assert!(noted.contains("2026-11-24\t2022\tban-tin-hong-linh-2022.zip\t"), "{noted}");
}

#[test]
fn one_changed_byte_a_missing_and_an_added_file_are_named() {
    let site = base();
    let place = archive(&site, &["2024"]);
    let page = place.join("data/site/index.html");
    let mut bytes = fs::read(&page).unwrap();
    bytes[40] ^= 1;
    fs::write(&page, bytes).unwrap();
    fs::remove_file(place.join("data/README.en.txt")).unwrap();
    fs::write(place.join("data/site/la.html"), "").unwrap();
    let ran = verify(&site, &place, &["--rebuild"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    let lines: Vec<&str> = ran.out.lines().collect();
    // Three findings, what they come to, the digest of the whole, and where it is noted.
    assert_eq!(lines.len(), 6, "{}", ran.out);
    assert!(ran.out.contains("`data/site/la.html` was added"), "{}", ran.out);
    assert!(ran.out.contains("`data/README.en.txt` is missing"), "{}", ran.out);
    assert!(ran.out.contains("`data/site/index.html` was changed"), "{}", ran.out);
    let json = verify(&site, &place, &["--format", "json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((json["whole"].as_bool(), json["kind"].as_str()), (Some(false), Some("bag")));
    assert_eq!(json["findings"].as_array().unwrap().len(), 3);
}

#[test]
fn a_changed_list_is_found_by_the_list_of_lists() {
    let site = base();
    let place = archive(&site, &["2024"]);
    let list = place.join("manifest-sha512.txt");
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, text.split_once('\n').unwrap().1).unwrap();
    let ran = verify(&site, &place, &[]);
    assert!(ran.out.contains("`manifest-sha512.txt` was changed"), "{}", ran.out);
    assert!(ran.out.contains("is not in `manifest-sha512.txt`"), "{}", ran.out);
}

#[test]
fn lists_of_lists_that_were_thinned_out_guard_nothing() {
    let site = base();
    let place = archive(&site, &["2024"]);
    let info = place.join("bag-info.txt");
    fs::write(&info, format!("{}Contact-Name: An\n", fs::read_to_string(&info).unwrap())).unwrap();
    for (algorithm, keep) in [("sha256", ""), ("sha512", "bagit.txt")] {
        let list = place.join(format!("tagmanifest-{algorithm}.txt"));
        let text = fs::read_to_string(&list).unwrap();
        let lines = text.lines().filter(|line| !keep.is_empty() && line.ends_with(keep));
        fs::write(&list, lines.map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    }
    let ran = verify(&site, &place, &[]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    for algorithm in ["sha256", "sha512"] {
        let said = format!("`bag-info.txt` is not in `tagmanifest-{algorithm}.txt`");
        assert!(ran.out.contains(&said), "{}", ran.out);
    }
}

#[test]
fn a_zip_that_other_programs_would_refuse_is_not_whole() {
    let site = base();
    let place = archive(&site, &["2024", "--format", "zip"]);
    let whole = fs::read(&place).unwrap();
    // Cut by its last byte, with something behind it, and with an entry that its head calls encrypted.
    let cut = whole[..whole.len() - 1].to_vec();
    let more = [&whole[..], b"x"].concat();
    let mut locked = whole.clone();
    locked[6] |= 1;
    for bytes in [cut, more, locked] {
        fs::write(&place, bytes).unwrap();
        let ran = verify(&site, &place, &[]);
        assert_eq!(ran.code, 1, "{}", ran.out);
    }
}

#[test]
fn every_flipped_byte_of_a_zip_is_found() {
    let site = base();
    let place = archive(&site, &["2024", "--format", "zip"]);
    let whole = fs::read(&place).unwrap();
    // Heads, names, packed bytes, the list, its end; not the time of an entry, and its modes, which say nothing here.
    let step = whole.len() / 23;
    let mut missed = 0;
    for at in (step..whole.len()).step_by(step) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        fs::write(&place, bytes).unwrap();
        let ran = verify(&site, &place, &[]);
        missed += usize::from(ran.code == 0);
    }
    assert!(missed <= 2, "{missed} of 22 were missed");
}

#[test]
fn an_output_is_checked_by_its_manifest() {
    let site = base();
    site.build();
    let ran = verify(&site, &site.public(), &[]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    site.write("public/cua-nguoi-khac.txt", "x");
    let ran = verify(&site, &site.public(), &[]);
    assert_eq!(ran.code, 0, "what others put there is no damage: {}", ran.out);
    assert!(ran.out.starts_with("note: `cua-nguoi-khac.txt`"), "{}", ran.out);
    site.write("public/index.html", "x");
    assert_eq!(verify(&site, &site.public(), &[]).code, 1);
    assert_eq!(verify(&site, site.path(), &[]).codes(), ["no-archive"]);
}

#[test]
fn what_a_target_shows_is_checked_with_its_packed_twins() {
    let site = base();
    let target = "\n[[target]]\nname = \"cong\"\nkind = \"directory\"\npath = \"noi-dang\"\n";
    site.write("bulletin.toml", &format!("{}{target}", site.read("bulletin.toml")));
    let ran = site.run(&["publish", "cong", "--yes"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let place = site.path().join("noi-dang");
    let ran = verify(&site, &place, &[]);
    assert_eq!((ran.code, ran.out.lines().count()), (0, 1), "{}", ran.out);
    fs::remove_file(place.join("current/index.html")).unwrap();
    assert!(verify(&site, &place, &[]).out.contains("`index.html` is missing"));
}

#[test]
fn an_archive_is_never_written_over() {
    let site = base();
    let place = archive(&site, &["2024"]);
    let again = site.run(&["archive", "2024"]);
    assert!(again.code == 0 && again.out.contains("nothing was written"), "{}", again.out);
    site.edit("content/articles/2024/don-kenh.vi.md", "Ba tuyến kênh", "Các tuyến kênh");
    let before = super::tree(&place, &|_| true);
    let ran = site.run(&["archive", "2024"]);
    assert_eq!((ran.code, ran.codes()), (3, vec!["archive-taken".to_owned()]), "{}", ran.err);
    assert_eq!(super::tree(&place, &|_| true), before);
    assert_eq!(site.read("archives.tsv").lines().count(), 2);
    let names: Vec<_> = fs::read_dir(site.path().join("archives")).unwrap().collect();
    assert_eq!(names.len(), 1, "no draft stays");
}

#[test]
fn an_archive_that_is_whole_no_more_is_not_the_same() {
    let damages: [&dyn Fn(&std::path::Path); 5] = [
        &|place| fs::remove_dir_all(place.join("data")).unwrap(),
        &|place| fs::write(place.join("data/site/index.html"), "khác").unwrap(),
        &|place| fs::remove_file(place.join("data/README.en.txt")).unwrap(),
        &|place| fs::write(place.join("data/site/la.html"), "").unwrap(),
        &|place| fs::write(place.join("manifest-sha256.txt"), "").unwrap(),
    ];
    for damage in damages {
        let site = base();
        let place = archive(&site, &["2024"]);
        site.remove("archives.tsv");
        damage(&place);
        let again = site.run(&["archive", "2024"]);
        assert!(again.err.contains("error[archive-taken]"), "{}{}", again.out, again.err);
        assert!(!site.path().join("archives.tsv").exists(), "nothing is noted");
    }
}

#[test]
fn a_list_that_cannot_be_read_is_told_and_keeps_nobody_waiting() {
    let site = base();
    let place = archive(&site, &["2024"]);
    let list = site.path().join("archives.tsv");
    let makes: [&dyn Fn(); 3] = [
        &|| fs::create_dir(&list).unwrap(),
        &|| std::os::unix::fs::symlink("archives.tsv", &list).unwrap(),
        &|| assert!(std::process::Command::new("mkfifo").arg(&list).status().unwrap().success()),
    ];
    for make in makes {
        drop(fs::remove_file(&list));
        drop(fs::remove_dir(&list));
        make();
        let ran = verify(&site, &place, &[]);
        assert_eq!(ran.code, 3, "{}{}", ran.out, ran.err);
        assert!(ran.out.contains("could not be compared with"), "{}", ran.out);
        let again = site.run(&["archive", "2024"]);
        assert!(again.err.contains("[archive-not-noted]"), "{}{}", again.out, again.err);
    }
}

#[test]
fn the_list_of_the_site_that_is_named_is_compared() {
    let site = base();
    let place = archive(&site, &["2024"]);
    let away = tempfile::tempdir().unwrap();
    let moved = away.path().join(place.file_name().unwrap());
    fs::rename(&place, &moved).unwrap();
    let noted = site.read("archives.tsv");
    let (rest, digest) = noted.trim_end().rsplit_once('\t').unwrap();
    assert_eq!(verify(&site, &moved, &[]).code, 0);
    site.write("archives.tsv", &format!("{rest}\t{}\n", "0".repeat(digest.len())));
    let ran = verify(&site, &moved, &[]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
}

#[test]
fn a_folder_that_the_build_reads_is_refused() {
    let site = base();
    let out = site.path().join("content/files");
    let ran = site.run(&["archive", "2024", "--out", out.to_str().unwrap()]);
    assert_eq!((ran.code, ran.codes()), (3, vec!["output-refused".to_owned()]), "{}", ran.err);
    assert!(!out.exists());
}

#[test]
fn an_archive_does_not_stand_between_the_folders_of_the_site() {
    let site = base();
    let is = |out: &str, words: &str| {
        let mut command = site.command(&["archive", "2024", "--out", out]);
        let ran = command.current_dir(site.path()).output().unwrap();
        let said = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(ran.status.code(), Some(3), "{out}: {said}");
        assert!(said.contains("output-refused") && said.contains(words), "{out}: {said}");
    };
    std::os::unix::fs::symlink(site.path(), site.path().join("lien-ket")).unwrap();
    let root = site.path().to_str().unwrap();
    for out in [".", root, "content/..", "lien-ket", "./lien-ket/."] {
        is(out, "the folder of the site itself");
    }
    site.write("themes/x/theme.toml", "");
    for out in ["content", "themes", "content/../themes/x", "lien-ket/content/files/luu-tru"] {
        is(out, "which the build reads");
    }
    is("public/luu-tru", "which the program builds");
    is(".bantin/luu-tru", "which the program builds");
    let place = archive(&site, &["2024"]);
    is(place.to_str().unwrap(), "a sealed archive");
    is("archives/ban-tin-dong-son-2024/data/moi", "a sealed archive");
}

#[test]
fn a_folder_that_is_built_is_refused() {
    let site = base();
    site.build();
    for out in ["public/luu-tru", "public"] {
        let out = site.path().join(out);
        let ran = site.run(&["archive", "2024", "--out", out.to_str().unwrap()]);
        assert_eq!((ran.code, ran.codes()), (3, vec!["output-refused".to_owned()]), "{}", ran.err);
    }
}

#[test]
fn nothing_is_written_into_a_sealed_archive() {
    let site = base();
    let place = archive(&site, &["2024"]);
    let before = super::tree(&place, &|_| true);
    let sources = place.join("data/sources");
    let at = ["--site", sources.to_str().unwrap()];
    let list = site.path().join("cu.txt");
    fs::write(&list, "").unwrap();
    for (arguments, code) in [
        (["build"].as_slice(), 3),
        (&["archive", "2024"], 3),
        (&["publish", "cong", "--yes"], 3),
        (&["import-urls", list.to_str().unwrap()], 3),
        (&["check"], 0),
    ] {
        let ran = site.run(&[arguments, at.as_slice()].concat());
        assert_eq!(ran.code, code, "{arguments:?}: {}{}", ran.out, ran.err);
        assert!(code == 0 || ran.err.contains("a sealed archive"), "{}", ran.err);
    }
    for command in [["build"].as_slice(), &["archive", "all"]] {
        let elsewhere = tempfile::tempdir().unwrap();
        let out = ["--out", elsewhere.path().to_str().unwrap()];
        let ran = site.run(&[command, at.as_slice(), out.as_slice()].concat());
        assert_eq!(ran.code, 0, "{command:?}: {}{}", ran.out, ran.err);
    }
    assert_eq!(super::tree(&place, &|_| true), before, "and nothing was");
    assert_eq!(verify(&site, &place, &["--rebuild"]).code, 0);
}

#[test]
fn two_archives_of_one_period_at_once_are_both_right() {
    let site = base();
    let runs =
        [(); 3].map(|()| site.command(&["archive", "2024", "--format", "zip"]).spawn().unwrap());
    for mut run in runs {
        assert!(run.wait().unwrap().success());
    }
    assert_eq!(verify(&site, &site.path().join("archives/ban-tin-dong-son-2024.zip"), &[]).code, 0);
    assert_eq!(fs::read_dir(site.path().join("archives")).unwrap().count(), 1);
    assert_eq!(site.read("archives.tsv").lines().count(), 2);
}

#[test]
fn what_a_killed_run_left_goes_with_the_next_of_any_period() {
    let site = base();
    for left in [".ban-tin-dong-son-2023.new/data/x", ".ban-tin-dong-son-all.zip.new"] {
        site.write(&format!("archives/{left}"), "x");
    }
    site.write("archives/.cua-toi.new", "x");
    archive(&site, &["2024"]);
    let names = fs::read_dir(site.path().join("archives")).unwrap();
    let mut names: Vec<_> = names.map(|it| it.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, [".cua-toi.new", "ban-tin-dong-son-2024"]);
}

fn hex(algorithm: &'static ring::digest::Algorithm, bytes: &[u8]) -> String {
    let digest = ring::digest::digest(algorithm, bytes);
    digest.as_ref().iter().map(|byte| format!("{byte:02X}")).collect()
}

#[test]
fn a_bag_of_another_program_is_checked_too() {
    let site = base();
    let sha1 = hex(&ring::digest::SHA1_FOR_LEGACY_USE_ONLY, b"x");
    site.write("bag/bagit.txt", "BagIt-Version: 0.97\r\nTag-File-Character-Encoding: UTF-8\r\n");
    site.write("bag/data/a b%.txt", "x");
    site.write("bag/manifest-sha1.txt", &format!("{sha1} *data/a b%25.txt\r\n"));
    site.write("bag/manifest-md5.txt", "9dd4e461268c8034f5c8564e155c67a6  data/a b%25.txt\n");
    site.write("bag/bag-info.txt", "Payload-Oxum: 1.1\n");
    let place = site.path().join("bag");
    let ran = verify(&site, &place, &[]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.starts_with("note: `manifest-md5.txt` was not checked"), "{}", ran.out);
    let again = verify(&site, &place, &["--rebuild"]);
    assert_eq!(again.code, 3, "{}", again.out);
    let verdict = again.out.lines().last().unwrap();
    assert!(
        verdict.starts_with("all digests of the archive hold (1 file was compared), but"),
        "{verdict}"
    );
    assert!(verdict.ends_with("it was not made by bantin and holds no data/sources/archive.toml"));
    assert!(!again.out.contains("whole") && !again.out.contains("error"), "{}", again.out);
    site.write("bag/bag-info.txt", "Payload-Oxum: 2.1\n");
    assert!(verify(&site, &place, &[]).out.contains("bag-info.txt says 2.1"));
    site.write("bag/manifest-sha1.txt", &format!("{sha1}  ../bagit.txt\n"));
    let said = verify(&site, &place, &[]).out;
    assert!(said.contains("`../bagit.txt` lies outside the archive"), "{said}");
    fs::remove_file(place.join("manifest-sha1.txt")).unwrap();
    assert!(verify(&site, &place, &[]).out.contains("no list that can be checked"));
}

#[test]
fn a_zip_that_would_deceive_is_told_of() {
    use bantin::build::archive::zip_form::{Entry, Method, end, head};
    let site = base();
    let (mut bytes, mut entries) = (Vec::new(), Vec::new());
    for path in ["bag/bagit.txt", "bag/data/a", "bag/data/a", "bag/../../b", "anderswo/c"] {
        let at = bytes.len() as u64;
        let mut crc = flate2::Crc::new();
        crc.update(b"BagIt-Version: 1.0\n");
        let entry = Entry {
            path: path.to_owned(),
            method: Method::Stored,
            crc: crc.sum(),
            packed: 19,
            size: 19,
            at,
        };
        bytes.extend(head(&entry));
        bytes.extend(b"BagIt-Version: 1.0\n");
        entries.push(entry);
    }
    let at = bytes.len() as u64;
    // The list names a file otherwise than its head does.
    entries[1].path = "bag/data/b".to_owned();
    bytes.extend(end(&entries, at));
    site.write_bytes("x.zip", &bytes);
    let place = site.path().join("x.zip");
    let said = verify(&site, &place, &[]).out;
    for told in ["`bag/../../b` lies outside", "`anderswo/c` lies outside", "no list that can be"] {
        assert!(said.contains(told), "{said}");
    }
    entries[1].path = "bag/data/a".to_owned();
    bytes.truncate(at as usize);
    bytes.extend(end(&entries, at));
    site.write_bytes("x.zip", &bytes);
    let said = verify(&site, &place, &[]).out;
    assert!(said.contains("`data/a` is in the zip twice"), "{said}");
}
