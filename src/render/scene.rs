//! What a view is made from: the bulletin and the plan, seen in one language.
//!
//! Everything that turns a value of the model into words or an address for a page is here, once.

use super::theme::Theme;
use super::view::{
    Count, DocumentLine, Entry, Link, PartyLine, PersonLine, Share, Stamp, Status, Text, Waiting,
};
use crate::ground::source::FileTable;
use crate::ground::text::{fold, number};
use crate::model::bulletin::{Bulletin, Item, PartyOf};
use crate::model::date_words;
use crate::model::id::Reference;
use crate::model::language::{Language, Loc, Words};
use crate::model::meeting::{MeetingTime, Party, Venue};
use crate::model::record::{Publication, Publishing};
use crate::model::registry::{Body, Document, Person};
use crate::model::shelf::No;
use crate::model::site::PeopleInEnglish;
use crate::model::stage::Stage;
use crate::model::stored::Stored;
use crate::model::time::{Day, PartialDate, YearMonth};
use crate::model::unit::Unit;
use crate::model::vocabulary::Word;
use crate::plan::page::PageKind;
use crate::plan::route::Route;
use crate::plan::site_plan::Plan;
use crate::read::checks::files::FILES;

/// A bulletin and its plan, seen in one language.
#[derive(Clone, Copy)]
pub struct Scene<'s> {
    /// The bulletin.
    pub b: &'s Bulletin,
    /// The plan.
    pub plan: &'s Plan,
    /// The language of the page.
    pub language: Language,
    /// The files of the site.
    pub files: &'s FileTable,
    /// The theme, whose words stand in data for machines too.
    pub theme: &'s Theme,
}

