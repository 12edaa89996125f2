//! The sizes of the pictures that texts show: which forms of each lie at which addresses, and what a page says of them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::route::{BadPart, Route};
use crate::ground::source::{FileId, FileTable, Span};
use crate::model::bulletin::Bulletin;
use crate::model::picture::{Form, Format, Picture};
use crate::model::record::Publishing;
use crate::read::checks::files::find_picture;

/// A size of a picture, beside the picture's own address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Size {
    /// Its address.
    pub route: Route,
    /// The picture that it is made from.
    pub file: FileId,
    /// What it is.
    pub form: Form,
}

/// The sizes of all pictures.
#[derive(Default)]
pub struct Sizes {
    /// The sizes, those of a picture one after the other.
    pub all: Vec<Size>,
    of: BTreeMap<FileId, Range<usize>>,
    named: BTreeMap<FileId, Span>,
}

/// A picture as pages show it.
pub struct Shown<'p> {
    /// Its own address.
    pub own: &'p Route,
    /// What is known of it.
    pub picture: &'p Picture,
    /// Its sizes.
    pub sizes: &'p [Size],
}

impl Sizes {
    /// Makes no size yet; learns where texts name pictures.
    pub(super) fn new(b: &Bulletin, files: &FileTable) -> Self {
        let mut named = BTreeMap::new();
        for (_, file, span) in named_pictures(b, files, |_| true) {
            named.entry(file).or_insert(span);
        }
        Self { named, ..Self::default() }
    }

    /// Takes a size that has its address.
    pub(super) fn put(&mut self, size: Size) {
        let at = self.all.len();
        let range = self.of.entry(size.file).or_insert(at..at);
        debug_assert_eq!(range.end, at, "the sizes of a picture stand together");
        range.end = at + 1;
        self.all.push(size);
    }

    /// Returns the sizes of a picture.
    pub fn of(&self, file: FileId) -> &[Size] {
        self.of.get(&file).map_or(&[], |range| &self.all[range.clone()])
    }

    /// Finds where a text names a picture first.
    pub fn named(&self, file: FileId) -> Option<Span> {
        self.named.get(&file).copied()
    }
}

impl Shown<'_> {
    /// Lists what there is in a format, each width with its address, the narrowest first.
    pub fn candidates(&self, format: Format) -> Vec<(u32, &Route)> {
        let sizes = self.sizes.iter().filter(|size| size.form.format == format);
        let mut all: Vec<_> = sizes.map(|size| (size.form.width, &size.route)).collect();
        if format == self.own_format() && self.picture.is_narrow() {
            all.push((self.picture.width, self.own));
        }
        all
    }

    /// Returns the format for browsers that know no WebP.
    pub fn old_format(&self) -> Format {
        self.picture.old_format(self.own_format())
    }

    fn own_format(&self) -> Format {
        Format::of_name(self.own.as_str()).unwrap_or(Format::Jpeg)
    }
}

/// Lists the addresses of the sizes of a picture.
///
/// # Errors
///
/// A name that is too long with what is added to it.
pub(super) fn sizes(own: &Route, file: FileId, picture: &Picture) -> Result<Vec<Size>, BadPart> {
    let Some(format) = Format::of_name(own.as_str()) else { return Ok(Vec::new()) };
    let forms = picture.forms(format).into_iter();
    forms.map(|form| Ok(Size { route: beside(own, &form)?, file, form })).collect()
}

/// `/tep/bai/anh.jpg` to `/tep/bai/anh.jpg.640.webp`: whole, so that `anh.jpg` and `anh.png` can lie beside each other.
fn beside(own: &Route, form: &Form) -> Result<Route, BadPart> {
    let path = format!("{}.{}.{}", own.as_str(), form.width, form.format.ending());
    let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    Route::file(&parts)
}

/// Lists the pictures that the texts of wanted records name: the id of the record, the file, the place where it is named. A
/// record whose id cannot stand was reported; its pictures have no address either.
pub(super) fn named_pictures<'b>(
    b: &'b Bulletin,
    files: &FileTable,
    wanted: impl Fn(&Publishing) -> bool,
) -> Vec<(&'b str, FileId, Span)> {
    let articles = b.articles.iter().filter(|it| wanted(&it.publishing));
    let articles = articles.map(|it| (it.id.as_str(), &it.texts, Some(&it.figures)));
    let pages = b.pages.iter().filter(|it| wanted(&it.publishing));
    let pages = pages.map(|it| (it.id.as_str(), &it.texts, None));
    let mut all = Vec::new();
    for (id, texts, figures) in articles.chain(pages).filter(|(id, ..)| !id.is_empty()) {
        let declared = figures.into_iter().flat_map(|figures| figures.values());
        let declared = declared.filter_map(|figure| figure.src.as_ref());
        let in_text = texts.all().flat_map(|text| &text.prose.pictures);
        let found = declared.chain(in_text).filter_map(|src| {
            let file = find_picture(files, texts.vi.prose.file, src)?;
            Some((id, file, src.span))
        });
        all.extend(found);
    }
    all
}
