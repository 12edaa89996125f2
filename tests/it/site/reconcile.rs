//! Counts on indexes and the rows that they count, over an archive of several hundred records; and no
//! page of a year, a month or a unit's year that holds nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::fixture::Site;
use super::html::Shown;
use super::links::assert_whole;
use super::maker;

const ARTICLES: usize = 300;

/// What every page of a language shows, by its address.
struct Pages(BTreeMap<String, Shown>);

impl Pages {
    fn of(site: &Site, language: &str) -> Self {
        let pages = site.tree().into_iter().filter_map(|(path, bytes)| {
            let route = format!("/{}", path.strip_suffix("index.html")?);
            let shown = Shown::of(std::str::from_utf8(&bytes).unwrap());
            (shown.words("frame.lang") == language).then_some((route, shown))
        });
        Self(pages.collect())
    }

    fn at(&self, route: &str) -> &Shown {
        self.0.get(route).unwrap_or_else(|| panic!("no page {route}"))
    }

    fn of_kind<'p>(&'p self, kind: &str) -> Vec<(&'p str, &'p Shown)> {
        let of_kind = self.0.iter().filter(|(_, page)| page.words("frame.kind") == kind);
        of_kind.map(|(route, page)| (route.as_str(), page)).collect()
    }

    /// The page that an element of a list leads to.
    fn behind(&self, page: &Shown, name: &str) -> &Shown {
        self.at(&page.href(name))
    }
}

/// The numbers of `counts`: all, articles, meetings, batches.
fn counts(page: &Shown, name: &str) -> [u64; 4] {
    let text = page.words(name);
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let numbers: Vec<u64> = numbers.map(|part| part.parse().unwrap()).collect();
    let counts: [u64; 4] = numbers.try_into().unwrap_or_else(|_| panic!("{name} = {text}"));
    assert_eq!(counts[0], counts[1..].iter().sum::<u64>(), "{name} = {text}");
    counts
}

/// Counts the entries of a list by their kind.
fn rows(page: &Shown, list: &str) -> [u64; 4] {
    let mut found = [0; 4];
    for entry in page.each(list) {
        let kinds = ["article", "meeting", "batch"];
        let kind = page.words(&format!("{entry}.kind"));
        found[0] += 1;
        found[1 + kinds.iter().position(|known| *known == kind).unwrap()] += 1;
    }
    found
}

fn add(sum: &mut [u64; 4], more: [u64; 4]) {
    sum.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
}

/// Adds up the counts of a list of periods, and asserts that each is what its own page counts.
fn sum(pages: &Pages, page: &Shown, list: &str) -> [u64; 4] {
    let mut all = [0; 4];
    for it in page.each(list) {
        let own = counts(page, &format!("{it}.counts"));
        let href = format!("{it}.href");
        if page.get(&href).is_some() {
            assert_eq!(counts(pages.behind(page, &href), "counts"), own, "{href}");
        }
        add(&mut all, own);
    }
    all
}

fn years_reconcile(pages: &Pages) {
    let (_, years) = pages.of_kind("years")[0];
    assert_eq!(counts(years, "counts")[0], maker::records(ARTICLES) as u64);
    assert_eq!(sum(pages, years, "years"), counts(years, "counts"));
    assert_eq!(years.len("years"), pages.of_kind("year").len());
    for (route, year) in pages.of_kind("year") {
        let mut all = sum(pages, year, "months");
        add(&mut all, rows(year, "without_month"));
        assert_eq!(all, counts(year, "counts"), "{route}");
        for it in year.each("units") {
            let count = year.number(&format!("{it}.count"));
            let of_unit = pages.behind(year, &format!("{it}.unit"));
            assert_eq!(counts(of_unit, "counts")[0], count, "{route} {it}");
        }
    }
    for (route, month) in pages.of_kind("month") {
        assert_eq!(rows(month, "entries"), counts(month, "counts"), "{route}");
    }
}

