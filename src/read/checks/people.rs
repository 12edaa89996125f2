//! Nobody stands in the bulletin who must not: persons that are withheld or under age are named nowhere, no text tells
//! what belongs to a person alone, and no address holds a name.
//!
//! That pages leave such persons out of their lists is the renderer's matter; what was written by hand is mended by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use super::dialled::{number, numbers};
use super::hidden::{Hidden, about};
use super::scope::Scope;
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::source::{Span, Spanned};
use crate::ground::text::clip::clip;
use crate::ground::text::fold::slug;
use crate::ground::text::name_search::LEAST_RUN_TOGETHER;
use crate::ground::text::plain::CELL;
use crate::model::article::{Article, ArticleText, Texts};
use crate::model::award::{Award, Batch, Decision};
use crate::model::bulletin::Bulletin;
use crate::model::id::{Record, Reference};
use crate::model::language::Loc;
use crate::model::meeting::{Meeting, Party};
use crate::model::record::{Provenance, Publication, Publishing, Slugs};
use crate::model::registry::{Body, Document, Person};
use crate::model::site::Site;
use crate::model::told::{Private, PrivateKind};
use crate::model::unit::Unit;
use crate::read::told::{composed, private_of};

/// The most words of a name that an address is searched for.
const MOST_WORDS: usize = 6;

/// Reports what tells too much of a person.
pub fn check(scope: Scope<'_>, report: &mut Report) {
    let check = Check::new(scope.b);
    for (_, article) in scope.articles() {
        check.article(article, report);
    }
    for (_, page) in scope.pages() {
        check.texts(&page.texts, &page.publishing, report);
        check.common(page, &page.publishing, &page.provenance, report);
    }
    scope.meetings().for_each(|(_, meeting)| check.meeting(meeting, report));
    scope.batches().for_each(|(_, batch)| check.batch(batch, report));
    scope.documents().for_each(|(_, document)| check.document(document, report));
    scope.bodies().for_each(|(_, body)| check.body(body, report));
    scope.units().for_each(|(_, unit)| check.unit(unit, report));
    for (_, person) in scope.persons().filter(|(_, person)| person.is_named()) {
        check.locs(person.offices.iter().map(|office| &office.title), report);
    }
    if scope.is_whole() {
        check.site(&scope.b.site, report);
    }
}

struct Check<'c> {
    b: &'c Bulletin,
    hidden: Hidden<'c>,
    /// The persons who may be named, by their names as addresses hold them, in either order.
    slugs: BTreeMap<String, &'c Person>,
    /// The same with all words run together, where so many letters are no other word.
    runs: BTreeMap<String, &'c Person>,
    /// The telephone numbers of registered contacts.
    contacts: BTreeSet<String>,
}

impl<'c> Check<'c> {
    fn new(b: &'c Bulletin) -> Self {
        let named = b.persons.iter().filter(|person| person.is_named());
        let slugs = named.filter_map(|person| Some((slug(&person.name)?, person)));
        let slugs: Vec<_> = slugs.filter(|(slug, _)| slug.contains('-')).collect();
        let turned = slugs.iter().flat_map(|(slug, person)| turned(slug).map(|it| (it, *person)));
        let turned: Vec<_> = turned.collect();
        let runs = slugs.iter().map(|(slug, person)| (slug.replace('-', ""), *person));
        let phones = b.bodies.iter().flat_map(|body| &body.contacts);
        let phones = phones.filter_map(|contact| contact.phone.as_deref()).flat_map(numbers);
        Self {
            b,
            hidden: Hidden::of(b),
            runs: runs.filter(|(run, _)| run.len() >= LEAST_RUN_TOGETHER).collect(),
            slugs: slugs.into_iter().chain(turned).collect(),
            contacts: phones.collect(),
        }
    }

    fn article(&self, article: &Article, report: &mut Report) {
        self.texts(&article.texts, &article.publishing, report);
        let credits = article.figures.values().filter_map(|figure| figure.credit.as_ref());
        self.said(article.author.iter().chain(credits), report);
        self.common(article, &article.publishing, &article.provenance, report);
        for (id, figure) in &article.figures {
            self.name(id, article.origin.at, report);
            figure.src.iter().for_each(|src| self.name(src, src.span, report));
        }
    }

    fn texts(&self, texts: &Texts, publishing: &Publishing, report: &mut Report) {
        for text in texts.all() {
            self.text(text, report);
            self.addresses(text.slug.iter(), publishing, report);
        }
    }

