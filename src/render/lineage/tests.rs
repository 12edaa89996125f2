//! Drawings of many shapes: nothing lies on anything else, and all in the view box.

use proptest::prelude::{Just, ProptestConfig, Strategy, any, proptest};

use super::graph::{Graph, Row, Sign, Way};
use super::layout::{EDGE, LANE, Layout, SIGN, WIDTH};
use super::{draw, svg};
use crate::render::lettering::width_of;

fn row(name: &str) -> Row {
    Row { name: name.to_owned(), lang: None, time: "– 30/6/2025".to_owned(), here: false }
}

fn graph(names: &[&str], ways: &[(usize, usize, Sign)]) -> Graph {
    Graph {
        rows: names.iter().map(|name| row(name)).collect(),
        ways: ways
            .iter()
            .map(|(from, to, sign)| Way { from: *from, to: *to, sign: *sign })
            .collect(),
        legend: vec![(Sign::Whole, "toàn bộ".to_owned()), (Sign::Part, "một phần".to_owned())],
    }
}

/// Two wards of today, and a town that went into both.
fn two_wards() -> Graph {
    let names = ["Nam Hồng", "Thị xã Hồng Lĩnh", "Bắc Hồng", "Bắc Hồng Lĩnh", "Nam Hồng Lĩnh"];
    let ways = [(0, 4, Sign::Whole), (1, 3, Sign::Part), (1, 4, Sign::Part), (2, 3, Sign::Whole)];
    graph(&names, &ways)
}

/// Fails where words, lanes or frames lie on one another or out of the view box.
fn assert_clear(layout: &Layout) {
    let mut bottom = 0;
    for row in &layout.rows {
        assert!(bottom <= row.top, "rows lie below each other");
        bottom = row.bottom;
        for line in &row.lines {
            assert!(line.x == layout.left && line.x + width_of(&line.text, line.font) <= WIDTH);
            assert!(row.top < line.y - line.font * 3 / 4 && line.y + line.font / 4 < row.bottom);
        }
        let apart = row.lines.windows(2).all(|pair| pair[0].y + 4 <= pair[1].y - pair[1].font);
        assert!(apart, "lines lie below each other");
    }
    let lanes = &layout.lanes;
    for (n, lane) in lanes.iter().enumerate() {
        assert!(SIGN < lane.x && lane.x + SIGN < layout.left - EDGE && lane.from < lane.to);
        for other in &lanes[n + 1..] {
            let apart =
                (lane.x - other.x).abs() >= LANE || lane.to < other.from || other.to < lane.from;
            assert!(apart, "{lane:?} {other:?}");
        }
    }
    for tie in &layout.ties {
        let crossed = lanes.iter().filter(|it| tie.lane < it.x && it.from < tie.y && tie.y < it.to);
        for lane in crossed {
            let signed = layout.signs.iter().any(|(_, x, y)| (*x, *y) == (lane.x, tie.y));
            assert!(signed != tie.bridges.contains(&lane.x), "a sign or a bridge, and not both");
        }
    }
    for line in &layout.legend {
        assert!(bottom < line.y - line.font * 3 / 4 && line.y + line.font / 4 < layout.height);
        assert!(line.x + width_of(&line.text, line.font) <= WIDTH);
    }
}

#[test]
fn lanes_lie_in_one_another_and_cross_nothing_that_they_need_not() {
    let layout = Layout::new(&two_wards()).expect("a drawing");
    assert_clear(&layout);
    let names: Vec<_> = layout.rows.iter().map(|row| row.lines[0].text.as_str()).collect();
    let right = ["Nam Hồng", "Thị xã Hồng Lĩnh", "Bắc Hồng", "Bắc Hồng Lĩnh", "Nam Hồng Lĩnh"];
    assert_eq!(names, right);
    assert_eq!(layout.ties.iter().map(|tie| tie.bridges.len()).sum::<usize>(), 0);
    assert_eq!(layout.signs.len(), 4 + 2, "a sign for each way, and the legend");
}

