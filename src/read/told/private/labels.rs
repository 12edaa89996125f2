//! The words before a number that say what it is: CCCD, điện thoại, tài khoản.

use super::before;
use crate::read::told::words::Words;

/// What the words before a number say that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// The number of a citizen's card, of today or of former days.
    Card,
    /// That of a passport.
    Passport,
    /// That of social insurance.
    Insurance,
    /// That of a card of health insurance, which begins with two letters.
    Health,
    /// That of a driving licence.
    Licence,
    /// A telephone number.
    Phone,
    /// A number that belongs to no person, or to a file and no person's papers.
    Other,
}

/// Words that say what a number is; of those that end at one place the longest counts.
const LABELS: [(Label, &[&str]); 7] = [
    (
        Label::Card,
        &[
            "cccd",
            "cmnd",
            "cmtnd",
            "cmt",
            "căn cước",
            "căn cước công dân",
            "chứng minh nhân dân",
            "chứng minh thư",
            "chứng minh số",
            "cm",
            "giấy chứng minh",
            "định danh",
            "identity card",
            "identity number",
            "identification number",
            "id card",
            "id number",
            "id no",
            "citizen id",
            "citizen number",
        ],
    ),
    (Label::Passport, &["hộ chiếu", "passport"]),
    (
        Label::Insurance,
        &[
            "số bhxh",
            "sổ bhxh",
            "mã bhxh",
            "mã số bhxh",
            "bhxh số",
            "thẻ bhxh",
            "bảo hiểm xã hội số",
            "sổ bảo hiểm xã hội",
            "số bảo hiểm xã hội",
            "mã số bảo hiểm xã hội",
            "social insurance number",
            "social insurance no",
        ],
    ),
    (Label::Health, &["bhyt", "bảo hiểm y tế", "health insurance"]),
    (
        Label::Licence,
        &[
            "giấy phép lái xe",
            "gplx",
            "bằng lái",
            "bằng lái xe",
            "driving licence",
            "driving license",
            "driver s licence",
            "driver s license",
        ],
    ),
    (
        Label::Phone,
        &[
            "đt",
            "sđt",
            "đtdđ",
            "điện thoại",
            "di động",
            "số máy",
            "hotline",
            "đường dây nóng",
            "zalo",
            "viber",
            "fax",
            "liên hệ",
            "liên lạc",
            "gọi",
            "tel",
            "telephone",
            "phone",
            "mobile",
            "call",
        ],
    ),
    (
        Label::Other,
        &[
            "mã",
            "mã số",
            "mst",
            "tài khoản",
            "stk",
            "số tk",
            "vận đơn",
            "đơn hàng",
            "hồ sơ",
            "hồ sơ số",
            "số hồ sơ",
            "biên nhận",
            "biên lai",
            "hóa đơn",
            "hoá đơn",
            "phát hành",
            "số hiệu",
            "số khung",
            "số seri",
            "seri",
            "sê ri",
            "serial",
            "số đăng ký",
            "giấy phép",
            "chứng chỉ",
            "giấy chứng nhận",
            "công tơ",
            "isbn",
            "issn",
            "account",
            "tax code",
            "tax number",
            "tracking number",
            "tracking code",
            "waybill",
            "parcel",
            "invoice",
            "receipt",
            "file number",
            "file no",
            "reference",
            "code",
            "licence",
            "serial number",
        ],
    ),
];

/// What says it only of the number right behind: "CM 183456789", and no "cao 30 cm, kinh phí".
const TOUCHING: [&str; 1] = ["cm"];

/// So many bytes before a number its label may begin.
const REACH: usize = 80;

/// So many words may stand between a label and its number: "số thẻ căn cước của ông là".
const MOST_BETWEEN: usize = 5;

/// Finds what the words between two places say that the number behind them is, and whether they touch it.
pub(super) fn label(line: &str, from: usize, to: usize) -> Option<(Label, bool)> {
    let words = Words::new(before(line, from, to, REACH));
    let first = words.len().saturating_sub(MOST_BETWEEN + 4);
    let ends = LABELS.iter().flat_map(|(label, phrases)| {
        let all =
            phrases.iter().flat_map(|phrase| (first..words.len()).map(move |no| (no, phrase)));
        let found = all.filter_map(|(no, phrase)| Some((words.phrase(no, phrase)?, phrase)));
        let reaches = |end: usize, phrase: &str| end == words.len() || !TOUCHING.contains(&phrase);
        let reaching = found.filter(move |(end, phrase)| reaches(*end, phrase));
        reaching.map(|(end, phrase)| (end, phrase.len(), *label))
    });
    let (end, _, label) = ends.max_by_key(|(end, len, _)| (*end, *len))?;
    let is_near = words.len() - end <= MOST_BETWEEN && holds(&words, end);
    is_near.then(|| (label, words.len() == end && words.signs(end).is_empty()))
}

/// Tells whether a label reaches to the end of the words: no sign between ends what it is said of.
fn holds(words: &Words<'_>, end: usize) -> bool {
    let is_open = |signs: &str| !signs.contains([',', ';', '\n']);
    // "No. 12" is no end of a sentence.
    let is_end = |no: usize| words.gap(no).contains('.') && !words.is_one_of(no - 1, &["no", "nr"]);
    is_open(words.gap(end))
        && (end + 1..=words.len()).all(|no| is_open(words.gap(no)) && !is_end(no))
}
