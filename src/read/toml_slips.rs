//! The words for each slip of TOML: what it is and how it is mended, in Vietnamese and English. Which of them a slip gets is
//! decided elsewhere.

/// What is wrong, then how to mend it, each in Vietnamese and English. `{}` stands for what was written, `{right}` for it put right.
pub(super) type Words = [&'static str; 4];

pub(super) const CURLY: Words = [
    "dấu ngoặc kép cong",
    "curly quotes",
    "dùng dấu ngoặc kép thẳng: \"...\"",
    "use straight quotes: \"...\"",
];
pub(super) const OLD_LINE_ENDS: Words = [
    "các dòng kết thúc bằng CR, như trên máy Mac đời cũ",
    "its lines end in CR, as on old Macs",
    "lưu lại tệp với kiểu xuống dòng LF (Unix) hoặc CRLF (Windows)",
    "save the file anew with line ends LF (Unix) or CRLF (Windows)",
];
pub(super) const COLON: Words = [
    "dòng `{}` dùng dấu `:` thay cho dấu `=`",
    "the line `{}` has `:` in place of `=`",
    "viết `khóa = \"giá trị\"`",
    "write `key = \"value\"`",
];
pub(super) const NO_KEY: Words = [
    "dòng `{}` không có dạng `khóa = giá trị`",
    "the line `{}` is no `key = value`",
    "viết `khóa = \"giá trị\"`; văn bản của bài đặt sau dòng `+++` thứ hai",
    "write `key = \"value\"`; the text of an article stands after the second line `+++`",
];
pub(super) const NO_KEY_OF_DATA: Words = [NO_KEY[0], NO_KEY[1], COLON[2], COLON[3]];
pub(super) const UNQUOTED: Words = [
    "giá trị `{}` thiếu dấu ngoặc kép",
    "the value `{}` is not in quotes",
    "đặt giá trị trong dấu ngoặc kép thẳng: \"{}\"",
    "put the value into straight quotes: \"{}\"",
];
pub(super) const CAPITALS: Words = [
    "`{}` viết bằng chữ hoa",
    "`{}` is written with capitals",
    "viết chữ thường, không dấu ngoặc kép: `{right}`",
    "write small letters without quotes: `{right}`",
];
pub(super) const QUOTES_WITHIN: Words = [
    "trong chuỗi chữ có dấu ngoặc kép thẳng, nên chuỗi đóng sớm",
    "a straight quote within the string closes it too early",
    "dùng dấu ngoặc cong bên trong: `{right}`; hoặc viết `\\\"` cho mỗi dấu bên trong",
    "use curly quotes within: `{right}`; or write `\\\"` for each quote within",
];
pub(super) const COMMA_BEHIND: Words = [
    "dòng `{}` kết thúc bằng dấu phẩy",
    "the line `{}` ends in a comma",
    "xóa dấu phẩy ở cuối dòng",
    "delete the comma at its end",
];
pub(super) const NO_VALUE: Words = [
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
pub(super) const ESCAPE: Words = [
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
pub(super) const OTHER: Words = [
    "không hiểu được `{}`",
    "`{}` cannot be understood",
    "xem lại dòng này và dòng trước: thiếu dấu ngoặc, dấu phẩy hay dấu `=`",
    "look at this line and the one before: a bracket, quote, comma or `=` may be missing",
];

/// The parser's messages by their first words.
pub(super) const SYNTAX: &[(&str, Words)] = &[
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
