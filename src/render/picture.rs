//! Pictures as they are published: decoded within limits, turned upright, and written anew without any
//! metadata, so that no camera's place or time reaches the site.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits};

use crate::ground::diagnostic::Value;
use crate::read::file_name::PICTURES;

/// The longest side of a picture, in pixels.
const LONGEST: u32 = 12_000;

/// The most memory that decoding one picture may take, in bytes.
const MEMORY: u64 = 512 << 20;

/// The quality of JPEG, out of 100.
const QUALITY: u8 = 88;

/// Tells whether a file is a picture by the ending of its name.
pub fn is_picture(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    PICTURES.contains(&ending.as_str())
}

/// Makes the picture that is published out of the one that was given, in the format that its name says.
///
/// # Errors
///
/// Bytes that are no picture, a picture that is cut short or larger than the limits; the words say why.
pub fn publishable(path: &str, bytes: &[u8]) -> Result<Vec<u8>, Value> {
    let format = ImageFormat::from_path(path).map_err(|_| unknown())?;
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| unknown())?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| explain(&error))?;
    let orientation = decoder.orientation().map_err(|error| explain(&error))?;
    let profile = decoder.icc_profile().ok().flatten();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| explain(&error))?;
    picture.apply_orientation(orientation);
    encode(&picture, format, profile).map_err(|error| explain(&error))
}

fn encode(
    picture: &DynamicImage,
    format: ImageFormat,
    profile: Option<Vec<u8>>,
) -> image::ImageResult<Vec<u8>> {
    let mut out = Vec::new();
    match format {
        ImageFormat::Jpeg => {
            let mut encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
            if let Some(profile) = profile {
                // A profile that the format cannot hold is left out; colours are then read as sRGB.
                let _unsupported = encoder.set_icc_profile(profile);
            }
            picture.to_rgb8().write_with_encoder(encoder)?;
        }
        format => picture.write_to(&mut Cursor::new(&mut out), format)?,
    }
    Ok(out)
}

fn unknown() -> Value {
    Value::words(
        "nội dung không phải ảnh JPEG, PNG hay WebP",
        "its content is no JPEG, PNG or WebP",
    )
}

fn explain(error: &image::ImageError) -> Value {
    match error {
        image::ImageError::Limits(_) => Value::words(
            format!("lớn hơn {LONGEST} điểm ảnh mỗi cạnh hoặc cần quá nhiều bộ nhớ"),
            format!("it is larger than {LONGEST} pixels a side or needs too much memory"),
        ),
        image::ImageError::Unsupported(_) => unknown(),
        _ => Value::words("tệp hỏng hoặc bị cắt cụt", "the file is damaged or cut short"),
    }
}

#[cfg(test)]
mod tests {
    use image::{DynamicImage, ImageFormat};

    use super::publishable;

    fn png() -> Vec<u8> {
        let mut out = std::io::Cursor::new(Vec::new());
        DynamicImage::new_rgb8(4, 2).write_to(&mut out, ImageFormat::Png).expect("memory takes it");
        out.into_inner()
    }

    #[test]
    fn a_picture_loses_all_that_is_not_picture() {
        // A text chunk with a place in it, right after the header.
        let mut with_place = png();
        let chunk = b"\0\0\0\x0btEXtGPS\0secret!\x9a\x9a\x9a\x9a";
        with_place.splice(33..33, chunk.iter().copied());
        let published = publishable("anh.png", &with_place).unwrap_or_default();
        assert!(!published.windows(6).any(|part| part == b"secret"));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert!(publishable("anh.jpg", b"<html>").is_err());
        assert!(publishable("anh.png", &png()[..40]).is_err());
        assert!(publishable("anh.gif", &png()).is_err());
        let mut huge = png();
        huge[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
        assert!(publishable("anh.png", &huge).is_err());
    }
}
