//! Texts in Markdown on their pages: footnotes, alerts, lists of definitions, tables, files; and what is
//! dropped or refused.

use super::fixture::{Ran, Site};
use super::html::Html;
use super::links::assert_whole;
use super::maker;

const ARTICLE: &str = "content/articles/2024/van.vi.md";
const PAGE: &str = "/tin/2024/van/";
/// The lines before the text.
const HEAD: &str =
    "+++\ntitle = \"Văn\"\ndate = 2024-04-02\nkind = \"tin\"\nbody = \"ubnd\"\n+++\n";

fn with(text: &str) -> Site {
    let site = maker::site(1);
    site.write(ARTICLE, &format!("{HEAD}{text}"));
    site
}

/// Builds a site of one text and returns its page from the first of its words on.
fn page_of(text: &str) -> String {
    let site = with(text);
    let ran = site.build();
    assert_eq!(ran.err, "");
    assert_whole(&site);
    let page = site.page(PAGE);
    let from = page.find("<div class=\"prose\">").unwrap();
    page[from..].to_owned()
}

/// Tells where the findings of a code stand: line and column.
fn places(ran: &Ran, code: &str) -> Vec<(usize, usize)> {
    let heads =
        ran.err.split("\n").enumerate().filter(|(_, line)| line.contains(&format!("[{code}]")));
    let lines: Vec<&str> = ran.err.lines().collect();
    heads
        .map(|(at, _)| {
            let place = lines[at + 1].split(ARTICLE).nth(1).unwrap();
            let mut numbers = place.split(':').skip(1).map(|n| n.trim().parse().unwrap());
            (numbers.next().unwrap(), numbers.next().unwrap())
        })
        .collect()
}

/// `assert_whole` holds that no id stands twice and that each leads somewhere.
#[test]
fn footnotes_never_collide() {
    let page = page_of(
        "Một[^1], hai[^một], ba[^mot], bốn[^!], năm[^?], lại[^MỘT].\n\n\
         [^1]: A.\n\n[^một]: B.\n\n[^mot]: C.\n\n[^!]: D.\n\n[^?]: E.\n\n[^thừa]: Không ai nhắc.\n\n\
         ## Cước chú 1\n\n## Về cước chú 1\n\n## Cước chú mot 2\n",
    );
    let html = Html::parse(&page);
    let notes: Vec<_> =
        html.all("id").into_iter().filter(|id| id.starts_with("cuoc-chu-")).collect();
    assert_eq!(notes.len(), 8, "{notes:?}");
    for n in 1..=5 {
        assert_eq!(page.matches(&format!(">{n}</a></sup>")).count(), if n == 2 { 2 } else { 1 });
    }
    // One that nothing mentions has a number, and no way back.
    assert!(page.contains("<span class=\"footnote-number\">6</span>"), "{page}");
    assert_eq!(page.matches("class=\"footnote-number\" href").count(), 5);
}

/// A label that is defined twice is one footnote; its second text is not lost.
#[test]
fn a_footnote_that_is_defined_twice_is_one_place() {
    let page = page_of("Một[^a].\n\n[^a]: Đầu.\n\n[^a]: Sau.\n");
    assert_eq!(page.matches("id=\"cuoc-chu-a\"").count(), 1, "{page}");
}

#[test]
fn figures_corrections_and_headings_keep_apart() {
    let text = "## Hình A\n\n![](figure:a)\n\n![](figure:a)\n\n## Đính chính 1\n";
    let site = with(text);
    let head = HEAD.replace(
        "body = \"ubnd\"\n",
        "body = \"ubnd\"\ncorrections = [{ date = 2024-05-01, text = { vi = \"Sửa\" } }]\n\
         [figures.a]\ncaption = \"Lời\"\n",
    );
    site.write(ARTICLE, &format!("{head}{text}")).build();
    assert_whole(&site);
    let page = site.page(PAGE);
    for id in ["hinh-a", "hinh-a-2", "dinh-chinh-1", "dinh-chinh-1-2"] {
        assert_eq!(page.matches(&format!("id=\"{id}\"")).count(), 1, "{id}: {page}");
    }
}

#[test]
fn definitions_strikethrough_and_alerts_are_what_they_are() {
    let page = page_of(
        "Một cửa\n: Nơi ~~nộp~~ nhận hồ sơ.\n: Nơi trả.\n\n> [!NOTE]\n> Mang theo giấy.\n\n> [!CAUTION]\n> Nguy hiểm.\n\n> Lời trích.\n",
    );
    assert!(page.contains("<dl>\n<dt>Một cửa</dt>\n<dd>Nơi <del>nộp</del> nhận hồ sơ.</dd>\n<dd>Nơi trả.</dd>\n</dl>"), "{page}");
    for (class, name) in [("note", "Lưu ý"), ("caution", "Thận trọng")] {
        let alert = format!(
            "<blockquote class=\"markdown-alert-{class}\">\n<p class=\"markdown-alert-title\">{name}</p>"
        );
        assert!(page.contains(&alert), "{page}");
    }
    assert!(page.contains("<blockquote>\n<p>Lời trích.</p>"), "{page}");
}

