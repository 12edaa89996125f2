//! Chance that falls the same way each time: splitmix64, seeded by what is being made and its number.
//!
//! Each record throws its own dice, so that none depends on the order in which they are made.

use std::ops::RangeInclusive;

/// A sequence of numbers.
pub(crate) struct Dice(u64);

impl Dice {
    /// Returns the dice of the record of a kind and a number.
    pub(crate) fn of(kind: &str, number: usize) -> Self {
        let start = 0xcbf2_9ce4_8422_2325_u64 ^ number as u64;
        Self(
            kind.bytes().fold(start, |all, byte| {
                (all ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
            }),
        )
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Throws a number below another, which is not 0.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    /// Throws a number of a range.
    pub(crate) fn within(&mut self, range: RangeInclusive<usize>) -> usize {
        range.start() + self.below(range.end() - range.start() + 1)
    }

    /// Picks one of several.
    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// Puts several into another order.
    pub(crate) fn shuffle<'a, T>(&mut self, from: &'a [T]) -> Vec<&'a T> {
        let mut all: Vec<_> = from.iter().collect();
        for last in (1..all.len()).rev() {
            all.swap(last, self.below(last + 1));
        }
        all
    }
}
