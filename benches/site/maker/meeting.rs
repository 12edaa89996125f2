//! A meeting: who held it, who came, what was on its agenda and what came of it.

use super::calendar;
use super::chronicle::{Chronicle, Event};
use super::keys::{Keys, label, quoted};
use super::places::Places;
use super::two::Two;

const KINDS: [(&str, &str, &str); 5] = [
    ("hoi-nghi-trien-khai", "Hội nghị triển khai", "Conference launching"),
    ("hoi-nghi-so-ket", "Hội nghị sơ kết", "Interim review of"),
    ("hoi-nghi-tong-ket", "Hội nghị tổng kết", "Final review of"),
    ("hop-giao-ban", "Giao ban về", "Briefing on"),
    ("doi-thoai-voi-nhan-dan", "Đối thoại với Nhân dân về", "Dialogue with the people on"),
];

/// Writes the meeting that an event's article reports.
pub(crate) fn meeting(all: &Chronicle, event: &Event) -> Option<String> {
    let mut places = all.places(event, "meeting");
    let mut keys = Keys::default();
    keys.text("id", &event.meeting()?);
    head(all, event, &mut places, &mut keys);
    participants(all, event, &mut keys);
    for (n, task) in (1..).zip(&all.topic_of(event).tasks) {
        keys.table("[[agenda]]").bare("n", n).label("title", &places.fill(task));
    }
    let wanted = places.dice.within(2..=4);
    for outcome in places.dice.shuffle(&all.phrases.outcomes).into_iter().take(wanted) {
        let due = calendar::after(event.day, places.dice.within(10..=90));
        let words = places.fill(outcome);
        keys.table("[[outcomes]]").text("kind", "task").bare("due", due).label("text", &words);
    }
    Some(keys.written().to_owned())
}

fn head(all: &Chronicle, event: &Event, places: &mut Places<'_>, keys: &mut Keys) {
    let (kind, vi, en) = *places.dice.pick(&KINDS);
    let unit = &all.country.units[event.unit];
    let work = &all.topic_of(event).work;
    let title = Two::new(
        format!("{vi} {} ở {}", work.vi, unit.name.vi),
        format!("{en} {} in {}", work.en, unit.name.en),
    );
    let (hour, minute) = (places.dice.within(7..=14), places.dice.pick(&["00", "30"]));
    let committee = all.committee_of(event);
    keys.text("kind", kind).text("status", "held").bare("date", event.day);
    keys.bare("start", format!("{hour:02}:{minute}:00")).label("title", &title);
    keys.list("organisers", [&committee.id]).text("unit", &unit.id);
    keys.list("documents", all.documents_of(event).map(|document| &document.id));
    let hall = Two::new(
        format!("Hội trường {}", committee.name.vi),
        format!("Hall of {}", committee.name.en),
    );
    keys.bare("venue", format!("{{ name = {}, ward = {} }}", label(&hall), quoted(&unit.id)));
    let of = places.dice.within(30..=120);
    keys.bare("present", format!("{{ n = {}, of = {of} }}", of - places.dice.below(12)));
    let officers = all.country.officers_on(event.unit, event.day);
    keys.some("chair", officers.first().map(|chair| quoted(&chair.id)));
}

fn participants(all: &Chronicle, event: &Event, keys: &mut Keys) {
    let officers = all.country.officers_on(event.unit, event.day);
    let roles = ["rapporteur", "speaker", "guest", "guest"];
    for (officer, role) in officers.iter().skip(1).zip(roles) {
        keys.table("[[participants]]").text("person", &officer.id).text("role", role);
    }
    for body in all.country.bodies_of(event.unit).iter().skip(1) {
        keys.table("[[participants]]").text("body", &body.id).text("role", "member");
    }
}
