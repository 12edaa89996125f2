//! Floor 3, the plan: every page of the site, its address and what it shows. It renders nothing.

pub mod anchor;
pub mod answers;
pub mod claim;
pub mod data;
pub mod data_files;
pub mod index;
pub mod links;
pub mod media;
pub mod page;
mod pages;
pub mod pictures;
pub mod published;
pub mod record;
pub mod redirects;
pub mod route;
pub mod site_plan;
pub mod twin;
mod unread;
pub mod web_server;
