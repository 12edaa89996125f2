//! The page that stands in where there is no page to show: what is wrong, and how to mend it. It needs no script.

use super::view::{Excerpt, Problem};
use crate::render::xml::escape_html;

/// Writes the page; `script` brings the site back when it is mended, `root` is where the preview's tools lie.
pub(super) fn html(language: &str, problems: &[Problem], script: &str, root: &str) -> String {
    let (title, lead) = match language {
        "en" => (
            "The site cannot be shown",
            "Mend the errors below and save: this page shows the site by itself then.",
        ),
        _ => ("Chưa hiện được trang", "Hãy sửa các lỗi dưới đây rồi lưu lại: trang sẽ tự hiện ra."),
    };
    let all: String = problems.iter().map(problem).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<link rel=\"stylesheet\" href=\"{root}preview.css\">\n</head>\n\
         <body class=\"error-page\">\n<main>\n<h1>{title}</h1>\n<p>{lead}</p>\n\
         <ol class=\"problems\">\n{all}</ol>\n</main>\n{script}</body>\n</html>\n",
        root = escape_html(root),
    )
}

fn problem(problem: &Problem) -> String {
    let places: String = problem.places.iter().map(place).collect();
    let near = problem.near.iter().map(|near| format!("<p>{}</p>\n", escape_html(near)));
    let near: String = near.collect();
    format!(
        "<li class=\"{}\">\n<h2>{}</h2>\n{places}{near}<p>{}</p>\n<p><code>{}</code></p>\n</li>\n",
        problem.level,
        escape_html(&problem.message),
        escape_html(&problem.help),
        problem.code,
    )
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
