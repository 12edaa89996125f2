//! Articles and standing pages: front matter and text, one file a language.

use std::collections::BTreeMap;

use super::common::{self, Slug};
use super::front_matter;
use super::ids;
use super::markdown::{self, Markdown};
use super::reading::Reading;
use super::table::Table;
use super::toml_text::Toml;
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::source::{FileId, Span, Spanned};
use crate::model::article::{Article, ArticleText, Figure, FigureWords, Page, Texts, Translation};
use crate::model::id::{Kind, Origin};
use crate::model::prose::Prose;
use crate::model::vocabulary::List;

/// The keys of an article or page that hold facts: none may stand in a translation.
const FACTS: &[&str] = &[
    "id",
    "date",
    "event_date",
    "kind",
    "body",
    "wards",
    "topics",
    "meetings",
    "awards",
    "documents",
    "author",
    "menu_order",
    "bodies",
    "not_stated",
    "source",
    "from_elsewhere",
    "note",
    "publication",
    "reason",
    "publish_at",
    "expires",
    "updated",
    "corrections",
    "aliases",
    "illustration",
    "attachments",
    "waivers",
];

/// Reads the Vietnamese file of an article: all facts, and the words.
pub fn article(source: &Markdown<'_>, stem: &str, report: &mut Report) -> Option<Article> {
    read(source, report, Kind::Article, |t, prose| {
        let (figures, words) = figures(t, source.file);
        let article = Article {
            id: common::id(t, Some(stem)),
            date: t.required("date"),
            event_date: t.optional("event_date"),
            kind: t.required_word("kind", List::ArticleKind),
            body: t.required("body"),
            wards: t.or_default("wards"),
            topics: t.or_default("topics"),
            meetings: t.or_default("meetings"),
            awards: t.or_default("awards"),
            documents: t.or_default("documents"),
            author: t.optional("author"),
            texts: Texts { vi: words_of(t, words, prose).into(), en: None },
            figures,
            provenance: common::provenance(t),
            publishing: common::publishing(t),
            origin: Origin { at: t.span, flaws: Vec::new() },
        };
        common::check_named_fields(t, &article.provenance);
        let first = t.has("date").then(|| article.date.first_day());
        common::check_order(t, ("date", first), ("expires", article.publishing.expires));
        // What tells of a meeting to come may change before its day; news are changed once they are out.
        common::check_order(t, ("date", first), ("updated", article.publishing.updated));
        let corrected = article.publishing.corrections.first().map(|first| first.date);
        common::check_order(t, ("date", first), ("corrections", corrected));
        article
    })
    .map(|(mut article, origin)| {
        article.origin = origin;
        article
    })
}

/// Reads the Vietnamese file of a standing page.
pub fn page(source: &Markdown<'_>, stem: &str, report: &mut Report) -> Option<Page> {
    read(source, report, Kind::Page, |t, prose| Page {
        id: common::id(t, Some(stem)),
        menu_order: t.optional("menu_order"),
        bodies: t.or_default("bodies"),
        texts: Texts { vi: words_of(t, BTreeMap::new(), prose).into(), en: None },
        provenance: common::provenance(t),
        publishing: common::publishing(t),
        origin: Origin { at: t.span, flaws: Vec::new() },
    })
    .map(|(mut page, origin)| {
        page.origin = origin;
        page
    })
}

/// Reads the English file of an article or a page: words only.
pub fn translation(
    source: &Markdown<'_>,
    original: &str,
    kind: Kind,
    report: &mut Report,
) -> Option<ArticleText> {
    read(source, report, kind, |t, prose| {
        for fact in FACTS {
            if let Some(span) = t.key_span(fact) {
                let _known = t.ask(fact);
                t.reading.push(
                    Diagnostic::at(Code::FactInTranslation, span)
                        .with("key", fact)
                        .with("original", original),
                );
            }
        }
        let words = figure_words(t, original);
        let mut text = words_of(t, words, prose);
        text.translation =
            t.table("translation", Value::from("[translation]"), |table| Translation {
                state: table.required_word("state", List::TranslationState),
                by: table.optional("by"),
                reviewed: table.optional("reviewed"),
                of: table.or_default("of"),
            });
        text
    })
    .map(|(text, _)| text)
}

