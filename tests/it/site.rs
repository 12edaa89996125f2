//! Whole sites: built in scratch folders by the program's own parts.

pub mod fixture;
mod first_event;
