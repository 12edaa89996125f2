//! Makes bulletins of any size: the same numbers give the same files.
//!
//! Articles are spread over five years, five months of each and five wards, so that a small bulletin has
//! the same pages of years, months and units as a large one. Every fifth article has a meeting, every
//! tenth a batch of awards as well; some cite a document; most have English; a few are dated by their month
//! or year alone.

use std::fmt::Write as _;

use super::fixture::Site;

const YEARS: usize = 5;
const DOCUMENTS: usize = 4;
const MONTHS: [usize; 5] = [1, 4, 7, 10, 12];

/// The wards, by id and name.
pub const WARDS: [(&str, &str); 5] = [
    ("bac-hong", "Bắc Hồng"),
    ("dau-lieu", "Đậu Liêu"),
    ("duc-thuan", "Đức Thuận"),
    ("nam-hong", "Nam Hồng"),
    ("trung-luong", "Trung Lương"),
];

/// Files by their path.
pub type Files = Vec<(String, String)>;

/// Makes a site of so many articles and their meetings and batches.
pub fn site(articles: usize) -> Site {
    let site = Site::empty();
    for (path, text) in files(articles) {
        site.write(&path, &text);
    }
    site
}

/// Counts the records that a site of so many articles shows.
pub fn records(articles: usize) -> usize {
    articles + articles.div_ceil(5) + articles.div_ceil(10)
}

/// Lists the files of a site of so many articles.
pub fn files(articles: usize) -> Files {
    let mut files = registry();
    for i in 0..articles {
        article(i, &mut files);
        if i % 5 == 0 {
            meeting(i, &mut files);
        }
        if i % 10 == 0 {
            batch(i, &mut files);
        }
    }
    files
}

fn registry() -> Files {
    let mut units = String::from(
        "[[unit]]\nid = \"thi-xa\"\nname = { vi = \"Thị xã\", en = \"Town\" }\ntype = \"thi-xa\"\n",
    );
    let mut bodies = String::from(
        "[[body]]\nid = \"ubnd\"\nname = { vi = \"UBND thị xã\" }\nkind = \"ubnd\"\nunit = \"thi-xa\"\n",
    );
    for (id, name) in WARDS {
        write!(
            units,
            "[[unit]]\nid = \"{id}\"\nname = {{ vi = \"Phường {name}\", en = \"{id} Ward\" }}\n\
             type = \"phuong\"\nparent = \"thi-xa\"\nvalid_to = 2025-06-30\n\
             successors = [{{ id = \"phuong-moi\", how = \"whole\" }}]\n"
        )
        .unwrap();
        write!(
            bodies,
            "[[body]]\nid = \"ubnd-{id}\"\nname = {{ vi = \"UBND phường {name}\" }}\nkind = \"ubnd\"\n\
             unit = \"{id}\"\n"
        )
        .unwrap();
    }
    units.push_str(
        "[[unit]]\nid = \"phuong-moi\"\nname = { vi = \"Phường Mới\", en = \"New Ward\" }\n\
         type = \"phuong\"\nparent = \"thi-xa\"\nvalid_from = 2025-07-01\n",
    );
    let mut documents = String::new();
    for i in 0..DOCUMENTS {
        write!(
            documents,
            "[[document]]\nid = \"vb-{i}\"\ntype = \"ke-hoach\"\nissuer = \"ubnd\"\n\
             number = \"{i}/KH-UBND\"\ndate = 2020-01-0{}\n",
            i + 1
        )
        .unwrap();
    }
    let site = "title = { vi = \"Bản tin\", en = \"Bulletin\" }\nbase_url = \"https://bantin.example/\"\n\
                languages = [\"vi\", \"en\"]\npublishers = [\"ubnd\"]\n";
    vec![
        ("bulletin.toml".to_owned(), site.to_owned()),
        ("content/registry/units.toml".to_owned(), units),
        ("content/registry/bodies.toml".to_owned(), bodies),
        ("content/registry/documents.toml".to_owned(), documents),
    ]
}

/// The year of an article.
fn year(i: usize) -> usize {
    2020 + i % YEARS
}

/// The day of what an article tells.
fn day(i: usize) -> String {
    format!("{}-{:02}-{:02}", year(i), MONTHS[(i / YEARS) % MONTHS.len()], 1 + (i * 11) % 28)
}

fn ward(i: usize) -> &'static str {
    WARDS[(i / 2) % WARDS.len()].0
}

fn article(i: usize, files: &mut Files) {
    let (year, day, ward) = (year(i), day(i), ward(i));
    let date = match i % 40 {
        13 => format!("date = \"{}\"\nevent_date = {day}", &day[..7]),
        29 => format!("date = \"{year}\""),
        _ => format!("date = {day}"),
    };
    // Every seventh is about a second ward, every eleventh about its body's unit.
    let wards = match i {
        i if i % 11 == 4 => String::new(),
        i if i % 7 == 3 => format!("wards = [\"{ward}\", \"{}\"]\n", WARDS[(i / 2 + 1) % 5].0),
        _ => format!("wards = [\"{ward}\"]\n"),
    };
    let cited = match i % 6 {
        1 => format!("documents = [\"vb-{}\"]\n", i / 6 % DOCUMENTS),
        _ => String::new(),
    };
    let vi = format!(
        "+++\ntitle = \"Tin số {i}\"\n{date}\nkind = \"tin\"\nbody = \"ubnd-{ward}\"\n{wards}{cited}+++\n\
         Nội dung của tin số {i}.\n\n## Mục\n\nXem [mục](#muc) và [đơn vị](unit:{ward}).\n"
    );
    files.push((format!("content/articles/{year}/tin-{i:04}.vi.md"), vi));
    if i % 4 != 3 {
        let en = format!("+++\ntitle = \"News {i}\"\n+++\nThe text of news {i}.\n");
        files.push((format!("content/articles/{year}/tin-{i:04}.en.md"), en));
    }
}

fn meeting(i: usize, files: &mut Files) {
    let text = format!(
        "kind = \"hoi-nghi\"\nstatus = \"held\"\ndate = {}\ntitle = {{ vi = \"Hội nghị {i}\", en = \"Meeting {i}\" }}\n\
         organisers = [\"ubnd\"]\nunit = \"thi-xa\"\nwards = [\"{}\"]\narticles = [\"tin-{i:04}\"]\n",
        day(i),
        ward(i)
    );
    files.push((format!("content/meetings/{}/hop-{i:04}.toml", year(i)), text));
}

fn batch(i: usize, files: &mut Files) {
    let text = format!(
        "date = {}\nmeeting = \"hop-{i:04}\"\nstated_total = {}\nawards = [\n\
         {{ n = 1, kind = \"bang-khen\", issuer = \"ubnd\", recipient_type = \"collective\", count = 2 }},\n\
         {{ n = 2, kind = \"giay-khen\", issuer = \"ubnd\", recipient_type = \"individual\", count = {}, ward = \"{}\" }},\n]\n",
        day(i),
        3 + i % 4,
        1 + i % 4,
        ward(i)
    );
    files.push((format!("content/awards/{}/khen-{i:04}.toml", year(i)), text));
}
