//! What a file of the site is, by its path alone.

use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::ground::source::{FileId, Span};
use crate::model::id::Kind;
use crate::model::language::Language;

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// The site's own record.
    Site,
    /// The site's own labels of closed words.
    Vocabulary,
    /// The permanence ledger.
    Ledger,
    /// What an archive copy says of itself.
    Archive,
    /// Former addresses, each with what it leads to.
    Redirects,
    /// The words of an article or a standing page in one language.
    Text {
        /// Article or page.
        kind: Kind,
        /// The path without language and ending: what both languages share.
        stem: String,
        /// The language.
        language: Language,
    },
    /// Records in TOML; one at the top of the file is of this kind.
    Data(Option<Kind>),
    /// A picture beside an article.
    Picture,
    /// A file to be published as it is, below `content/files`.
    File,
    /// A file of a theme.
    Theme,
}

/// The site's own record: the file that makes a folder a site.
pub const SITE_FILE: &str = "bulletin.toml";

/// The permanence ledger, which publications write.
pub const LEDGER_FILE: &str = "ledger.tsv";

/// What makes a site an archive copy of another; the program writes it.
pub const ARCHIVE_FILE: &str = "archive.toml";

/// The former addresses.
pub const REDIRECTS_FILE: &str = "content/registry/redirects.toml";

/// The files of the site's root that a build reads.
pub const ROOT_FILES: [&str; 3] = [SITE_FILE, LEDGER_FILE, ARCHIVE_FILE];

/// Endings of pictures that can be published.
pub const PICTURES: [&str; 4] = ["jpg", "jpeg", "png", "webp"];

/// Tells what the file of a path is.
///
/// # Errors
///
/// A file below `content` that nothing reads; the finding says what it may have been meant to be.
pub fn role(file: FileId, path: &str) -> Result<Option<Role>, Diagnostic> {
    match path {
        SITE_FILE => return Ok(Some(Role::Site)),
        LEDGER_FILE => return Ok(Some(Role::Ledger)),
        ARCHIVE_FILE => return Ok(Some(Role::Archive)),
        REDIRECTS_FILE => return Ok(Some(Role::Redirects)),
        _ => {}
    }
    if path.starts_with("themes/") {
        return Ok(Some(Role::Theme));
    }
    let Some(inside) = path.strip_prefix("content/") else { return Ok(None) };
    if inside == "vocabulary.toml" {
        return Ok(Some(Role::Vocabulary));
    }
    let (folder, name) = inside.split_once('/').unwrap_or(("", inside));
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    match (folder, ending.as_str()) {
        ("files", _) => Ok(Some(Role::File)),
        ("articles", "md") => text(file, path, Kind::Article),
        ("pages", "md") => text(file, path, Kind::Page),
        ("articles" | "pages", picture) if PICTURES.contains(&picture) => Ok(Some(Role::Picture)),
        ("meetings", "toml") => Ok(Some(Role::Data(Some(Kind::Meeting)))),
        ("awards", "toml") => Ok(Some(Role::Data(Some(Kind::Batch)))),
        ("registry", "toml") => Ok(Some(Role::Data(registry_kind(name)))),
        _ => Err(unknown(file, path, misplaced(folder, name, &ending))),
    }
}

/// One record a file has its kind from its folder: `registry/units/nam-hong.toml`.
fn registry_kind(name: &str) -> Option<Kind> {
    match name.split_once('/')?.0 {
        "units" => Some(Kind::Unit),
        "bodies" => Some(Kind::Body),
        "persons" => Some(Kind::Person),
        "documents" => Some(Kind::Document),
        _ => None,
    }
}

fn text(file: FileId, path: &str, kind: Kind) -> Result<Option<Role>, Diagnostic> {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let parts = stem.rsplit_once('.').and_then(|(rest, code)| {
        let stem = rest.strip_suffix("/index").unwrap_or(rest);
        Language::parse(code).map(|language| (stem.to_owned(), language))
    });
    match parts {
        Some((stem, language)) => Ok(Some(Role::Text { kind, stem, language })),
        None => Err(unknown(
            file,
            path,
            Value::words(
                "tên tệp phải kết thúc bằng .vi.md hoặc .en.md",
                "its name must end in .vi.md or .en.md",
            ),
        )),
    }
}