fn units_reconcile(pages: &Pages) {
    let (_, units) = pages.of_kind("units")[0];
    for it in ["current", "ended"].map(|list| units.each(list)).concat() {
        let unit = pages.behind(units, &format!("{it}.name"));
        assert_eq!(counts(unit, "counts")[0], units.number(&format!("{it}.count")), "{it}");
    }
    for (route, unit) in pages.of_kind("unit") {
        assert_eq!(sum(pages, unit, "years"), counts(unit, "counts"), "{route}");
        let awards = unit
            .each("years")
            .into_iter()
            .map(|it| tally(pages, pages.behind(unit, &format!("{it}.href")), "awards"));
        assert_eq!(awards.sum::<u64>(), unit.number("awards"), "{route}");
        for it in unit.each("awards_by_year") {
            let own = unit.number(&format!("{it}.count"));
            let year = pages.behind(unit, &format!("{it}.year"));
            assert_eq!(tally(pages, year, "awards"), own, "{route} {it}");
        }
    }
    let mut split = 0;
    for (route, year) in pages.of_kind("unit-year") {
        assert_eq!(sum(pages, year, "months"), counts(year, "counts"), "{route}");
        let mut awards = 0;
        for month in year.each("months") {
            let href = format!("{month}.href");
            let (page, list) = match year.get(&href) {
                Some(_) => (pages.behind(year, &href), "entries".to_owned()),
                None => (year, format!("{month}.entries")),
            };
            split += usize::from(year.get(&href).is_some());
            assert_eq!(rows(page, &list), counts(year, &format!("{month}.counts")), "{route}");
            awards += shares(page, &list);
        }
        assert_eq!(awards, tally(pages, year, "awards"), "{route}");
    }
    assert_eq!(split, pages.of_kind("unit-month").len());
    assert!(split > 10, "some years are split");
}

/// Adds up what the batches of a list count for the unit of the page.
fn shares(page: &Shown, list: &str) -> u64 {
    let shares = page.each(list).into_iter().map(|it| format!("{it}.share"));
    shares.filter(|share| page.get(share).is_some()).map(|share| page.number(&share)).sum()
}

/// Returns the total of awards of several batches, which each measure adds up to, and each row's page knows.
fn tally(pages: &Pages, page: &Shown, name: &str) -> u64 {
    if page.get(&format!("{name}.total")).is_none() {
        return 0;
    }
    let total = page.number(&format!("{name}.total"));
    let sum = |list: &str, field: &str| -> u64 {
        let parts = page.each(&format!("{name}.{list}")).into_iter();
        parts.map(|it| page.number(&format!("{it}.{field}"))).sum()
    };
    assert_eq!(sum("rows", "share"), total, "{name}");
    for measure in ["by_recipient", "by_giver", "by_kind", "by_unit"] {
        assert_eq!(sum(measure, "count"), total, "{name} {measure}");
    }
    for row in page.each(&format!("{name}.rows")) {
        let batch = pages.behind(page, &format!("{row}.batch"));
        assert!(page.number(&format!("{row}.share")) <= batch.number("total"), "{name} {row}");
    }
    total
}

/// The awards of a year are those of its batches, and those that bodies gave in it.
fn awards_reconcile(pages: &Pages) {
    let mut all = 0;
    for (route, year) in pages.of_kind("year") {
        if year.get("awards.count").is_some() {
            let own = year.number("awards.count");
            let batches = pages.behind(year, "awards.href");
            assert_eq!(tally(pages, batches, "awards"), own, "{route}");
            all += own;
        }
    }
    let mut given = 0;
    for (route, body) in pages.of_kind("body") {
        let years = body.each("given").into_iter();
        let sum: u64 = years.map(|it| body.number(&format!("{it}.count"))).sum();
        assert_eq!(sum, body.number("given_total"), "{route}");
        given += sum;
        tally(pages, body, "received");
    }
    assert!(all > 0);
    assert_eq!(given, all);
}

