//! What the parser of TOML finds, in words that help who wrote the file.
//!
//! The parser's own messages are in English and about its grammar; here each is known by its first words.

use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::source::Span;
use crate::ground::text::clip::clip;
use crate::model::time::PartialDate;

/// A slip as the parser found it.
#[derive(Clone, Copy)]
pub(super) struct Slip<'t> {
    /// The parser's message.
    pub(super) message: &'t str,
    /// What is written at the place.
    pub(super) written: &'t str,
    /// The line of the place.
    pub(super) line: &'t str,
}

/// Tells whether a slip damages one value only, so that the keys around it were all seen.
pub(super) fn is_about_a_value(message: &str) -> bool {
    ["invalid date", "string values must be quoted", "unexpected leading zero", "duplicate key"]
        .iter()
        .any(|start| message.starts_with(start))
}

/// Tells whether a slip ends with its line. Others leave a bracket open: what stands behind is then read as if it stood
/// within, and what is said of it may be wrong.
pub(super) fn is_within_its_line(message: &str) -> bool {
    const OF_ONE_LINE: [&str; 16] = [
        "key with no value",
        "missing value",
        "missing opening quote",
        "missing escaped value",
        "invalid basic string",
        "invalid literal string",
        "invalid unquoted key",
        "invalid value",
        "too few unicode value digits",
        "unclosed array table",
        "unclosed table",
        "unquoted keys cannot be empty",
        "cannot extend value",
        "extra `=`",
        "redundant",
        "unexpected sign",
    ];
    is_about_a_value(message) || OF_ONE_LINE.iter().any(|start| message.starts_with(start))
}

/// Tells whether a slip lies in a single word, whatever it stands within.
pub(super) fn is_within_a_word(message: &str) -> bool {
    ["invalid date", "unexpected leading zero"].iter().any(|start| message.starts_with(start))
}

/// Says in our own words what the parser found.
pub(super) fn explain(slip: Slip<'_>, span: Span) -> Diagnostic {
    let written = slip.written.trim();
    if slip.message.starts_with("invalid date") {
        return match PartialDate::parse(written) {
            Some(_) => match day_key(slip) {
                Some(key) => super::dates::lacks_the_day(key, written, span),
                None => Diagnostic::at(Code::UnquotedDate, span).with("value", written),
            },
            None => not_a_date(slip, span),
        };
    }
    let is_like_a_date = |c: char| c.is_ascii_digit() || "/.-".contains(c);
    if written.contains('/') && written.chars().all(is_like_a_date) {
        return not_a_date(slip, span);
    }
    let (reason, help) = words(slip);
    Diagnostic::at(Code::TomlSyntax, span).with("reason", reason).with("help", help)
}

fn not_a_date(slip: Slip<'_>, span: Span) -> Diagnostic {
    let written = slip.written.trim();
    match day_key(slip) {
        Some(_) => super::dates::not_a_day(written, span),
        None => super::dates::not_a_date(written, span),
    }
}

/// Finds the key of a slip where it takes a whole day: a month in quotes would be refused there.
fn day_key<'t>(slip: Slip<'t>) -> Option<&'t str> {
    const OF_DAYS: [&str; 10] = [
        "until",
        "publish_at",
        "expires",
        "updated",
        "valid_from",
        "valid_to",
        "in_force_from",
        "in_force_to",
        "reviewed",
        "due",
    ];
    let before = &slip.line[..slip.line.rfind(slip.written.trim())?];
    let key = before.trim_end().strip_suffix('=')?.trim_end();
    let key = key.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next()?;
    OF_DAYS.contains(&key).then_some(key)
}

fn words(slip: Slip<'_>) -> (Value, Value) {
    let written = slip.written.trim();
    let by_form = match slip.message {
        _ if slip.line.trim_end_matches('\r').contains('\r') => Some(&OLD_LINE_ENDS),
        _ if written.starts_with(['“', '”', '‘', '’', '«']) => Some(&CURLY),
        message if message.starts_with("key with no value") => Some(match slip.line {
            line if line.contains(':') && !line.contains('=') => &COLON,
            _ => &NO_KEY,
        }),
        message if message.starts_with("string values must be quoted") && written.is_empty() => {
            Some(&NO_VALUE)
        }
        _ => None,
    };
    let found = SYNTAX.iter().find(|(start, _)| slip.message.starts_with(start));
    let [vi, en, help_vi, help_en] = by_form.or(found.map(|(_, words)| words)).unwrap_or(&OTHER);
    let shown = match written.is_empty() || vi.contains("dòng `{}`") {
        true => clip(slip.line.trim()),
        false => clip(written),
    };
    let fill = |text: &str| text.replace("{}", &shown);
    (Value::words(fill(vi), fill(en)), Value::words(fill(help_vi), fill(help_en)))
}

