//! Charts of many shapes: nothing lies on anything else, all in the view box, and lengths are those of the numbers.

use proptest::prelude::{ProptestConfig, Strategy, any, proptest};

use super::bars::{Bar, Bars, Label, MOST_PARTS};
use super::layout::{BAR, FONT, Layout, Part, Role, WIDTH, Words};
use super::{draw, svg};
use crate::render::lettering::width_of;

fn label(text: &str) -> Label {
    Label { text: text.to_owned(), lang: None }
}

fn bar(name: &str, lengths: &[u64]) -> Bar {
    let sum = lengths.iter().fold(0_u64, |sum, it| sum.saturating_add(*it));
    Bar { label: label(name), lengths: lengths.to_vec(), number: label(&sum.to_string()) }
}

fn bars(parts: &[&str], rows: &[(&str, &[u64])]) -> Bars {
    Bars {
        parts: parts.iter().map(|name| label(name)).collect(),
        rows: rows.iter().map(|(name, lengths)| bar(name, lengths)).collect(),
    }
}

/// The box of words: from, to, top, bottom.
fn place(words: &Words) -> [i32; 4] {
    let font = if words.role == Role::Legend { FONT.1 } else { FONT.0 };
    let right = words.x + width_of(&words.label.text, font);
    [words.x, right, words.y - font * 3 / 4, words.y + font / 4]
}

fn part_place(part: &Part) -> [i32; 4] {
    [part.x, part.x + part.length, part.y, part.y + BAR]
}

/// Fails where words or bars lie on one another or out of the view box.
fn assert_clear(layout: &Layout) {
    let words = layout.words.iter().map(place);
    let boxes = layout.parts.iter().chain(&layout.samples).map(|(_, part)| part_place(part));
    let all: Vec<_> = words.chain(boxes).collect();
    for (n, one) in all.iter().enumerate() {
        let [from, to, top, bottom] = *one;
        assert!(0 <= from && to <= WIDTH && 0 <= top && bottom <= layout.height, "{one:?}");
        for other in &all[n + 1..] {
            let [from_2, to_2, top_2, bottom_2] = *other;
            let apart = to <= from_2 || to_2 <= from || bottom <= top_2 || bottom_2 <= top;
            assert!(apart, "{one:?} {other:?}");
        }
    }
}

/// The length that each bar is drawn, from the top.
fn drawn(layout: &Layout) -> Vec<i32> {
    let numbers = layout.words.iter().filter(|it| it.role == Role::Number);
    let lengths = numbers.map(|number| {
        let of_row =
            layout.parts.iter().filter(|(_, part)| part.y < number.y && number.y < part.y + BAR);
        of_row.map(|(_, part)| part.length).sum()
    });
    lengths.collect()
}

#[test]
fn a_bar_is_as_long_as_its_number() {
    let years = bars(&[], &[("2024", &[10]), ("2023", &[5]), ("2022", &[0]), ("2021", &[20])]);
    let layout = Layout::new(&years).expect("a chart");
    assert_clear(&layout);
    let lengths = drawn(&layout);
    assert_eq!(lengths[2], 0, "nothing is drawn as nothing");
    let is_double = |one: i32, other: i32| (one - 2 * other).abs() <= 1;
    assert!(is_double(lengths[0], lengths[1]) && is_double(lengths[3], lengths[0]), "{lengths:?}");
    assert!(lengths[3] > WIDTH / 2, "the longest takes the room that there is");
}

#[test]
fn parts_follow_each_other_in_their_order_and_add_up() {
    let parts = ["Tin, bài", "Cuộc họp", "Khen thưởng"];
    let layout = Layout::new(&bars(&parts, &[("8/2022", &[6, 3, 1]), ("9/2022", &[0, 5, 0])]));
    let layout = layout.expect("a chart");
    assert_clear(&layout);
    let first: Vec<_> = layout.parts.iter().filter(|(_, it)| it.y == layout.parts[0].1.y).collect();
    assert_eq!(first.iter().map(|(pattern, _)| *pattern).collect::<Vec<_>>(), [0, 1, 2]);
    assert!(first.windows(2).all(|pair| pair[0].1.x + pair[0].1.length == pair[1].1.x));
    let lengths = drawn(&layout);
    assert!((lengths[0] - 2 * lengths[1]).abs() <= 1, "{lengths:?}");
    assert_eq!(layout.samples.len(), 3, "a sample for each");
}

