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

/// The base, whose meeting of 2024 names an article of 2023.
fn with_an_article_of_another_year() -> Site {
    let site = base();
    let old = "+++\ntitle = \"Tin cũ\"\ndate = 2023-05-11\nkind = \"tin\"\nbody = \"ubnd-dong-khe\"\n\
               wards = [\"dong-khe\"]\n+++\nTin.\n";
    site.write("content/articles/2023/tin-cu.vi.md", old);
    let meeting = "content/meetings/2024/tong-ket-mua-kho.toml";
    site.edit(meeting, "date = ", "articles = [\"tin-cu\"]\ndate = ");
    site
}

#[test]
fn another_year_has_no_pages_and_totals_that_look_whole() {
    let site = with_an_article_of_another_year();
    let files = bag(&site, &["2024"]);
    assert_eq!(dead(&files).0, Vec::<String>::new());
    let own = "data/site/tin/2023/tin-cu/index.html";
    assert!(files.contains_key(own), "what the year refers to came along");
    let other = |path: &&String| path.starts_with("data/site/") && path.contains("2023");
    let others: Vec<_> = files.keys().filter(other).collect();
    assert_eq!(others, [own], "no list, total or table of 2023");
    let years = String::from_utf8_lossy(&files["data/site/nam/index.html"]);
    assert!(!years.contains("2023"), "{years}");
    let meeting =
        String::from_utf8_lossy(&files["data/site/cuoc-hop/2024/tong-ket-mua-kho/index.html"]);
    assert!(meeting.contains("tin/2023/tin-cu/index.html"), "{meeting}");
    let info = String::from_utf8_lossy(&files["bag-info.txt"]);
    for line in ["Bantin-Articles: 1\n", "Bantin-Meetings: 1\n", "Bantin-Records-Taken-Along: 1\n"]
    {
        assert!(info.contains(line), "{line}{info}");
    }
    let all = bag(&site, &["all"]);
    assert!(all.contains_key("data/site/nam/2023/index.html"));
    assert!(String::from_utf8_lossy(&all["bag-info.txt"]).contains("Taken-Along: 0\n"));
}

#[test]
fn pages_of_other_years_say_so_and_are_listed() {
    let site = with_an_article_of_another_year();
    let files = bag(&site, &["2024"]);
    let text = |path: &str| String::from_utf8_lossy(&files[path]).into_owned();
    let other = "data/site/tin/2023/tin-cu/index.html";
    let [vi, en] = ["Trang này thuộc năm 2023;", "This page belongs to 2023;"];
    assert!(text(other).contains(vi), "{}", text(other));
    let speaking = files.keys().filter(|path| is_page(path));
    let speaking = speaking.filter(|path| [vi, en].iter().any(|it| text(path).contains(it)));
    let listed = |readme: &str| -> Vec<String> {
        let text = text(readme);
        let lines = text.lines().filter_map(|line| line.strip_prefix("    20")?.split_once("  "));
        lines.map(|(_, path)| path.to_owned()).collect()
    };
    let speaking: Vec<String> = speaking.cloned().collect();
    assert!(speaking.contains(&other.to_owned()));
    assert_eq!(
        listed("data/README.vi.txt"),
        speaking.iter().filter(|it| !it.contains("/en/")).cloned().collect::<Vec<_>>()
    );
    assert!(!listed("data/README.en.txt").is_empty());
    let n = listed("data/README.vi.txt").len();
    assert!(text("data/README.vi.txt").contains(&format!("Có {n} trang thuộc năm khác")));
    assert!(text("data/README.en.txt").contains(&format!("Pages of other years: {n}")));
    // Of a whole bulletin nothing comes from elsewhere, and the living one says nothing of it.
    let all = bag(&site, &["all"]);
    let page = String::from_utf8_lossy(&all[other]);
    assert!(!page.contains(vi), "{page}");
    assert!(!String::from_utf8_lossy(&all["data/README.vi.txt"]).contains("TRANG ĐI KÈM"));
    site.build();
    assert!(!site.read("public/tin/2023/tin-cu/index.html").contains(vi));
}

#[test]
fn an_archive_of_a_year_that_runs_says_how_far_it_reaches() {
    let site = base();
    for (day, is_running) in [("2024-12-31", true), ("2025-01-01", false)] {
        let out = format!("archives-{day}");
        let out = site.path().join(out);
        let ran = site.run(&["archive", "2024", "--today", day, "--out", out.to_str().unwrap()]);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        let place = out.join("ban-tin-dong-son-2024");
        let text = |path: &str| std::fs::read_to_string(place.join(path)).unwrap();
        let checked = super::verify(&site, &place, &["--rebuild"]);
        assert_eq!(checked.code, 0, "{}", checked.out);
        for (said, words) in [
            (ran.out, "2024 is not over: this archive reaches to 31 December 2024"),
            (checked.out, "for the archive of 2024-12-31, when 2024 was not over"),
            (
                text("data/README.vi.txt"),
                "Năm 2024 chưa hết khi lập: bản này chỉ tính đến ngày 31/12/2024\n",
            ),
            (
                text("data/README.en.txt"),
                "The year 2024 was not over: this copy reaches to 31 December 2024\n",
            ),
            (text("bag-info.txt"), "Bantin-Year-Not-Over-On: 2024-12-31\n"),
            (text("bag-info.txt").replace("\n ", ""), "(chưa hết năm, tính đến ngày 31/12/2024)"),
            (text("bag-info.txt").replace("\n ", ""), "(not over, up to 31 December 2024)"),
        ] {
            assert_eq!(said.contains(words), is_running, "{words}: {said}");
        }
    }
}

#[test]
fn documents_that_texts_link_to_come_along_by_whatever_address() {
    let site = base();
    let documents = "content/registry/documents.toml";
    let more = |id: &str, more: &str| {
        format!(
            "\n[[document]]\nid = \"{id}\"\ntype = \"ke-hoach\"\nissuer = \"ubnd-dong-khe\"\n\
             number = \"1/{id}\"\ndate = 2019-03-05\n{more}"
        )
    };
    let all = [
        site.read(documents),
        more("mot", ""),
        more("hai", "aliases = [\"/van-ban-cu/hai/\"]\n"),
        more("ba", ""),
    ];
    let first = all[0].lines().find(|line| line.starts_with("title")).map(str::to_owned);
    let title = first.unwrap_or_default();
    let all: Vec<String> =
        all.iter().map(|it| it.replace("date = 2019", &format!("{title}\ndate = 2019"))).collect();
    site.write(documents, &all.concat());
    let article = "content/articles/2024/don-kenh.vi.md";
    let text = site.read(article);
    site.write(article, &format!("{text}\nXem [một](document:mot) và [hai](/van-ban-cu/hai/).\n"));
    let files = bag(&site, &["2024"]);
    assert_eq!(dead(&files).0, Vec::<String>::new());
    let page = String::from_utf8_lossy(&files["data/site/tin/2024/don-kenh/index.html"]);
    for id in ["mot", "hai"] {
        assert!(page.contains(&format!("href=\"../../../van-ban/{id}/index.html\"")), "{page}");
    }
    assert!(!files.contains_key("data/site/van-ban/ba/index.html"));
}
