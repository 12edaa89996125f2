//! Whole sites: built in scratch folders by the program's own parts.

pub mod fixture;
pub mod html;
mod first_event;
mod golden;
mod contract;
mod events;
mod edges;
mod corrections;
mod coming;
mod notices;
mod menus;
mod prose;
mod own_theme;
pub mod maker;
mod sameness;
mod growth;
mod changes;
mod refusals;
mod reconcile;
mod named;
mod people;
mod kills;
mod ha_tinh;
pub mod links;
mod machines;
mod metadata;
mod whole_event;
