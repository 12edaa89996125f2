//! Former addresses in the files of web servers. `tests/web-server` asks the servers themselves for the same ones.
//!
//! `BLESS=1 cargo test web_server` writes the files anew; what changed is then read in the diff.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use bantin::model::former::FormerAddress;
use bantin::plan::answers::{Answers, InLanguage};
use bantin::plan::route::Route;
use bantin::plan::web_server::WebServer;
use bantin::render::web_server;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/web-server/former")
}

/// The addresses with their targets.
fn addresses() -> Vec<(FormerAddress, Route)> {
    let text = fs::read_to_string(folder().join("addresses.tsv")).unwrap();
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let to: Vec<&str> = cells[2].split('/').collect();
        (FormerAddress::parse(cells[0]).expect(line), Route::page(&to).unwrap())
    };
    rows.map(row).collect()
}

#[test]
fn a_former_address_stays_one_word_of_its_line() {
    let page = |parts: &[&str]| Route::file(parts).unwrap();
    let pages = [["404.html"].as_slice(), &["410.html"], &["en", "404.html"], &["en", "410.html"]]
        .map(page);
    let [missing, withdrawn, missing_en, withdrawn_en] = &pages;
    let language = |folder, missing, withdrawn| InLanguage {
        folder,
        missing,
        withdrawn,
        doors: BTreeMap::new(),
    };
    let mut answers = Answers {
        base: "/",
        languages: vec![
            language("", missing, withdrawn),
            language("en/", missing_en, withdrawn_en),
        ],
        headers: Vec::new(),
    };
    let addresses = addresses();
    for (from, to) in &addresses {
        answers.moved(from, to);
    }
    for server in WebServer::ALL {
        let written = web_server::write(&answers, server);
        let path = folder().join(server.file());
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &written).unwrap();
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), written, "BLESS=1 writes it anew");
    }
}
