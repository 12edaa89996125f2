//! An article: its facts, its words in two languages, and the text that it is made of.

use std::fmt::Write as _;

use super::calendar;
use super::chronicle::{Chronicle, Event};
use super::story::Story;
use super::two::{Two, list, quoted};

/// An article's two files, and a file that is attached to it.
pub(crate) struct Made {
    pub(crate) files: Two,
    /// Its path below `content/files`, and what it holds.
    pub(crate) attachment: Option<(String, String)>,
}

/// Writes the article of an event.
pub(crate) fn article(all: &Chronicle, event: &Event) -> Made {
    let mut places = all.places(event, "article");
    let summary = places.say(&all.phrases.openings);
    let attachment = event.number.is_multiple_of(50).then(|| table(all, event));
    let caption = Two::new(
        format!(
            "Kiểm tra thực tế ở {}, ngày {}",
            event_hamlet(all, event).vi,
            calendar::words(event.day).vi
        ),
        format!("On site in {}, {}", event_hamlet(all, event).en, calendar::words(event.day).en),
    );
    let has_figure = event.number % 3 == 1;
    let text = Story::new(all, event, places).write(has_figure);
    let mut vi = facts(all, event, &summary, attachment.as_ref());
    let mut en = words(&event.title.en, &summary.en);
    en.push_str("\n[translation]\nstate = \"translated\"\n");
    if has_figure {
        let _ = write!(vi, "\n[figures.anh-01]\ncaption = {}\n", quoted(&caption.vi));
        let _ = write!(en, "\n[figures.anh-01]\ncaption = {}\n", quoted(&caption.en));
    }
    Made { files: Two::new(file(&vi, &text.vi), file(&en, &text.en)), attachment }
}

fn file(keys: &str, text: &str) -> String {
    format!("+++\n{keys}+++\n{text}")
}

fn words(title: &str, summary: &str) -> String {
    format!("title = {}\nsummary = {}\n", quoted(title), quoted(summary))
}

fn facts(
    all: &Chronicle,
    event: &Event,
    summary: &Two,
    attachment: Option<&(String, String)>,
) -> String {
    let mut keys = words(&event.title.vi, &summary.vi);
    let published = calendar::after(event.day, event.number % 3);
    let _ = writeln!(keys, "date = {published}\nevent_date = {}", event.day);
    let kind = match event.number % 20 {
        3 | 13 => "thong-bao",
        9 => "chuyen-de",
        _ => "tin",
    };
    let _ = writeln!(keys, "kind = \"{kind}\"\nbody = \"{}\"", all.committee_of(event).id);
    let _ = writeln!(keys, "wards = {}", list([&all.country.units[event.unit].id]));
    let _ = writeln!(keys, "topics = {}", list([&all.topic_of(event).id]));
    let _ = writeln!(keys, "meetings = {}", list(event.meeting()));
    let _ = writeln!(keys, "awards = {}", list(event.batch()));
    let documents = event.documents.iter().map(|number| &all.documents[*number].id);
    let _ = writeln!(keys, "documents = {}", list(documents));
    if event.is_draft() {
        keys.push_str("publication = \"draft\"\n");
    }
    if event.is_withdrawn() {
        let why = Two::new("Đăng trùng với một tin khác", "Published twice");
        let _ = writeln!(keys, "publication = \"withdrawn\"\nreason = {}", why.label());
    }
    if event.number % 61 == 7 {
        let _ = writeln!(keys, "aliases = [\"/tin-cu/{}/\"]", event.number);
    }
    if event.number % 37 == 5 {
        keys.push_str(&correction(event));
    }
    if let Some((path, _)) = attachment {
        let title = Two::new("Bảng tổng hợp theo thôn", "Table of all hamlets").label();
        let _ = write!(keys, "\n[[attachments]]\nfile = {}\ntitle = {title}\n", quoted(path));
    }
    keys
}

fn correction(event: &Event) -> String {
    let text = Two::new(
        "Số liệu của một thôn bị ghi nhầm dòng; bảng đã được sửa.",
        "The figures of one hamlet stood in the wrong line; the table has been put right.",
    );
    let day = calendar::after(event.day, 4);
    format!("updated = {day}\n\n[[corrections]]\ndate = {day}\ntext = {}\n", text.label())
}

fn event_hamlet<'a>(all: &'a Chronicle, event: &Event) -> &'a Two {
    let hamlets = &all.country.units[event.unit].hamlets;
    &hamlets[event.number % hamlets.len()]
}

/// Makes the table of hamlets that some articles attach.
fn table(all: &Chronicle, event: &Event) -> (String, String) {
    let path = format!("{}/bang-tong-hop-{}.csv", event.day.year(), event.number);
    let mut rows = String::from("don_vi,thang,ket_qua\n");
    let mut dice = super::dice::Dice::of("attachment", event.number);
    for hamlet in &all.country.units[event.unit].hamlets {
        for month in 1..=12 {
            let _ = writeln!(rows, "{},{month},{}", hamlet.vi, dice.below(900));
        }
    }
    (path, rows)
}
