//! Pictures by their first bytes: what each is and how large, within limits, before memory is spent on it.
//!
//! A picture is known by its content and never by its name. Nothing is decoded here.

use std::io::Cursor;

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

/// The most memory that the pixels of one picture may take, in bytes.
const MEMORY: u64 = 512 << 20;

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
                format!("lớn hơn {LONGEST} điểm ảnh mỗi cạnh hoặc cần quá nhiều bộ nhớ"),
                format!("it is larger than {LONGEST} pixels a side or needs too much memory"),
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
        let input = Cursor::new(bytes);
        let (mut decoder, format): (Box<dyn ImageDecoder + 'b>, _) =
            match image::guess_format(bytes) {
                Ok(ImageFormat::Jpeg) => (Box::new(JpegDecoder::new(input)?), Format::Jpeg),
                Ok(ImageFormat::Png) => {
                    let decoder = PngDecoder::with_limits(input, limits())?;
                    if decoder.is_apng()? {
                        return Err(Flaw::Moving);
                    }
                    (Box::new(decoder), Format::Png)
                }
                Ok(ImageFormat::WebP) if is_moving_webp(bytes) => return Err(Flaw::Moving),
                Ok(ImageFormat::WebP) => (Box::new(WebPDecoder::new(input)?), Format::Webp),
                _ => return Err(Flaw::Unknown),
            };
        decoder.set_limits(limits())?;
        let (width, height) = decoder.dimensions();
        if width.max(height) > LONGEST || decoder.total_bytes() > MEMORY {
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

/// Tells whether the head of a WebP says that it moves; its frames need not be there.
fn is_moving_webp(bytes: &[u8]) -> bool {
    const MOVES: u8 = 0b10;
    bytes.get(12..16) == Some(b"VP8X") && bytes.get(20).is_some_and(|flags| flags & MOVES != 0)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MEMORY);
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
