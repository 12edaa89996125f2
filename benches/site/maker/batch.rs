//! A batch of awards, whose stated totals are the sums of its rows.

use std::fmt::Write as _;

use super::chronicle::{Chronicle, Event};
use super::dice::Dice;
use super::names;
use super::two::{Two, quoted};

/// Writes the batch of awards that an event's article reports.
pub(crate) fn batch(all: &Chronicle, event: &Event) -> Option<String> {
    let id = event.batch()?;
    let mut dice = Dice::of("batch", event.number);
    let unit = &all.country.units[event.unit];
    let work = &all.topic_of(event).work;
    let mut sums = [0; 3];
    let mut rows = String::new();
    for n in 1..=dice.within(4..=14) {
        let kind = dice.below(3);
        let (recipient, count) = recipient(&mut dice, kind, unit.hamlets.as_slice());
        sums[kind] += count;
        let reason = Two::new(
            format!("thành tích trong {}", work.vi),
            format!("achievements in {}", work.en),
        );
        let _ = write!(
            rows,
            "\n[[awards]]\nn = {n}\nkind = \"giay-khen\"\nlevel = \"base\"\nissuer = {}\n{recipient}count = {count}\nward = {}\nreason = {}\n",
            quoted(&all.committee_of(event).id),
            quoted(&unit.id),
            reason.label(),
        );
    }
    let title = Two::new(
        format!("Khen thưởng về {} ở {}", work.vi, unit.name.vi),
        format!("Awards for {} in {}", work.en, unit.name.en),
    );
    let mut text = format!(
        "id = {}\ndate = {}\ntitle = {}\narticle = {}\n",
        quoted(&id),
        event.day,
        title.label(),
        quoted(&event.id)
    );
    if let Some(meeting) = event.meeting() {
        let _ = writeln!(text, "meeting = {}", quoted(&meeting));
    }
    if let Some(document) = event.documents.first().map(|number| &all.documents[*number]) {
        let _ = writeln!(text, "decision = {{ document = {} }}", quoted(&document.id));
    }
    let _ = writeln!(text, "stated_total = {}", sums.iter().sum::<usize>());
    for (part, sum) in ["collectives", "individuals", "households"].into_iter().zip(sums) {
        let _ = writeln!(text, "stated_{part} = {sum}");
    }
    Some(text + &rows)
}

/// Writes who receives a row: of each type some are named and some counted.
fn recipient(dice: &mut Dice, kind: usize, hamlets: &[Two]) -> (String, usize) {
    let word = ["collective", "individual", "household"][kind];
    if dice.below(3) == 0 {
        return (format!("recipient_type = \"{word}\"\n"), dice.within(2..=9));
    }
    let hamlet = dice.pick(hamlets);
    let name = match kind {
        0 => hamlet.capital(),
        _ => Two::same(names::person(dice).0),
    };
    (format!("recipient_type = \"{word}\"\nrecipient_name = {}\n", name.label()), 1)
}