    fn text(&self, text: &ArticleText, report: &mut Report) {
        let title = text.title.span;
        self.line(&text.title, title, report);
        let figures = text.figures.values().flat_map(|words| [&words.alt, &words.caption]);
        let by = text.translation.as_ref().and_then(|translation| translation.by.as_ref());
        self.said(text.summary.iter().chain(figures.flatten()).chain(by), report);
        let told = &text.prose.told;
        if !self.hidden.is_empty() {
            self.names(&told.names, report);
        }
        told.private.iter().for_each(|(private, span)| self.private(private, *span, report));
    }

    fn meeting(&self, meeting: &Meeting, report: &mut Report) {
        let agenda = meeting.agenda.iter().map(|item| &item.title);
        let outcomes = meeting.outcomes.iter().map(|outcome| &outcome.text);
        let figures = meeting.figures_stated.iter().map(|figure| &figure.what);
        let venue = meeting.venue.iter().map(|venue| &venue.name);
        // The office of a person who is not named is not shown.
        let shown = meeting.participants.iter().filter(|who| match &who.party {
            Party::Person(person) => self.may_be_named(Some(person)),
            Party::Body(_) => true,
        });
        let offices = shown.filter_map(|who| who.office.as_ref());
        let said = agenda.chain(outcomes).chain(figures).chain(venue).chain(offices);
        self.locs(std::iter::once(&meeting.title).chain(said), report);
        meeting.figures_stated.iter().for_each(|it| self.line(&it.value, it.what.at.span, report));
        for outcome in &meeting.outcomes {
            outcome.number.iter().for_each(|it| self.line(it, outcome.text.at.span, report));
        }
        self.common(meeting, &meeting.publishing, &meeting.provenance, report);
        self.slugs(&meeting.slugs, &meeting.publishing, report);
    }

    fn batch(&self, batch: &Batch, report: &mut Report) {
        self.locs(batch.title.iter(), report);
        for row in &batch.awards {
            let at = row.n.span;
            self.locs(row.reason.iter().chain(self.recipient(row)), report);
            let presenter = row.presented_by_as_stated.as_ref();
            let presenter = presenter.filter(|_| self.may_be_named(row.presented_by.as_ref()));
            self.said(row.issuer_as_stated.iter().chain(presenter), report);
            row.decision.iter().for_each(|line| self.line(line, at, report));
            self.decision(row.revoked.as_ref(), at, report);
        }
        self.decision(batch.decision.as_ref(), batch.origin.at, report);
        self.common(batch, &batch.publishing, &batch.provenance, report);
        self.slugs(&batch.slugs, &batch.publishing, report);
    }

    fn document(&self, document: &Document, report: &mut Report) {
        self.locs(document.summary.iter(), report);
        let lines = document.number.iter().chain(&document.as_cited).chain(&document.url);
        lines.for_each(|line| self.line(line, document.origin.at, report));
        document.file.iter().for_each(|file| self.name(file, file.span, report));
        self.common(document, &document.publishing, &document.provenance, report);
        self.slugs(&document.slugs, &document.publishing, report);
    }

    fn body(&self, body: &Body, report: &mut Report) {
        let offices = body.contacts.iter().filter_map(|contact| contact.office.as_ref());
        self.locs(std::iter::once(&body.name).chain(&body.functions).chain(offices), report);
        let contacts = body.contacts.iter().flat_map(|it| [&it.name, &it.email]);
        let lines = contacts.flatten().chain(&body.url);
        lines.for_each(|line| self.line(line, body.origin.at, report));
        self.common(body, &body.publishing, &body.provenance, report);
        self.slugs(&body.slugs, &body.publishing, report);
    }

    fn unit(&self, unit: &Unit, report: &mut Report) {
        self.locs(std::iter::once(&unit.name).chain(&unit.short), report);
        self.said(unit.formed_by.iter().chain(&unit.ended_by), report);
        self.common(unit, &unit.publishing, &unit.provenance, report);
        self.slugs(&unit.slugs, &unit.publishing, report);
    }

    fn site(&self, site: &Site, report: &mut Report) {
        let portal = site.parent_portal.iter().map(|portal| &portal.name);
        let said = std::iter::once(&site.title).chain(site.topics.values()).chain(portal);
        self.locs(said.chain(&site.footer).chain(&site.legal_basis), report);
    }

    /// Checks what every record with a page has.
    fn common<T: Record>(
        &self,
        record: &T,
        publishing: &Publishing,
        provenance: &Provenance,
        report: &mut Report,
    ) {
        let at = record.origin().at;
        self.publishing(publishing, at, report);
        self.provenance(provenance, at, report);
        if !is_withdrawn(publishing) {
            self.address(record.id().as_str(), at, report);
        }
    }

