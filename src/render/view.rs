//! The pieces that views are made of: the contract between the program and its themes.
//!
//! All words stand ready in the language of the page; a `lang` is there only where words are in another
//! language than the page. Addresses begin with the path of the site. Numbers stand as a number and as
//! it is written.

use minijinja::Value;
use serde::Serialize;

/// Words, and their language where it is not the page's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Text {
    /// The words.
    pub text: String,
    /// `vi` on an English page; none where the words are in the page's language.
    pub lang: Option<&'static str>,
}

/// Words that may lead somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The words.
    pub text: String,
    /// Their language, where it is not the page's.
    pub lang: Option<&'static str>,
    /// Where they lead; none where there is no such page.
    pub href: Option<String>,
}

/// A date as it is shown, and for machines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stamp {
    /// For machines: `2022-08-23`, `2022-08`, `2022`.
    pub iso: String,
    /// For people: `23/8/2022`, `tháng 8/2022`.
    pub text: String,
}

/// A number, and how it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The number.
    pub n: u64,
    /// With its separators.
    pub text: String,
}

/// A part of a whole: "1 of 17".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Share {
    /// The part.
    pub n: Count,
    /// The whole.
    pub of: Count,
}

/// A step of the path to the page. Either `text` or, for pages of the theme's own naming, `key`.
#[derive(Clone, Debug, Serialize)]
pub struct Crumb {
    /// A key of the theme's strings: `home`, `articles`, `meetings`, `batches`, `units`, `years`, `bodies`,
    /// `documents`, `corrections`, `data`, `not_found`.
    pub key: Option<&'static str>,
    /// Words of a record.
    pub text: Option<Text>,
    /// Where it leads; none for the page itself.
    pub href: Option<String>,
}

/// An entry of the menu. Either `key` or, for standing pages, `text`.
#[derive(Clone, Debug, Serialize)]
pub struct MenuEntry {
    /// A key of the theme's strings: the name of an index, such as `units`.
    pub key: Option<&'static str>,
    /// The title of a standing page.
    pub text: Option<Text>,
    /// Where it leads.
    pub href: String,
    /// Whether the page is this one.
    pub here: bool,
    /// Whether the page is this one or below it.
    pub current: bool,
}

/// A page in another language, by its whole address.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    /// The language.
    pub lang: &'static str,
    /// The whole address.
    pub url: String,
}

/// The way to the other language.
#[derive(Clone, Debug, Serialize)]
pub struct Switch {
    /// The language that it leads to.
    pub lang: &'static str,
    /// Where it leads.
    pub href: String,
    /// Whether this page has no such translation, so that it leads to the page of the year instead; from a
    /// standing page to the front page.
    pub missing: bool,
}

/// A feed or a calendar that belongs to the page.
#[derive(Clone, Debug, Serialize)]
pub struct FeedLink {
    /// What it is of: the site, a unit, or the corrections.
    pub title: Text,
    /// Its address.
    pub href: String,
}

/// A picture that stands for a page where it is shared.
#[derive(Clone, Debug, Serialize)]
pub struct LeadingPicture {
    /// Its whole address.
    pub url: String,
    /// What it shows, in the language of the page, where the text says so.
    pub alt: Option<String>,
}

/// What every page has: `frame`.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// The language of the page.
    pub lang: &'static str,
    /// The kind of page: `home`, `article`, `meeting`, `batch`, `units`, `unit`, `unit-year`,
    /// `unit-month`, `years`, `year`, `month`, `list`, `list-year`, `bodies`, `body`, `documents`,
    /// `document`, `corrections`, `data`, `standing`, `not-found`, `alias`.
    pub kind: &'static str,
    /// The name of the site.
    pub site_title: Text,
    /// The front page in this language.
    pub home: String,
    /// The whole address of the page.
    pub canonical: String,
    /// The page in each language that it exists in, itself too; empty where there is only one.
    pub alternates: Vec<Alternate>,
    /// The way to the other language.
    pub switch: Option<Switch>,
    /// The menu at the head: as the site has it, else all indexes but those of corrections and open data.
    pub menu: Vec<MenuEntry>,
    /// The menu at the foot: standing pages with a `menu_order`, then the corrections and the open data; what
    /// the site has in the menu at the head is left out.
    pub foot_menu: Vec<MenuEntry>,
    /// The path to the page, itself last; empty on the front page.
    pub crumbs: Vec<Crumb>,
    /// The feeds of the page.
    pub feeds: Vec<FeedLink>,
    /// The calendars of the page.
    pub calendars: Vec<FeedLink>,
    /// The picture that stands for the page where it is shared.
    pub picture: Option<LeadingPicture>,
    /// What the page is about, for machines: JSON-LD, for a `<script type="application/ld+json">`.
    pub linked_data: Option<Html>,
    /// The bodies that publish the bulletin and are in force.
    pub publishers: Vec<Link>,
    /// Who is responsible.
    pub footer: Option<Text>,
    /// The law that the bulletin rests on.
    pub legal_basis: Option<Text>,
    /// The portal that the bulletin is part of.
    pub parent_portal: Option<Link>,
    /// Who made what the page shows, for `dc.creator`: the publishing body, else the site.
    pub creator: Text,
    /// The date of the page for readers: of its record, of the latest record that it lists, else what it tells a day of.
    pub date: Option<Stamp>,
    /// The same for machines, `dc.date`; where the page has none, the first day that the bulletin tells of.
    pub dated: Option<Stamp>,
    /// The day of the last change, where there was one.
    pub changed: Option<Stamp>,
    /// Whether search engines are asked to pass the page over.
    pub noindex: bool,
    /// Where the page is part of an archive copy: which.
    pub archive: Option<ArchiveNote>,
}

