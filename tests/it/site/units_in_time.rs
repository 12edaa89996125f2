//! Units that became others, which became others again: what their pages say of today.

use super::fixture::Site;
use super::html::Html;

const UNITS: &str = "content/registry/units.toml";

/// An older unit: its id, the day on which it ended, and what it became.
type Older<'c> = (&'c str, &'c str, &'c [(&'c str, &'c str)]);

/// The example with older units.
fn site(changes: &[Older<'_>]) -> Site {
    let site = Site::example();
    let mut units = site.read(UNITS);
    for (id, end, successors) in changes {
        let successors = successors.iter();
        let named = successors.map(|(id, how)| format!("{{ id = \"{id}\", how = \"{how}\" }}"));
        let named: Vec<_> = named.collect();
        units.push_str(&format!(
            "\n[[unit]]\nid = \"{id}\"\nname = {{ vi = \"Xã {id}\" }}\ntype = \"xa\"\nparent = \"thi-xa-hong-linh\"\n\
             valid_to = {end}\nsuccessors = [{}]\n",
            named.join(", "),
        ));
    }
    site.write(UNITS, &units);
    // Those of the site's list come first; the others stand in no index.
    let ids: Vec<_> = changes.iter().map(|(id, ..)| format!("\"{id}\", ")).collect();
    site.edit("bulletin.toml", "units = [", &format!("units = [{}", ids.concat()));
    site
}

/// Returns what the page of a unit says below "Đơn vị này hoạt động đến hết ngày ...".
fn notice(site: &Site, unit: &str) -> Vec<String> {
    let page = site.page(&format!("/don-vi/{unit}/"));
    let notice = page.split("notice-ended").nth(1).unwrap().split("</section>").next().unwrap();
    let lines = notice.split("<p>").skip(2).map(|line| Html::parse(line).text.trim().to_owned());
    lines.collect()
}

#[test]
fn what_a_unit_is_part_of_now_is_in_force_now() {
    let site = site(&[
        // One that became a ward, which became part of another.
        ("xa-duc-thuan", "2009-01-31", &[("xa-giua", "whole")]),
        ("xa-giua", "2012-01-31", &[("duc-thuan", "whole")]),
        // One whose parts came together again, and one of which only a part is said.
        ("xa-chia", "2012-01-31", &[("bac-hong", "part"), ("trung-luong", "part")]),
        ("xa-mot-phan", "2012-01-31", &[("bac-hong", "part")]),
        // One whose parts are in two places; the way through a part leaves no more than a part.
        (
            "xa-hai-noi",
            "1992-03-10",
            &[("xa-giua-2", "whole-area"), ("nam-hong", "part-population")],
        ),
        ("xa-giua-2", "2014-01-31", &[("bac-hong", "part"), ("dau-lieu", "part")]),
    ]);
    site.build();
    for (unit, said) in [
        (
            "xa-duc-thuan",
            &["Đã nhập vào: Xã xa-giua (toàn bộ).", "Nay thuộc: Phường Bắc Hồng Lĩnh (toàn bộ)."][..],
        ),
        ("duc-thuan", &["Nay thuộc: Phường Bắc Hồng Lĩnh (toàn bộ)."]),
        (
            "xa-chia",
            &[
                "Đã nhập vào: Phường Bắc Hồng (một phần); Phường Trung Lương (một phần).",
                "Nay thuộc: Phường Bắc Hồng Lĩnh (toàn bộ).",
            ],
        ),
        (
            "xa-mot-phan",
            &[
                "Đã nhập vào: Phường Bắc Hồng (một phần).",
                "Nay thuộc: Phường Bắc Hồng Lĩnh (một phần).",
            ],
        ),
        (
            "xa-hai-noi",
            &[
                "Đã nhập vào: Xã xa-giua-2 (toàn bộ diện tích); Phường Nam Hồng (một phần dân số, từ 11/3/1992).",
                "Nay thuộc: Phường Nam Hồng Lĩnh (một phần); Phường Bắc Hồng Lĩnh (một phần).",
            ],
        ),
    ] {
        assert_eq!(notice(&site, unit), said, "{unit}");
    }
    let units = site.page("/don-vi/");
    let row = units.split("<tr>").find(|row| row.contains("Xã xa-duc-thuan")).unwrap();
    assert!(row.contains("Phường Bắc Hồng Lĩnh") && !row.contains("xa-giua"), "{row}");
}

/// The drawing and the words beside it go on to the units of today, and say that others went there, too.
#[test]
fn the_drawing_of_a_unit_goes_on_to_today() {
    let site = site(&[("xa-duc-thuan", "2009-01-31", &[("duc-thuan", "whole")])]);
    site.edit(UNITS, "id = \"duc-thuan\"\n", "id = \"duc-thuan\"\nvalid_from = 2009-02-01\n");
    site.build();
    let page = site.page("/don-vi/xa-duc-thuan/");
    assert!(
        page.contains("(toàn bộ, từ <time datetime=\"2009-02-01\">01/02/2009</time>)"),
        "{page}"
    );
    let lineage = page.split("class=\"lineage\"").nth(1).unwrap();
    let (drawing, words) = lineage.split_once("</svg>").unwrap();
    assert!(drawing.contains("Phường Bắc Hồng Lĩnh") && drawing.contains("(+ 4)"), "{drawing}");
    let words = Html::parse(words.split("</div>").next().unwrap()).text;
    assert!(words.contains("Phường Bắc Hồng Lĩnh được lập ngày 01/7/2025 từ:"), "{words}");
    assert!(words.contains("và 4 đơn vị khác"), "{words}");
}

/// A unit that states no day is taken for one of today, and a blank is no part of a code. One that became something has
/// ended, if on a day that nobody knows.
#[test]
fn a_unit_without_days_has_no_code_that_another_has_today() {
    for (code, successors, told) in [
        ("18118", "", true),
        (" 18118 ", "", true),
        ("18999", "", false),
        ("18118", "successors = [{ id = \"dac-khu-moi\", how = \"whole\" }]", false),
    ] {
        let site = Site::example();
        let unit = |id: &str, more: &str| {
            format!(
                "\n[[unit]]\nid = \"{id}\"\nname = {{ vi = \"Xã {id}\" }}\ntype = \"xa\"\n\
                 parent = \"ha-tinh\"\n{more}\n"
            )
        };
        let (new, old) =
            (unit("dac-khu-moi", ""), unit("xa-xua", &format!("code = \"{code}\"\n{successors}")));
        site.write(UNITS, &format!("{}{new}{old}", site.read(UNITS)));
        let ran = site.run(&["check"]);
        let codes: &[&str] = if told { &["code-shared"] } else { &[] };
        assert_eq!(ran.codes(), codes, "{code:?} {successors}: {}", ran.err);
    }
}

/// The example with more communes of the province: the id and more keys of each.
fn with_communes(communes: &[(&str, &str)]) -> Site {
    let site = Site::example();
    let units = communes.iter().map(|(id, more)| {
        format!(
            "\n[[unit]]\nid = \"{id}\"\nname = {{ vi = \"Xã {id}\", en = \"Commune {id}\" }}\ntype = \"xa\"\n\
             parent = \"ha-tinh\"\n{more}\n"
        )
    });
    site.write(UNITS, &format!("{}{}", site.read(UNITS), units.collect::<String>()));
    let ids: Vec<_> = communes.iter().map(|(id, _)| format!("\"{id}\", ")).collect();
    site.edit("bulletin.toml", "units = [", &format!("units = [{}", ids.concat()));
    site
}

const BECAME: &str = "successors = [{ id = \"sau\", how = \"whole\" }]";

/// A unit of today lasts until today; of two that are no more, nobody knows whether the later one began before the other ended.
#[test]
fn a_code_is_shared_on_a_day_that_is_known() {
    for (old, new, day) in [
        ("valid_to = 2025-07-31", "valid_from = 2025-07-01", Some("2025-07-31")),
        ("valid_to = 2025-06-30", "valid_from = 2025-07-01", None),
        ("valid_to = 2004-12-31", "valid_to = 2025-06-30", None),
        ("", "valid_from = 2027-01-01", None),
        ("", "valid_from = 2026-11-24", Some("2026-11-24")),
    ] {
        let code = |days: &str| format!("code = \"101\"\n{days}");
        let site = with_communes(&[("truoc", &code(old)), ("sau", &code(new))]);
        let ran = site.run(&["check"]);
        assert_eq!(ran.codes(), day.map_or(vec![], |_| vec!["code-shared"]), "{old} {new}");
        assert!(ran.err.contains(&day.map(|day| format!("on {day}")).unwrap_or_default()));
    }
}

/// Where the last day of a unit is missing, its first one says that another was there before it.
#[test]
fn a_successor_is_later_than_the_first_day_of_the_unit_before_it() {
    for (old, new, told) in [
        (
            "",
            "valid_from = 2025-07-01",
            Some(("successor-too-early", "`truoc` starts on 2026-01-01")),
        ),
        (
            "",
            "valid_from = 2026-01-01",
            Some(("successor-too-early", "`sau` starts on 2026-01-01")),
        ),
        ("", "valid_from = 2026-01-02", Some(("missing-key", "valid_to = 2026-01-01"))),
        ("", "valid_to = 2025-12-31", Some(("successor-ended", "which starts on 2026-01-01"))),
        ("", "", None),
        ("valid_to = 2026-03-01\n", "valid_from = 2026-03-02", None),
    ] {
        let before = format!("valid_from = 2026-01-01\n{old}{BECAME}");
        let ran = with_communes(&[("truoc", &before), ("sau", new)]).run(&["check"]);
        let codes: Vec<_> = told.iter().map(|(code, _)| *code).collect();
        assert_eq!(ran.codes(), codes, "{old} {new}: {}", ran.err);
        assert!(ran.err.contains(told.map_or("", |(_, said)| said)), "{old} {new}: {}", ran.err);
    }
}

/// A level that was abolished has units below it; another unit that has no successor is none.
#[test]
fn only_a_unit_with_others_below_it_was_a_level() {
    let site = with_communes(&[
        ("mot-minh", "valid_to = 2025-06-30"),
        ("cap-cu", "level = \"district\"\nvalid_to = 2025-06-30"),
        ("duoi", "valid_to = 2025-06-30"),
    ]);
    site.edit(UNITS, "name = { vi = \"Xã duoi\"", "name = { vi = \"Thôn duoi\"");
    let units = site.read(UNITS);
    let (rest, below) = units.split_once("id = \"duoi\"").unwrap();
    let below = below.replace("parent = \"ha-tinh\"", "parent = \"cap-cu\"");
    site.write(UNITS, &format!("{rest}id = \"duoi\"{below}"));
    site.build();
    assert_eq!(notice(&site, "mot-minh"), ["Đơn vị này không có đơn vị kế tiếp."]);
    let level = "Cấp này đã bãi bỏ, không có đơn vị kế tiếp; xem các đơn vị trực thuộc ở dưới.";
    assert_eq!(notice(&site, "cap-cu"), [level]);
}

#[test]
fn what_is_to_come_is_told_as_such() {
    let before = format!("valid_to = 2026-12-31\n{BECAME}");
    let site = with_communes(&[("truoc", &before), ("sau", "valid_from = 2027-01-01")]);
    site.build();
    let page = site.page("/don-vi/");
    let (current, rest) = page.split_once("Đơn vị sắp thành lập").unwrap();
    let (to_come, ended) = rest.split_once("Đơn vị cũ").unwrap();
    let is_in = |list: &str, id: &str| {
        list.contains(&format!("<th scope=\"row\"><a href=\"/don-vi/{id}/\""))
    };
    for (list, lists) in [(current, [true, false]), (to_come, [false, true]), (ended, [false; 2])] {
        assert_eq!(["truoc", "sau"].map(|id| is_in(list, id)), lists);
    }
    let home = site.page("/");
    assert!(home.contains("/don-vi/truoc/") && !home.contains("/don-vi/sau/"));
    for (page, said) in [
        ("/don-vi/truoc/", "Xã sau sẽ được lập ngày 01/01/2027 từ:"),
        ("/don-vi/sau/", "Đơn vị này sẽ được lập từ các đơn vị dưới đây."),
        ("/en/wards/truoc/", "Commune sau will be formed on 1 January 2027 from:"),
        ("/en/wards/sau/", "This unit will be formed from those below."),
    ] {
        let text = Html::parse(&site.page(page)).text;
        assert!(text.contains(said) && !text.contains("was formed"), "{page}: {text}");
    }
}

/// Whose successor need not still come is no more, if nobody knows since when.
#[test]
fn what_became_something_is_no_unit_of_today() {
    let site = with_communes(&[("truoc", BECAME), ("sau", "")]);
    site.build();
    let current = site.page("/don-vi/");
    let (current, _) = current.split_once("Đơn vị cũ").unwrap();
    assert!(current.contains("/don-vi/sau/") && !current.contains("/don-vi/truoc/"));
    let page = site.page("/don-vi/truoc/");
    assert!(page.contains("Đơn vị này đã chấm dứt hoạt động, không rõ từ ngày nào."), "{page}");
    assert_eq!(notice(&site, "truoc"), ["Nay thuộc: Xã sau (toàn bộ)."]);
}
