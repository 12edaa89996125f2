//! Findings as the lines that GitHub Actions shows at the files of a change.

use super::told::{Telling, Told};

/// Writes a line for each finding; what was accepted is a notice.
pub(super) fn write(telling: &Telling<'_>) -> String {
    let found = telling.findings.iter().map(|told| {
        let title = told.finding.code.id().to_owned();
        line(telling, told, told.level(), &title, &told.text(telling.speech))
    });
    let waived = telling.waived.iter().map(|(told, waived, _)| {
        let word = telling.speech.pick("được miễn trừ", "waived");
        let title = format!("{} ({word})", told.finding.code.id());
        let message = told.finding.message(telling.speech.is_vietnamese()).message;
        line(telling, told, "notice", &title, &format!("{message}\n{}", waived.reason))
    });
    found.chain(waived).collect()
}

fn line(telling: &Telling<'_>, told: &Told<'_>, command: &str, title: &str, text: &str) -> String {
    let mut properties = Vec::new();
    if let Some(at) = &told.at {
        properties.push(format!("file={}", property(&format!("{}{}", telling.way, at.path))));
        if let Some([(line, column), _]) = at.range {
            properties.push(format!("line={line},col={column}"));
        }
    }
    properties.push(format!("title={}", property(title)));
    format!("::{command} {}::{}\n", properties.join(","), data(text))
}

/// What stands after the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn what_would_end_a_value_or_a_line_is_escaped() {
        assert_eq!(data("100%:\r\nb,c"), "100%25:%0D%0Ab,c");
        assert_eq!(property("100%:\r\nb,c"), "100%25%3A%0D%0Ab%2Cc");
    }
}
