//! What the records name: units, bodies, persons, documents; and the site itself.

use std::fmt::Write as _;

use super::chronicle::{Chronicle, Document};
use super::country::{Officer, Unit, period};
use super::two::{Two, list, quoted};

/// Writes all units.
pub(crate) fn units(all: &Chronicle) -> String {
    let mut text = String::new();
    for (number, unit) in all.country.units.iter().enumerate() {
        text.push_str(&one_unit(number, unit));
    }
    text
}

fn one_unit(number: usize, unit: &Unit) -> String {
    let mut text =
        format!("[[unit]]\nid = {}\ncode = \"{}\"\n", quoted(&unit.id), 18003 + 3 * number);
    let _ = writeln!(text, "name = {}", unit.name.capital().label());
    let _ = writeln!(text, "short = {}\ntype = \"{}\"", unit.short.label(), unit.kind);
    if let Some(parent) = &unit.parent {
        let _ = writeln!(text, "parent = {}", quoted(parent));
    }
    if let Some(next) = &unit.into {
        let _ = writeln!(text, "successors = [ {{ id = {}, how = \"whole\" }} ]", quoted(next));
    }
    // A unit of the district level has a town's type, and so has a commune.
    if matches!(unit.kind, "thi-xa" | "huyen") {
        text.push_str("level = \"district\"\n");
    }
    text + &period(unit.from, unit.to) + "\n"
}

/// Writes all bodies.
pub(crate) fn bodies(all: &Chronicle) -> String {
    let mut text = String::new();
    for body in &all.country.bodies {
        let unit = &all.country.units[body.unit];
        let name = body.name.map(|_, name| name.strip_prefix("the ").unwrap_or(name).to_owned());
        let _ = writeln!(text, "[[body]]\nid = {}\nname = {}", quoted(&body.id), name.label());
        let _ = writeln!(text, "kind = \"{}\"\nunit = {}", body.kind, quoted(&unit.id));
        let functions = Two::new(
            format!("Phục vụ người dân của {}.", unit.name.vi),
            format!("Serves the people of {}.", unit.name.en),
        );
        let _ = writeln!(text, "functions = {}", functions.label());
        text.push_str(&period(unit.from, unit.to));
        text.push('\n');
    }
    text
}

/// Writes all persons.
pub(crate) fn persons(all: &Chronicle) -> String {
    all.country.officers.iter().map(person).collect()
}

fn person(officer: &Officer) -> String {
    format!(
        "[[person]]\nid = {}\nname = {}\nhonorific = \"{}\"\n[[person.offices]]\nbody = {}\ntitle = {}\nfrom = {}\nto = {}\n\n",
        quoted(&officer.id),
        quoted(&officer.name),
        officer.honorific,
        quoted(&officer.body),
        officer.title.label(),
        officer.from,
        officer.to,
    )
}

/// Writes the documents of a year.
pub(crate) fn documents(all: &Chronicle, year: i16) -> String {
    let of_year = all.documents.iter().filter(|document| document.day.year() == year);
    of_year.map(|document| one_document(all, document)).collect()
}

fn one_document(all: &Chronicle, document: &Document) -> String {
    let issuer = all.country.committee(document.unit);
    let work = &all.phrases.topics[document.topic].work;
    let about = Two::new(
        format!("Về {} năm {}", work.vi, document.day.year()),
        format!("On {} in {}", work.en, document.day.year()),
    );
    let mut text = format!(
        "[[document]]\nid = {}\ntype = \"{}\"\nissuer = {}\nnumber = {}\ndate = {}\nabstract = {}\n",
        quoted(&document.id),
        document.kind,
        quoted(&issuer.id),
        quoted(&document.number),
        document.day,
        about.label(),
    );
    if let Some(old) = document.replaces.map(|number| &all.documents[number]) {
        let _ = writeln!(text, "replaces = {}", quoted(&old.id));
    }
    text + "\n"
}

/// Writes the site's own record.
pub(crate) fn site(all: &Chronicle) -> String {
    let publishers = all.country.units.iter().filter(|unit| unit.to.is_none());
    let publishers = publishers.map(|unit| format!("ubnd-{}", unit.id));
    let mut text = format!(
        "title = {}\nbase_url = \"https://lam-hai.example/\"\nlanguages = [\"vi\", \"en\"]\ntheme = \"rieng\"\npublishers = {}\n\n[topics]\n",
        Two::new("Bản tin Lam Hải", "Lam Hai Bulletin").label(),
        list(publishers),
    );
    for topic in &all.phrases.topics {
        let _ = writeln!(text, "{} = {}", topic.id, topic.name.label());
    }
    text
}
