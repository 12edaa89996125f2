//! An article: its facts and its words. The text is made in [`story`](super::story).

use super::calendar;
use super::chronicle::{Chronicle, Event};
use super::dice::Dice;
use super::keys::Keys;
use super::story::Story;
use super::two::Two;

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
    let (mut vi, mut en) = (Keys::default(), Keys::default());
    vi.text("title", &event.title.vi).text("summary", &summary.vi);
    en.text("title", &event.title.en).text("summary", &summary.en);
    facts(all, event, &mut vi);
    state(event, &mut vi);
    if let Some((path, _)) = &attachment {
        let title = Two::new("Bảng tổng hợp theo thôn", "Table of all hamlets");
        vi.table("[[attachments]]").text("file", path).label("title", &title);
    }
    en.table("[translation]").text("state", "translated");
    let has_figure = event.number % 3 == 1;
    if has_figure {
        let caption = caption(all, event);
        vi.table("[figures.anh-01]").text("caption", &caption.vi);
        en.table("[figures.anh-01]").text("caption", &caption.en);
    }
    let text = Story::new(all, event, places).write(has_figure);
    let file = |keys: &Keys, text: &str| format!("+++\n{}+++\n{text}", keys.written());
    Made { files: Two::new(file(&vi, &text.vi), file(&en, &text.en)), attachment }
}

fn facts(all: &Chronicle, event: &Event, keys: &mut Keys) {
    let kind = match event.number % 20 {
        3 | 13 => "thong-bao",
        9 => "chuyen-de",
        _ => "tin",
    };
    let published = calendar::after(event.day, event.number % 3);
    keys.bare("date", published).bare("event_date", event.day).text("kind", kind);
    keys.text("body", &all.committee_of(event).id);
    keys.list("wards", [&all.country.units[event.unit].id]);
    keys.list("topics", [&all.topic_of(event).id]);
    keys.list("meetings", event.meeting()).list("awards", event.batch());
    keys.list("documents", all.documents_of(event).map(|document| &document.id));
}

/// Writes what became of the article after it was written.
fn state(event: &Event, keys: &mut Keys) {
    if event.is_draft() {
        keys.text("publication", "draft");
    }
    if event.is_withdrawn() {
        let why = Two::new("Đăng trùng với một tin khác", "Published twice");
        keys.text("publication", "withdrawn").label("reason", &why);
    }
    if event.number % 61 == 7 {
        keys.list("aliases", [format!("/tin-cu/{}/", event.number)]);
    }
    if event.number % 37 == 5 {
        let text = Two::new(
            "Số liệu của một thôn bị ghi nhầm dòng; bảng đã được sửa.",
            "The figures of one hamlet stood in the wrong line; the table has been put right.",
        );
        let day = calendar::after(event.day, 4);
        keys.bare("updated", day).table("[[corrections]]").bare("date", day).label("text", &text);
    }
}

fn caption(all: &Chronicle, event: &Event) -> Two {
    let hamlets = &all.country.units[event.unit].hamlets;
    let hamlet = &hamlets[event.number % hamlets.len()];
    let day = calendar::words(event.day);
    Two::new(
        format!("Kiểm tra thực tế ở {}, ngày {}", hamlet.vi, day.vi),
        format!("On site in {}, {}", hamlet.en, day.en),
    )
}

/// Makes the table of hamlets that some articles attach.
fn table(all: &Chronicle, event: &Event) -> (String, String) {
    let path = format!("{}/bang-tong-hop-{}.csv", event.day.year(), event.number);
    let mut rows = String::from("don_vi,thang,ket_qua\n");
    let mut dice = Dice::of("attachment", event.number);
    for hamlet in &all.country.units[event.unit].hamlets {
        for month in 1..=12 {
            rows.push_str(&format!("{},{month},{}\n", hamlet.vi, dice.below(900)));
        }
    }
    (path, rows)
}
