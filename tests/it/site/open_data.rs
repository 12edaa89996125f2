//! Open data: tables and records hold what the pages tell, reload to it, and follow their schemas.

mod cells;
mod reload;
mod schema;

use std::collections::BTreeSet;

use bantin::plan::data::DataKind;
use bantin::render::open_data;
use serde_json::Value;

use self::cells::{cells_of, raw, table};
use super::fixture::{Site, Tree};
use super::html::Shown;

/// A file of data: its path without the ending, its kind, its bytes as JSON and as CSV.
struct Set {
    path: String,
    kind: DataKind,
    json: Value,
    csv: Vec<Vec<String>>,
}

/// Every set of a site that was built.
fn sets(tree: &Tree) -> Vec<Set> {
    let jsons = tree.iter().filter(|(path, _)| {
        path.starts_with("du-lieu/") && path.ends_with(".json") && !path.ends_with(".schema.json")
    });
    let sets = jsons.map(|(path, bytes)| {
        let json: Value = serde_json::from_slice(bytes).unwrap();
        let path = path.strip_suffix(".json").unwrap().to_owned();
        let word = json["kind"].as_str().unwrap();
        let kind = DataKind::ALL.into_iter().find(|kind| kind.word() == word).unwrap();
        let csv = table(&tree[&format!("{path}.csv")]);
        Set { path, kind, json, csv }
    });
    sets.collect()
}

/// Every site of the tests: the goldens, and the example with the theme that shows all.
fn sites() -> Vec<(String, Site)> {
    let goldens = Site::goldens().into_iter().map(|name| (name.clone(), Site::golden(&name)));
    let example = Site::example().with_plain_theme();
    example.use_theme("plain");
    goldens.chain([("example".to_owned(), example)]).collect()
}

#[test]
fn each_file_follows_its_schema_and_names_it() {
    let mut files = 0;
    for (name, site) in sites() {
        site.build();
        let (tree, base) = (site.tree(), site.base_url());
        for set in sets(&tree) {
            let address = set.json["$schema"].as_str().unwrap();
            let schema = &tree[address.strip_prefix(&base).unwrap()];
            let schema: Value = serde_json::from_slice(schema).unwrap();
            assert_eq!(schema["$id"], address);
            let wrong = schema::wrong(&schema, &schema, &set.json, "");
            assert_eq!(wrong, Vec::<String>::new(), "{name}/{}", set.path);
            files += 1;
        }
    }
    assert!(files > 30, "{files}");
}

#[test]
fn a_schema_refuses_what_is_not_so() {
    let site = Site::golden("two-events");
    site.build();
    let tree = site.tree();
    let schema: Value = serde_json::from_slice(&tree["du-lieu/khen-thuong.schema.json"]).unwrap();
    let right: Value = serde_json::from_slice(&tree["du-lieu/2022/khen-thuong.json"]).unwrap();
    assert_eq!(schema::wrong(&schema, &schema, &right, ""), Vec::<String>::new());
    type Change = fn(&mut Value);
    let changes: [(Change, &str); 10] = [
        (|it| it["records"][0]["date"] = "23/8/2022".into(), ".records[0].date"),
        (|it| it["records"][0]["awards"][0]["count"] = (-1).into(), ".records[0].awards[0].count"),
        (
            |it| it["records"][0]["awards"][0]["kind"]["id"] = "x".into(),
            ".records[0].awards[0].kind.id",
        ),
        (|it| it["records"][0]["title"] = Value::Null, ".records[0].title"),
        (|it| drop(it["records"][0].as_object_mut().unwrap().remove("id")), ".records[0]"),
        (|it| it["records"][0]["more"] = 1.into(), ".records[0]"),
        (|it| it["records"][0]["date"] = "2022-13-01".into(), ".records[0].date"),
        (|it| it["records"][0]["page"]["vi"] = "no address".into(), ".records[0].page.vi"),
        (|it| it["records"][0]["page"]["vi"] = Value::Null, ".records[0].page.vi"),
        (|it| it["year"] = Value::Null, ".year"),
    ];
    for (change, at) in changes {
        let mut wrong = right.clone();
        change(&mut wrong);
        let found = schema::wrong(&schema, &schema, &wrong, "");
        assert!(found.iter().any(|it| it.starts_with(&format!("{at}: "))), "{at}: {found:?}");
    }
}

