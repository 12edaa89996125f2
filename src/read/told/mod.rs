//! What a text says that the records say too, found when it is read. It compares nothing: that is the checks' matter.

mod asides;
mod counts;
mod firsts;
mod honours;
mod kinds;
mod line;
mod names;
mod number;
mod place;
mod private;
mod signs;
mod spoken;
mod starts;
mod stems;
mod table;
mod teller;
mod words;
mod written;

use std::borrow::Cow;
use std::ops::Range;

use super::pieces::Piece;
use super::watch::Watch;
use crate::ground::source::FileId;
use crate::ground::text::bare::Bare;
use crate::ground::text::nfc::nfc;
use crate::model::told::{Private, Told, ToldCount};
use counts::Figure;
use honours::Year;
use place::has_marks;
use signs::Signs;
use teller::Teller;
use words::Words;

/// Finds what the words of a text say, of names only what may be one of those that are watched; `offset` is where the text
/// begins in its file.
pub fn of_text(
    text: &str,
    pieces: &[Piece<'_>],
    file: FileId,
    offset: usize,
    watch: &Watch,
) -> Told {
    let mut teller = Teller::new(text, file, offset, watch);
    for (event, range) in pieces {
        teller.take(event, range.start + offset..range.end + offset);
    }
    teller.end_line();
    teller.told
}

/// Finds the figures of the title of a batch of awards: it speaks of honours, whatever its words are.
pub fn counts_of(title: &str) -> Vec<ToldCount> {
    let title = composed(title);
    let figures = figures(&title, Signs::of(&title), asides::drop_from).into_iter();
    figures.map(|figure| figure.count).collect()
}

/// Finds the figures of honours in a line, as a title, a summary and a caption are, and where they stand in it when it is
/// composed.
pub fn honours_of(line: &str) -> Vec<(ToldCount, Range<usize>)> {
    let line = composed(line);
    let figures = honours_in(&line, Signs::of(&line)).into_iter();
    figures.map(|figure| (figure.count, figure.at)).collect()
}

/// Finds what is private in a single line.
pub fn private_of(line: &str) -> Vec<Private> {
    let line = composed(line);
    let bare = Bare::of(&line);
    privates(bare.as_ref().map_or(&line, Bare::text), |it| private::find(it, Signs::of(it).private))
}

/// Finds the figures of a line that are picked.
fn figures(line: &str, signs: Signs, pick: fn(&Words<'_>, &mut Vec<Figure>)) -> Vec<Figure> {
    if !signs.honours {
        return Vec::new();
    }
    let words = Words::new(line);
    let mut found = counts::find(&words);
    pick(&words, &mut found);
    found
}

/// Finds the figures of a line that count honours, and not those of a year that is over; a year that is named is kept.
fn honours_in(line: &str, signs: Signs) -> Vec<Figure> {
    let signs = Signs { honours: signs.honours && honours::may_be_in(line), ..signs };
    figures(line, signs, |words, found| {
        asides::drop_from(words, found);
        found.retain_mut(|figure| {
            let year = honours::year(words, figure);
            figure.count.year = match year {
                Year::Named(year) => Some(year),
                Year::Unsaid | Year::Former => None,
            };
            year != Year::Former && honours::is_honour(words, figure)
        });
    })
}

/// Finds what is private in a line.
fn privates(line: &str, find: fn(&str) -> Vec<private::Found>) -> Vec<Private> {
    let found = find(line).into_iter();
    found.map(|(kind, at)| Private { kind, written: line[at].into() }).collect()
}

/// Brings a line to the one form that it is looked through in.
pub fn composed(line: &str) -> Cow<'_, str> {
    // To ask for the marks is much quicker than to ask whether the whole is composed.
    if has_marks(line) { nfc(line) } else { Cow::Borrowed(line) }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;

    use super::super::pieces::parse;
    use super::{FileId, Told, Watch, counts_of, of_text, private_of};
    use crate::ground::text::plain::CELL;

    fn told(text: &str) -> Told {
        of_text(text, &parse(text), FileId(0), 0, &Watch::ALL)
    }

    #[test]
    fn texts_are_looked_through_in_code_and_links_as_well() {
        for (text, wanted) in [
            ("[gọi](tel:0912345678)", vec!["0912345678"]),
            ("[nhắn](https://zalo.me/0912345678)", vec!["0912345678"]),
            ("[xem](/tin/ \"ĐT 0912345678\")", vec!["0912345678"]),
            ("[xem](/tin/ \"ĐT 0912\u{200B}345678\")", vec!["0912345678"]),
            ("<https://zalo.me/0912345678>", vec!["0912345678"]),
            ("số `042089001234`", vec!["042089001234"]),
            ("**Trú** tại&nbsp;số *12*", vec!["Trú tại\u{A0}số 12"]),
            ("0912&nbsp;345\n678", vec!["0912\u{A0}345 678"]),
            ("[xem](https://bao.vn/tin-0912345678.htm)", vec![]),
            ("[nhắn](https://zalo.me/%30912345678)", vec!["0912345678"]),
            ("- Ông A\n  - 0912 345 678", vec!["0912 345 678"]),
            ("- Ông A, số 0912\n  > 345 678", vec![]),
            ("số 042089\u{200B}001234", vec!["042089001234"]),
            ("số 042089&shy;001234", vec!["042089001234"]),
            ("|Họ tên|Số CMND|\n|-|-|\n|Lê A|183456789|", vec!["183456789"]),
            ("|Số CMND (9 số)|Số hộ|\n|-|-|\n|183456789|183456789|", vec!["183456789"]),
            ("|Ngày sinh|Thường trú|\n|-|-|\n|12/3/1980|tổ 5|", vec!["12/3/1980", "tổ 5"]),
            ("|Mã hồ sơ|\n|-|\n|042089001234|", vec![]),
            (
                "|Họ tên|Địa chỉ|\n|-|-|\n|Lê A|TDP 3|\n|Lê B|Thôn Hồng Lam, xã X|",
                vec!["TDP 3", "Thôn Hồng Lam"],
            ),
            ("|Chủ hộ|Số nhà|\n|-|-|\n|Lê A|12|", vec!["12"]),
            ("|TT|Họ tên|Chức vụ|Địa chỉ|\n|-|-|-|-|\n|1|Lê A|Bí thư|Số 12 Trần Phú|", vec![]),
            ("|Cơ quan|Địa chỉ|\n|-|-|\n|Trạm Y tế|Số nhà 12, đường Trần Phú|", vec![]),
            ("|TT|Chủ sử dụng đất|Địa chỉ|\n|-|-|-|\n|1|Lê A|TDP 3|", vec!["TDP 3"]),
            ("|TT|Người sử dụng đất|Địa chỉ|\n|-|-|-|\n|1|Lê A|TDP 3|", vec!["TDP 3"]),
            ("|TT|Hộ nghèo|Địa chỉ|\n|-|-|-|\n|1|Lê A|TDP 3|", vec!["TDP 3"]),
            ("|TT|Người được tặng quà|Địa chỉ|\n|-|-|-|\n|1|Lê A|TDP 3|", vec!["TDP 3"]),
            ("|TT|Tên|Địa chỉ|\n|-|-|-|\n|1|Lê A|TDP 3|", vec!["TDP 3"]),
            ("|No.|Name|Address|\n|-|-|-|\n|1|Le A|Hamlet 3|", vec!["Hamlet 3"]),
            ("|No.|Head of household|Address|\n|-|-|-|\n|1|Le A|Hamlet 3|", vec!["Hamlet 3"]),
            ("|No.|Full name|Residence|\n|-|-|-|\n|1|Le A|Hamlet 3|", vec!["Hamlet 3"]),
            ("|TT|Tên công trình|Địa chỉ|\n|-|-|-|\n|1|Cầu A|TDP 3|", vec![]),
            ("|TT|Chủ hộ|Địa chỉ thửa đất|\n|-|-|-|\n|1|Trần Văn Tám|TDP 3|", vec![]),
            ("|Họ và tên giảng viên|Địa chỉ lớp học|\n|-|-|\n|Trần Văn Tám|TDP 3|", vec![]),
            (
                "|TT|Họ và tên|Nơi công tác|Địa chỉ|\n|-|-|-|-|\n|1|Lê A|UBND|Số 12 Trần Phú|",
                vec![],
            ),
            ("|TT|Số nhà|\n|-|-|\n|1|12|", vec![]),
            ("|SĐT|CCCD|\n|-|-|\n|912 345 678|42075001234|", vec!["912 345 678", "42075001234"]),
            (
                "|Thông tin|Nội dung|\n|-|-|\n|Ngày sinh|12/3/1975|\n|Số CMND|183456789|",
                vec!["12/3/1975", "183456789"],
            ),
            (
                "|Họ tên|Lê A|\n|-|-|\n|Số điện thoại|912345678|\n|Địa chỉ thường trú|TDP 3|",
                vec!["912345678", "TDP 3"],
            ),
            (
                "|Số CMND|183456789|\n|-|-|\n|Mã số BHXH|4212345678|",
                vec!["183456789", "4212345678"],
            ),
            ("|Nội dung|Số tiền|\n|-|-|\n|BHXH|4212345678|\n|Điện thoại|912345678|", vec![]),
        ] {
            let told = told(text);
            let found: Vec<_> = told.private.iter().map(|(it, _)| &*it.written).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }

    #[test]
    fn what_a_column_is_called_is_no_part_of_what_stands_in_it() {
        let text = "|Số hộ|Ngày sinh|\n|-|-|\n|7|**12/3**/1980|";
        let told = told(text);
        let [(_, at)] = &told.private[..] else { panic!("one day: {:?}", told.private) };
        assert_eq!(&text[at.range()], "12/3**/1980");
    }

    #[test]
    fn names_may_stand_in_several_cells_and_in_addresses() {
        for (text, wanted) in [
            ("|Họ|Tên|\n|-|-|\n|Trần Thị|Hạnh|", vec!["|Họ|Tên|", "Trần Thị", "|Trần Thị|Hạnh|"]),
            ("|số|tên|họ|\n|-|-|-|\n|1|Lê|Hạnh|", vec!["|Lê|Hạnh|"]),
            ("|tên|số|họ|\n|-|-|-|\n|Lê|1|Hạnh|", vec![]),
            ("|Trần Thị|Hạnh|\n|-|-|\n|a|b|", vec!["Trần Thị", "|Trần Thị|Hạnh|"]),
            ("[a](/tep/tr%E1%BA%A7n-h%E1%BA%A1nh.pdf)", vec!["/tep/trần-hạnh.pdf"]),
            ("[a](/tep/ \"em Lê Hạnh\")", vec!["Lê Hạnh"]),
            ("ông Trần\u{200B}Hạnh", vec!["Trần\u{200B}Hạnh"]),
            ("ông Trần Hạ&shy;nh", vec!["Trần Hạ\u{AD}nh"]),
        ] {
            let told = told(text);
            let found: Vec<_> = told.names.iter().map(|(it, _)| it.replace(CELL, "|")).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }

    #[test]
    fn of_names_only_what_may_be_one_of_those_that_are_watched_is_kept() {
        let watch = Watch::of(["Trần Thị Hạnh"].into_iter());
        for (text, wanted) in [
            ("Bà Lê Thị Bình và bà Phan Hạnh", 0),
            ("Bà Lê Thị Bình và bà Trần Thị Hạnh", 2),
            ("|Họ|Tên|\n|-|-|\n|Trần Thị|Hạnh|\n|Lê Thị|Bình|", 1),
            ("[a](/tep/tr%E1%BA%A7n-th%E1%BB%8B-h%E1%BA%A1nh.pdf \"Lê Thị Bình\")", 1),
            ("bà TRẦN T**HỊ** Hạ&shy;nh", 1),
        ] {
            let told = of_text(text, &parse(text), FileId(0), 0, &watch);
            assert_eq!(told.names.len(), wanted, "{text}: {:?}", told.names);
        }
    }

    #[test]
    fn an_entry_of_a_list_ends_where_the_list_within_it_begins() {
        let told = told("- Khen 1\n  - 7 tập thể\n- Khen 2\n  > 8 cá nhân");
        assert_eq!(told.counts, []);
        assert_eq!(super::honours_of("Khen 17 tập thể").len(), 1);
    }

    #[test]
    fn figures_are_found_over_breaks_and_signs_of_markdown() {
        for text in [
            "Khen 18&nbsp;tập thể",
            "Khen 18\\\ntập thể",
            "Khen 18  \n tập thể",
            "Khen **18** tập thể",
        ] {
            assert_eq!(told(text).counts.len(), 1, "{text}");
        }
    }

    #[test]
    fn decomposed_texts_are_read_and_their_places_are_right() {
        let text: String = "Đợt này khen **mười tám** tập thể; gọi 0912 345 678.".nfd().collect();
        let told = told(&text);
        let at = |range: std::ops::Range<usize>| &text[range];
        let [(_, figure)] = &told.counts[..] else { panic!("one figure: {:?}", told.counts) };
        let wanted: String = "mười tám** tập thể".nfd().collect();
        assert_eq!(at(figure.range()), wanted);
        let [(_, phone)] = &told.private[..] else { panic!("one number: {:?}", told.private) };
        assert_eq!(at(phone.range()), "0912 345 678");
        let title: String = "Khen mười tám tập thể".nfd().collect();
        assert_eq!(counts_of(&title).len(), 1);
        assert_eq!(private_of(&"trú tại tổ 5".nfd().collect::<String>()).len(), 1);
    }
}
