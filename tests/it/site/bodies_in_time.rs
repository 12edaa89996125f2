//! Bodies that state no days, or few: which days they have from their unit and from the body above them.

use super::fixture::{Site, tests};

/// The commune Đông Khê ended on 30 June 2025, and Đông Sơn came after it; the committee of the first states no day here.
fn site(bodies: &str, documents: &[(&str, &str)]) -> Site {
    let site = Site::copy_of(&tests().join("bad/base"), &["bulletin.toml", "content"]);
    let registry = "content/registry/bodies.toml";
    site.edit(registry, "valid_to = 2025-06-30\n", "");
    site.write(registry, &format!("{}{bodies}", site.read(registry)));
    let registry = "content/registry/documents.toml";
    let issued = documents.iter().enumerate().map(|(n, (issuer, date))| {
        format!(
            "\n[[document]]\nid = \"vb-{n}\"\ntype = \"ke-hoach\"\nissuer = \"{issuer}\"\n\
             number = \"{n}/KH\"\ndate = {date}\n"
        )
    });
    site.write(registry, &format!("{}{}", site.read(registry), issued.collect::<String>()));
    site
}

fn body(id: &str, kind: &str, more: &str) -> String {
    format!(
        "\n[[body]]\nid = \"{id}\"\nname = {{ vi = \"Cơ quan {id}\" }}\nkind = \"{kind}\"\n{more}\n"
    )
}

/// Checks that a body `p` is told, or is not.
fn assert_told(kind: &str, more: &str, issued: &str, told: Option<(&str, &str)>) {
    let documents = [("p", issued)];
    let documents = if issued.is_empty() { &[][..] } else { &documents };
    let ran = site(&body("p", kind, more), documents).run(&["check"]);
    let codes: Vec<_> = told.iter().map(|(code, _)| *code).collect();
    assert_eq!(ran.codes(), codes, "{kind} {more} {issued}: {}", ran.err);
    assert!(ran.err.contains(told.map_or("", |(_, said)| said)), "{more} {issued}: {}", ran.err);
}

#[test]
fn a_body_is_there_with_its_unit() {
    let over = Some(("body-not-in-force", "in force until 2025-06-30"));
    let to_come = Some((
        "body-not-in-force",
        "where the body is older than its unit, state its `valid_from`",
    ));
    for kind in
        ["mttq", "dang-uy", "cong-an", "quan-su", "ban-chi-dao", "doan-the", "phong", "hdnd"]
    {
        assert_told(kind, "unit = \"dong-khe\"", "2025-06-30", None);
        assert_told(kind, "unit = \"dong-khe\"", "2026-01-05", over);
        assert_told(kind, "unit = \"dong-son\"", "2020-01-01", to_come);
        assert_told(kind, "unit = \"dong-son\"\nvalid_from = 2019-01-01", "2020-01-01", None);
    }
    for kind in ["other", "as-stated"] {
        assert_told(kind, "unit = \"dong-khe\"", "2026-01-05", None);
        assert_told(kind, "unit = \"dong-son\"", "2020-01-01", None);
    }
}

/// The body above it ended with its unit, and states no day itself.
#[test]
fn a_body_ends_with_the_one_above_it() {
    let ended = Some(("parent-ended", "`ubnd-dong-khe`, the body above it, ended on 2025-06-30"));
    for days in ["valid_to = 2025-12-31", "valid_from = 2025-08-01", "unit = \"dong-son\""] {
        assert_told("phong", &format!("parent = \"ubnd-dong-khe\"\n{days}"), "", ended);
    }
    for days in ["", "valid_to = 2025-06-30", "valid_from = 2019-01-01", "unit = \"dong-khe\""] {
        let more = format!("parent = \"ubnd-dong-khe\"\n{days}");
        let over = Some(("body-not-in-force", "mend its `unit` or `parent`"));
        assert_told("phong", &more, "", None);
        assert_told("phong", &more, "2025-06-30", None);
        if !days.starts_with("valid_to") {
            assert_told("phong", &more, "2026-01-05", over);
        }
    }
    // One may be older than the body above it, and what need not end with its unit need not end with that one.
    assert_told("phong", "parent = \"ubnd-dong-son\"", "2020-01-01", None);
    assert_told("other", "parent = \"ubnd-dong-khe\"", "2026-01-05", None);
}

#[test]
fn the_index_of_bodies_tells_what_is_there() {
    let site = site(
        &[
            body("p", "phong", "parent = \"ubnd-dong-khe\""),
            body("p-cua-p", "phong", "parent = \"p\""),
            body("mat-tran-moi", "mttq", "unit = \"xa-moi\""),
            body("hoi-xua", "doan-the", "unit = \"xa-xua\""),
            body("mat-tran", "mttq", "unit = \"dong-son\""),
        ]
        .concat(),
        &[],
    );
    let units = "content/registry/units.toml";
    let unit = |id: &str, more: &str| {
        format!(
            "\n[[unit]]\nid = \"{id}\"\nname = {{ vi = \"Xã {id}\" }}\ntype = \"xa\"\nparent = \"lam-an\"\n{more}\n"
        )
    };
    let others = [
        unit("xa-moi", "valid_from = 2027-01-01"),
        unit("xa-xua", "successors = [{ id = \"xa-sau\", how = \"whole\" }]"),
        unit("xa-sau", ""),
    ];
    site.write(units, &format!("{}{}", site.read(units), others.concat()));
    site.build();
    let page = site.page("/co-quan/");
    let (current, rest) = page.split_once("Cơ quan sắp hoạt động").unwrap();
    let (to_come, ended) = rest.split_once("Cơ quan đã chấm dứt hoạt động").unwrap();
    for (id, list) in [
        ("p", ended),
        ("p-cua-p", ended),
        ("ubnd-dong-khe", ended),
        ("hoi-xua", ended),
        ("mat-tran-moi", to_come),
        ("mat-tran", current),
        ("ubnd-dong-son", current),
        ("hop-tac-xa-dong-khe", current),
    ] {
        let door = format!("<th scope=\"row\"><a href=\"/co-quan/{id}/\"");
        assert!(list.contains(&door), "{id}");
        assert_eq!(page.matches(&door).count(), 1, "{id}");
    }
    // Another than a committee or a council may have been formed later than its unit.
    for (id, is_told) in [("mat-tran", false), ("ubnd-dong-son", true)] {
        let page = site.page(&format!("/co-quan/{id}/"));
        assert_eq!(page.contains("<time datetime=\"2025-07-01\""), is_told, "{id}");
    }
    assert!(site.page("/co-quan/hoi-xua/").contains("<strong>Đã chấm dứt hoạt động.</strong></p>"));
    assert!(!site.page("/co-quan/ubnd-dong-khe/").contains("/co-quan/p/"));
}
