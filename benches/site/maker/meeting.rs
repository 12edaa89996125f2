//! A meeting: who held it, who came, what was on its agenda and what came of it.

use std::fmt::Write as _;

use super::calendar;
use super::chronicle::{Chronicle, Event};
use super::two::{Two, list, quoted};

const KINDS: [(&str, &str, &str); 5] = [
    ("hoi-nghi-trien-khai", "Hội nghị triển khai", "Conference launching"),
    ("hoi-nghi-so-ket", "Hội nghị sơ kết", "Interim review of"),
    ("hoi-nghi-tong-ket", "Hội nghị tổng kết", "Final review of"),
    ("hop-giao-ban", "Giao ban về", "Briefing on"),
    ("doi-thoai-voi-nhan-dan", "Đối thoại với Nhân dân về", "Dialogue with the people on"),
];

/// Writes the meeting that an event's article reports.
pub(crate) fn meeting(all: &Chronicle, event: &Event) -> Option<String> {
    let id = event.meeting()?;
    let mut places = all.places(event, "meeting");
    let (kind, vi, en) = *places.dice.pick(&KINDS);
    let unit = &all.country.units[event.unit];
    let work = &all.topic_of(event).work;
    let title = Two::new(
        format!("{vi} {} ở {}", work.vi, unit.name.vi),
        format!("{en} {} in {}", work.en, unit.name.en),
    );
    let start = format!("{:02}:{}", places.dice.within(7..=14), places.dice.pick(&["00", "30"]));
    let mut text = format!(
        "id = {}\nkind = \"{kind}\"\nstatus = \"held\"\ndate = {}\nstart = {start}:00\ntitle = {}\n",
        quoted(&id),
        event.day,
        title.label(),
    );
    let _ = writeln!(text, "organisers = {}", list([&all.committee_of(event).id]));
    let _ = writeln!(text, "unit = {}", quoted(&unit.id));
    let documents = event.documents.iter().map(|number| &all.documents[*number].id);
    let _ = writeln!(text, "documents = {}", list(documents));
    let officers = all.country.officers_on(event.unit, event.day);
    if let Some(chair) = officers.first() {
        let _ = writeln!(text, "chair = {}", quoted(&chair.id));
    }
    let here = Two::new(
        format!("Hội trường {}", all.committee_of(event).name.vi),
        format!("Hall of {}", all.committee_of(event).name.en),
    );
    let _ = writeln!(text, "venue = {{ name = {}, ward = {} }}", here.label(), quoted(&unit.id));
    let of = places.dice.within(30..=120);
    let _ = writeln!(text, "present = {{ n = {}, of = {of} }}", of - places.dice.below(12));
    for (officer, role) in officers.iter().skip(1).zip(["rapporteur", "speaker", "guest", "guest"])
    {
        let _ = write!(
            text,
            "\n[[participants]]\nperson = {}\nrole = \"{role}\"\n",
            quoted(&officer.id)
        );
    }
    for body in all.country.bodies_of(event.unit).iter().skip(1) {
        let _ =
            write!(text, "\n[[participants]]\nbody = {}\nrole = \"member\"\n", quoted(&body.id));
    }
    for (n, task) in (1..).zip(&all.topic_of(event).tasks) {
        let title = places.fill(task);
        let _ = write!(text, "\n[[agenda]]\nn = {n}\ntitle = {}\n", title.label());
    }
    let wanted = places.dice.within(2..=4);
    for outcome in places.dice.shuffle(&all.phrases.outcomes).into_iter().take(wanted) {
        let due = calendar::after(event.day, places.dice.within(10..=90));
        let words = places.fill(outcome);
        let _ = write!(
            text,
            "\n[[outcomes]]\nkind = \"task\"\ndue = {due}\ntext = {}\n",
            words.label()
        );
    }
    Some(text)
}
