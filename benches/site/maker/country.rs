//! The country of the bulletin: forty invented units through two mergers, with their bodies and officers.

use bantin::ground::text::fold;
use jiff::civil::{Date, date};

use super::dice::Dice;
use super::names;
use super::two::Two;

/// A unit of administration.
pub(crate) struct Unit {
    pub(crate) id: String,
    pub(crate) kind: &'static str,
    /// Its name without the type.
    pub(crate) short: Two,
    /// Its name within a sentence: "phường Bến Ngự".
    pub(crate) name: Two,
    pub(crate) parent: Option<String>,
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
    /// The unit that it became a part of.
    pub(crate) into: Option<String>,
    pub(crate) hamlets: Vec<Two>,
}

/// How long a unit was in force.
#[derive(Clone, Copy)]
enum Era {
    Always,
    UntilFirstMerger,
    BetweenMergers,
    UntilSecondMerger,
    SinceSecondMerger,
}

const FIRST_MERGER: Date = date(2020, 1, 1);
const SECOND_MERGER: Date = date(2025, 7, 1);

use Era::{Always, BetweenMergers, SinceSecondMerger, UntilFirstMerger, UntilSecondMerger};

/// Type, name, id of the unit above, era, id of the successor.
type Row = (&'static str, &'static str, &'static str, Era, &'static str);

const PROVINCE: &str = "tinh-lam-hai";

const UNITS: [Row; 40] = [
    ("tinh", "Lam Hải", "", Always, ""),
    ("thi-xa", "Lam Giang", PROVINCE, UntilSecondMerger, ""),
    ("huyen", "Hải Sơn", PROVINCE, UntilSecondMerger, ""),
    ("huyen", "Đông Bình", PROVINCE, UntilSecondMerger, ""),
    ("huyen", "Tây Hòa", PROVINCE, UntilSecondMerger, ""),
    ("phuong", "Bến Ngự", "thi-xa-lam-giang", UntilSecondMerger, "lam-giang"),
    ("phuong", "Cầu Đá", "thi-xa-lam-giang", UntilSecondMerger, "lam-giang"),
    ("phuong", "Vĩnh An", "thi-xa-lam-giang", UntilSecondMerger, "lam-giang"),
    ("xa", "Lam Thủy", "thi-xa-lam-giang", UntilSecondMerger, "lam-giang"),
    ("phuong", "Tân Mỹ", "thi-xa-lam-giang", UntilSecondMerger, "thanh-my"),
    ("phuong", "Thanh Hà", "thi-xa-lam-giang", UntilSecondMerger, "thanh-my"),
    ("thi-tran", "Sơn Hải", "huyen-hai-son", UntilSecondMerger, "hai-son"),
    ("xa", "Hải Bình", "huyen-hai-son", UntilSecondMerger, "hai-son"),
    ("xa", "Hải Đông", "huyen-hai-son", UntilSecondMerger, "hai-son"),
    ("xa", "Hải Châu", "huyen-hai-son", UntilFirstMerger, "chau-thuong"),
    ("xa", "Hải Thượng", "huyen-hai-son", UntilFirstMerger, "chau-thuong"),
    ("xa", "Châu Thượng", "huyen-hai-son", BetweenMergers, "hai-son"),
    ("xa", "Hải Lộc", "huyen-hai-son", UntilSecondMerger, "loc-phong"),
    ("xa", "Hải Ninh", "huyen-hai-son", UntilSecondMerger, "loc-phong"),
    ("xa", "Hải Phong", "huyen-hai-son", UntilSecondMerger, "loc-phong"),
    ("xa", "Đông Hưng", "huyen-dong-binh", UntilSecondMerger, "dong-binh"),
    ("xa", "Đông Mỹ", "huyen-dong-binh", UntilSecondMerger, "dong-binh"),
    ("xa", "Đông Quý", "huyen-dong-binh", UntilFirstMerger, "quy-tan"),
    ("xa", "Đông Tân", "huyen-dong-binh", UntilFirstMerger, "quy-tan"),
    ("xa", "Quý Tân", "huyen-dong-binh", BetweenMergers, "dong-binh"),
    ("xa", "Đông Phú", "huyen-dong-binh", UntilSecondMerger, "phu-thinh"),
    ("xa", "Đông Thịnh", "huyen-dong-binh", UntilSecondMerger, "phu-thinh"),
    ("xa", "Tây Giang", "huyen-tay-hoa", UntilSecondMerger, "tay-hoa"),
    ("xa", "Tây Lâm", "huyen-tay-hoa", UntilSecondMerger, "tay-hoa"),
    ("xa", "Tây Sơn", "huyen-tay-hoa", UntilSecondMerger, "tay-hoa"),
    ("xa", "Tây An", "huyen-tay-hoa", UntilFirstMerger, "an-ninh"),
    ("xa", "Tây Ninh", "huyen-tay-hoa", UntilFirstMerger, "an-ninh"),
    ("xa", "An Ninh", "huyen-tay-hoa", BetweenMergers, "tay-hoa"),
    ("phuong", "Lam Giang", PROVINCE, SinceSecondMerger, ""),
    ("phuong", "Thanh Mỹ", PROVINCE, SinceSecondMerger, ""),
    ("xa", "Hải Sơn", PROVINCE, SinceSecondMerger, ""),
    ("xa", "Lộc Phong", PROVINCE, SinceSecondMerger, ""),
    ("xa", "Đông Bình", PROVINCE, SinceSecondMerger, ""),
    ("xa", "Phú Thịnh", PROVINCE, SinceSecondMerger, ""),
    ("xa", "Tây Hòa", PROVINCE, SinceSecondMerger, ""),
];

