//! What an edit did, in words: "1 record, body only; 1 open page changed, 9 ms".

use std::time::Duration;

use super::language::Speech;
use crate::build::preview::Held;
use crate::build::preview::change::{Change, Kind, Part};

/// The most paths that are named one by one.
const MOST_PATHS: usize = 3;

/// What an edit did.
pub(super) struct Edit<'e> {
    /// What changed in the files.
    pub(super) changes: &'e [Change],
    /// How many pages open in browsers changed.
    pub(super) open_pages: usize,
    /// What is shown as it last was.
    pub(super) held: &'e Held,
    /// Whether anything can be shown.
    pub(super) is_shown: bool,
    /// How long it took from the look at the files until the browsers were told.
    pub(super) took: Duration,
}

impl Edit<'_> {
    /// Says it in one line.
    pub(super) fn words(&self, speech: Speech) -> String {
        let open = self.open_pages;
        let milliseconds = self.took.as_millis();
        let held = match (self.held, speech) {
            (Held::Nothing, _) => "",
            (Held::Files(_), Speech::Vi) => "; phần có lỗi vẫn như trước",
            (Held::Files(_), Speech::En) => "; what has errors stays as it was",
            (Held::Everything, Speech::Vi) if !self.is_shown => "; chưa hiện được trang nào",
            (Held::Everything, Speech::En) if !self.is_shown => "; nothing can be shown yet",
            (Held::Everything, Speech::Vi) => "; trang vẫn hiện bản tốt gần nhất",
            (Held::Everything, Speech::En) => "; the site is shown as it last was",
        };
        let what = [self.parts(speech), self.paths(speech)].concat();
        match speech {
            Speech::Vi => format!("{what}; {open} trang đang mở thay đổi{held}; {milliseconds} ms"),
            Speech::En => {
                let s = if open == 1 { "" } else { "s" };
                format!("{what}; {open} open page{s} changed{held}, {milliseconds} ms")
            }
        }
    }

    fn parts(&self, speech: Speech) -> String {
        let of = |wanted: fn(Part) -> bool| {
            self.changes.iter().filter(|change| wanted(change.part)).count()
        };
        let bodies = of(|part| part == Part::Body);
        let records: usize = self.changes.iter().map(|change| records(change.part)).sum();
        let mut parts = Vec::new();
        match speech {
            Speech::Vi if records > 0 => parts.push(format!("{records} hồ sơ")),
            Speech::En if records > 0 => parts.push(counted(records, "record")),
            _ => {}
        }
        if bodies > 0 && bodies == records {
            parts.push(speech.pick("chỉ phần lời", "body only").to_owned());
        }
        let rest = [
            (of(|part| part == Part::Site), "thông tin chung của trang", "the site's own record"),
            (of(|part| part == Part::Theme), "giao diện", "the theme"),
            (of(|part| part == Part::Published), "hình và tệp đính kèm", "pictures and files"),
            (of(|part| part == Part::Unread), "tệp không dùng đến", "files that nothing reads"),
        ];
        let rest = rest.into_iter().filter(|(count, ..)| *count > 0);
        parts.extend(rest.map(|(_, vi, en)| speech.pick(vi, en).to_owned()));
        if parts.is_empty() && !self.changes.is_empty() {
            parts.push(match speech {
                Speech::Vi => format!("{} tệp", self.changes.len()),
                Speech::En => counted(self.changes.len(), "file"),
            });
        }
        if parts.is_empty() {
            parts.push(speech.pick("sang ngày mới", "a new day").to_owned());
        }
        parts.join(", ")
    }

    fn paths(&self, speech: Speech) -> String {
        let named = self.changes.iter().take(MOST_PATHS).map(|change| match change.kind {
            Kind::Added => format!("+ {}", change.path),
            Kind::Removed => format!("- {}", change.path),
            Kind::Changed => change.path.clone(),
        });
        let mut paths: Vec<String> = named.collect();
        let more = self.changes.len().saturating_sub(MOST_PATHS);
        if more > 0 {
            paths.push(match speech {
                Speech::Vi => format!("và {more} tệp khác"),
                Speech::En => format!("and {}", counted(more, "more file")),
            });
        }
        if paths.is_empty() { String::new() } else { format!(" ({})", paths.join(", ")) }
    }
}

fn records(part: Part) -> usize {
    match part {
        Part::Body => 1,
        Part::Records(records) => records,
        Part::Site | Part::Theme | Part::Published | Part::Unread => 0,
    }
}

fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}