/// Each cell of a table is what the record has at the key that the page names beside the column.
fn assert_table_is_records(set: &Set) -> usize {
    let places = open_data::places(set.kind);
    let header: Vec<String> = places.iter().flat_map(|place| place.names.clone()).collect();
    assert_eq!(set.csv[0], header, "{}", set.path);
    assert_eq!(header.iter().collect::<BTreeSet<_>>().len(), header.len(), "{}", set.path);
    let mut lines = set.csv[1..].iter();
    for record in set.json["records"].as_array().unwrap() {
        let count = match set.kind {
            DataKind::Batches => record["awards"].as_array().unwrap().len(),
            _ => 1,
        };
        for nth in 0..count {
            let cells = places.iter().flat_map(|place| cells_of(record, place, nth));
            let line = lines.next().unwrap();
            assert_eq!(*line, cells.collect::<Vec<_>>(), "{} {}", set.path, record["id"]);
        }
    }
    assert_eq!(lines.next(), None, "{}", set.path);
    set.csv.len() - 1
}

#[test]
fn each_table_reads_back_as_the_columns_of_its_records() {
    let mut lines = 0;
    for (_, site) in sites() {
        site.build();
        lines += sets(&site.tree()).iter().map(assert_table_is_records).sum::<usize>();
    }
    assert!(lines > 100, "{lines}");
}

#[test]
fn hostile_cells_lose_their_apostrophe_when_they_are_read() {
    let site = Site::golden("two-events");
    let hostile = [
        "=HYPERLINK(\\\"x\\\")",
        "+84 239",
        "-1",
        "@SUM(A1)",
        "'x'",
        "''",
        "\\t=1",
        "a, \\\"b\\\"\\nc",
        "\\n=1",
        "=1 | =2",
    ];
    let mut units = site.read("content/registry/units.toml");
    for (n, name) in hostile.iter().enumerate() {
        units += &format!(
            "\n[[unit]]\nid = \"la-{n}\"\ntype = \"phuong\"\nparent = \"ha-tinh\"\nname = {{ vi = \"{name}\", en = \"{name}\" }}\n"
        );
    }
    site.write("content/registry/units.toml", &units);
    let ran = site.run(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let tree = site.tree();
    let lines: usize = sets(&tree).iter().map(assert_table_is_records).sum();
    assert!(lines > hostile.len());
    for cell in raw(&tree["du-lieu/don-vi.csv"]).concat() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\n']), "{cell:?}");
    }
}

/// The sum of `count` of each year's table is what the year's page says.
#[test]
fn awards_of_a_table_add_up_to_the_totals_of_the_pages() {
    let site = Site::example().with_plain_theme();
    site.use_theme("plain").build();
    let mut years = 0;
    for set in sets(&site.tree()).iter().filter(|set| set.kind == DataKind::Batches) {
        let at = set.csv[0].iter().position(|name| name == "count").unwrap();
        let sum: u64 = set.csv[1..].iter().map(|line| line[at].parse::<u64>().unwrap()).sum();
        let year = set.json["year"].as_u64().unwrap();
        let page = Shown::of(&site.page(&format!("/nam/{year}/")));
        assert_eq!(page.number("awards.count"), sum);
        years += 1;
    }
    assert_eq!(years, 6);
}

#[test]
fn the_page_lists_each_file_with_what_it_holds_and_each_column() {
    let site = Site::golden("two-events");
    site.build();
    let tree = site.tree();
    let page = Shown::of(&site.page("/en/data/"));
    let mut listed = BTreeSet::new();
    for line in page
        .each("years")
        .iter()
        .flat_map(|it| page.each(&format!("{it}.files")))
        .chain(page.each("registries"))
    {
        let path = page.href(&format!("{line}.json_href"));
        let set =
            sets(&tree).into_iter().find(|set| format!("/{}.json", set.path) == path).unwrap();
        assert_eq!(
            page.number(&format!("{line}.records")) as usize,
            set.json["records"].as_array().unwrap().len()
        );
        assert_eq!(page.number(&format!("{line}.lines")) as usize, set.csv.len() - 1);
        assert_eq!(page.href(&format!("{line}.csv_href")), format!("/{}.csv", set.path));
        listed.insert(set.path);
    }
    assert_eq!(listed, sets(&tree).into_iter().map(|set| set.path).collect());
    let named: BTreeSet<String> = page
        .each("kinds")
        .iter()
        .flat_map(|kind| page.each(&format!("{kind}.columns")))
        .flat_map(|column| page.each(&format!("{column}.names")))
        .map(|name| page.words(&name))
        .collect();
    for set in sets(&tree) {
        assert!(set.csv[0].iter().all(|name| named.contains(name)), "{}", set.path);
    }
}

