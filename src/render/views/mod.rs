//! One typed view a kind of page: the whole of what its template can see, besides the theme's strings
//! (`t`) and assets (`assets`).

pub mod article;
pub mod award_years;
pub mod batch;
pub mod bodies;
pub mod charted;
pub mod corrections;
pub mod counted;
mod crumbs;
pub mod data;
pub mod documents;
pub mod frame;
pub mod home;
pub mod lately;
mod leading;
pub mod lineage;
pub mod list;
pub mod meeting;
pub mod meetings_of_year;
mod menu;
pub mod month;
mod page_date;
pub mod record;
pub mod small;
pub mod standing;
mod subscriptions;
pub mod stated;
pub mod tally;
pub mod unit;
pub mod unit_year;
pub mod units;
pub mod year;
pub mod years;
