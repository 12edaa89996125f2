//! The registries as open data: units, bodies and documents, each whole in one file.
//!
//! Nothing of the news stands in them, so that they change only with themselves.

use super::cell::{Address, Label, Named, When, Words};
use super::column::{Table, rows};
use super::common::{CommonRow, FileRow, record};
use super::facts::{Facts, date, key, words};
use crate::model::id::Id;
use crate::model::registry::{Body, Contact, Document};
use crate::model::shelf::No;
use crate::model::time::{Day, PartialDate};
use crate::model::unit::Unit;
use crate::model::vocabulary::Word;
use crate::plan::page::PageKind;

rows! {
    /// A unit before or after another.
    RelationRow<'a> {
        unit: Named<'a>, "đơn vị", "the unit";
        how: Label<'a> => [SuccessorHow], "toàn bộ hay một phần", "how much of the one went into the other";
    }
}

rows! {
    /// A document, or its number.
    OrderRow<'a> {
        document: Option<Named<'a>>, "văn bản, nếu có trong danh mục", "the document, where it is registered";
        number: Option<&'a str>, "số văn bản, nếu không", "its number, where it is not";
    }
}

record! {
    /// A unit.
    UnitRow {
        name: Words<'a>, "tên đầy đủ", "its full name";
        short: Option<Words<'a>>, "tên không kèm loại đơn vị", "its name without the type";
        r#type: Label<'a> => [UnitType], "loại đơn vị", "what kind of unit it is";
        level: Option<Label<'a>> => [UnitLevel], "cấp", "its level";
        code: Option<&'a str>, "mã số của cơ quan thống kê; có thể từng là mã của đơn vị khác", "the statistics office's code, which may have belonged to another unit before";
        parent: Option<Named<'a>>, "đơn vị cấp trên", "the unit above it";
        valid_from: Option<When<Day>>, "ngày đầu tiên tồn tại; trống nếu không rõ", "its first day, where it is known";
        valid_to: Option<When<Day>>, "ngày cuối cùng tồn tại", "its last day, where it has one";
        successors: Vec<RelationRow<'a>>, "các đơn vị kế tiếp", "what it became";
        predecessors: Vec<RelationRow<'a>>, "các đơn vị trước đó", "what it was made of";
        formed_by: Option<OrderRow<'a>>, "văn bản thành lập", "the document that formed it";
        ended_by: Option<OrderRow<'a>>, "văn bản chấm dứt", "the document that ended it";
    }
}

rows! {
    /// A way to reach a body.
    ContactRow<'a> {
        name: Option<&'a str>, "người hoặc nơi liên hệ", "who or which desk";
        office: Option<Words<'a>>, "bộ phận", "the office";
        phone: Option<&'a str>, "điện thoại", "the telephone number";
        email: Option<&'a str>, "thư điện tử", "the e-mail address";
    }
}

record! {
    /// A body.
    BodyRow {
        name: Words<'a>, "tên cơ quan", "its name";
        kind: Label<'a> => [BodyKind], "loại cơ quan", "what kind of body it is";
        unit: Option<Named<'a>>, "cơ quan của đơn vị nào", "the unit whose body it is";
        parent: Option<Named<'a>>, "cơ quan cấp trên", "the body above it";
        functions: Option<Words<'a>>, "chức năng, nhiệm vụ", "what it does";
        contacts: Vec<ContactRow<'a>>, "nơi liên hệ", "how to reach it";
        url: Option<&'a str>, "trang riêng của cơ quan", "its own site";
        valid_from: Option<When<Day>>, "ngày bắt đầu hoạt động", "its first day";
        valid_to: Option<When<Day>>, "ngày kết thúc hoạt động", "its last day";
    }
}

record! {
    /// A document.
    DocumentRow {
        name: Words<'a>, "loại và số", "its type and number";
        r#type: Label<'a> => [DocumentType], "loại văn bản", "what kind of document it is";
        issuer: Named<'a>, "cơ quan ban hành", "the body that issued it";
        number: Option<&'a str>, "số, ký hiệu", "its number";
        date: Option<When<PartialDate>>, "ngày ban hành", "the day it was signed";
        as_cited: Vec<&'a str>, "còn được ghi là", "how the news cite it";
        r#abstract: Option<Words<'a>>, "trích yếu", "what it is about";
        url: Option<&'a str>, "trang công bố văn bản", "where its text is on the net";
        file: Option<Address<'a>>, "tệp văn bản", "the file of its text";
        file_details: Option<FileRow>, "tệp văn bản ấy", "that file";
        replaces: Option<Named<'a>>, "thay thế văn bản", "the document that it replaces";
        replaced_by: Option<Named<'a>>, "được thay thế bởi văn bản", "the document that replaces it";
        in_force_from: Option<When<Day>>, "ngày bắt đầu có hiệu lực", "its first day in force";
        in_force_to: Option<When<Day>>, "ngày cuối cùng có hiệu lực", "its last day in force";
    }
}

