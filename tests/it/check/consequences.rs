//! A slip is one finding, whatever hangs on what it hides.

use crate::site::fixture::Site;

#[test]
fn what_a_slip_hides_is_no_finding_of_its_own() {
    let office = "People's Committee of Hong Linh Town\" }";
    for (path, from, to, code) in [
        ("content/registry/bodies.toml", office, &office[..office.len() - 2], "toml-syntax"),
        ("content/registry/units.toml", "id = \"nam-hong\"\n", "id = \"nam hong\"\n", "bad-id"),
    ] {
        let site = Site::example();
        site.edit(path, from, to);
        assert_eq!(site.run(&["check", "--lang", "en"]).codes(), [code], "{path}");
    }
    let site = Site::example();
    site.write("bulletin.toml", "=\n");
    assert_eq!(site.run(&["check", "--lang", "en"]).codes(), ["toml-syntax"]);
}
