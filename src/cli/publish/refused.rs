//! Why a publication is refused, in the words of the catalogue.

use crate::build::deployment::refusal::{Bound, NoWayBack, Refusal};
use crate::cli::language::Speech;
use crate::ground::diagnostic::{Code, Diagnostic, Value};
use crate::model::date_words;
use crate::model::language::Language;
use crate::model::time::Day;

/// The most addresses that are named one by one.
const MOST_NAMED: usize = 5;

/// Turns a refusal to publish into what is printed of it, but for the target's name.
pub(super) fn refused(refusal: &Refusal) -> Diagnostic {
    match refusal {
        Refusal::Foreign { site, serial } => {
            Diagnostic::of_run(Code::ForeignTarget).with("site", site).with("serial", serial)
        }
        Refusal::Damaged { path, other } => Diagnostic::of_run(Code::DamagedTarget)
            .with("path", path)
            .with("help", other_release(*other)),
        Refusal::MovedOn { there: (there, time), known, has_ledger } => {
            let known = match known {
                Some((known, time)) => Value::words(
                    format!("chỉ biết lần {known} {}", clock_words(time, Speech::Vi)),
                    format!("publication {known} of {}", clock_words(time, Speech::En)),
                ),
                None => Value::words("chưa biết lần nào", "none"),
            };
            let found = Diagnostic::of_run(Code::TargetMovedOn).with("there", there);
            let mend = fetch_first(*has_ledger, *there);
            found.with("when", when(time)).with("known", known).with("mend", mend)
        }
        Refusal::Emptied { serial, time } => {
            Diagnostic::of_run(Code::TargetEmptied).with("known", serial).with("when", when(time))
        }
        Refusal::HalfSent { serial } => {
            Diagnostic::of_run(Code::TargetHalfSent).with("serial", serial).with("last", serial - 1)
        }
        Refusal::TooManyRemovals { removals, most } => {
            Diagnostic::of_run(Code::TooManyRemovals).with("removals", removals).with("most", most)
        }
        Refusal::InTheWay { paths } => {
            Diagnostic::of_run(Code::TargetObstructed).with("paths", paths.join(", "))
        }
        Refusal::Lost { addresses } => Diagnostic::of_run(Code::OutputLacksAddresses)
            .with("count", addresses.len())
            .with("addresses", named(addresses)),
        Refusal::Returns { addresses } => {
            Diagnostic::of_run(Code::WithdrawnReturns).with("addresses", named(addresses))
        }
        Refusal::OutOfTime { day, bound } => {
            let bound = match bound {
                Bound::Clock(today) => Value::words(
                    format!("sau ngày của máy này ({today})"),
                    format!("after the day of this machine ({today})"),
                ),
                Bound::Last(last) => Value::words(
                    format!("trước ngày của lần đăng cuối ({last})"),
                    format!("before the day of the last publication ({last})"),
                ),
            };
            Diagnostic::of_run(Code::DayOutOfTime).with("day", day).with("bound", bound)
        }
        Refusal::NoLedger { serial } => Diagnostic::of_run(Code::LedgerGone).with("serial", serial),
        Refusal::NoWayBack(why) => no_way_back(*why),
    }
}

/// Says why there is nothing to go back to.
fn no_way_back(why: NoWayBack) -> Diagnostic {
    let [vi, en] = match why {
        NoWayBack::Oldest { release } => [
            format!(
                "bản {release} đang hiện là bản cũ nhất còn giữ: mới đăng một lần, `keep = 1`, hoặc đã trở về hết các bản trước; đăng lại nội dung cũ để trở về xa hơn"
            ),
            format!(
                "release {release}, which is shown, is the oldest that was kept: it was published once, `keep` is 1, or it is as far back as it goes; publish the old content again to go back further"
            ),
        ],
        NoWayBack::NoneWhole => [
            "các bản trước không còn nguyên vẹn: có người đã sửa hoặc gỡ tệp trong đó; đăng lại nội dung cũ để trở về".to_owned(),
            "no earlier release is whole: somebody changed or removed files in them; publish the old content again to go back".to_owned(),
        ],
        NoWayBack::NoReleases => [
            "nơi này không có liên kết nên chỉ giữ một bản: đăng lại nội dung cũ để trở về".to_owned(),
            "this place has no links and holds one release alone: publish the old content again".to_owned(),
        ],
        NoWayBack::NeverPublished => ["chưa đăng lần nào lên nơi ấy", "nothing was published there yet"].map(str::to_owned),
    };
    Diagnostic::of_run(Code::NothingBefore).with("help", Value::words(vi, en))
}

/// Names some of several addresses.
pub(super) fn named(addresses: &[String]) -> String {
    let named = addresses.iter().take(MOST_NAMED).map(String::as_str);
    let named: Vec<&str> = named.chain((addresses.len() > MOST_NAMED).then_some("...")).collect();
    named.join(", ")
}

/// `2026-11-20T08:00:00+07:00` to `lúc 08:00:00 ngày 20/11/2026` or `08:00:00 on 20 November 2026`, and a day alone, which is all that
/// the ledger knows, to `ngày 20/11/2026` or `20 November 2026`; what has another form stays.
fn clock_words(time: &str, speech: Speech) -> String {
    let language = if speech.is_vietnamese() { Language::Vi } else { Language::En };
    let (day, clock) = match time.split_once('T') {
        Some((day, clock)) => (day, clock.get(..8)),
        None => (time, None),
    };
    let Some(day) = Day::parse(day).map(|day| date_words::short(day, language)) else {
        return time.to_owned();
    };
    match (speech, clock) {
        (Speech::Vi, Some(clock)) => format!("lúc {clock} ngày {day}"),
        (Speech::Vi, None) => format!("ngày {day}"),
        (Speech::En, Some(clock)) => format!("{clock} on {day}"),
        (Speech::En, None) => day,
    }
}

/// Says how to go on where somebody else published: only a ledger that comes with the content tells here that it was
/// fetched.
fn fetch_first(has_ledger: bool, there: u32) -> Value {
    match has_ledger {
        true => Value::words(
            format!(
                "lấy nội dung mới nhất cùng ledger.tsv về rồi đăng lại; nếu đúng là muốn đăng đè với các thay đổi ở trên thì thêm --over {there}"
            ),
            format!(
                "fetch the latest content with its ledger.tsv and publish again; to publish the changes above over it, add --over {there}"
            ),
        ),
        false => Value::words(
            format!(
                "lấy nội dung mới nhất về trước, xem lại các thay đổi, rồi đăng với --over {there}"
            ),
            format!(
                "fetch the latest content first, look at the changes again, then publish with --over {there}"
            ),
        ),
    }
}

/// Says how to mend a place whose records are damaged.
fn other_release(number: Option<u32>) -> Value {
    match number {
        None => Value::words(
            "khôi phục tệp ấy từ bản sao lưu, hoặc đăng vào một thư mục mới",
            "restore the file from a backup, or publish to a new folder",
        ),
        Some(number) => Value::words(
            format!(
                "khôi phục nó từ bản sao lưu; hoặc, trong thư mục nơi đăng, cho người đọc xem bản {number} bằng `ln -sfn releases/{number} current` rồi đăng lại"
            ),
            format!(
                "restore it from a backup; or, in the target's folder, show release {number} with `ln -sfn releases/{number} current` and publish again"
            ),
        ),
    }
}

/// Says when a publication was, in both languages.
fn when(time: &str) -> Value {
    Value::words(clock_words(time, Speech::Vi), clock_words(time, Speech::En))
}