/// A body of a unit.
pub(crate) struct Body {
    pub(crate) id: String,
    pub(crate) kind: &'static str,
    /// Its number among the units.
    pub(crate) unit: usize,
    /// Its name within a sentence.
    pub(crate) name: Two,
}

/// The bodies that each unit has: part of the id, kind, name before the unit's.
const BODIES: [(&str, &str, &str, &str); 5] = [
    ("ubnd", "ubnd", "UBND", "People's Committee"),
    ("hdnd", "hdnd", "HĐND", "People's Council"),
    ("mttq", "mttq", "Ủy ban MTTQ", "Fatherland Front Committee"),
    ("cong-an", "cong-an", "Công an", "Public Security"),
    ("hoi-nong-dan", "doan-the", "Hội Nông dân", "Farmers' Union"),
];

/// Somebody in an office.
pub(crate) struct Officer {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) honorific: &'static str,
    /// The number of the unit.
    pub(crate) unit: usize,
    pub(crate) body: String,
    pub(crate) title: Two,
    pub(crate) from: Date,
    pub(crate) to: Date,
}

/// Which of [`BODIES`], and the title before the body's name.
const OFFICES: [(usize, &str, &str); 6] = [
    (0, "Chủ tịch", "Chair"),
    (0, "Phó Chủ tịch", "Vice Chair"),
    (1, "Chủ tịch", "Chair"),
    (2, "Chủ tịch", "Chair"),
    (3, "Trưởng", "Chief"),
    (4, "Chủ tịch", "Chair"),
];

/// The terms of offices.
const TERMS: [(Date, Date); 4] = [
    (date(2009, 7, 1), date(2013, 12, 31)),
    (date(2014, 1, 1), date(2018, 12, 31)),
    (date(2019, 1, 1), date(2023, 12, 31)),
    (date(2024, 1, 1), date(2028, 12, 31)),
];

/// Units, bodies and officers.
pub(crate) struct Country {
    pub(crate) units: Vec<Unit>,
    pub(crate) bodies: Vec<Body>,
    pub(crate) officers: Vec<Officer>,
}