#[test]
fn a_table_has_classes_and_no_styles() {
    let page = page_of("| Xã | Số | Giữa |\n|---|---:|:-:|\n| A | 1 | x |\n| B | 2 | ~~y~~ |\n");
    let html = Html::parse(&page);
    assert!(html.tags.iter().all(|(_, attributes)| !attributes.contains_key("style")));
    assert!(
        page.contains("<th scope=\"col\">Xã</th>\n<th scope=\"col\" class=\"num\">Số</th>"),
        "{page}"
    );
    assert!(
        page.contains(
            "<td data-label=\"Xã\">B</td>\n<td data-label=\"Số\" class=\"num\">2</td>\n\
             <td data-label=\"Giữa\" class=\"centred\"><del>y</del></td>"
        ),
        "{page}"
    );
    assert!(page.contains(
        "<section class=\"table-box\" tabindex=\"0\" aria-label=\"Bảng 1\">\n<table class=\"fold\">"
    ));
}

/// A label is the plain words of its heading, whatever they hold; there is none where there are no words.
#[test]
fn a_cell_is_labelled_with_the_words_of_its_heading() {
    let page = page_of(
        "Xem[^a].\n\n| **Xã** `\"&<x>`[^a] | | [Tin](/tin/) |\n|---|---|---|\n| A | B | |\n\n\
         | Khác |\n|---|\n| C |\n\n[^a]: Chú.\n",
    );
    let html = Html::parse(&page);
    let labels = html.all("data-label");
    assert_eq!(labels, ["Xã \"&<x>", "Tin", "Khác"], "{page}");
    assert!(page.contains("<td>B</td>\n<td data-label=\"Tin\" class=\"empty\"></td>"), "{page}");
}

/// HTML is dropped, and its words stay where they are words of the text; each piece is told at its place,
/// a tag with its end and a block once. A comment is no loss.
#[test]
fn html_is_dropped_with_a_warning_at_its_line() {
    let text = "Một <b onclick=\"x()\">hai</b>.\n\n<div>\n<script>alert(1)</script>\n</div>\n\nBa <!-- ghi chú -->.\n";
    let site = with(text);
    let ran = site.build();
    let codes = ran.codes();
    assert!(codes.iter().all(|code| code == "raw-html"), "{}", ran.err);
    let found = places(&ran, "raw-html");
    let head = HEAD.lines().count();
    assert_eq!(found, [(head + 1, 5), (head + 3, 1)]);
    let page = site.page(PAGE);
    assert!(page.contains("<p>Một hai.</p>") && page.contains("<p>Ba .</p>"), "{page}");
    for piece in ["onclick", "alert(1)", "<script>", "ghi chú", "<b>"] {
        assert!(!page.contains(piece), "{piece}");
    }
}

#[test]
fn a_line_break_that_is_dropped_leaves_two_words() {
    let site = with("Dòng<br/>sau.\n\n| Một |\n|---|\n| hai<BR>ba |\n");
    site.build();
    let page = site.page(PAGE);
    assert!(page.contains("Dòng\nsau.") && page.contains("hai\nba"), "{page}");
}

#[test]
fn attributes_of_headings_are_refused_but_for_an_id() {
    for (heading, code) in [
        ("## Tên {#ten .to}", "bad-heading"),
        ("## Tên {onclick=x}", "bad-heading"),
        ("## Tên {#Tên}", "bad-heading"),
        ("## Tên {#trang--nam}", "bad-heading"),
        ("## Tên {#cuoc-chu-1}", "duplicate-anchor"),
        ("## Tên {#dinh-chinh-2}", "duplicate-anchor"),
    ] {
        let site = with(&format!("Chữ[^1].\n\n{heading}\n\n[^1]: Lời.\n"));
        let ran = site.run(&["check"]);
        assert_eq!(ran.codes(), [code], "{heading}: {}", ran.err);
        assert_eq!(places(&ran, code), [(HEAD.lines().count() + 3, 1)], "{}", ran.err);
    }
    assert!(
        page_of("## Tên {#ten-rieng}\n\n[về](#ten-rieng)\n")
            .contains("<h2 id=\"ten-rieng\">Tên</h2>")
    );
}

/// Recordings are links like any other file: no player, their type and size in words.
#[test]
fn recordings_are_links_with_their_type_and_size() {
    let site = with(
        "[Hình](/tep/hop.mp4), [tiếng](/tep/phong-van/1.mp3), [trống](/tep/khong-duoi), [trang](unit:thi-xa).\n",
    );
    let long = |sign: &[u8], len: usize| [sign, &vec![b'0'; len - sign.len()]].concat();
    site.write_bytes("content/files/hop.mp4", &long(b"\0\0\0\x18ftypmp42", 2_345_678));
    site.write_bytes("content/files/phong-van/1.mp3", &long(b"ID3\x04\0", 36_500));
    site.write("content/files/khong-duoi", "0");
    site.build();
    let page = site.page(PAGE);
    for part in [
        "<a href=\"/tep/hop.mp4\">Hình</a> (MP4, 2,4 MB)",
        "<a href=\"/tep/phong-van/1.mp3\">tiếng</a> (MP3, 37 KB)",
        "<a href=\"/tep/khong-duoi\">trống</a> (1 KB)",
        "<a href=\"/don-vi/thi-xa/\">trang</a>.",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(!page.contains("<video") && !page.contains("<audio"));
    let english = "+++\ntitle = \"Text\"\n+++\n[Video](/tep/hop.mp4).\n";
    site.write(&ARTICLE.replace(".vi.", ".en."), english).build();
    assert!(site.page("/en/news/2024/van/").contains(">Video</a> (MP4, 2.4 MB)."));
}
