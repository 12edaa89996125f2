//! `bulletin.toml`: the site's own record; and `content/vocabulary.toml`, its own labels.

use std::collections::BTreeMap;

use super::address::WebAddress;
use super::example::Expected;
use super::field::{Field, Named};
use super::ids::{self, OwnId};
use super::table::{Table, known_keys};
use super::target;
use crate::ground::diagnostic::{Code, Diagnostic, Level, Value};
use crate::ground::source::{Span, Spanned};
use crate::ground::text::nearest::nearest;
use crate::model::language::{Language, Loc};
use crate::model::site::{BaseUrl, ListSizes, ParentPortal, PeopleInEnglish, Segments, Site};
use crate::model::vocabulary::{List, Vocabulary};

/// The theme that is part of the program.
pub const STANDARD_THEME: &str = "bulletin";

/// The indexes that a menu can name, beside standing pages.
pub const INDEXES: [&str; 9] = [
    "articles",
    "meetings",
    "batches",
    "units",
    "years",
    "bodies",
    "documents",
    "corrections",
    "data",
];

/// Reads the site's record.
pub fn read(mut table: Table<'_, '_>) -> Site {
    let t = &mut table;
    let site = Site {
        is_whole: !t.reading.toml.is_torn(),
        title: t.required("title"),
        base: t.required("base_url"),
        languages: languages(t),
        publishers: t.required_list("publishers"),
        units: t.or_default("units"),
        topics: topics(t),
        theme: t
            .optional::<Spanned<OwnId<()>>>("theme")
            .map(|theme| theme.map(|id| id.0.as_str().to_owned()))
            .unwrap_or_else(|| Spanned::new(STANDARD_THEME.to_owned(), t.span)),
        menu: t.optional("menu"),
        footer: t.optional("footer"),
        parent_portal: t.table("parent_portal", Value::from("parent_portal"), |table| {
            ParentPortal {
                name: table.required("name"),
                url: table.required::<WebAddress>("url").0,
            }
        }),
        frame_ancestors: t.or_default("frame_ancestors"),
        legal_basis: t.optional("legal_basis"),
        people_in_english: people_in_english(t),
        lists: t.table("lists", Value::from("[lists]"), list_sizes).unwrap_or_default(),
        segments: segments(t),
        levels: levels(t),
        targets: target::read(t),
    };
    super::common::schema(&mut table);
    table.finish();
    site
}

/// Makes the site that stands in where there is none to read.
pub fn stand_in(at: Span) -> Site {
    Site {
        is_whole: false,
        title: Loc::stand_in(at),
        base: BaseUrl::stand_in(at),
        languages: Language::ALL.to_vec(),
        publishers: Vec::new(),
        units: Vec::new(),
        topics: BTreeMap::new(),
        theme: Spanned::new(STANDARD_THEME.to_owned(), at),
        menu: None,
        footer: None,
        parent_portal: None,
        frame_ancestors: Vec::new(),
        legal_basis: None,
        people_in_english: PeopleInEnglish::default(),
        lists: ListSizes::default(),
        segments: Language::ALL.into_iter().map(|of| (of, Segments::standard(of))).collect(),
        levels: BTreeMap::new(),
        targets: Vec::new(),
    }
}

/// The first language is the source, Vietnamese; English may follow.
fn languages(table: &mut Table<'_, '_>) -> Vec<Language> {
    let written: Vec<Spanned<String>> = table.required_list("languages");
    let codes: Vec<&str> = written.iter().map(|code| code.value.as_str()).collect();
    match codes.as_slice() {
        ["vi"] => vec![Language::Vi],
        ["vi", "en"] | [] => Language::ALL.to_vec(),
        _ => {
            let wrong = written.iter().zip(["vi", "en"]).find(|(code, right)| code.value != *right);
            let at =
                wrong.map_or_else(|| written[written.len() - 1].clone(), |(code, _)| code.clone());
            table.reading.push(
                Diagnostic::at(Code::BadValue, at.span)
                    .with("key", "languages")
                    .with("value", &at.value)
                    .with(
                        "why",
                        Value::words(
                            "tiếng Việt là bản gốc, tiếng Anh theo sau",
                            "Vietnamese is the source, English may follow",
                        ),
                    )
                    .with("expected", "[\"vi\", \"en\"]"),
            );
            Language::ALL.to_vec()
        }
    }
}

/// The labels of the topics that articles name, each below its id.
fn topics(table: &mut Table<'_, '_>) -> BTreeMap<String, Loc> {
    let read = table.map::<Loc>("topics").into_iter();
    let checked = read.inspect(|(id, at, _)| ids::check_key(table.reading, id, *at));
    checked.map(|(id, _, label)| (id, label)).collect()
}

