//! A picture as far as it is known without its pixels, and the forms that it is published in. How a form is made is no
//! matter of this file.

use std::collections::BTreeMap;

use crate::ground::diagnostic::Value;
use crate::ground::source::FileId;

/// The pictures of a site by their files; of one that cannot be used, why not.
pub type Pictures = BTreeMap<FileId, Result<Picture, Value>>;

/// The widths that a picture is published in, in pixels: a phone of old, one of today, a tablet, a screen, a sharp screen.
/// None is wider than the picture itself.
pub const WIDTHS: [u32; 5] = [320, 640, 960, 1280, 1920];

/// What is known of a picture from the head of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// How wide it is, in pixels, when it stands upright.
    pub width: u32,
    /// How high it is, in pixels, when it stands upright.
    pub height: u32,
    /// Whether it may be seen through.
    pub is_clear: bool,
    /// A mark that is another one when the picture is: what browsers kept of it is then asked for anew.
    pub mark: String,
}

/// A format that pictures are published in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// JPEG: every browser shows it.
    Jpeg,
    /// PNG: every browser shows it, and it loses nothing.
    Png,
    /// WebP: the smallest, and all but very old browsers show it.
    Webp,
}

/// A form that a picture is published in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Form {
    /// Its format.
    pub format: Format,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// Whether it is what stands at the picture's own address, and is kept finer than those for pages.
    pub is_own: bool,
}

impl Format {
    /// Tells which format a name promises; none that is no picture's.
    pub fn of_name(path: &str) -> Option<Self> {
        let (_, ending) = path.rsplit_once('.')?;
        match ending.to_lowercase().as_str() {
            "jpg" | "jpeg" => Some(Self::Jpeg),
            "png" => Some(Self::Png),
            "webp" => Some(Self::Webp),
            _ => None,
        }
    }

    /// Returns the ending of the names of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
        }
    }
}

impl Picture {
    /// Returns the form that stands at the picture's own address.
    pub fn own_form(&self, format: Format) -> Form {
        Form { format, width: self.width, height: self.height, is_own: true }
    }

    /// Returns the format for browsers that know no WebP, of a picture whose own address promises `own`: what came without
    /// loss stays so, and what may be seen through is never a JPEG.
    pub fn old_format(&self, own: Format) -> Format {
        match own {
            Format::Webp if self.is_clear => Format::Png,
            Format::Webp => Format::Jpeg,
            own => own,
        }
    }

    /// Lists the forms for pages beside the picture's own address, which promises `own`, the smallest first: each width in
    /// WebP and for old browsers. What the own address has already is not made twice.
    pub fn forms(&self, own: Format) -> Vec<Form> {
        let formats = [Format::Webp, self.old_format(own)];
        let all = formats.into_iter().flat_map(|format| {
            let widths = self.widths().into_iter();
            widths.map(move |width| self.form(format, width))
        });
        all.filter(|form| form.width < self.width || form.format != own).collect()
    }

    /// Tells whether it is no wider than the widest that is made for pages.
    pub fn is_narrow(&self) -> bool {
        self.width <= WIDTHS[WIDTHS.len() - 1]
    }

    fn form(&self, format: Format, width: u32) -> Form {
        let (wide, high) = (u64::from(self.width.max(1)), u64::from(self.height));
        let height = (high * u64::from(width) + wide / 2) / wide;
        let height = u32::try_from(height).unwrap_or(u32::MAX).max(1);
        Form { format, width, height, is_own: false }
    }

    /// The widths that are clearly narrower than the picture, and its own where it is no wider than the widest.
    fn widths(&self) -> Vec<u32> {
        let is_narrower = |width: &u32| match self.is_narrow() {
            true => u64::from(*width) * 10 <= u64::from(self.width) * 9,
            false => *width < self.width,
        };
        let narrower = WIDTHS.into_iter().filter(is_narrower);
        narrower.chain(self.is_narrow().then_some(self.width)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Format, Picture};

    fn forms(width: u32, height: u32, is_clear: bool, own: Format) -> Vec<(Format, u32, u32)> {
        let picture = Picture { width, height, is_clear, mark: String::new() };
        picture.forms(own).iter().map(|form| (form.format, form.width, form.height)).collect()
    }

    #[test]
    fn a_large_photograph_has_five_widths_in_two_formats() {
        let made = forms(4000, 3000, false, Format::Jpeg);
        let widths: Vec<u32> = made.iter().map(|(_, width, _)| *width).collect();
        assert_eq!(widths, [320, 640, 960, 1280, 1920, 320, 640, 960, 1280, 1920]);
        assert_eq!(made[4], (Format::Webp, 1920, 1440));
        assert_eq!(made[9], (Format::Jpeg, 1920, 1440));
    }

    #[test]
    fn no_form_is_larger_than_the_picture_or_nearly_the_same_as_another() {
        use Format::{Jpeg, Png, Webp};
        // 640 of 700 is worth a file of its own no more; the own address is the widest of its format.
        assert_eq!(
            forms(700, 350, false, Jpeg),
            [(Webp, 320, 160), (Webp, 700, 350), (Jpeg, 320, 160)]
        );
        assert_eq!(forms(100, 9000, true, Png), [(Webp, 100, 9000)]);
        assert_eq!(forms(5000, 1, false, Png)[0], (Webp, 320, 1));
        assert_eq!(forms(200, 200, true, Webp), [(Png, 200, 200)]);
        assert_eq!(forms(200, 200, false, Webp), [(Jpeg, 200, 200)]);
    }

    #[test]
    fn a_name_promises_a_format() {
        assert_eq!(Format::of_name("a/b.JPEG"), Some(Format::Jpeg));
        assert_eq!(Format::of_name("a.webp"), Some(Format::Webp));
        assert_eq!(Format::of_name("a.svg"), None);
        assert_eq!(Format::of_name("png"), None);
    }
}
