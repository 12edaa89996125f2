//! The filters that templates have besides those of the template language: filling in, counting, and the
//! smallest pieces of HTML (words with their language, links, times).
//!
//! Each is pure: what it returns depends on what it is given alone.

use minijinja::value::Kwargs;
use minijinja::{Environment, Error, ErrorKind, Value};

use super::xml::escape_html;

/// Adds the filters to a template environment.
pub fn add(environment: &mut Environment<'_>) {
    environment.add_filter("fill", fill);
    environment.add_filter("plural", plural);
    environment.add_filter("cap", |words: &str| capital(words));
    environment.add_filter("plain", plain);
    environment.add_filter("words", words);
    environment.add_filter("link", link);
    environment.add_filter("lang", lang_attribute);
    environment.add_filter("time", time);
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

/// Words as HTML, in a `span` with their language where it is not the page's: `{{ unit | words }}`. With
/// `start=true` the first letter is a capital.
fn words(it: &Value, options: Kwargs) -> Result<Value, Error> {
    let text = shown(&field(it, "text")?, &options)?;
    let html = match lang(it)? {
        Some(lang) => format!("<span lang=\"{lang}\">{text}</span>"),
        None => text,
    };
    Ok(Value::from_safe_string(html))
}

/// The attribute of an element whose words are not in the page's language, with a blank before it:
/// `<h1{{ title | lang }}>`.
fn lang_attribute(it: &Value) -> Result<Value, Error> {
    let html = lang(it)?.map_or_else(String::new, |lang| format!(" lang=\"{lang}\""));
    Ok(Value::from_safe_string(html))
}

/// Words that lead to their page, where there is one: `{{ unit | link }}`.
fn link(it: &Value, options: Kwargs) -> Result<Value, Error> {
    let href = it.get_attr("href")?;
    let Some(href) = href.as_str() else { return words(it, options) };
    let text = shown(&field(it, "text")?, &options)?;
    let lang = lang(it)?.map_or_else(String::new, |lang| format!(" lang=\"{lang}\""));
    Ok(Value::from_safe_string(format!("<a href=\"{}\"{lang}>{text}</a>", escape_html(href))))
}

/// A date for people and for machines: `{{ date | time }}`.
fn time(stamp: &Value, options: Kwargs) -> Result<Value, Error> {
    let (iso, text) = (field(stamp, "iso")?, shown(&field(stamp, "text")?, &options)?);
    let iso = escape_html(&iso).into_owned();
    Ok(Value::from_safe_string(format!("<time datetime=\"{iso}\">{text}</time>")))
}

/// Returns a text of a view; anything else is undefined, as in a template.
fn field(it: &Value, name: &str) -> Result<String, Error> {
    let value = it.get_attr(name)?;
    let text = value.as_str().map(str::to_owned);
    text.ok_or_else(|| Error::new(ErrorKind::UndefinedError, format!("there is no `{name}`")))
}

fn lang(it: &Value) -> Result<Option<String>, Error> {
    let lang = it.get_attr("lang")?;
    Ok(lang.as_str().map(|lang| escape_html(lang).into_owned()))
}

/// Escapes words; with `start=true` the first letter is a capital.
fn shown(text: &str, options: &Kwargs) -> Result<String, Error> {
    let start: Option<bool> = options.get("start")?;
    options.assert_all_used()?;
    let escaped = escape_html(text);
    Ok(if start == Some(true) { capital(&escaped) } else { escaped.into_owned() })
}

/// Makes the first letter a capital.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().collect::<String>());
    first.unwrap_or_default() + letters.as_str()
}

/// Makes words of HTML that a block of a template wrote without an element, for an address: `{{ self.heading() | plain | urlencode }}`.
fn plain(html: &str) -> String {
    ENTITIES.iter().fold(html.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

/// How letters that mean something in HTML are written in it; what the others begin with comes last.
const ENTITIES: [(&str, &str); 5] =
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];

fn written(value: &Value) -> String {
    match value.get_attr("text") {
        Ok(text) if text.as_str().is_some() => text.to_string(),
        _ => value.to_string(),
    }
}

fn unfit(why: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, why)
}

#[cfg(test)]
mod tests {
    use minijinja::{Environment, context};

    fn render(template: &str) -> String {
        let mut environment = Environment::new();
        super::add(&mut environment);
        let words = context! { text => "đường <A>", lang => "vi", href => "/x/?a&b" };
        let plain = context! { text => "ward", lang => (), href => () };
        let stamp = context! { iso => "2022-08", text => "tháng 8/2022" };
        let three = context! { n => 3, text => "3" };
        let forms = context! { one => "{n} item", other => "{n} items" };
        let seen = context! { words, plain, stamp, three, forms };
        environment.render_str(template, seen).unwrap_or_else(|error| format!("{:?}", error.kind()))
    }

    #[test]
    fn pieces_are_escaped_and_say_their_language() {
        for (template, html) in [
            ("{{ words | words }}", "<span lang=\"vi\">đường &lt;A&gt;</span>"),
            (
                "{{ words | link(start=true) }}",
                "<a href=\"/x/?a&amp;b\" lang=\"vi\">Đường &lt;A&gt;</a>",
            ),
            ("{{ plain | link }}", "ward"),
            ("{{ stamp | time }}", "<time datetime=\"2022-08\">tháng 8/2022</time>"),
            ("{{ 'ổ' | cap }}", "Ổ"),
            ("{{ forms | plural(three) }}", "3 items"),
            ("{{ '{n} of {of}' | fill(n=three, of=17) }}", "3 of 17"),
            ("{{ '{n}' | fill(of=17) }}", "InvalidOperation"),
            ("{{ plain | time }}", "UndefinedError"),
            ("{{ plain | words(begin=true) }}", "TooManyArguments"),
        ] {
            assert_eq!(render(template), html, "{template}");
        }
    }
}
