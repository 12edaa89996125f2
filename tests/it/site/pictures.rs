//! Pictures of texts as readers get them: their sizes, their words, and nothing of the camera; and what was made before.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;

use super::camera::{self, PLACE, traces};
use super::fixture::{Site, Tree, tree};
use super::html::Html;
use super::links::assert_whole;
use super::maker;

const FOLDER: &str = "content/articles/2024/anh";
const PAGE: &str = "/tin/2024/anh/";
const MADE: &str = ".bantin/cache/pictures";

/// An article with a figure and two pictures in its text, all of them by the camera that tells too much.
fn site() -> Site {
    let site = maker::site(1);
    let figure =
        "[figures.hinh]\nsrc = \"hinh.jpg\"\nalt = \"Một con đê & nắng\"\ncaption = \"Đê\"\n";
    let head = "title = \"Ảnh\"\ndate = 2024-04-02\nkind = \"tin\"\nbody = \"ubnd\"\n";
    let text = "![](figure:hinh)\n\nChữ ![một thửa ruộng](ruong.png) và\n\n![](figure:hinh)\n\n![cái chợ](cho.webp)\n";
    site.write(&format!("{FOLDER}/index.vi.md"), &format!("+++\n{head}{figure}+++\n{text}"));
    put(&site, "hinh.jpg", &camera::jpeg(1400, 700));
    put(&site, "ruong.png", &camera::png(400, 300));
    put(&site, "cho.webp", &camera::webp(330, 200));
    site
}

fn put(site: &Site, name: &str, bytes: &[u8]) {
    site.write_bytes(&format!("{FOLDER}/{name}"), bytes);
}

/// The files that were made of pictures before.
fn made(site: &Site) -> Tree {
    let root = site.path().join(MADE);
    if root.exists() { tree(&root, &|_| true) } else { Tree::new() }
}

