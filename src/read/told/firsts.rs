//! Which words phrases of a table begin with, told at once for nearly all words that are none of them: to hold each word of
//! an archive against each row of a table took longer than all grammars did.
//!
//! It may say yes wrongly, never no.

/// The first words of some phrases.
pub(super) struct Firsts([bool; 256]);

impl Firsts {
    /// Takes the first words of some phrases in small letters.
    pub(super) fn of<'p>(phrases: impl Iterator<Item = &'p str>) -> Self {
        let mut known = [false; 256];
        for phrase in phrases {
            let word = phrase.split([' ', ',']).next().unwrap_or_default();
            known[usize::from(sign(word))] = true;
        }
        Self(known)
    }

    /// Tells whether a word may be one of them, in any case.
    pub(super) fn may_hold(&self, word: &str) -> bool {
        self.0[usize::from(sign(word))]
    }
}

/// Returns what words have in common that are one in any case, and few others have: how long they are, and their first two
/// letters, of which those with marks are alike.
fn sign(word: &str) -> u8 {
    let letter = |at: usize| match word.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => byte.to_ascii_lowercase(),
        Some(_) => 0x80,
        None => 0,
    };
    let second = if letter(0) == 0x80 { 0 } else { letter(1) };
    let len = word.len().to_le_bytes()[0];
    letter(0)
        .wrapping_mul(31)
        .wrapping_add(second.wrapping_mul(7))
        .wrapping_add(len.wrapping_mul(97))
}

/// Lists the rows of a table that are never found, since an earlier one that they begin with is.
#[cfg(test)]
pub(super) fn hidden_in<'p>(phrases: impl IntoIterator<Item = &'p str>) -> Vec<&'p str> {
    let phrases: Vec<_> = phrases.into_iter().collect();
    let is_hidden = |(no, phrase): &(usize, &&str)| {
        let behind = |row: &&str| phrase.strip_prefix(row).is_some_and(|it| it.starts_with(' '));
        phrases[..*no].iter().any(behind)
    };
    phrases.iter().enumerate().filter(is_hidden).map(|(_, phrase)| *phrase).collect()
}

#[cfg(test)]
mod tests {
    use super::Firsts;

    #[test]
    fn words_in_any_case_are_known_and_few_others() {
        let firsts = Firsts::of(["số nhà", "đường", "ngày, tháng", "at"].into_iter());
        for word in ["số", "SỐ", "Số", "đường", "Ðường", "ĐƯỜNG", "NGÀY", "At"] {
            assert!(firsts.may_hold(word), "{word}");
        }
        let others = ["xã", "phường", "năm", "có", "households", "a", "nhà", "", "soo", "ba"];
        assert!(others.iter().filter(|word| firsts.may_hold(word)).count() < 2);
    }
}
