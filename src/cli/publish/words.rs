//! What a publication changes, in words or as JSON: files that come, change and go, by what they are and their titles.

use std::fmt::Write as _;

use serde_json::json as object;

use super::refused::named;
use crate::build::deployment::{Deployment, Item};
use crate::cli::language::Speech;
use crate::cli::size::size;
use crate::ground::text::number;
use crate::model::language::Language;
use crate::model::site::{Segments, Site};
use crate::plan::published::PUBLISHED_FILES;
use crate::render::xml::unescape_html;

/// The most files of a group that are named in words; JSON names all.
const MOST_NAMED: usize = 20;

/// What readers meet meanwhile at a place that cannot show another folder at once.
const IN_ORDER: [&str; 2] = [
    "Nơi đăng chỉ có một thư mục, không chuyển bản trong một bước được: tệp được thay tại chỗ theo thứ tự kiểu chữ và hình, trang mới, trang sửa, danh sách, gỡ. Trong lúc gửi, danh sách có thể cũ hơn trang; không trở về được bản trước.",
    "The target holds one folder and cannot switch in one step: files are replaced where they lie, styles and pictures first, then new pages, changed pages, lists, removals. Meanwhile a list may be older than a page; there is no going back.",
];

/// Reads a file of a site by its path; nothing where it cannot.
pub(in crate::cli) type Read<'r> = dyn Fn(&str) -> Option<Vec<u8>> + 'r;

/// A publication, or a way back, with all that is needed to say what it changes.
pub(in crate::cli) struct Deploying<'d> {
    /// The language to speak.
    pub(in crate::cli) speech: Speech,
    /// The target's name.
    pub(in crate::cli) target: &'d str,
    /// The site, whose segments tell what a page is.
    pub(in crate::cli) site: &'d Site,
    /// The publication's number.
    pub(in crate::cli) serial: u32,
    /// The release that it goes back to.
    pub(in crate::cli) back: Option<u32>,
    /// Whether readers see it at once; unknown where nothing was tried at a place that is new.
    pub(in crate::cli) at_once: Option<bool>,
    /// What changes.
    pub(in crate::cli) deployment: &'d Deployment,
    /// Reads the files that come.
    pub(in crate::cli) new: &'d Read<'d>,
    /// Reads the files that are shown.
    pub(in crate::cli) old: &'d Read<'d>,
}

/// What became of a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Outcome {
    /// Readers see it.
    Done,
    /// The place had all of it.
    Nothing,
    /// It was only to be said.
    Planned,
    /// It was refused, not agreed to, or cut.
    Stopped,
}

impl Outcome {
    fn id(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Nothing => "nothing-to-send",
            Self::Planned => "planned",
            Self::Stopped => "stopped",
        }
    }
}

/// A file as it is named to the user.
struct Named {
    kind: [&'static str; 2],
    title: Option<String>,
}

impl Deploying<'_> {
    /// Says it in the user's language.
    pub(in crate::cli) fn words(&self) -> String {
        let mut text = String::new();
        let pick = |vi, en| self.speech.pick(vi, en);
        let (heading, number) = match self.back {
            None => (
                pick("Lần đăng {n} lên `{target}`:", "Publication {n} to `{target}`:"),
                self.serial,
            ),
            Some(release) => (
                pick("Trở về bản {n} ở `{target}`:", "Back to release {n} of `{target}`:"),
                release,
            ),
        };
        let heading = heading.replace("{n}", &number.to_string()).replace("{target}", self.target);
        let _ = writeln!(text, "{heading}");
        for (sign, words, items, is_there) in [
            ('+', pick("thêm", "added"), &self.deployment.added, false),
            ('~', pick("sửa", "changed"), &self.deployment.changed, false),
            (
                '~',
                pick(
                    "đưa lại (có người đã sửa hoặc gỡ ở nơi đăng)",
                    "put back (somebody changed or removed them there)",
                ),
                &self.deployment.restored,
                false,
            ),
            ('-', pick("gỡ", "removed"), &self.deployment.removed, true),
        ] {
            self.group(&mut text, sign, words, items, is_there);
        }
        let _ = writeln!(text, "{}", self.total());
        let strangers = &self.deployment.strangers;
        if !strangers.is_empty() {
            let words = self.speech.pick(
                "Giữ nguyên {n} tệp của người khác ở nơi đăng: {paths}",
                "Files of others that stay there ({n}): {paths}",
            );
            let paths = named(&strangers.iter().cloned().collect::<Vec<_>>());
            let words = words.replace("{n}", &count_only(self.speech, strangers.len()));
            let _ = writeln!(text, "{}", words.replace("{paths}", &paths));
        }
        if self.at_once == Some(false) {
            let _ = writeln!(text, "{}", self.speech.pick(IN_ORDER[0], IN_ORDER[1]));
        }
        text
    }

