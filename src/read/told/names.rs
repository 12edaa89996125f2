//! What may be the name of a person in a line: words after one another that begin with a capital.
//!
//! Which of them are names is told by the registry, later: here is kept what could be one.

use std::ops::Range;

use super::line::{Word, words};

/// A name has so many words at the least.
const LEAST: usize = 2;

/// Finds the runs of capitalised words of a line.
pub(super) fn find(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut run: Option<(usize, Range<usize>)> = None;
    for Word { text, at } in words(line) {
        let is_capital = text.chars().next().is_some_and(char::is_uppercase);
        let end = at + text.len();
        // A sign between two words ends a run: a comma, a full stop, a bracket.
        let joins = |range: &Range<usize>| matches!(&line[range.end..at], " " | "\u{A0}");
        run = match (run.take(), is_capital) {
            (Some((count, range)), true) if joins(&range) => Some((count + 1, range.start..end)),
            (former, is_capital) => {
                found.extend(former.filter(|(count, _)| *count >= LEAST).map(|(_, range)| range));
                is_capital.then_some((1, at..end))
            }
        };
    }
    found.extend(run.filter(|(count, _)| *count >= LEAST).map(|(_, range)| range));
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
