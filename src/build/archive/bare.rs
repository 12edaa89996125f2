//! Pictures among the sources of an archive: of what a camera wrote beside the pixels nothing goes in.

use crate::build::rendering::{Rendered, Rendering};
use crate::build::session::Fault;
use crate::ground::source::FileId;
use crate::read::metadata;

/// How colour profiles begin in a JPEG, a PNG and a WebP; a profile may name a screen and its owner.
const PROFILES: [&[u8]; 3] = [b"ICC_PROFILE\0", b"iCCP", b"ICCP"];

/// Returns the bytes of a picture as they go into an archive: as they are where they are bare, else as the site publishes them.
///
/// # Errors
///
/// A picture that could not be read, or is no longer the one that was checked.
pub fn picture(rendering: &Rendering<'_>, file: FileId) -> Result<Rendered, Fault> {
    let bytes = rendering.source.read(file)?;
    let holds = |mark: &&[u8]| bytes.windows(mark.len()).any(|part| part == *mark);
    if !metadata::is_in(&bytes) && !PROFILES.iter().any(holds) {
        return Ok(Ok(bytes));
    }
    let plan = &rendering.session.plan;
    let place = plan.file_route(file).and_then(|route| plan.at(route.as_str()));
    rendering.at(place.expect("what goes in is published"))
}