#[test]
fn long_labels_stand_above_their_bars_and_are_broken() {
    let long =
        "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội phường Bắc Hồng Lĩnh";
    let layout = Layout::new(&bars(&[], &[(long, &[3]), ("Công an", &[1])])).expect("a chart");
    assert_clear(&layout);
    assert!(layout.left < 10);
    let lines = layout.words.iter().filter(|it| it.role == Role::Label).count();
    assert!(lines > 2, "{lines}");
}

#[test]
fn what_is_small_is_still_seen() {
    let layout = Layout::new(&bars(&[], &[("a", &[1]), ("b", &[1_000_000])])).expect("a chart");
    assert!(layout.parts[0].1.length >= 2);
    let largest = Layout::new(&bars(&["x", "y"], &[("a", &[u64::MAX, 1]), ("b", &[1, 1])]));
    assert_clear(&largest.expect("a chart"));
}

#[test]
fn what_compares_nothing_is_not_drawn() {
    assert_eq!(draw(&Bars::default()), None);
    assert_eq!(draw(&bars(&[], &[("2022", &[17])])), None, "one bar");
    assert_eq!(draw(&bars(&[], &[("2022", &[17]), ("2021", &[0])])), None, "one beside nothing");
    let many: Vec<(&str, &[u64])> = (0..41).map(|_| ("xã", &[1_u64][..])).collect();
    assert_eq!(draw(&bars(&[], &many)), None, "too many bars");
    let parts = ["a", "b", "c", "d", "e", "f"];
    let rows: [(&str, &[u64]); 2] = [("x", &[1; 6]), ("y", &[1; 6])];
    assert_eq!(draw(&bars(&parts, &rows)), None, "too many parts");
    let mut wide = bars(&[], &[("a", &[1]), ("b", &[2])]);
    wide.rows[0].number = label("một con số dài hơn cả bề ngang của hình vẽ");
    assert_eq!(draw(&wide), None, "numbers that leave no room");
}

#[test]
fn words_are_escaped_and_marked_and_each_part_has_its_pattern() {
    let parts = ["a", "b", "c", "d", "e"];
    let mut five = bars(&parts, &[("x", &[9; 5]), ("y", &[9; 5])]);
    five.rows[0].label = Label { text: "<A & \"B\">".to_owned(), lang: Some("vi") };
    let svg = draw(&five).expect("a chart");
    assert!(svg.contains("lang=\"vi\">&lt;A &amp; &quot;B&quot;&gt;</text>"), "{svg}");
    assert!(svg.contains("aria-hidden=\"true\"") && !svg.contains("style="));
    let drawn = |pattern: usize| {
        let class = format!("chart-part-{pattern}\"");
        let lines = svg.lines().filter(|line| line.contains(&class));
        let shape = |line: &str| line[..line.find(" d=").expect("a path")].to_owned();
        lines.map(|line| shape(line).replace(&class, "")).collect::<String>()
    };
    let mut patterns: Vec<_> = (0..MOST_PARTS).map(drawn).collect();
    patterns.sort();
    patterns.dedup();
    assert_eq!(patterns.len(), MOST_PARTS, "each is drawn in another way: {patterns:#?}");
    assert_eq!(draw(&five), Some(svg), "the same bytes");
}

fn any_bars() -> impl Strategy<Value = Bars> {
    let name = "[ A-Za-zĐđÊồ]{0,60}";
    let number = "[0-9.,%]{0,12}";
    (0..=MOST_PARTS).prop_flat_map(move |parts| {
        let length = (any::<bool>(), 0..2000_u64).prop_map(|(some, n)| if some { n } else { 0 });
        let lengths = proptest::collection::vec(length, parts.max(1));
        let rows = proptest::collection::vec((name, lengths, number), 0..20);
        (proptest::collection::vec(name, parts), rows).prop_map(|(parts, rows)| Bars {
            parts: parts.iter().map(|name| label(name)).collect(),
            rows: rows
                .into_iter()
                .map(|(name, lengths, number)| Bar {
                    label: label(&name),
                    lengths,
                    number: label(&number),
                })
                .collect(),
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_overlaps_in_any_chart(bars in any_bars()) {
        if let Some(layout) = Layout::new(&bars) {
            assert_clear(&layout);
            assert!(svg::write(&layout).ends_with("</svg>"));
        }
    }
}
