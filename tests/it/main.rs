//! The one integration binary.

mod commit;
