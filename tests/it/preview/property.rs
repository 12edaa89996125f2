//! After any sequence of edits a preview shows the bytes of a fresh build whenever the content holds no error; while it
//! does, the last good bytes stay.
//!
//! Two folders get each edit: the one under the preview, and one that is spared the broken files. What the preview must
//! show is a fresh build of the second.

mod rows;

use std::collections::BTreeSet;
use std::fs;

use bantin::build::preview::Held;
use bantin::build::preview::look::Look;
use proptest::prelude::*;

use self::rows::{MEETING, MORE, ROWS};
use super::world::{World, findings, fresh};
use crate::site::fixture::{Site, Tree};
use crate::site::maker;

const ARTICLES: usize = 6;

/// An edit; numbers choose the article, the year, the ward.
#[derive(Clone, Debug)]
enum Edit {
    AddArticle(usize),
    DeleteArticle(usize),
    RenameArticle(usize),
    MoveToYear(usize, usize),
    MoveToWard(usize, usize),
    Retitle(usize),
    Body(usize),
    Draft(usize),
    DropEnglish(usize),
    Break(usize, usize),
    Mend,
    Style,
    Template,
    BreakTemplate,
    UndefinedInTemplate,
    UnitName(usize),
    RemoveUnit(usize),
    RemoveUnits,
    AddFolder(usize),
    RemoveFolder(usize),
    /// A line of the table, the file, the record in it, and the value.
    Line(usize, usize, usize, usize),
}

/// What is done at once, and how the preview learns of it.
#[derive(Clone, Debug)]
struct Step {
    edits: Vec<Edit>,
    at: At,
    /// Whether all is rendered afterwards, or only after a later step.
    is_rendered: bool,
}

/// Where the folder is looked at after an edit.
#[derive(Clone, Copy, Debug)]
enum At {
    Files,
    Folders,
    Everywhere,
}

fn step() -> impl Strategy<Value = Step> {
    let at = prop_oneof![Just(At::Files), Just(At::Folders), Just(At::Everywhere)];
    let edits = prop_oneof![
        3 => proptest::collection::vec(edit(), 1..2),
        1 => proptest::collection::vec(edit(), 2..4),
    ];
    let is_rendered = prop::bool::weighted(0.8);
    (edits, at, is_rendered).prop_map(|(edits, at, is_rendered)| Step { edits, at, is_rendered })
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![kind_of_edit(), line()]
}

fn line() -> impl Strategy<Value = Edit> {
    let numbers = (0..ROWS.len(), 0..8usize, 0..8usize, 0..4usize);
    numbers.prop_map(|(row, file, record, value)| Edit::Line(row, file, record, value))
}

fn kind_of_edit() -> impl Strategy<Value = Edit> {
    let article = 0..ARTICLES;
    prop_oneof![
        article.clone().prop_map(Edit::AddArticle),
        article.clone().prop_map(Edit::DeleteArticle),
        article.clone().prop_map(Edit::RenameArticle),
        (article.clone(), 2020..2026usize).prop_map(|(at, year)| Edit::MoveToYear(at, year)),
        (article.clone(), 0..5usize).prop_map(|(at, ward)| Edit::MoveToWard(at, ward)),
        article.clone().prop_map(Edit::Retitle),
        article.clone().prop_map(Edit::Body),
        article.clone().prop_map(Edit::Draft),
        article.clone().prop_map(Edit::DropEnglish),
        (article, 0..5usize).prop_map(|(at, how)| Edit::Break(at, how)),
        Just(Edit::Mend),
        Just(Edit::Mend),
        Just(Edit::Style),
        Just(Edit::Template),
        Just(Edit::BreakTemplate),
        Just(Edit::UndefinedInTemplate),
        (0..5usize).prop_map(Edit::UnitName),
        (0..5usize).prop_map(Edit::RemoveUnit),
        Just(Edit::RemoveUnits),
        (0..3usize).prop_map(Edit::AddFolder),
        (0..3usize).prop_map(Edit::RemoveFolder),
    ]
}