/// Splits a file, reads its keys with `keys` and its text, and gathers what is wrong in either.
fn read<T>(
    source: &Markdown<'_>,
    report: &mut Report,
    kind: Kind,
    keys: impl FnOnce(&mut Table<'_, '_>, Prose) -> T,
) -> Option<(T, Origin)> {
    let parts = match front_matter::split(source.file, source.text) {
        Ok(parts) => parts,
        Err(found) => {
            report.push(found);
            return None;
        }
    };
    let prose = markdown::scan(source, parts.body, report);
    let toml = Toml::parse(source.file, source.text, parts.keys, report);
    let reading = Reading::new(&toml);
    let (read, mut origin) = {
        let mut table = Table::root(&reading, common::kind_name(kind));
        common::schema(&mut table);
        let read = keys(&mut table, prose);
        (read, table.origin())
    };
    // A slip may have taken a figure out of its table: which figures there are is then not known.
    if toml.is_torn() {
        origin.flaws.push("figures");
    }
    report.absorb(reading.into_report());
    Some((read, origin))
}

fn words_of(
    table: &mut Table<'_, '_>,
    figures: BTreeMap<String, Spanned<FigureWords>>,
    prose: Prose,
) -> ArticleText {
    ArticleText {
        title: table.required("title"),
        summary: table.optional("summary"),
        slug: table.optional::<Slug>("slug").map(|slug| slug.0),
        figures,
        translation: None,
        prose,
    }
}

type Figures = (BTreeMap<String, Figure>, BTreeMap<String, Spanned<FigureWords>>);

/// Reads `[figures.ID]` of the first language: the picture and its words.
fn figures(table: &mut Table<'_, '_>, file: FileId) -> Figures {
    let name = Value::words("hình", "the figure");
    let (mut figures, mut all_words) = (BTreeMap::new(), BTreeMap::new());
    let read = table.named_tables("figures", &name, |id, table| {
        ids::check_key(table.reading, id, table.span);
        let figure = Figure {
            src: table.optional("src"),
            credit: table.optional("credit"),
            consent: table.optional("consent"),
        };
        let words = FigureWords { alt: table.optional("alt"), caption: table.optional("caption") };
        check_figure(table, id, &figure, &words);
        (figure, words)
    });
    for (id, span, (figure, words)) in read {
        let at = Span { file, ..span };
        figures.insert(id.clone(), figure);
        all_words.insert(id, Spanned::new(words, at));
    }
    (figures, all_words)
}

/// Reads `[figures.ID]` of a translation: words only.
fn figure_words(
    table: &mut Table<'_, '_>,
    original: &str,
) -> BTreeMap<String, Spanned<FigureWords>> {
    let name = Value::words("hình", "the figure");
    let read = table.named_tables("figures", &name, |_, table| {
        for fact in ["src", "credit", "consent"] {
            if let Some(span) = table.key_span(fact) {
                let _known = table.ask(fact);
                table.reading.push(
                    Diagnostic::at(Code::FactInTranslation, span)
                        .with("key", fact)
                        .with("original", original),
                );
            }
        }
        FigureWords { alt: table.optional("alt"), caption: table.optional("caption") }
    });
    read.into_iter().map(|(id, span, words)| (id, Spanned::new(words, span))).collect()
}

/// A picture needs words for those who do not see it; a figure without one needs a caption.
fn check_figure(table: &Table<'_, '_>, id: &str, figure: &Figure, words: &FigureWords) {
    let code = match (&figure.src, &words.alt, &words.caption) {
        (Some(_), None, _) if !table.has("alt") => Code::FigureWithoutAlt,
        (None, _, None) if !table.has("caption") && !table.has("src") => Code::FigureWithoutWords,
        _ => return,
    };
    table.reading.push(
        Diagnostic::at(code, table.span)
            .with("value", id)
            .with("language", Value::words("tiếng Việt", "Vietnamese"))
            .with("mend", super::checks::files::alt_mend(id)),
    );
}
