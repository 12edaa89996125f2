//! Persons, where records name them. There is no table of persons.

use super::cell::{Key, Label, Words};
use super::column::rows;

rows! {
    /// A person where a record names one.
    PersonRow<'a> {
        id: Key<'a>,
            "mã của người; người không được nêu tên có mã an-danh-1, an-danh-2 ..., đếm lại từ đầu trong mỗi mục và mỗi lần nhắc là một mã mới, nên không dùng để nối các lần nhắc với nhau",
            "the id of the person; who is not named has an-danh-1, an-danh-2 ..., counted anew in each record with a new one for each mention, so that no two mentions can be joined by it";
        named: bool,
            "người này có được nêu tên hay không",
            "whether the person is named";
        name: Words<'a>,
            "họ và tên; “một cá nhân” nếu không được nêu tên",
            "the name, family name first; \"an individual\" where none is given";
        form: Option<Label<'a>> => [Rank, Honorific],
            "cấp bậc hoặc cách xưng hô đứng trước tên",
            "the rank or the form of address before the name";
        office: Option<Words<'a>>,
            "chức vụ vào ngày của mục",
            "the office on the day of the record";
    }
}
