//! What the records name: units, bodies, persons, documents; and the site itself.

use super::chronicle::{Chronicle, Document};
use super::country::{Officer, Unit};
use super::keys::{Keys, quoted};
use super::two::Two;

/// Writes all units.
pub(crate) fn units(all: &Chronicle) -> Keys {
    let mut keys = Keys::default();
    for (number, unit) in all.country.units.iter().enumerate() {
        keys.table("[[unit]]").text("id", &unit.id).text("code", &(18003 + 3 * number).to_string());
        keys.label("name", &unit.name.capital()).label("short", &unit.short);
        keys.text("type", unit.kind).some("parent", unit.parent.as_deref().map(quoted));
        let next = unit.into.as_deref().map(quoted);
        let whole = next.map(|id| format!("[ {{ id = {id}, how = \"whole\" }} ]"));
        keys.some("successors", whole);
        // A unit of the district level has a town's type, and so has a commune.
        if matches!(unit.kind, "thi-xa" | "huyen") {
            keys.text("level", "district");
        }
        period(unit, &mut keys);
    }
    keys
}

/// Writes all bodies.
pub(crate) fn bodies(all: &Chronicle) -> Keys {
    let mut keys = Keys::default();
    for body in &all.country.bodies {
        let unit = &all.country.units[body.unit];
        let name = body.name.map(|_, name| name.strip_prefix("the ").unwrap_or(name).to_owned());
        let functions = Two::new(
            format!("Phục vụ người dân của {}.", unit.name.vi),
            format!("Serves the people of {}.", unit.name.en),
        );
        keys.table("[[body]]").text("id", &body.id).label("name", &name).text("kind", body.kind);
        keys.text("unit", &unit.id).label("functions", &functions);
        period(unit, &mut keys);
    }
    keys
}

fn period(unit: &Unit, keys: &mut Keys) {
    keys.some("valid_from", unit.from).some("valid_to", unit.to);
}

/// Writes all persons.
pub(crate) fn persons(all: &Chronicle) -> Keys {
    let mut keys = Keys::default();
    all.country.officers.iter().for_each(|officer| person(officer, &mut keys));
    for (no, name) in (1..).zip(WITHHELD) {
        keys.table("[[person]]").text("id", &format!("giu-kin-{no}")).text("name", name);
        keys.bare("minor", true);
    }
    keys
}

/// Children who were given something and must not be named: all that is made is searched for their names. Nobody else of
/// the site has one of these.
const WITHHELD: [&str; 6] = [
    "Nguyễn Hòa Đạt",
    "Trần Thị Hạnh Quyên",
    "Lê Khánh Vy",
    "Phạm Đỗ Gia Hân",
    "H'Hen Niê",
    "Hoàng Bách",
];

fn person(officer: &Officer, keys: &mut Keys) {
    keys.table("[[person]]").text("id", &officer.id).text("name", &officer.name);
    keys.text("honorific", officer.honorific);
    keys.table("[[person.offices]]").text("body", &officer.body).label("title", &officer.title);
    keys.bare("from", officer.from).bare("to", officer.to);
}

/// Writes the documents of a year.
pub(crate) fn documents(all: &Chronicle, year: i16) -> Keys {
    let mut keys = Keys::default();
    let of_year = all.documents.iter().filter(|document| document.day.year() == year);
    of_year.for_each(|it| document(all, it, &mut keys));
    keys
}

fn document(all: &Chronicle, document: &Document, keys: &mut Keys) {
    let work = &all.phrases.topics[document.topic].work;
    let about = Two::new(
        format!("Về {} năm {}", work.vi, document.day.year()),
        format!("On {} in {}", work.en, document.day.year()),
    );
    keys.table("[[document]]").text("id", &document.id).text("type", document.kind);
    keys.text("issuer", &all.country.committee(document.unit).id);
    keys.text("number", &document.number).bare("date", document.day).label("abstract", &about);
    keys.some("replaces", document.replaces.map(|number| quoted(&all.documents[number].id)));
}

/// Writes the site's own record.
pub(crate) fn site(all: &Chronicle) -> Keys {
    let units = all.country.units.iter().enumerate();
    let now = units.filter(|(_, unit)| unit.to.is_none());
    let publishers = now.map(|(number, _)| &all.country.committee(number).id);
    let mut keys = Keys::default();
    keys.label("title", &Two::new("Bản tin Lam Hải", "Lam Hai Bulletin"));
    keys.text("base_url", "https://lam-hai.example/").list("languages", ["vi", "en"]);
    keys.text("theme", "rieng").list("publishers", publishers).table("[topics]");
    for topic in &all.phrases.topics {
        keys.label(&topic.id, &topic.name);
    }
    keys
}
