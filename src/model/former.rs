//! An address that something had on a former site: what links out there still name. It may hold whatever a browser can
//! ask for, so those who write it somewhere must quote it.

use std::fmt::Write as _;

use crate::ground::text::scan;

/// The longest address, in bytes; escaped it still fits a line of any web server.
const LONGEST: usize = 900;

/// A path below the site's own, decoded, and the query that must come with it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Former {
    path: String,
    query: Option<String>,
}

/// Why a text is no former address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadFormer {
    /// It does not begin with one slash.
    Start,
    /// It is longer than a server takes.
    Long,
    /// A `%` that no two hexadecimal digits follow, or bytes that are no UTF-8.
    Encoding,
    /// A character that cannot be seen.
    Control,
    /// `#`: a browser keeps to itself what follows.
    Fragment,
    /// Two slashes, or a part `.` or `..`: servers put such a path right before they look.
    Unreachable,
}

impl Former {
    /// Reads an address as it stands in the line of a browser, encoded or not: `/tin.aspx?ItemID=45`.
    ///
    /// # Errors
    ///
    /// Why no browser could ask for it.
    pub fn parse(text: &str) -> Result<Self, BadFormer> {
        if text.len() > LONGEST {
            return Err(BadFormer::Long);
        }
        if text.contains('#') {
            return Err(BadFormer::Fragment);
        }
        let (path, query) = match text.split_once('?') {
            Some((path, query)) => (path, Some(query).filter(|query| !query.is_empty())),
            None => (text, None),
        };
        let path = decoded(path)?;
        let is_clear =
            |text: &str| !text.chars().any(char::is_control) && scan::hidden(text).next().is_none();
        if !is_clear(&path) || !query.is_none_or(is_clear) {
            return Err(BadFormer::Control);
        }
        let parts = path.strip_prefix('/').ok_or(BadFormer::Start)?;
        if parts.starts_with('/') {
            return Err(BadFormer::Start);
        }
        let folds = |part: &str| matches!(part, "." | "..");
        if parts.split('/').any(folds) || parts.contains("//") {
            return Err(BadFormer::Unreachable);
        }
        Ok(Self { path, query: query.map(as_asked) })
    }

    /// Returns the path, decoded.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the query as a browser sends it.
    pub fn query(&self) -> Option<&str> {
        self.query.as_deref()
    }
}

fn decoded(text: &str) -> Result<String, BadFormer> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |at: usize| rest.get(at).and_then(|it| char::from(*it).to_digit(16));
        let (Some(high), Some(low)) = (digit(0), digit(1)) else { return Err(BadFormer::Encoding) };
        bytes.push(u8::try_from(high * 16 + low).expect("two digits are a byte"));
        rest = &rest[2..];
    }
    String::from_utf8(bytes).map_err(|_| BadFormer::Encoding)
}

/// Encodes what browsers encode in a query.
fn as_asked(query: &str) -> String {
    let mut asked = String::with_capacity(query.len());
    for byte in query.bytes() {
        if byte.is_ascii_graphic() && !b"\"'<>".contains(&byte) {
            asked.push(char::from(byte));
        } else {
            write!(asked, "%{byte:02X}").expect("a string takes all text");
        }
    }
    asked
}

#[cfg(test)]
mod tests {
    use super::{BadFormer, Former};

    #[test]
    fn an_address_is_what_a_server_compares() {
        for (text, path, query) in [
            (
                "/portal/pages/2022-08-23/Hoi-nghi.aspx",
                "/portal/pages/2022-08-23/Hoi-nghi.aspx",
                None,
            ),
            ("/tin.aspx?ItemID=45", "/tin.aspx", Some("ItemID=45")),
            ("/tin.aspx?", "/tin.aspx", None),
            ("/H%E1%BB%99i%20ngh%e1%bb%8b.aspx", "/Hội nghị.aspx", None),
            ("/Hội nghị.aspx?t=họp \"a\"", "/Hội nghị.aspx", Some("t=h%E1%BB%8Dp%20%22a%22")),
            ("/a?b?c=%20", "/a", Some("b?c=%20")),
            ("/x%3Fy/%2e%2Ea", "/x?y/..a", None),
        ] {
            let former = Former::parse(text).expect(text);
            assert_eq!((former.path(), former.query()), (path, query), "{text}");
        }
    }

    #[test]
    fn what_no_browser_asks_for_is_refused() {
        for (text, why) in [
            ("", BadFormer::Start),
            ("tin/", BadFormer::Start),
            ("https://x.example/", BadFormer::Start),
            ("//evil.example/", BadFormer::Start),
            ("/%2Fevil.example/", BadFormer::Start),
            ("/a//b", BadFormer::Unreachable),
            ("/a/%2e%2e/b", BadFormer::Unreachable),
            ("/a/.", BadFormer::Unreachable),
            ("/a%", BadFormer::Encoding),
            ("/a%4", BadFormer::Encoding),
            ("/a%+4", BadFormer::Encoding),
            ("/a%ff", BadFormer::Encoding),
            ("/a%0Ab", BadFormer::Control),
            ("/a%00", BadFormer::Control),
            ("/%E2%80%AEa", BadFormer::Control),
            ("/a?b\n}", BadFormer::Control),
            ("/a#b", BadFormer::Fragment),
        ] {
            assert_eq!(Former::parse(text), Err(why), "{text:?}");
        }
        assert_eq!(Former::parse(&format!("/{}", "a".repeat(900))), Err(BadFormer::Long));
    }
}