/// What a page of an archive copy says of it; the page as it lives is at the whole address of the frame.
#[derive(Clone, Debug, Serialize)]
pub struct ArchiveNote {
    /// The year whose records it holds, as it is written; none where it holds all.
    pub year: Option<String>,
    /// The day on which it was made.
    pub day: Stamp,
    /// The year that the page's own record belongs to, where that is another one: it came along because something in the copy
    /// refers to it.
    pub other_year: Option<String>,
}

/// A record of the news in a list.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// `article`, `meeting` or `batch`.
    pub kind: &'static str,
    /// What it is in words: "hội nghị tổng kết".
    pub label: Text,
    /// The title, which leads to its page.
    pub title: Link,
    /// Its date.
    pub date: Stamp,
    /// One or two sentences.
    pub summary: Option<Text>,
    /// Whether it has no page in this language, and leads to the Vietnamese one.
    pub untranslated: bool,
    /// Invented to illustrate.
    pub illustration: bool,
    /// In a preview alone: that it is still to come.
    pub waiting: Option<Waiting>,
    /// Of a batch: how many awards it holds.
    pub total: Option<Count>,
    /// Of a batch on a unit's page: how many of them count for the unit.
    pub share: Option<Share>,
    /// Of a meeting that is not simply held: `planned`, `postponed`, `cancelled`.
    pub status: Option<Status>,
    /// Of a meeting that is still to come, where it is; else whose it is, but on a page of that unit.
    pub place: Option<Text>,
}

/// What is in no build of today, and stands in previews alone.
#[derive(Clone, Debug, Serialize)]
pub struct Waiting {
    /// Whether it is a draft; else it is to be published on a later day.
    pub draft: bool,
    /// That day, which a draft may have too.
    pub from: Option<Stamp>,
}

/// A word of a closed list: its id for the theme, its label for people.
#[derive(Clone, Debug, Serialize)]
pub struct Status {
    /// The id.
    pub id: &'static str,
    /// The label.
    pub label: Text,
}

/// Numbers of items by kind. They add up to `all`.
#[derive(Clone, Debug, Serialize)]
pub struct Counts {
    /// All items.
    pub all: Count,
    /// Articles.
    pub articles: Count,
    /// Meetings.
    pub meetings: Count,
    /// Batches of awards.
    pub batches: Count,
}

/// A page of a year or a month, with what it holds.
#[derive(Clone, Debug, Serialize)]
pub struct Period {
    /// The year or the month for machines and for people: "2022", "tháng 8/2022".
    pub stamp: Stamp,
    /// Its page; none where it has none of its own.
    pub href: Option<String>,
    /// What it holds.
    pub counts: Counts,
}

/// A month and its items.
#[derive(Clone, Debug, Serialize)]
pub struct MonthGroup {
    /// The month; none for items whose month is not known.
    pub month: Option<Stamp>,
    /// The page of the month, where the list is split.
    pub href: Option<String>,
    /// What it holds.
    pub counts: Counts,
    /// Its items, latest first; empty where the list is split.
    pub entries: Vec<Entry>,
}

/// A person as a page names one.
#[derive(Clone, Debug, Serialize)]
pub struct PersonLine {
    /// Rank or form of address: "Đại tá", "ông".
    pub form: Option<Text>,
    /// The name, in Vietnamese order.
    pub name: Text,
    /// The office held on the day.
    pub office: Option<Text>,
}

