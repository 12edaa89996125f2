//! What may be the name of a person in a line: words after one another that begin with a capital.
//!
//! Which of them are names is told by the registry, later: here is kept what could be one.

use std::ops::Range;

use super::line::{Word, capitalised};
use crate::ground::text::scan::is_hidden;

/// A name has so many words at the least.
const LEAST: usize = 2;

/// Words within names that are often written small: "Trần thị Hạnh".
const SMALL: [&str; 2] = ["thị", "văn"];

/// Finds the runs of capitalised words of a line.
pub(super) fn find(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut count, mut run) = (0, 0..0);
    for Word { text, at } in capitalised(line) {
        let end = at + text.len();
        // "Lê-Hồng-Nhân" and "Nhĩ/Lê" are more than one, and so are words that hold a dash or a sign that nobody sees.
        let is_sign = |it: u8| it.is_ascii_punctuation() || matches!(it, 0xC2 | 0xE2 | 0xEF);
        let words = if text.bytes().any(is_sign) { LEAST } else { 1 };
        if count > 0
            && (joins(&line[run.end..at]) || is_initial(&line[run.clone()], &line[run.end..at]))
        {
            (count, run.end) = (count + words, end);
            continue;
        }
        found.extend((count >= LEAST).then_some(run));
        (count, run) = (words, at..end);
    }
    found.extend((count >= LEAST).then_some(run));
    found
}

/// Tells whether what stands between two words leaves them in one run. Another word ends it, and so does a sign such as a
/// comma, a full stop, a bracket; not a dash or a slash, nor the word that is a part of names and often written small.
fn joins(between: &str) -> bool {
    // Nearly always.
    if between == " " {
        return true;
    }
    let is_joint = |it: char| it.is_whitespace() || "-–—/".contains(it) || is_hidden(it);
    let within = between.trim_matches(is_joint);
    !between.is_empty() && (within.is_empty() || SMALL.contains(&within))
}

/// Tells whether a run ends with a single letter and a full stop, which is no end of a sentence: "K. Sơn".
fn is_initial(run: &str, between: &str) -> bool {
    let mut last = run.chars().rev();
    between.trim_end() == "."
        && last.next().is_some()
        && last.next().is_none_or(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn runs_of_capitals_are_kept_and_signs_end_them() {
        let runs = |line: &'static str| -> Vec<&str> {
            find(line).into_iter().map(|range| &line[range]).collect()
        };
        assert_eq!(
            runs("Ông Nguyễn Văn An, Trần Bình và em Lê"),
            ["Ông Nguyễn Văn An", "Trần Bình"]
        );
        assert_eq!(runs("(NGUYỄN VĂN AN)"), ["NGUYỄN VĂN AN"]);
        assert_eq!(runs("Trần thị  Hạnh – Trưởng ban"), ["Trần thị  Hạnh – Trưởng"]);
        assert_eq!(runs("em Nhĩ/Lê và Lê-Hồng-Nhân."), ["Nhĩ/Lê", "Lê-Hồng-Nhân"]);
        assert_eq!(runs("Anh K. Sơn ở Lai. Châu"), ["Anh K. Sơn"]);
        assert_eq!(runs("Hôm nay. Trời đẹp"), Vec::<&str>::new());
    }
}
