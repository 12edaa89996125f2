//! What happened in the country: one event for each article, and the documents that were issued meanwhile.
//!
//! An event knows all that its article, its meeting and its batch of awards say of each other, so that each
//! of them can be written by itself.

use bantin::ground::text::fold;
use jiff::civil::Date;

use super::calendar;
use super::country::{Body, Country};
use super::dice::Dice;
use super::phrases::{Phrases, Topic};
use super::places::Places;
use super::two::Two;

/// What an article reports.
pub(crate) struct Event {
    pub(crate) number: usize,
    pub(crate) day: Date,
    /// The number of the unit.
    pub(crate) unit: usize,
    /// The number of the topic.
    pub(crate) topic: usize,
    pub(crate) id: String,
    pub(crate) title: Two,
    /// The name of the chair of the committee within a sentence.
    pub(crate) chair: Two,
    /// Documents that it names, by their numbers.
    pub(crate) documents: Vec<usize>,
    /// The last event before it in the same unit whose article is shown.
    pub(crate) earlier: Option<usize>,
}

impl Event {
    /// Returns the id of the meeting that it reports.
    pub(crate) fn meeting(&self) -> Option<String> {
        self.number.is_multiple_of(5).then(|| format!("{}-hoi-nghi-{}", self.day, self.number))
    }

    /// Returns the id of the batch of awards that it reports.
    pub(crate) fn batch(&self) -> Option<String> {
        let has = matches!(self.number % 10, 0 | 2);
        has.then(|| format!("{}-khen-thuong-{}", self.day, self.number))
    }

    /// Tells whether its article is still a draft.
    pub(crate) fn is_draft(&self) -> bool {
        self.number % 211 == 97
    }

    /// Tells whether its article was withdrawn.
    pub(crate) fn is_withdrawn(&self) -> bool {
        self.number % 499 == 251
    }

    fn is_shown(&self) -> bool {
        !self.is_draft() && !self.is_withdrawn()
    }
}

/// A legal document.
pub(crate) struct Document {
    pub(crate) id: String,
    pub(crate) kind: &'static str,
    /// The number of the unit whose committee issued it.
    pub(crate) unit: usize,
    pub(crate) number: String,
    pub(crate) day: Date,
    pub(crate) topic: usize,
    pub(crate) replaces: Option<usize>,
    /// Its name within a sentence, as a citation.
    pub(crate) name: Two,
}

/// Type, its words, and the letters of its numbers.
const TYPES: [(&str, &str, &str, &str); 5] = [
    ("ke-hoach", "Kế hoạch", "Plan", "KH"),
    ("quyet-dinh", "Quyết định", "Decision", "QĐ"),
    ("thong-bao", "Thông báo", "Notice", "TB"),
    ("bao-cao", "Báo cáo", "Report", "BC"),
    ("chi-thi", "Chỉ thị", "Directive", "CT"),
];

/// Everything that happened.
pub(crate) struct Chronicle {
    pub(crate) country: Country,
    pub(crate) phrases: Phrases,
    pub(crate) documents: Vec<Document>,
    pub(crate) events: Vec<Event>,
}

impl Chronicle {
    /// Makes the events of so many articles.
    pub(crate) fn new(articles: usize) -> Self {
        let country = Country::new();
        let phrases = Phrases::read();
        let mut made = Self { country, phrases, documents: Vec::new(), events: Vec::new() };
        made.issue(articles / 5 + 20);
        made.happen(articles);
        made
    }

    /// Returns the topic of an event.
    pub(crate) fn topic_of(&self, event: &Event) -> &Topic {
        &self.phrases.topics[event.topic]
    }

    /// Returns the committee that publishes an event's article.
    pub(crate) fn committee_of(&self, event: &Event) -> &Body {
        self.country.committee(event.unit)
    }

    /// Lists the documents that an event names.
    pub(crate) fn documents_of(&self, event: &Event) -> impl Iterator<Item = &Document> {
        event.documents.iter().map(|number| &self.documents[*number])
    }

    /// Starts to fill sentences for an event's record of a kind.
    pub(crate) fn places<'c>(&'c self, event: &'c Event, kind: &str) -> Places<'c> {
        let unit = &self.country.units[event.unit];
        Places {
            dice: Dice::of(kind, event.number),
            day: event.day,
            unit: &unit.name,
            body: &self.committee_of(event).name,
            chair: &event.chair,
            work: &self.topic_of(event).work,
            hamlets: &unit.hamlets,
        }
    }