fn batches_reconcile(pages: &Pages) {
    let batches = pages.of_kind("batch");
    assert_eq!(batches.len(), ARTICLES.div_ceil(10));
    for (route, batch) in batches {
        for measure in ["by_recipient", "by_giver", "by_kind", "by_unit", "rows"] {
            let parts = batch.each(measure).into_iter();
            let all: u64 = parts.map(|it| batch.number(&format!("{it}.count"))).sum();
            assert_eq!(all, batch.number("total"), "{route} {measure}");
        }
    }
}

/// The lists of one kind of record: all of them, by year, and a year's by month.
fn lists_reconcile(pages: &Pages) {
    for (n, kind) in [(1, "articles"), (2, "meetings"), (3, "batches")] {
        let lists = pages.of_kind("list");
        let (route, list) = lists.iter().find(|(_, it)| it.words("list") == kind).unwrap();
        let (_, years) = pages.of_kind("years")[0];
        assert_eq!(list.number("count"), counts(years, "counts")[n], "{route}");
        let shown = (list.len("coming") + list.len("latest")) as u64;
        assert_eq!(shown, list.number("count").min(20), "{route}");
        let mut all = 0;
        for it in list.each("years") {
            let own = list.number(&format!("{it}.count"));
            let year = pages.behind(list, &format!("{it}.year"));
            match kind {
                "articles" => assert_eq!(counts(year, "counts")[n], own, "{route} {it}"),
                _ => assert_eq!(year.number("count"), own, "{route} {it}"),
            }
            all += own;
        }
        assert_eq!(all, list.number("count"), "{route}");
        let own_years = pages.of_kind("list-year");
        let own_years = own_years.iter().filter(|(_, it)| it.words("list") == kind).count();
        assert_eq!(own_years, if kind == "articles" { 0 } else { list.len("years") }, "{route}");
    }
}

/// A year of a list holds each of its records once, under their month, and is never empty.
fn list_years_reconcile(pages: &Pages) {
    for (route, year) in pages.of_kind("list-year") {
        let n = if year.words("list") == "meetings" { 2 } else { 3 };
        let mut all = [0; 4];
        for month in year.each("months") {
            let of_month = rows(year, &format!("{month}.entries"));
            assert_eq!(of_month, counts(year, &format!("{month}.counts")), "{route} {month}");
            add(&mut all, of_month);
        }
        assert_eq!((all[0], all[n]), (year.number("count"), year.number("count")), "{route}");
        assert!(all[0] > 0, "{route}");
        for (to, back) in [("before", "after"), ("after", "before")] {
            if year.get(to).is_some() {
                assert_eq!(pages.behind(year, to).href(back), route, "{route}");
            }
        }
    }
}

/// The labels and the numbers of a chart, from the top.
fn chart(page: &Shown, name: &str) -> Vec<(String, String)> {
    let labels = page.drawn(name, "chart-label");
    let numbers = page.drawn(name, "chart-number");
    assert_eq!(labels.len(), numbers.len(), "{name}: each bar has a short label and a number");
    labels.into_iter().zip(numbers).collect()
}

/// The numbers of a list, as they are written.
fn written(page: &Shown, list: &str, field: &str) -> Vec<String> {
    let number = |it: &String| page.number(&format!("{it}.{field}")).to_string();
    page.each(list).iter().map(number).collect()
}

/// Fails where a chart has other numbers than the list that it draws; tells whether there is a chart.
fn draws(route: &str, page: &Shown, drawing: &str, list: &str, field: &str) -> bool {
    let numbers = page.drawn(drawing, "chart-number").into_iter();
    let numbers: Vec<String> = numbers.map(|n| n.replace(['.', ','], "")).collect();
    if numbers.is_empty() {
        let some = written(page, list, field).iter().filter(|n| *n != "0").count();
        assert!(!(2..=40).contains(&some), "{route} {drawing}: there are {some} bars to compare");
        return false;
    }
    assert_eq!(numbers, written(page, list, field), "{route} {drawing}");
    true
}

