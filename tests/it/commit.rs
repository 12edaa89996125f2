//! The commit on a real disk: whole files at every moment, strangers kept, nothing written twice.

mod fixture;
mod kill;
mod kill_child;
mod lock;
mod refusal;
mod strangers;
mod unchanged;