    fn issue(&mut self, documents: usize) {
        let mut last = vec![None; self.country.units.len()];
        let mut in_year = vec![(0, 0); self.country.units.len()];
        for number in 0..documents {
            let mut dice = Dice::of("document", number);
            let day = calendar::day_of(number, documents);
            let unit = self.unit_on(day, &mut dice);
            let before: Option<usize> = last[unit].replace(number);
            let running = match in_year[unit] {
                (year, n) if year == day.year() => n + dice.within(1..=9),
                _ => dice.within(1..=9),
            };
            in_year[unit] = (day.year(), running);
            let replaces = before.filter(|_| number % 12 == 5);
            let document = self.document(&mut dice, (day, unit, running), replaces);
            self.documents.push(document);
        }
    }

    fn document(
        &self,
        dice: &mut Dice,
        (day, unit, running): (Date, usize, usize),
        replaces: Option<usize>,
    ) -> Document {
        let (kind, vi, en, letters) = *dice.pick(&TYPES);
        let issuer = self.country.committee(unit);
        let number = format!("{running}/{letters}-UBND");
        let signed = calendar::words(day);
        let issued_by = &issuer.name;
        Document {
            id: format!("{running}-{}-{}-{}", letters_slug(letters), issuer.id, day.year()),
            kind,
            unit,
            day,
            topic: dice.below(self.phrases.topics.len()),
            replaces,
            name: Two::new(
                format!("{vi} số {number} ngày {} của {}", signed.vi, issued_by.vi),
                format!("{en} {number} of {} of {}", signed.en, issued_by.en),
            ),
            number,
        }
    }

    fn happen(&mut self, articles: usize) {
        let mut last = vec![None; self.country.units.len()];
        for number in 0..articles {
            let mut dice = Dice::of("event", number);
            let day = calendar::day_of(number, articles);
            let unit = self.unit_on(day, &mut dice);
            let mut event = Event {
                number,
                day,
                unit,
                topic: dice.below(self.phrases.topics.len()),
                id: String::new(),
                title: Two::default(),
                chair: self.chair(unit, day),
                documents: self.documents_for(unit, day, &mut dice),
                earlier: last[unit],
            };
            let titles = &self.topic_of(&event).titles;
            event.title = self.places(&event, "title").fill(dice.pick(titles));
            event.id = format!("{day}-{}-{number}", short_slug(&event.title.vi));
            if event.is_shown() {
                last[unit] = Some(number);
            }
            self.events.push(event);
        }
    }

    /// Communes have most of the news, the units above them little.
    fn unit_on(&self, day: Date, dice: &mut Dice) -> usize {
        let units = self.country.units_on(day);
        let is_above = |unit: usize| self.country.units[unit].id.contains("tinh-");
        let unit = *dice.pick(&units);
        if is_above(unit) { *dice.pick(&units) } else { unit }
    }

    fn chair(&self, unit: usize, day: Date) -> Two {
        let officers = self.country.officers_on(unit, day);
        let chair = officers.first().expect("each unit has its officers on each of its days");
        Two::new(
            format!("{} {}", chair.title.vi, chair.name),
            format!("{}, the {}", chair.name, chair.title.en),
        )
    }

    /// Picks documents of a unit that were issued in the years before a day.
    fn documents_for(&self, unit: usize, day: Date, dice: &mut Dice) -> Vec<usize> {
        let issued = self.documents.iter().enumerate().rev();
        let issued = issued.filter(|(_, it)| it.unit == unit && it.day <= day);
        let numbers: Vec<_> = issued.map(|(number, _)| number).take(4).collect();
        let wanted = dice.within(1..=3);
        let mut picked: Vec<usize> =
            dice.shuffle(&numbers).into_iter().take(wanted).copied().collect();
        picked.sort_unstable();
        picked
    }
}

fn letters_slug(letters: &str) -> String {
    fold::slug(letters).expect("numbers of documents hold letters")
}

/// Cuts the slug of a title at a word, so that the id with its day and number keeps to a line.
fn short_slug(title: &str) -> String {
    let slug = fold::slug(title).expect("titles hold letters");
    let cut = slug.char_indices().nth(44).map_or(slug.as_str(), |(end, _)| {
        let head = &slug[..end];
        head.rsplit_once('-').map_or(head, |(whole, _)| whole)
    });
    cut.to_owned()
}
