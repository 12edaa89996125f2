//! Which pages of records went with a build: people keep their addresses.
//!
//! Lists come and go with their items, and are no matter of this file.

use crate::ground::diagnostic::{Code, Diagnostic, Report};
use crate::plan::site_plan::Plan;

/// Warns of pages of records that the last build wrote and that a plan has no more.
pub(super) fn warn(plan: &Plan, removed: &[String]) -> Report {
    let mut report = Report::new();
    for path in removed.iter().filter(|path| is_record_page(path, removed)) {
        let route = address(path);
        if !plan.is_withdrawn(&route) && !plan.leads_on(&route) {
            report.push(Diagnostic::of_run(Code::PageRemoved).with("route", route));
        }
    }
    report
}

/// Returns the address of a file of an output: of `tin/2022/a/index.html` it is `/tin/2022/a/`.
pub(super) fn address(path: &str) -> String {
    format!("/{}", path.strip_suffix("index.html").unwrap_or(path))
}

/// Records are told by the shape of their path (`tin/2022/bai/`, `don-vi/nam-hong/`), since the site may have just
/// renamed the first part of them all; a standing page by that nothing went with it from below it, as from
/// below a list.
pub(super) fn is_record_page(path: &str, removed: &[String]) -> bool {
    let parts: Vec<&str> = path.strip_prefix("en/").unwrap_or(path).split('/').collect();
    let is_number = |part: &str, digits| part.len() == digits && part.parse::<u16>().is_ok();
    match parts.as_slice() {
        [_, year, slug, "index.html"] => is_number(year, 4) && !is_number(slug, 2),
        [_, slug, "index.html"] => !is_number(slug, 4),
        [_, name] => path.strip_suffix("index.html").is_some_and(|folder| {
            let below = removed.iter().filter(|other| other.starts_with(folder));
            *name == "index.html" && below.count() == 1
        }),
        _ => false,
    }
}
