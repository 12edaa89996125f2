//! Awards counted by several measures: kind of recipient, giver, kind of award, unit. Each measure adds up to the total, and
//! names the rows that it counts.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::award::Award;
use crate::model::language::Language;
use crate::model::recipient::RecipientType;
use crate::model::vocabulary::List;
use crate::render::scene::Scene;
use crate::render::view::{Count, Link, Text};

/// A part of the total.
#[derive(Debug, Serialize)]
pub struct Part {
    /// What is counted.
    pub label: Link,
    /// How many.
    pub count: Count,
    /// The rows that it counts.
    pub rows: Vec<RowRef>,
}

/// A way to a row.
#[derive(Clone, Debug, Serialize)]
pub struct RowRef {
    /// Its number.
    pub n: u32,
    /// Its place on the page: `#dong-1`.
    pub href: String,
}

/// Awards, each with the row of the page that it stands in.
pub struct Counted<'c> {
    scene: &'c Scene<'c>,
    awards: Vec<(RowRef, &'c Award)>,
}

impl<'c> Counted<'c> {
    /// Takes awards in the order of their rows.
    pub fn new(scene: &'c Scene<'c>, awards: Vec<(RowRef, &'c Award)>) -> Self {
        Self { scene, awards }
    }

    /// Sums all of them.
    pub fn total(&self) -> u64 {
        self.awards.iter().map(|(_, award)| u64::from(award.count.value)).sum()
    }

    /// Sums those that were revoked later; none where there is none.
    pub fn revoked(&self) -> Option<Count> {
        let revoked = self.awards.iter().filter(|(_, award)| award.is_revoked());
        let revoked: u64 = revoked.map(|(_, award)| u64::from(award.count.value)).sum();
        (revoked > 0).then(|| self.scene.count(revoked))
    }

    /// Sums them by kind of recipient, in the order of the vocabulary.
    pub fn by_recipient(&self) -> Vec<Part> {
        let used: BTreeSet<_> = self.awards.iter().map(|(_, it)| it.recipient_type).collect();
        let label = |of| plain(recipient_label(self.scene, of));
        used.into_iter().map(|of| self.part(label(of), |it| it.recipient_type == of)).collect()
    }

    /// Sums them by giver, in the order of the rows.
    pub fn by_giver(&self) -> Vec<Part> {
        let mut seen = BTreeSet::new();
        let firsts = self.awards.iter().filter(|(_, it)| seen.insert(it.issuer.as_str()));
        let givers: Vec<_> = firsts.map(|(_, it)| &it.issuer).collect();
        let part = |giver: &&_| {
            self.part(self.scene.body(giver), |it| it.issuer.as_str() == giver.as_str())
        };
        givers.iter().map(part).collect()
    }

    /// Sums them by kind of award, in the order of the vocabulary.
    pub fn by_kind(&self) -> Vec<Part> {
        let kinds: BTreeSet<_> = self.awards.iter().map(|(_, award)| award.kind).collect();
        let label = |kind| plain(self.scene.label(kind));
        kinds.into_iter().map(|kind| self.part(label(kind), |it| it.kind == kind)).collect()
    }

    /// Sums them by the unit that they count for.
    pub fn by_unit(&self) -> Vec<Part> {
        let b = self.scene.b;
        let mut units: BTreeSet<_> =
            self.awards.iter().map(|(_, award)| b.unit_of_award(award)).collect();
        // Rows of no unit stand last, so that the parts add up to the total.
        let none = units.take(&None);
        let all = units.into_iter().chain(none);
        let label =
            |unit: Option<_>| unit.map_or_else(|| no_unit(self.scene), |no| self.scene.unit(no));
        all.map(|unit| self.part(label(unit), |it| b.unit_of_award(it) == unit)).collect()
    }

    fn part(&self, label: Link, wanted: impl Fn(&Award) -> bool) -> Part {
        let mut rows: Vec<RowRef> = Vec::new();
        let mut count = 0;
        for (row, award) in self.awards.iter().filter(|(_, award)| wanted(award)) {
            count += u64::from(award.count.value);
            // Awards of one row are counted together.
            if rows.last().is_none_or(|last| last.n != row.n) {
                rows.push(row.clone());
            }
        }
        Part { label, count: self.scene.count(count), rows }
    }
}

/// Names the part of rows that count for no unit: their giver belongs to none.
fn no_unit(scene: &Scene<'_>) -> Link {
    let text = match scene.language {
        Language::Vi => "không tính cho đơn vị nào",
        Language::En => "no unit",
    };
    Link { text: text.to_owned(), lang: None, href: None }
}

/// Makes words a link that leads nowhere.
pub fn plain(text: Text) -> Link {
    Link { text: text.text, lang: text.lang, href: None }
}

/// Names a kind of recipient.
pub fn recipient_label(scene: &Scene<'_>, of: RecipientType) -> Text {
    let word = List::RecipientType.word(of.id()).expect("a test holds the types to the vocabulary");
    scene.label(word)
}
