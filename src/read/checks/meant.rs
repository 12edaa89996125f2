//! Which record was meant by an id that none has: one of a like id; of units first those of that name, and where they were
//! not in force on the day, those that were in their place.

use std::collections::BTreeSet;

use crate::ground::text::fold::slug;
use crate::ground::text::nearest::nearest;
use crate::model::bulletin::Bulletin;
use crate::model::id::{Id, Record};
use crate::model::language::Loc;
use crate::model::shelf::{No, Shelf};
use crate::model::time::PartialDate;
use crate::model::unit::Unit;

/// The units that may be meant.
pub struct Meant {
    /// Their ids.
    pub ids: Vec<String>,
    /// Whether they are in the place of the unit that was named, which is not in force on the day.
    pub moved: bool,
}

/// Finds the units that may be meant. Names are compared without marks and capitals; a former name leads to
/// the units of the day.
pub fn units(b: &Bulletin, written: &str, day: Option<PartialDate>) -> Meant {
    let mut likely = named(b, written);
    if likely.is_empty() {
        let near = like(&b.units, written);
        likely.extend(near.and_then(|id| b.units.no(&Id::new(id))));
    }
    let of_day = day.map_or_else(|| likely.clone(), |day| of_day(b, &likely, day));
    let meant = if of_day.is_empty() { &likely } else { &of_day };
    let ids = meant.iter().map(|no| b.units[*no].id.to_string()).collect();
    Meant { ids, moved: meant.is_disjoint(&likely) && !meant.is_empty() }
}

/// Finds the only unit that may be meant, whatever the day.
pub fn unit(b: &Bulletin, written: &str) -> Option<String> {
    match <[String; 1]>::try_from(units(b, written, None).ids) {
        Ok([only]) => Some(only),
        Err(_) => None,
    }
}

/// Finds the record whose id is like what was written, or like the id that would be made of it.
pub fn like<'s, T: Record>(shelf: &'s Shelf<T>, written: &str) -> Option<&'s str> {
    let ids = || shelf.iter().map(|it| it.id().as_str());
    nearest(written, ids()).or_else(|| nearest(&slug(written)?, ids()))
}

/// Finds the units that have this name, with its type or without.
fn named(b: &Bulletin, written: &str) -> BTreeSet<No<Unit>> {
    let Some(written) = slug(written) else { return BTreeSet::new() };
    let is_it = |name: &str| slug(name).as_deref() == Some(&written);
    let has_it = |name: &Loc| is_it(&name.vi) || name.en.as_deref().is_some_and(is_it);
    let units = b.units.numbered();
    let named = units.filter(|(_, unit)| has_it(&unit.name) || unit.short.iter().any(has_it));
    named.map(|(no, _)| no).collect()
}

/// Those of the units that are in force on the day, else those that were in their place.
fn of_day(b: &Bulletin, units: &BTreeSet<No<Unit>>, day: PartialDate) -> BTreeSet<No<Unit>> {
    let in_force = units.iter().copied().filter(|no| b.units[*no].valid.touches(day));
    let in_force: BTreeSet<_> = in_force.collect();
    match in_force.is_empty() {
        true => units.iter().flat_map(|no| b.units_of_day(*no, day)).collect(),
        false => in_force,
    }
}