impl Country {
    /// Makes the country.
    pub(crate) fn new() -> Self {
        let units: Vec<_> = UNITS.iter().enumerate().map(unit).collect();
        let bodies: Vec<_> = units.iter().enumerate().flat_map(bodies).collect();
        let mut officers = Vec::new();
        for (number, unit) in units.iter().enumerate() {
            let of_unit = &bodies[number * BODIES.len()..][..BODIES.len()];
            for term in TERMS.into_iter().filter_map(|term| within(term, unit)) {
                for office in OFFICES {
                    let serial = officers.len();
                    officers.push(officer(serial, number, &of_unit[office.0], office, term));
                }
            }
        }
        Self { units, bodies, officers }
    }

    /// Lists the units in force on a day, by their numbers.
    pub(crate) fn units_on(&self, day: Date) -> Vec<usize> {
        let numbers = 0..self.units.len();
        numbers.filter(|number| self.units[*number].is_in_force(day)).collect()
    }

    /// Returns the committee of a unit.
    pub(crate) fn committee(&self, unit: usize) -> &Body {
        &self.bodies[unit * BODIES.len()]
    }

    /// Returns the bodies of a unit.
    pub(crate) fn bodies_of(&self, unit: usize) -> &[Body] {
        &self.bodies[unit * BODIES.len()..][..BODIES.len()]
    }

    /// Lists the officers of a unit on a day; the chair of its committee is the first.
    pub(crate) fn officers_on(&self, unit: usize, day: Date) -> Vec<&Officer> {
        let of_unit = self.officers.iter().filter(|officer| officer.unit == unit);
        of_unit.filter(|officer| officer.from <= day && day <= officer.to).collect()
    }
}

impl Unit {
    /// Tells whether it is in force on a day.
    pub(crate) fn is_in_force(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

fn unit((number, row): (usize, &Row)) -> Unit {
    let (kind, name, parent, era, into) = *row;
    let short = Two::place(name);
    let (from, to) = match era {
        Always => (None, None),
        UntilFirstMerger => (None, FIRST_MERGER.yesterday().ok()),
        BetweenMergers => (Some(FIRST_MERGER), SECOND_MERGER.yesterday().ok()),
        UntilSecondMerger => (None, SECOND_MERGER.yesterday().ok()),
        SinceSecondMerger => (Some(SECOND_MERGER), None),
    };
    let some = |id: &str| (!id.is_empty()).then(|| id.to_owned());
    Unit {
        id: id_of(kind, name),
        kind,
        name: names::of_unit(kind, &short),
        short,
        parent: some(parent),
        from,
        to,
        into: some(into),
        hamlets: names::hamlets(&mut Dice::of("hamlets", number)),
    }
}

/// Units above the communes carry their type: a commune may have their name.
fn id_of(kind: &str, name: &str) -> String {
    let slug = fold::slug(name).expect("names hold letters");
    match kind {
        "phuong" | "xa" | "thi-tran" => slug,
        above => format!("{above}-{slug}"),
    }
}

fn bodies((number, unit): (usize, &Unit)) -> impl Iterator<Item = Body> {
    BODIES.into_iter().map(move |(part, kind, vi, en)| Body {
        id: format!("{part}-{}", unit.id),
        kind,
        unit: number,
        name: Two::new(format!("{vi} {}", unit.name.vi), format!("the {en} of {}", unit.name.en)),
    })
}

/// Cuts a term to the days on which a unit is in force.
fn within((from, to): (Date, Date), unit: &Unit) -> Option<(Date, Date)> {
    let from = unit.from.map_or(from, |start| start.max(from));
    let to = unit.to.map_or(to, |end| end.min(to));
    (from <= to).then_some((from, to))
}

fn officer(
    serial: usize,
    unit: usize,
    body: &Body,
    (_, vi, en): (usize, &str, &str),
    (from, to): (Date, Date),
) -> Officer {
    let (name, honorific) = names::person(&mut Dice::of("officer", serial));
    let slug = fold::slug(&name).expect("names hold letters");
    Officer {
        id: format!("{slug}-{serial}"),
        name,
        honorific,
        unit,
        body: body.id.clone(),
        title: Two::new(format!("{vi} {}", body.name.vi), format!("{en} of {}", body.name.en)),
        from,
        to,
    }
}
