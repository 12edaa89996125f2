//! A value as JSON that can stand within a page: no words in it can end the element that it stands in.

use serde::Serialize;

/// Writes a value. What HTML would read (`</script>`, `<!--`, `&`) and the line ends that JSON has and scripts do not are
/// written as escapes of JSON: they only ever stand within its strings, where an escape means the same.
pub(super) fn write(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).expect("its keys are text and its numbers are whole");
    let mut safe = String::with_capacity(json.len());
    for character in json.chars() {
        match character {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                safe.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::write;

    #[test]
    fn no_words_end_the_element_that_they_stand_in() {
        let written = write(&["</script><!--", "a & b", "\u{2028}\u{2029}", "\"\\\n"]);
        assert_eq!(
            written,
            r#"["\u003c/script\u003e\u003c!--","a \u0026 b","\u2028\u2029","\"\\\n"]"#
        );
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(text in any::<String>()) {
            let written = write(&text);
            assert!(!written.contains(['<', '>', '&', '\n', '\u{2028}', '\u{2029}']));
            assert_eq!(serde_json::from_str::<String>(&written).ok(), Some(text));
        }
    }
}
