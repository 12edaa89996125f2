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
