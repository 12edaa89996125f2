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
    /// That of some card, which is one of health insurance where it has such letters.
    Member,
    /// A number that belongs to no person, or to a file and no person's papers.
    Other,
}

/// Words that say what a number is; of those that end at one place the longest counts.
const LABELS: [(Label, &[&str]); 8] = [
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
            "thẻ bhyt",
            "mã bhyt",
            "mã số bhyt",
            "thẻ bảo hiểm y tế",
            "bảo hiểm xã hội số",
            "sổ bảo hiểm xã hội",
            "số bảo hiểm xã hội",
            "mã số bảo hiểm xã hội",
            "bhxh",
            "bảo hiểm xã hội",
            "social insurance number",
            "social insurance no",
        ],
    ),
    (Label::Health, &["bhyt", "bảo hiểm y tế", "số thẻ", "health insurance"]),
    (Label::Member, &["mã thẻ"]),
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
            "sdt",
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
            "hợp đồng",
            "hợp đồng số",
            "hợp đồng điện",
            "vào sổ",
            "tờ khai",
            "lưu trữ",
            "số hợp đồng",
            "báo danh",
            "sbd",
            "gcn",
            "gcn số",
            "số gcn",
            "gpkd",
            "đkkd",
            "thẻ nhà báo",
            "lượt truy cập",
            "id cuộc họp",
            "id phòng họp",
            "id zoom",
            "mật khẩu",
            "lô",
            "lô số",
            "lô hàng",
            "số lô",
            "meeting id",
            "passcode",
            "password",
            "contract",
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

/// What says it only of the number right behind, and of no money: "CM 183456789", and no "cao 30 cm, kinh phí".
const TOUCHING: [&str; 6] = ["cm", "bhxh", "bảo hiểm xã hội", "hợp đồng", "gcn", "lô"];

/// What says that money is spoken of, before what it is for: "thu BHXH", "cước điện thoại".
const COSTS: [&str; 12] =
    ["chi", "thu", "cước", "phí", "tiền", "trả", "toán", "khoán", "nợ", "đóng", "cấp", "nộp"];

/// So many bytes before a number its label may begin.
const REACH: usize = 80;

/// So many words may stand between a label and its number: "số thẻ căn cước của ông là".
const MOST_BETWEEN: usize = 5;

/// So many may where the number is listed behind a comma: "CMND mang tên Nguyễn Văn An, số".
const MOST_LISTED: usize = 9;

/// Finds what the words between two places say that the number behind them is, and whether they touch it.
pub(super) fn label(line: &str, from: usize, to: usize) -> Option<(Label, bool)> {
    let words = Words::new(before(line, from, to, REACH));
    let is_listed = words.len() > 0 && is_listed(&words, words.len() - 1);
    let most = if is_listed { MOST_LISTED } else { MOST_BETWEEN };
    let first = words.len().saturating_sub(most + 4);
    let is_said = |no: usize, end: usize, phrase: &str| {
        !TOUCHING.contains(&phrase) || (end == words.len() && !is_of_money(&words, no))
    };
    let ends = (first..words.len()).flat_map(|no| {
        let said = begun(&words, no).filter(move |(_, phrase, end)| is_said(no, *end, phrase));
        said.map(|(label, phrase, end)| (end, phrase.len(), label))
    });
    let (end, _, label) = ends.max_by_key(|(end, len, _)| (*end, *len))?;
    let is_near = words.len() - end <= most && holds(&words, end, label);
    is_near.then(|| (label, words.len() == end && words.signs(end).is_empty()))
}

/// Tells whether a telephone is named right before a number, and no money for it: "SĐT: 912.345.678".
pub(super) fn is_dialled(line: &str, to: usize) -> bool {
    let words = Words::new(before(line, 0, to, REACH));
    let is_phone = |no: usize| {
        let mut said = begun(&words, no);
        said.any(|(label, _, end)| label == Label::Phone && end == words.len())
    };
    let first = words.len().saturating_sub(MOST_BETWEEN);
    (first..words.len()).any(|no| is_phone(no) && !is_of_money(&words, no))
}

/// Walks the labels that begin at a word: what each says, its words, and the word behind it. Nearly all begin with another
/// letter.
fn begun<'w>(
    words: &'w Words<'_>,
    no: usize,
) -> impl Iterator<Item = (Label, &'static str, usize)> + 'w {
    let first = words.word(no).as_bytes().first();
    let all = LABELS.iter().flat_map(|(label, phrases)| phrases.iter().map(|it| (*label, *it)));
    let all = all.filter(move |(_, phrase)| phrase.as_bytes().first() == first);
    all.filter_map(move |(label, phrase)| Some((label, phrase, words.phrase(no, phrase)?)))
}

/// Tells whether the word before another says that money is spoken of.
fn is_of_money(words: &Words<'_>, no: usize) -> bool {
    no > 0 && words.is_next(no) && words.is_one_of(no - 1, &COSTS)
}

/// Tells whether a word is a "số" behind a comma, which goes on with what a paper is.
fn is_listed(words: &Words<'_>, no: usize) -> bool {
    words.word(no) == "số" && words.gap(no) == ","
}

/// Tells whether a label reaches to the end of the words: no sign between ends what it is said of.
fn holds(words: &Words<'_>, end: usize, label: Label) -> bool {
    let is_paper = !matches!(label, Label::Phone | Label::Other);
    let is_open = |no: usize| {
        !words.gap(no).contains([',', ';', '\n'])
            || (is_paper && no + 1 == words.len() && is_listed(words, no))
    };
    // "No. 12" is no end of a sentence.
    let is_end = |no: usize| words.gap(no).contains('.') && !words.is_one_of(no - 1, &["no", "nr"]);
    is_open(end) && (end + 1..=words.len()).all(|no| is_open(no) && !is_end(no))
}
