//! Floor 4, rendering: a typed view of each page, and the bytes that a theme makes of it.
//!
//! A template sees its view and pure filters; nothing here reaches the disk or the clock.

pub mod calendar;
pub mod chart;
pub mod feed;
pub mod filters;
pub mod lettering;
pub mod lineage;
mod linked_data;
pub mod open_data;
pub mod page;
pub mod picture;

pub mod prose;
mod prose_picture;
mod prose_table;
pub mod scene;
pub mod sitemap;
pub mod standard_theme;

pub mod theme;
pub mod theme_head;
pub mod view;
pub mod views;
pub mod web_server;
pub mod xml;
