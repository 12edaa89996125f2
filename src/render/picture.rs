//! Pictures as they are published: decoded within limits, turned upright, brought to the colours of the web, and written anew.
//! Of the file that was given its pixels alone go on, so that no camera's place or time reaches the site.

use std::io::Cursor;

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder as _, ImageEncoder as _};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use webp::{Encoder, PixelLayout, WebPConfig};

use crate::model::picture::{Form, Format, WIDTHS};
use crate::read::picture::{Flaw, Opened, guarded, is_whole_jpeg};

/// The crates that decide which bytes are made of a picture, and a number for what this file does. A test holds it against
/// what is built in.
const CRATES: &str = "bantin picture 2: adler2 2.0.1, bytemuck 1.25.2, byteorder-lite 0.1.0, crc32fast 1.5.5, \
     fast_image_resize 6.1.0, fdeflate 0.3.7, flate2 1.1.11, image 0.25.10, image-webp 0.2.4, libwebp-sys 0.9.6, \
     miniz_oxide 0.8.9, miniz_oxide 0.9.1, moxcms 0.8.1, num-traits 0.2.19, png 0.18.1, pxfm 0.1.30, \
     simd-adler32 0.3.10, webp 0.3.1, zlib-rs 0.6.8, zune-core 0.5.3, zune-jpeg 0.5.15";

/// The quality of JPEG, out of 100: at the picture's own address, and for pages.
const JPEG: [u8; 2] = [88, 80];

/// The quality of WebP, out of 100: at the picture's own address, and for pages.
const WEBP: [f32; 2] = [88.0, 78.0];

/// The quality of WebP of a drawing, out of 100, where loss makes it smaller: letters and lines stay sharp.
const DRAWN: f32 = 90.0;

/// How hard WebP tries, out of 6: what is above takes far longer and gains next to nothing.
const EFFORT: i32 = 4;

/// Returns all that decides which bytes are made of a picture, but for the picture and the form: what was made by anything
/// else is made anew.
pub fn made_by() -> String {
    format!("{CRATES}; {JPEG:?} {WEBP:?} {DRAWN:?} {EFFORT}")
}

/// A picture with its pixels, upright, in the colours of the web.
pub struct Pixels {
    width: u32,
    height: u32,
    layout: Pixel,
    bytes: Vec<u8>,
    /// Whether it is drawn and came without loss: its edges would suffer.
    is_drawing: bool,
    /// Whether its file shows it as it is here: it was not turned, and has no colours of its own.
    is_as_given: bool,
}

/// The bytes of one point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pixel {
    /// Red, green, blue.
    Rgb,
    /// And how much it covers what is behind it.
    Rgba,
}

impl Pixels {
    /// Decodes a picture, turns it upright, and takes its colours to those of the web.
    ///
    /// # Errors
    ///
    /// What is no picture of ours, is beyond the limits, damaged, or cut short.
    pub fn decode(bytes: &[u8]) -> Result<Self, Flaw> {
        guarded(|| Self::decode_bare(bytes))
    }

    fn decode_bare(bytes: &[u8]) -> Result<Self, Flaw> {
        let Opened { mut decoder, format, orientation } = Opened::new(bytes)?;
        if format == Format::Jpeg && !is_whole_jpeg(bytes) {
            return Err(Flaw::Damaged);
        }
        // A profile that cannot be read says nothing: the colours are those of the web.
        let profile = decoder.icc_profile().ok().flatten();
        let mut picture = DynamicImage::from_decoder(decoder)?;
        picture.apply_orientation(orientation);
        let (width, height) = (picture.width(), picture.height());
        let is_as_given = orientation == Orientation::NoTransforms && profile.is_none();
        let (layout, bytes) = match picture.color().has_alpha() {
            true => (Pixel::Rgba, picture.into_rgba8().into_raw()),
            false => (Pixel::Rgb, picture.into_rgb8().into_raw()),
        };
        let mut pixels = Self { width, height, layout, bytes, is_drawing: false, is_as_given };
        pixels.is_drawing = format != Format::Jpeg && pixels.is_drawn();
        if let Some(profile) = profile {
            pixels.take_web_colours(&profile);
        }
        Ok(pixels)
    }

    /// Tells whether the file that was given shows what is here, to the point.
    pub fn is_as_given(&self) -> bool {
        self.is_as_given
    }

    /// Returns width and height.
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// Makes a form of the picture.
    ///
    /// # Errors
    ///
    /// What no encoder of the format takes.
    pub fn form(&self, form: &Form) -> Result<Vec<u8>, Flaw> {
        guarded(|| self.form_bare(form))
    }

    fn form_bare(&self, form: &Form) -> Result<Vec<u8>, Flaw> {
        let sized;
        let pixels = match (form.width, form.height) == self.size() {
            true => self,
            false => {
                sized = self.sized(form.width, form.height)?;
                &sized
            }
        };
        let fine = usize::from(!form.is_own);
        match form.format {
            Format::Jpeg => pixels.jpeg(JPEG[fine]),
            Format::Png => pixels.png(),
            Format::Webp => {
                let made = pixels.webp(WEBP[fine])?;
                let is_smoothed = self.is_drawing && form.width < self.width;
                // A drawing that was made narrower has more colours: as it was drawn it may be lighter, and is sharper.
                if is_smoothed && self.width <= WIDTHS[WIDTHS.len() - 1] {
                    let whole = self.webp(WEBP[fine])?;
                    return Ok(if whole.len() <= made.len() { whole } else { made });
                }
                Ok(made)
            }
        }
    }

