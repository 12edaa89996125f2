//! Publishing: what a place holds afterwards, in whatever state it was and wherever a run is cut.

mod back;
mod faults;
mod permanence;
mod press;
mod refusals;
mod releases;
mod seals;
mod strangers;