/// A person or a body. One of the two is there.
#[derive(Clone, Debug, Serialize)]
pub struct PartyLine {
    /// A person.
    pub person: Option<PersonLine>,
    /// A body.
    pub body: Option<Link>,
}

/// A document as a page names one.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentLine {
    /// Its type and number, which lead to its page: "Thông tư 23/2012/TT-BCA".
    pub name: Link,
    /// The body that issued it.
    pub issuer: Link,
    /// The day it was signed.
    pub date: Option<Stamp>,
    /// What it is about.
    pub summary: Option<Text>,
    /// Where its text is.
    pub href: Option<String>,
    /// The document that replaces it.
    pub replaced_by: Option<Link>,
}

/// A body in a list.
#[derive(Clone, Debug, Serialize)]
pub struct BodyLine {
    /// Its name, which leads to its page.
    pub name: Link,
    /// Ủy ban nhân dân, Công an ...
    pub label: Text,
    /// The unit whose body it is.
    pub unit: Option<Link>,
    /// Its first day, where it is known.
    pub from: Option<Stamp>,
    /// Its last day, where it has one.
    pub to: Option<Stamp>,
}

/// What a body does and how to reach it.
#[derive(Clone, Debug, Serialize)]
pub struct BodyCard {
    /// The body.
    pub line: BodyLine,
    /// What it does.
    pub functions: Option<Text>,
    /// How to reach it.
    pub contacts: Vec<ContactLine>,
    /// Its own site.
    pub url: Option<String>,
    /// Its parts: the bodies directly below it that are in force.
    pub below: Vec<BodyLine>,
}

/// A way to reach a body.
#[derive(Clone, Debug, Serialize)]
pub struct ContactLine {
    /// Who or which desk.
    pub name: Option<Text>,
    /// The office.
    pub office: Option<Text>,
    /// The telephone number as written.
    pub phone: Option<String>,
    /// The number to dial: `tel:+84...`, digits only.
    pub phone_href: Option<String>,
    /// The address for letters on the net.
    pub email: Option<String>,
}

/// A file to take away.
#[derive(Clone, Debug, Serialize)]
pub struct FileLine {
    /// Its title.
    pub title: Text,
    /// Its address.
    pub href: String,
    /// The ending of its name in capitals: "PDF".
    pub format: String,
    /// Its size: "1,2 MB"; none of a picture, which is made anew when it is published.
    pub size: Option<String>,
}

/// A correction of what was published.
#[derive(Clone, Debug, Serialize)]
pub struct CorrectionLine {
    /// The id of its place on the page of its record: `dinh-chinh-1`.
    pub id: String,
    /// Its day.
    pub date: Stamp,
    /// What was wrong and what is right.
    pub text: Text,
    /// Who corrected.
    pub by: Option<Text>,
}

/// The publication that a record was taken from.
#[derive(Clone, Debug, Serialize)]
pub struct SourceLine {
    /// Its name.
    pub name: Text,
    /// Its address.
    pub href: Option<String>,
    /// Its day.
    pub date: Option<Stamp>,
}

/// What a record's page says of its publication: `about`.
#[derive(Clone, Debug, Serialize)]
pub struct About {
    /// Invented to illustrate.
    pub illustration: bool,
    /// In a preview alone: that it is still to come.
    pub waiting: Option<Waiting>,
    /// The day it counts under; a standing page has none.
    pub published: Option<Stamp>,
    /// The last day on which a notice counts.
    pub expires: Option<Stamp>,
    /// Whether that day has passed.
    pub expired: bool,
    /// The day of the last change.
    pub changed: Option<Stamp>,
    /// What was corrected, the oldest first.
    pub corrections: Vec<CorrectionLine>,
    /// Where it was taken from.
    pub source: Option<SourceLine>,
    /// Files that belong to it.
    pub attachments: Vec<FileLine>,
}

/// Text that is HTML already.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Html(Value);

impl Html {
    /// Takes HTML that the program itself made.
    pub fn new(html: String) -> Self {
        Self(Value::from_safe_string(html))
    }
}

/// The files of open data of a kind of record: of a year, or of all.
#[derive(Clone, Debug, Serialize)]
pub struct DataLine {
    /// The kind: `articles`, `meetings`, `batches`, `units`, `bodies`, `documents`.
    pub kind: &'static str,
    /// How many records the files hold.
    pub records: Count,
    /// How many lines the table has: of batches one for each row of awards, else one a record.
    pub lines: Count,
    /// The address of the table, as CSV.
    pub csv_href: String,
    /// The address of the records, as JSON.
    pub json_href: String,
}