fn made_places(site: &Site) -> Vec<PathBuf> {
    made(site).keys().map(|name| site.path().join(MADE).join(name)).collect()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The widths of a `srcset`, each with its file.
fn candidates(srcset: &str) -> BTreeMap<u32, String> {
    let parts = srcset.split(", ").map(|part| part.split_once(' ').unwrap());
    let file = |address: &str| address.split('?').next().unwrap().to_owned();
    parts.map(|(to, width)| (width.trim_end_matches('w').parse().unwrap(), file(to))).collect()
}

/// Nothing of EXIF, XMP, IPTC, comments, texts, profiles, and of what lies behind the end of a picture.
#[test]
fn no_trace_of_the_camera_leaves_the_house() {
    let site = site();
    let sources = tree(&site.path().join(FOLDER), &|path| !path.ends_with(".md"));
    assert_eq!(sources.len(), 3);
    for (path, bytes) in &sources {
        assert!(holds(bytes, PLACE.as_bytes()), "{path} tells the place");
    }
    for trace in traces() {
        assert!(sources.values().any(|bytes| holds(bytes, &trace)), "the sources hold {trace:?}");
    }
    site.build();
    let public = site.whole_tree();
    assert_eq!(public.keys().filter(|path| path.starts_with("tep/anh/")).count(), 8);
    assert_eq!(made(&site).len(), 8);
    for (path, bytes) in public.iter().chain(&made(&site)) {
        for trace in traces() {
            assert!(!holds(bytes, &trace), "{path} holds {:?}", String::from_utf8_lossy(&trace));
        }
    }
    for (path, bytes) in public.iter().filter(|(path, _)| path.starts_with("tep/anh/")) {
        assert_eq!(foreign_parts(bytes), Vec::<String>::new(), "{path}");
    }
}

/// Lists the parts of a picture that are not needed to show it.
fn foreign_parts(bytes: &[u8]) -> Vec<String> {
    let (mut at, mut parts) = (0, Vec::new());
    let known: &[&str] = match bytes {
        [0xFF, 0xD8, ..] => {
            at = 2;
            while bytes[at + 1] != 0xDA {
                parts.push(format!("{:X}", bytes[at + 1]));
                at += 2 + usize::from(u16::from_be_bytes([bytes[at + 2], bytes[at + 3]]));
            }
            assert_eq!(bytes[bytes.len() - 2..], [0xFF, 0xD9]);
            // The head of JFIF, tables, the frame.
            &["E0", "DB", "C0", "C4"]
        }
        [0x89, b'P', b'N', b'G', ..] => {
            at = 8;
            while at < bytes.len() {
                let len = u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
                parts.push(String::from_utf8_lossy(&bytes[at + 4..at + 8]).into_owned());
                at += 12 + len as usize;
            }
            &["IHDR", "IDAT", "IEND"]
        }
        _ => {
            assert!(bytes.starts_with(b"RIFF"));
            at += 12;
            while at < bytes.len() {
                let len = u32::from_le_bytes(bytes[at + 4..at + 8].try_into().unwrap());
                parts.push(String::from_utf8_lossy(&bytes[at..at + 4]).into_owned());
                at += 8 + (len + len % 2) as usize;
            }
            &["VP8 ", "VP8L", "VP8X", "ALPH"]
        }
    };
    assert_eq!(at.min(bytes.len()), at);
    parts.retain(|part| !known.contains(&part.as_str()));
    parts
}

#[test]
fn a_page_offers_each_picture_in_its_sizes_and_keeps_its_room() {
    let site = site();
    site.build();
    assert_whole(&site);
    let html = Html::parse(&site.page(PAGE));
    let images: Vec<_> = html.tags.iter().filter(|(tag, _)| tag == "img").map(|it| &it.1).collect();
    let sources: Vec<_> =
        html.tags.iter().filter(|(tag, _)| tag == "source").map(|it| &it.1).collect();
    let sizes: Vec<_> = images.iter().map(|it| [it["width"].as_str(), &it["height"]]).collect();
    // The camera was held on its side.
    assert_eq!(sizes, [["700", "1400"], ["300", "400"], ["700", "1400"], ["200", "330"]]);
    let alts: Vec<_> = images.iter().map(|it| it["alt"].as_str()).collect();
    assert_eq!(alts, ["Một con đê & nắng", "một thửa ruộng", "Một con đê & nắng", "cái chợ"]);
    let lazy: Vec<_> = images.iter().map(|it| it.contains_key("loading")).collect();
    assert_eq!(lazy, [false, true, true, true]);
    let of = |attributes: &BTreeMap<String, String>| {
        let found = candidates(&attributes["srcset"]);
        for (width, file) in &found {
            let picture = image::open(site.public().join(&file[1..])).unwrap();
            assert_eq!(picture.width(), *width, "{file}");
        }
        found.into_iter().map(|(width, file)| format!("{width} {file}")).collect::<Vec<_>>()
    };
    assert_eq!(
        of(sources[0]),
        ["320 /tep/anh/hinh.jpg.320.webp", "700 /tep/anh/hinh.jpg.700.webp"]
    );
    assert_eq!(of(images[0]), ["320 /tep/anh/hinh.jpg.320.jpg", "700 /tep/anh/hinh.jpg"]);
    assert_eq!(of(sources[1]), ["300 /tep/anh/ruong.png.300.webp"]);
    assert_eq!(of(sources[3]), ["200 /tep/anh/cho.webp"]);
    let plain = [1, 3].map(|at| images[at]["src"].split('?').next().unwrap());
    assert_eq!(plain, ["/tep/anh/ruong.png", "/tep/anh/cho.webp.200.jpg"]);
}

/// By what they hold and not by their names, before memory is spent on them, each where a text names it.
#[test]
fn hostile_files_are_refused_where_they_are_named() {
    let [jpeg, png, webp] = [camera::jpeg(64, 48), camera::png(64, 48), camera::webp(64, 48)];
    let half = |bytes: &[u8]| bytes[..bytes.len() / 2].to_vec();
    let cases: [(&str, Vec<u8>, &str); 12] = [
        ("a.jpg", b"<!doctype html><script>alert(1)</script>".to_vec(), "no JPEG, PNG or WebP"),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".to_vec(), "no JPEG"),
        ("a.webp", Vec::new(), "no JPEG, PNG or WebP"),
        ("a.jpg", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), "no JPEG, PNG or WebP"),
        ("a.png", sized_png(60_000, 60_000, 8), "larger than 12000 pixels"),
        ("a.png", sized_png(12_000, 12_000, 16), "64 million pixels"),
        ("a.webp", sized_webp(12_000, 12_000), "64 million pixels"),
        ("a.png", moving_png(), "it moves"),
        ("a.webp", moving_webp(), "it moves"),
        ("a.jpg", half(&jpeg), "damaged or cut short"),
        ("a.png", half(&png), "damaged or cut short"),
        ("a.webp", half(&webp), "damaged or cut short"),
    ];
    for (name, bytes, why) in cases {
        let site = maker::site(1);
        let text = format!("![một thửa ruộng]({name})\n");
        let head = "title = \"Ảnh\"\ndate = 2024-04-02\nkind = \"tin\"\nbody = \"ubnd\"\n";
        site.write(&format!("{FOLDER}/index.vi.md"), &format!("+++\n{head}+++\n{text}"));
        put(&site, name, &bytes);
        for command in ["check", "build"] {
            let ran = site.run(&[command]);
            assert_eq!((ran.code, ran.codes()), (1, vec!["bad-picture".to_owned()]), "{}", ran.err);
            assert!(ran.err.contains(why), "{name}: {}", ran.err);
            assert!(ran.err.contains(&format!("{FOLDER}/index.vi.md:7:")), "{name}: {}", ran.err);
            assert!(!site.public().exists(), "nothing is published");
        }
    }
}

