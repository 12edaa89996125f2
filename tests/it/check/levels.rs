//! `[levels]`: every rule that may be changed obeys, and no other may be changed.

use bantin::ground::diagnostic::Code;

use crate::bad::case::Case;

#[test]
fn every_rule_that_may_be_changed_obeys() {
    // What a build removed is found by builds alone: `a_removed_page_is_told` changes its level.
    let adjustable = Code::ALL.iter().filter(|code| code.entry().adjustable);
    for code in adjustable.filter(|code| **code != Code::PageRemoved) {
        let id = code.id();
        for (level, exit, mark) in [("off", 0, None), ("error", 1, Some("error"))] {
            let site = Case::site(id);
            let head = format!("levels = {{ {id} = \"{level}\" }}\npublishers");
            site.edit("bulletin.toml", "publishers", &head);
            let ran = site.run(&["check"]);
            assert_eq!(ran.code, exit, "{id} {level}: {}", ran.err);
            let said = ["error", "warning"].map(|mark| ran.err.contains(&format!("{mark}[{id}]")));
            assert_eq!(said, [mark.is_some(), false], "{id} {level}: {}", ran.err);
        }
    }
}

#[test]
fn no_error_of_the_world_can_be_changed_or_waived() {
    for code in Code::ALL.iter().filter(|code| code.entry().world) {
        let entry = code.entry();
        assert!(!entry.adjustable && !entry.waivable, "{}", code.id());
    }
    let site = super::base();
    site.edit("bulletin.toml", "publishers", "levels = { cannot-read = \"off\" }\npublishers");
    assert_eq!(site.run(&["check"]).codes(), ["unknown-key"]);
}
