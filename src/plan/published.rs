//! Files that are published beside the pages: those below `content/files`, and the pictures of texts.

use std::collections::{BTreeMap, BTreeSet};

use super::page::PageKind;
use super::pictures::{self, Size, Sizes, named_pictures};
use super::record;
use super::route::{BadPart, Route};
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::source::{FileId, FileTable, Span, Spanned};
use crate::model::article::Texts;
use crate::model::bulletin::Bulletin;
use crate::model::id::Id;
use crate::model::record::{Publication, Publishing};
use crate::read::checks::files::{self, FILES};
use crate::read::stored::is_run_by_browsers;

/// The folder of files that are published as they are.
pub const PUBLISHED_FILES: &str = "tep";

/// Lists the files that are published as they are: those below `content/files` but for those that wait
/// with their records, and the pictures that shown articles name.
pub(super) fn files(
    bulletin: &Bulletin,
    files: &FileTable,
    report: &mut Report,
) -> Vec<(Route, FileId)> {
    let mut all = Vec::new();
    let waiting = waiting(bulletin, |publishing| bulletin.shows(publishing));
    for (file, path) in files.iter() {
        if let Some(inside) = path.strip_prefix(FILES).filter(|inside| !waiting.contains(inside)) {
            let parts: Vec<&str> = [PUBLISHED_FILES].into_iter().chain(inside.split('/')).collect();
            match Route::file(&parts) {
                Ok(_) if is_run_by_browsers(path) => {
                    let found = Diagnostic::at(Code::ActiveFile, Span::top(file));
                    report.push(found.with("value", path));
                }
                Ok(route) => all.push((route, file)),
                Err(why) => report.push(bad_name(file, path, why)),
            }
        }
    }
    all.extend(self::pictures(bulletin, files, report));
    all
}

/// Returns the path below the folder of published files that an address has, where it is one of them.
pub fn inside(address: &str) -> Option<&str> {
    address.strip_prefix('/')?.strip_prefix(PUBLISHED_FILES)?.strip_prefix('/')
}

/// Tells whether an address is that of a picture which went with a text that was withdrawn.
pub fn is_of_withdrawn(b: &Bulletin, address: &str) -> bool {
    let Some((id, _)) = inside(address).and_then(|inside| inside.split_once('/')) else {
        return false;
    };
    let article = b.articles.find(&Id::new(id)).map(|it| &it.publishing);
    let page = b.pages.find(&Id::new(id)).map(|it| &it.publishing);
    [article, page].into_iter().flatten().any(|it| it.publication == Publication::Withdrawn)
}

/// Lists the addresses of files that wait with their records, though a preview may show them, and of those that went
/// with records which were withdrawn.
pub(super) fn hidden(b: &Bulletin) -> BTreeMap<String, Publication> {
    let address = |inside: &str| format!("/{PUBLISHED_FILES}/{inside}");
    let out_today = |publishing: &Publishing| publishing.is_shown(b.today);
    let not_withdrawn = |publishing: &Publishing| publishing.publication != Publication::Withdrawn;
    let waiting = waiting(b, out_today).into_iter().map(|it| (address(it), Publication::Draft));
    let mut hidden: BTreeMap<_, _> = waiting.collect();
    let gone = self::waiting(b, not_withdrawn).into_iter();
    hidden.extend(gone.map(|it| (address(it), Publication::Withdrawn)));
    hidden
}

/// The files, by their path below `content/files`, that only records name which are not shown: they
/// come with them, and they go with one that is withdrawn.
fn waiting(b: &Bulletin, shows: impl Fn(&Publishing) -> bool) -> BTreeSet<&str> {
    let (mut of_hidden, mut of_shown) = (BTreeSet::new(), BTreeSet::new());
    for (kind, publishing) in record::all(b) {
        let is_shown = shows(publishing);
        let named = if is_shown { &mut of_shown } else { &mut of_hidden };
        named.extend(declared(b, kind, publishing));
        match kind {
            PageKind::Article(no) if is_shown => {
                let article = &b.articles[no];
                named.extend(article.figures.values().filter_map(|it| it.src.as_ref()).map(as_str));
                named.extend(pictures_in(&article.texts));
            }
            PageKind::Standing(no) if is_shown => named.extend(pictures_in(&b.pages[no].texts)),
            _ => {}
        }
    }
    &of_hidden - &of_shown
}

