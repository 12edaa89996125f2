//! The part of `docs/du-lieu-mo.md` that lists the columns of open data, written from their tables.

use bantin::plan::data::DataKind;
use bantin::render::open_data;

use super::{escape, hold, read};

const FILE: &str = "docs/du-lieu-mo.md";
const BEGIN: &str = "<!-- columns: written by the test `manual::data` from src/render/open_data: BLESS=1 cargo test manual -->\n";
const END: &str = "<!-- end of columns -->\n";

#[test]
fn the_manual_of_open_data_has_the_columns_of_the_files() {
    let manual = read(FILE);
    let (head, rest) = manual.split_once(BEGIN).expect("the manual has a place for the columns");
    let (_, tail) = rest.split_once(END).expect("the place for the columns ends");
    let tables: String = DataKind::ALL.into_iter().map(table).collect();
    hold(FILE, &[head, BEGIN, &tables, "\n", END, tail].concat());
}

fn table(kind: DataKind) -> String {
    let rows = open_data::places(kind).into_iter().map(|place| {
        let names: Vec<_> = place.names.iter().map(|name| format!("`{name}`")).collect();
        let [holds, _] = place.column.shape.words();
        let [vi, en] = place.column.about.map(escape);
        format!("| `{}` | {} | {} | {vi} | {en} |\n", place.path, names.join(", "), escape(&holds))
    });
    let head = "| JSON | CSV | giá trị | ý nghĩa | meaning |\n|---|---|---|---|---|\n";
    format!("\n### {}\n\n{head}{}", kind.word(), rows.collect::<String>())
}
