//! Articles as open data: their facts and titles. Their texts are on their pages.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::cell::{Address, Label, Named, Said, When, Words};
use super::column::{Table, rows};
use super::common::{CommonRow, record};
use super::facts::{Facts, date, key};
use crate::model::article::{Article, ArticleText};
use crate::model::bulletin::Item;
use crate::model::language::Language;
use crate::model::shelf::No;
use crate::model::time::{Day, PartialDate};
use crate::plan::page::PageKind;
use crate::read::checks::files::find_picture;

rows! {
    /// A figure of an article.
    FigureRow<'a> {
        id: &'a str, "mã của hình trong bài", "the id of the figure in the article";
        file: Option<Address<'a>>,
            "địa chỉ của ảnh; trống nếu chỉ có chú thích", "the address of the picture; none where there is a caption alone";
        alt: Option<Said<'a>>, "mô tả ảnh cho người không nhìn thấy", "what the picture shows, for those who do not see it";
        caption: Option<Said<'a>>, "chú thích", "the caption";
        credit: Option<&'a str>, "người chụp hoặc nguồn ảnh", "who made the picture";
    }
}

rows! {
    /// How the English text came to be.
    TranslationRow<'a> {
        state: Label<'a> => [TranslationState], "tình trạng bản dịch", "what kind of translation it is";
        by: Option<&'a str>, "ai dịch", "who translated";
        reviewed: Option<When<Day>>, "ngày đọc lại bản dịch", "when somebody read it over";
    }
}

record! {
    /// An article.
    ArticleRow {
        kind: Label<'a> => [ArticleKind], "loại tin, bài", "what kind of article it is";
        title: Words<'a>, "tiêu đề; phần tiếng Anh trống nếu chưa có bản tiếng Anh", "the title; no English where there is no English text";
        summary: Option<Said<'a>>, "tóm tắt", "one or two sentences";
        date: When<PartialDate>, "ngày đăng, tính cho năm và tháng của bài", "the date, by which years and months go";
        event_date: Option<When<PartialDate>>, "ngày diễn ra sự việc, nếu khác", "the day of the event, where it is another";
        body: Named<'a>, "cơ quan đăng", "the body that publishes it";
        wards: Vec<Named<'a>>, "các đơn vị mà bài nói đến", "the units that it is about";
        topics: Vec<Named<'a>>, "chủ đề", "its topics";
        author: Option<&'a str>, "tác giả", "who wrote it";
        meetings: Vec<Named<'a>>, "các cuộc họp mà bài đưa tin", "meetings that it reports";
        awards: Vec<Named<'a>>, "các đợt khen thưởng mà bài đưa tin", "batches of awards that it reports";
        documents: Vec<Named<'a>>, "các văn bản mà bài nêu", "documents that it names";
        figures: Vec<FigureRow<'a>>, "các hình trong bài", "the figures of its text";
        translation: Option<TranslationRow<'a>>, "bản tiếng Anh được dịch thế nào", "how the English text was translated";
    }
}

impl Table for ArticleRow<'_> {}

impl<'s> ArticleRow<'s> {
    /// Writes an article.
    pub fn new(facts: &Facts<'s>, no: No<Article>) -> Self {
        let article = &facts.b.articles[no];
        let item = Item::Article(no);
        Self {
            id: key(&article.id),
            page: facts.pages(PageKind::Article(no)),
            kind: facts.label(article.kind),
            title: facts.title(item),
            summary: said(article, |text| text.summary.as_deref().map(String::as_str)),
            date: date(&article.date),
            event_date: article.event_date.as_ref().map(date),
            body: facts.body(&article.body),
            wards: facts.units(&article.wards),
            topics: topics(facts, article),
            author: article.author.as_deref().map(String::as_str),
            meetings: facts.related(item, |it| matches!(it, Item::Meeting(_))),
            awards: facts.related(item, |it| matches!(it, Item::Batch(_))),
            documents: facts.documents(&article.documents),
            figures: figures(facts, article),
            translation: translation(facts, article),
            common: CommonRow::new(facts, &article.publishing, &article.provenance),
        }
    }
}

/// Writes words that the text of each language may have.
fn said<'s>(
    article: &'s Article,
    words: impl Fn(&'s ArticleText) -> Option<&'s str>,
) -> Option<Said<'s>> {
    let [vi, en] = Language::ALL.map(|language| article.texts.of(language).and_then(&words));
    (vi.is_some() || en.is_some())
        .then(|| Said { vi: vi.map(Cow::Borrowed), en: en.map(Cow::Borrowed) })
}

fn topics<'s>(facts: &Facts<'s>, article: &'s Article) -> Vec<Named<'s>> {
    let known = article.topics.iter().filter_map(|topic| {
        let words = facts.words(facts.b.site.topics.get(&topic.value)?);
        Some(Named { id: &topic.value, vi: words.vi, en: words.en })
    });
    known.collect()
}

/// Lists the figures that stand in the text of a language, in the order of their ids.
fn figures<'s>(facts: &Facts<'s>, article: &'s Article) -> Vec<FigureRow<'s>> {
    let in_texts = article.texts.all().flat_map(|text| &text.prose.figures);
    let ids: BTreeSet<&str> = in_texts.map(|id| id.value.as_str()).collect();
    ids.into_iter().map(|id| figure(facts, article, id)).collect()
}

fn figure<'s>(facts: &Facts<'s>, article: &'s Article, id: &'s str) -> FigureRow<'s> {
    let scene = facts.scene();
    let figure = article.figures.get(id);
    let src = figure.and_then(|figure| figure.src.as_ref());
    let file = src.and_then(|src| find_picture(scene.files, article.texts.vi.prose.file, src));
    let route = file.and_then(|file| scene.plan.file_route(file));
    FigureRow {
        id,
        file: route.map(|route| Address(scene.url(route).into())),
        alt: said(article, |text| text.figures.get(id)?.alt.as_deref().map(String::as_str)),
        caption: said(article, |text| text.figures.get(id)?.caption.as_deref().map(String::as_str)),
        credit: figure.and_then(|figure| figure.credit.as_deref().map(String::as_str)),
    }
}

fn translation<'s>(facts: &Facts<'s>, article: &'s Article) -> Option<TranslationRow<'s>> {
    let translation = article.texts.en.as_ref()?.translation.as_ref()?;
    Some(TranslationRow {
        state: facts.label(translation.state),
        by: translation.by.as_deref().map(String::as_str),
        reviewed: translation.reviewed.map(When),
    })
}
