//! The filters that templates have besides those of the template language: filling in and counting.
//!
//! Each is pure: what it returns depends on what it is given alone.

use minijinja::value::Kwargs;
use minijinja::{Environment, Error, ErrorKind, Value};

/// Adds the filters to a template environment.
pub fn add(environment: &mut Environment<'_>) {
    environment.add_filter("fill", fill);
    environment.add_filter("plural", plural);
}

/// Fills the places of a string: `{{ t.part_of | fill(n=share.n, of=share.of) }}` with `"{n} of {of}"`.
/// A number of a view is written as it stands in the language.
fn fill(template: String, values: Kwargs) -> Result<String, Error> {
    let mut filled = template;
    for name in values.args() {
        let value: Value = values.peek(name)?;
        let place = format!("{{{name}}}");
        if !filled.contains(&place) {
            return Err(unfit(format!("the string has no place {place}")));
        }
        filled = filled.replace(&place, &written(&value));
    }
    Ok(filled)
}

/// Picks the form of a string that goes with a number, and fills in the number:
/// `{{ t.articles_n | plural(counts.articles) }}` with `{ one = "{n} article", other = "{n} articles" }`.
/// A string with one form is right for each number, as all are in Vietnamese.
fn plural(forms: Value, count: Value) -> Result<String, Error> {
    let n = count.get_attr("n").ok().filter(|n| !n.is_undefined()).unwrap_or_else(|| count.clone());
    let form = match forms.as_str() {
        Some(form) => form.to_owned(),
        None => {
            let name = if n.as_i64() == Some(1) { "one" } else { "other" };
            let form = forms.get_attr(name)?;
            let form =
                form.as_str().ok_or_else(|| unfit(format!("the string has no form `{name}`")))?;
            form.to_owned()
        }
    };
    Ok(form.replace("{n}", &written(&count)))
}

fn written(value: &Value) -> String {
    match value.get_attr("text") {
        Ok(text) if text.as_str().is_some() => text.to_string(),
        _ => value.to_string(),
    }
}

fn unfit(why: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, why)
}
