//! Sentences filled in: each place gets a value, the same in both languages.

use bantin::ground::text::number;
use jiff::civil::Date;

use super::calendar;
use super::dice::Dice;
use super::names;
use super::two::Two;

/// Where and when a text is written, with the dice that fill its places.
pub(crate) struct Places<'p> {
    pub(crate) dice: Dice,
    pub(crate) day: Date,
    pub(crate) unit: &'p Two,
    pub(crate) body: &'p Two,
    pub(crate) chair: &'p Two,
    pub(crate) work: &'p Two,
    pub(crate) hamlets: &'p [Two],
}

impl Places<'_> {
    /// Picks a sentence and fills it.
    pub(crate) fn say(&mut self, phrases: &[Two]) -> Two {
        let phrase = self.dice.pick(phrases);
        self.fill(phrase)
    }

    /// Fills a sentence. A place that stands twice gets one value.
    pub(crate) fn fill(&mut self, phrase: &Two) -> Two {
        let mut filled = phrase.clone();
        while let Some(key) = next_place(&filled.vi) {
            let value = self.value(&key);
            let place = format!("{{{key}}}");
            filled = filled.map(|language, text| text.replace(&place, value.get(language)));
        }
        assert!(
            next_place(&filled.en).is_none(),
            "both languages have the same places: {}",
            filled.en
        );
        filled.capital()
    }

    fn value(&mut self, key: &str) -> Two {
        let dice = &mut self.dice;
        match key.trim_end_matches(|last: char| last.is_ascii_digit()) {
            "unit" => self.unit.clone(),
            "body" => self.body.clone(),
            "chair" => self.chair.clone(),
            "work" => self.work.clone(),
            "today" => calendar::words(self.day),
            "day" => calendar::words(calendar::before(self.day, dice.within(3..=60))),
            "later" => calendar::words(calendar::after(self.day, dice.within(5..=40))),
            "month" => calendar::month_words(calendar::before(self.day, dice.within(40..=300))),
            "hamlet" => dice.pick(self.hamlets).clone(),
            "person" => names::inhabitant(dice),
            "group" => names::group(dice),
            other => figure(dice, other),
        }
    }
}

fn figure(dice: &mut Dice, key: &str) -> Two {
    match key {
        "few" => Two::same(dice.within(2..=8)),
        "n" => Two::same(dice.within(4..=40)),
        "many" => whole(dice.within(60..=2400)),
        "metres" => whole(dice.within(12..=350) * 10),
        "percent" => parts(dice.within(505..=998)).map(|_, text| format!("{text}%")),
        "time" => {
            let (hour, half) = (dice.within(6..=9), dice.below(2) == 1);
            let (vi, en) = if half { (" giờ 30", ":30") } else { (" giờ", ":00") };
            Two::new(format!("{hour}{vi}"), format!("{hour}{en}"))
        }
        "money" => match dice.below(2) {
            0 => {
                let sum = whole(dice.within(20..=950));
                Two::new(format!("{} triệu đồng", sum.vi), format!("{} million dong", sum.en))
            }
            _ => {
                let sum = parts(dice.within(11..=94));
                Two::new(format!("{} tỷ đồng", sum.vi), format!("{} billion dong", sum.en))
            }
        },
        _ => unreachable!("`{key}` is no place of phrases.toml"),
    }
}

/// Writes a whole number: `1.240`, `1,240`.
pub(crate) fn whole(n: usize) -> Two {
    Two::new(number::vi(n as u64), number::en(n as u64))
}

/// Writes a number of tenths: `97,5`, `97.5`.
fn parts(tenths: usize) -> Two {
    let write = |mark: char| format!("{}{mark}{}", tenths / 10, tenths % 10);
    Two::new(write(','), write('.'))
}

fn next_place(text: &str) -> Option<String> {
    let (_, rest) = text.split_once('{')?;
    let (key, _) = rest.split_once('}')?;
    Some(key.to_owned())
}
