//! What the heads of a table say together: addresses beside the names of persons are homes, beside those of offices none.

use crate::read::told::words::Words;

/// Heads of columns of persons.
const PERSONS: [&str; 8] = [
    "họ tên",
    "họ và tên",
    "họ, tên",
    "tên chủ hộ",
    "chủ hộ",
    "tên hộ",
    "full name",
    "name of householder",
];

/// What heads hold where an address may be that of where somebody works.
const OFFICES: [&str; 14] = [
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
    "office",
    "company",
    "unit",
    "position",
];

/// Heads of columns of addresses, and what those are called beside persons.
const ADDRESSES: [(&str, &str); 3] =
    [("địa chỉ", "Nơi ở"), ("số nhà", "Nơi ở: số nhà"), ("address", "Nơi ở")];

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
        has_persons |= words.first_of(0, &PERSONS).is_some();
    }
    has_persons
}

/// Returns what a column of addresses is called beside persons.
pub(in crate::read::told) fn beside_persons(head: &str) -> Option<&'static str> {
    let words = Words::new(head);
    let address = words.row_of(0, &ADDRESSES, |address| address.0);
    address.map(|((_, home), _)| *home)
}

/// Tells whether sums stand below a head: what the row is called says no more what a number is.
pub(in crate::read::told) fn has_sums(head: &str) -> bool {
    holds(&Words::new(head), &SUMS)
}

fn holds(words: &Words<'_>, phrases: &[&str]) -> bool {
    (0..words.len()).any(|no| words.first_of(no, phrases).is_some())
}
