//! All ways to write a word: with its marks, composed or not, in capitals, with the tone on either vowel, and without any.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::decompose_canonical;

use crate::ground::text::fold::fold;
use crate::ground::text::like_d::dd;

/// The marks of tones: grave, acute, hook, tilde, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{309}', '\u{303}', '\u{323}'];

/// The letter đ and what is typed for it.
const LIKE_D: [&str; 6] = ["đ", "Đ", "ð", "Ð", "ɖ", "Ɖ"];

/// A letter without its tone: what it is without marks, and the marks that make it another.
struct Letter {
    base: char,
    shape: String,
}

/// Lists the writings of a word. Letters of ASCII are small in them: who looks for them makes those of the text small.
pub(super) fn all(word: &str) -> BTreeSet<String> {
    let (letters, tone) = letters(word);
    let bare: Vec<_> = fold(word).chars().map(|base| cases(&base.to_string())).collect();
    // Who has no keyboard for marks may have one for đ.
    let stroked: Vec<_> = letters.iter().map(|letter| cases(&letter.base.to_string())).collect();
    let mut all: BTreeSet<String> = joined(&bare).into_iter().chain(joined(&stroked)).collect();
    let places = match tone {
        Some(_) => places(&letters),
        None => vec![usize::MAX],
    };
    for place in places {
        for form in [composed, half_composed, decomposed, tone_first] {
            let tone = |no: usize| tone.filter(|_| no == place);
            let letters = letters.iter().enumerate();
            let forms: Vec<_> = letters.map(|(no, letter)| form(letter, tone(no))).collect();
            all.extend(joined(&forms));
        }
    }
    all
}

/// Lists what a word begins with where its letters stand apart, "đ ạ t": three letters, with a blank between them. Shorter words
/// have no such beginning.
pub(super) fn spaced(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.nfc().flat_map(char::to_lowercase).take(3).collect();
    if letters.len() < 3 {
        return Vec::new();
    }
    let forms = |it: &char| {
        let bare = fold(&it.to_string());
        let mut forms = cases(&it.to_string());
        forms.extend((!forms.contains(&bare)).then_some(bare));
        forms
    };
    let forms: Vec<_> = letters.iter().map(forms).collect();
    let blank = vec![" ".to_owned()];
    joined(&[forms[0].clone(), blank.clone(), forms[1].clone(), blank, forms[2].clone()])
}

/// Takes a word apart.
fn letters(word: &str) -> (Vec<Letter>, Option<char>) {
    let (mut letters, mut tone): (Vec<Letter>, _) = (Vec::new(), None);
    for letter in word.chars().flat_map(char::to_lowercase) {
        let letter = dd(letter).unwrap_or(letter);
        decompose_canonical(letter, |part| match letters.last_mut() {
            _ if TONES.contains(&part) => tone = Some(part),
            Some(last) if matches!(part, '\u{300}'..='\u{36F}') => last.shape.push(part),
            _ => letters.push(Letter { base: part, shape: String::new() }),
        });
    }
    (letters, tone)
}

/// Lists the letters that may bear the tone: a vowel with a mark of its own bears it, else writers differ.
fn places(letters: &[Letter]) -> Vec<usize> {
    let vowels = |passes: fn(&Letter) -> bool| {
        let vowels = letters.iter().enumerate();
        let vowels = vowels.filter(|(_, it)| "aeiouy".contains(it.base) && passes(it));
        vowels.map(|(no, _)| no).collect::<Vec<_>>()
    };
    let marked = vowels(|letter| !letter.shape.is_empty());
    if marked.is_empty() { vowels(|_| true) } else { marked }
}

/// All in one letter: ấ.
fn composed(letter: &Letter, tone: Option<char>) -> Vec<String> {
    let marks = letter.shape.chars().chain(tone);
    cases(&std::iter::once(letter.base).chain(marks).nfc().collect::<String>())
}

/// The tone apart, as some keyboards write it: â and the acute.
fn half_composed(letter: &Letter, tone: Option<char>) -> Vec<String> {
    let mut forms = composed(letter, None);
    forms.iter_mut().for_each(|form| form.extend(tone));
    forms
}

/// Each mark apart, in the order in which a letter gets them.
fn decomposed(letter: &Letter, tone: Option<char>) -> Vec<String> {
    let mut forms = cases(&letter.base.to_string());
    forms.iter_mut().for_each(|form| form.extend(letter.shape.chars().chain(tone)));
    forms
}

/// Each mark apart, the tone first, as the order of Unicode has the dot below.
fn tone_first(letter: &Letter, tone: Option<char>) -> Vec<String> {
    let mut forms = cases(&letter.base.to_string());
    forms.iter_mut().for_each(|form| form.extend(tone.into_iter().chain(letter.shape.chars())));
    forms
}

/// Returns a letter in small and as capital; of ASCII the small one.
fn cases(letter: &str) -> Vec<String> {
    match letter {
        _ if letter.is_ascii() => vec![letter.to_ascii_lowercase()],
        "đ" => LIKE_D.map(str::to_owned).to_vec(),
        _ => {
            let capital: String = letter.to_uppercase().nfc().collect();
            let capital = capital.chars().map(|it| it.to_ascii_lowercase()).collect();
            vec![letter.to_owned(), capital]
        }
    }
}

/// Joins one of the forms of each letter, in all ways.
fn joined(forms: &[Vec<String>]) -> Vec<String> {
    let mut all = vec![String::new()];
    for forms in forms {
        all = all
            .iter()
            .flat_map(|start| forms.iter().map(move |end| format!("{start}{end}")))
            .collect();
    }
    all
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;

    use super::all;

    #[test]
    fn a_word_is_listed_in_all_its_forms() {
        for (word, others) in [
            ("Thuý", &["thúy", "thuý", "thuÝ", "thuy"][..]),
            ("Nguyễn", &["nguyễn", "nguyỄn", "nguyê\u{303}n", "nguye\u{302}\u{303}n", "nguyen"]),
            ("Hậu", &["hậu", "hẬu", "ha\u{323}\u{302}u", "ha\u{302}\u{323}u", "hau"]),
            ("Đạt", &["đạt", "Đạt", "ÐẠt", "dat", "đat"]),
            ("An", &["an"]),
        ] {
            let all = all(word);
            for other in others {
                assert!(all.contains(*other), "{word}: {other} is not among {all:?}");
            }
            let decomposed: String = word.to_lowercase().nfd().collect();
            assert!(all.contains(&decomposed), "{word}");
            assert!(all.len() < 60, "{word}: {}", all.len());
        }
    }
}
