//! The text of an article, in both languages at once: headings, paragraphs, a table, lists, a quotation,
//! footnotes, links to records and citations of documents.

use bantin::model::language::Language;

use super::chronicle::{Chronicle, Event};
use super::names;
use super::places::{Places, whole};
use super::two::Two;

const TOPIC: usize = 0;
const ANY: usize = 1;

/// A text in the making.
pub(crate) struct Story<'s> {
    all: &'s Chronicle,
    event: &'s Event,
    places: Places<'s>,
    text: Two,
    /// Sentences that have not been used yet: of its [`TOPIC`], and of [`ANY`].
    decks: [Deck<'s>; 2],
    notes: Vec<Two>,
}

/// Sentences in the order in which they are drawn; when all were drawn they come again, with other values.
struct Deck<'d> {
    cards: &'d [Two],
    left: Vec<&'d Two>,
}

impl<'d> Deck<'d> {
    fn new(cards: &'d [Two]) -> Self {
        Self { cards, left: Vec::new() }
    }

    fn draw(&mut self, places: &mut Places<'_>) -> Two {
        if self.left.is_empty() {
            self.left = places.dice.shuffle(self.cards);
        }
        let card = self.left.pop().expect("no deck is without cards");
        places.fill(card)
    }
}

impl<'s> Story<'s> {
    /// Starts the text of an event's article.
    pub(crate) fn new(all: &'s Chronicle, event: &'s Event, places: Places<'s>) -> Self {
        let of_topic = Deck::new(&all.topic_of(event).sentences);
        let decks = [of_topic, Deck::new(&all.phrases.sentences)];
        Self { all, event, places, text: Two::default(), decks, notes: Vec::new() }
    }

    /// Writes the whole text.
    pub(crate) fn write(mut self, has_figure: bool) -> Two {
        // In bytes of the Vietnamese, from which its last sections follow.
        let length = self.places.dice.within(4200..=8200);
        self.opening();
        if has_figure {
            self.block(&Two::same("![](figure:anh-01)"));
        }
        let topic = self.all.topic_of(self.event);
        self.heading("##", &topic.heading);
        self.paragraph(TOPIC, 4);
        self.paragraph(ANY, 3);
        self.table();
        self.quotation();
        let hamlets = self.places.dice.shuffle(self.places.hamlets);
        self.heading("##", &Two::new("Từng thôn", "Hamlet by hamlet"));
        for hamlet in hamlets {
            if self.text.vi.len() > length {
                break;
            }
            self.heading("###", &hamlet.capital());
            self.paragraph(TOPIC, 2);
            self.paragraph(ANY, 2);
        }
        self.tasks();
        self.basis();
        self.see_also();
        self.ending();
        self.text
    }

    fn opening(&mut self) {
        let mut words = self.places.say(&self.all.phrases.openings);
        for deck in [TOPIC, ANY, TOPIC] {
            self.append(&mut words, deck);
        }
        let meeting = self.event.meeting().map(|id| self.all.phrases.to_meeting.leading_to(&id));
        let batch = self.event.batch().map(|id| self.all.phrases.to_batch.leading_to(&id));
        for sentence in [meeting, batch].into_iter().flatten() {
            add(&mut words, &sentence);
        }
        self.block(&words);
    }

    fn append(&mut self, words: &mut Two, deck: usize) {
        let sentence = self.decks[deck].draw(&mut self.places);
        add(words, &sentence);
    }

    fn paragraph(&mut self, deck: usize, sentences: usize) {
        let mut words = self.decks[deck].draw(&mut self.places);
        for _ in 1..sentences {
            self.append(&mut words, deck);
        }
        self.block(&words);
    }

    fn heading(&mut self, marks: &str, words: &Two) {
        self.block(&words.map(|_, text| format!("{marks} {text}")));
    }

    fn block(&mut self, words: &Two) {
        self.text.vi.push_str(&words.vi);
        self.text.vi.push_str("\n\n");
        self.text.en.push_str(&words.en);
        self.text.en.push_str("\n\n");
    }

