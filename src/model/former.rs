//! An address that something had on a former site: what links out there still name. It may hold whatever a browser can
//! ask for, so those who write it somewhere must quote it.

use std::fmt::{self, Write as _};
use std::hash::{Hash, Hasher};

use crate::ground::text::scan;

/// A former address: a path from the root of its host, decoded, and the query that must come with it.
///
/// Two that a web server takes for one are equal, whatever they are written like: `/cu`, `/cu/`, `/c%75/index.html`.
#[derive(Clone, Debug)]
pub struct FormerAddress {
    written: String,
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

impl FormerAddress {
    /// Reads an address as it stands in the line of a browser, encoded or not: `/tin.aspx?ItemID=45`.
    ///
    /// # Errors
    ///
    /// Why no browser could ask for it.
    pub fn parse(text: &str) -> Result<Self, BadFormer> {
        if text.len() > Self::LONGEST {
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
        Ok(Self { written: text.to_owned(), path, query: query.map(as_asked) })
    }

    /// Makes what stands for one that could not be read.
    pub fn stand_in() -> Self {
        Self { written: String::new(), path: String::new(), query: None }
    }

    /// Returns the address as it was written.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// Returns the same address seen from a folder that it lies below: of `/bantin/` and `/bantin/cu` it is `/cu`.
    pub fn below(&self, folder: &str) -> Option<Self> {
        let path = self.path.strip_prefix(folder.trim_end_matches('/'))?;
        path.starts_with('/').then(|| Self { path: path.to_owned(), ..self.clone() })
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

impl FormerAddress {
    /// The longest address, in bytes; escaped it still fits a line of any web server.
    pub const LONGEST: usize = 900;

    /// Returns what is one for all spellings.
    fn key(&self) -> (&str, Option<&str>) {
        let folder = self.path.strip_suffix("/index.html").unwrap_or(&self.path);
        (folder.trim_end_matches('/'), self.query())
    }
}

impl PartialEq for FormerAddress {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for FormerAddress {}

impl Hash for FormerAddress {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl fmt::Display for FormerAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
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
    use super::{BadFormer, FormerAddress};

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
            let former = FormerAddress::parse(text).expect(text);
            assert_eq!((former.path(), former.query()), (path, query), "{text}");
        }
    }

    #[test]
    fn what_a_server_takes_for_one_is_one() {
        let address = |text| FormerAddress::parse(text).expect(text);
        for (one, other) in [
            ("/cu", "/cu/"),
            ("/cu/", "/cu/index.html"),
            ("/%C4%90", "/%c4%90"),
            ("/Đ", "/%C4%90"),
            ("/%63u", "/cu"),
            ("/", "/index.html"),
            ("/a?b=họp", "/a/?b=h%E1%BB%8Dp"),
        ] {
            assert_eq!(address(one), address(other));
        }
        for (one, other) in [("/cu", "/Cu"), ("/cu", "/cu?"), ("/a?b", "/a?c"), ("/cu.html", "/cu")]
        {
            let are_one = one == "/cu" && other == "/cu?";
            assert_eq!(address(one) == address(other), are_one, "{one} {other}");
        }
        assert_eq!(address("/bantin/cu/?a").below("/bantin/"), Some(address("/cu/?a")));
        assert_eq!(address("/bantinh/cu").below("/bantin/"), None);
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
            assert_eq!(FormerAddress::parse(text), Err(why), "{text:?}");
        }
        assert_eq!(FormerAddress::parse(&format!("/{}", "a".repeat(900))), Err(BadFormer::Long));
    }
}