/// A picture of one colour that is small as a file and claims to be large.
fn sized_png(width: u32, height: u32, depth: u8) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[depth, 6, 0, 0, 0]].concat();
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    out.extend(camera::chunk(b"IHDR", &head));
    out.extend(camera::chunk(b"IDAT", &camera::packed(&[0; 1000])));
    out.extend(camera::chunk(b"IEND", &[]));
    out
}

/// The head of a WebP without loss, which one byte of pixels may follow for all of them.
fn sized_webp(width: u32, height: u32) -> Vec<u8> {
    let mut pixels = vec![0x2F];
    pixels.extend(((width - 1) | ((height - 1) << 14)).to_le_bytes());
    pixels.extend([0; 13]);
    let mut out = b"RIFF".to_vec();
    out.extend(u32::try_from(12 + pixels.len()).unwrap().to_le_bytes());
    out.extend(b"WEBPVP8L");
    out.extend(u32::try_from(pixels.len()).unwrap().to_le_bytes());
    out.extend(pixels);
    out
}

fn moving_png() -> Vec<u8> {
    let mut out = camera::png(64, 48);
    let frames = camera::chunk(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]);
    out.splice(33..33, frames);
    out
}

fn moving_webp() -> Vec<u8> {
    let mut out = camera::webp(64, 48);
    // The flag that says so, in front of an animation without a frame.
    out[20] |= 0b10;
    let chunk = [b"ANIM".as_slice(), &6u32.to_le_bytes(), &[0; 6]].concat();
    out.splice(30..30, chunk);
    let len = u32::try_from(out.len() - 8).unwrap();
    out[4..8].copy_from_slice(&len.to_le_bytes());
    out
}

