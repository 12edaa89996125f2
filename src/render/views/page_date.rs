//! The date of a page: which day counts for a record, a list, or what has no day of its own.

use crate::model::bulletin::Item;
use crate::model::record::{Provenance, Publishing};
use crate::model::registry::{Body, Document};
use crate::model::shelf::No;
use crate::model::time::{Day, PartialDate};
use crate::plan::index::Dated;
use crate::plan::page::{ListKind, PageKind};
use crate::plan::record;
use crate::render::scene::Scene;
use crate::render::view::Stamp;

/// The date that readers are shown: of a record its own; of a list the day of its newest item, what is to come apart. What
/// has no day of its own takes one from what its page tells.
pub(super) fn shown(scene: &Scene<'_>, kind: PageKind) -> Option<Stamp> {
    day(scene, kind).map(|day| scene.stamp(day))
}

/// The date that machines are told: they want one of each page. Where nothing on a page tells a day, it is the first that the
/// bulletin tells of, which no later item changes; there is none only in a bulletin that tells of nothing.
pub(super) fn for_machines(scene: &Scene<'_>, kind: PageKind) -> Option<Stamp> {
    let of = match kind {
        PageKind::Alias(at) => scene.plan.aliases[at].0,
        kind => kind,
    };
    let first = || scene.plan.index.by_date.last().map(|item| scene.b.date(*item));
    day(scene, of).or_else(first).map(|day| scene.stamp(day))
}

fn day(scene: &Scene<'_>, kind: PageKind) -> Option<PartialDate> {
    let b = scene.b;
    match kind {
        PageKind::Article(_) | PageKind::Meeting(_) | PageKind::Batch(_) => {
            kind.item().map(|item| b.date(item))
        }
        PageKind::Document(no) => of_document(scene, no),
        PageKind::Documents => {
            let shown = b.documents.iter().filter(|it| b.shows(&it.publishing));
            latest(shown.filter_map(own))
        }
        PageKind::Corrections => {
            let corrections = record::corrections(b);
            corrections.first().map(|latest| PartialDate::Day(latest.correction.date))
        }
        PageKind::Standing(no) => {
            let page = &b.pages[no];
            of_record(&page.publishing, &page.provenance)
        }
        PageKind::NotFound | PageKind::Withdrawn | PageKind::Alias(_) => None,
        PageKind::Unit(no) => {
            let unit = &b.units[no];
            let own = || of_record(&unit.publishing, &unit.provenance);
            of_list(scene, kind, unit.valid.from.or(unit.valid.to)).or_else(own)
        }
        PageKind::Body(no) => {
            let body = &b.bodies[no];
            let own = || of_record(&body.publishing, &body.provenance);
            let listed = of_list(scene, kind, body.valid.from.or(body.valid.to));
            listed.or_else(|| of_issued(scene, body)).or_else(own)
        }
        _ => of_list(scene, kind, None),
    }
}

/// The day of the newest of a list's items; else the first day in force of what it is about.
fn of_list(scene: &Scene<'_>, kind: PageKind, from: Option<Day>) -> Option<PartialDate> {
    let newest = scene.b.news(items(scene, kind)).next().map(|(_, day)| day);
    // A list of nothing but what is to come is of that time.
    let to_come = || items(scene, kind).next().map(|item| scene.b.date(item));
    newest.or_else(|| from.map(PartialDate::Day)).or_else(to_come)
}

fn own(document: &Document) -> Option<PartialDate> {
    document.date.as_ref().map(|date| date.value)
}

/// A document without a date is of the year in its number, else of the day since which it is in force, else of the newest item
/// that cites it.
fn of_document(scene: &Scene<'_>, no: No<Document>) -> Option<PartialDate> {
    let document = &scene.b.documents[no];
    let year = || document.number.as_deref().and_then(year_of_number);
    let from = || document.in_force.from.map(PartialDate::Day);
    let cited = || {
        let citing = scene.plan.index.documents.get(&no).into_iter().flatten().copied();
        latest(scene.b.news(citing).map(|(_, day)| day))
    };
    let record = || of_record(&document.publishing, &document.provenance);
    own(document).or_else(year).or_else(from).or_else(cited).or_else(record)
}

/// The year of a number such as 23/2012/TT-BCA; most numbers begin anew each year and tell none.
fn year_of_number(number: &str) -> Option<PartialDate> {
    let second = number.split('/').nth(1)?.trim();
    let is_year = second.len() == 4 && second.starts_with(['1', '2']);
    PartialDate::parse(second).filter(|_| is_year)
}

/// The newest of the documents that a body issued.
fn of_issued(scene: &Scene<'_>, body: &Body) -> Option<PartialDate> {
    let shown = scene.b.documents.numbered().filter(|(_, it)| scene.b.shows(&it.publishing));
    let issued = shown.filter(|(_, it)| it.issuer.value == body.id);
    latest(issued.filter_map(|(no, _)| of_document(scene, no)))
}

/// What a record says of itself: when it was changed, else the day of its source.
fn of_record(publishing: &Publishing, provenance: &Provenance) -> Option<PartialDate> {
    let source = || provenance.source.as_ref().and_then(|source| source.date);
    publishing.last_change().or_else(source).map(PartialDate::Day)
}

fn latest(days: impl Iterator<Item = PartialDate>) -> Option<PartialDate> {
    days.max_by_key(|day| day.first_day())
}

/// The items that a list lists, the latest first.
fn items<'s>(scene: &'s Scene<'_>, kind: PageKind) -> Box<dyn Iterator<Item = Item> + 's> {
    let index = &scene.plan.index;
    let years = |year: u16| index.years.get(&year).into_iter();
    match kind {
        PageKind::Unit(no) => {
            Box::new(index.years_of(no).rev().flat_map(|(_, dated)| dated.iter()))
        }
        PageKind::UnitYear(no, year) => {
            let years = index.years_of(no).filter(move |(of, _)| *of == year);
            Box::new(years.flat_map(|(_, dated)| dated.iter()))
        }
        PageKind::UnitMonth(no, month) => {
            let years = index.years_of(no).filter(move |(of, _)| *of == month.year());
            let months = years.filter_map(move |(_, dated)| dated.months.get(&month));
            Box::new(months.flatten().copied())
        }
        PageKind::Month(month) => {
            let months = years(month.year()).filter_map(move |dated| dated.months.get(&month));
            Box::new(months.flatten().copied())
        }
        PageKind::Year(year) => Box::new(years(year).flat_map(Dated::iter)),
        PageKind::ListYear(list, year) => {
            let items = years(year).flat_map(Dated::iter);
            Box::new(items.filter(move |item| ListKind::of(*item) == list))
        }
        PageKind::List(list) => {
            let items = index.by_date.iter().copied();
            Box::new(items.filter(move |item| ListKind::of(*item) == list))
        }
        PageKind::Body(no) => Box::new(index.bodies.get(&no).into_iter().flatten().copied()),
        _ => Box::new(index.by_date.iter().copied()),
    }
}

#[cfg(test)]
mod tests {
    use super::year_of_number;

    #[test]
    fn only_some_numbers_tell_a_year() {
        let year = |number| year_of_number(number).map(|date| date.to_string());
        assert_eq!(year("23/2012/TT-BCA").as_deref(), Some("2012"));
        assert_eq!(year("45/2019/QH14").as_deref(), Some("2019"));
        for number in ["34/QĐ-UBND", "1665/NQ-UBTVQH15", "12/0001/QĐ", "9001", "1/12-3"] {
            assert_eq!(year(number), None, "{number}");
        }
    }
}
