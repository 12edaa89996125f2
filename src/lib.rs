//! bantin (bản tin: bulletin) makes a static, bilingual bulletin site out of news articles in Markdown
//! and records of meetings and awards in TOML, for a Vietnamese local government.
//!
//! A build is a pure function from content, theme and day to a tree of files. The modules are the floors
//! of a house: each uses those below it and none above (`ARCHITECTURE.md`).

pub mod ground;
pub mod model;
pub mod read;
pub mod plan;
pub mod render;
pub mod build;
#[allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the rooms are where the world is touched"
)]
pub mod rooms;
pub mod cli;
