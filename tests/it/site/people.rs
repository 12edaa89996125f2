//! Who is withheld or under age stands in no file of the output, and the totals stay.

use std::path::Path;

use super::fixture::Site;

/// A site with a person whom meetings, batches and their rows name, with words in the registry before `name`.
fn site(words: &str) -> Site {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad/base");
    let site = Site::copy_of(&root, &["bulletin.toml", "content"]);
    site.edit(
        "content/registry/persons.toml",
        "schema = 1\n",
        &format!(
            "schema = 1\n\n[[person]]\nid = \"le-thi-han\"\nname = \"Lê Thị Hân\"\nhonorific = \"ba\"\n{words}\n"
        ),
    );
    site.edit(
        "content/awards/2024/khen-thuong-mua-kho.toml",
        "count = 4\n",
        "count = 3\n\n[[awards]]\nn = 3\nkind = \"giay-khen\"\nissuer = \"ubnd-dong-khe\"\n\
         recipient_type = \"individual\"\nrecipient_person = \"le-thi-han\"\n\
         recipient_name = { vi = \"Bà Lê Thị Hân, thôn 2\" }\npresented_by = \"le-thi-han\"\n\
         presented_by_as_stated = \"Lê Thị Hân\"\ncount = 1\n",
    );
    site.edit(
        "content/meetings/2024/tong-ket-mua-kho.toml",
        "[[agenda]]\nn = 1\n",
        "[[participants]]\nperson = \"le-thi-han\"\nrole = \"presenter\"\n\n[[agenda]]\nn = 1\n",
    );
    site.edit(
        "content/meetings/2024/tong-ket-mua-kho.toml",
        "by = [\"tran-van-an\"]",
        "by = [\"tran-van-an\", \"le-thi-han\"]",
    );
    site
}

/// Lists the files that hold a name or an id of the person, in any spelling.
fn naming(site: &Site) -> Vec<String> {
    let holds = |bytes: &[u8]| {
        let text = bantin::ground::text::fold::fold(&String::from_utf8_lossy(bytes));
        text.contains("le thi han") || text.contains("le-thi-han")
    };
    site.tree().into_iter().filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path).collect()
}

#[test]
fn who_is_withheld_or_under_age_is_in_no_file_and_the_totals_stay() {
    let open = site("");
    open.build();
    assert!(naming(&open).len() >= 4, "who may be named is: {:?}", naming(&open));
    for words in ["withhold = true", "minor = true"] {
        let closed = site(words);
        closed.build();
        assert_eq!(naming(&closed), Vec::<String>::new(), "{words}");
        let page = closed.page("/khen-thuong/2024/khen-thuong-mua-kho/");
        assert!(page.contains(">5 lượt khen thưởng<") && page.contains("cá nhân"), "{page}");
    }
}

#[test]
fn a_name_in_a_text_is_found_however_it_is_written() {
    let article = "content/articles/2024/don-kenh.vi.md";
    let site = site("withhold = true");
    let text = site.read(article);
    let lines = |name: &str| {
        site.write(article, &format!("{text}\nBà {name} được khen.\n"));
        let said = site.run(&["check", "--only", "person-named", "--lang", "en"]).err;
        said.lines().filter(|line| line.starts_with("error")).count()
    };
    let before = lines("Lê Thị Hạn");
    let written = ["Lê Thị Hân", "LÊ THỊ HÂN", "Le Thi Han", "Lê Thi Hân", "Lê\u{A0}Thị **Hân**"];
    let decomposed = ["Le\u{302} Thi\u{323} Ha\u{302}n"];
    for name in written.into_iter().chain(decomposed) {
        assert_eq!(lines(name), before + 1, "{name}");
    }
}

