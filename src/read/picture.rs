//! Pictures by their first bytes: what each is and how large, within limits, before memory is spent on it.
//!
//! A picture is known by its content and never by its name. Nothing is decoded here.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{ImageDecoder, ImageError, ImageFormat, Limits};

use crate::ground::diagnostic::Value;
use crate::ground::digest::Digest;
use crate::model::picture::{Format, Picture};

/// How much of a file is looked at first, in bytes: with what cameras put in front of it, the head of most is shorter.
pub const HEAD: usize = 64 << 10;

/// The longest side of a picture, in pixels.
const LONGEST: u32 = 12_000;

/// The most pixels of a picture: no photograph of a bulletin has more, and a file of a few bytes can claim any number.
const POINTS: u64 = 64_000_000;

/// The most memory that may be spent on what stands around the pixels, in bytes: profiles of colours, which lie packed in a
/// PNG, are hundreds of kilobytes at most.
const AROUND: u64 = 16 << 20;

/// How many digits of the digest of its head are the mark of a picture.
pub const MARK_DIGITS: usize = 8;

/// Why a picture cannot be used.
#[derive(Debug)]
pub enum Flaw {
    /// It is no JPEG, PNG or WebP.
    Unknown,
    /// It has several pictures that follow each other.
    Moving,
    /// It is beyond the limits.
    Large,
    /// It is damaged, or ends too early.
    Damaged,
}

impl Flaw {
    /// Says it in words.
    pub fn words(&self) -> Value {
        match self {
            Self::Unknown => Value::words(
                "nội dung không phải ảnh JPEG, PNG hay WebP",
                "its content is no JPEG, PNG or WebP",
            ),
            Self::Moving => Value::words(
                "là ảnh động; hãy lưu một khung hình thành ảnh tĩnh",
                "it moves; save one of its frames as a still picture",
            ),
            Self::Large => Value::words(
                format!(
                    "lớn hơn {LONGEST} điểm ảnh mỗi cạnh hoặc {} triệu điểm ảnh cả ảnh",
                    POINTS / 1_000_000
                ),
                format!(
                    "it is larger than {LONGEST} pixels a side or {} million pixels in all",
                    POINTS / 1_000_000
                ),
            ),
            Self::Damaged => {
                Value::words("tệp hỏng hoặc bị cắt cụt", "the file is damaged or cut short")
            }
        }
    }
}

impl From<ImageError> for Flaw {
    fn from(error: ImageError) -> Self {
        match error {
            ImageError::Limits(_) => Self::Large,
            ImageError::Unsupported(_) => Self::Unknown,
            _ => Self::Damaged,
        }
    }
}

/// A picture that is known and not decoded yet.
pub struct Opened<'b> {
    /// What decodes it, within the limits.
    pub decoder: Box<dyn ImageDecoder + 'b>,
    /// Its format.
    pub format: Format,
    /// How it has to be turned to stand upright.
    pub orientation: Orientation,
}

impl<'b> Opened<'b> {
    /// Looks at the first bytes of a picture, as many as there are.
    ///
    /// # Errors
    ///
    /// What is no picture of ours, moves, or is too large; and what ends before it is known.
    pub fn new(bytes: &'b [u8]) -> Result<Self, Flaw> {
        guarded(|| Self::open(bytes))
    }

    fn open(bytes: &'b [u8]) -> Result<Self, Flaw> {
        let input = Cursor::new(bytes);
        let (mut decoder, format): (Box<dyn ImageDecoder + 'b>, _) = match format_of(bytes) {
            Some(Format::Jpeg) => (Box::new(JpegDecoder::new(input)?), Format::Jpeg),
            Some(Format::Png) => {
                let decoder = PngDecoder::with_limits(input, limits())?;
                if decoder.is_apng()? {
                    return Err(Flaw::Moving);
                }
                (Box::new(decoder), Format::Png)
            }
            Some(Format::Webp) if is_moving_webp(bytes) => return Err(Flaw::Moving),
            Some(Format::Webp) => (Box::new(WebPDecoder::new(input)?), Format::Webp),
            None => return Err(Flaw::Unknown),
        };
        decoder.set_limits(limits())?;
        let (width, height) = decoder.dimensions();
        if width.max(height) > LONGEST || u64::from(width) * u64::from(height) > POINTS {
            return Err(Flaw::Large);
        }
        let orientation = decoder.orientation()?;
        Ok(Self { decoder, format, orientation })
    }

    /// Returns width and height as they are when the picture stands upright.
    pub fn upright(&self) -> (u32, u32) {
        let (width, height) = self.decoder.dimensions();
        match self.orientation {
            Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH => (height, width),
            _ => (width, height),
        }
    }
}

/// Tells by its first bytes in which format of ours a picture is.
pub fn format_of(head: &[u8]) -> Option<Format> {
    match image::guess_format(head).ok()? {
        ImageFormat::Jpeg => Some(Format::Jpeg),
        ImageFormat::Png => Some(Format::Png),
        ImageFormat::WebP => Some(Format::Webp),
        _ => None,
    }
}

/// Lets a decoder or an encoder do its work: one that a hostile file brings down takes nothing else along.
///
/// # Errors
///
/// What it answers, and a picture that it could not cope with.
pub fn guarded<T>(work: impl FnOnce() -> Result<T, Flaw>) -> Result<T, Flaw> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Flaw::Damaged))
}

