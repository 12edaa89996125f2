//! What is said beside figures that count something else than honours, and beside those of honours, in both languages.

/// What stands right before those who did not receive what the sentence speaks of.
pub(super) const BEFORE: [&str; 38] = [
    "xét từ",
    "chọn từ",
    "từ",
    "xét",
    "trong số",
    "thẩm định",
    "mời",
    "đón",
    "thu hút",
    "quy tụ",
    "from",
    "from among",
    "out of",
    "among",
    "considered",
    "reviewed",
    "nominated",
    "invited",
    "welcomed",
    "gathered",
    "brought together",
    "drew",
    "attended by",
    "witnessed by",
    "presented by",
    "handed over by",
    "given by",
    "delivered by",
    "tham dự của",
    "tham gia của",
    "có mặt của",
    "chứng kiến của",
    "participation of",
    "presence of",
    "đề cử",
    "giới thiệu",
    "hồ sơ của",
    "hồ sơ khen thưởng của",
];

/// What stands right behind them.
pub(super) const BEHIND: [&str; 45] = [
    "tham dự",
    "dự",
    "có mặt",
    "theo dõi",
    "chứng kiến",
    "được mời",
    "được xét",
    "được đề cử",
    "được giới thiệu",
    "đăng ký",
    "đăng kí",
    "ứng cử",
    "đại diện lãnh đạo",
    "đại diện cho lãnh đạo",
    "attended",
    "attend",
    "attending",
    "in attendance",
    "present",
    "were present",
    "watched",
    "witnessed",
    "were invited",
    "was invited",
    "were considered",
    "was considered",
    "considered",
    "been considered",
    "were nominated",
    "been nominated",
    "nominated",
    "were proposed",
    "were shortlisted",
    "applied",
    "representing the leaders",
    "xem",
    "nghe",
    "cổ vũ",
    "trao giấy",
    "trao bằng",
    "trao thưởng",
    "lên trao",
    "came",
    "joined",
    "gathered",
];

/// What may stand between a figure and those words.
pub(super) const FILLERS: [&str; 13] = [
    "đã", "đang", "cùng", "về", "đến", "tới", "trực", "tiếp", "who", "have", "had", "also", "that",
];

/// What opens a clause about those who came or handed over, where a figure of them follows behind [`ARE`].
pub(super) const SUBJECTS: [&str; 19] = [
    "tham dự",
    "dự",
    "về dự",
    "đến dự",
    "có mặt",
    "thành phần trao",
    "thành phần tham dự",
    "thành phần dự",
    "thành phần hội đồng",
    "thành phần đoàn",
    "thành phần ban",
    "hội đồng thi đua, khen thưởng",
    "hội đồng",
    "ban tổ chức",
    "ban giám khảo",
    "the panel",
    "the committee",
    "the jury",
    "the council",
];

/// What joins them to the figure.
pub(super) const ARE: [&str; 7] =
    ["có", "gồm", "comprises", "comprised", "has", "consists of", "consisted of"];

/// What tells in such a clause that those who are honoured are named: "Hội đồng công bố danh sách gồm".
pub(super) const LISTS: [&str; 9] = [
    "danh sách",
    "quyết định",
    "công bố",
    "cho biết",
    "thông báo",
    "chọn",
    "đã",
    "list",
    "announced",
];

/// What names a total of which the figure is a part.
pub(super) const TOTALS: [&str; 8] =
    ["trong số", "trong đó", "of whom", "of these", "of them", "of those", "among", "including"];

/// By which such a part is told, where no rows of awards tell it.
pub(super) const PARTS: [&str; 16] = [
    "là",
    "nữ",
    "are women",
    "were women",
    "are female",
    "were female",
    "is a woman",
    "was a woman",
    "women",
    "who are",
    "who were",
    "are from ethnic",
    "were from ethnic",
    "are party members",
    "were party members",
    "from ethnic",
];

/// What opens a clause about other places, or about honours that are still to come.
pub(super) const ELSEWHERE: [&str; 29] = [
    "toàn tỉnh",
    "trong toàn tỉnh",
    "trên toàn tỉnh",
    "cả tỉnh",
    "cả nước",
    "trong cả nước",
    "trên cả nước",
    "toàn quốc",
    "trên toàn quốc",
    "nationwide",
    "across the country",
    "across the province",
    "the whole province",
    "the whole country",
    "năm tới",
    "năm sau",
    "sang năm",
    "đợt tới",
    "thời gian tới",
    "trong thời gian tới",
    "next year",
    "in the coming year",
    "những năm qua",
    "nhiều năm qua",
    "đến nay",
    "tính đến nay",
    "từ trước đến nay",
    "từ trước tới nay",
    "từ đầu năm đến nay",
];

/// The same right behind a figure; "từng được khen" was before.
pub(super) const WIDE: [&str; 10] = [
    "trên toàn quốc",
    "trong toàn quốc",
    "trên cả nước",
    "trong cả nước",
    "trên toàn tỉnh",
    "trong toàn tỉnh",
    "nationwide",
    "across the country",
    "từng được",
    "đã từng",
];

/// Of what each has so many, right behind a figure; "mỗi cá nhân được thưởng" tells what each of them gets.
pub(super) const EACH: [&str; 21] = [
    "mỗi phường",
    "mỗi xã",
    "mỗi đơn vị",
    "mỗi cơ quan",
    "mỗi tổ",
    "mỗi thôn",
    "mỗi khối",
    "mỗi cụm",
    "mỗi năm",
    "mỗi quý",
    "mỗi tháng",
    "mỗi đợt",
    "per ward",
    "per commune",
    "per unit",
    "per year",
    "each ward",
    "each commune",
    "each unit",
    "each year",
    "a year",
];

/// What opens a span of years that ends today, and what ends it; between them stands how many years, in so many words at
/// the least. "Trong năm qua" may be this year.
pub(super) const SPANS: [([&str; 6], usize, [&str; 3]); 2] = [
    (
        ["trong", "suốt", "qua", "trải qua", "trong suốt", "trong vòng"],
        1,
        ["năm qua", "năm trở lại", "năm"],
    ),
    (
        [
            "over the past",
            "over the last",
            "in the past",
            "in the last",
            "during the past",
            "for the past",
        ],
        0,
        ["years", "decade", "decades"],
    ),
];

/// What ends such a span that opens with the number itself.
pub(super) const SPAN_ENDS: [&str; 3] = ["năm qua", "năm vừa qua", "năm trở lại"];

/// What may be said of how many years there are, but for a number.
pub(super) const SOME: [&str; 8] = ["hơn", "gần", "nhiều", "những", "các", "mấy", "few", "several"];

/// How many words such a number has at the most.
pub(super) const LONGEST: usize = 4;

/// How far behind a word that tells of a receipt what was received stands at the most.
pub(super) const RECEIPTS: [(&[&str], usize); 3] = [
    (&["được", "nhận", "lĩnh", "đạt"], 8),
    (&["received", "receive", "receiving", "won"], 6),
    (&["was", "were", "been", "being", "are"], 2),
];

/// What ends the search: "được mời dự lễ trao thưởng".
pub(super) const NO_RECEIPTS: [&str; 11] =
    ["nghe", "xem", "chứng", "dự", "biết", "mời", "for", "invited", "told", "cử", "giới"];

/// What stands right before those who receive, besides words of honours.
pub(super) const GIVEN: [&str; 8] =
    ["khen", "thưởng", "tặng", "trao", "dương", "danh", "cho", "to"];

/// How many words before a figure thanks are said at the most.
pub(super) const THANKS: usize = 4;
