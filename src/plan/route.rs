//! The address of a page or file within the site, and its place in the output.
//!
//! A route cannot leave the output: its parts are checked when it is made, and it is never decoded.

use std::fmt;
use std::sync::Arc;

use super::web_server::WebServer;
use crate::ground::text::device;

/// The longest name of a file or folder, in bytes.
const LONGEST: usize = 255;

/// A path from the site's root: `/tin/2022/bai-viet/` for a page, `/feed.xml` for a file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(Arc<str>);

/// Why a part cannot stand in an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadPart {
    /// Nothing, or dots only, or a dot in front.
    Hidden,
    /// A character other than ASCII letters, digits, `-`, `_` and `.`.
    Character,
    /// A dot at the end.
    Dot,
    /// Longer than file systems allow.
    Long,
    /// A name that Windows keeps for a device.
    Reserved,
}

impl Route {
    /// Makes the route of a page from its parts; no part is the site's root.
    ///
    /// # Errors
    ///
    /// The first part that cannot stand in an address.
    pub fn page(parts: &[&str]) -> Result<Self, BadPart> {
        parts.iter().try_for_each(|part| check(part))?;
        let mut path = String::from("/");
        parts.iter().for_each(|part| path.extend([part, "/"]));
        Ok(Self(path.into()))
    }

    /// Makes the route of a file; the last part is its name.
    ///
    /// # Errors
    ///
    /// The first part that cannot stand in an address.
    pub fn file(parts: &[&str]) -> Result<Self, BadPart> {
        parts.iter().try_for_each(|part| check(part))?;
        Ok(Self(format!("/{}", parts.join("/")).into()))
    }

    /// Makes the route of the file of a web server; one of them has a dot in front.
    pub fn rules(server: WebServer) -> Self {
        Self(format!("/{}", server.file()).into())
    }

    /// Returns the path from the site's root.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Tells whether it is a page: a folder with an index.
    pub fn is_page(&self) -> bool {
        self.0.ends_with('/')
    }

    /// Returns the file of the output: `tin/2022/bai-viet/index.html`.
    pub fn output(&self) -> String {
        let index = if self.is_page() { "index.html" } else { "" };
        format!("{}{index}", &self.0[1..])
    }

    /// Returns what two routes share when a file system without regard for case holds them for one.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }

    /// Returns the path below the base of the site: `/sub/tin/2022/bai-viet/`.
    pub fn href(&self, base_path: &str) -> String {
        format!("{base_path}{}", &self.0[1..])
    }
}

/// Checks one part of an address.
///
/// # Errors
///
/// Why the part cannot stand.
pub fn check(part: &str) -> Result<(), BadPart> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    if part.is_empty() || part.starts_with('.') {
        Err(BadPart::Hidden)
    } else if !part.chars().all(is_plain) {
        Err(BadPart::Character)
    } else if part.ends_with('.') {
        Err(BadPart::Dot)
    } else if part.len() > LONGEST {
        Err(BadPart::Long)
    } else if device::is_reserved(part) {
        Err(BadPart::Reserved)
    } else {
        Ok(())
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Component, Path};

    use proptest::prelude::*;

    use super::{BadPart, Route};

    #[test]
    fn a_route_knows_its_place() {
        let page = Route::page(&["tin", "2022", "a"]).expect("its parts are plain");
        assert_eq!(
            (page.as_str(), page.output().as_str()),
            ("/tin/2022/a/", "tin/2022/a/index.html")
        );
        assert_eq!(page.href("/sub/"), "/sub/tin/2022/a/");
        let root = Route::page(&[]).expect("the root has no parts");
        assert_eq!((root.as_str(), root.output().as_str()), ("/", "index.html"));
        let file = Route::file(&["en", "404.html"]).expect("its parts are plain");
        assert_eq!(file.output(), "en/404.html");
    }

    #[test]
    fn what_could_leave_or_confuse_is_refused() {
        for (part, why) in [
            ("", BadPart::Hidden),
            ("..", BadPart::Hidden),
            (".htaccess", BadPart::Hidden),
            ("a/b", BadPart::Character),
            ("a\\b", BadPart::Character),
            ("C:", BadPart::Character),
            ("a%2e", BadPart::Character),
            ("a\0", BadPart::Character),
            ("tệp", BadPart::Character),
            ("a.", BadPart::Dot),
            ("CON.txt", BadPart::Reserved),
        ] {
            assert_eq!(Route::page(&["tin", part]), Err(why), "{part:?}");
        }
        assert_eq!(Route::page(&[&"a".repeat(256)]), Err(BadPart::Long));
    }

    proptest! {
        /// Whatever its parts, a route that could be made stays inside the output.
        #[test]
        fn no_route_leaves_the_output(parts in proptest::collection::vec(".{0,12}|\\.{1,3}|[a-zA-Z0-9./\\\\%:-]{0,8}", 0..5), page: bool) {
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            let made = if page { Route::page(&parts) } else { Route::file(&parts) };
            if let Ok(route) = made {
                let output = route.output();
                let inside = Path::new(&output).components().all(|part| matches!(part, Component::Normal(_)));
                prop_assert!(inside && !output.starts_with('/') && !output.contains('\\'), "{output}");
            }
        }
    }
}
