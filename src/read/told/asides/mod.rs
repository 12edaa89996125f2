//! Figures in sentences of honours that count something else: who came, who handed over, who was thought of, a part of a
//! total, other places and times.
//!
//! Each is told by words right beside the figure, or by how its clause opens. Who is said to have been honoured is never
//! passed over for what else is said of them: "18 cá nhân tham dự hội nghị được tặng giấy khen".

mod phrases;

use std::ops::Range;

use super::counts::Figure;
use super::honours::{HONOURS, STEMS};
use super::spoken;
use super::words::Words;
use phrases::{
    ARE, BEFORE, BEHIND, EACH, ELSEWHERE, FILLERS, GIVEN, LISTS, LONGEST, NO_RECEIPTS, PARTS,
    RECEIPTS, SOME, SPAN_ENDS, SPANS, SUBJECTS, THANKS, TOTALS, WIDE,
};

/// Leaves the figures that may be of honours. Those that are joined count alike.
pub(super) fn drop_from(words: &Words<'_>, figures: &mut Vec<Figure>) {
    let groups = figures.chunk_by(|_, next| next.count.is_joined);
    let groups: Vec<_> = groups.map(|group| (group.len(), range_of(group))).collect();
    let nexts = groups.iter().skip(1).map(|(_, next)| next.start).chain([words.len()]);
    let stay = groups.iter().zip(nexts).flat_map(|((len, at), next)| {
        let stays = !is_aside(words, at, next);
        std::iter::repeat_n(stays, *len)
    });
    let mut stay = stay.collect::<Vec<_>>().into_iter();
    figures.retain(|_| stay.next() == Some(true));
}

/// Returns the words of some figures that are joined.
fn range_of(group: &[Figure]) -> Range<usize> {
    let start = group.first().map_or(0, |first| first.words.start);
    start..group.last().map_or(start, |last| last.words.end)
}

/// Tells whether a figure counts something else; what is said behind it ends where the next figure begins.
fn is_aside(words: &Words<'_>, figure: &Range<usize>, next: usize) -> bool {
    let Range { start: first, end } = *figure;
    let is_behind = |table: &[&str]| words.is_next(end) && words.first_of(end, table).is_some();
    if is_behind(&EACH) || is_behind(&WIDE) || is_opened(words, first, elsewhere) {
        return true;
    }
    if is_received(words, end, next) {
        return false;
    }
    is_thanked(words, first)
        || !is_given(words, first)
            && (is_right_behind(words, first, &BEFORE)
                || is_said_behind(words, end)
                || is_of_those_present(words, first)
                || (is_behind(&PARTS) && is_of_total(words, first)))
}

/// Reads what opens a clause about other places or times, and the word behind it.
fn elsewhere(words: &Words<'_>, no: usize) -> Option<usize> {
    words.first_of(no, &ELSEWHERE).map(|(_, next)| next).or_else(|| span_of_years(words, no))
}

/// Reads a span of years that ends today, and the word behind it.
fn span_of_years(words: &Words<'_>, no: usize) -> Option<usize> {
    let says_many = |no: usize| {
        let is_number = words.digits(no).is_some() || spoken::is_spoken(words.word(no));
        is_number || words.is_one_of(no, &SOME)
    };
    let spans = SPANS.iter().flat_map(|(openings, least, ends)| {
        let openings = openings.iter().filter_map(|opening| words.phrase(no, opening));
        openings.map(move |many| (many, many + least, ends))
    });
    // "Mười năm qua" needs nothing before it.
    let mut spans = spans.chain([(no, no + 1, &SPAN_ENDS)]).map(|(many, from, ends)| {
        let mut tos = (from..=many + LONGEST).filter(|to| (many..*to).all(says_many));
        tos.find_map(|to| words.first_of(to, ends).map(|(_, next)| next))
    });
    spans.find_map(|span| span)
}