/// A photograph that a clerk saved under the name of another kind of file would go out with the place of its camera: it is refused
/// where it lies, and nothing is published.
#[test]
fn a_picture_under_another_name_is_not_published() {
    let [jpeg, png, webp] = [camera::jpeg(64, 48), camera::png(64, 48), camera::webp(64, 48)];
    let heic = [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".as_slice(), PLACE.as_bytes()].concat();
    let tiff = [b"II*\0\x08\0\0\0".as_slice(), PLACE.as_bytes()].concat();
    let cases: [(&str, &[u8], &str); 8] = [
        ("a.jfif", &jpeg, "a JPEG picture"),
        ("a.jpe", &jpeg, "a JPEG picture"),
        ("a.pdf", &jpeg, "a JPEG picture"),
        ("a", &png, "a PNG picture"),
        ("a.docx", &webp, "a WebP picture"),
        ("a.heic", &heic, "a HEIC picture"),
        ("a.tif", &tiff, "a TIFF picture"),
        ("a.gif", b"GIF89a\x01\0\x01\0\0\0\0;", "a GIF picture"),
    ];
    for (name, bytes, why) in cases {
        let site = maker::site(1);
        site.write_bytes(&format!("content/files/{name}"), bytes);
        for command in ["check", "build"] {
            let ran = site.run(&[command]);
            assert_eq!((ran.code, ran.codes()), (1, vec!["bad-picture".to_owned()]), "{}", ran.err);
            assert!(ran.err.contains(why), "{name}: {}", ran.err);
            assert!(ran.err.contains(&format!("--> content/files/{name}")), "{name}: {}", ran.err);
            assert!(!site.public().exists(), "nothing is published");
        }
    }
}

/// What is no picture is published as it is, and what is one by name and content loses what the camera wrote.
#[test]
fn other_files_go_out_as_they_are() {
    let site = maker::site(1);
    let pdf = b"%PDF-1.7\n\xFF\xD8\xFF\nstartxref\n9\n%%EOF\n".as_slice();
    site.write_bytes("content/files/a.pdf", pdf);
    site.write_bytes("content/files/phim.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0isommp42");
    site.write_bytes("content/files/anh.JPG", &camera::jpeg(64, 48));
    site.build();
    let tree = site.tree();
    assert_eq!(tree["tep/a.pdf"], pdf);
    assert!(tree.contains_key("tep/phim.mp4") && !holds(&tree["tep/anh.JPG"], PLACE.as_bytes()));
}

/// Pictures of a theme are published byte by byte: those that hold more than a picture stop the build, others pass.
#[test]
fn a_theme_publishes_no_trace_of_a_camera() {
    let plain = |bytes: &[u8], format| {
        let mut out = std::io::Cursor::new(Vec::new());
        image::load_from_memory(bytes).unwrap().write_to(&mut out, format).unwrap();
        out.into_inner()
    };
    let all = [
        ("jpg", camera::jpeg(64, 48), image::ImageFormat::Jpeg),
        ("png", camera::png(64, 48), image::ImageFormat::Png),
        ("webp", camera::webp(64, 48), image::ImageFormat::WebP),
    ];
    for (ending, told, format) in all {
        let site = Site::golden("own-theme");
        let place = format!("themes/own/assets/anh.{ending}");
        let bare = plain(&told, format);
        site.write_bytes(&place, &bare);
        assert_eq!(site.build().err, "");
        let behind = [bare.as_slice(), PLACE.as_bytes()].concat();
        for bytes in [&told, &behind] {
            site.write_bytes(&place, bytes);
            let ran = site.run(&["build"]);
            assert_eq!((ran.code, ran.codes()), (1, vec!["bad-picture".to_owned()]), "{}", ran.err);
            assert!(ran.err.contains(&format!("--> {place}")), "{}", ran.err);
        }
    }
    let site = Site::golden("own-theme");
    site.write_bytes("themes/own/assets/anh.bin", &camera::jpeg(64, 48));
    assert_eq!(site.run(&["build"]).codes(), ["bad-picture"]);
}

/// Also for readers whom the picture reached before.
#[test]
fn another_picture_changes_its_files_and_its_page_alone() {
    let site = site();
    site.build();
    let before = site.tree();
    put(&site, "hinh.jpg", &camera::jpeg(1400, 702));
    site.build();
    let after = site.tree();
    let unlike = after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes));
    let unlike: Vec<&str> = unlike.map(|(path, _)| path.as_str()).collect();
    // Its new width is another one by two points.
    let gone: Vec<_> = before.keys().filter(|path| !after.contains_key(*path)).collect();
    assert_eq!(gone, ["tep/anh/hinh.jpg.700.webp"]);
    assert_eq!(
        unlike,
        [
            "tep/anh/hinh.jpg",
            "tep/anh/hinh.jpg.320.jpg",
            "tep/anh/hinh.jpg.320.webp",
            "tep/anh/hinh.jpg.702.webp",
            "tin/2024/anh/index.html",
        ]
    );
    let address = |tree: &Tree| {
        let page = Html::parse(std::str::from_utf8(&tree["tin/2024/anh/index.html"]).unwrap());
        page.tags.iter().find(|(tag, _)| tag == "img").unwrap().1["src"].clone()
    };
    assert_ne!(address(&before).split_once('?'), address(&after).split_once('?'));
}