const TEMPLATE: &str = "themes/plain/templates/base.html";
const UNITS: &str = "content/registry/units.toml";

/// The preview, the folder without the broken files, and what must be shown.
struct Pair {
    world: World,
    good: Site,
    /// The files that are broken in the folder under the preview.
    broken: Vec<String>,
    /// Whether the template there leaves something undefined: a thing that only rendering finds.
    is_undefined: bool,
    expected: Tree,
    /// The themes as they were then, by path.
    themes: Tree,
    edits: usize,
    /// The paths that were written or removed since the preview looked.
    touched: BTreeSet<String>,
}

impl Pair {
    fn new() -> Self {
        let make = || {
            let site = maker::site(ARTICLES).with_plain_theme();
            site.use_theme("plain");
            for (path, text) in MORE {
                site.write(path, text);
            }
            site.edit(MEETING, "unit = ", "chair = \"an\"\nunit = ");
            site
        };
        let (site, good) = (make(), make());
        let expected = fresh(good.path()).expect("the maker's site has no error");
        let world = World::open(site, false);
        Self {
            world,
            themes: themes_of(&good),
            good,
            broken: Vec::new(),
            is_undefined: false,
            expected,
            edits: 0,
            touched: BTreeSet::new(),
        }
    }

    /// Lists the files below a place whose names end so.
    fn files(&self, (place, ending): (&str, &str)) -> Vec<String> {
        let walk = walkdir::WalkDir::new(self.good.path().join(place));
        let paths = walk.sort_by_file_name().into_iter().filter_map(|entry| {
            let path = entry.ok()?.into_path();
            let path = path.strip_prefix(self.good.path()).ok()?.to_str()?.to_owned();
            let is_file = self.good.path().join(&path).is_file();
            (is_file && path.ends_with(ending)).then_some(path)
        });
        paths.collect()
    }

    fn article(&self, at: usize) -> Option<String> {
        let all = self.files(("content/articles", ".vi.md"));
        let whole = all.into_iter().filter(|path| !self.broken.contains(path));
        let whole: Vec<_> = whole.collect();
        (!whole.is_empty()).then(|| whole[at % whole.len()].clone())
    }

    /// Writes a file in both folders; one that is broken is left alone.
    fn write(&mut self, path: &str, text: &str) {
        if !self.broken.iter().any(|broken| broken == path) {
            self.good.write(path, text);
            self.world.site.write(path, text);
            self.touched.insert(path.to_owned());
        }
    }

    fn remove(&mut self, path: &str) {
        for site in [&self.good, &self.world.site] {
            let _missing = fs::remove_file(site.path().join(path));
        }
        self.touched.insert(path.to_owned());
    }

    fn change(&mut self, path: &str, change: impl Fn(&str) -> String) {
        if self.good.path().join(path).exists() {
            let text = change(&self.good.read(path));
            self.write(path, &text);
        }
    }

    /// Replaces the line that starts with a key.
    fn set(&mut self, path: &str, key: &str, line: &str) {
        self.change(path, |text| {
            let lines = text.lines().map(|old| if old.starts_with(key) { line } else { old });
            lines.map(|line| format!("{line}\n")).collect()
        });
    }

    fn break_file(&mut self, path: &str, text: &str) {
        self.see(path);
        self.world.site.write(path, text);
        self.is_broken(path);
    }

    /// What a file said before it breaks is what must stay: it has to have been seen.
    fn see(&mut self, path: &str) {
        if self.touched.contains(path) {
            self.look(At::Files);
        }
    }

    fn is_broken(&mut self, path: &str) {
        self.touched.insert(path.to_owned());
        if !self.broken.iter().any(|broken| broken == path) {
            self.broken.push(path.to_owned());
        }
    }

    fn mend(&mut self) {
        for path in std::mem::take(&mut self.broken) {
            let good = self.good.path().join(&path);
            self.touched.insert(path.clone());
            match fs::read_to_string(good) {
                Ok(text) => drop(self.world.site.write(&path, &text)),
                Err(_) => drop(fs::remove_file(self.world.site.path().join(&path))),
            }
        }
        self.is_undefined = false;
    }

