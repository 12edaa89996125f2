//! Publishing: looks at what a place holds, and makes it hold an output. What is to be done there is decided by
//! `build::deployment`; how a place is reached is the place's own matter.

pub mod back;
mod directory;
mod ground;
mod inventory;
pub mod look;
mod made;
pub mod memory;
mod names;
pub mod place;
mod raw_name;
mod records;
mod seal;
pub mod send;

pub use directory::Directory;
