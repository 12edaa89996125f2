//! What can go wrong while files are sent, as values.

use crate::build::fault::OutputFault;
use crate::build::source::SourceFault;

/// A fault after which a publication stops; the next goes on from there.
#[derive(Debug, thiserror::Error)]
pub enum DeployFault {
    /// The place refused.
    #[error(transparent)]
    Place(#[from] OutputFault),
    /// A file of the output could not be read.
    #[error(transparent)]
    Output(#[from] SourceFault),
    /// A file of the output is not the one that its manifest names.
    #[error("{0} is not what the manifest of the output says")]
    Changed(String),
    /// What was read back is not what was sent.
    #[error("{0} arrived otherwise than it was sent")]
    Unlike(String),
}
