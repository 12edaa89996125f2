//! Floor 3, the plan: every page of the site, its address and what it shows. It renders nothing.

pub mod anchor;
pub mod claim;
pub mod index;
pub mod links;
pub mod page;
mod pages;
mod published;
pub mod record;
pub mod route;
pub mod site_plan;
