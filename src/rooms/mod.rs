//! Floor 6, the rooms: the only places that touch the world. No room uses another, but that publishing and
//! archiving may use the disk.

pub mod archive;
pub mod disk;
pub mod publish;
pub mod serve;
pub mod watch;