    fn apply(&mut self, edit: &Edit) {
        self.edits += 1;
        let n = self.edits;
        match edit {
            Edit::AddArticle(at) => {
                let ward = maker::WARDS[at % 5].0;
                let text = format!(
                    "+++\ntitle = \"Tin thêm {n}\"\ndate = 2023-0{}-11\nkind = \"tin\"\nbody = \"ubnd-{ward}\"\n\
                     wards = [\"{ward}\"]\n+++\nBài thêm {n}.\n",
                    at + 1
                );
                self.write(&format!("content/articles/2023/them-{n}.vi.md"), &text);
            }
            Edit::DeleteArticle(at) => {
                // What meetings name must stay: those of the maker's articles that have none can go.
                let gone = self.article(*at).filter(|path| path.contains("them-"));
                if let Some(path) = gone {
                    self.remove(&path);
                    self.remove(&path.replace(".vi.md", ".en.md"));
                }
            }
            Edit::RenameArticle(at) => {
                if let Some(path) = self.article(*at).filter(|path| path.contains("them-")) {
                    let text = self.good.read(&path);
                    self.remove(&path);
                    self.write(&path.replace("them-", &format!("them-doi-{n}-")), &text);
                }
            }
            Edit::MoveToYear(at, year) => {
                if let Some(path) = self.article(*at) {
                    self.set(&path, "date = ", &format!("date = {year}-03-09"));
                }
            }
            Edit::MoveToWard(at, ward) => {
                if let Some(path) = self.article(*at) {
                    self.set(
                        &path,
                        "wards = ",
                        &format!("wards = [\"{}\"]", maker::WARDS[*ward].0),
                    );
                    self.set(&path, "date = ", "date = 2024-03-09");
                }
            }
            Edit::Retitle(at) => {
                if let Some(path) = self.article(*at) {
                    self.set(&path, "title = ", &format!("title = \"Tên mới {n}\""));
                }
            }
            Edit::Body(at) => {
                if let Some(path) = self.article(*at) {
                    self.change(&path, |text| format!("{text}\nThêm một câu, lần {n}.\n"));
                }
            }
            Edit::Draft(at) => {
                if let Some(path) = self.article(*at).filter(|path| path.contains("them-")) {
                    self.change(&path, |text| match text.contains("publication = ") {
                        true => text.replace("publication = \"draft\"\n", ""),
                        false => text.replacen("+++\n", "+++\npublication = \"draft\"\n", 1),
                    });
                }
            }
            Edit::DropEnglish(at) => {
                if let Some(path) = self.article(*at) {
                    let english = path.replace(".vi.md", ".en.md");
                    match self.good.path().join(&english).exists() {
                        true => self.remove(&english),
                        false => self.write(&english, "+++\ntitle = \"Words\"\n+++\nThe words.\n"),
                    }
                }
            }
            Edit::Break(at, how) => {
                if let Some(path) = self.article(*at) {
                    let text = self.good.read(&path);
                    let broken = match how {
                        0 => text.replacen("title = \"", "title = ", 1),
                        1 => text.split("kind = ").next().unwrap_or_default().to_owned(),
                        2 => text.replacen("+++\n", "+++\nwards_ = [\"a\"]\n", 1),
                        3 => text.replacen("body = \"ubnd", "body = \"khong-co", 1),
                        _ => format!("{text}\n[hỏng](article:khong-co-bai-nay)\n"),
                    };
                    self.break_file(&path, &broken);
                }
            }
            Edit::Mend => self.mend(),
            Edit::Style => {
                self.change("themes/plain/assets/plain.css", |text| format!("{text}\n/* {n} */\n"))
            }
            Edit::Template => self.change(TEMPLATE, |text| {
                text.replacen("</body>", &format!("<p>{n}</p></body>"), 1)
            }),
            Edit::BreakTemplate => {
                let text = self.good.read(TEMPLATE);
                // What is kept is the template as it was before: one that leaves something undefined, where it did so.
                self.break_file(TEMPLATE, &format!("{text}{{% if %}}"));
            }
            Edit::UndefinedInTemplate => {
                let text = self.good.read(TEMPLATE);
                self.break_file(TEMPLATE, &format!("{{{{ nothing_of_this_name }}}}{text}"));
                self.is_undefined = true;
            }
            Edit::UnitName(ward) => {
                let name = maker::WARDS[*ward].1;
                self.change(UNITS, |text| {
                    text.replacen(
                        &format!("vi = \"Phường {name}"),
                        &format!("vi = \"Phường {name} {n}"),
                        1,
                    )
                });
            }
            Edit::RemoveUnit(ward) => {
                let id = maker::WARDS[*ward].0;
                let text = self.good.read(UNITS);
                let without = text.replacen(&format!("id = \"{id}\""), "id = \"khac\"", 1);
                self.break_file(UNITS, &without);
            }
            Edit::RemoveUnits => {
                self.see(UNITS);
                let _missing = fs::remove_file(self.world.site.path().join(UNITS));
                self.is_broken(UNITS);
            }
            Edit::AddFolder(at) => {
                let text = format!(
                    "+++\ntitle = \"Trong thư mục {n}\"\ndate = 2022-05-1{at}\nkind = \"tin\"\nbody = \"ubnd\"\n+++\nBài.\n"
                );
                self.write(&format!("content/articles/2022/thu-muc-{at}/index.vi.md"), &text);
            }
            Edit::RemoveFolder(at) => {
                for site in [&self.good, &self.world.site] {
                    let folder = format!("content/articles/2022/thu-muc-{at}");
                    let _missing = fs::remove_dir_all(site.path().join(folder));
                }
                self.touched.insert(format!("content/articles/2022/thu-muc-{at}"));
                let gone = format!("content/articles/2022/thu-muc-{at}/");
                self.broken.retain(|path| !path.starts_with(&gone));
            }
            Edit::Line(row, file, record, value) => {
                let row = &ROWS[*row];
                let files = self.files(row.files);
                if !files.is_empty() {
                    let value = row.values[value % row.values.len()];
                    let value = value.replace("{n}", &n.to_string());
                    let change = |text: &str| rows::set(text, *record, row.key, &value);
                    self.change(&files[file % files.len()], change);
                }
            }
        }
    }