    fn group(&self, text: &mut String, sign: char, words: &str, items: &[Item], is_there: bool) {
        if items.is_empty() {
            return;
        }
        let _ = writeln!(text, "{words} {}:", count(self.speech, items.len()));
        let mut items: Vec<&Item> = items.iter().collect();
        items.sort_by_key(|item| weight(self.site, &item.path));
        for item in items.iter().take(MOST_NAMED) {
            let named = self.named(item, is_there);
            let [vi, en] = named.kind;
            let kind = self.speech.pick(vi, en);
            let title = named.title.map(|title| format!(" “{title}”")).unwrap_or_default();
            let address = address(&item.path);
            let size = size(self.speech, item.bytes);
            let _ = writeln!(text, "  {sign} {kind}{title} {address} ({size})");
        }
        let more = items.len().saturating_sub(MOST_NAMED);
        if more > 0 {
            let words = self.speech.pick(
                "... và {n} tệp khác (--format json kể đủ)",
                "... and {n} more (--format json lists all)",
            );
            let _ = writeln!(text, "  {}", words.replace("{n}", &count_only(self.speech, more)));
        }
    }

    fn total(&self) -> String {
        let it = self.deployment;
        let [added, changed, removed, unchanged] =
            [it.added.len(), it.changed.len(), it.removed.len(), it.unchanged]
                .map(|n| count_only(self.speech, n));
        let sent = match self.back {
            None => self
                .speech
                .pick("; gửi {n}, chưa kể tệp nén .gz.", "; {n} to send, .gz files apart."),
            Some(_) => ".",
        };
        let sent = sent.replace("{n}", &size(self.speech, it.bytes()));
        let restored = match (it.restored.len(), self.speech) {
            (0, _) => String::new(),
            (n, Speech::Vi) => format!(", {} đưa lại", count_only(self.speech, n)),
            (n, Speech::En) => format!(", {} put back", count_only(self.speech, n)),
        };
        let repacked = match (it.repacked, self.speech) {
            (0, _) => String::new(),
            (n, Speech::Vi) => format!(", {} tệp nén .gz gửi lại", count_only(self.speech, n)),
            (n, Speech::En) => format!(", {} packed .gz files again", count_only(self.speech, n)),
        };
        match self.speech {
            Speech::Vi => format!(
                "Tổng: {added} thêm, {changed} sửa{restored}, {removed} gỡ, {unchanged} giữ nguyên{repacked}{sent}"
            ),
            Speech::En => format!(
                "In all: {added} added, {changed} changed{restored}, {removed} removed, {unchanged} unchanged{repacked}{sent}"
            ),
        }
    }

    fn named(&self, item: &Item, is_there: bool) -> Named {
        let title = item.path.ends_with(".html").then(|| self.title(&item.path, is_there));
        Named { kind: kind(self.site, &item.path), title: title.flatten() }
    }

    /// Finds the title of a page: what it calls itself in its head.
    fn title(&self, path: &str, is_there: bool) -> Option<String> {
        let bytes = if is_there { (self.old)(path)? } else { (self.new)(path)? };
        let text = String::from_utf8(bytes).ok()?;
        let named = |from: &str, to: &str| {
            let rest = &text[text.find(from)? + from.len()..];
            Some(unescape_html(rest[..rest.find(to)?].trim()))
        };
        named("name=\"dc.title\" content=\"", "\"").or_else(|| named("<title>", "</title>"))
    }
}