fn people_in_english(table: &mut Table<'_, '_>) -> PeopleInEnglish {
    match table.optional::<Spanned<String>>("people_in_english") {
        Some(word) if *word == "drop" => PeopleInEnglish::Drop,
        Some(word) if *word != "keep" => {
            table.takes_one_of("people_in_english", &word, &["keep", "drop"]);
            PeopleInEnglish::Keep
        }
        _ => PeopleInEnglish::Keep,
    }
}

fn list_sizes(table: &mut Table<'_, '_>) -> ListSizes {
    let standard = ListSizes::default();
    let mut size = |key, usual: usize| match table.optional::<u32>(key) {
        Some(0) | None => usual,
        Some(size) => size as usize,
    };
    ListSizes {
        latest: size("latest", standard.latest),
        feed: size("feed", standard.feed),
        split: size("split", standard.split),
        calendar: size("calendar", standard.calendar),
    }
}

/// Reads `[segments.vi]` and `[segments.en]`: the first parts of addresses.
fn segments(table: &mut Table<'_, '_>) -> BTreeMap<Language, Segments> {
    let read = table.table("segments", Value::from("[segments]"), |table| {
        Language::ALL.map(|language| {
            let standard = Segments::standard(language);
            let own = table.table(language.code(), Value::from("[segments]"), |table| {
                let mut segment = |key, usual: &String| {
                    let own = table.optional::<super::common::Slug>(key);
                    own.map_or_else(|| usual.clone(), |slug| slug.0.value)
                };
                Segments {
                    articles: segment("articles", &standard.articles),
                    meetings: segment("meetings", &standard.meetings),
                    awards: segment("awards", &standard.awards),
                    units: segment("units", &standard.units),
                    years: segment("years", &standard.years),
                    bodies: segment("bodies", &standard.bodies),
                    documents: segment("documents", &standard.documents),
                    corrections: segment("corrections", &standard.corrections),
                    data: segment("data", &standard.data),
                }
            });
            (language, own.unwrap_or(standard))
        })
    });
    let standard = || Language::ALL.map(|language| (language, Segments::standard(language)));
    read.unwrap_or_else(standard).into_iter().collect()
}

/// The level of a rule as it is written.
struct LevelWord(Spanned<String>);

impl Field for LevelWord {
    const EXPECTED: Expected = Expected {
        vi: "một trong \"off\", \"warning\", \"error\"",
        en: "one of \"off\", \"warning\", \"error\"",
        example: "\"warning\"",
    };

    fn read<'t>(
        named: &Named<'_, 't>,
        value: &toml::Spanned<toml::de::DeValue<'t>>,
    ) -> Option<Self> {
        let level = named.closed_word(value, &Self::EXPECTED)?;
        Some(Self(Spanned::new(level, named.span(value))))
    }

    fn stand_in(at: Span) -> Self {
        Self(Spanned::new(String::new(), at))
    }
}

/// Reads `[levels]`: only rules under which the pages are right either way may be changed.
fn levels(table: &mut Table<'_, '_>) -> BTreeMap<Code, Option<Level>> {
    const KNOWN: [&str; 3] = ["off", "warning", "error"];
    let adjustable = || Code::ALL.iter().copied().filter(|code| code.entry().adjustable);
    let mut levels = BTreeMap::new();
    for (rule, at, LevelWord(level)) in table.map::<LevelWord>("levels") {
        let Some(code) = adjustable().find(|code| code.id() == rule) else {
            let known: Vec<_> = adjustable().map(Code::id).collect();
            // Of a code that there is, no other one was meant.
            let (near, own) = match Code::parse(&rule) {
                Some(_) => (
                    None,
                    [", nơi chỉ ghi mã đổi mức được,", ", which takes adjustable codes alone,"],
                ),
                None => (nearest(&rule, known.iter().copied()), ["", ""]),
            };
            let levels = own.map(|own| format!("[levels]{own}"));
            table.reading.push(
                Diagnostic::at(Code::UnknownKey, at)
                    .with("table", Value::words(&levels[0], &levels[1]))
                    .with("key", &rule)
                    .with("mend", known_keys(&known))
                    .nearest(near),
            );
            continue;
        };
        match level.as_str() {
            "off" => drop(levels.insert(code, None)),
            "warning" => drop(levels.insert(code, Some(Level::Warning))),
            "error" => drop(levels.insert(code, Some(Level::Error))),
            _ => table.takes_one_of(code.id(), &level, &KNOWN),
        }
    }
    levels
}

/// Reads a site's own labels: lists as in the program's vocabulary, for ids that it has.
pub fn vocabulary(mut table: Table<'_, '_>) -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    for list in List::ALL.iter().copied() {
        table.tables(list.key(), &Value::from(list.key()), |row| {
            let word = row.required_word("id", list);
            let label = Loc::new(row.required("vi"), Some(row.required("en")), row.span);
            vocabulary.set_label(word, label);
        });
    }
    super::common::schema(&mut table);
    table.finish();
    vocabulary
}
