//! Pictures decoded and made, without a site.

use std::collections::BTreeSet;
use std::io::{Cursor, Write as _};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageEncoder as _, ImageFormat, RgbImage, RgbaImage};
use moxcms::ColorProfile;

use super::{CRATES, Pixels};
use crate::model::picture::{Form, Format};
use crate::read::picture::Opened;

fn png(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([x, y, x ^ y].map(|part| u8::try_from(part * 7 % 256).unwrap_or_default()))
    });
    written(&DynamicImage::from(picture), ImageFormat::Png)
}

fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, format).expect("memory takes it");
    out.into_inner()
}

fn form(format: Format, width: u32, height: u32) -> Form {
    Form { format, width, height, is_own: false }
}

fn made(bytes: &[u8], form: &Form) -> Vec<u8> {
    let pixels = Pixels::decode(bytes).expect("it is a picture");
    pixels.form(form).expect("each format takes it")
}

fn read(bytes: &[u8]) -> DynamicImage {
    image::load_from_memory(bytes).expect("it is a picture")
}

#[test]
fn a_form_has_its_format_and_its_size() {
    for (format, of_crate) in [
        (Format::Jpeg, ImageFormat::Jpeg),
        (Format::Png, ImageFormat::Png),
        (Format::Webp, ImageFormat::WebP),
    ] {
        let bytes = made(&png(64, 32), &form(format, 16, 8));
        assert_eq!(image::guess_format(&bytes).ok(), Some(of_crate));
        let picture = read(&bytes);
        assert_eq!((picture.width(), picture.height()), (16, 8));
    }
}

#[test]
fn the_same_form_is_the_same_bytes() {
    let one = made(&png(300, 200), &form(Format::Webp, 150, 100));
    assert_eq!(one, made(&png(300, 200), &form(Format::Webp, 150, 100)));
}

#[test]
fn what_is_drawn_comes_out_of_webp_as_it_went_in() {
    let drawn = RgbImage::from_fn(60, 40, |x, _| {
        image::Rgb(if x < 33 { [9, 80, 7] } else { [250, 3, 200] })
    });
    let drawn = DynamicImage::from(drawn);
    let bytes = made(&written(&drawn, ImageFormat::Png), &form(Format::Webp, 60, 40));
    assert_eq!(read(&bytes).to_rgb8(), drawn.to_rgb8());
}

#[test]
fn what_shines_through_lies_on_white_in_a_jpeg_and_stays_clear_in_webp() {
    let clear = RgbaImage::from_pixel(16, 16, image::Rgba([0, 0, 0, 0]));
    let clear = written(&DynamicImage::from(clear), ImageFormat::Png);
    let jpeg = read(&made(&clear, &form(Format::Jpeg, 16, 16))).to_rgb8();
    assert!(jpeg.pixels().all(|point| point.0.iter().all(|part| *part > 250)));
    let webp = read(&made(&clear, &form(Format::Webp, 8, 8))).to_rgba8();
    assert!(webp.pixels().all(|point| point.0[3] == 0));
}

#[test]
fn the_colours_of_a_profile_become_those_of_the_web() {
    // Green at the edge of what a phone's camera sees is outside of what the web's colours can say.
    let green = RgbImage::from_pixel(16, 16, image::Rgb([60, 200, 60]));
    let mut with_profile = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut with_profile, 95);
    let profile = ColorProfile::new_display_p3().encode().expect("it can be written");
    encoder.set_icc_profile(profile).expect("a JPEG takes it");
    encoder.write_image(&green, 16, 16, image::ExtendedColorType::Rgb8).expect("memory takes it");
    let bytes = made(&with_profile, &form(Format::Png, 16, 16));
    let point = read(&bytes).to_rgb8().get_pixel(8, 8).0;
    assert!(point[0] < 30 && point[1] > 198, "{point:?}");
}

