//! Links between articles, meetings, batches and documents: written at either end, shown at both.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::ground::diagnostic::{Code, Diagnostic, Report};
use crate::model::article::Article;
use crate::model::award::Batch;
use crate::model::bulletin::{Bulletin, Item, Moves, Related, Replacements};
use crate::model::id::Reference;
use crate::model::meeting::Meeting;
use crate::model::registry::Document;
use crate::model::shelf::No;

/// Draws each link at both ends, and reports those that contradict each other.
///
/// A batch names one meeting and one article, so another record's claim on it can contradict it; lists
/// are joined. A document that replaces another must be the one that replaces it.
pub fn draw(bulletin: &mut Bulletin, report: &mut Report) {
    let mut links = Links { b: bulletin, all: BTreeMap::new(), report };
    for (no, article) in links.b.articles.numbered() {
        links.of_article(no, article);
    }
    for (no, meeting) in links.b.meetings.numbered() {
        links.of_meeting(no, meeting);
    }
    for (no, batch) in links.b.batches.numbered() {
        links.of_batch(no, batch);
    }
    links.between_documents();
    let all = links.all;
    bulletin.links = Arc::new(all);
    bulletin.replacements = replacements(bulletin);
    bulletin.moves = moves(bulletin);
}

/// Draws the way from each meeting that was postponed to the one that is held instead, of those that are shown.
fn moves(b: &Bulletin) -> Moves {
    let mut both = Moves::default();
    let is_shown = |no: &No<Meeting>| b.shows(&b.meetings[*no].publishing);
    for (old, meeting) in b.meetings.numbered().filter(|(no, _)| is_shown(no)) {
        let to = meeting.moved_to.as_ref().and_then(|to| b.meetings.no(to));
        if let Some(new) = to.filter(|new| is_shown(new) && *new != old) {
            both.new.insert(old, new);
            both.old.entry(new).or_default().insert(old);
        }
    }
    both
}

/// Joins what either end of those that are shown says; of two that claim to replace one document the first counts.
fn replacements(b: &Bulletin) -> Replacements {
    let mut both = Replacements::default();
    let is_shown = |no: &No<Document>| b.shows(&b.documents[*no].publishing);
    let find =
        |other: &Option<Reference<Document>>| b.documents.no(other.as_ref()?).filter(is_shown);
    for (no, document) in b.documents.numbered().filter(|(no, _)| is_shown(no)) {
        let after = find(&document.replaced_by).map(|new| (no, new));
        let before = find(&document.replaces).map(|old| (old, no));
        for (old, new) in after.into_iter().chain(before) {
            both.new.entry(old).or_insert(new);
            both.old.entry(new).or_insert(old);
        }
    }
    both
}

struct Links<'l> {
    b: &'l Bulletin,
    all: BTreeMap<Item, Related>,
    report: &'l mut Report,
}

impl Links<'_> {
    fn of_article(&mut self, no: No<Article>, article: &Article) {
        let item = Item::Article(no);
        for meeting in &article.meetings {
            self.join(item, self.b.meetings.no(meeting).map(Item::Meeting));
        }
        for batch in &article.awards {
            let named = self.b.batches.find(batch).and_then(|batch| batch.article.as_ref());
            let named = named.filter(|other| self.b.articles.find(other).is_some());
            if let Some(other) = named.filter(|other| other.value != article.id) {
                self.contradiction(article.id.as_str(), batch, other);
            }
            self.join(item, self.b.batches.no(batch).map(Item::Batch));
        }
        article.documents.iter().for_each(|document| self.cite(item, document));
    }

    fn of_meeting(&mut self, no: No<Meeting>, meeting: &Meeting) {
        let item = Item::Meeting(no);
        for article in &meeting.articles {
            self.join(item, self.b.articles.no(article).map(Item::Article));
        }
        let on_agenda = meeting.agenda.iter().flat_map(|entry| &entry.awards);
        for batch in meeting.awards.iter().chain(on_agenda) {
            let named = self.b.batches.find(batch).and_then(|batch| batch.meeting.as_ref());
            let named = named.filter(|other| self.b.meetings.find(other).is_some());
            if let Some(other) = named.filter(|other| other.value != meeting.id) {
                self.contradiction(meeting.id.as_str(), batch, other);
            }
            self.join(item, self.b.batches.no(batch).map(Item::Batch));
        }
        meeting.documents.iter().for_each(|document| self.cite(item, document));
        let presented = meeting.participants.iter().flat_map(|who| &who.document);
        let on_agenda = meeting.agenda.iter().flat_map(|entry| &entry.documents);
        presented.chain(on_agenda).for_each(|document| self.cite(item, document));
    }

    fn of_batch(&mut self, no: No<Batch>, batch: &Batch) {
        let item = Item::Batch(no);
        let meeting = batch.meeting.as_ref().and_then(|meeting| self.b.meetings.no(meeting));
        self.join(item, meeting.map(Item::Meeting));
        let article = batch.article.as_ref().and_then(|article| self.b.articles.no(article));
        self.join(item, article.map(Item::Article));
        let decision = batch.decision.iter().flat_map(|decision| &decision.document);
        decision.for_each(|document| self.cite(item, document));
    }

    fn join(&mut self, one: Item, other: Option<Item>) {
        let Some(other) = other else { return };
        self.all.entry(one).or_default().items.insert(other);
        self.all.entry(other).or_default().items.insert(one);
    }

    fn cite(&mut self, item: Item, document: &Reference<Document>) {
        if let Some(document) = self.b.documents.no(document) {
            self.all.entry(item).or_default().documents.insert(document);
        }
    }

    /// A document that replaces another must be the one that replaces it, where both say so.
    fn between_documents(&mut self) {
        let b = self.b;
        for document in b.documents.iter() {
            let back = |it: &'_ Document| it.replaces.clone();
            self.agrees(document, document.replaced_by.as_ref(), back);
            let back = |it: &'_ Document| it.replaced_by.clone();
            self.agrees(document, document.replaces.as_ref(), back);
        }
    }

    /// An id that no document has is an error of its own, and contradicts nothing.
    fn agrees(
        &mut self,
        document: &Document,
        written: Option<&Reference<Document>>,
        back: impl Fn(&Document) -> Option<Reference<Document>>,
    ) {
        let Some(written) = written else { return };
        let other = self.b.documents.find(written).and_then(back);
        let other = other.filter(|other| self.b.documents.find(other).is_some());
        if let Some(other) = other.filter(|other| other.value != document.id) {
            self.contradiction(document.id.as_str(), written, &other);
        }
    }

    fn contradiction<A, B>(&mut self, here: &str, there: &Reference<A>, other: &Reference<B>) {
        self.report.push(
            Diagnostic::at(Code::ContradictingLinks, there.span)
                .with("here", format!("`{here}`"))
                .with("there", format!("`{}`", there.value))
                .with("other", &other.value)
                .and_at(other.span),
        );
    }
}