    /// Makes it smaller. What shines through is weighed by how much it covers.
    fn sized(&self, width: u32, height: u32) -> Result<Self, Flaw> {
        let kind = match self.layout {
            Pixel::Rgb => PixelType::U8x3,
            Pixel::Rgba => PixelType::U8x4,
        };
        let from = ImageRef::new(self.width, self.height, &self.bytes, kind);
        let from = from.map_err(|_| Flaw::Damaged)?;
        let mut to = Image::new(width, height, kind);
        let way = ResizeAlg::Convolution(FilterType::Lanczos3);
        let options = ResizeOptions::new().resize_alg(way);
        Resizer::new().resize(&from, &mut to, &options).map_err(|_| Flaw::Damaged)?;
        let Self { layout, is_drawing, is_as_given, .. } = *self;
        Ok(Self { width, height, layout, bytes: to.into_vec(), is_drawing, is_as_given })
    }

    fn jpeg(&self, quality: u8) -> Result<Vec<u8>, Flaw> {
        let on_paper;
        let bytes = match self.layout {
            Pixel::Rgb => &self.bytes,
            // A JPEG covers what is behind it: with white, as paper does.
            Pixel::Rgba => {
                on_paper = self.bytes.chunks_exact(4).flat_map(on_white).collect();
                &on_paper
            }
        };
        let mut out = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut out, quality);
        encoder.write_image(bytes, self.width, self.height, ExtendedColorType::Rgb8)?;
        Ok(out)
    }

    fn png(&self) -> Result<Vec<u8>, Flaw> {
        let colours = match self.layout {
            Pixel::Rgb => ExtendedColorType::Rgb8,
            Pixel::Rgba => ExtendedColorType::Rgba8,
        };
        let mut out = Cursor::new(Vec::new());
        PngEncoder::new(&mut out).write_image(&self.bytes, self.width, self.height, colours)?;
        Ok(out.into_inner())
    }

    /// A drawing is written twice: where it is as it was drawn it is smallest without loss, where its edges were smoothed into
    /// many colours it seldom is.
    fn webp(&self, quality: f32) -> Result<Vec<u8>, Flaw> {
        if !self.is_drawing {
            return self.webp_by(|config| config.quality = quality);
        }
        let whole = self.webp_by(|config| config.lossless = 1)?;
        let smoothed = self.webp_by(|config| {
            config.quality = DRAWN;
            config.use_sharp_yuv = 1;
        })?;
        Ok(if smoothed.len() < whole.len() { smoothed } else { whole })
    }

    fn webp_by(&self, set: impl FnOnce(&mut WebPConfig)) -> Result<Vec<u8>, Flaw> {
        let layout = match self.layout {
            Pixel::Rgb => PixelLayout::Rgb,
            Pixel::Rgba => PixelLayout::Rgba,
        };
        let mut config = WebPConfig::new().map_err(|()| Flaw::Large)?;
        config.method = EFFORT;
        set(&mut config);
        let encoder = Encoder::new(&self.bytes, layout, self.width, self.height);
        Ok(encoder.encode_advanced(&config).map_err(|_| Flaw::Large)?.to_vec())
    }

    /// Tells whether most points are like the one to their left: in photographs few are.
    fn is_drawn(&self) -> bool {
        let step = self.layout.len();
        let rows = self.bytes.chunks_exact(self.width as usize * step);
        let same = rows.map(|row| {
            let pairs = row.chunks_exact(step).zip(row.chunks_exact(step).skip(1));
            pairs.filter(|(left, right)| left == right).count() as u64
        });
        same.sum::<u64>() * 2 >= u64::from(self.width) * u64::from(self.height)
    }

    /// Takes colours that a profile tells of to those that browsers assume. A profile of other colours than red, green and
    /// blue (of a press) or one that is damaged changes nothing.
    fn take_web_colours(&mut self, profile: &[u8]) {
        let layout = match self.layout {
            Pixel::Rgb => Layout::Rgb,
            Pixel::Rgba => Layout::Rgba,
        };
        let Ok(from) = ColorProfile::new_from_slice(profile) else { return };
        let (web, options) = (ColorProfile::new_srgb(), TransformOptions::default());
        let is_meant = from.color_space == DataColorSpace::Rgb;
        let made = is_meant.then(|| from.create_transform_8bit(layout, &web, layout, options));
        let Some(Ok(transform)) = made else { return };
        let mut changed = vec![0; self.width as usize * self.layout.len()];
        for row in self.bytes.chunks_exact_mut(changed.len()) {
            if transform.transform(row, &mut changed).is_ok() {
                row.copy_from_slice(&changed);
            }
        }
    }
}

impl Pixel {
    fn len(self) -> usize {
        match self {
            Self::Rgb => 3,
            Self::Rgba => 4,
        }
    }
}

/// Puts a point on white.
fn on_white(point: &[u8]) -> [u8; 3] {
    let cover = u32::from(point[3]);
    let mix = |colour: u8| (u32::from(colour) * cover + 255 * (255 - cover) + 127) / 255;
    [0, 1, 2].map(|at| u8::try_from(mix(point[at])).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests;
