//! Lines of records of each kind, and the values that an edit may give them: some keep a record's face, some change it.
//! Each is right in itself, whatever the other lines say; what breaks a site is not drawn here.

/// A key of the records in some files, with the values that it may take; of an empty one the line goes.
pub struct Row {
    /// The folder or file, and the ending of the name.
    pub files: (&'static str, &'static str),
    pub key: &'static str,
    /// `{n}` stands for the number of the edit.
    pub values: &'static [&'static str],
}

const fn row(
    files: (&'static str, &'static str),
    key: &'static str,
    values: &'static [&'static str],
) -> Row {
    Row { files, key, values }
}

const ARTICLES: (&str, &str) = ("content/articles", ".vi.md");
const ENGLISH: (&str, &str) = ("content/articles", ".en.md");
const PAGES: (&str, &str) = ("content/pages", ".vi.md");
const PAGES_ENGLISH: (&str, &str) = ("content/pages", ".en.md");
const MEETINGS: (&str, &str) = ("content/meetings", ".toml");
const BATCHES: (&str, &str) = ("content/awards", ".toml");
const UNITS: (&str, &str) = ("content/registry/units.toml", "");
const BODIES: (&str, &str) = ("content/registry/bodies.toml", "");
const PERSONS: (&str, &str) = ("content/registry/persons.toml", "");
const DOCUMENTS: (&str, &str) = ("content/registry/documents.toml", "");
const SITE: (&str, &str) = ("bulletin.toml", "");

const WORDS: &[&str] = &["{ vi = \"Tên {n}\" }", "{ vi = \"Lời {n}\", en = \"Words {n}\" }"];
const MAYBE_WORDS: &[&str] = &["", "{ vi = \"Tên {n}\" }", "{ vi = \"Ấy {n}\", en = \"It {n}\" }"];
const TEXT: &[&str] = &["\"Chữ {n}\""];
const MAYBE_TEXT: &[&str] = &["", "\"Chữ {n}\""];
const UPDATED: &[&str] = &["", "2026-02-03", "2025-11-12"];
const DATES: &[&str] = &["2020-03-04", "2022-08-09", "\"2023-05\"", "\"2024\""];
const CORRECTIONS: &[&str] = &["", "[{ date = 2026-01-02, text = { vi = \"Sửa {n}\" } }]"];
const ALIASES: &[&str] = &["", "[\"/cu/{n}/\"]"];
const SLUG: &[&str] = &["", "\"ten-{n}\""];
const SLUGS: &[&str] = &["", "{ vi = \"ten-{n}\" }", "{ en = \"name-{n}\" }"];
const WARDS: &[&str] = &["", "[\"nam-hong\"]", "[\"bac-hong\", \"dau-lieu\"]"];
const CITED: &[&str] = &["", "[\"vb-0\"]", "[\"vb-1\", \"vb-2\"]"];
const BODY: &[&str] = &["\"ubnd\"", "\"ubnd-nam-hong\"", "\"ubnd-dau-lieu\""];
/// Figures that no text shows, which is a warning for each.
const FIGURES: &[&str] = &[
    "",
    "{ anh-a = { caption = \"Hình {n}\" } }",
    "{ anh-a = { caption = \"Hình\" }, anh-b = { caption = \"Hình\" } }",
];
const WAIVERS: &[&str] = &[
    "",
    "[{ rule = \"figure-not-shown\", reason = \"Lý do {n}\" }]",
    "[{ rule = \"figure-not-shown\", reason = \"Cũ\", until = 2026-01-02 }]",
    "[{ rule = \"figure-not-shown\", reason = \"Một\" }, { rule = \"figure-not-shown\", reason = \"Hai\" }]",
];
const SOURCE: &[&str] = &["", "{ name = \"Báo {n}\" }"];