    /// Looks again where something was touched.
    fn look(&mut self, at: At) {
        let touched = std::mem::take(&mut self.touched);
        let mut look =
            if matches!(at, At::Everywhere) { Look::Everywhere } else { Look::default() };
        for path in touched {
            let path = self.world.site.path().join(path);
            match (at, path.parent()) {
                // The site's own folder is no place that is read.
                (At::Folders, Some(folder)) if folder != self.world.site.path() => {
                    look.add(folder.to_owned());
                }
                _ => look.add(path),
            }
        }
        self.world.look_at(&look);
    }

    /// Holds what is said of the site, and where all is rendered, what is shown against what must be.
    fn check(&mut self, is_rendered: bool) -> Result<(), TestCaseError> {
        prop_assert_eq!(&self.world.findings, &findings(self.world.site.path()));
        let now = fresh(self.good.path());
        if !self.is_undefined
            && let Some(tree) = &now
        {
            self.expected = tree.clone();
            self.themes = themes_of(&self.good);
        }
        match (self.is_undefined, is_rendered) {
            // What only rendering finds is known once all is rendered: the preview keeps what was before from then on.
            (true, _) => self.check_undefined(now.as_ref()),
            (false, true) => self.check_shown(),
            (false, false) => Ok(()),
        }
    }

