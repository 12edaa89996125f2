//! A batch of awards, whose stated totals are the sums of its rows.

use super::chronicle::{Chronicle, Event};
use super::dice::Dice;
use super::keys::{Keys, quoted};
use super::names;
use super::two::Two;

/// The types of recipients, and the keys of their totals.
const TYPES: [(&str, &str); 3] = [
    ("collective", "stated_collectives"),
    ("individual", "stated_individuals"),
    ("household", "stated_households"),
];

/// Writes the batch of awards that an event's article reports.
pub(crate) fn batch(all: &Chronicle, event: &Event) -> Option<String> {
    let (rows, sums) = rows(all, event);
    let unit = &all.country.units[event.unit];
    let work = &all.topic_of(event).work;
    let title = Two::new(
        format!("Khen thưởng về {} ở {}", work.vi, unit.name.vi),
        format!("Awards for {} in {}", work.en, unit.name.en),
    );
    let mut keys = Keys::default();
    keys.text("id", &event.batch()?).bare("date", event.day).label("title", &title);
    keys.text("article", &event.id).some("meeting", event.meeting().map(|id| quoted(&id)));
    let document = all.documents_of(event).next();
    let decision = document.map(|it| format!("{{ document = {} }}", quoted(&it.id)));
    keys.some("decision", decision);
    keys.bare("stated_total", sums.iter().sum::<usize>());
    for ((_, key), sum) in TYPES.iter().zip(sums) {
        keys.bare(key, sum);
    }
    Some(keys.written().to_owned() + rows.written())
}

/// Writes the rows, and counts what each type of recipients got.
fn rows(all: &Chronicle, event: &Event) -> (Keys, [usize; 3]) {
    let mut dice = Dice::of("batch", event.number);
    let unit = &all.country.units[event.unit];
    let work = &all.topic_of(event).work;
    let reason =
        Two::new(format!("thành tích trong {}", work.vi), format!("achievements in {}", work.en));
    let (mut rows, mut sums) = (Keys::default(), [0; 3]);
    for n in 1..=dice.within(4..=14) {
        let kind = dice.below(TYPES.len());
        rows.table("[[awards]]").bare("n", n).text("kind", "giay-khen").text("level", "base");
        rows.text("issuer", &all.committee_of(event).id).text("recipient_type", TYPES[kind].0);
        let count = recipient(&mut dice, kind, &unit.hamlets, &mut rows);
        rows.bare("count", count).text("ward", &unit.id).label("reason", &reason);
        sums[kind] += count;
    }
    (rows, sums)
}

/// Names the recipient of a row, or leaves a group without names; returns how many they are.
fn recipient(dice: &mut Dice, kind: usize, hamlets: &[Two], row: &mut Keys) -> usize {
    if dice.below(3) == 0 {
        return dice.within(2..=9);
    }
    let name = match kind {
        0 => dice.pick(hamlets).capital(),
        _ => Two::same(names::person(dice).0),
    };
    row.label("recipient_name", &name);
    1
}