/// Returns it all as JSON, with what became of it.
pub(in crate::cli) fn json(deploying: &Deploying<'_>, outcome: Outcome) -> String {
    let it = deploying.deployment;
    let list = |items: &[Item], is_there| -> Vec<serde_json::Value> {
        let one = |item: &Item| {
            let named = deploying.named(item, is_there);
            object!({
                "path": item.path,
                "kind": named.kind[1],
                "title": named.title,
                "bytes": item.bytes,
            })
        };
        items.iter().map(one).collect()
    };
    let all = object!({
        "target": deploying.target,
        "serial": deploying.serial,
        "back_to": deploying.back,
        "at_once": deploying.at_once,
        "outcome": outcome.id(),
        "added": list(&it.added, false),
        "changed": list(&it.changed, false),
        "restored": list(&it.restored, false),
        "removed": list(&it.removed, true),
        "unchanged": it.unchanged,
        "repacked": it.repacked,
        "of_others": it.strangers,
        // Going back sends nothing.
        "bytes": if deploying.back.is_some() { 0 } else { it.bytes() },
    });
    format!("{all:#}\n")
}

/// Tells where a file stands among others: records first, then lists, then what is no page.
fn weight(site: &Site, path: &str) -> usize {
    let kinds = ["news", "meeting", "awards", "document", "page", "correction"];
    let parts = path.trim_start_matches("en/").matches('/').count();
    let is_record = parts > 1 && path.ends_with("/index.html") && !is_number(path);
    match kinds.iter().position(|kind| *kind == self::kind(site, path)[1]) {
        _ if !path.ends_with(".html") => 20,
        Some(at) if is_record => at,
        Some(at) => 8 + at,
        None => 16,
    }
}

/// Tells whether a page is that of a year or a month.
fn is_number(path: &str) -> bool {
    let last = path.strip_suffix("/index.html").and_then(|folder| folder.rsplit('/').next());
    last.is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Tells what a file is by the first part of its path, in both languages.
fn kind(site: &Site, path: &str) -> [&'static str; 2] {
    let (language, inside) = match path.strip_prefix("en/") {
        Some(inside) => (Language::En, inside),
        None => (Language::Vi, path),
    };
    let first = inside.split('/').next().unwrap_or_default();
    let standard = Segments::standard(language);
    let segments = site.segments.get(&language).unwrap_or(&standard);
    let data = segments.data.as_str();
    if !path.ends_with(".html") {
        return match first {
            "assets" => ["tệp giao diện", "asset"],
            _ if path.ends_with("feed.xml") => ["nguồn tin", "feed"],
            first if first != PUBLISHED_FILES && path.ends_with(".ics") => ["lịch", "calendar"],
            _ if first == data => ["dữ liệu mở", "open data"],
            _ if inside.contains('/') => ["tệp", "file"],
            _ => ["tệp chung", "site file"],
        };
    }
    let kinds = [
        (&segments.articles, ["tin bài", "news"]),
        (&segments.meetings, ["cuộc họp", "meeting"]),
        (&segments.awards, ["khen thưởng", "awards"]),
        (&segments.units, ["đơn vị", "unit"]),
        (&segments.years, ["năm", "year"]),
        (&segments.bodies, ["cơ quan", "body"]),
        (&segments.documents, ["văn bản", "document"]),
        (&segments.corrections, ["đính chính", "correction"]),
        (&segments.data, ["dữ liệu mở", "open data"]),
    ];
    let found = kinds.into_iter().find(|(segment, _)| segment.as_str() == first);
    found.map_or(["trang", "page"], |(_, words)| words)
}

/// `tin/2022/a/index.html` to `/tin/2022/a/`.
fn address(path: &str) -> String {
    format!("/{}", path.strip_suffix("index.html").unwrap_or(path))
}

/// Says a number of files.
fn count(speech: Speech, n: usize) -> String {
    let number = count_only(speech, n);
    match speech {
        Speech::Vi => format!("{number} tệp"),
        Speech::En => format!("{number} file{}", if n == 1 { "" } else { "s" }),
    }
}

/// Writes a number with a sign between thousands: `12.345`, `12,345`.
fn count_only(speech: Speech, n: usize) -> String {
    match speech {
        Speech::Vi => number::vi(n as u64),
        Speech::En => number::en(n as u64),
    }
}