fn misplaced(folder: &str, name: &str, ending: &str) -> Value {
    // Notepad adds it, and Windows hides it.
    let own =
        name.strip_suffix(".txt").filter(|own| own.ends_with(".md") || own.ends_with(".toml"));
    if let Some(own) = own {
        let own = own.rsplit('/').next().unwrap_or(own);
        return Value::words(
            format!("bỏ đuôi `.txt`: đổi tên tệp thành `{own}`"),
            format!("drop the ending `.txt`: rename the file to `{own}`"),
        );
    }
    match (folder, ending) {
        (_, "md") => Value::words(
            "bài viết đặt trong content/articles, trang tĩnh trong content/pages",
            "articles go into content/articles, standing pages into content/pages",
        ),
        (
            "articles" | "pages",
            "gif" | "bmp" | "tif" | "tiff" | "heic" | "heif" | "jfif" | "jpe" | "svg" | "avif",
        ) => Value::words(
            "lưu lại ảnh dưới dạng JPEG, PNG hoặc WebP",
            "save the picture as JPEG, PNG or WebP",
        ),
        ("articles", "toml") => Value::words(
            "dữ liệu của bài viết ghi ở đầu tệp .vi.md, giữa hai dòng `+++`",
            "the data of an article stand at the top of its .vi.md file, between two lines `+++`",
        ),
        (_, "toml") => Value::words(
            "dữ liệu đặt trong content/meetings, content/awards hoặc content/registry",
            "data go into content/meetings, content/awards or content/registry",
        ),
        _ => Value::words(
            "tệp đính kèm đặt trong content/files, ảnh đặt cạnh bài viết",
            "attachments go into content/files, pictures beside their article",
        ),
    }
}

fn unknown(file: FileId, path: &str, why: Value) -> Diagnostic {
    Diagnostic::at(Code::UnknownFile, Span::top(file)).with("path", path).with("why", why)
}

/// Returns the id that a record has from its file: the last part of the path, without its endings.
pub fn stem_of(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".toml").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::{Role, role};
    use crate::ground::source::FileId;
    use crate::model::id::Kind;
    use crate::model::language::Language;

    #[test]
    fn a_path_tells_what_a_file_is() {
        let of = |path: &str| role(FileId(0), path).map_err(|found| found.code.id());
        let text = |stem: &str, language| {
            Ok(Some(Role::Text { kind: Kind::Article, stem: stem.into(), language }))
        };
        assert_eq!(
            of("content/articles/2022/a.vi.md"),
            text("content/articles/2022/a", Language::Vi)
        );
        assert_eq!(
            of("content/articles/2022/a/index.en.md"),
            text("content/articles/2022/a", Language::En)
        );
        assert_eq!(of("content/articles/2022/a/anh.JPG"), Ok(Some(Role::Picture)));
        assert_eq!(of("content/registry/units.toml"), Ok(Some(Role::Data(None))));
        assert_eq!(of("content/registry/units/x.toml"), Ok(Some(Role::Data(Some(Kind::Unit)))));
        assert_eq!(of("content/files/a/b.pdf"), Ok(Some(Role::File)));
        assert_eq!(of("themes/own/theme.toml"), Ok(Some(Role::Theme)));
        assert_eq!(of("content/registry/redirects.toml"), Ok(Some(Role::Redirects)));
        assert_eq!(of("ledger.tsv"), Ok(Some(Role::Ledger)));
        assert_eq!(of("README.md"), Ok(None));
        for wrong in
            ["content/articles/a.md", "content/a.vi.md", "content/meetings/a.md", "content/x.pdf"]
        {
            assert_eq!(of(wrong), Err("unknown-file"), "{wrong}");
        }
    }
}
