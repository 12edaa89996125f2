//! The disk: the output folder, its lock, its stage, and the commit's steps carried out.

pub mod comparing;
mod entry;
pub mod ledger_file;
pub mod lock;
pub mod made_pictures;
pub(in crate::rooms) mod modes;
pub mod output_folder;
mod records;
pub mod sealed;
pub mod site_files;
pub mod site_folder;
mod stage;
pub mod staging;
pub mod steps;
pub mod terrain;
pub(in crate::rooms) mod whole_file;
