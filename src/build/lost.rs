//! What would be lost of the addresses that are kept for good: those that the permanence ledger holds, and those that a
//! permanent target shows.
//!
//! An address is lost where people keep it (a record's page, a standing page, a file) and nothing answers any more:
//! no page, no alias, no redirect, and no record that was withdrawn with a reason. Lists, feeds and calendars
//! end with their last item.

use std::collections::BTreeSet;

use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::source::Span;
use crate::model::bulletin::Bulletin;
use crate::model::date_words;
use crate::model::language::Language;
use crate::model::ledger::{Entry, Holder};
use crate::plan::page::PageKind;
use crate::plan::site_plan::{Place, Plan};
use crate::plan::{links, published, record};
use crate::read::ledger::WrittenLedger;

/// Tells whether an address answers today, itself or with another. A preview may have a page that is not out yet.
pub(super) fn answers(b: &Bulletin, plan: &Plan, address: &str) -> bool {
    let is_out = match plan.exactly_at(address) {
        None => false,
        Some(Place::File(_) | Place::Size(_)) => !plan.is_hidden(address),
        Some(Place::Page(at)) => {
            let kind = match plan.pages()[at].kind {
                PageKind::Alias(alias) => plan.aliases[alias].0,
                kind => kind,
            };
            record::publishing(b, kind).is_none_or(|publishing| publishing.is_shown(b.today))
        }
    };
    is_out || plan.leads_on(address)
}

/// Reports the addresses of a ledger that people keep and that would answer no more.
/// What may be a record whose address is `unsure` is passed over: its own errors say enough.
pub(super) fn find(
    written: &WrittenLedger,
    b: &Bulletin,
    plan: &Plan,
    unsure: &BTreeSet<String>,
) -> Report {
    let mut report = Report::new();
    for (address, entry, place) in written.entries() {
        let is_kept = entry.record.is_some() || published::inside(address).is_some();
        // A record's address ended because it was withdrawn: it says so for good, or answers again.
        let is_promised = entry.last.is_none() || entry.record.is_some();
        let is_lost = is_kept && is_promised && !answers(b, plan, address);
        if is_lost && !is_withdrawn(b, plan, address) && !is_unsure(b, unsure, address, entry) {
            report.push(lost_address(b, plan, address, entry, place));
        }
    }
    report
}

fn is_withdrawn(b: &Bulletin, plan: &Plan, address: &str) -> bool {
    plan.is_withdrawn(address) || published::is_of_withdrawn(b, address)
}

/// Tells whether an address may go from a target: it leads on to another, or what lay there was withdrawn with a reason.
pub(super) fn is_let_go(b: &Bulletin, plan: &Plan, address: &str) -> bool {
    plan.leads_on(address) || is_withdrawn(b, plan, address)
}

/// Reports an address that a target shows and that would answer no more.
pub(super) fn shown_address(plan: &Plan, target: &str, address: &str) -> Diagnostic {
    let since = Value::words(format!("đang hiện ở `{target}`"), format!("shown at `{target}`"));
    let mend = match plan.exactly_at(address) {
        Some(_) => Value::words(
            "dựng lại từ nội dung hiện có rồi đăng",
            "build again from the content of now and publish that",
        ),
        None if published::inside(address).is_some() => Value::words(
            "lấy nội dung mới nhất của đồng nghiệp về, hoặc đặt lại tệp ấy",
            "fetch the latest content of your colleagues, or put the file back",
        ),
        None => Value::words(
            "lấy nội dung mới nhất của đồng nghiệp về, hoặc khôi phục hồ sơ ấy (cần gỡ thì ghi publication = \"withdrawn\" và lý do trong `reason`), hoặc thêm địa chỉ vào `aliases` của hồ sơ thay nó",
            "fetch the latest content of your colleagues, or restore the record (to take it back, with publication = \"withdrawn\" and a `reason`), or add the address to the `aliases` of the record that took its place",
        ),
    };
    Diagnostic::of_run(Code::AddressLost)
        .with("address", address)
        .with("record", "")
        .with("since", since)
        .with("mend", mend)
}

/// Where records could not be read, one that is not there may be one of them, or have an alias in one of them.
fn is_unsure(b: &Bulletin, unsure: &BTreeSet<String>, address: &str, entry: &Entry) -> bool {
    let is_record = |holder: &Holder| {
        unsure.contains(&holder.id) || record::find(b, holder.kind, &holder.id).is_none()
    };
    let may_be = || entry.record.as_ref().is_some_and(is_record);
    !unsure.is_empty() && (links::is_unsure(unsure, address) || may_be())
}

fn lost_address(
    b: &Bulletin,
    plan: &Plan,
    address: &str,
    entry: &Entry,
    place: Span,
) -> Diagnostic {
    let record = match &entry.record {
        Some(holder) => Value::words(format!(" của `{holder}`"), format!(" of `{holder}`")),
        None => Value::from(""),
    };
    let kind = entry.record.as_ref().and_then(|it| record::find(b, it.kind, &it.id));
    let first = entry.first;
    let [vi, en] = Language::ALL.map(|language| date_words::short(first, language));
    let since = match entry.last {
        None => Value::words(format!("công khai từ {vi}"), format!("public since {en}")),
        Some(_) => Value::words(
            format!("công khai từ {vi}, sau đó gỡ có nêu lý do"),
            format!("public since {en} and withdrawn later with a reason"),
        ),
    };
    let found = Diagnostic::at(Code::AddressLost, place)
        .with("address", address)
        .with("record", record)
        .with("since", since)
        .with("mend", mend(plan, kind, entry, address));
    match kind.and_then(|kind| record::written_at(b, kind)) {
        Some(origin) => found.and_at(origin),
        None => found,
    }
}

/// Says how to mend it: of a record that is there, and has another address or is no longer out; of one that is not; of a
/// file.
fn mend(plan: &Plan, kind: Option<PageKind>, entry: &Entry, address: &str) -> Value {
    let has_page = |kind| plan.nearest_route(kind, Language::Vi).is_some();
    match kind {
        _ if entry.record.is_none() => Value::words("đặt lại tệp ấy", "put the file back"),
        Some(_) if plan.is_hidden(address) => Value::words(
            "đăng lại hồ sơ, hoặc gỡ nó với publication = \"withdrawn\" và lý do trong `reason`",
            "publish the record again, or withdraw it with publication = \"withdrawn\" and a `reason`",
        ),
        Some(kind) if has_page(kind) => Value::words(
            format!("thêm \"{address}\" vào `aliases` của hồ sơ ấy"),
            format!("add \"{address}\" to the `aliases` of the record"),
        ),
        _ => Value::words(
            "khôi phục hồ sơ ấy (cần gỡ thì ghi publication = \"withdrawn\" và lý do trong `reason`), hoặc thêm địa chỉ vào `aliases` của hồ sơ thay nó",
            "restore the record (to take it back, with publication = \"withdrawn\" and a `reason`), or add the address to the `aliases` of the record that took its place",
        ),
    }
}
