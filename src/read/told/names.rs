//! What may be the name of a person in a line: words after one another that begin with a capital.
//!
//! Which of them are names is told by the registry, later: here is kept what could be one.

use std::ops::Range;

use super::line::{Word, capitalised};

/// A name has so many words at the least.
const LEAST: usize = 2;

/// Finds the runs of capitalised words of a line.
pub(super) fn find(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut count, mut run) = (0, 0..0);
    for Word { text, at } in capitalised(line) {
        let end = at + text.len();
        // A word or a sign between two ends a run: a comma, a full stop, a bracket.
        if count > 0 && matches!(&line[run.end..at], " " | "\u{A0}") {
            (count, run.end) = (count + 1, end);
            continue;
        }
        found.extend((count >= LEAST).then_some(run));
        (count, run) = (1, at..end);
    }
    found.extend((count >= LEAST).then_some(run));
    found
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
        assert_eq!(runs("Hôm nay. Trời đẹp"), Vec::<&str>::new());
    }
}
