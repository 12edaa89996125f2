//! Batches of awards as open data. In a table each row of awards is a line, so that its `count` adds up to the totals of
//! the pages.

use super::cell::{EachALine, Label, Named, When, Words};
use super::column::{Table, rows};
use super::common::{CommonRow, record};
use super::facts::{Facts, Persons, date, key};
use super::person::PersonRow;
use crate::model::award::{Award, Batch, Decision};
use crate::model::bulletin::Item;
use crate::model::id::Reference;
use crate::model::recipient::RecipientType;
use crate::model::registry::Person;
use crate::model::shelf::No;
use crate::model::time::PartialDate;
use crate::model::vocabulary::List;
use crate::plan::page::PageKind;

rows! {
    /// A decision.
    DecisionRow<'a> {
        number: Option<&'a str>, "số quyết định", "its number";
        date: Option<When<PartialDate>>, "ngày quyết định", "its day";
        document: Option<Named<'a>>, "văn bản", "its document";
    }
}

rows! {
    /// A row of awards: one recipient, or a counted group.
    AwardRow<'a> {
        n: u32, "số của dòng, cũng là chỗ trên trang: #dong-1", "the number of the row, and its place on the page: #dong-1";
        kind: Label<'a> => [AwardKind], "hình thức khen thưởng", "bằng khen, giấy khen ...: the kind of award";
        level: Option<Label<'a>> => [AwardLevel], "cấp khen thưởng", "state, province, base";
        class: Option<Label<'a>> => [AwardClass], "hạng", "first, second, third class";
        issuer: Named<'a>, "cơ quan tặng", "who gave it";
        issuer_as_stated: Option<&'a str>, "cơ quan tặng, ghi như nguồn", "who gave it, in the source's words";
        recipient_type: Label<'a> => [RecipientType], "tập thể, cá nhân hay hộ gia đình", "collective, individual or household";
        recipient_name: Option<Words<'a>>, "tên người hoặc tập thể được khen; trống nếu nguồn chỉ nêu số lượng", "the name of the recipient; none where only their number is known";
        recipient_person: Option<PersonRow<'a>>, "người được khen, nếu là người có trong danh bạ", "the person who received it, where registered";
        recipient_body: Option<Named<'a>>, "cơ quan được khen, nếu có trong danh bạ", "the body that received it, where registered";
        recipient_as_stated: Option<Words<'a>>, "tên ghi như nguồn", "the name in the source's words";
        count: u32, "số khen thưởng của dòng; cộng lại bằng tổng trên các trang", "how many awards the row counts; they add up to the totals of the pages";
        ward: Option<Named<'a>>, "phường, xã của dòng, nếu nguồn nêu", "the ward of the row, where one is stated";
        unit: Option<Named<'a>>, "đơn vị mà dòng được tính cho: phường, xã của dòng, nếu không có thì đơn vị của cơ quan tặng", "the unit that it counts for: its ward, else the giver's unit";
        reason: Option<Words<'a>>, "thành tích", "what for";
        decision: Option<&'a str>, "quyết định của dòng, ghi như nguồn", "the decision behind the row, as stated";
        presented_by: Option<PersonRow<'a>>, "người trao", "who handed it over";
        presented_by_as_stated: Option<&'a str>, "người trao, ghi như nguồn", "who handed it over, in the source's words";
        posthumous: bool, "truy tặng", "given after death";
        amount: Option<u64>, "tiền kèm theo, bằng đồng", "money that came with it, in đồng";
        figure: Option<&'a str>, "hình trong bài cho thấy việc trao", "the figure of the article that shows it";
        status: Option<Label<'a>> => [AwardStatus], "tình trạng", "given or revoked";
        revoked: Option<DecisionRow<'a>>, "quyết định thu hồi", "the decision that took it back";
    }
}

record! {
    /// A batch of awards.
    BatchRow {
        title: Words<'a>, "tên đợt khen thưởng", "its title";
        date: When<PartialDate>, "ngày trao", "the day of presentation";
        awards: EachALine<AwardRow<'a>>, "từng dòng khen thưởng", "the rows of awards";
        meetings: Vec<Named<'a>>, "cuộc họp nơi trao", "the meeting at which they were handed over";
        articles: Vec<Named<'a>>, "tin, bài về đợt khen thưởng", "articles that report them";
        decision: Option<DecisionRow<'a>>, "quyết định khen thưởng", "the decision behind them";
        total: u64, "tổng số khen thưởng của cả đợt; trong CSV lặp lại ở mỗi dòng, không cộng cột này", "the awards of the whole batch; repeated on each line of CSV, so not to be added up";
        stated_total: Option<u32>, "tổng số mà nguồn nêu", "the total that the source states";
        stated_collectives: Option<u32>, "số tập thể mà nguồn nêu", "the collectives that the source states";
        stated_individuals: Option<u32>, "số cá nhân mà nguồn nêu", "the individuals that the source states";
        stated_households: Option<u32>, "số hộ gia đình mà nguồn nêu", "the households that the source states";
    }
}