impl Scene<'_> {
    /// Writes words, marked where they are not in the language of the page.
    pub fn text(&self, words: Words<'_>) -> Text {
        Text { text: words.text.to_owned(), lang: self.mark(words.language) }
    }

    /// Writes a label in the language of the page.
    pub fn loc(&self, loc: &Loc) -> Text {
        self.text(loc.in_language(self.language))
    }

    /// Writes the label of a closed word.
    pub fn label(&self, word: Word) -> Text {
        self.text(self.b.vocabulary.label(word, self.language))
    }

    /// Writes a word of which the theme wants the id too.
    pub fn status(&self, word: Word) -> Status {
        Status { id: word.id(), label: self.label(word) }
    }

    /// Writes words that the records hold in Vietnamese only.
    pub fn vietnamese(&self, text: &str) -> Text {
        Text { text: text.to_owned(), lang: self.mark(Language::Vi) }
    }

    fn mark(&self, of: Language) -> Option<&'static str> {
        (of != self.language).then(|| of.code())
    }

    /// Writes a number.
    pub fn count(&self, n: u64) -> Count {
        let text = match self.language {
            Language::Vi => number::vi(n),
            Language::En => number::en(n),
        };
        Count { n, text }
    }

    /// Writes a date as far as it is known.
    pub fn stamp(&self, date: PartialDate) -> Stamp {
        Stamp { iso: date.to_string(), text: date_words::shown(date, self.language) }
    }

    /// Writes a day.
    pub fn day(&self, day: Day) -> Stamp {
        self.stamp(PartialDate::Day(day))
    }

    /// Writes a month.
    pub fn month(&self, month: YearMonth) -> Stamp {
        Stamp { iso: month.to_string(), text: date_words::month(month, self.language) }
    }

    /// Writes a month alone, where the year is said: "Tháng 8", "August".
    pub fn month_name(&self, month: YearMonth) -> String {
        date_words::month_name(month, self.language)
    }

    /// Writes a year.
    pub fn year(&self, year: u16) -> Stamp {
        Stamp { iso: year.to_string(), text: year.to_string() }
    }

    /// Writes when a meeting is: "chiều 23/8/2022", "14:00, 23/8/2022".
    pub fn meeting_time(&self, date: PartialDate, time: &MeetingTime) -> Stamp {
        let mut stamp = self.stamp(date);
        match (time, date.day()) {
            (MeetingTime::Part(part), Some(day)) => {
                let part = self.b.vocabulary.label(*part, self.language).text;
                stamp.text = date_words::with_part(part, day, self.language);
            }
            (MeetingTime::Clock { start, end }, Some(day)) => {
                let end = end.map_or_else(String::new, |end| format!("–{end}"));
                stamp.text =
                    format!("{start}{end}, {}", date_words::with_weekday(day, self.language));
            }
            (MeetingTime::Unknown, Some(day)) => {
                stamp.text = date_words::with_weekday(day, self.language);
            }
            (_, None) => {}
        }
        stamp
    }

    /// Writes where a meeting is: "Hội trường UBND phường, phường Nam Hồng Lĩnh".
    pub fn venue(&self, venue: &Venue) -> Text {
        let name = self.loc(&venue.name);
        let ward = venue.ward.as_ref().and_then(|ward| self.b.units.no(ward));
        match ward.map(|ward| self.unit(ward).text) {
            Some(ward) => Text { text: format!("{}, {ward}", name.text), lang: name.lang },
            None => name,
        }
    }

    /// Returns the address of a route on this site.
    pub fn href(&self, route: &Route) -> String {
        route.href(self.b.site.base.path())
    }

    /// Returns the whole address of a route.
    pub fn url(&self, route: &Route) -> String {
        self.whole(&self.href(route))
    }

    /// Returns the whole address of one on this site.
    pub fn whole(&self, href: &str) -> String {
        format!("{}{href}", self.b.site.base.origin())
    }

    /// Returns the address of a page in the language of this one.
    pub fn page_href(&self, kind: PageKind) -> Option<String> {
        self.plan.route(kind, self.language).map(|route| self.href(route))
    }

    /// Names a unit in full and leads to its page.
    pub fn unit(&self, no: No<Unit>) -> Link {
        self.link(self.loc(&self.b.units[no].name), PageKind::Unit(no))
    }

    /// Names the units of references, in their order.
    pub fn units(&self, references: &[Reference<Unit>]) -> Vec<Link> {
        let known = references.iter().filter_map(|unit| self.b.units.no(unit));
        known.map(|no| self.unit(no)).collect()
    }

    fn link(&self, text: Text, kind: PageKind) -> Link {
        Link { text: text.text, lang: text.lang, href: self.page_href(kind) }
    }

    /// Writes the size of a file: "37 KB", "1,2 MB".
    pub fn size(&self, bytes: u64) -> String {
        const KB: u64 = 1000;
        const MB: u64 = KB * KB;
        if bytes < MB {
            return format!("{} KB", bytes.div_ceil(KB));
        }
        let tenths = (bytes * 10).div_ceil(MB);
        let point = if self.language == Language::Vi { ',' } else { '.' };
        format!("{}{point}{} MB", self.count(tenths / 10).text, tenths % 10)
    }

    /// Names a body and leads to its page.
    pub fn body(&self, reference: &Reference<Body>) -> Link {
        self.body_of(self.b.bodies.no(reference).expect("assembling resolved each reference"))
    }

    /// Names a body and leads to its page.
    pub fn body_of(&self, no: No<Body>) -> Link {
        self.link(self.loc(&self.b.bodies[no].name), PageKind::Body(no))
    }

    /// Names a person with the office of a day. Who is withheld or under age is never named.
    pub fn person(&self, person: &Person, day: Day) -> PersonLine {
        if !person.is_named() {
            return PersonLine { form: None, name: self.someone(), office: None };
        }
        let form = person.rank.or(person.honorific);
        PersonLine {
            form: form.map(|word| self.label(word)),
            name: self.person_name(person),
            office: self.b.office_on(person, day).map(|office| self.loc(&office.title)),
        }
    }

    /// Says that it was somebody, and not who.
    pub fn someone(&self) -> Text {
        self.own(["một cá nhân", "an individual"])
    }

    /// Names a person as the site wants it on English pages.
    pub fn person_name(&self, person: &Person) -> Text {
        match (self.language, self.b.site.people_in_english) {
            (Language::En, PeopleInEnglish::Drop) => {
                Text { text: fold::without_marks(&person.name), lang: None }
            }
            _ => self.vietnamese(&person.name),
        }
    }

    /// Names a person or a body of an id.
    pub fn party_of(&self, id: &Reference<Party>, day: Day) -> PartyLine {
        match self.b.party(id).expect("assembling resolved each reference") {
            PartyOf::Person(person) => {
                PartyLine { person: Some(self.person(person, day)), body: None }
            }
            PartyOf::Body(body) => {
                let no = self.b.bodies.no(&body.id);
                PartyLine { person: None, body: no.map(|no| self.body_of(no)) }
            }
        }
    }

    /// Names a person or a body that took part; `office` goes before the registry's.
    pub fn party(&self, party: &Party, office: Option<&Loc>, day: Day) -> PartyLine {
        match party {
            Party::Person(person) => {
                let mut line = self.person(self.b.persons.known(person), day);
                let own = office.filter(|_| self.b.persons.known(person).is_named());
                line.office = own.map(|title| self.loc(title)).or(line.office);
                PartyLine { person: Some(line), body: None }
            }
            Party::Body(body) => PartyLine { person: None, body: Some(self.body(body)) },
        }
    }

    /// Walks the bodies that publish the bulletin and are in force.
    pub fn publishers(&self) -> impl Iterator<Item = No<Body>> {
        let all = self.b.site.publishers().iter().filter_map(|body| self.b.bodies.no(body));
        all.filter(|no| self.b.stage_of_body(*no) == Stage::Here)
    }

    /// Names a document and leads to its page.
    pub fn document_link(&self, no: No<Document>) -> Link {
        self.link(self.document_name(&self.b.documents[no]), PageKind::Document(no))
    }

    /// Names a document by its type and number.
    pub fn document_name(&self, document: &Document) -> Text {
        let label = self.label(document.document_type);
        let number = document.number.as_deref().unwrap_or_default();
        Text { text: format!("{} {number}", label.text).trim_end().to_owned(), lang: label.lang }
    }

    /// Writes what a page says of a document.
    pub fn document(&self, no: No<Document>) -> DocumentLine {
        let document = &self.b.documents[no];
        let file = document.file.as_ref().and_then(|file| self.file_href(file));
        DocumentLine {
            name: self.document_link(no),
            issuer: self.body(&document.issuer),
            date: document.date.as_ref().map(|date| self.stamp(date.value)),
            summary: document.summary.as_ref().map(|summary| self.loc(summary)),
            href: file.or_else(|| document.url.clone()),
            replaced_by: self.b.replaced_by(no).map(|other| self.document_link(other)),
        }
    }

    /// Writes what a page says of the documents of references.
    pub fn documents(&self, references: &[Reference<Document>]) -> Vec<DocumentLine> {
        let known = references.iter().filter_map(|document| self.b.documents.no(document));
        known.map(|no| self.document(no)).collect()
    }

    /// Returns the address of a file below `content/files`.
    pub fn file_href(&self, path: &str) -> Option<String> {
        let parts: Vec<&str> = ["tep"].into_iter().chain(path.split('/')).collect();
        Route::file(&parts).ok().map(|route| self.href(&route))
    }

    /// Returns what is known of a file below `content/files` that is published byte by byte.
    pub fn stored(&self, path: &str) -> Option<Stored> {
        let file = self.files.find(&format!("{FILES}{path}"))?;
        self.b.stored.get(&file)?.as_ref().ok().copied()
    }

    /// Says that a record is still to come, where it is; pages of such records are in previews alone.
    pub fn waiting(&self, publishing: &Publishing) -> Option<Waiting> {
        publishing.is_waiting(self.b.today).then(|| Waiting {
            draft: publishing.publication == Publication::Draft,
            from: publishing.publish_at.map(|day| self.day(day)),
        })
    }

    /// Writes a record of the news for a list; on a unit's page a batch says how many count for it.
    pub fn entry(&self, item: Item, for_unit: Option<No<Unit>>) -> Entry {
        let (title, label) = self.title_and_label(item);
        let (route, untranslated) = match self.plan.item_route(item, self.language) {
            Some((route, language)) => (Some(self.href(route)), language != self.language),
            None => (None, false),
        };
        let mut entry = Entry {
            kind: "article",
            label,
            title: Link { text: title.text, lang: title.lang, href: route },
            date: self.stamp(self.b.day(item)),
            summary: None,
            untranslated,
            illustration: self.b.publishing(item).illustration,
            waiting: self.waiting(self.b.publishing(item)),
            total: None,
            share: None,
            status: None,
            place: None,
        };
        self.particulars(item, for_unit, &mut entry);
        entry
    }

    fn particulars(&self, item: Item, for_unit: Option<No<Unit>>, entry: &mut Entry) {
        match item {
            Item::Article(no) => {
                let (text, language) = self.b.articles[no].texts.or_source(self.language);
                let summary = text.summary.as_deref();
                entry.summary = summary.map(|text| self.text(Words { text, language }));
                entry.date = self.stamp(self.b.articles[no].date.value);
            }
            Item::Meeting(no) => {
                let meeting = &self.b.meetings[no];
                entry.kind = "meeting";
                if !meeting.status.is("held") {
                    entry.date = self.meeting_time(meeting.date.value, &meeting.time);
                    entry.status = Some(self.status(meeting.status));
                }
                let venue = meeting.venue.as_ref().filter(|_| meeting.status.is("planned"));
                let unit = self.b.units.no(&meeting.unit).filter(|unit| for_unit != Some(*unit));
                let unit = unit.map(|unit| self.unit(unit));
                let unit = unit.map(|unit| Text { text: unit.text, lang: unit.lang });
                entry.place = venue.map(|venue| self.venue(venue)).or(unit);
            }
            Item::Batch(no) => {
                let batch = &self.b.batches[no];
                entry.kind = "batch";
                let total = self.count(batch.total());
                entry.share = for_unit.map(|unit| {
                    let n = batch.count(|row| self.b.unit_of_award(row) == Some(unit));
                    Share { n: self.count(n), of: total.clone() }
                });
                entry.total = Some(total);
            }
        }
    }

    /// Returns the title of an item, and what it is in words.
    pub fn title_and_label(&self, item: Item) -> (Text, Text) {
        match item {
            Item::Article(no) => {
                let article = &self.b.articles[no];
                let (text, language) = article.texts.or_source(self.language);
                let title = self.text(Words { text: &text.title, language });
                (title, self.label(article.kind))
            }
            Item::Meeting(no) => {
                let meeting = &self.b.meetings[no];
                (self.loc(&meeting.title), self.label(meeting.kind))
            }
            Item::Batch(no) => self.batch_title(no),
        }
    }

    /// Returns the title or the name of the record of a page, and what it is in words. Pages that are no
    /// record's have neither.
    pub fn record_title(&self, kind: PageKind) -> (Text, Text) {
        match kind {
            PageKind::Unit(no) => {
                let unit = &self.b.units[no];
                (self.loc(&unit.name), self.label(unit.unit_type))
            }
            PageKind::Body(no) => {
                let body = &self.b.bodies[no];
                (self.loc(&body.name), self.label(body.kind))
            }
            PageKind::Document(no) => {
                let document = &self.b.documents[no];
                (self.document_name(document), self.label(document.document_type))
            }
            PageKind::Standing(no) => {
                let (text, language) = self.b.pages[no].texts.or_source(self.language);
                let title = self.text(Words { text: &text.title, language });
                (title, self.own(["trang thông tin", "page"]))
            }
            kind => match kind.item() {
                Some(item) => self.title_and_label(item),
                None => (self.own(["", ""]), self.own(["", ""])),
            },
        }
    }

    /// Words of the program, Vietnamese and English.
    pub fn own(&self, [vi, en]: [&str; 2]) -> Text {
        let text = if self.language == Language::Vi { vi } else { en };
        Text { text: text.to_owned(), lang: None }
    }

    /// Says of a record that it was invented to illustrate.
    pub fn invented(&self) -> Text {
        self.own(["Nội dung minh họa, không có thật", "Invented to illustrate"])
    }

    /// A batch without a title is named after its label and date.
    fn batch_title(&self, no: No<crate::model::award::Batch>) -> (Text, Text) {
        let batch = &self.b.batches[no];
        let label = self.own(["đợt khen thưởng", "award batch"]);
        let date = self.stamp(batch.date.value).text;
        let unnamed = match self.language {
            Language::Vi => format!("Khen thưởng {date}"),
            Language::En => format!("Awards of {date}"),
        };
        let title = batch.title.as_ref().map(|title| self.loc(title));
        (title.unwrap_or(Text { text: unnamed, lang: None }), label)
    }

    /// Writes records of the news for a list.
    pub fn entries(&self, items: impl IntoIterator<Item = Item>) -> Vec<Entry> {
        items.into_iter().map(|item| self.entry(item, None)).collect()
    }
}
