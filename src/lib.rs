//! bantin (bản tin: bulletin) makes a static, bilingual bulletin site out of news articles in Markdown
//! and records of meetings and awards in TOML, for a Vietnamese local government.

pub mod build;
pub mod cli;
pub mod ground;
pub mod model;
pub mod plan;
pub mod read;
pub mod render;
pub mod rooms;