impl Table for BatchRow<'_> {
    fn lines(&self) -> usize {
        self.awards.0.len()
    }
}

impl<'s> BatchRow<'s> {
    /// Writes a batch.
    pub fn new(facts: &Facts<'s>, no: No<Batch>) -> Self {
        let batch = &facts.b.batches[no];
        let item = Item::Batch(no);
        let persons = &mut facts.persons(batch.date.first_day());
        let stated = &batch.stated;
        Self {
            id: key(&batch.id),
            page: facts.pages(PageKind::Batch(no)),
            title: facts.title(item),
            date: date(&batch.date),
            awards: EachALine(batch.awards.iter().map(|it| award(facts, persons, it)).collect()),
            meetings: facts.related(item, |it| matches!(it, Item::Meeting(_))),
            articles: facts.related(item, |it| matches!(it, Item::Article(_))),
            decision: batch.decision.as_ref().map(|it| decision(facts, it)),
            total: batch.total(),
            stated_total: stated.total.as_ref().map(|it| it.value),
            stated_collectives: stated.collectives.as_ref().map(|it| it.value),
            stated_individuals: stated.individuals.as_ref().map(|it| it.value),
            stated_households: stated.households.as_ref().map(|it| it.value),
            common: CommonRow::new(facts, &batch.publishing, &batch.provenance),
        }
    }
}

/// Writes a row. Words that stand beside a person who is not named are left out, and so is the figure.
fn award<'s>(facts: &Facts<'s>, persons: &mut Persons<'s>, it: &'s Award) -> AwardRow<'s> {
    let recipient = &it.recipient;
    let may_be_named = |id: &Option<Reference<Person>>| {
        id.as_ref().is_none_or(|id| facts.b.persons.known(id).is_named())
    };
    let recipient_is_open = may_be_named(&recipient.person);
    let presenter_is_open = may_be_named(&it.presented_by);
    let person = recipient.person.as_ref().map(|id| persons.person(id));
    let body = recipient.body.as_ref().map(|id| facts.body(id));
    let stated = || recipient.name.as_ref().filter(|_| recipient_is_open);
    AwardRow {
        n: it.n.value,
        kind: facts.label(it.kind),
        level: it.level.map(|word| facts.label(word)),
        class: it.class.map(|word| facts.label(word)),
        issuer: facts.body(&it.issuer),
        issuer_as_stated: it.issuer_as_stated.as_deref().map(String::as_str),
        recipient_type: recipient_type(facts, it.recipient_type),
        recipient_name: match (&person, stated(), &body) {
            (Some(person), ..) => Some(person.name.clone()),
            (None, Some(stated), _) => Some(facts.words(stated)),
            (None, None, Some(body)) => Some(body.name()),
            (None, None, None) => None,
        },
        recipient_person: person,
        recipient_body: body,
        recipient_as_stated: stated().map(|name| facts.words(name)),
        count: it.count.value,
        ward: it.ward.as_ref().and_then(|ward| facts.unit(ward)),
        unit: facts.b.unit_of_award(it).map(|no| facts.unit_of(no)),
        reason: it.reason.as_ref().map(|reason| facts.words(reason)),
        decision: it.decision.as_deref(),
        presented_by: it.presented_by.as_ref().map(|id| persons.person(id)),
        presented_by_as_stated: it
            .presented_by_as_stated
            .as_deref()
            .map(String::as_str)
            .filter(|_| presenter_is_open),
        posthumous: it.posthumous,
        amount: it.amount,
        figure: it
            .figure
            .as_ref()
            .map(|figure| figure.value.as_str())
            .filter(|_| recipient_is_open && presenter_is_open),
        status: it.status.map(|word| facts.label(word)),
        revoked: it.revoked.as_ref().map(|it| decision(facts, it)),
    }
}

fn recipient_type<'s>(facts: &Facts<'s>, of: RecipientType) -> Label<'s> {
    let word = List::RecipientType.word(of.id());
    facts.label(word.expect("the vocabulary has each type of recipient"))
}

fn decision<'s>(facts: &Facts<'s>, it: &'s Decision) -> DecisionRow<'s> {
    DecisionRow {
        number: it.number.as_deref(),
        date: it.date.map(When),
        document: it.document.as_ref().and_then(|document| facts.document(document)),
    }
}