/// Tells whether the clause of a figure says who came, or who is in a council.
fn is_of_those_present(words: &Words<'_>, first: usize) -> bool {
    let subject =
        |words: &Words<'_>, no: usize| words.first_of(no, &SUBJECTS).map(|(_, next)| next);
    let has_list = || (words.sentence(first)..first).any(|no| words.first_of(no, &LISTS).is_some());
    is_right_behind(words, first, &ARE) && is_opened(words, first, subject) && !has_list()
}

/// Tells whether the clause of a figure opens with certain words. A sign may stand right behind them, and digits.
fn is_opened(
    words: &Words<'_>,
    first: usize,
    read: fn(&Words<'_>, usize) -> Option<usize>,
) -> bool {
    let sentence = words.sentence(first);
    let openings = (sentence..first).filter(|no| *no == sentence || !words.is_next(*no));
    let mut ends = openings.filter_map(|no| read(words, no)).filter(|end| *end <= first);
    ends.any(|end| {
        let rest = (end..first).find(|no| words.digits(*no).is_none()).unwrap_or(first);
        (rest + 1..=first).all(|no| words.is_next(no))
    })
}

/// Tells whether a figure stands right behind one of some phrases.
fn is_right_behind(words: &Words<'_>, first: usize, phrases: &[&str]) -> bool {
    let is_before = |phrase: &&str| {
        let start = first.checked_sub(phrase.split(' ').count());
        start.is_some_and(|start| words.phrase(start, phrase).is_some())
    };
    words.is_next(first) && phrases.iter().any(is_before)
}

/// Tells whether what is said of a figure right behind it is something else than honours.
fn is_said_behind(words: &Words<'_>, end: usize) -> bool {
    let mut places = end..words.len();
    let said = places.find(|no| !words.is_next(*no) || !words.is_one_of(*no, &FILLERS));
    said.is_some_and(|no| words.is_next(no) && words.first_of(no, &BEHIND).is_some())
}

/// Tells whether a total is named before a figure in its sentence.
fn is_of_total(words: &Words<'_>, first: usize) -> bool {
    (words.sentence(first)..first).any(|no| words.first_of(no, &TOTALS).is_some())
}

/// Tells whether thanks are said to those that are counted.
fn is_thanked(words: &Words<'_>, first: usize) -> bool {
    let thanks = |no: usize| {
        words.first_of(no, &["cảm ơn", "cám ơn"]).is_some()
            || words.is_one_of(no, &["thank", "thanked", "thanks"])
    };
    let close = (first.saturating_sub(THANKS)..first).rev();
    let mut close = close.take_while(|no| words.is_next(no + 1) && !is_of_honour(words, *no));
    close.any(thanks)
}

/// Tells whether a figure stands right behind what says that it is honoured.
fn is_given(words: &Words<'_>, first: usize) -> bool {
    let before = first.checked_sub(1).filter(|_| words.is_next(first));
    before.is_some_and(|no| words.is_one_of(no, &GIVEN) || words.begins_with(no, &STEMS))
}

/// Tells whether those that are counted are said to have received what honours them, in the words behind.
fn is_received(words: &Words<'_>, end: usize, next: usize) -> bool {
    let sentence_end = words.sentence_end(end.saturating_sub(1)).min(next);
    let is_over = |no: &usize| words.gap(*no).contains(';');
    let until = (end..sentence_end).find(is_over).unwrap_or(sentence_end);
    let is_receipt = |no: usize| {
        let row = RECEIPTS.iter().find(|(receipts, _)| words.is_one_of(no, receipts));
        let reach = row.map_or(0, |(_, reach)| *reach);
        let mut behind = no + 1..until.min(no + 1 + reach);
        let found =
            behind.find(|no| words.is_one_of(*no, &NO_RECEIPTS) || is_of_honour(words, *no));
        found.is_some_and(|no| is_of_honour(words, no))
    };
    (end..until).any(is_receipt)
        || (end < until && words.is_next(end) && words.begins_with(end, &STEMS))
}

fn is_of_honour(words: &Words<'_>, no: usize) -> bool {
    words.first_of(no, &HONOURS).is_some() || words.begins_with(no, &STEMS)
}

#[cfg(test)]
mod tests {
    use super::super::honours_of;

    fn numbers(line: &str) -> Vec<u64> {
        honours_of(line).into_iter().map(|(count, _)| count.number).collect()
    }

    #[test]
    fn figures_of_something_else_are_passed_over() {
        let found: Vec<_> = ASIDES.into_iter().filter(|line| !numbers(line).is_empty()).collect();
        assert_eq!(found, [""; 0]);
    }

    #[test]
    fn figures_of_honours_are_found_whatever_else_is_said() {
        for (line, wanted) in FOUND {
            assert_eq!(numbers(line), wanted, "{line}");
        }
    }

    const ASIDES: [&str; 70] = [
        "Năm học trước, trường khen 22 cá nhân.",
        "Những năm qua, thị xã khen 320 cá nhân.",
        "Mười năm qua, thị xã khen 320 cá nhân.",
        "Trong 5 năm (2017-2022), thị xã khen 320 cá nhân.",
        "Tính đến nay, đã có 320 cá nhân được khen thưởng.",
        "Khối phường đề cử 40 cá nhân để xét khen thưởng.",
        "Hội đồng nhận hồ sơ khen thưởng của 40 cá nhân.",
        "120 individuals came to the award ceremony.",
        "120 individuals joined the award ceremony.",
        "Hội nghị thu hút sự tham gia của 120 cá nhân và trao thưởng cho các đơn vị.",
        "Đến dự lễ trao tặng giấy khen có 120 cá nhân là lãnh đạo các phường.",
        "Có mặt tại lễ trao thưởng có 120 cá nhân.",
        "Organisers invited 120 individuals to the award ceremony.",
        "Lễ trao thưởng có sự tham dự của 120 cá nhân.",
        "Có 120 cá nhân đến xem lễ trao thưởng.",
        "3 cá nhân trao giấy khen.",
        "Xã có 320 cá nhân từng được khen thưởng.",
        "Trong hơn mười năm qua, đã có 320 cá nhân được khen thưởng.",
        "The award ceremony saw the participation of 120 individuals.",
        "Hội nghị có 120 cá nhân tham dự và nghe đọc quyết định khen thưởng.",
        "Có 20 tập thể và 120 cá nhân về dự lễ trao thưởng.",
        "120 cá nhân có mặt tại lễ tuyên dương.",
        "120 cá nhân được mời dự lễ trao thưởng đã có mặt.",
        "Tham dự lễ tuyên dương có 120 cá nhân.",
        "Lễ trao thưởng thu hút 120 cá nhân.",
        "The award ceremony was attended by 120 individuals.",
        "120 individuals attended the award ceremony.",
        "The awards were watched by many, with 120 individuals in attendance.",
        "120 individuals who attended heard the list of awards.",
        "Thị xã cảm ơn 50 cá nhân đã tham dự lễ trao thưởng.",
        "Lãnh đạo gửi lời cảm ơn tới 50 cá nhân giúp tổ chức lễ trao thưởng.",
        "The chairman thanked 50 individuals for helping at the award ceremony.",
        "Trong số được khen, có 2 cá nhân là nữ.",
        "Khen thưởng các cá nhân, trong đó có 3 cá nhân là người dân tộc thiểu số.",
        "Trong số các gương được khen có 5 cá nhân nữ.",
        "Of those commended, two individuals are women.",
        "Among them, 2 individuals were women, as the award list shows.",
        "Thành phần trao giấy khen gồm 3 cá nhân đại diện lãnh đạo.",
        "Giấy khen do 3 cá nhân đại diện lãnh đạo trao.",
        "Hội đồng thi đua, khen thưởng gồm 9 cá nhân.",
        "Thành phần dự lễ trao thưởng có 12 tập thể.",
        "The certificates were handed over by 3 individuals.",
        "The panel that chose the awards consists of 9 individuals.",
        "Trong mười năm qua, đã có 320 cá nhân được khen thưởng.",
        "Trong 10 năm qua, 12 tập thể, 320 cá nhân được khen thưởng.",
        "Trong mười năm qua (2012-2022), thị xã khen 320 cá nhân.",
        "Suốt những năm qua, thị xã khen 320 cá nhân.",
        "Over the past ten years 320 individuals have been commended.",
        "In the past decade, the town commended 320 individuals.",
        "Đợt trước, thị xã khen 22 cá nhân.",
        "Lần trước khen 22 cá nhân.",
        "Last time the town commended 22 individuals.",
        "Toàn tỉnh khen thưởng 1.250 cá nhân.",
        "Năm 2022, toàn tỉnh có 250 tập thể, 1.250 cá nhân được khen thưởng.",
        "Bộ Công an khen thưởng 100 cá nhân trên toàn quốc.",
        "The ministry commended 100 individuals nationwide.",
        "Hội đồng khen thưởng xét từ 40 cá nhân.",
        "Danh sách khen thưởng được chọn từ 40 cá nhân.",
        "Có 40 cá nhân được đề cử cho danh hiệu này.",
        "40 individuals were considered for the award.",
        "The award council considered 40 individuals.",
        "Forty individuals were nominated for awards.",
        "Chỉ tiêu khen thưởng tối thiểu 3 tập thể mỗi phường.",
        "Khen thưởng 3 tập thể mỗi phường.",
        "The rules allow commending 2 individuals per ward.",
        "Next year the ward hopes to commend 30 individuals.",
        "The ward hopes to commend 30 individuals.",
        "Năm tới, phường khen thưởng 30 cá nhân.",
        "Phường phấn đấu khen thưởng 30 cá nhân.",
        "The rules ask to commend a minimum of 3 collectives.",
    ];

    const FOUND: [(&str, &[u64]); 69] = [
        ("Nhân dịp này, có 18 tập thể, cá nhân được UBND tỉnh và thị xã khen thưởng.", &[18]),
        ("Kết thúc hội nghị, 18 tập thể, cá nhân đã được tuyên dương.", &[18]),
        ("Các đồng chí lãnh đạo tặng hoa và trao thưởng cho 18 cá nhân.", &[18]),
        ("18 tập thể, cá nhân vinh dự nhận bằng khen.", &[18]),
        ("Từ phong trào, 18 cá nhân được tặng giấy khen.", &[18]),
        ("Lãnh đạo mời 18 cá nhân được khen lên sân khấu.", &[18]),
        ("Dự và trao thưởng cho 18 cá nhân có lãnh đạo tỉnh.", &[18]),
        ("Lãnh đạo tỉnh dự, chúc mừng 18 cá nhân được khen.", &[18]),
        ("18 cá nhân dự thi được trao giải thưởng.", &[18]),
        ("Trong dịp tổng kết mười năm qua, 18 cá nhân được khen.", &[18]),
        ("Trong năm 2022, thị xã khen 18 cá nhân.", &[18]),
        ("Qua mười năm phấn đấu, 18 cá nhân được khen.", &[18]),
        ("Năm học này, trường khen 18 cá nhân.", &[18]),
        ("In total, 18 individuals were honoured.", &[18]),
        ("Awards went to 18 individuals.", &[18]),
        ("Eighteen individuals were among those commended.", &[18]),
        ("Among those present, 18 individuals got awards.", &[18]),
        ("The chairman invited 18 individuals to the stage to receive certificates.", &[18]),
        ("Hội đồng công bố danh sách khen thưởng gồm 18 cá nhân.", &[18]),
        ("Dự lễ, lãnh đạo công bố danh sách khen thưởng có 18 cá nhân.", &[18]),
        ("Ban tổ chức cho biết số được khen là 18 cá nhân.", &[18]),
        ("The committee commended a total of 18 individuals.", &[18]),
        ("The list of awards consists of 18 individuals.", &[18]),
        ("UBND tỉnh tặng bằng khen cho 18 tập thể trên địa bàn tỉnh.", &[18]),
        ("18 cá nhân được mời lên nhận giấy khen.", &[18]),
        ("Hội nghị đã khen thưởng 18 tập thể, cá nhân.", &[18]),
        ("18 cá nhân tham dự hội nghị được tặng giấy khen.", &[18]),
        ("18 cá nhân tham dự hội nghị ngày 23/8 được tặng giấy khen.", &[18]),
        ("Khen thưởng 18 cá nhân tham dự hội thi.", &[18]),
        ("Tặng giấy khen cho 18 cá nhân tham gia chữa cháy.", &[18]),
        ("Dự hội nghị, lãnh đạo thị xã trao giấy khen cho 18 cá nhân.", &[18]),
        ("120 cá nhân tham dự, trong đó 18 cá nhân được khen thưởng.", &[18]),
        ("Có 120 cá nhân tham dự; 18 cá nhân được biểu dương.", &[18]),
        ("Tham dự hội nghị có 18 cá nhân được khen thưởng.", &[18]),
        ("Cảm ơn và khen thưởng 18 cá nhân.", &[18]),
        ("Cảm ơn 18 cá nhân được tặng giấy khen.", &[18]),
        ("Khen 18 tập thể, cá nhân, trong đó có 7 tập thể, 11 cá nhân.", &[18, 7, 11]),
        ("Trong số được khen có 2 cá nhân ở phường Nam Hồng.", &[2]),
        ("Trong đó có 3 cá nhân là công an viên được tỉnh tặng bằng khen.", &[3]),
        ("18 cá nhân là những gương tiêu biểu được khen.", &[18]),
        ("Thành phần được khen gồm 18 cá nhân.", &[18]),
        ("Danh sách khen thưởng gồm 18 tập thể, cá nhân.", &[18]),
        ("Hội đồng quyết định khen thưởng 18 cá nhân.", &[18]),
        ("Khen 17 tập thể, cá nhân có thành tích trong mười năm qua.", &[17]),
        ("Tổng kết mười năm qua, thị xã khen 18 tập thể.", &[18]),
        ("Ghi nhận thành tích trong mười năm qua, thị xã khen 18 tập thể.", &[18]),
        ("Trong mười năm qua, phong trào phát triển, hội nghị khen 18 tập thể.", &[18]),
        ("Trong năm qua, thị xã khen 18 tập thể.", &[18]),
        ("So với đợt trước, đợt này khen 18 tập thể.", &[18]),
        ("Cả nước thi đua, thị xã khen 18 cá nhân.", &[18]),
        ("Toàn tỉnh khen 1.250 cá nhân; riêng thị xã khen 18 cá nhân.", &[18]),
        ("Công an tỉnh khen thưởng 18 cá nhân trên địa bàn thị xã.", &[18]),
        ("Xét từ 40 cá nhân, hội đồng khen thưởng 18 cá nhân.", &[18]),
        ("18 cá nhân được xét tặng giấy khen.", &[18]),
        ("Một trong số 18 cá nhân được khen thưởng phát biểu.", &[18]),
        ("Khen 18 cá nhân, mỗi cá nhân được thưởng 1 triệu đồng.", &[18]),
        ("Bàn việc năm tới, hội nghị khen 18 cá nhân.", &[18]),
        ("Ghi nhận tinh thần phấn đấu của 18 cá nhân, thị xã tặng giấy khen.", &[18]),
        ("Mời 18 cá nhân lên nhận giấy khen.", &[18]),
        ("18 individuals who attended were commended.", &[18]),
        ("The ceremony commended 18 individuals present.", &[18]),
        ("Certificates were presented to 18 individuals.", &[18]),
        ("Over the past ten years the movement has grown; 18 individuals were commended.", &[18]),
        ("Of those present, 18 individuals were commended.", &[18]),
        ("The chairman praised 18 individuals.", &[18]),
        ("Out of 40 individuals, the council commended 18 individuals.", &[18]),
        ("Among 18 individuals commended was Mr. An.", &[18]),
        ("120 individuals attended; 18 individuals received certificates of merit.", &[18]),
        ("18 individuals were honoured for their work over the past ten years.", &[18]),
    ];
}