type Words = [&'static str; 4];

const CURLY: Words = [
    "dấu ngoặc kép cong",
    "curly quotes",
    "dùng dấu ngoặc kép thẳng: \"...\"",
    "use straight quotes: \"...\"",
];
const OLD_LINE_ENDS: Words = [
    "các dòng kết thúc bằng CR, như trên máy Mac đời cũ",
    "its lines end in CR, as on old Macs",
    "lưu lại tệp với kiểu xuống dòng LF (Unix) hoặc CRLF (Windows)",
    "save the file anew with line ends LF (Unix) or CRLF (Windows)",
];
const COLON: Words = [
    "dòng `{}` dùng dấu `:` thay cho dấu `=`",
    "the line `{}` has `:` in place of `=`",
    "viết `khóa = \"giá trị\"`",
    "write `key = \"value\"`",
];
const NO_KEY: Words = [
    "dòng `{}` không có dạng `khóa = giá trị`",
    "the line `{}` is no `key = value`",
    "viết `khóa = \"giá trị\"`; văn bản của bài đặt sau dòng `+++` thứ hai",
    "write `key = \"value\"`; the text of an article stands after the second line `+++`",
];
const NO_VALUE: Words = [
    "sau dấu `=` không có giá trị: `{}`",
    "there is no value after the `=`: `{}`",
    "viết giá trị, hoặc xóa dòng này",
    "write the value, or delete the line",
];
const OPEN_STRING: Words = [
    "chuỗi chữ không có dấu ngoặc đóng",
    "a string is not closed",
    "thêm dấu ngoặc kép ở cuối chuỗi; trong chuỗi viết \\\" cho dấu ngoặc kép",
    "add the closing quote; within a string write \\\" for a quote",
];
const NO_OPENING: Words = [
    "chuỗi chữ không có dấu ngoặc mở",
    "a string is not opened",
    "thêm dấu ngoặc kép ở đầu chuỗi",
    "add the opening quote",
];
const ESCAPE: Words = [
    "dấu `\\` trong chuỗi chữ không đứng trước ký tự hợp lệ",
    "a `\\` in a string stands before a letter that it cannot stand before",
    "đường dẫn của tệp viết bằng dấu `/`: \"anh/kenh.png\"; nếu cần chính dấu gạch chéo ngược, viết `\\\\`",
    "write the path of a file with `/`: \"anh/kenh.png\"; where a backslash is meant, write `\\\\`",
];
const HEADER: Words = [
    "tên bảng mở bằng `[` mà không đóng",
    "the name of a table opened with `[` is not closed",
    "đóng bằng `]`, hoặc `]]` nếu mở bằng `[[`",
    "close it with `]`, or `]]` where it opened with `[[`",
];
const DEEP: Words = [
    "lồng nhau quá sâu",
    "it is nested too deep",
    "bỏ bớt các dấu ngoặc lồng nhau",
    "take out brackets within brackets",
];
const NUMBER: Words = [
    "số `{}` viết sai",
    "the number `{}` is malformed",
    "viết số bằng chữ số thường, hoặc đặt trong dấu ngoặc kép nếu đó là mã",
    "write it in plain digits, or put it into quotes where it is a code",
];
const NO_ASSIGNMENT: Words = [
    "trong `{ }` có khóa không kèm `= giá trị`",
    "a key within `{ }` has no `= value`",
    "viết `{ khóa = \"giá trị\", ... }` và đóng bằng `}`",
    "write `{ key = \"value\", ... }` and close it with `}`",
];
const EXTEND: Words = [
    "`{}` đã có giá trị, không thể thêm khóa con",
    "`{}` has a value already and takes no keys below it",
    "ghi tất cả ở một chỗ",
    "write all of it in one place",
];
const OTHER: Words = [
    "không hiểu được `{}`",
    "`{}` cannot be understood",
    "xem lại dòng này và dòng trước: thiếu dấu ngoặc, dấu phẩy hay dấu `=`",
    "look at this line and the one before: a bracket, quote, comma or `=` may be missing",
];

/// The parser's messages by their first words.
const SYNTAX: &[(&str, Words)] = &[
    (
        "string values must be quoted",
        [
            "giá trị `{}` thiếu dấu ngoặc kép",
            "the value `{}` is not in quotes",
            "đặt giá trị trong dấu ngoặc kép thẳng: \"{}\"",
            "put the value into straight quotes: \"{}\"",
        ],
    ),
    (
        "duplicate key",
        [
            "`{}` được ghi hai lần",
            "`{}` is written twice",
            "giữ lại một dòng",
            "keep one of the lines",
        ],
    ),
    ("invalid basic string", OPEN_STRING),
    ("invalid literal string", OPEN_STRING),
    ("invalid multi-line", OPEN_STRING),
    ("missing opening quote", NO_OPENING),
    ("missing escaped value", ESCAPE),
    ("too few unicode value digits", ESCAPE),
    ("invalid value", ESCAPE),
    (
        "missing comma between array elements",
        [
            "thiếu dấu phẩy giữa hai phần tử, hoặc thiếu dấu `]`",
            "a comma between two elements is missing, or a `]`",
            "thêm dấu phẩy, hoặc đóng danh sách bằng `]`",
            "add the comma, or close the list with `]`",
        ],
    ),
    (
        "missing comma between key-value pairs",
        [
            "thiếu dấu phẩy giữa hai khóa trong `{ }`, hoặc thiếu dấu `}`",
            "a comma between two keys within `{ }` is missing, or a `}`",
            "thêm dấu phẩy, hoặc đóng bằng `}`",
            "add the comma, or close it with `}`",
        ],
    ),
    ("missing assignment between key-value pairs", NO_ASSIGNMENT),
    ("invalid inline table element", NO_ASSIGNMENT),
    ("unclosed array table", HEADER),
    (
        "unclosed array",
        [
            "danh sách mở bằng `[` mà không đóng",
            "a list opened with `[` is not closed",
            "đóng danh sách bằng `]`",
            "close the list with `]`",
        ],
    ),
    ("unclosed table", HEADER),
    (
        "unclosed inline table",
        [
            "bảng mở bằng `{` mà không đóng",
            "a table opened with `{` is not closed",
            "đóng bảng bằng `}`",
            "close the table with `}`",
        ],
    ),
    (
        "unexpected leading zero",
        [
            "số `{}` mở đầu bằng 0",
            "the number `{}` begins with 0",
            "bỏ số 0 ở đầu, hoặc viết \"{}\" nếu đó là mã",
            "drop the 0, or write \"{}\" where it is a code",
        ],
    ),
    ("missing value", NO_VALUE),
    (
        "invalid unquoted key",
        [
            "tên khóa ở dòng `{}` có chữ không được dùng",
            "the key of the line `{}` holds letters that no key has",
            "tên khóa chỉ gồm chữ không dấu, số, `-` và `_`, như trong danh sách khóa của hồ sơ",
            "a key has plain letters, digits, `-` and `_`, as in the list of the record's keys",
        ],
    ),
    ("unquoted keys cannot be empty", NO_KEY),
    ("cannot recurse further", DEEP),
    ("recursion limit", DEEP),
    ("cannot extend value", EXTEND),
    ("`_` may only go between digits", NUMBER),
    ("redundant", NUMBER),
    ("integers with a radix", NUMBER),
    ("radix must be lowercase", NUMBER),
    ("unexpected sign", NUMBER),
    (
        "extra `=`",
        ["thừa một dấu `=`", "there is one `=` too many", "bỏ dấu `=` thừa", "take it away"],
    ),
    (
        "extra comma",
        ["thừa một dấu phẩy", "there is one comma too many", "bỏ dấu phẩy thừa", "take it away"],
    ),
];

#[cfg(test)]
mod tests {
    use super::{Slip, words};
    use crate::ground::diagnostic::Value;

    #[test]
    fn an_unknown_message_of_the_parser_still_says_something() {
        let slip = Slip { message: "something new", written: "", line: " a ? b " };
        let (reason, _) = words(slip);
        assert_eq!(reason, Value::words("không hiểu được `a ? b`", "`a ? b` cannot be understood"));
    }
}
