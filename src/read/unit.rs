//! `[[unit]]`: a unit of administration.

use super::common;
use super::table::Table;
use crate::ground::diagnostic::Value;
use crate::model::unit::{Successor, Unit};
use crate::model::vocabulary::List;

/// Reads a unit.
pub fn read(mut table: Table<'_, '_>, stem: Option<&str>) -> Unit {
    let t = &mut table;
    let mut unit = Unit {
        id: common::id(t, stem),
        slugs: common::slugs(t),
        name: t.required("name"),
        short: t.optional("short"),
        unit_type: t.required_word("type", List::UnitType),
        // A blank around a code is none of it, and would hide that another unit has it.
        code: t.optional::<String>("code").map(|code| code.trim().to_owned()),
        level: t.optional_word("level", List::UnitLevel),
        parent: t.optional("parent"),
        valid: common::period(t, "valid_from", "valid_to"),
        successors: t.tables(
            "successors",
            &Value::words("đơn vị kế tục", "the successor"),
            |table| Successor {
                id: table.required("id"),
                how: table.required_word("how", List::SuccessorHow),
            },
        ),
        predecessors: t.optional("predecessors"),
        formed_by: t.optional("formed_by"),
        ended_by: t.optional("ended_by"),
        provenance: common::provenance(t),
        publishing: common::publishing(t),
        origin: crate::model::id::Origin { at: t.span, flaws: Vec::new() },
    };
    common::check_named_fields(&table, &unit.provenance);
    unit.origin = table.origin();
    unit
}