#[test]
fn a_site_without_pictures_keeps_nothing_and_makes_no_folder() {
    let site = maker::site(1);
    site.build();
    assert!(!site.path().join(".bantin").exists());
}

#[test]
fn pictures_of_one_name_and_two_endings_lie_beside_each_other() {
    let site = site();
    let text = site.read(&format!("{FOLDER}/index.vi.md"));
    site.write(&format!("{FOLDER}/index.vi.md"), &format!("{text}\n![nữa](hinh.png)\n"));
    put(&site, "hinh.png", &camera::png(400, 300));
    site.build();
    assert_whole(&site);
    assert!(site.public().join("tep/anh/hinh.png.300.webp").exists());
}

/// A draft and an attachment bring no sizes along.
#[test]
fn only_what_a_page_shows_has_sizes() {
    let site = site();
    site.edit(&format!("{FOLDER}/index.vi.md"), "kind =", "publication = \"draft\"\nkind =");
    site.write_bytes("content/files/ban-do.jpg", &camera::jpeg(700, 400));
    site.build();
    let files: Vec<_> = site.tree().into_keys().filter(|path| path.starts_with("tep/")).collect();
    assert_eq!(files, ["tep/ban-do.jpg"]);
}

#[test]
fn what_was_made_before_is_taken_as_it_is_and_goes_with_its_picture() {
    let site = site();
    site.build();
    let first = made(&site);
    let times = |site: &Site| -> Vec<_> {
        let places = made_places(site);
        places.iter().map(|place| fs::metadata(place).unwrap().modified().unwrap()).collect()
    };
    let written = times(&site);
    let public = site.tree();
    fs::remove_dir_all(site.public()).unwrap();
    assert_eq!(site.build().err, "");
    assert_eq!(site.tree(), public);
    assert_eq!(times(&site), written, "nothing was made again");
    let of_one = first.len();
    put(&site, "hinh.jpg", &camera::jpeg(1400, 702));
    site.build();
    let second = made(&site);
    assert_eq!(second.len(), of_one, "what is used no more went");
    assert_eq!(second.keys().filter(|name| first.contains_key(*name)).count(), of_one - 4);
}

/// Whoever only looks writes nothing.
#[test]
fn a_check_and_a_dry_run_leave_nothing_and_take_what_is_there() {
    let site = site();
    for arguments in [&["check"][..], &["build", "--dry-run"]] {
        assert_eq!(site.run(arguments).code, 0);
        assert!(!site.path().join(".bantin").exists(), "{arguments:?}");
    }
    site.build();
    let before = made(&site);
    for arguments in [&["check"][..], &["build", "--dry-run"]] {
        let ran = site.run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert_eq!(made(&site), before, "{arguments:?}");
    }
    assert!(site.run(&["build", "--dry-run"]).out.contains("files: 0 to be written"));
}

/// Cut, flipped, foreign, of another picture: told, made again, mended.
#[test]
fn what_was_made_before_is_never_believed_unseen() {
    let site = site();
    site.build();
    let (public, good) = (site.tree(), made(&site));
    let places = made_places(&site);
    let mut flipped = fs::read(&places[0]).unwrap();
    *flipped.last_mut().unwrap() ^= 1;
    fs::write(&places[0], flipped).unwrap();
    let cut = fs::read(&places[1]).unwrap();
    fs::write(&places[1], &cut[..cut.len() / 2]).unwrap();
    fs::write(&places[2], "another program's").unwrap();
    fs::copy(&places[4], &places[3]).unwrap();
    let ran = site.run(&["build", "--out", site.path().join("other").to_str().unwrap()]);
    assert_eq!((ran.code, ran.codes()), (0, vec!["cache-passed-over".to_owned()]));
    assert!(ran.err.contains("4 of it"), "{}", ran.err);
    let other = tree(&site.path().join("other"), &|path| !path.starts_with(".bantin/"));
    assert_eq!(other, public);
    assert_eq!(made(&site), good);
    assert_eq!(site.build().err, "");
}

