//! The pages of an archive open from a folder: no link of them leads nowhere, and what lies beyond has its whole address.

use html5gum::{Token, Tokenizer};

use super::super::site::fixture::{Site, Tree};
use super::{bag, base};

/// Lists the values of attributes that hold addresses, of a page.
fn addresses(html: &str) -> Vec<String> {
    let mut all = Vec::new();
    for token in Tokenizer::new(html) {
        let Ok(Token::StartTag(tag)) = token else { continue };
        for (name, value) in &tag.attributes {
            let value = String::from_utf8_lossy(value).into_owned();
            match name.as_slice() {
                b"href" | b"src" => all.push(value),
                b"srcset" => all.extend(
                    value.split(", ").map(|it| it.split(' ').next().unwrap_or("").to_owned()),
                ),
                _ => {}
            }
        }
    }
    all
}

fn is_page(path: &str) -> bool {
    path.starts_with("data/site/") && path.ends_with(".html")
}

/// Lists the relative links of all pages that lead to no file, and counts all.
fn dead(files: &Tree) -> (Vec<String>, usize) {
    let (mut dead, mut count) = (Vec::new(), 0);
    for (path, bytes) in files.iter().filter(|(path, _)| is_page(path)) {
        for address in addresses(&String::from_utf8_lossy(bytes)) {
            let leads_out = ["#", "https://", "http://", "mailto:", "tel:"];
            if leads_out.iter().any(|start| address.starts_with(start)) {
                continue;
            }
            count += 1;
            let mut parts: Vec<&str> = path.split('/').collect();
            parts.pop();
            for part in address.split('#').next().unwrap_or("").split('/') {
                match part {
                    ".." => drop(parts.pop()),
                    part => parts.push(part),
                }
            }
            if !files.contains_key(&parts.join("/")) {
                dead.push(format!("{path}: {address}"));
            }
        }
    }
    (dead, count)
}

#[test]
fn no_link_of_an_archive_leads_nowhere() {
    for site in [Site::example(), Site::golden("sub-path"), Site::golden("own-theme")] {
        let files = bag(&site, &["all"]);
        let (dead, count) = dead(&files);
        assert_eq!(dead, Vec::<String>::new());
        assert!(count > 100, "{count}");
    }
}

#[test]
fn what_lies_beyond_a_year_has_its_address_on_the_living_site() {
    let site = base();
    let old = "+++\ntitle = \"Tin cũ\"\ndate = 2023-05-11\nkind = \"tin\"\nbody = \"ubnd-dong-khe\"\n+++\nTin.\n";
    site.write("content/articles/2023/tin-cu.vi.md", old);
    let article = "content/articles/2024/don-kenh.vi.md";
    let text = site.read(article);
    let more = "Xem [tin cũ](article:tin-cu), [cũng thế](/tin/2023/tin-cu/), \
                [các năm](/nam/) và [hội nghị](meeting:tong-ket-mua-kho).\n";
    site.write(article, &format!("{text}\n{more}"));
    site.build();
    let files = bag(&site, &["2024"]);
    assert_eq!(dead(&files).0, Vec::<String>::new());
    let page = String::from_utf8_lossy(&files["data/site/tin/2024/don-kenh/index.html"]);
    let live = format!("{}tin/2023/tin-cu/", site.base_url());
    assert_eq!(page.matches(&format!("href=\"{live}\"")).count(), 2, "{page}");
    assert!(page.contains("href=\"../../../nam/index.html\""), "{page}");
    assert!(page.contains("class=\"archive-note\"") && page.contains("2024"), "{page}");
    let record = String::from_utf8_lossy(&files["data/sources/archive.toml"]);
    assert!(record.contains("link = \"article:tin-cu\""), "{record}");
    assert!(!files.keys().any(|path| path.contains("tin-cu")), "it is not of the year");
}

#[test]
fn what_only_a_living_site_answers_is_not_in_an_archive() {
    let files = bag(&Site::example(), &["all"]);
    let site = || files.keys().filter_map(|path| path.strip_prefix("data/site/"));
    for name in ["robots.txt", "404.html", "410.html", ".htaccess", "sitemap.xml", "feed.xml"] {
        assert!(site().all(|path| !path.ends_with(name)), "{name}");
    }
    assert!(site().any(|path| path == "du-lieu/2022/tin.csv"), "the records are there as data");
    assert!(site().any(|path| path == "dinh-chinh/index.html"), "and the corrections");
    assert!(files.contains_key("data/sources/themes/bulletin/theme.toml"));
}
