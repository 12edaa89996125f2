//! The rows of the preview: how soon it shows a page, and how soon an open page shows what was saved.
//!
//! The clock of an edit starts just before the new file takes the name of the old one, and stops when the bytes
//! of the page are here, after the preview has told it to load itself again.

mod http;
mod server;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use bantin::plan::web_server::WebServer;

use crate::builds::page_of;
use crate::row::Row;
use crate::tree::Tree;
use crate::workbench::{self, Workbench};
use server::Server;

/// How often each kind of edit is made.
const EDITS: usize = 15;

/// How many of the other pages are compared with a build.
const SAMPLE: usize = 150;

/// A kind of edit: what stands in a file, and what takes its place.
struct Kind {
    name: &'static str,
    file: PathBuf,
    /// The page that is open.
    page: String,
    /// Another page that must show it too.
    other: Option<&'static str>,
    /// What stands in the file before the mark of the edit, and after it.
    around: [&'static str; 2],
    /// What stands there at first, where that is not `around` alone.
    first: &'static str,
    mark: fn(usize) -> String,
}

/// Measures the preview of a site.
pub(crate) fn measure(bench: &Workbench) -> anyhow::Result<Vec<Row>> {
    let start = Instant::now();
    let server = Server::start(bench)?;
    server.page("/")?;
    let first_page = start.elapsed();
    let mut rows = vec![
        Row::of_times("preview: its address is said", vec![server.ready], None),
        Row::of_times("preview: the first page is here", vec![first_page], server.memory()),
    ];
    let kinds = kinds(bench)?;
    for kind in &kinds {
        let times: anyhow::Result<Vec<_>> = (1..=EDITS).map(|n| edit(&server, kind, n)).collect();
        rows.push(Row::of_times(kind.name, times?, server.memory()));
    }
    let pages: Vec<_> = kinds.iter().map(|kind| kind.page.as_str()).collect();
    compare(bench, &server, &pages)?;
    Ok(rows)
}

fn kinds(bench: &Workbench) -> anyhow::Result<[Kind; 4]> {
    let articles = bench.articles()?;
    // The latest stands on the front page too.
    let article = articles.last().map_or(Path::new(""), PathBuf::as_path);
    let page = address(&page_of(article)?);
    let site = bench.site();
    let body = Kind {
        name: "preview: a body is saved",
        file: article.to_owned(),
        page: page.clone(),
        other: None,
        around: ["\n+++\n", "\n\n"],
        first: "\n+++\n",
        mark: |n| format!("Sửa bài lần {n}."),
    };
    let title = Kind {
        name: "preview: a title is saved",
        file: article.to_owned(),
        page: page.clone(),
        other: Some("/"),
        around: ["title = \"", ": "],
        first: "title = \"",
        mark: |n| format!("Sửa tên lần {n}"),
    };
    let unit = Kind {
        name: "preview: the name of a unit is saved",
        file: site.join("content/registry/units.toml"),
        page: "/don-vi/lam-giang/".to_owned(),
        other: Some("/don-vi/"),
        around: ["vi = \"", "\""],
        first: "vi = \"Phường Lam Giang\"",
        mark: |n| format!("Phường Lam Giang {n}"),
    };
    let template = Kind {
        name: "preview: a template is saved",
        file: site.join("themes/rieng/templates/article.html"),
        page,
        other: None,
        around: ["{% block content %}", ""],
        first: "{% block content %}",
        mark: |n| format!("<p>Sửa mẫu lần {n}.</p>"),
    };
    Ok([body, title, unit, template])
}

/// Saves an edit, and returns how long it took until the page that shows it was here.
fn edit(server: &Server, kind: &Kind, n: usize) -> anyhow::Result<Duration> {
    let written = |n| match n {
        0 => kind.first.to_owned(),
        n => kind.around.join(&(kind.mark)(n)),
    };
    let mut events = server.events(&kind.page, &server.page(&kind.page)?)?;
    let edit = workbench::prepare(&kind.file, &written(n - 1), &written(n))?;
    let start = Instant::now();
    edit.save()?;
    events.wait_for_reload()?;
    let page = server.page(&kind.page)?;
    let took = start.elapsed();
    let mark = (kind.mark)(n);
    anyhow::ensure!(page.html.contains(&mark), "{} does not show {mark:?}", kind.page);
    if let Some(other) = kind.other {
        let shows = server.page(other)?.html.contains(&mark);
        anyhow::ensure!(shows, "{other} does not show {mark:?}");
    }
    Ok(took)
}

/// Compares what is served after the edits with what a build writes.
fn compare(bench: &Workbench, server: &Server, pages: &[&str]) -> anyhow::Result<()> {
    let out = bench.beside("fresh");
    bench.build(&out)?;
    let files = Tree::of(&out)?.sizes();
    let step = files.len().div_ceil(SAMPLE);
    let named = |path: &Path| pages.contains(&address(path).as_str());
    let sample = files.iter().enumerate().filter(|(n, (path, _))| n % step == 0 || named(path));
    // What is for other addresses, or for web servers alone, is not served by its own name.
    let is_served = |path: &Path| {
        let mut apart = WebServer::ALL.iter().map(|it| it.file()).chain(["404.html"]);
        !apart.any(|file| path == Path::new(file))
    };
    for (_, (path, _)) in sample.filter(|(_, (path, _))| is_served(path)) {
        let address = address(path);
        let built = std::fs::read(out.join(path))?;
        let served = match path.extension().is_some_and(|ending| ending == "html") {
            true => server.page(&address)?.html.into_bytes(),
            false => server.file(&address)?,
        };
        anyhow::ensure!(served == built, "{address} is served otherwise than it is built");
    }
    Ok(())
}

/// Returns the address of a file of the output.
fn address(path: &Path) -> String {
    let path = path.to_string_lossy();
    format!("/{}", path.strip_suffix("index.html").unwrap_or(&path))
}