#[cfg(unix)]
#[test]
fn a_folder_that_takes_nothing_is_told_of_once_and_changes_nothing() {
    let (site, away) = (site(), tempfile::tempdir().unwrap());
    site.build();
    let public = site.tree();
    fs::remove_dir_all(site.path().join(".bantin")).unwrap();
    fs::remove_dir_all(site.public()).unwrap();
    // A file where the folder would be.
    site.write(".bantin/cache", "a file");
    let ran = site.build();
    assert_eq!(ran.codes(), ["cache-passed-over"]);
    assert_eq!((site.tree(), site.read(".bantin/cache")), (public.clone(), "a file".to_owned()));
    // A link to elsewhere.
    site.remove(".bantin/cache");
    std::os::unix::fs::symlink(away.path(), site.path().join(".bantin/cache")).unwrap();
    let ran = site.build();
    assert_eq!(ran.codes(), ["cache-passed-over"]);
    assert_eq!(site.tree(), public);
    let left: BTreeSet<_> = tree(away.path(), &|_| true).into_keys().collect();
    assert_eq!(left, BTreeSet::new());
}

/// Files that are not the program's stay in its folder, and it stays out of version control.
#[test]
fn the_folder_is_out_of_version_control_and_strangers_stay_in_it() {
    let site = site();
    site.write(&format!("{MADE}/readme.txt"), "mine");
    site.build();
    assert_eq!(site.read(".bantin/cache/.gitignore"), "*\n");
    assert_eq!(site.read(&format!("{MADE}/readme.txt")), "mine");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// With what was made before whole, gone or spoilt in any way, on one thread or many: the same bytes.
    #[test]
    fn whatever_was_made_before_the_site_is_the_same(
        spoilt in proptest::collection::vec((any::<proptest::sample::Index>(), any::<proptest::sample::Index>(), 0..4u8), 0..6),
        jobs in 1..4u8,
    ) {
        static FIRST: std::sync::OnceLock<(Site, Tree)> = std::sync::OnceLock::new();
        let (site, public) = FIRST.get_or_init(|| {
            let site = site();
            site.build();
            let public = site.tree();
            (site, public)
        });
        for (which, at, how) in &spoilt {
            let places = made_places(site);
            let place = which.get(&places);
            let mut bytes = fs::read(place).unwrap();
            match how {
                0 => fs::remove_file(place).unwrap(),
                // One that was emptied already has no byte left to spoil.
                2 => fs::write(place, "").unwrap(),
                _ if bytes.is_empty() => {}
                1 => fs::write(place, &bytes[..at.index(bytes.len())]).unwrap(),
                _ => {
                    let at = at.index(bytes.len());
                    bytes[at] ^= 0x55;
                    fs::write(place, bytes).unwrap();
                }
            }
        }
        let _first_time = fs::remove_dir_all(site.public());
        let ran = site.run(&["build", "--jobs", &jobs.to_string()]);
        prop_assert_eq!(ran.code, 0);
        prop_assert_eq!(&site.tree(), public);
    }
}

/// A drawing of few colours has more of them when it is made narrower: no size is heavier than the drawing as it was given, and
/// none than a wider one of its format.
#[test]
fn no_size_of_a_drawing_is_heavier_than_a_wider_one() {
    let site = Site::example();
    site.build();
    let folder = "2026-02-24-trong-cay-chan-nui/doi-cay.png";
    let given = std::fs::read(site.path().join("content/articles/2026").join(folder)).unwrap();
    let tree = site.tree();
    let own = &tree[&format!("tep/{folder}")];
    assert_eq!(own, &given, "it holds nothing but the picture");
    for format in ["webp", "png"] {
        let sizes = [320, 640, 960, 1200].map(|width| format!("tep/{folder}.{width}.{format}"));
        let lengths: Vec<usize> =
            sizes.iter().filter_map(|path| Some(tree.get(path)?.len())).collect();
        assert!(lengths.len() > 2 && lengths.is_sorted(), "{format}: {lengths:?}");
        assert!(lengths.iter().all(|length| *length <= given.len()), "{format}: {lengths:?}");
    }
}
