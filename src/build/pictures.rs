//! The pictures of a session: each form is taken from what was made before, or made now, or the picture is proven alone.
//!
//! All forms of a picture are made in one go, so that it is decoded once.

use super::crowd::{self, Place as Room};
use super::made::key;
use super::rendering::Rendering;
use super::session::Fault;
use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::digest::Digest;
use crate::ground::source::{FileId, Span};
use crate::model::picture::{Form, Format, Picture};
use crate::read::metadata;
use crate::read::picture::{self, Flaw};
use crate::render::picture::Pixels;

/// What was asked of a picture, or what is wrong with it.
pub(super) type Pictured<T> = Result<T, Diagnostic>;

impl Rendering<'_> {
    /// Returns forms of a picture, each as it is published.
    ///
    /// # Errors
    ///
    /// A file that could not be read, or is no longer the one that was looked at.
    pub(super) fn forms(
        &self,
        file: FileId,
        forms: &[Form],
    ) -> Result<Pictured<Vec<Vec<u8>>>, Fault> {
        let original = match self.original(file)? {
            Ok(original) => original,
            Err(found) => return Ok(Err(found)),
        };
        let digest = Digest::of(&original.bytes);
        let keys: Vec<Digest> = forms.iter().map(|form| key(&digest, form)).collect();
        let made_before = self.source.made();
        let mut all: Vec<Option<Vec<u8>>> = keys.iter().map(|key| made_before.find(key)).collect();
        if all.iter().any(Option::is_none) {
            let lacking =
                all.iter().zip(forms).filter(|(it, _)| it.is_none()).map(|(_, form)| form);
            let _room = Room::take(original.room(lacking));
            let pixels = match original.decode() {
                Ok(pixels) => pixels,
                Err(flaw) => return Ok(Err(self.bad(file, &flaw))),
            };
            let lacking = all.iter_mut().zip(forms).zip(&keys).filter(|((it, _), _)| it.is_none());
            for ((place, form), key) in lacking {
                let made = match pixels.form(form) {
                    Ok(made) => original.lighter(&pixels, form, made),
                    Err(flaw) => return Ok(Err(self.bad(file, &flaw))),
                };
                made_before.keep(key, &made);
                *place = Some(made);
            }
        }
        Ok(Ok(all.into_iter().flatten().collect()))
    }

    /// Tells what is wrong with a picture, without making anything of it.
    ///
    /// # Errors
    ///
    /// A file that could not be read, or is no longer the one that was looked at.
    pub(super) fn prove_picture(&self, file: FileId) -> Result<Pictured<()>, Fault> {
        let original = match self.original(file)? {
            Ok(original) => original,
            Err(found) => return Ok(Err(found)),
        };
        let _room = Room::take(original.room([]));
        Ok(original.decode().map(drop).map_err(|flaw| self.bad(file, &flaw)))
    }

    /// Reads a picture again, and makes sure that it is still the one that was looked at.
    fn original(&self, file: FileId) -> Result<Pictured<Original<'_>>, Fault> {
        let bytes = self.source.read(file)?;
        let changed = || Fault::Changed(self.source.files().path(file).to_owned());
        let known = self.session.bulletin.pictures.get(&file).ok_or_else(changed)?;
        let now = picture::look(&bytes, bytes.len() as u64);
        let now = now.expect("of a whole file there is no more to see");
        match (known, now) {
            (Ok(picture), Ok(now)) if *picture == now => Ok(Ok(Original { picture, bytes })),
            (_, Err(why)) => Ok(Err(self.bad_for(file, why))),
            _ => Err(changed()),
        }
    }

    fn bad(&self, file: FileId, flaw: &Flaw) -> Diagnostic {
        self.bad_for(file, flaw.words())
    }

    /// Says where a text names the picture, and which it is.
    fn bad_for(&self, file: FileId, why: Value) -> Diagnostic {
        let top = Span::top(file);
        let found = match self.session.plan.sizes.named(file) {
            Some(named) => Diagnostic::at(Code::BadPicture, named).and_at(top),
            None => Diagnostic::at(Code::BadPicture, top),
        };
        found.with("value", self.source.files().path(file)).with("why", why)
    }
}

/// A picture as it was given.
struct Original<'p> {
    picture: &'p Picture,
    bytes: Vec<u8>,
}

impl Original<'_> {
    /// Returns how many bytes it takes to decode it and to make forms of it, one after the other.
    fn room<'f>(&self, forms: impl IntoIterator<Item = &'f Form>) -> u64 {
        let format = picture::format_of(&self.bytes);
        crowd::room(format, (self.picture.width, self.picture.height), forms)
    }

    /// A PNG that holds nothing but its picture goes out as it was given where that is lighter than what was made of it: a
    /// drawing of few colours is, also than a narrower one, which has many.
    fn lighter(&self, pixels: &Pixels, form: &Form, made: Vec<u8>) -> Vec<u8> {
        let given = picture::format_of(&self.bytes);
        let is_png = form.format == Format::Png && given == Some(Format::Png);
        let is_lighter = self.bytes.len() <= made.len();
        let may_go = is_png && is_lighter && pixels.is_as_given() && !metadata::is_in(&self.bytes);
        if may_go { self.bytes.clone() } else { made }
    }

    fn decode(&self) -> Result<Pixels, Flaw> {
        let pixels = Pixels::decode(&self.bytes)?;
        match pixels.size() == (self.picture.width, self.picture.height) {
            true => Ok(pixels),
            false => Err(Flaw::Damaged),
        }
    }
}