    /// Returns a recipient's name as stated, where pages show it: beside a person who is not named they do not.
    fn recipient<'r>(&self, row: &'r Award) -> Option<&'r Loc> {
        row.recipient.name.as_ref().filter(|_| self.may_be_named(row.recipient.person.as_ref()))
    }

    /// Tells whether pages show the words that stand beside a person.
    fn may_be_named(&self, person: Option<&Reference<Person>>) -> bool {
        let person = person.and_then(|person| self.b.persons.find(person));
        person.is_none_or(Person::is_named)
    }

    fn publishing(&self, publishing: &Publishing, at: Span, report: &mut Report) {
        let corrections = publishing.corrections.iter().map(|correction| &correction.text);
        let attachments = publishing.attachments.iter().map(|attachment| &attachment.title);
        self.locs(corrections.chain(attachments).chain(&publishing.reason), report);
        let by = publishing.corrections.iter().filter_map(|correction| correction.by.as_ref());
        by.for_each(|line| self.line(line, at, report));
        let files = publishing.attachments.iter().map(|attachment| &attachment.file);
        let aliases = publishing.aliases.iter().filter(|_| !is_withdrawn(publishing));
        for part in files.chain(aliases) {
            self.name(part, part.span, report);
        }
    }

    /// Checks what pages tell of the source.
    fn provenance(&self, provenance: &Provenance, at: Span, report: &mut Report) {
        let Some(source) = &provenance.source else { return };
        self.said(std::iter::once(&source.name).chain(&source.note), report);
        source.url.iter().for_each(|line| self.line(line, at, report));
    }

    fn decision(&self, decision: Option<&Decision>, at: Span, report: &mut Report) {
        let number = decision.and_then(|decision| decision.number.as_ref());
        number.iter().for_each(|line| self.line(line, at, report));
    }

    fn slugs(&self, slugs: &Slugs, publishing: &Publishing, report: &mut Report) {
        self.addresses([&slugs.vi, &slugs.en].into_iter().flatten(), publishing, report);
    }

    /// Checks parts of addresses, unless the record was withdrawn: what it was called is told nowhere any more, and its id
    /// cannot be another one, since its address was promised.
    fn addresses<'l>(
        &self,
        parts: impl Iterator<Item = &'l Spanned<String>>,
        publishing: &Publishing,
        report: &mut Report,
    ) {
        if !is_withdrawn(publishing) {
            parts.for_each(|part| self.address(part, part.span, report));
        }
    }

    fn locs<'l>(&self, all: impl Iterator<Item = &'l Loc>, report: &mut Report) {
        for loc in all {
            self.line(&loc.vi, loc.at.span, report);
            loc.en.iter().for_each(|line| self.line(line, loc.at.span, report));
        }
    }

    fn said<'l>(&self, all: impl Iterator<Item = &'l Spanned<String>>, report: &mut Report) {
        all.for_each(|line| self.line(line, line.span, report));
    }

    /// Checks words, which are shown as their place, or the whole record that they stand in.
    fn line(&self, line: &str, at: Span, report: &mut Report) {
        let line = &composed(line);
        for (person, words) in self.hidden.find_all(line) {
            report.push(named(person, &line[words], at));
        }
        private_of(line).iter().for_each(|private| self.private(private, at, report));
    }

    /// Checks what may be names in a text, in a cell of a table or over several.
    fn names(&self, all: &[(Box<str>, Span)], report: &mut Report) {
        for (name, at) in all {
            match name.contains(CELL) {
                true => {
                    let found = self.hidden.find_in_cells(name);
                    let found = found.map(|(person, words)| named(person, &words, *at));
                    found.into_iter().for_each(|found| report.push(found));
                }
                false => self.name(name, *at, report),
            }
        }
    }

    /// Reports words that hold the name of a person who must not be named.
    fn name(&self, written: &str, at: Span, report: &mut Report) {
        if let Some((person, words)) = self.hidden.find(written) {
            let is_same = at.range().len() == written.len();
            let (start, end) = (at.range().start + words.start, at.range().start + words.end);
            let at = if is_same { Span::new(at.file, start..end) } else { at };
            report.push(named(person, &written[words], at));
        }
    }

    fn private(&self, private: &Private, at: Span, report: &mut Report) {
        let is_contact = self.contacts.contains(&number(&private.written));
        if private.kind == PrivateKind::Telephone && is_contact {
            return;
        }
        let (vi, en, mend) = match private.kind {
            PrivateKind::CitizenNumber => ("số căn cước", "a citizen number", MEND),
            PrivateKind::PaperNumber => ("số giấy tờ cá nhân", "a number of personal papers", MEND),
            PrivateKind::Telephone => ("số điện thoại", "a telephone number", MEND_PHONE),
            PrivateKind::HomeAddress => ("địa chỉ nhà riêng", "a home address", MEND_HOME),
            PrivateKind::BirthDate => ("ngày sinh", "a date of birth", MEND_BIRTH),
        };
        report.push(
            Diagnostic::at(Code::PersonalData, at)
                .with("value", clip(&private.written))
                .with("what", Value::words(vi, en))
                .with("mend", Value::words(mend[0], mend[1])),
        );
    }

    /// Reports a part of an address that holds a person's name.
    fn address(&self, part: &str, at: Span, report: &mut Report) {
        self.name(part, at, report);
        if let Some(person) = self.person_in(part) {
            let found = Diagnostic::at(Code::PersonInId, at).with("value", part);
            report.push(found.with("person", format!("`{}`", person.id)));
        }
    }

    /// Finds a person whose name words of an address are.
    fn person_in(&self, part: &str) -> Option<&'c Person> {
        if self.slugs.is_empty() {
            return None;
        }
        let words: Vec<&str> = part.split('-').collect();
        (0..words.len()).find_map(|at| self.person_at(&words[at..]))
    }

    /// Finds a person whose name begins some words of an address. Most begin none, and nearly all other pairs.
    fn person_at(&self, words: &[&str]) -> Option<&'c Person> {
        let (mut slug, mut run) = (String::new(), String::new());
        for (no, word) in words.iter().take(MOST_WORDS).enumerate() {
            slug.push_str(if no > 0 { "-" } else { "" });
            slug.push_str(word);
            run.push_str(word);
            let (in_slugs, in_runs) = (begun(&self.slugs, &slug), begun(&self.runs, &run));
            let is_same = |(name, _): &(&str, _), written: &str| *name == written;
            let found = in_slugs.filter(|it| is_same(it, &slug));
            let found = found.or_else(|| in_runs.filter(|it| is_same(it, &run)));
            if let Some((_, person)) = found {
                return Some(person);
            }
            if in_slugs.is_none() && in_runs.is_none() {
                return None;
            }
        }
        None
    }
}

