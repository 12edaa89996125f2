//! A telephone number is found in each field that pages show, of each kind of record.

use super::{ARTICLE, BATCH, base};
use crate::site::fixture::Site;

/// What every record may say: `@` stands for a number of its own each time.
const COMMON: &str = r#"
source = { name = "Báo, ĐT @", url = "https://zalo.me/@", note = "Gọi @" }
publication = "withdrawn"
reason = { vi = "Theo số @", en = "Call @" }
corrections = [{ date = 2024-06-01, text = { vi = "Sửa số @", en = "Call @" }, by = "Văn phòng, @" }]
attachments = [{ file = "tep/a.pdf", title = { vi = "Đơn, gọi @", en = "Call @" } }]
"#;

/// Records of all kinds beside those of the good site.
const RECORDS: [(&str, &str); 8] = [
    (
        "content/registry/a.toml",
        r#"
[[body]]
id = "a"
name = { vi = "Đội @", en = "Team @" }
kind = "other"
unit = "dong-khe"
functions = { vi = "Trực @", en = "Call @" }
contacts = [{ name = "Trực @", office = { vi = "Gọi @", en = "Call @" } }]
url = "https://zalo.me/@"
{common}
"#,
    ),
    (
        "content/registry/b.toml",
        r#"
[[unit]]
id = "b"
name = { vi = "Thôn @", en = "Hamlet @" }
short = { vi = "Thôn @", en = "Hamlet @" }
type = "xa"
parent = "lam-an"
formed_by = "Theo @"
ended_by = "Theo @"
{common}
"#,
    ),
    (
        "content/registry/c.toml",
        r#"
[[document]]
id = "c"
type = "ke-hoach"
issuer = "ubnd-dong-khe"
as_cited = ["Kế hoạch, gọi @"]
abstract = { vi = "Gọi @", en = "Call @" }
url = "https://zalo.me/@"
{common}
"#,
    ),
    (
        "content/registry/d.toml",
        r#"
[[person]]
id = "d"
name = "Lê Văn Bình"
offices = [{ body = "a", title = { vi = "Trưởng, ĐT @", en = "Head, @" } }]
"#,
    ),
    (
        "content/meetings/2024/e.toml",
        r#"
kind = "hoi-nghi-tong-ket"
status = "held"
date = 2024-05-10
title = { vi = "Họp, gọi @", en = "Meeting, @" }
organisers = ["a"]
unit = "dong-khe"
venue = { name = { vi = "Hội trường, @", en = "Hall, @" } }
participants = [{ body = "a", role = "guest", office = { vi = "Khách @", en = "Guest @" } }]
agenda = [{ n = 1, title = { vi = "Gọi @", en = "Call @" } }]
outcomes = [{ kind = "resolution", text = { vi = "Gọi @", en = "Call @" }, number = "Gọi @" }]
figures_stated = [{ what = { vi = "Gọi @", en = "Call @" }, value = "@" }]
{common}
"#,
    ),
    (
        BATCH,
        r#"
date = 2024-05-10
title = { vi = "Khen, @", en = "Awards, @" }
decision = { number = "Theo @" }
awards = [{ n = 1, kind = "giay-khen", issuer = "a", issuer_as_stated = "Đội @", recipient_type = "collective", recipient_name = { vi = "Tổ @", en = "Group @" }, count = 1, reason = { vi = "Trực @", en = "Calls @" }, decision = "Theo @", presented_by_as_stated = "Tổ @", revoked = { decision = "Theo @" } }]
{common}
"#,
    ),
    (
        "content/pages/f.vi.md",
        r#"+++
title = "Gọi @"
summary = "Gọi @"
{common}
+++
Gọi @ hoặc [số này](tel:@ "gọi @").

| Người trực | Số |
|---|---|
| An | @ |
"#,
    ),
    (
        ARTICLE,
        r#"+++
title = "Gọi @"
summary = "Gọi @"
date = 2024-05-11
kind = "tin"
body = "a"
author = "Tổ tin @"
{common}
[figures.kenh]
src = "kenh.jpg"
alt = "Biển ghi @"
caption = "Gọi @"
credit = "Ảnh: @"
+++
- Gọi
  - @
"#,
    ),
];

/// What the site itself says, and the English words of the article.
const SITE: &str = r#"
footer = { vi = "Trực @", en = "Call @" }
legal_basis = { vi = "Theo @", en = "By @" }
parent_portal = { name = { vi = "Cổng @", en = "Portal @" }, url = "https://cong.example/" }
[topics]
t = { vi = "Gọi @", en = "Call @" }
"#;
const ENGLISH: &str = r#"+++
title = "Call @"
summary = "Call @"
[figures.kenh]
alt = "Call @"
caption = "Call @"
[translation]
state = "translation"
by = "Văn phòng @"
+++
Call @.
"#;

/// Writes numbers that are used nowhere else for all `@`.
fn numbered(text: &str, count: &mut usize) -> String {
    let mut parts = text.split('@');
    let mut said = parts.next().unwrap().to_owned();
    for part in parts {
        *count += 1;
        said.push_str(&format!("0912{count:06}{part}"));
    }
    said
}

#[test]
fn a_number_is_found_wherever_a_page_shows_it() {
    let site: Site = base();
    let mut count = 0;
    for (path, text) in RECORDS {
        site.write(path, &numbered(&text.replace("{common}", COMMON), &mut count));
    }
    site.write(&ARTICLE.replace(".vi.", ".en."), &numbered(ENGLISH, &mut count));
    let own = numbered(SITE, &mut count);
    let title = numbered("title = { vi = \"Tin @\", en = \"News @\" }", &mut count);
    let old = "title = { vi = \"Bản tin Đông Sơn\", en = \"Dong Son Bulletin\" }";
    site.edit("bulletin.toml", old, &title).edit("bulletin.toml", "[topics]\n", own.trim_start());
    let said = site.run(&["check", "--lang", "vi"]);
    let said = format!("{}{}", said.out, said.err);
    let numbers = (1..=count).map(|no| format!("0912{no:06}"));
    let missed: Vec<_> = numbers.filter(|it| !said.contains(&format!("“{it}”"))).collect();
    assert!(count > 120 && missed.is_empty(), "{count} numbers, missed {missed:?}\n{said}");
}
