//! Figures, pictures and attachments: declared where they are used, and there on the disk.

use super::scope::Scope;
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::source::{FileId, FileTable, Span, Spanned};
use crate::ground::text::clip::clip;
use crate::ground::text::near_path::near_path;
use crate::ground::text::nearest::nearest;
use crate::model::article::{Article, ArticleText};
use crate::model::award::Batch;
use crate::model::bulletin::{Bulletin, Item};
use crate::model::record::Publishing;
use crate::model::stored::Refused;
use crate::read::file_name::PICTURES;

/// Where files to be published as they are stand.
pub const FILES: &str = "content/files/";

/// Reports figures that are not declared, pictures and files that are not there, and pictures without
/// words in the language of the page.
pub fn check(scope: Scope<'_>, files: &FileTable, report: &mut Report) {
    let mut check = Check { b: scope.b, files, report };
    for (_, article) in scope.articles() {
        check.figures(article);
        check.texts(article);
        check.attachments(&article.publishing);
    }
    for (_, page) in scope.pages() {
        for text in page.texts.all() {
            check.text(text, &[]);
        }
        check.attachments(&page.publishing);
    }
    for (_, meeting) in scope.meetings() {
        check.attachments(&meeting.publishing);
        meeting.minutes.iter().for_each(|file| check.file(file));
    }
    for (no, batch) in scope.batches() {
        check.attachments(&batch.publishing);
        check.award_figures(Item::Batch(no), batch);
    }
    for (_, document) in scope.documents() {
        check.attachments(&document.publishing);
        document.file.iter().for_each(|file| check.file(file));
    }
    for publishing in scope.units().map(|(_, unit)| &unit.publishing) {
        check.attachments(publishing);
    }
    for publishing in scope.bodies().map(|(_, body)| &body.publishing) {
        check.attachments(publishing);
    }
}

/// Finds the file of a picture: beside its text, else below `content/files`.
pub fn find_picture(files: &FileTable, text: FileId, src: &str) -> Option<FileId> {
    let folder = folder_of(files, text);
    let beside = files.find(&format!("{folder}/{src}"));
    beside.or_else(|| files.find(&format!("{FILES}{src}")))
}

/// Tells how to give a declared figure its description.
pub fn alt_mend(id: &str) -> Value {
    Value::words(
        format!("thêm dưới [figures.{id}]: alt = \"...\", nói trong ảnh có gì"),
        format!("add below [figures.{id}]: alt = \"...\", what the picture shows"),
    )
}

/// Says of a file why it cannot be published, and how to mend it.
pub fn refused(found: Diagnostic, path: &str, why: &Refused) -> Diagnostic {
    found.with("value", path).with("why", why.why.clone()).with("mend", why.mend.clone())
}

const FIGURES: [&str; 2] = ["[figures] của bài", "[figures] of the article"];
const ARTICLES_FIGURES: [&str; 2] =
    ["[figures] của bài viết về đợt khen thưởng này", "[figures] of the article on this batch"];

struct Check<'c> {
    b: &'c Bulletin,
    files: &'c FileTable,
    report: &'c mut Report,
}