/// Returns the first of some names that begins with these letters.
fn begun<'n, 'c>(
    names: &'n BTreeMap<String, &'c Person>,
    letters: &str,
) -> Option<(&'n str, &'c Person)> {
    let next = names.range::<str, _>((Bound::Included(letters), Bound::Unbounded)).next();
    let next = next.map(|(name, person)| (name.as_str(), *person));
    next.filter(|(name, _)| name.starts_with(letters))
}

fn is_withdrawn(publishing: &Publishing) -> bool {
    publishing.publication == Publication::Withdrawn
}

const MEND: [&str; 2] = [
    "bỏ thông tin ấy khỏi văn bản; bản tin không nêu dữ liệu riêng của cá nhân",
    "take it out of the text; a bulletin tells nothing that belongs to a person alone",
];

const MEND_HOME: [&str; 2] = [
    "bỏ địa chỉ ấy, hoặc chỉ để lại phần chung: “trú tại xã Đông Khê” thay cho số nhà",
    "take it out, or leave what is general: \"of Dong Khe commune\" in place of a house",
];

const MEND_BIRTH: [&str; 2] = [
    "bỏ ngày sinh ấy, hoặc chỉ để lại năm: “sinh năm 1960” thay cho cả ngày",
    "take it out, or leave the year alone: \"born in 1960\" in place of the day",
];

const MEND_PHONE: [&str; 2] = [
    "bỏ số ấy; nếu là số của cơ quan thì thêm vào `contacts` của cơ quan đó trong content/registry",
    "take it out; where it is the number of a body, add it to the `contacts` of that body in content/registry",
];

/// Says that words name somebody who must not be named.
fn named(person: &Person, words: &str, at: Span) -> Diagnostic {
    let found = Diagnostic::at(Code::PersonNamed, at).with("value", clip(words));
    about(found, person).and_at(person.origin.at)
}

/// Lists the name of an address with the given name first, and with the family name last; two words are others too often.
fn turned(slug: &str) -> impl Iterator<Item = String> {
    let words: Vec<&str> = slug.split('-').collect();
    let orders = (words.len() > 2).then(|| {
        let (family, rest) = words.split_at(1);
        let (before, given) = words.split_at(words.len() - 1);
        [[given, before].concat(), [rest, family].concat()]
    });
    orders.into_iter().flatten().map(|words| words.join("-"))
}
