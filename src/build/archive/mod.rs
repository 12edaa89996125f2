//! Archives: a year of a bulletin, or all of it, as a bag that can be read and checked without any tool.
//!
//! What goes in is selected and made ready as a list of sources; the copy's own site is made of those sources alone, the way
//! whoever has the bag can make it again.

mod addresses;
pub mod bag;
pub mod bare;
pub mod beyond;
mod declared;
pub mod finding;
pub mod held;
pub mod lists;
mod markup;
pub mod overlay;
pub mod readme;
pub mod rebuild;
pub mod redact;
pub mod relative;
pub mod select;
pub mod sources;
pub mod toml_tree;
pub mod verify;
pub mod zip_form;

use overlay::Overlay;
use select::Selection;
use sources::Sources;

use crate::build::session::{Fault, Session};
use crate::build::source::Source;
use crate::ground::diagnostic::Report;
use crate::model::archive::{Archive, Beyond, Period};

/// Why no archive was made.
#[derive(Debug)]
pub enum Stop {
    /// The world was at fault.
    Fault(Fault),
    /// This was found in the content.
    Found(Report),
}

impl<F: Into<Fault>> From<F> for Stop {
    fn from(fault: F) -> Self {
        Self::Fault(fault.into())
    }
}

/// Lists the sources of an archive of a site; none where the period holds nothing.
///
/// # Errors
///
/// Files that could not be read.
pub fn sources(
    source: &dyn Source,
    session: &Session,
    period: Period,
    made_with: &str,
) -> Result<Option<(Sources, Archive)>, Fault> {
    let selection = Selection::new(session, source.files(), period);
    if selection.items.is_empty() {
        return Ok(None);
    }
    let mut sources = Sources::new(source, session, &selection)?;
    let day = session.bulletin.today;
    let made_with = made_with.to_owned();
    let mut archive = Archive { period, day, made_with, beyond: Beyond::default() };
    sources.put_record(&archive);
    // What links lead nowhere shows only when the copy is planned.
    let copy = Session::read(&Overlay::new(source, &sources.items), day)?;
    archive.beyond = beyond::find(session, &copy);
    sources.pages = copy.plan.pages().len();
    sources.put_record(&archive);
    Ok(Some((sources, archive)))
}
