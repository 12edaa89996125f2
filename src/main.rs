//! The command `bantin`.
fn main() {}
