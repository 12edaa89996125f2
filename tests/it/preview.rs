//! The preview: what it shows after any edits, and how it meets those who mean it ill.

mod edits;
mod http;
mod property;
mod server;
pub mod world;