impl Table for UnitRow<'_> {}
impl Table for BodyRow<'_> {}
impl Table for DocumentRow<'_> {}

impl<'s> UnitRow<'s> {
    /// Writes a unit.
    pub fn new(facts: &Facts<'s>, no: No<Unit>) -> Self {
        let unit = &facts.b.units[no];
        let known = |it: &Id<Unit>, how| Some((facts.b.units.no(it)?, how));
        let successors = unit.successors.iter().filter_map(|it| known(&it.id, it.how));
        let predecessors = facts.b.predecessors.get(&no).into_iter().flatten().copied();
        Self {
            id: key(&unit.id),
            page: facts.pages(PageKind::Unit(no)),
            name: facts.words(&unit.name),
            short: unit.short.as_ref().map(|short| facts.words(short)),
            r#type: facts.label(unit.unit_type),
            level: unit.level().map(|word| facts.label(word)),
            code: unit.code.as_deref(),
            parent: unit.parent.as_ref().and_then(|parent| facts.unit(parent)),
            valid_from: unit.valid.from.map(When),
            valid_to: unit.valid.to.map(When),
            successors: relations(facts, successors),
            predecessors: relations(facts, predecessors),
            formed_by: unit.formed_by.as_ref().map(|it| order(facts, it)),
            ended_by: unit.ended_by.as_ref().map(|it| order(facts, it)),
            common: CommonRow::new(facts, &unit.publishing, &unit.provenance),
        }
    }
}

/// Writes units before or after another, as far as they are out.
fn relations<'s>(
    facts: &Facts<'s>,
    units: impl Iterator<Item = (No<Unit>, Word)>,
) -> Vec<RelationRow<'s>> {
    let shown = units.filter(|(no, _)| facts.b.shows(&facts.b.units[*no].publishing));
    shown.map(|(no, how)| RelationRow { unit: facts.unit_of(no), how: facts.label(how) }).collect()
}

fn order<'s>(facts: &Facts<'s>, written: &'s str) -> OrderRow<'s> {
    let document = facts.document(&Id::new(written));
    let number = document.is_none().then_some(written);
    OrderRow { document, number }
}

impl<'s> BodyRow<'s> {
    /// Writes a body.
    pub fn new(facts: &Facts<'s>, no: No<Body>) -> Self {
        let body = &facts.b.bodies[no];
        let period = facts.b.told_period_of_body(no);
        Self {
            id: key(&body.id),
            page: facts.pages(PageKind::Body(no)),
            name: facts.words(&body.name),
            kind: facts.label(body.kind),
            unit: body.unit.as_ref().and_then(|unit| facts.unit(unit)),
            parent: body.parent.as_ref().map(|parent| facts.body(parent)),
            functions: body.functions.as_ref().map(|functions| facts.words(functions)),
            contacts: body.contacts.iter().map(contact).collect(),
            url: body.url.as_deref(),
            valid_from: period.from.map(When),
            valid_to: period.to.map(When),
            common: CommonRow::new(facts, &body.publishing, &body.provenance),
        }
    }
}

fn contact(contact: &Contact) -> ContactRow<'_> {
    ContactRow {
        name: contact.name.as_deref(),
        office: contact.office.as_ref().map(|office| words(&office.vi, office.en.as_deref())),
        phone: contact.phone.as_deref(),
        email: contact.email.as_deref(),
    }
}

impl<'s> DocumentRow<'s> {
    /// Writes a document.
    pub fn new(facts: &Facts<'s>, no: No<Document>) -> Self {
        let document = &facts.b.documents[no];
        let other = |other: Option<No<Document>>| other.map(|no| facts.document_of(no));
        Self {
            id: key(&document.id),
            page: facts.pages(PageKind::Document(no)),
            name: facts.document_name(document),
            r#type: facts.label(document.document_type),
            issuer: facts.body(&document.issuer),
            number: document.number.as_deref(),
            date: document.date.as_ref().map(date),
            as_cited: document.as_cited.iter().map(String::as_str).collect(),
            r#abstract: document.summary.as_ref().map(|summary| facts.words(summary)),
            url: document.url.as_deref(),
            file: document.file.as_ref().and_then(|file| facts.file(file)),
            file_details: document.file.as_ref().map(|file| FileRow::new(facts, file)),
            replaces: other(facts.b.replaces(no)),
            replaced_by: other(facts.b.replaced_by(no)),
            in_force_from: document.in_force.from.map(When),
            in_force_to: document.in_force.to.map(When),
            common: CommonRow::new(facts, &document.publishing, &document.provenance),
        }
    }
}
