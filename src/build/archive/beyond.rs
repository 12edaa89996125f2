//! What the texts of an archive link to that is not in it: those links lead to the living site.

use crate::build::session::Session;
use crate::model::archive::Beyond;
use crate::model::article::{ArticleText, Texts};
use crate::model::language::Language;
use crate::plan::links;
use crate::plan::page::PageKind;
use crate::plan::route::Route;

/// Lists the links of the texts of `copy` that lead nowhere in it and somewhere on the living site.
pub fn find(live: &Session, copy: &Session) -> Beyond {
    let mut finding = Finding { live, copy, beyond: Beyond::default() };
    let b = &copy.bulletin;
    for (no, article) in b.articles.numbered() {
        finding.texts(PageKind::Article(no), &article.texts);
    }
    for (no, page) in b.pages.numbered() {
        finding.texts(PageKind::Standing(no), &page.texts);
    }
    finding.beyond
}

struct Finding<'f> {
    live: &'f Session,
    copy: &'f Session,
    beyond: Beyond,
}

impl Finding<'_> {
    fn texts(&mut self, kind: PageKind, texts: &Texts) {
        for (at, language) in Language::ALL.into_iter().enumerate() {
            let from = self.copy.plan.route(kind, language);
            if let (Some(text), Some(from)) = (texts.of(language), from) {
                self.text(at, language, from, text);
            }
        }
    }

    fn text(&mut self, at: usize, language: Language, from: &Route, text: &ArticleText) {
        let resolves = |session: &Session, link: &str| {
            let to = links::resolve(&session.bulletin, &session.plan, from, language, link);
            let to = to.ok()?;
            Some(to.route.map(|route| route.as_str().to_owned()))
        };
        for link in links::within(&self.copy.bulletin.site.base, text) {
            if resolves(self.copy, &link).is_some() {
                continue;
            }
            let place = resolves(self.live, &link).flatten();
            let key = links::beyond_key(from, &link);
            if let Some((key, place)) = key.zip(place) {
                self.beyond.0.entry(key).or_default()[at] = Some(place);
            }
        }
    }
}
