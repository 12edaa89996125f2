//! Letters of the code pages of Windows that texts in RTF are written in: 1252 of Western Europe, 1258 of Vietnam.

/// The signs from 0x80 on, which both pages share but for a few that are no letters of names.
const SIGNS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

/// Where the page of Vietnam has other letters than that of Western Europe, whose numbers are those of Unicode.
const VIETNAMESE: [(u8, char); 14] = [
    (0xC3, 'Ă'),
    (0xCC, '\u{300}'),
    (0xD0, 'Đ'),
    (0xD2, '\u{309}'),
    (0xD5, 'Ơ'),
    (0xDD, 'Ư'),
    (0xDE, '\u{303}'),
    (0xE3, 'ă'),
    (0xEC, '\u{301}'),
    (0xF0, 'đ'),
    (0xF2, '\u{323}'),
    (0xF5, 'ơ'),
    (0xFD, 'ư'),
    (0xFE, '₫'),
];

/// Returns the letter of a byte. Of any other page than those two nothing is known but what it shares with them.
pub(super) fn letter(byte: u8, page: u32) -> char {
    let own = VIETNAMESE.iter().find(|(it, _)| page == 1258 && *it == byte);
    let sign = || SIGNS.chars().nth(usize::from(byte & 0x1F)).unwrap_or('?');
    match byte {
        0x80..=0x9F => sign(),
        _ => own.map_or(char::from(byte), |(_, letter)| *letter),
    }
}