/// Names the kind of picture that a file is by its first bytes, of all that cameras and programs write, whether or not it can
/// be published; nothing for what is no picture. A drawing in SVG is none: it holds no place of a camera.
pub fn kind(head: &[u8]) -> Option<&'static str> {
    let has = |at: usize, sign: &[u8]| head.get(at..at + sign.len()) == Some(sign);
    match head {
        _ if has(0, b"\xFF\xD8\xFF") => Some("JPEG"),
        _ if has(0, b"\x89PNG\r\n\x1A\n") => Some("PNG"),
        _ if has(0, b"RIFF") && has(8, b"WEBP") => Some("WebP"),
        _ if has(0, b"GIF8") => Some("GIF"),
        // Raw pictures of most cameras too.
        _ if has(0, b"II*\0") || has(0, b"MM\0*") => Some("TIFF"),
        _ if has(4, b"jP  ") => Some("JPEG 2000"),
        _ if has(4, b"JXL ") || has(0, b"\xFF\x0A") => Some("JPEG XL"),
        _ if has(4, b"ftyp") => kind_of_brands(&head[8..]),
        _ => None,
    }
}

/// HEIC and its kin share their container with films: its brands tell them apart.
fn kind_of_brands(brands: &[u8]) -> Option<&'static str> {
    brands.chunks_exact(4).find_map(|brand| match brand {
        b"avif" | b"avis" => Some("AVIF"),
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1" => {
            Some("HEIC")
        }
        b"crx " => Some("CR3"),
        _ => None,
    })
}

/// Says that a picture would be published as it is, with all that the camera wrote into it, since its name is none of a picture.
pub fn misnamed(kind: &str) -> Value {
    Value::words(
        format!("nội dung là ảnh {kind} nhưng tên tệp không có đuôi .jpg, .png hay .webp"),
        format!(
            "its content is a {kind} picture, but its name does not end in .jpg, .png or .webp"
        ),
    )
}

/// Tells whether the head of a WebP says that it moves; its frames need not be there.
fn is_moving_webp(bytes: &[u8]) -> bool {
    const MOVES: u8 = 0b10;
    bytes.get(12..16) == Some(b"VP8X") && bytes.get(20).is_some_and(|flags| flags & MOVES != 0)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(AROUND);
    limits
}

/// Learns from the first bytes of a picture of `len` bytes what is known without its pixels; nothing where more of them are
/// needed.
pub fn look(head: &[u8], len: u64) -> Option<Result<Picture, Value>> {
    let is_whole = head.len() as u64 >= len;
    match Opened::new(head) {
        // What stands at the end of a WebP may say how it is to be turned.
        Ok(opened) if opened.format == Format::Webp && !is_whole => None,
        Ok(opened) => {
            let (width, height) = opened.upright();
            let is_clear = opened.decoder.color_type().has_alpha();
            Some(Ok(Picture { width, height, is_clear, mark: mark(head, len) }))
        }
        Err(Flaw::Damaged) if !is_whole => None,
        Err(flaw) => Some(Err(flaw.words())),
    }
}

/// A picture is marked by its first bytes and its length, whatever of it was looked at.
fn mark(head: &[u8], len: u64) -> String {
    let mut marked = head[..head.len().min(HEAD)].to_vec();
    marked.extend(len.to_le_bytes());
    Digest::of(&marked).short(MARK_DIGITS)
}

/// Tells whether a JPEG goes on to its end: what decodes it would paint what is missing grey.
pub fn is_whole_jpeg(bytes: &[u8]) -> bool {
    const END: [u8; 2] = [0xFF, 0xD9];
    let scan = start_of_scan(bytes).unwrap_or(bytes.len());
    bytes[scan..].windows(END.len()).rev().any(|pair| pair == END)
}

/// Finds where the pixels begin: a preview within the head of the file has an end of its own.
fn start_of_scan(bytes: &[u8]) -> Option<usize> {
    let mut at = 2;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte != 0xFF)?;
        let marker = bytes[at];
        match marker {
            0xDA => return Some(at),
            0x01 | 0xD0..=0xD8 => at += 1,
            _ => {
                let len = bytes.get(at + 1..at + 3)?;
                at += 1 + usize::from(u16::from_be_bytes([len[0], len[1]]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Flaw, guarded, kind};

    #[test]
    fn pictures_of_all_kinds_are_known_by_their_first_bytes() {
        let cases: [(&[u8], Option<&str>); 16] = [
            (b"\xFF\xD8\xFF\xE1", Some("JPEG")),
            (b"\x89PNG\r\n\x1A\n\0\0", Some("PNG")),
            (b"RIFF\x10\0\0\0WEBPVP8X", Some("WebP")),
            (b"GIF89a", Some("GIF")),
            (b"II*\0\x08\0\0\0", Some("TIFF")),
            (b"MM\0*\0\0\0\x08", Some("TIFF")),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Some("HEIC")),
            (b"\0\0\0\x18ftypmif1\0\0\0\0avif", Some("HEIC")),
            (b"\0\0\0\x18ftypavif\0\0\0\0", Some("AVIF")),
            (b"\0\0\0\x0CJXL \r\n\x87\n", Some("JPEG XL")),
            (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", None),
            (b"RIFF\x10\0\0\0WAVEfmt ", None),
            (b"%PDF-1.7", None),
            (b"PK\x03\x04", None),
            (b"\0\0\0\x18ftyp", None),
            (b"", None),
        ];
        for (head, known) in cases {
            assert_eq!(kind(head), known, "{}", head.escape_ascii());
        }
    }

    #[test]
    fn a_decoder_that_falls_takes_nothing_along() {
        let fell = guarded::<()>(|| panic!("on purpose"));
        assert!(matches!(fell, Err(Flaw::Damaged)));
    }
}
