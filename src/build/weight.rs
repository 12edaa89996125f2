//! What pages weigh on their way to a reader, against what their theme allows: packed, with the style sheets and scripts that
//! they name, without pictures.
//!
//! Weighing costs next to nothing: packing never makes a page much longer, so one that is light enough as it is, with all assets
//! of the theme, is not packed at all.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use super::deployment::packed::pack;
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::text::number;
use crate::plan::page::Page;
use crate::plan::route::Route;
use crate::render::theme::Theme;
use crate::render::theme_head::{Budget, Limit};
use crate::render::views::frame::kind_name;

/// What a page may name besides pictures.
const ASSETS: [&str; 2] = [".css", ".js"];

/// The scales of a run.
pub(super) struct Scales<'s> {
    budget: &'s Budget,
    assets: Vec<Asset>,
    /// The heaviest page of each kind that is too heavy.
    heavy: Mutex<BTreeMap<&'static str, Heavy>>,
}

/// A style sheet or a script of the theme.
struct Asset {
    href: String,
    packed: u64,
}

/// Pages of a kind that are too heavy.
struct Heavy {
    limit: Limit,
    weight: u64,
    page: String,
    heaviest: Part,
    others: usize,
}

/// What weighs most of a page.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    packed: u64,
    /// The address of an asset; none of the page itself.
    asset: Option<String>,
}

impl<'s> Scales<'s> {
    /// Makes the scales of a theme, on a site below a path.
    pub(super) fn new(theme: &'s Theme, base_path: &str) -> Self {
        let weighed = theme
            .assets
            .iter()
            .filter(|(route, _)| ASSETS.iter().any(|ending| route.as_str().ends_with(ending)));
        let asset = |(route, bytes): &(Route, Arc<[u8]>)| Asset {
            href: route.href(base_path),
            packed: pack(bytes).len() as u64,
        };
        let is_asked = !theme.budget.is_empty();
        let assets = weighed.filter(|_| is_asked).map(asset).collect();
        Self { budget: &theme.budget, assets, heavy: Mutex::default() }
    }

    /// Weighs a page.
    pub(super) fn weigh(&self, page: &Page, html: &[u8]) {
        let kind = kind_name(page.kind);
        let Some(limit) = self.budget.get(kind) else { return };
        let all_assets: u64 = self.assets.iter().map(|asset| asset.packed).sum();
        if at_most(html.len()) + all_assets <= limit.bytes {
            return;
        }
        let text = String::from_utf8_lossy(html);
        let named = self.assets.iter().filter(|asset| text.contains(&asset.href));
        let named = named.map(|it| Part { packed: it.packed, asset: Some(it.href.clone()) });
        let itself = Part { packed: pack(html).len() as u64, asset: None };
        let parts: Vec<Part> = named.chain([itself]).collect();
        let weight = parts.iter().map(|part| part.packed).sum();
        if weight > limit.bytes {
            let heaviest = parts.into_iter().max().expect("a page is a part of itself");
            let page = page.route.to_string();
            self.note(kind, Heavy { limit: *limit, weight, page, heaviest, others: 0 });
        }
    }

    /// Keeps the heaviest of a kind; of two that weigh the same the first by its address.
    fn note(&self, kind: &'static str, found: Heavy) {
        let mut heavy = self.heavy.lock().expect("no thread panics while it holds the pages");
        match heavy.get_mut(kind) {
            None => drop(heavy.insert(kind, found)),
            Some(known) => {
                let others = known.others + 1;
                let is_heavier = (found.weight, &known.page) > (known.weight, &found.page);
                let heaviest = if is_heavier { found } else { std::mem::replace(known, found) };
                *known = Heavy { others, ..heaviest };
            }
        }
    }

    /// Tells which pages are too heavy: of each kind the heaviest, and how many others.
    pub(super) fn report(self) -> Report {
        let heavy = self.heavy.into_inner().expect("no thread panics while it holds the pages");
        let mut report = Report::new();
        heavy.into_iter().for_each(|(kind, heavy)| report.push(heavy.told(kind)));
        report
    }
}

/// The most that packing makes of so many bytes, by the bound of the library.
fn at_most(bytes: usize) -> u64 {
    let bytes = bytes as u64;
    bytes + bytes / 10 + 128
}

impl Heavy {
    fn told(self, kind: &str) -> Diagnostic {
        let more = match self.others {
            0 => Value::from(""),
            n => Value::words(format!(" (và {n} trang khác)"), format!(" (and {n} more)")),
        };
        let mut found = Diagnostic::of_run(Code::PageTooHeavy)
            .with("page", self.page)
            .with("more", more)
            .with("weight", bytes(self.weight))
            .with("budget", bytes(self.limit.bytes))
            .with("kind", kind)
            .with("heaviest", self.heaviest.told());
        found.at = self.limit.at;
        found
    }
}

impl Part {
    fn told(self) -> Value {
        let [vi, en] = [number::vi(self.packed), number::en(self.packed)];
        match self.asset {
            Some(href) => Value::words(format!("`{href}` ({vi})"), format!("`{href}` ({en})")),
            None => {
                Value::words(format!("chính trang ấy ({vi})"), format!("the page itself ({en})"))
            }
        }
    }
}

fn bytes(n: u64) -> Value {
    Value::words(number::vi(n), number::en(n))
}

#[cfg(test)]
mod tests {
    use super::{at_most, pack};

    #[test]
    fn packing_makes_nothing_longer_than_the_bound() {
        // Bytes without any order, which cannot be packed.
        let mut seed = 1_u64;
        let mut byte = move || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 56) as u8
        };
        for length in [0, 1, 100, 4096, 70_000] {
            let bytes: Vec<u8> = std::iter::repeat_with(&mut byte).take(length).collect();
            assert!(pack(&bytes).len() as u64 <= at_most(length), "{length}");
        }
    }
}
