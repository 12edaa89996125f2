//! What is said beside figures that count something else than honours, and beside those of honours, in both languages.

/// What stands right before those who did not receive what the sentence speaks of.
pub(super) const BEFORE: [&str; 55] = [
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
    "kỷ luật",
    "kỉ luật",
    "xử phạt",
    "phạt",
    "xử lý",
    "khởi tố",
    "phê bình",
    "nhắc nhở",
    "kiểm điểm",
    "disciplined",
    "disciplines",
    "fined",
    "fines",
    "gặp mặt",
    "gặp gỡ",
    "đón tiếp",
    "thăm",
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
pub(super) const ARE: [&str; 9] = [
    "có",
    "gồm",
    "bao gồm",
    "including",
    "comprises",
    "comprised",
    "has",
    "consists of",
    "consisted of",
];

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
pub(super) const TOTALS: [&str; 9] = [
    "trong tổng số",
    "trong số",
    "trong đó",
    "of whom",
    "of these",
    "of them",
    "of those",
    "among",
    "including",
];

/// What names a part of those that are counted, before a colon.
pub(super) const PARTS: [&str; 6] = ["nữ", "nam", "women", "men", "female", "male"];

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

/// How far behind a word that tells of a receipt what was received stands at the most.
pub(super) const RECEIPTS: [(&[&str], usize); 3] = [
    (&["được", "nhận", "lĩnh", "đạt", "giành", "đoạt"], 8),
    (&["received", "receive", "receiving", "won", "got", "get", "earned"], 6),
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

/// What begins words of something else: "the ceremony at which awards were presented".
pub(super) const RELATIVES: [&str; 4] = ["which", "where", "when", "nơi"];

/// Words of honours that are said of nothing else, besides the English ones.
pub(super) const PRAISES: [&str; 14] = [
    "khen",
    "thưởng",
    "biểu dương",
    "tuyên dương",
    "vinh danh",
    "tôn vinh",
    "danh hiệu",
    "huân chương",
    "huy chương",
    "kỷ niệm chương",
    "cờ thi đua",
    "title",
    "titles",
    "prizes",
];

/// What is given without being an honour.
pub(super) const GIFTS: [&str; 31] = [
    "quà",
    "học bổng",
    "nhà ở",
    "nhà cho",
    "nhà tình nghĩa",
    "nhà tình thương",
    "nhà đại đoàn kết",
    "căn nhà",
    "ngôi nhà",
    "xe đạp",
    "xe lăn",
    "xe máy",
    "sổ tiết kiệm",
    "thẻ bảo hiểm",
    "tiền mặt",
    "vay vốn",
    "con giống",
    "cây giống",
    "bò",
    "sinh kế",
    "hỗ trợ",
    "kinh phí",
    "gifts",
    "scholarships",
    "loans",
    "money",
    "houses",
    "support",
    "quyết định nghỉ",
    "quyết định bổ nhiệm",
    "quyết định điều động",
];

/// What may be said right behind those that are honoured, besides words of honours: where, when, what for.
pub(super) const ALLOWED: [&str; 30] = [
    "có thành tích",
    "có nhiều",
    "có công",
    "có đóng góp",
    "ở",
    "tại",
    "trên",
    "của",
    "về",
    "vì",
    "theo",
    "nhân",
    "dịp",
    "năm",
    "đợt",
    "và",
    "cùng",
    "gồm",
    "bao gồm",
    "nhận",
    "among them",
    "were among",
    "in",
    "at",
    "on",
    "for",
    "by",
    "under",
    "and",
    "as",
];

/// What stands between a number and the figure that it is taken out of, of which the longest comes first.
pub(super) const OUT_OF: [&str; 7] =
    ["trong tổng số", "trong số", "trong", "out of the", "out of", "of the", "of"];
