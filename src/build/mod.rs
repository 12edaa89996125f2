//! Floor 5, the build: what an output holds, what a commit changes in it, and the words for what goes wrong there.
//! Nothing here touches a disk: rooms hand in what they found and carry out what is decided.

pub mod archive;
pub mod commit;
mod crowd;
pub mod decide;
pub mod deployment;
mod facts;
pub mod fault;
pub mod ledger;
mod lost;
pub mod made;
pub mod manifest;
pub mod offer;
pub mod output;
mod pictures;
pub mod preview;
pub mod readings;
mod removed;
pub mod rendering;
mod revise;
pub mod returning;
pub mod session;
pub mod source;
pub mod standing;
pub mod tree;
mod waivers;
mod weight;
