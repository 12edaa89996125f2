//! Former addresses: those of the site that this one took the place of, each with what it leads to.
//!
//! Former addresses of this site's own records are their `aliases`.

use super::former::FormerAddress;
use crate::ground::source::Spanned;

/// A former address and what it leads to, as they were written.
#[derive(Clone, Debug, PartialEq)]
pub struct Redirect {
    /// The former address.
    pub from: Spanned<FormerAddress>,
    /// A record as links name it (`article:<id>`), or the address of a page or file of the site.
    pub to: Spanned<String>,
}
