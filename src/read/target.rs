//! `[[target]]` of `bulletin.toml`: the places that the site is published to.

use std::collections::BTreeMap;

use super::ids::OwnId;
use super::table::Table;
use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::source::{Span, Spanned};
use crate::model::site::{Target, TargetKind};

/// How many releases stay where a target does not say.
const KEEP: u32 = 5;

/// How many files may go unasked where a target does not say.
const MAX_DELETES: u32 = 20;

/// Reads the targets of a site; no two have one name.
pub(super) fn read(table: &mut Table<'_, '_>) -> Vec<Target> {
    let targets = table.tables("target", &Value::from("[[target]]"), target);
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for Target { name, .. } in &targets {
        if let Some(first) = seen.insert(&name.value, name.span) {
            table.reading.push(
                Diagnostic::at(Code::DuplicateId, name.span)
                    .with("kind", Value::words("nơi đăng", "target"))
                    .with("value", &name.value)
                    .and_at(first),
            );
        }
    }
    targets
}

fn target(table: &mut Table<'_, '_>) -> Target {
    let name = table.required::<Spanned<OwnId<()>>>("name").map(|name| name.0);
    if let Some(kind) =
        table.optional::<Spanned<String>>("kind").filter(|it| it.value != "directory")
    {
        table.takes_one_of("kind", &kind, &["directory"]);
    }
    let keep = table.optional::<Spanned<u32>>("keep");
    if let Some(keep) = keep.as_ref().filter(|keep| keep.value == 0) {
        table.reading.push(
            Diagnostic::at(Code::BadValue, keep.span)
                .with("key", "keep")
                .with("value", 0)
                .with("expected", "1")
                .with(
                    "why",
                    Value::words(
                        "bản đang hiện luôn được giữ, nên ít nhất là 1",
                        "the release that is shown always stays, so it is at least 1",
                    ),
                ),
        );
    }
    Target {
        name: name.map(|id| id.as_str().to_owned()),
        kind: TargetKind::Directory,
        path: path(table),
        keep: keep.map_or(KEEP, |keep| keep.value),
        permanent: table.or_default("permanent"),
        max_deletes: table.optional("max_deletes").unwrap_or(MAX_DELETES),
    }
}

/// Reads where a target lies; `~` is understood as the user's own folder alone, and only before what lies in it.
fn path(table: &mut Table<'_, '_>) -> String {
    let path: Spanned<String> = table.required("path");
    let is_empty = path.value.trim().is_empty() && !table.is_flawed("path");
    let is_of_another = path.value.starts_with('~') && !path.value.starts_with("~/");
    let is_share = ["//", "\\\\"].iter().any(|start| path.value.starts_with(start));
    for (is_wrong, expected, why) in [
        (
            is_empty,
            "`/srv/bantin`",
            [
                "nơi đăng là một thư mục, nên phải nêu thư mục nào",
                "a target is a folder, and it has to be named",
            ],
        ),
        (
            is_of_another,
            "`~/web`",
            [
                "`~` chỉ dùng được ở đầu, trước `/`: một thư mục trong thư mục nhà của bạn",
                "`~` is understood before a `/` alone: a folder in your home folder",
            ],
        ),
        (
            is_share,
            "`/mnt/web`",
            [
                "đây là địa chỉ của một ổ mạng: hãy gắn ổ ấy vào một thư mục rồi ghi thư mục đó",
                "this is the address of a share: mount it in a folder, and name that folder",
            ],
        ),
    ] {
        if is_wrong {
            table.reading.push(
                Diagnostic::at(Code::BadValue, path.span)
                    .with("key", "path")
                    .with("value", &path.value)
                    .with("expected", expected)
                    .with("why", Value::words(why[0], why[1])),
            );
        }
    }
    path.value
}