/// What the theme says is looked through as well, whatever its letters are written as; and so are the tables of texts.
#[test]
fn a_name_in_the_output_is_found_however_it_is_written() {
    let site = Site::golden("own-theme");
    site.write(
        "content/registry/persons.toml",
        "schema = 1\n\n[[person]]\nid = \"mot\"\nname = \"Nguyễn Hòa Đạt\"\nminor = true\n",
    );
    assert_eq!(site.build().err, "");
    let article = "content/articles/2021/bai-1.vi.md";
    let text = site.read(article);
    let style = site.read("themes/own/assets/own.css");
    let named = || {
        let said = site.run(&["build", "--lang", "en"]).err;
        said.lines().any(|line| line.starts_with("error[person-"))
    };
    for words in ["\"Nguyễn Hòa Đạt\"", r#""\4e guy\1ec5n H\f2 a \110\1ea1t""#] {
        site.write(
            "themes/own/assets/own.css",
            &format!("{style}\nb::after {{ content: {words} }}\n"),
        );
        assert!(named(), "{words}");
    }
    site.write("themes/own/assets/own.css", &style);
    for words in [
        "em nguyễn hòa đạt",
        "| Tên | Tuổi | Họ |\n|---|---|---|\n| Đạt | 12 | Nguyễn Hòa |",
        "[xem](https://bao.vn/nguy%25E1%25BB%2585n-h%25C3%25B2a-%25C4%2591%25E1%25BA%25A1t)",
        "[xem](https://bao.vn/dat-nguyen-hoa)",
    ] {
        site.write(article, &format!("{text}\n\n{words}\n"));
        assert!(named(), "{words}");
    }
    site.write(article, &format!("{text}\n\n| a | b |\n|---|---|\n| Đạt | Nguyễn Hoá |\n"));
    assert!(!named());
}

/// An office ends with its body, whatever its own days say: later nobody is named with it, on pages and in data.
#[test]
fn an_office_is_not_held_once_its_body_is_no_more() {
    for (held, is_held_before) in [
        ("from = 2021-07-01", true),
        ("as_of = 2022-08-23", true),
        ("", true),
        ("from = 2025-01-01", false),
    ] {
        let site = site("");
        site.edit("content/registry/persons.toml", "to = 2025-06-30\n", &format!("{held}\n"));
        site.edit(
            "content/meetings/2024/tong-ket-mua-kho.toml",
            "[[agenda]]\nn = 1\n",
            "[[participants]]\nperson = \"tran-van-an\"\nrole = \"presenter\"\n\n[[agenda]]\nn = 1\n",
        );
        site.write(
            "content/meetings/2026/hop-sau.toml",
            "kind = \"hoi-nghi\"\nstatus = \"held\"\ndate = 2026-03-01\ntitle = { vi = \"Họp sau\" }\n\
             organisers = [\"ubnd-dong-son\"]\nchair = \"tran-van-an\"\nunit = \"dong-son\"\n\
             participants = [{ person = \"tran-van-an\", role = \"presenter\" }]\n",
        );
        site.build();
        for (pages, is_held) in [
            (["/cuoc-hop/2024/tong-ket-mua-kho/", "/du-lieu/2024/cuoc-hop.json"], is_held_before),
            (["/cuoc-hop/2026/hop-sau/", "/du-lieu/2026/cuoc-hop.json"], false),
        ] {
            for page in pages {
                let text = site.page(page);
                assert!(text.contains("Trần Văn An"), "{held:?} {page}: {text}");
                assert_eq!(text.contains("Chủ tịch UBND xã"), is_held, "{held:?} {page}: {text}");
            }
        }
    }
}

/// No day of an office lies outside the days of its body; what may outlive its unit sets no bounds.
#[test]
fn the_days_of_an_office_lie_within_those_of_its_body() {
    for (body, days, told) in [
        (
            "ubnd-dong-khe",
            "to = 2025-07-31",
            Some("mend `to`, or name the body that was in force on that day: ubnd-dong-son"),
        ),
        ("ubnd-dong-khe", "from = 2026-01-01", Some("mend `from`, or name")),
        ("ubnd-dong-son", "as_of = 2024-08-23", Some("mend `as_of`, or name")),
        ("ubnd-dong-khe", "from = 2021-07-01", None),
        ("ubnd-dong-khe", "as_of = 2025-06-30", None),
        ("ubnd-dong-khe", "", None),
        ("hop-tac-xa-dong-khe", "from = 2026-01-01", None),
    ] {
        let site = site("");
        let persons = "content/registry/persons.toml";
        site.edit(persons, "body = \"ubnd-dong-khe\"", &format!("body = \"{body}\""));
        site.edit(persons, "to = 2025-06-30\n", &format!("{days}\n"));
        let ran = site.run(&["check"]);
        let codes: Vec<_> = told.iter().map(|_| "body-not-in-force").collect();
        assert_eq!(ran.codes(), codes, "{body} {days}: {}", ran.err);
        assert!(ran.err.contains(told.unwrap_or_default()), "{body} {days}: {}", ran.err);
    }
}
