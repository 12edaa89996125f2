//! A page of the plan: what it is about, in which language, at which address.

use super::data::DataFile;
use super::route::Route;
use super::web_server::WebServer;
use crate::model::article::{Article, Page as StandingPage};
use crate::model::award::Batch;
use crate::model::bulletin::Item;
use crate::model::language::Language;
use crate::model::meeting::Meeting;
use crate::model::registry::{Body, Document};
use crate::model::shelf::No;
use crate::model::time::YearMonth;
use crate::model::unit::Unit;

/// What a page is about, whatever its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageKind {
    /// The front page.
    Home,
    /// An article.
    Article(No<Article>),
    /// A meeting.
    Meeting(No<Meeting>),
    /// A batch of awards.
    Batch(No<Batch>),
    /// All units.
    Units,
    /// A unit.
    Unit(No<Unit>),
    /// A unit's year.
    UnitYear(No<Unit>, u16),
    /// A month of a unit's year that is too long for one page.
    UnitMonth(No<Unit>, YearMonth),
    /// All years.
    Years,
    /// A year.
    Year(u16),
    /// A month.
    Month(YearMonth),
    /// The latest of a kind of record, and its years.
    List(ListKind),
    /// A year's meetings or batches.
    ListYear(ListKind, u16),
    /// All bodies.
    Bodies,
    /// A body.
    Body(No<Body>),
    /// All documents.
    Documents,
    /// A document.
    Document(No<Document>),
    /// All corrections.
    Corrections,
    /// What open data there is, and what it means.
    Data,
    /// A standing page.
    Standing(No<StandingPage>),
    /// What a reader sees who asks for a page that is not there.
    NotFound,
    /// What a reader sees who asks for what was withdrawn.
    Withdrawn,
    /// A former address that leads to another, by its place in the plan's list of them.
    Alias(usize),
    /// The site's feed.
    Feed,
    /// A unit's feed.
    UnitFeed(No<Unit>),
    /// The feed of corrections.
    CorrectionsFeed,
    /// The calendar of the site's meetings.
    Calendar,
    /// The calendar of a unit's meetings.
    UnitCalendar(No<Unit>),
    /// A file of open data.
    DataFile(DataFile),
    /// The list of site maps.
    SitemapIndex,
    /// A part of the site map, by its place in the plan's list of them.
    Sitemap(usize),
    /// What is said to crawlers.
    Robots,
    /// What a web server is told.
    Rules(WebServer),
}

impl PageKind {
    /// Tells whether it is a page for readers, which a link may lead to and a site map names.
    pub fn is_for_readers(self) -> bool {
        !matches!(
            self,
            Self::NotFound
                | Self::Withdrawn
                | Self::Alias(_)
                | Self::Feed
                | Self::UnitFeed(_)
                | Self::CorrectionsFeed
                | Self::Calendar
                | Self::UnitCalendar(_)
                | Self::DataFile(_)
                | Self::SitemapIndex
                | Self::Sitemap(_)
                | Self::Robots
                | Self::Rules(_)
        )
    }

    /// Tells whether it is a file that machines of others come back for: a feed, a calendar, or open data.
    pub fn is_for_takers(self) -> bool {
        matches!(
            self,
            Self::Feed
                | Self::UnitFeed(_)
                | Self::CorrectionsFeed
                | Self::Calendar
                | Self::UnitCalendar(_)
                | Self::DataFile(_)
        )
    }

    /// Tells whether an archive copy has it: what only a living site answers, or somebody subscribes to, is not in one.
    pub fn is_archived(self) -> bool {
        self.is_for_readers() || matches!(self, Self::DataFile(_))
    }

    /// Returns the record of the news that the page is about, where it is about one.
    pub fn item(self) -> Option<Item> {
        match self {
            Self::Article(no) => Some(Item::Article(no)),
            Self::Meeting(no) => Some(Item::Meeting(no)),
            Self::Batch(no) => Some(Item::Batch(no)),
            _ => None,
        }
    }

    /// Returns the unit whose page, list, feed or calendar it is.
    pub fn unit(self) -> Option<No<Unit>> {
        match self {
            Self::Unit(no)
            | Self::UnitYear(no, _)
            | Self::UnitMonth(no, _)
            | Self::UnitFeed(no)
            | Self::UnitCalendar(no) => Some(no),
            _ => None,
        }
    }

    /// Returns the year that the page belongs to, for the part of the site map that names it.
    pub fn year(self, date_of: impl Fn(Item) -> u16) -> Option<u16> {
        match self {
            Self::UnitYear(_, year) | Self::Year(year) | Self::ListYear(_, year) => Some(year),
            Self::UnitMonth(_, month) | Self::Month(month) => Some(month.year()),
            kind => kind.item().map(date_of),
        }
    }
}

/// A kind of record of the news that has lists of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListKind {
    /// Articles.
    Articles,
    /// Meetings.
    Meetings,
    /// Batches of awards.
    Batches,
}

impl ListKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Articles, Self::Meetings, Self::Batches];

    /// Returns the kind of an item.
    pub fn of(item: Item) -> Self {
        match item {
            Item::Article(_) => Self::Articles,
            Item::Meeting(_) => Self::Meetings,
            Item::Batch(_) => Self::Batches,
        }
    }

    /// Returns the word by which menus and themes know the list.
    pub fn word(self) -> &'static str {
        match self {
            Self::Articles => "articles",
            Self::Meetings => "meetings",
            Self::Batches => "batches",
        }
    }

    /// Tells whether the list has a page for each year; articles are read by year and month together
    /// with all else.
    pub fn has_years(self) -> bool {
        self != Self::Articles
    }
}

impl From<Item> for PageKind {
    fn from(item: Item) -> Self {
        match item {
            Item::Article(no) => Self::Article(no),
            Item::Meeting(no) => Self::Meeting(no),
            Item::Batch(no) => Self::Batch(no),
        }
    }
}

/// A page of the plan.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its address.
    pub route: Route,
    /// Its language; files for machines that serve both languages are in the first.
    pub language: Language,
    /// What it is about.
    pub kind: PageKind,
}
