//! Floor 0, the ground: text, places in files, digests and diagnostics. It knows no record and no page.

pub mod diagnostic;
pub mod digest;
pub mod packed;
pub mod source;
pub mod text;