#[test]
fn a_line_that_passes_a_lane_goes_over_a_bridge() {
    let names = ["a", "b", "c", "d", "e", "f"];
    let ways = [
        (0, 3, Sign::Whole),
        (0, 5, Sign::Part),
        (1, 4, Sign::Whole),
        (1, 5, Sign::Part),
        (2, 3, Sign::Whole),
        (2, 4, Sign::Part),
    ];
    let layout = Layout::new(&graph(&names, &ways)).expect("a drawing");
    assert_clear(&layout);
    assert!(layout.ties.iter().any(|tie| !tie.bridges.is_empty()));
    assert!(svg::write(&layout).contains("a5 5 0 0 0 -10 0"));
}

#[test]
fn a_unit_between_others_stands_between_them() {
    let ways = [(2, 1, Sign::Unchanged), (1, 0, Sign::WholeArea), (2, 0, Sign::PartPopulation)];
    let layout = Layout::new(&graph(&["now", "then", "once"], &ways)).expect("a drawing");
    assert_clear(&layout);
    let names: Vec<_> = layout.rows.iter().map(|row| row.lines[0].text.as_str()).collect();
    assert_eq!(names, ["once", "then", "now"]);
}

#[test]
fn ways_come_in_and_leave_apart_where_days_are_not_known() {
    let names = ["a", "b", "c", "d", "e", "f"];
    let ways = [(0, 2, Sign::Whole), (1, 2, Sign::Part), (2, 4, Sign::Whole), (2, 5, Sign::Part)];
    let mut graph = graph(&names, &ways);
    graph.rows.iter_mut().for_each(|row| row.time = String::new());
    let layout = Layout::new(&graph).expect("a drawing");
    assert_clear(&layout);
    let across: Vec<_> = layout.ties.iter().map(|tie| tie.y).collect();
    assert!(across.iter().all(|y| across.iter().filter(|it| *it == y).count() == 1), "{across:?}");
}

#[test]
fn what_cannot_be_read_is_not_drawn() {
    assert_eq!(draw(&Graph::default()), None);
    assert_eq!(draw(&graph(&["alone"], &[])), None);
    let many: Vec<_> = (0..25).map(|_| "Xã").collect();
    assert_eq!(draw(&graph(&many, &[(0, 1, Sign::Whole)])), None, "too many units");
    let wide: Vec<_> = (1..8).map(|to| (0, to, Sign::Part)).collect();
    assert_eq!(draw(&graph(&["a", "b", "c", "d", "e", "f", "g", "h"], &wide)), None, "lanes");
}

#[test]
fn names_are_escaped_and_marked() {
    let mut graph = two_wards();
    graph.rows[0] = Row { lang: Some("vi"), here: true, ..row("<A & \"B\">") };
    let svg = draw(&graph).expect("a drawing");
    assert!(svg.contains("lang=\"vi\">&lt;A &amp; &quot;B&quot;&gt;</text>"), "{svg}");
    assert!(svg.contains("lineage-frame") && svg.contains("aria-hidden=\"true\""));
    assert_eq!(draw(&graph), Some(svg), "the same bytes");
}

fn any_graph() -> impl Strategy<Value = Graph> {
    let sign = (0..5_usize).prop_map(|n| {
        [Sign::Whole, Sign::WholeArea, Sign::Part, Sign::PartPopulation, Sign::Unchanged][n]
    });
    (2..12_usize).prop_flat_map(move |n| {
        let names = proptest::collection::vec("[ A-Za-zĐđÊồ]{0,60}", n);
        let ways = proptest::collection::vec((0..n, 0..n, sign.clone()), 0..14);
        (names, ways, any::<bool>(), Just(n)).prop_map(|(names, ways, here, _)| {
            let names: Vec<_> = names.iter().map(String::as_str).collect();
            let mut ways: Vec<_> = ways.into_iter().filter(|(from, to, _)| from < to).collect();
            ways.sort_by_key(|(from, to, _)| (*from, *to));
            ways.dedup_by_key(|(from, to, _)| (*from, *to));
            let mut graph = graph(&names, &ways);
            graph.rows[0].here = here;
            graph
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_overlaps_in_any_drawing(graph in any_graph()) {
        if let Some(layout) = Layout::new(&graph) {
            assert_clear(&layout);
        }
    }

    #[test]
    fn a_circle_ends_too(ways in proptest::collection::vec((0..5_usize, 0..5_usize), 0..10)) {
        let ways: Vec<_> = ways.into_iter().map(|(from, to)| (from, to, Sign::Whole)).collect();
        let _ = draw(&graph(&["a", "b", "c", "d", "e"], &ways));
    }
}
