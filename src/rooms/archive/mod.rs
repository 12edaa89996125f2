//! Archives on the disk: made in a hidden draft and shown whole, noted, read again and checked.

mod draft;
pub mod held;
pub mod make;
pub mod noted;
mod pack;
