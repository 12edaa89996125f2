//! The page that stands in where there is no page to show: what is wrong, and how to mend it. It needs no script.
//!
//! With one it follows the problems: `assets/preview.js` fills the list anew, element for element as it is written here.

use super::view::{Excerpt, Problem};
use crate::render::xml::escape_html;

/// The words of the page in one language; those of a problem are the same in `assets/preview.js`.
struct Words {
    title: &'static str,
    lead: &'static str,
    error: &'static str,
    warning: &'static str,
    help: &'static str,
}

const VIETNAMESE: Words = Words {
    title: "Chưa hiện được trang",
    lead: "Hãy sửa các lỗi dưới đây rồi lưu lại: trang sẽ tự hiện ra.",
    error: "Lỗi:",
    warning: "Cảnh báo:",
    help: "Cách sửa:",
};

const ENGLISH: Words = Words {
    title: "The page cannot be shown",
    lead: "Mend the errors below and save: the page shows by itself then.",
    error: "Error:",
    warning: "Warning:",
    help: "How to mend it:",
};

/// Writes the page; `script` brings the site back when it is mended, `root` is where the preview's tools lie.
pub(super) fn html(language: &str, problems: &[Problem], script: &str, root: &str) -> String {
    let words = if language == "en" { &ENGLISH } else { &VIETNAMESE };
    let Words { title, lead, .. } = words;
    let all: String = problems.iter().map(|it| problem(words, it)).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<link rel=\"stylesheet\" href=\"{root}preview.css\">\n</head>\n\
         <body class=\"error-page\">\n<main>\n<h1>{title}</h1>\n<p>{lead}</p>\n\
         <ol class=\"problems\">\n{all}</ol>\n</main>\n{script}</body>\n</html>\n",
        root = escape_html(root),
    )
}

fn problem(words: &Words, problem: &Problem) -> String {
    let level = if problem.level == "error" { words.error } else { words.warning };
    let places: String = problem.places.iter().map(place).collect();
    let near = problem.near.iter().map(|it| format!("<p class=\"near\">{}</p>\n", coded(it)));
    let near: String = near.collect();
    format!(
        "<li class=\"{}\">\n<h2><span class=\"level\">{level}</span> {}</h2>\n{places}{near}\
         <p><strong>{}</strong> {}</p>\n<p class=\"code\"><code>{}</code></p>\n</li>\n",
        problem.level,
        coded(&problem.message),
        words.help,
        coded(&problem.help),
        problem.code,
    )
}

/// Writes words in backquotes as code.
fn coded(text: &str) -> String {
    let parts = text.split('`').enumerate().map(|(at, part)| match at % 2 {
        0 => escape_html(part).into_owned(),
        _ => format!("<code>{}</code>", escape_html(part)),
    });
    parts.collect()
}

fn place(place: &Excerpt) -> String {
    let at = place.at.map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
    let line = place.line.iter().map(|[before, meant, after]| {
        let [before, meant, after] = [before, meant, after].map(|part| escape_html(part));
        format!("<pre>{before}<mark>{meant}</mark>{after}</pre>\n")
    });
    let line: String = line.collect();
    format!("<p class=\"place\">{}{at}</p>\n{line}", escape_html(&place.path))
}
