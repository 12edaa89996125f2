//! Who must not be named and cannot be told from others: by the name, which somebody else has too or which is a single word,
//! or by an id that outputs give to who is not named.

use std::collections::BTreeMap;

use super::hidden::about;
use super::scope::Scope;
use crate::ground::diagnostic::{Code, Diagnostic, Report};
use crate::ground::text::fold::fold;
use crate::ground::text::name_search::is_name;
use crate::ground::text::spelling::spelling;
use crate::model::bulletin::Bulletin;
use crate::model::registry::Person;

/// Reports persons whose names or ids do not tell who is meant.
pub fn check(scope: Scope<'_>, report: &mut Report) {
    for (_, person) in scope.persons().filter(|(_, person)| person.is_named()) {
        if is_of_unnamed(person.id.as_str()) {
            let found = Diagnostic::at(Code::IdOfUnnamed, person.origin.at);
            report.push(found.with("value", format!("`{}`", person.id)));
        }
    }
    if scope.persons().all(|(_, person)| person.is_named()) {
        return;
    }
    let namesakes = Namesakes::of(scope.b);
    for (_, person) in scope.persons().filter(|(_, person)| !person.is_named()) {
        if let Some((name, other)) = namesakes.of_person(person) {
            let found = Diagnostic::at(Code::NameNotWatched, person.origin.at).with("name", name);
            report.push(about(found, person).with("other", format!("`{}`", other.id)));
        }
        if !is_name(&person.name) {
            let found = Diagnostic::at(Code::NameTooShort, person.origin.at);
            report.push(about(found, person).with("name", &person.name));
        }
    }
}

/// Those who may be named, by their names.
struct Namesakes<'b> {
    spelled: BTreeMap<String, &'b Person>,
    /// Without marks.
    bare: BTreeMap<String, &'b Person>,
}

impl<'b> Namesakes<'b> {
    fn of(b: &'b Bulletin) -> Self {
        let by = |write: fn(&str) -> String| {
            let named = b.persons.iter().filter(|person| person.is_named());
            named.map(|person| (write(&person.name), person)).collect()
        };
        Self { spelled: by(spelling), bare: by(fold) }
    }

    /// Finds who has the name of a person as well, and the writing of it that both have: without marks nobody can tell Thành
    /// from Thanh.
    fn of_person(&self, person: &Person) -> Option<(String, &'b Person)> {
        let name = &person.name;
        let other = self.spelled.get(&spelling(name)).map(|other| (name.clone(), *other));
        other.or_else(|| self.bare.get(&fold(name)).map(|other| (fold(name), *other)))
    }
}

/// Tells whether an id is one of those that outputs give to who is not named: an-danh-1.
fn is_of_unnamed(id: &str) -> bool {
    let number = id.strip_prefix("an-danh-");
    number.is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_digit()))
}
