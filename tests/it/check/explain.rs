//! `bantin explain`: what every code means, without a site.

use bantin::ground::diagnostic::Code;

use crate::site::fixture::Site;

#[test]
fn without_a_code_all_are_listed() {
    let ran = Site::empty().run(&["explain"]);
    assert_eq!((ran.code, ran.out.lines().count()), (0, Code::ALL.len()));
    let line = ran.out.lines().find(|line| line.starts_with("raw-html ")).unwrap();
    assert!(line.contains("  warning  A text holds no raw HTML"), "{line}");
}

#[test]
fn a_code_is_explained_with_what_a_site_may_do_about_it() {
    let site = Site::empty();
    for code in Code::ALL {
        let (id, entry) = (code.id(), code.entry());
        for (language, words) in [("vi", &entry.vi), ("en", &entry.en)] {
            let ran = site.run(&["explain", id, "--lang", language]);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""));
            assert!(ran.out.contains(&words.about) && ran.out.contains(&words.message));
            assert!(ran.out.contains(words.general_help()), "{id}");
            assert_eq!(ran.out.contains(&format!("`{id} = \"off\"`")), entry.adjustable, "{id}");
            assert_eq!(ran.out.contains(&format!("rule = \"{id}\"")), entry.waivable, "{id}");
        }
    }
}

#[test]
fn json_holds_both_languages() {
    let site = Site::empty();
    let parse = |ran: &str| serde_json::from_str::<serde_json::Value>(ran).unwrap();
    let one = parse(&site.run(&["explain", "raw-html", "--format", "json"]).out);
    assert_eq!((one["code"].as_str(), one["waivable"].as_bool()), (Some("raw-html"), Some(true)));
    assert_eq!(one["vi"]["about"].as_str().unwrap(), Code::RawHtml.entry().vi.about);
    let all = parse(&site.run(&["explain", "--format", "json"]).out);
    assert_eq!(all.as_array().unwrap().len(), Code::ALL.len());
}

#[test]
fn a_code_that_there_is_not_is_a_slip_of_the_command_line() {
    let ran = Site::empty().run(&["explain", "rawhtml"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("did you mean `raw-html`?"), "{}", ran.err);
}