/// Charts draw the numbers of their tables and lists, each bar those of its row.
fn charts_draw_what_tables_say(pages: &Pages) {
    let mut drawn = BTreeMap::<&str, usize>::new();
    let mut count = |name, is_drawn| *drawn.entry(name).or_default() += usize::from(is_drawn);
    for (kind, drawing, list, field) in [
        ("years", "years_drawn", "years", "counts"),
        ("unit", "awards_drawn", "awards_by_year", "count"),
        ("body", "given_drawn", "given", "count"),
        ("list-year", "awards.by_giver_drawn", "awards.by_giver", "count"),
        ("list-year", "awards.by_kind_drawn", "awards.by_kind", "count"),
        ("unit-year", "awards.by_kind_drawn", "awards.by_kind", "count"),
    ] {
        for (route, page) in pages.of_kind(kind) {
            count(drawing, draws(route, page, drawing, list, field));
        }
    }
    for (route, year) in pages.of_kind("year") {
        let bars = chart(year, "months_drawn");
        count("months_drawn", !bars.is_empty());
        let numbers = bars.iter().map(|(_, n)| n.parse::<u64>().unwrap());
        assert_eq!(numbers.clone().sum::<u64>(), year.number("counts"), "{route}");
        let some: Vec<u64> = numbers.filter(|n| *n > 0).collect();
        let mut months: Vec<u64> =
            year.each("months").iter().map(|it| year.number(&format!("{it}.counts"))).collect();
        months.reverse();
        months.extend(Some(year.len("without_month") as u64).filter(|n| *n > 0));
        assert_eq!(some, months, "{route}");
    }
    assert!(drawn.values().all(|count| *count > 0), "each is drawn somewhere: {drawn:?}");
}

/// Awards by year and part: columns and rows add up to the same, each row to what the page of its year says.
fn award_years_reconcile(pages: &Pages) {
    let lists = pages.of_kind("list");
    let (_, list) = lists.iter().find(|(_, it)| it.words("list") == "batches").unwrap();
    for name in ["awards_by_kind", "awards_by_giver"] {
        let total = list.number(&format!("{name}.total"));
        let add = |of: String| -> u64 { list.each(&of).iter().map(|it| list.number(it)).sum() };
        assert_eq!(add(format!("{name}.sums")), total, "{name}");
        let parts = list.len(&format!("{name}.parts"));
        assert!((2..=5).contains(&parts), "{name}");
        let mut all = 0;
        for row in list.each(&format!("{name}.rows")) {
            let own = list.number(&format!("{row}.total"));
            assert_eq!(add(format!("{row}.parts")), own, "{row}");
            assert_eq!(list.len(&format!("{row}.parts")), parts, "{row}");
            let year = pages.behind(list, &format!("{row}.year"));
            assert_eq!(tally(pages, year, "awards"), own, "{row}");
            all += own;
        }
        assert_eq!(all, total, "{name}");
        let drawing = format!("{name}.drawing");
        assert!(draws(name, list, &drawing, &format!("{name}.rows"), "total"));
        assert_eq!(list.drawn(&drawing, "chart-label").len(), list.len(&format!("{name}.rows")));
        assert!(list.drawn(&drawing, "chart-legend").len() >= parts, "each part is explained");
    }
}

fn nothing_is_empty(pages: &Pages) {
    for kind in ["year", "month", "unit-year", "unit-month"] {
        let of_kind = pages.of_kind(kind);
        assert!(!of_kind.is_empty(), "{kind}");
        for (route, page) in of_kind {
            assert!(counts(page, "counts")[0] > 0, "{route}");
        }
    }
}