    fn table(&mut self) {
        let topic = self.all.topic_of(self.event);
        self.heading("##", &Two::new("Số liệu", "Figures"));
        let first = Two::new("Thôn", "Hamlet");
        let columns: Vec<_> = [&first].into_iter().chain(&topic.columns).collect();
        let note = self.note();
        let mut table = row(&columns);
        table = table.map(|_, text| format!("{text}\n| --- | ---: | ---: | ---: |"));
        let mut sums = [0; 3];
        for hamlet in self.places.hamlets.iter().take(4 + self.event.number % 5) {
            let figures = [0; 3].map(|_| self.places.dice.within(3..=480));
            sums.iter_mut().zip(figures).for_each(|(sum, figure)| *sum += figure);
            table_row(&mut table, &hamlet.capital(), figures);
        }
        table_row(&mut table, &Two::new("**Cộng**", "**Total**"), sums);
        self.block(&table);
        let below = Two::new(
            "Bảng trên lấy từ sổ theo dõi của các thôn",
            "The table follows the books of the hamlets",
        );
        self.block(&below.map(|_, text| format!("{text}[^{note}].")));
    }

    /// Keeps a footnote for the end, and returns its number.
    fn note(&mut self) -> usize {
        let words = self.places.say(&self.all.phrases.notes);
        self.notes.push(words);
        self.notes.len()
    }

    fn quotation(&mut self) {
        let quotes = &self.all.topic_of(self.event).quotes;
        let words = self.places.say(quotes);
        let who = names::inhabitant(&mut self.places.dice);
        let hamlet = self.places.dice.pick(self.places.hamlets);
        self.block(&Two::new(
            format!("> “{}”\n>\n> *{}, {}*", words.vi, who.capital().vi, hamlet.vi),
            format!("> “{}”\n>\n> *{}, {}*", words.en, who.en, hamlet.en),
        ));
    }

    fn tasks(&mut self) {
        self.heading("##", &Two::new("Việc phải làm", "What is to be done"));
        let tasks = &self.all.topic_of(self.event).tasks;
        let mut words = Two::default();
        for (number, task) in (1..).zip(self.places.dice.shuffle(tasks)) {
            let task = self.places.fill(task);
            words = Two::new(
                format!("{}{number}. {}\n", words.vi, task.vi),
                format!("{}{number}. {}\n", words.en, task.en),
            );
        }
        self.block(&words.map(|_, text| text.trim_end().to_owned()));
    }

    fn basis(&mut self) {
        if self.event.documents.is_empty() {
            return;
        }
        self.heading("##", &Two::new("Căn cứ", "Documents behind it"));
        let note = self.note();
        let items: Vec<_> = self.all.documents_of(self.event).map(|it| &it.name).collect();
        let written = |language: Language| {
            let items: Vec<_> = items.iter().map(|name| name.get(language)).collect();
            items.join(";\n- ")
        };
        self.block(&Two::new(
            format!("Các việc trên thực hiện theo[^{note}]:\n\n- {}.", written(Language::Vi)),
            format!("The work follows[^{note}]:\n\n- {}.", written(Language::En)),
        ));
    }

    fn see_also(&mut self) {
        self.heading("##", &Two::new("Xem thêm", "See also"));
        let unit = &self.all.country.units[self.event.unit];
        let committee = self.all.committee_of(self.event);
        let mut words = Two::new(
            format!(
                "- [Tin của {}](unit:{})\n- [{}](body:{})",
                unit.name.vi, unit.id, committee.name.vi, committee.id
            ),
            format!(
                "- [News of {}](unit:{})\n- [{}](body:{})",
                unit.name.en,
                unit.id,
                committee.name.capital().en,
                committee.id
            ),
        );
        if let Some(earlier) = self.event.earlier.map(|number| &self.all.events[number]) {
            words = words.map(|language, text| {
                format!("{text}\n- [{}](article:{})", earlier.title.get(language), earlier.id)
            });
        }
        self.block(&words);
    }

    fn ending(&mut self) {
        let closing = self.places.say(&self.all.phrases.closings);
        self.block(&closing);
        for (number, note) in (1..).zip(std::mem::take(&mut self.notes)) {
            self.block(&note.map(|_, text| format!("[^{number}]: {text}")));
        }
    }
}

fn add(words: &mut Two, sentence: &Two) {
    *words = words.map(|language, text| format!("{text} {}", sentence.get(language)));
}

fn row(cells: &[&Two]) -> Two {
    let written = |language: Language| {
        let cells: Vec<_> = cells.iter().map(|cell| cell.get(language)).collect();
        format!("| {} |", cells.join(" | "))
    };
    Two::new(written(Language::Vi), written(Language::En))
}

fn table_row(table: &mut Two, name: &Two, figures: [usize; 3]) {
    let figures = figures.map(whole);
    let cells: Vec<_> = [name].into_iter().chain(&figures).collect();
    let next = row(&cells);
    *table = table.map(|language, text| format!("{text}\n{}", next.get(language)));
}
