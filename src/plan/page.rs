//! A page of the plan: what it is about, in which language, at which address.

use super::route::Route;
use crate::model::article::Article;
use crate::model::award::Batch;
use crate::model::bulletin::Item;
use crate::model::language::Language;
use crate::model::meeting::Meeting;
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
    /// What a reader sees who asks for a page that is not there.
    NotFound,
    /// A former address that leads to another, by its place in the plan's list of them.
    Alias(usize),
    /// The site's feed.
    Feed,
    /// A unit's feed.
    UnitFeed(No<Unit>),
    /// The list of site maps.
    SitemapIndex,
    /// A part of the site map, by its place in the plan's list of them.
    Sitemap(usize),
    /// What is said to crawlers.
    Robots,
}

impl PageKind {
    /// Tells whether it is a page for readers, which a link may lead to and a site map names.
    pub fn is_for_readers(self) -> bool {
        !matches!(
            self,
            Self::NotFound
                | Self::Alias(_)
                | Self::Feed
                | Self::UnitFeed(_)
                | Self::SitemapIndex
                | Self::Sitemap(_)
                | Self::Robots
        )
    }

    /// Returns the unit whose page, list or feed it is.
    pub fn unit(self) -> Option<No<Unit>> {
        match self {
            Self::Unit(no)
            | Self::UnitYear(no, _)
            | Self::UnitMonth(no, _)
            | Self::UnitFeed(no) => Some(no),
            _ => None,
        }
    }

    /// Returns the year that the page belongs to, for the part of the site map that names it.
    pub fn year(self, date_of: impl Fn(Item) -> u16) -> Option<u16> {
        match self {
            Self::Article(no) => Some(date_of(Item::Article(no))),
            Self::Meeting(no) => Some(date_of(Item::Meeting(no))),
            Self::Batch(no) => Some(date_of(Item::Batch(no))),
            Self::UnitYear(_, year) | Self::Year(year) => Some(year),
            Self::UnitMonth(_, month) | Self::Month(month) => Some(month.year()),
            _ => None,
        }
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
