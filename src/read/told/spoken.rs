//! Numbers in words, in Vietnamese and in English, up to millions.
//!
//! A small grammar: groups below a thousand, each before its scale, the largest first. Nothing calls itself.

/// Tells whether a word, in small letters, may be a part of a number in words.
pub(super) fn is_spoken(word: &str) -> bool {
    begins(word) || [VI, EN].iter().any(|it| it.joints.contains(&word) || it.has_scale(word))
}

/// Tells whether a word, in small letters, may be the first of a number in words.
pub(super) fn begins(word: &str) -> bool {
    digit(word).is_some() || word == "mười" || en(word).is_some()
}

/// Tells whether a word says by how much the number before it is to be taken.
pub(super) fn is_scale(word: &str) -> bool {
    matches!(word, "mươi" | "trăm" | "hundred") || VI.has_scale(word) || EN.has_scale(word)
}

/// Tells whether a word is one behind which English has a comma: one thousand, two hundred.
pub(super) fn is_english_scale(word: &str) -> bool {
    EN.has_scale(word)
}

/// Reads a number in words, each in small letters. "Một cá nhân" is somebody and no figure, and "năm" alone is a year as
/// well.
pub(super) fn of_words(words: &[&str]) -> Option<u64> {
    match *words {
        ["một" | "mốt" | "tư" | "lăm" | "năm" | "one"] => None,
        _ => VI.number(words).or_else(|| EN.number(words)),
    }
}

/// Reads a number in words that begins with a scale, of which there are so many: 2 nghìn, a hundred.
pub(super) fn of_many(many: u64, words: &[&str]) -> Option<u64> {
    let is_vietnamese = VI.scale(words.first()?).is_some();
    let one = if is_vietnamese { "một" } else { "one" };
    let single = of_words(&[&[one], words].concat())?;
    let others = many.checked_sub(1)?;
    if others == 0 {
        return Some(single);
    }
    let by = VI.scale(words[0]).or_else(|| EN.scale(words[0]))?;
    Some(single.saturating_add(others.saturating_mul(by)))
}

/// How a language says numbers.
struct Spoken {
    /// Its scales from the largest down.
    scales: [(&'static [&'static str], u64); 2],
    /// What stands between digits besides: the words that begin no number.
    joints: &'static [&'static str],
    /// Reads what stands before a scale or last; a larger scale may stand before it.
    group: fn(&[&str], bool) -> Option<u64>,
}

const VI: Spoken = Spoken {
    scales: [(&["triệu"], 1_000_000), (&["nghìn", "ngàn"], 1000)],
    joints: &["mươi", "trăm", "linh", "lẻ", "không"],
    group: vietnamese,
};

const EN: Spoken = Spoken {
    scales: [(&["million"], 1_000_000), (&["thousand"], 1000)],
    joints: &["hundred", "and"],
    group: english,
};

impl Spoken {
    fn number(&self, words: &[&str]) -> Option<u64> {
        let (mut sum, mut rest, mut is_behind) = (0, words, false);
        for (scale, by) in self.scales {
            let Some(at) = rest.iter().position(|word| scale.contains(word)) else { continue };
            sum += by * (self.group)(&rest[..at], is_behind)?;
            (rest, is_behind) = (&rest[at + 1..], true);
        }
        if is_behind && rest.is_empty() {
            return Some(sum);
        }
        Some(sum + (self.group)(rest, is_behind)?)
    }

    /// Returns by how much a scale takes the number before it.
    fn scale(&self, word: &str) -> Option<u64> {
        self.scales.iter().find(|(scale, _)| scale.contains(&word)).map(|(_, by)| *by)
    }

    fn has_scale(&self, word: &str) -> bool {
        self.scale(word).is_some()
    }
}

/// Reads a Vietnamese digit from one on.
fn digit(word: &str) -> Option<u64> {
    Some(match word {
        "một" | "mốt" => 1,
        "hai" => 2,
        "ba" => 3,
        "bốn" | "tư" => 4,
        "năm" | "lăm" | "nhăm" => 5,
        "sáu" => 6,
        "bảy" | "bẩy" => 7,
        "tám" => 8,
        "chín" => 9,
        _ => return None,
    })
}

fn vietnamese(words: &[&str], is_behind: bool) -> Option<u64> {
    let (hundreds, rest) = match *words {
        // Only behind a thousand no hundreds are said.
        ["không", "trăm", ref rest @ ..] if is_behind => (0, rest),
        [hundreds, "trăm", ref rest @ ..] => (100 * digit(hundreds)?, rest),
        // "Một nghìn hai" are twelve hundred to some.
        [ones] if !is_behind => return digit(ones).or_else(|| (ones == "mười").then_some(10)),
        ["linh" | "lẻ", _] if !is_behind => return None,
        ref rest => return tens(rest),
    };
    if rest.is_empty() { (hundreds > 0).then_some(hundreds) } else { Some(hundreds + tens(rest)?) }
}