#[test]
fn what_is_no_picture_is_refused() {
    assert!(Pixels::decode(b"<html>").is_err());
    assert!(Pixels::decode(b"").is_err());
    assert!(Pixels::decode(b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>").is_err());
}

/// Wherever a file ends too early, nothing is painted in the place of what is missing.
#[test]
fn what_is_cut_short_is_refused() {
    let picture = read(&png(48, 48));
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        let bytes = written(&picture, format);
        assert!(Pixels::decode(&bytes).is_ok(), "{format:?}");
        for len in (0..bytes.len() - 20).step_by(13) {
            assert!(Pixels::decode(&bytes[..len]).is_err(), "{format:?} of {len} bytes");
        }
    }
}

/// A profile that is packed a thousandfold is passed over, not unpacked; the colours are then those of the web.
#[test]
fn a_profile_beyond_all_measure_is_not_unpacked() {
    let packed = |len: usize| {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::new(6));
        packer.write_all(&vec![0; len]).expect("memory takes it");
        packer.finish().expect("memory takes it")
    };
    for (len, is_read) in [(1 << 20, true), (64 << 20, false)] {
        let content = [b"iCCPprofile\0\0".as_slice(), &packed(len)].concat();
        let mut sum = flate2::Crc::new();
        sum.update(&content);
        let chunk_len = u32::try_from(content.len() - 4).expect("it is short");
        let chunk = [&chunk_len.to_be_bytes()[..], &content, &sum.sum().to_be_bytes()].concat();
        let mut bytes = png(16, 16);
        // After the signature and the head.
        bytes.splice(33..33, chunk);
        let mut opened = Opened::new(&bytes).expect("it is a picture");
        let profile = opened.decoder.icc_profile().expect("it is passed over");
        assert_eq!(profile.map(|it| it.len()), is_read.then_some(len));
        assert_eq!(Pixels::decode(&bytes).expect("it is a picture").size(), (16, 16));
    }
}

/// The crates that help to build what decides, and decide nothing.
const BESIDE: [&str; 21] = [
    "autocfg",
    "bitflags",
    "cc",
    "cfg-if",
    "document-features",
    "find-msvc-tools",
    "getrandom",
    "glob",
    "jobserver",
    "libc",
    "litrs",
    "proc-macro2",
    "quick-error",
    "quote",
    "r-efi",
    "rand_core",
    "shlex",
    "syn",
    "thiserror",
    "thiserror-impl",
    "unicode-ident",
];

/// The key of what was made before says by what: whoever changes one of these changes the words, and the bytes may be others.
#[test]
fn what_pictures_are_made_by_is_what_is_built_in() {
    let lock: toml::Table = include_str!("../../../Cargo.lock").parse().expect("it is TOML");
    let crates = lock["package"].as_array().expect("it lists crates");
    let word = |it: &toml::Value, key: &str| it[key].as_str().unwrap_or_default().to_owned();
    let mut all = BTreeSet::new();
    let mut next: Vec<String> =
        ["fast_image_resize", "image", "moxcms", "webp"].map(str::to_owned).into();
    while let Some(wanted) = next.pop() {
        // A version is named where there are several.
        let (name, version) = wanted.split_once(' ').unwrap_or((&wanted, ""));
        let is_wanted = |it: &&toml::Value| {
            word(it, "name") == name && (version.is_empty() || word(it, "version") == version)
        };
        for found in crates.iter().filter(is_wanted) {
            let is_new = all.insert(format!("{name} {}", word(found, "version")));
            let below = found.get("dependencies").and_then(|it| it.as_array());
            let below = below.into_iter().flatten().filter_map(|it| it.as_str());
            next.extend(below.filter(|_| is_new).map(str::to_owned));
        }
    }
    all.retain(|it| !BESIDE.contains(&it.split(' ').next().unwrap_or_default()));
    let list: Vec<String> = all.into_iter().collect();
    assert_eq!(CRATES.split_once(": ").map(|(_, list)| list), Some(&*list.join(", ")));
}