    /// While a template leaves something undefined, no page vanishes: each is as it was or as it would be now.
    fn check_undefined(&mut self, now: Option<&Tree>) -> Result<(), TestCaseError> {
        let served = self.world.served();
        let under_before = self.under_the_theme_of_before();
        for (path, bytes) in &self.expected {
            let newer = now.map(|now| now.get(path));
            if newer == Some(None) {
                continue;
            }
            let shown = served.get(path);
            let is_known = shown == Some(bytes)
                || shown.is_some() && newer == Some(shown)
                || shown.is_some() && under_before.as_ref().map(|it| it.get(path)) == Some(shown);
            prop_assert!(is_known, "{path} is {:?}", shown.map(|it| String::from_utf8_lossy(it)));
        }
        Ok(())
    }

    /// Builds what is written now under the themes as they last could be rendered.
    fn under_the_theme_of_before(&self) -> Option<Tree> {
        let site = Site::copy_of(self.good.path(), &["bulletin.toml", "content"]);
        for (path, bytes) in &self.themes {
            site.write(path, std::str::from_utf8(bytes).unwrap());
        }
        fresh(site.path())
    }

    fn check_shown(&mut self) -> Result<(), TestCaseError> {
        let served = self.world.served();
        for (path, bytes) in &self.expected {
            prop_assert_eq!(
                served.get(path).map(|shown| String::from_utf8_lossy(shown)),
                Some(String::from_utf8_lossy(bytes)),
                "{}",
                path
            );
        }
        let extra: Vec<_> = served.keys().filter(|it| !self.expected.contains_key(*it)).collect();
        prop_assert!(extra.is_empty(), "{extra:?} are in no fresh build");
        Ok(())
    }
}

fn themes_of(site: &Site) -> Tree {
    let files = crate::site::fixture::tree(&site.path().join("themes"), &|_| true);
    files.into_iter().map(|(path, bytes)| (format!("themes/{path}"), bytes)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, max_shrink_iters: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_a_preview_shows_a_fresh_build(steps in proptest::collection::vec(step(), 1..12)) {
        let mut pair = Pair::new();
        for step in &steps {
            step.edits.iter().for_each(|edit| pair.apply(edit));
            pair.look(step.at);
            pair.check(step.is_rendered)?;
        }
        // Whatever was broken comes back: then all is as in a fresh build.
        pair.mend();
        pair.look(At::Files);
        pair.check(true)?;
        prop_assert!(fresh(pair.world.site.path()).is_some());
    }
}

/// What a draw may miss: each line of each kind of record, in each of its values, one look after each.
#[test]
fn after_each_line_of_each_record_a_preview_shows_a_fresh_build() {
    let mut pair = Pair::new();
    let (mut looks, mut whole, mut wrong) = (0, 0, Vec::new());
    for (line, row) in ROWS.iter().enumerate() {
        for value in (1..row.values.len()).chain([0]) {
            pair.apply(&Edit::Line(line, 0, 0, value));
            pair.look(At::Files);
            let place = || format!("{} {} {}", row.files.0, row.key, row.values[value]);
            wrong.extend(pair.check(true).is_err().then(place));
            looks += 1;
            whole += usize::from(pair.world.held == Held::Nothing);
        }
    }
    assert!(wrong.is_empty(), "not as a fresh build after {wrong:#?}");
    assert!(whole * 10 >= looks * 9, "{whole} of {looks} edits leave a site without an error");
}

/// What a draw found once: under a theme that cannot be rendered, and beside a file that is broken, edits go on.
#[test]
fn beside_two_things_that_are_broken_a_preview_shows_what_is_not() {
    let mut pair = Pair::new();
    let steps = [
        &[Edit::UndefinedInTemplate, Edit::AddFolder(0)][..],
        &[Edit::Line(20, 0, 0, 0)],
        &[Edit::Break(0, 0)],
        &[Edit::MoveToYear(0, 2020)],
        &[Edit::Retitle(1)],
    ];
    for edits in steps {
        edits.iter().for_each(|edit| pair.apply(edit));
        pair.look(At::Files);
        pair.check(false).unwrap();
    }
    pair.mend();
    pair.look(At::Files);
    pair.check(true).unwrap();
}
