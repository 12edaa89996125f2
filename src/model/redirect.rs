//! Former addresses: those of the site that this one took the place of, each with what it leads to.
//!
//! Former addresses of this site's own records are their `aliases`.

use std::fmt;

use crate::ground::source::Spanned;

/// A former address and what it leads to, as they were written.
#[derive(Clone, Debug, PartialEq)]
pub struct Redirect {
    /// The former address.
    pub from: Spanned<FormerAddress>,
    /// A record as links name it (`article:<id>`), or the address of a page or file of the site.
    pub to: Spanned<String>,
}

/// A former address on the site's own host: a path from the host's root, with a query where it had one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FormerAddress(String);

/// Why a text cannot be a former address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadAddress {
    /// It does not begin with one `/`.
    NoPath,
    /// It holds something else than printable ASCII, or a sign that no address holds.
    Character(char),
    /// It holds a place on a page, which browsers keep to themselves.
    Anchor,
    /// It is longer than servers take.
    Long,
}

impl FormerAddress {
    /// The longest address, in bytes.
    pub const LONGEST: usize = 2000;

    /// Reads a former address.
    ///
    /// # Errors
    ///
    /// Why the text cannot be one.
    pub fn parse(text: &str) -> Result<Self, BadAddress> {
        let is_odd = |c: &char| !c.is_ascii_graphic() || "\"<>\\^`{|}".contains(*c);
        if !text.starts_with('/') || text.starts_with("//") {
            Err(BadAddress::NoPath)
        } else if text.len() > Self::LONGEST {
            Err(BadAddress::Long)
        } else if let Some(odd) = text.chars().find(is_odd) {
            Err(BadAddress::Character(odd))
        } else if text.contains('#') {
            Err(BadAddress::Anchor)
        } else {
            Ok(Self(text.to_owned()))
        }
    }

    /// Makes what stands for one that could not be read.
    pub fn stand_in() -> Self {
        Self(String::new())
    }

    /// Returns the whole address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the path, without the query.
    pub fn path(&self) -> &str {
        self.0.split('?').next().unwrap_or(&self.0)
    }

    /// Returns the query, without the `?`.
    pub fn query(&self) -> Option<&str> {
        self.0.split_once('?').map(|(_, query)| query)
    }
}

impl fmt::Display for FormerAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{BadAddress, FormerAddress};

    #[test]
    fn a_former_address_is_a_path_and_maybe_a_query() {
        let address = FormerAddress::parse("/portal/p.aspx?id=5&m=1").expect("it is one");
        assert_eq!((address.path(), address.query()), ("/portal/p.aspx", Some("id=5&m=1")));
        assert_eq!(FormerAddress::parse("/a%20b/").expect("it is one").query(), None);
        for (wrong, why) in [
            ("", BadAddress::NoPath),
            ("tin/", BadAddress::NoPath),
            ("//khac.example/", BadAddress::NoPath),
            ("https://khac.example/", BadAddress::NoPath),
            ("/a b", BadAddress::Character(' ')),
            ("/tin-tức/", BadAddress::Character('ứ')),
            ("/a\"b", BadAddress::Character('"')),
            ("/a{b}", BadAddress::Character('{')),
            ("/a#b", BadAddress::Anchor),
        ] {
            assert_eq!(FormerAddress::parse(wrong), Err(why), "{wrong}");
        }
        let long = format!("/{}", "a".repeat(FormerAddress::LONGEST));
        assert_eq!(FormerAddress::parse(&long), Err(BadAddress::Long));
    }
}
