//! The units of a whole province, before and after the change of 1 July 2025.

use std::collections::{BTreeMap, BTreeSet};

use super::fixture::{Site, tests};
use super::html::Shown;
use super::links::assert_whole;

const UNITS: &str = "content/registry/units.toml";

fn ha_tinh() -> Site {
    let root = tests().join("data/ha-tinh");
    let site = Site::copy_of(&root, &["bulletin.toml", "content"]).with_plain_theme();
    let ran = site.build();
    assert_eq!(ran.err, "");
    site
}

/// The successors of each unit, as its record names them.
fn successors(site: &Site) -> BTreeMap<String, Vec<String>> {
    let table: toml::Table = site.read(UNITS).parse().unwrap();
    let units = table["unit"].as_array().unwrap().iter();
    units
        .map(|unit| {
            let named = unit.get("successors").and_then(toml::Value::as_array);
            let named = named.into_iter().flatten();
            let ids = named.map(|next| next["id"].as_str().unwrap().to_owned());
            (unit["id"].as_str().unwrap().to_owned(), ids.collect())
        })
        .collect()
}

/// The ids of the units that a list of relations leads to.
fn related(page: &Shown, list: &str) -> BTreeSet<String> {
    let hrefs = page.each(list).into_iter().map(|it| page.href(&format!("{it}.unit")));
    hrefs.map(|href| href.rsplit('/').nth(1).unwrap().to_owned()).collect()
}

#[test]
fn a_whole_province_loads_builds_and_shows_its_past() {
    let site = ha_tinh();
    each_unit_has_its_page_and_leads_to_what_came_before_and_after(&site);
    a_divided_unit_names_each_part(&site);
    units_stand_in_the_order_of_the_alphabet(&site);
    codes_come_back_and_are_no_error(&site);
    the_past_can_be_read_in_words(&site);
    the_index_of_hundreds_of_units_draws_all_of_them(&site);
}

fn each_unit_has_its_page_and_leads_to_what_came_before_and_after(site: &Site) {
    let successors = successors(site);
    assert_eq!(successors.len(), 1 + 12 + 209 + 69);
    let mut predecessors: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (unit, next) in &successors {
        for next in next {
            predecessors.entry(next).or_default().insert(unit.clone());
        }
    }
    for (unit, next) in &successors {
        let page = Shown::of(&site.page(&format!("/don-vi/{unit}/")));
        assert_eq!(related(&page, "successors"), next.iter().cloned().collect(), "{unit}");
        let before = predecessors.get(unit.as_str()).cloned().unwrap_or_default();
        assert_eq!(related(&page, "predecessors"), before, "{unit}");
        assert!(site.has_page(&format!("/en/wards/{unit}/")));
    }
    assert_whole(site);
}

/// A unit that was divided says how, and one of today says of what it was made.
fn a_divided_unit_names_each_part(site: &Site) {
    let divided = Shown::of(&site.page("/en/wards/dai-nai/"));
    let parts: Vec<_> = divided
        .each("successors")
        .iter()
        .map(|it| (divided.words(&format!("{it}.unit")), divided.words(&format!("{it}.how"))))
        .collect();
    let part = |name: &str| (name.to_owned(), "part".to_owned());
    assert_eq!(parts, [part("Thanh Sen Ward"), part("Ha Huy Tap Ward")]);
    let abolished = Shown::of(&site.page("/don-vi/huyen-nghi-xuan/"));
    assert_eq!((abolished.words("ended"), abolished.len("successors")), ("yes".to_owned(), 0));
    assert!(abolished.len("below") > 10, "its communes");
}

/// Where the site names no order, units stand by their names without the type, as Vietnamese sorts.
fn units_stand_in_the_order_of_the_alphabet(site: &Site) {
    let page = Shown::of(&site.page("/don-vi/"));
    let names = |list: &str| -> Vec<String> {
        page.each(list).iter().map(|it| page.words(&format!("{it}.name"))).collect()
    };
    assert_eq!((names("current").len(), names("ended").len()), (70, 221));
    let wards: Vec<_> =
        names("ended").into_iter().filter(|name| name.starts_with("Phường")).collect();
    let known = ["Bắc Hồng", "Đậu Liêu", "Đức Thuận", "Nam Hồng", "Trung Lương"];
    let known = known.map(|name| format!("Phường {name}"));
    let found: Vec<_> = wards.iter().filter(|name| known.contains(name)).cloned().collect();
    assert_eq!(found, known);
    let place = |name: &str| names("ended").iter().position(|it| it == name).unwrap();
    assert!(place("Phường Nam Hồng") < place("Xã Thuận Lộc"));
    assert!(place("Xã Thuận Lộc") < place("Phường Trung Lương"), "whatever their types");
    let towns: Vec<_> = names("ended").into_iter().filter(|it| it.starts_with('H')).collect();
    assert!(
        towns.starts_with(&["Huyện Can Lộc".to_owned(), "Huyện Cẩm Xuyên".to_owned()]),
        "{towns:?}"
    );
}

/// A code says nothing: all of today were other units' before.
fn codes_come_back_and_are_no_error(site: &Site) {
    let page = |id: &str| Shown::of(&site.page(&format!("/don-vi/{id}/")));
    assert_eq!(page("bac-hong").words("code"), "18115");
    assert_eq!(page("bac-hong-linh").words("code"), "18115");
}

/// The words beside the drawing, of units that were whole, divided, renamed and abolished.
fn the_past_can_be_read_in_words(site: &Site) {
    let units = ["nam-hong-linh", "xuan-lam", "dai-nai", "thi-xa-hong-linh", "huyen-nghi-xuan"];
    let pages = units.map(|unit| [format!("/don-vi/{unit}/"), format!("/en/wards/{unit}/")]);
    let told: String = pages.iter().flatten().map(|page| told(site, page)).collect();
    let path = tests().join("data/ha-tinh/lineage.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &told).unwrap();
    }
    assert_eq!(told, std::fs::read_to_string(&path).unwrap(), "(BLESS=1 writes it anew)");
}

/// What a page says in words of units that became others.
fn told(site: &Site, address: &str) -> String {
    let page = Shown::of(&site.page(address));
    let mut told = format!("{address}\n");
    for made in page.each("lineage.made") {
        let word = |key: &str| page.get(&format!("{made}.{key}")).unwrap_or("-").to_owned();
        told.push_str(&format!("  {} | {}\n", page.words(&format!("{made}.unit")), word("from")));
        for part in page.each(&format!("{made}.of")) {
            let (unit, how) = (format!("{part}.unit"), format!("{part}.how"));
            told.push_str(&format!("    < {} | {}\n", page.words(&unit), page.words(&how)));
        }
        told.push_str(&format!("    + {}\n", word("more")));
    }
    told
}

fn the_index_of_hundreds_of_units_draws_all_of_them(site: &Site) {
    let html = site.page("/don-vi/");
    let page = Shown::of(&html);
    let made: usize =
        page.each("lineages").iter().map(|group| page.len(&format!("{group}.made"))).sum();
    assert_eq!(made, 69, "each unit of today once");
    assert_eq!(html.matches("<svg").count(), page.len("lineages"), "each group is drawn");
    assert!(site.page("/don-vi/nam-hong-linh/").contains("<svg"));
}