/// The files, by their path below `content/files`, that a record declares: attachments, minutes, the text of a document.
fn declared<'b>(
    b: &'b Bulletin,
    kind: PageKind,
    publishing: &'b Publishing,
) -> impl Iterator<Item = &'b str> {
    let own = match kind {
        PageKind::Meeting(no) => b.meetings[no].minutes.as_ref(),
        PageKind::Document(no) => b.documents[no].file.as_ref(),
        _ => None,
    };
    publishing.attachments.iter().map(|it| &it.file).chain(own).map(as_str)
}

fn pictures_in(texts: &Texts) -> impl Iterator<Item = &str> {
    texts.all().flat_map(|text| &text.prose.pictures).map(as_str)
}

fn as_str(written: &Spanned<String>) -> &str {
    written.as_str()
}

/// A picture beside an article lies beside its page's id: `/tep/<article>/<name>`.
fn pictures(b: &Bulletin, files: &FileTable, report: &mut Report) -> Vec<(Route, FileId)> {
    let mut all = Vec::new();
    for (id, file, _) in named_pictures(b, files, |publishing| b.shows(publishing)) {
        let path = files.path(file);
        if path.starts_with(FILES) {
            continue;
        }
        let name = path.rsplit('/').next().unwrap_or(path);
        match Route::file(&[PUBLISHED_FILES, id, name]) {
            Ok(route) => all.push((route, file)),
            Err(why) => report.push(bad_name(file, path, why)),
        }
    }
    all.sort();
    all.dedup();
    all
}

/// Lists the sizes of the pictures that shown texts name; `own` finds the address that a picture has itself.
pub(super) fn sizes<'p>(
    b: &Bulletin,
    files: &FileTable,
    own: impl Fn(FileId) -> Option<&'p Route>,
    report: &mut Report,
) -> Vec<Size> {
    let named = named_pictures(b, files, |publishing| b.shows(publishing));
    let named: BTreeSet<FileId> = named.into_iter().map(|(_, file, _)| file).collect();
    let mut all = Vec::new();
    for file in named {
        let Some(Ok(picture)) = b.pictures.get(&file) else { continue };
        let Some(own) = own(file) else { continue };
        match pictures::sizes(own, file, picture) {
            Ok(sizes) => all.extend(sizes),
            Err(why) => report.push(bad_name(file, files.path(file), why)),
        }
    }
    all
}

/// Reports pictures that cannot be used and that no text names: those that one names are reported where it does.
pub(super) fn check_pictures(b: &Bulletin, files: &FileTable, sizes: &Sizes, report: &mut Report) {
    for (file, known) in b.pictures.iter() {
        let path = files.path(*file);
        if let Err(why) = known
            && path.starts_with(FILES)
            && sizes.named(*file).is_none()
        {
            let found = Diagnostic::at(Code::BadPicture, Span::top(*file));
            report.push(found.with("value", path).with("why", why.clone()));
        }
    }
}

/// Reports files that cannot be published and that no record declares: those that one declares are reported where it does.
pub(super) fn check_stored(b: &Bulletin, files: &FileTable, report: &mut Report) {
    let named = record::all(b).flat_map(|(kind, publishing)| declared(b, kind, publishing));
    let named: BTreeSet<&str> = named.collect();
    for (file, known) in b.stored.iter() {
        let path = files.path(*file);
        let is_declared = path.strip_prefix(FILES).is_some_and(|inside| named.contains(inside));
        if let Err(why) = known
            && !is_declared
        {
            report.push(files::refused(
                Diagnostic::at(Code::BadAttachment, Span::top(*file)),
                path,
                why,
            ));
        }
    }
}

fn bad_name(file: FileId, path: &str, why: BadPart) -> Diagnostic {
    let why = match why {
        BadPart::Hidden => Value::words("mở đầu bằng dấu chấm", "it begins with a dot"),
        BadPart::Character => Value::words(
            "có dấu, khoảng trắng hoặc ký tự đặc biệt",
            "it holds marks, blanks or special characters",
        ),
        BadPart::Dot => Value::words("kết thúc bằng dấu chấm", "it ends in a dot"),
        BadPart::Long => Value::words("quá dài", "it is too long"),
        BadPart::Reserved => {
            Value::words("Windows giữ riêng tên này", "Windows keeps the name for itself")
        }
    };
    Diagnostic::at(Code::BadFileName, Span::top(file)).with("path", path).with("why", why)
}