/// Each record stands once on the list of its month, and on that of each of its units.
fn each_record_stands_where_it_belongs(pages: &Pages) {
    let listed = |page: &Shown, list: &str, route: &str| {
        let entries = page.each(list).into_iter();
        entries.filter(|it| page.href(&format!("{it}.title")) == route).count()
    };
    for (route, article) in pages.of_kind("article") {
        let steps = article.each("frame.crumbs");
        let up = pages.behind(article, &format!("{}.href", steps[steps.len() - 2]));
        let months = up.each("months").into_iter();
        let months = months.map(|it| pages.behind(up, &format!("{it}.href")));
        let in_months: usize = months.map(|month| listed(month, "entries", route)).sum();
        assert_eq!(in_months + listed(up, "without_month", route), 1, "{route}");
        let wards: BTreeSet<_> = article.each("wards").iter().map(|it| article.href(it)).collect();
        let year = route.split('/').find(|part| part.len() == 4 && part.starts_with("20")).unwrap();
        for (unit_year, page) in pages.of_kind("unit-year") {
            let lists = page.each("months").into_iter().map(|it| (page, format!("{it}.entries")));
            let here: usize = lists.map(|(page, list)| listed(page, &list, route)).sum();
            let split = pages.of_kind("unit-month").into_iter();
            let split = split.filter(|(month, _)| month.starts_with(unit_year));
            let here = here + split.map(|(_, page)| listed(page, "entries", route)).sum::<usize>();
            if !wards.is_empty() {
                let is_its = unit_year.ends_with(&format!("/{year}/"))
                    && wards.iter().any(|ward| unit_year.starts_with(ward.as_str()));
                assert_eq!(here, usize::from(is_its), "{route} on {unit_year}");
            }
        }
    }
}

#[test]
fn counts_are_those_of_the_rows_and_no_page_is_empty() {
    let site = maker::site(ARTICLES).with_plain_theme();
    site.edit("bulletin.toml", "title", "theme = \"plain\"\nlists = { split = 12 }\ntitle");
    site.build();
    for language in ["vi", "en"] {
        let pages = Pages::of(&site, language);
        years_reconcile(&pages);
        units_reconcile(&pages);
        batches_reconcile(&pages);
        awards_reconcile(&pages);
        lists_reconcile(&pages);
        list_years_reconcile(&pages);
        nothing_is_empty(&pages);
        if language == "vi" {
            each_record_stands_where_it_belongs(&pages);
        }
    }
    assert_whole(&site);
}

/// Batches of several years, of more kinds and givers than a chart can tell apart.
fn add_batches(site: &Site) {
    let kinds = ["huan-chuong", "bang-khen", "giay-khen", "thu-khen", "co-thi-dua", "other"];
    let givers = [
        "ubnd",
        "ubnd-bac-hong",
        "ubnd-dau-lieu",
        "ubnd-duc-thuan",
        "ubnd-nam-hong",
        "ubnd-trung-luong",
    ];
    for (n, (kind, giver)) in
        kinds.iter().cycle().zip(givers.iter().cycle().skip(2)).take(18).enumerate()
    {
        let year = 2020 + n % 4;
        let rows = format!(
            "date = \"{year}\"\nawards = [\n\
             {{ n = 1, kind = \"{kind}\", issuer = \"{giver}\", recipient_type = \"individual\", count = {} }},\n\
             {{ n = 2, kind = \"giay-khen\", issuer = \"ubnd\", recipient_type = \"household\", count = 700 }},\n]\n",
            n + 1
        );
        site.write(&format!("content/awards/{year}/them-{n}.toml"), &rows);
    }
}

#[test]
fn charts_and_tables_of_awards_say_what_the_rows_say() {
    let site = maker::site(60).with_plain_theme();
    site.edit("bulletin.toml", "title", "theme = \"plain\"\ntitle");
    add_batches(&site);
    site.build();
    for language in ["vi", "en"] {
        let pages = Pages::of(&site, language);
        awards_reconcile(&pages);
        award_years_reconcile(&pages);
        charts_draw_what_tables_say(&pages);
    }
    assert_whole(&site);
}