/// What is no page's is in no file: neither what is not out, nor what keepers note for themselves.
#[test]
fn nothing_that_is_not_out_is_in_a_file() {
    let site = Site::golden("edges");
    site.build();
    let tree = site.tree();
    let routes = |id: &str| {
        ["tin/2022", "tin/2026", "cuoc-hop/2022", "khen-thuong/2022"]
            .map(|it| format!("{it}/{id}/index.html"))
    };
    let mut records = 0;
    for set in sets(&tree) {
        for record in set.json["records"].as_array().unwrap() {
            let page = record["page"]["vi"].as_str().unwrap();
            let path = page.strip_prefix(&site.base_url()).unwrap();
            assert!(tree.contains_key(&format!("{path}index.html")), "{page}");
            records += 1;
        }
    }
    assert!(records > 10);
    let hidden = site.read("content/articles/2022/nhap.vi.md");
    assert!(hidden.contains("draft") && routes("nhap").iter().all(|path| !tree.contains_key(path)));
    let text = |path: &str| String::from_utf8_lossy(&tree[path]).into_owned();
    assert!(!text("du-lieu/2022/tin.json").contains("\"nhap\""));
}

/// A person who must not be named has an id for each mention, counted anew in each record.
#[test]
fn who_is_not_named_cannot_be_followed() {
    let site =
        Site::copy_of(&super::fixture::tests().join("bad/base"), &["bulletin.toml", "content"]);
    site.edit(
        "content/registry/persons.toml",
        "schema = 1\n",
        "schema = 1\n\n[[person]]\nid = \"le-thi-han\"\nname = \"Lê Thị Hân\"\nhonorific = \"ba\"\nwithhold = true\n",
    );
    let taking_part = "[[participants]]\nperson = \"le-thi-han\"\nrole = \"presenter\"\n\
                       office = { vi = \"Tổ trưởng\" }\n\n";
    let agenda = "[[agenda]]\nn = 1\n";
    let meeting = "content/meetings/2024/tong-ket-mua-kho.toml";
    site.edit(meeting, agenda, &format!("{taking_part}{agenda}"));
    site.edit(meeting, "by = [\"tran-van-an\"]", "by = [\"tran-van-an\", \"le-thi-han\"]");
    site.edit(
        "content/awards/2024/khen-thuong-mua-kho.toml",
        "count = 4\n",
        "count = 3\n\n[[awards]]\nn = 3\nkind = \"giay-khen\"\nissuer = \"ubnd-dong-khe\"\n\
         recipient_type = \"individual\"\nrecipient_person = \"le-thi-han\"\n\
         recipient_name = { vi = \"Bà Lê Thị Hân\" }\ncount = 1\n",
    );
    site.build();
    let tree = site.tree();
    let ids = |path: &str| {
        let text = String::from_utf8_lossy(&tree[path]).into_owned();
        assert!(
            !text.contains("Hân") && !text.contains("le-thi-han") && !text.contains("Tổ trưởng")
        );
        assert!(text.contains("một cá nhân") && text.contains("an individual"));
        let ids = text
            .match_indices("\"an-danh-")
            .map(|(at, _)| text[at..].split('"').nth(1).unwrap().to_owned());
        ids.collect::<Vec<_>>()
    };
    assert_eq!(ids("du-lieu/2024/cuoc-hop.json"), ["an-danh-1", "an-danh-2"]);
    assert_eq!(ids("du-lieu/2024/khen-thuong.json"), ["an-danh-1"]);
    let awards = table(&tree["du-lieu/2024/khen-thuong.csv"]);
    let column = |name: &str| awards[0].iter().position(|it| it == name).unwrap();
    let line = awards.iter().find(|line| line[column("n")] == "3").unwrap();
    assert_eq!(line[column("recipient_name_en")], "an individual");
    assert_eq!(line[column("recipient_as_stated_vi")], "");
    assert_eq!(line[column("recipient_person_named")], "false");
}

#[test]
fn segments_of_a_site_are_those_of_its_files() {
    let site = Site::golden("two-events");
    site.edit(
        "bulletin.toml",
        "publishers",
        "segments = { vi = { data = \"so-lieu\", awards = \"khen\" }, en = { data = \"figures\" } }\npublishers",
    );
    site.build();
    assert!(site.has_page("/so-lieu/") && site.has_page("/en/figures/"));
    let tree = site.tree();
    for path in [
        "so-lieu/2022/khen.csv",
        "so-lieu/2022/khen.json",
        "so-lieu/khen.schema.json",
        "so-lieu/van-ban.csv",
    ] {
        assert!(tree.contains_key(path), "{path}");
    }
    assert!(tree.keys().all(|path| !path.starts_with("en/figures/2")));
}