/// The lines that are edited.
pub const ROWS: &[Row] = &[
    row(ARTICLES, "summary", MAYBE_TEXT),
    row(ARTICLES, "author", MAYBE_TEXT),
    row(ARTICLES, "updated", UPDATED),
    row(ARTICLES, "source", SOURCE),
    row(ARTICLES, "figures", FIGURES),
    row(ARTICLES, "waivers", WAIVERS),
    row(ARTICLES, "waivers", WAIVERS),
    row(ARTICLES, "date", DATES),
    row(ARTICLES, "event_date", &["", "2020-02-03", "2023-10-11"]),
    row(ARTICLES, "kind", &["\"tin\"", "\"thong-bao\"", "\"khan\""]),
    row(ARTICLES, "expires", &["", "2026-12-30"]),
    row(ARTICLES, "body", BODY),
    row(ARTICLES, "documents", CITED),
    row(ARTICLES, "slug", SLUG),
    row(ARTICLES, "corrections", CORRECTIONS),
    row(ARTICLES, "aliases", ALIASES),
    row(ENGLISH, "title", TEXT),
    row(ENGLISH, "summary", MAYBE_TEXT),
    row(ENGLISH, "slug", SLUG),
    row(ENGLISH, "translation", &["", "{ state = \"machine\" }"]),
    row(PAGES, "title", TEXT),
    row(PAGES, "summary", MAYBE_TEXT),
    row(PAGES, "menu_order", &["", "1", "7"]),
    row(PAGES, "bodies", &["", "[\"ubnd\"]", "[\"ubnd-nam-hong\"]"]),
    row(PAGES, "slug", SLUG),
    row(PAGES_ENGLISH, "title", TEXT),
    row(PAGES_ENGLISH, "slug", SLUG),
    row(MEETINGS, "title", WORDS),
    row(MEETINGS, "present", &["", "{ n = 7 }", "{ n = 8, of = 9 }"]),
    row(MEETINGS, "figures_stated", &["", "[{ what = { vi = \"Tỷ lệ\" }, value = \"{n}%\" }]"]),
    row(MEETINGS, "source", SOURCE),
    row(MEETINGS, "updated", UPDATED),
    row(MEETINGS, "date", DATES),
    row(MEETINGS, "status", &["\"held\"", "\"planned\"", "\"cancelled\""]),
    row(MEETINGS, "wards", WARDS),
    row(MEETINGS, "organisers", &["[\"ubnd\"]", "[\"ubnd-nam-hong\"]"]),
    row(MEETINGS, "articles", &["", "[\"tin-0001\"]", "[\"tin-0000\", \"tin-0002\"]"]),
    row(MEETINGS, "documents", CITED),
    row(MEETINGS, "chair", &["", "\"an\"", "\"binh\""]),
    row(MEETINGS, "slug", SLUGS),
    row(BATCHES, "title", MAYBE_WORDS),
    row(BATCHES, "source", SOURCE),
    row(BATCHES, "updated", UPDATED),
    row(BATCHES, "date", DATES),
    row(BATCHES, "meeting", &["", "\"hop-0000\""]),
    row(BATCHES, "article", &["", "\"tin-0001\"", "\"tin-0002\""]),
    row(BATCHES, "slug", SLUGS),
    row(BATCHES, "stated_collectives", &["", "2"]),
    row(UNITS, "short", MAYBE_WORDS),
    row(UNITS, "code", MAYBE_TEXT),
    row(UNITS, "slug", SLUGS),
    row(UNITS, "formed_by", &["", "\"vb-0\"", "\"9/NQ\""]),
    row(BODIES, "name", WORDS),
    row(BODIES, "functions", MAYBE_WORDS),
    row(BODIES, "contacts", &["", "[{ phone = \"0239 {n}\" }]"]),
    row(BODIES, "kind", &["\"ubnd\"", "\"hdnd\""]),
    row(BODIES, "slug", SLUGS),
    // No later than the wards: a body does not outlive its unit.
    row(BODIES, "valid_to", &["", "2025-06-30"]),
    row(PERSONS, "name", TEXT),
    row(PERSONS, "rank", &["", "\"dai-ta\""]),
    row(PERSONS, "withhold", &["", "true"]),
    row(DOCUMENTS, "abstract", MAYBE_WORDS),
    row(DOCUMENTS, "url", &["", "\"https://van-ban.example/{n}\""]),
    row(DOCUMENTS, "number", TEXT),
    row(DOCUMENTS, "date", DATES),
    row(DOCUMENTS, "issuer", BODY),
    row(DOCUMENTS, "slug", SLUGS),
    row(SITE, "title", WORDS),
];

/// What the maker's site lacks: persons and standing pages.
pub const MORE: [(&str, &str); 3] = [
    (
        "content/registry/persons.toml",
        "[[person]]\nid = \"an\"\nname = \"Lê An\"\n[[person]]\nid = \"binh\"\nname = \"Lê Bình\"\n",
    ),
    ("content/pages/gioi-thieu.vi.md", "+++\ntitle = \"Giới thiệu\"\n+++\nLời.\n"),
    ("content/pages/gioi-thieu.en.md", "+++\ntitle = \"About\"\n+++\nWords.\n"),
];

/// The meeting that one of those persons chairs.
pub const MEETING: &str = "content/meetings/2020/hop-0000.toml";

/// Gives a line of one of the records in a file another value.
pub fn set(text: &str, record: usize, key: &str, value: &str) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let is_head = |line: &String| line == "+++" || line.starts_with("[[");
    let heads: Vec<usize> = (0..lines.len()).filter(|at| is_head(&lines[*at])).collect();
    let head = match heads.first() {
        Some(first) if lines[*first] == "+++" => Some(*first),
        Some(_) => Some(heads[record % heads.len()]),
        None => None,
    };
    let start = head.map_or(0, |head| head + 1);
    let end = heads.into_iter().find(|at| *at >= start).unwrap_or(lines.len());
    let written = (start..end).find(|at| lines[*at].starts_with(&format!("{key} = ")));
    written.into_iter().for_each(|at| drop(lines.remove(at)));
    if !value.is_empty() {
        lines.insert(written.unwrap_or(start), format!("{key} = {value}"));
    }
    lines.into_iter().map(|line| line + "\n").collect()
}
