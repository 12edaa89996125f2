//! What the heads of a table say together: addresses beside the names of persons are homes, beside those of offices none.

use crate::read::told::words::Words;

/// Heads of columns of persons.
const PERSONS: [&str; 22] = [
    "họ tên",
    "họ và tên",
    "họ, tên",
    "tên chủ hộ",
    "chủ hộ",
    "tên hộ",
    "hộ nghèo",
    "hộ cận nghèo",
    "chủ sử dụng đất",
    "chủ sử dụng",
    "người sử dụng đất",
    "người sử dụng",
    "người được tặng quà",
    "người được tặng",
    "người nhận quà",
    "người nhận",
    "người được hỗ trợ",
    "full name",
    "name of householder",
    "householder",
    "head of household",
    "head of the household",
];

/// Heads that are those of persons where nothing follows: "Tên công trình" is the name of something else.
const PERSONS_ALONE: [&str; 2] = ["tên", "name"];

/// What heads hold where an address is that of something else than of the persons: a plot of land, a class.
const OTHER_PLACES: [&str; 15] = [
    "thửa",
    "đất",
    "lớp",
    "dạy",
    "thi",
    "bầu",
    "họp",
    "bỏ phiếu",
    "công trình",
    "làm việc",
    "công tác",
    "trụ sở",
    "land",
    "plot",
    "class",
];

/// What heads hold where an address may be that of where somebody works.
const OFFICES: [&str; 20] = [
    "cơ quan",
    "đơn vị",
    "cơ sở",
    "công ty",
    "doanh nghiệp",
    "kinh doanh",
    "trường",
    "tổ chức",
    "chức vụ",
    "chức danh",
    "nơi công tác",
    "nơi làm việc",
    "công tác",
    "giảng viên",
    "workplace",
    "place of work",
    "office",
    "company",
    "unit",
    "position",
];

/// Heads of columns of addresses, and what those are called beside persons.
const ADDRESSES: [(&str, &str); 4] = [
    ("địa chỉ", "Nơi ở"),
    ("số nhà", "Nơi ở: số nhà"),
    ("address", "Nơi ở"),
    ("residence", "Nơi ở"),
];

/// What heads hold below which sums or numbers of something stand.
const SUMS: [&str; 12] = [
    "tiền",
    "phí",
    "đồng",
    "vốn",
    "chi",
    "thu",
    "lượng",
    "tỷ lệ",
    "kế hoạch",
    "thực hiện",
    "tổng",
    "amount",
];

/// Tells whether a table is one of persons, and of no offices, by what its columns are called.
pub(in crate::read::told) fn is_of_persons<'h>(heads: impl Iterator<Item = &'h str>) -> bool {
    let mut has_persons = false;
    for head in heads {
        let words = Words::new(head);
        if holds(&words, &OFFICES) {
            return false;
        }
        let is_alone = |(_, next): (&str, usize)| next == words.len();
        has_persons |= words.first_of(0, &PERSONS).is_some()
            || words.first_of(0, &PERSONS_ALONE).is_some_and(is_alone);
    }
    has_persons
}

/// Returns what a column of addresses is called beside persons.
pub(in crate::read::told) fn beside_persons(head: &str) -> Option<&'static str> {
    let words = Words::new(head);
    let address = words.row_of(0, &ADDRESSES, |address| address.0);
    let address = address.filter(|_| !holds(&words, &OTHER_PLACES));
    address.map(|((_, home), _)| *home)
}

/// Tells whether sums stand below a head: what the row is called says no more what a number is.
pub(in crate::read::told) fn has_sums(head: &str) -> bool {
    holds(&Words::new(head), &SUMS)
}

fn holds(words: &Words<'_>, phrases: &[&str]) -> bool {
    (0..words.len()).any(|no| words.first_of(no, phrases).is_some())
}
