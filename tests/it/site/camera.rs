//! A camera that tells too much: pictures with everything in them that cameras and programs leave there.
//!
//! Each piece of metadata holds [`PLACE`], packed where its form packs it.

use std::io::{Cursor, Write as _};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ExtendedColorType, ImageEncoder as _, ImageFormat, RgbImage};

/// What must not leave the house.
pub const PLACE: &str = "BI-MAT-VI-TRI 18.5322 N 105.7053 E";

/// The bytes by which a leak would show: the place in words, its degrees as EXIF writes them, the marks of each form of
/// metadata, and how PNG packs the place.
pub fn traces() -> Vec<Vec<u8>> {
    let marks =
        ["Exif\0\0", "ns.adobe.com", "Photoshop 3.0", "GPSLatitude", "ICC_PROFILE", "iCCP", "8BIM"];
    let mut all: Vec<Vec<u8>> = marks.iter().map(|mark| mark.as_bytes().to_vec()).collect();
    all.extend([PLACE.as_bytes().to_vec(), degrees(), packed(PLACE.as_bytes())]);
    all
}

/// A photograph: no point is like its neighbour.
pub fn scene(width: u32, height: u32) -> DynamicImage {
    let mut noise: u32 = 7;
    let picture = RgbImage::from_fn(width, height, |x, y| {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = noise >> 28;
        let (across, down) = (x * 200 / width, y * 200 / height);
        image::Rgb(
            [across + grain, down + grain, 90 + (across + down) / 4 + grain]
                .map(|part| part.min(255) as u8),
        )
    });
    DynamicImage::from(picture)
}

/// A JPEG that lies on its side, with EXIF, XMP, IPTC, a comment, a profile of colours, and something behind its end.
pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut plain = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut plain, 90);
    encoder.set_icc_profile(profile()).unwrap();
    let picture = scene(width, height).to_rgb8();
    encoder.write_image(&picture, width, height, ExtendedColorType::Rgb8).unwrap();
    let mut iptc = b"Photoshop 3.0\08BIM\x04\x04\0\0".to_vec();
    iptc.extend(u32::try_from(PLACE.len() + 5).unwrap().to_be_bytes());
    iptc.extend([0x1C, 2, 90, 0, u8::try_from(PLACE.len()).unwrap()]);
    iptc.extend(PLACE.bytes());
    let xmp = [b"http://ns.adobe.com/xap/1.0/\0".as_slice(), xmp().as_bytes()].concat();
    let segments = [
        (0xE1, [b"Exif\0\0".as_slice(), &exif()].concat()),
        (0xE1, xmp),
        (0xED, iptc),
        (0xFE, PLACE.as_bytes().to_vec()),
    ];
    let mut out = plain[..2].to_vec();
    for (marker, content) in segments {
        out.extend([0xFF, marker]);
        out.extend(u16::try_from(content.len() + 2).unwrap().to_be_bytes());
        out.extend(content);
    }
    out.extend(&plain[2..]);
    out.extend(PLACE.bytes());
    out
}

/// A PNG with EXIF, texts in each of its forms, and a profile.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut plain = Cursor::new(Vec::new());
    scene(width, height).write_to(&mut plain, ImageFormat::Png).unwrap();
    let plain = plain.into_inner();
    let text = |head: &[u8], rest: &[u8]| [head, rest].concat();
    let chunks = [
        (b"iCCP", text(b"places\0\0", &packed(&profile()))),
        (b"eXIf", exif()),
        (b"tEXt", text(b"Comment\0", PLACE.as_bytes())),
        (b"zTXt", text(b"GPSLatitude\0\0", &packed(PLACE.as_bytes()))),
        (b"iTXt", text(b"XML:com.adobe.xmp\0\0\0\0\0", xmp().as_bytes())),
        (b"prVt", PLACE.as_bytes().to_vec()),
    ];
    // After the signature and the head.
    let mut out = plain[..33].to_vec();
    for (kind, content) in chunks {
        out.extend(chunk(kind, &content));
    }
    out.extend(&plain[33..]);
    out
}

/// A part of a PNG.
pub fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(kind);
    sum.update(content);
    let len = u32::try_from(content.len()).unwrap().to_be_bytes();
    [&len[..], kind, content, &sum.sum().to_be_bytes()].concat()
}

/// A WebP with a profile, EXIF and XMP.
pub fn webp(width: u32, height: u32) -> Vec<u8> {
    let mut plain = Cursor::new(Vec::new());
    scene(width, height).write_to(&mut plain, ImageFormat::WebP).unwrap();
    let plain = plain.into_inner();
    // Which chunks follow, and the size less one in three bytes each.
    let mut head = vec![0b0010_1100, 0, 0, 0];
    for side in [width, height] {
        head.extend(&(side - 1).to_le_bytes()[..3]);
    }
    let mut chunks = b"WEBP".to_vec();
    let mut chunk = |kind: &[u8], content: &[u8]| {
        chunks.extend(kind);
        chunks.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
        chunks.extend(content);
        chunks.extend(vec![0; content.len() % 2]);
    };
    chunk(b"VP8X", &head);
    chunk(b"ICCP", &profile());
    chunk(&plain[12..16], &plain[20..]);
    chunk(b"EXIF", &exif());
    chunk(b"XMP ", xmp().as_bytes());
    let mut out = b"RIFF".to_vec();
    out.extend(u32::try_from(chunks.len()).unwrap().to_le_bytes());
    out.extend(chunks);
    out
}

/// EXIF that says: turn it by a quarter, and here it was.
fn exif() -> Vec<u8> {
    let mut out = b"MM\0\x2A\0\0\0\x08".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        let mut bytes = tag.to_be_bytes().to_vec();
        bytes.extend(kind.to_be_bytes());
        bytes.extend(count.to_be_bytes());
        bytes.extend(value);
        bytes
    };
    let words = u32::try_from(PLACE.len()).unwrap();
    // The first directory: orientation, description, where the places are.
    let first = [
        entry(0x010E, 2, words, 80u32.to_be_bytes()),
        entry(0x0112, 3, 1, [0, 6, 0, 0]),
        entry(0x8825, 4, 1, 50u32.to_be_bytes()),
    ];
    out.extend(3u16.to_be_bytes());
    out.extend(first.concat());
    out.extend(0u32.to_be_bytes());
    // That of places: the latitude, behind the words.
    out.extend(1u16.to_be_bytes());
    out.extend(entry(0x0002, 5, 3, (80 + words).to_be_bytes()));
    out.extend(0u32.to_be_bytes());
    out.resize(80, 0);
    out.extend(PLACE.bytes());
    out.extend(degrees());
    out
}

/// 18 degrees, 31 minutes, 55.92 seconds.
fn degrees() -> Vec<u8> {
    [18u32, 1, 31, 1, 5592, 100].into_iter().flat_map(u32::to_be_bytes).collect()
}

fn xmp() -> String {
    format!(
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><exif:GPSLatitude>{PLACE}</exif:GPSLatitude></x:xmpmeta>"
    )
}

/// A profile as a screen's maker writes one, which may name the screen, and so its owner.
fn profile() -> Vec<u8> {
    let mut profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    profile.extend(PLACE.bytes());
    let len = u32::try_from(profile.len()).unwrap();
    profile[..4].copy_from_slice(&len.to_be_bytes());
    profile
}

/// Packs bytes as PNG does.
pub fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::new(6));
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}