/// Reads what stands below a hundred and has more than a digit.
fn tens(words: &[&str]) -> Option<u64> {
    Some(match *words {
        ["linh" | "lẻ", ones] => digit(ones)?,
        ["mười"] => 10,
        ["mười", ones] => 10 + digit(ones)?,
        [tens, "mươi"] => 10 * digit(tens)?,
        [tens, "mươi", ones] => 10 * digit(tens)? + digit(ones)?,
        _ => return None,
    })
}

fn english(words: &[&str], is_behind: bool) -> Option<u64> {
    let words = words.strip_prefix(&["and"]).filter(|_| is_behind).unwrap_or(words);
    let (hundreds, rest) = match *words {
        [hundreds, "hundred"] => return below(20, hundreds).map(|it| 100 * it),
        [hundreds, "hundred", "and", ref rest @ ..] | [hundreds, "hundred", ref rest @ ..] => {
            (100 * below(20, hundreds)?, rest)
        }
        ref rest => (0, rest),
    };
    Some(match *rest {
        [tens, ones] => hundreds + en(tens).filter(|tens| *tens >= 20)? + below(10, ones)?,
        [word] => hundreds + en(word)?,
        _ => return None,
    })
}

fn below(end: u64, word: &str) -> Option<u64> {
    en(word).filter(|number| *number < end)
}

/// Reads a single English word.
fn en(word: &str) -> Option<u64> {
    const WORDS: [&str; 19] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let word_of = |all: &[&str], from: u64, by: u64| {
        let at = all.iter().zip(0..).find(|(it, _)| **it == word)?.1;
        Some(from + by * at)
    };
    word_of(&WORDS, 1, 1).or_else(|| word_of(&TENS, 20, 10))
}

#[cfg(test)]
mod tests {
    use super::{is_spoken, of_words};

    #[test]
    fn words_are_numbers() {
        for (text, wanted) in [
            ("hai", Some(2)),
            ("bảy", Some(7)),
            ("mười", Some(10)),
            ("mười bốn", Some(14)),
            ("mười lăm", Some(15)),
            ("hai mươi", Some(20)),
            ("hai mươi mốt", Some(21)),
            ("ba mươi tư", Some(34)),
            ("năm mươi lăm", Some(55)),
            ("một trăm", Some(100)),
            ("một trăm linh hai", Some(102)),
            ("hai trăm lẻ năm", Some(205)),
            ("một trăm hai mươi ba", Some(123)),
            ("chín trăm mười sáu", Some(916)),
            ("một trăm mười", Some(110)),
            ("hai trăm mười", Some(210)),
            ("ba trăm mười", Some(310)),
            ("hai trăm mười một", Some(211)),
            ("một trăm hai", None),
            ("linh hai", None),
            ("không trăm mười", None),
            ("một nghìn", Some(1000)),
            ("một nghìn không trăm mười bảy", Some(1017)),
            ("một ngàn không trăm mười bảy", Some(1017)),
            ("hai nghìn không trăm mười một", Some(2011)),
            ("một nghìn không trăm linh năm", Some(1005)),
            ("một nghìn lẻ năm", Some(1005)),
            ("một nghìn hai trăm", Some(1200)),
            ("một nghìn hai", None),
            ("một nghìn không trăm", None),
            ("mười hai nghìn ba trăm bốn mươi lăm", Some(12_345)),
            ("một trăm nghìn", Some(100_000)),
            ("hai triệu không trăm linh một nghìn không trăm mười", Some(2_001_010)),
            ("nghìn mười", None),
            ("một nghìn hai nghìn", None),
            ("một nghìn hai triệu", None),
            ("hai ba", None),
            ("năm", None),
            ("một", None),
            ("năm mười", None),
            ("twelve", Some(12)),
            ("seventeen", Some(17)),
            ("twenty-one", Some(21)),
            ("twenty one", Some(21)),
            ("one hundred", Some(100)),
            ("two hundred and five", Some(205)),
            ("three hundred forty-two", Some(342)),
            ("one hundred and ten", Some(110)),
            ("twelve hundred", Some(1200)),
            ("one thousand", Some(1000)),
            ("one thousand and seventeen", Some(1017)),
            ("one thousand two hundred", Some(1200)),
            ("two thousand and eleven", Some(2011)),
            ("twelve thousand three hundred and forty-five", Some(12_345)),
            ("one hundred thousand", Some(100_000)),
            ("one million and one", Some(1_000_001)),
            ("one thousand hundred", None),
            ("one thousand two thousand", None),
            ("one nghìn", None),
            ("one", None),
            ("and", None),
            ("two and three", None),
        ] {
            let words: Vec<&str> = text.split([' ', '-']).collect();
            assert!(words.iter().all(|word| is_spoken(word)), "{text}");
            assert_eq!(of_words(&words), wanted, "{text}");
        }
        assert!(!is_spoken("tập") && !is_spoken("") && !is_spoken("-"));
    }

    #[test]
    fn words_without_end_are_no_number() {
        for hundred in [
            ["một", "trăm"],
            ["một", "nghìn"],
            ["nghìn", "triệu"],
            ["one", "hundred"],
            ["one", "thousand"],
            ["hundred", "and"],
        ] {
            let words: Vec<&str> = hundred.into_iter().cycle().take(200_000).collect();
            assert_eq!(of_words(&words), None, "{hundred:?}");
        }
    }
}
