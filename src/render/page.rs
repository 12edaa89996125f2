//! One page of the plan to its bytes: the one place that knows which view and which template belong to
//! a kind of page.

use super::prose::Prose;
use super::scene::Scene;
use super::theme::Theme;
use super::views::article::ArticleView;
use super::views::batch::BatchView;
use super::views::bodies::{BodiesView, BodyView};
use super::views::corrections::CorrectionsView;
use super::views::documents::{DocumentView, DocumentsView};
use super::views::home::HomeView;
use super::views::list::{ListView, ListYearView};
use super::views::meeting::MeetingView;
use super::views::month::MonthView;
use super::views::small::{AliasView, NotFoundView};
use super::views::standing::StandingView;
use super::views::unit::UnitView;
use super::views::unit_year::{UnitMonthView, UnitYearView};
use super::views::units::UnitsView;
use super::views::year::YearView;
use super::views::years::YearsView;
use super::{feed, sitemap, web_server};
use crate::ground::diagnostic::Diagnostic;
use crate::ground::source::FileTable;
use crate::model::article::ArticleText;
use crate::model::bulletin::Bulletin;
use crate::plan::page::{Page, PageKind};
use crate::plan::site_plan::Plan;

/// All that pages are rendered from.
#[derive(Clone, Copy)]
pub struct Renderer<'r> {
    /// The bulletin.
    pub bulletin: &'r Bulletin,
    /// Its plan.
    pub plan: &'r Plan,
    /// The theme.
    pub theme: &'r Theme,
    /// The files of the site.
    pub files: &'r FileTable,
}

impl<'r> Renderer<'r> {
    /// Returns the text that a page shows, which is read again before the page is rendered.
    pub fn text_of(&self, page: &Page) -> Option<&'r ArticleText> {
        match page.kind {
            PageKind::Article(no) => self.bulletin.articles[no].texts.of(page.language),
            PageKind::Standing(no) => self.bulletin.pages[no].texts.of(page.language),
            _ => None,
        }
    }

    /// Renders a page; `markdown` is its text, where it has one.
    ///
    /// # Errors
    ///
    /// What its template does wrong.
    pub fn render(&self, page: &Page, markdown: &str) -> Result<Vec<u8>, Diagnostic> {
        let scene = &Scene {
            b: self.bulletin,
            plan: self.plan,
            language: page.language,
            files: self.files,
            picture_sizes: &self.theme.picture_sizes,
        };
        let out = Out { theme: self.theme, page };
        match page.kind {
            PageKind::Home => out.html("home.html", &HomeView::new(scene, page)),
            PageKind::Article(no) => {
                let article = &self.bulletin.articles[no];
                let (text, _) = article.texts.or_source(page.language);
                let prose = Prose { scene, page, article: Some(article), text }.html(markdown);
                out.html("article.html", &ArticleView::new(scene, page, no, prose))
            }
            PageKind::Meeting(no) => out.html("meeting.html", &MeetingView::new(scene, page, no)),
            PageKind::Batch(no) => out.html("batch.html", &BatchView::new(scene, page, no)),
            PageKind::Units => out.html("units.html", &UnitsView::new(scene, page)),
            PageKind::Unit(no) => out.html("unit.html", &UnitView::new(scene, page, no)),
            PageKind::UnitYear(no, year) => {
                out.html("unit-year.html", &UnitYearView::new(scene, page, no, year))
            }
            PageKind::UnitMonth(no, month) => {
                out.html("unit-month.html", &UnitMonthView::new(scene, page, no, month))
            }
            PageKind::Years => out.html("years.html", &YearsView::new(scene, page)),
            PageKind::Year(year) => out.html("year.html", &YearView::new(scene, page, year)),
            PageKind::Month(month) => out.html("month.html", &MonthView::new(scene, page, month)),
            PageKind::List(list) => out.html("list.html", &ListView::new(scene, page, list)),
            PageKind::ListYear(list, year) => {
                out.html("list-year.html", &ListYearView::new(scene, page, list, year))
            }
            PageKind::Bodies => out.html("bodies.html", &BodiesView::new(scene, page)),
            PageKind::Body(no) => out.html("body.html", &BodyView::new(scene, page, no)),
            PageKind::Documents => out.html("documents.html", &DocumentsView::new(scene, page)),
            PageKind::Document(no) => {
                out.html("document.html", &DocumentView::new(scene, page, no))
            }
            PageKind::Corrections => {
                out.html("corrections.html", &CorrectionsView::new(scene, page))
            }
            PageKind::Standing(no) => {
                let (text, _) = self.bulletin.pages[no].texts.or_source(page.language);
                let prose = Prose { scene, page, article: None, text }.html(markdown);
                out.html("standing.html", &StandingView::new(scene, page, no, prose))
            }
            PageKind::NotFound | PageKind::Withdrawn => {
                out.html("not-found.html", &NotFoundView::new(scene, page))
            }
            PageKind::Alias(at) => {
                let to = self.plan.alias_route(at);
                out.html("alias.html", &AliasView::new(scene, page, to))
            }
            PageKind::Feed => Ok(feed::of_site(scene, page)),
            PageKind::UnitFeed(no) => Ok(feed::of_unit(scene, page, no)),
            PageKind::CorrectionsFeed => Ok(feed::of_corrections(scene, page)),
            PageKind::SitemapIndex => Ok(sitemap::index(self.bulletin, self.plan)),
            PageKind::Sitemap(at) => {
                Ok(sitemap::part(self.bulletin, self.plan, &self.plan.sitemaps[at]))
            }
            PageKind::Robots => Ok(sitemap::robots(self.bulletin, self.plan)),
            PageKind::Rules(server) => Ok(web_server::rules(self.bulletin, self.plan, server)),
        }
    }
}

struct Out<'o> {
    theme: &'o Theme,
    page: &'o Page,
}

impl Out<'_> {
    fn html(&self, template: &str, view: &impl serde::Serialize) -> Result<Vec<u8>, Diagnostic> {
        self.theme.render(template, self.page.language, view, &self.page.route)
    }
}