impl Check<'_> {
    /// The pictures of `[figures]`, and their words in English.
    fn figures(&mut self, article: &Article) {
        let with_picture =
            article.figures.iter().filter_map(|(id, figure)| Some((id, figure.src.as_ref()?)));
        for (id, src) in with_picture {
            self.picture(article.texts.vi.prose.file, src);
            let Some(english) = &article.texts.en else { continue };
            let words = english.figures.get(id);
            if words.is_none_or(|words| words.alt.is_none()) {
                let at = words.map_or(english.title.span, |words| words.span);
                self.report.push(
                    Diagnostic::at(Code::FigureWithoutAlt, at)
                        .with("value", id)
                        .with("language", Value::words("tiếng Anh", "English"))
                        .with("mend", alt_mend(id)),
                );
            }
        }
    }

    fn texts(&mut self, article: &Article) {
        // What was declared is not known where it could not be read.
        if !article.origin.sound(&["figures"]) {
            return;
        }
        let declared: Vec<&str> = article.figures.keys().map(String::as_str).collect();
        self.text(&article.texts.vi, &declared);
        if let Some(english) = &article.texts.en {
            self.text(english, &declared);
            for (id, words) in &english.figures {
                self.declared(&Spanned::new(id.clone(), words.span), &declared, FIGURES);
            }
        }
        let shown = &article.texts.vi.prose.figures;
        if shown.iter().any(|shown| !declared.contains(&shown.as_str())) {
            return;
        }
        for (id, words) in &article.texts.vi.figures {
            if !shown.iter().any(|shown| shown.value == *id) {
                let found = Diagnostic::at(Code::FigureNotShown, words.span);
                self.report.push(found.with("value", id));
            }
        }
    }

    fn text(&mut self, text: &ArticleText, declared: &[&str]) {
        text.prose.figures.iter().for_each(|shown| self.declared(shown, declared, FIGURES));
        text.prose.pictures.iter().for_each(|src| self.picture(text.prose.file, src));
    }

    fn declared(&mut self, shown: &Spanned<String>, declared: &[&str], place: [&str; 2]) {
        if !declared.contains(&shown.as_str()) {
            self.report.push(
                Diagnostic::at(Code::UnknownFigure, shown.span)
                    .with("value", clip(shown))
                    .with("where", Value::words(place[0], place[1]))
                    .nearest(nearest(shown, declared.iter().copied())),
            );
        }
    }

    /// The figure of a row is one of the batch's article.
    fn award_figures(&mut self, item: Item, batch: &Batch) {
        let articles = self.b.links.get(&item).into_iter().flat_map(|related| &related.items);
        let articles: Vec<&Article> = articles
            .filter_map(|item| match item {
                Item::Article(no) => Some(&self.b.articles[*no]),
                _ => None,
            })
            .collect();
        let is_read = articles.iter().all(|article| article.origin.sound(&["figures"]));
        let declared: Vec<&str> = articles
            .iter()
            .flat_map(|article| article.figures.keys())
            .map(String::as_str)
            .collect();
        if articles.is_empty() || !is_read {
            return;
        }
        batch.awards.iter().flat_map(|row| &row.figure).for_each(|figure| {
            self.declared(figure, &declared, ARTICLES_FIGURES);
        });
    }

    fn attachments(&mut self, publishing: &Publishing) {
        publishing.attachments.iter().for_each(|attachment| self.file(&attachment.file));
    }

    fn file(&mut self, path: &Spanned<String>) {
        let found = self.files.find(&format!("{FILES}{}", path.value));
        if let Some(file) = found
            && let Some(Err(why)) = self.b.stored.get(&file)
        {
            let found = Diagnostic::at(Code::BadAttachment, path.span).and_at(Span::top(file));
            self.report.push(refused(found, self.files.path(file), why));
        }
        if !path.is_empty() && found.is_none() {
            let names = self.files.iter().filter_map(|(_, known)| known.strip_prefix(FILES));
            let names: Vec<&str> = names.collect();
            let near = near_path(path, names.iter().copied()).map(str::to_owned);
            self.missing(path, Value::from("content/files"), near);
        }
    }

    fn picture(&mut self, text: FileId, src: &Spanned<String>) {
        if let Some(file) = find_picture(self.files, text, src) {
            // What is no picture by its name was read as another kind of file, or as a text.
            let why = match self.b.pictures.get(&file) {
                Some(Ok(_)) => return,
                Some(Err(why)) => why.clone(),
                None => Value::words(
                    "tên tệp không có đuôi .jpg, .png hay .webp",
                    "its name does not end in .jpg, .png or .webp",
                ),
            };
            let found = Diagnostic::at(Code::BadPicture, src.span).and_at(Span::top(file));
            let path = self.files.path(file);
            self.report.push(found.with("value", path).with("why", why));
        } else {
            let beside = Value::words(
                "thư mục của bài hoặc content/files",
                "the folder of the text or content/files",
            );
            let folder = folder_of(self.files, text);
            let inside = |(_, known): (FileId, &'_ str)| {
                let beside = known.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
                beside.or_else(|| known.strip_prefix(FILES)).map(str::to_owned)
            };
            let names: Vec<String> = self.files.iter().filter_map(inside).collect();
            let near = near_path(src, names.iter().map(String::as_str).filter(is_picture));
            self.missing(src, beside, near.map(str::to_owned));
        }
    }

    fn missing(&mut self, path: &Spanned<String>, place: Value, near: Option<String>) {
        self.report.push(
            Diagnostic::at(Code::MissingFile, path.span)
                .with("value", clip(path))
                .with("where", place)
                .nearest(near.as_deref()),
        );
    }
}

fn folder_of(files: &FileTable, text: FileId) -> &str {
    files.path(text).rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn is_picture(name: &&str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    PICTURES.contains(&ending.as_str())
}
