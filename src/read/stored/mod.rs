//! Files that are published as they are: what each is by its content, held against what its name says.
//!
//! A file goes by once, in pieces, and no more of it is kept than its beginning and, of a packed one, its end; so files of
//! any size take little memory. Nothing is unpacked for that; the words of a packed document are read apart, when they are
//! looked through (`document.rs`).

mod archive;
mod content;
mod document;
mod names;
mod pdf;
mod sheet;
mod tar;
mod text;

pub use document::{MOST as MOST_PACKED, Reader, show_words};
pub use names::is_run_by_browsers;

use self::content::Content;
use self::pdf::{Deed, PdfWalk};
use self::text::TextWalk;
use crate::ground::diagnostic::Value;
use crate::ground::digest::Digesting;
use crate::model::stored::{Refused, Stored};

/// How much of the beginning is kept, in bytes.
const HEAD: usize = 4 << 10;

/// How much of the end of a packed file is kept, in bytes: the list of its parts stands there, and of a document is shorter.
const TAIL: usize = 1 << 20;

/// What a file of the old Office has in it when it has macros: the name of their storage, as its list of parts writes it.
const OLD_MACROS: &[u8] = b"_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T\0";

/// A file that goes by in pieces.
pub struct Glance {
    bytes: u64,
    digest: Digesting,
    head: Vec<u8>,
    tail: Vec<u8>,
    text: TextWalk,
    pdf: PdfWalk,
    has_old_macros: bool,
}

impl Default for Glance {
    fn default() -> Self {
        Self::new()
    }
}

impl Glance {
    /// Begins with no byte.
    pub fn new() -> Self {
        Self {
            bytes: 0,
            digest: Digesting::new(),
            head: Vec::new(),
            tail: Vec::new(),
            text: TextWalk::default(),
            pdf: PdfWalk::default(),
            has_old_macros: false,
        }
    }

    /// Takes the bytes that follow.
    pub fn take(&mut self, piece: &[u8]) {
        self.bytes += piece.len() as u64;
        self.digest.take(piece);
        self.head.extend(piece.iter().take(HEAD - self.head.len()));
        self.text.take(piece);
        if pdf::is_pdf(&self.head) {
            self.pdf.take(piece);
        } else if archive::is_packed(&self.head) {
            self.keep_end(piece, TAIL);
        } else if content::is_old_office(&self.head) && !self.has_old_macros {
            self.keep_end(piece, OLD_MACROS.len());
            self.has_old_macros = self.tail.windows(OLD_MACROS.len()).any(|it| it == OLD_MACROS);
        }
    }

    /// Keeps the last bytes: the piece, and before it at most so many.
    fn keep_end(&mut self, piece: &[u8], most: usize) {
        let surplus = self.tail.len().saturating_sub(most);
        self.tail.drain(..surplus);
        self.tail.extend(piece);
    }

    /// Returns the first bytes of what went by.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// Tells what the file is, or why it is not published under the name of its path.
    ///
    /// # Errors
    ///
    /// What it is, where it is refused, and how to mend it.
    pub fn finish(self, path: &str) -> Result<Stored, Refused> {
        let content = Content::of(&content::Seen {
            bytes: self.bytes,
            head: &self.head,
            tail: &self.tail,
            text: &self.text,
            pdf: &self.pdf,
            has_old_macros: self.has_old_macros,
        });
        judge(&content, path)?;
        let words = content.words();
        Ok(Stored { bytes: self.bytes, digest: self.digest.finish(), words })
    }
}

/// Holds what a file is against its name. What its name alone refuses is reported as that.
fn judge(content: &Content, path: &str) -> Result<(), Refused> {
    let ending = names::ending(path);
    if is_run_by_browsers(path) {
        return Ok(());
    }
    if names::is_program(&ending) {
        return Err(program(Value::words(
            format!("đuôi .{ending} là của chương trình chạy được"),
            format!("names that end in .{ending} are those of programs"),
        )));
    }
    match content {
        Content::Empty => Err(empty()),
        Content::Program => Err(program(Value::words(
            "nội dung là chương trình chạy được",
            "its content is a program that can be run",
        ))),
        Content::HoldsProgram(name) => Err(program(Value::words(
            format!("bên trong có chương trình chạy được: {name}"),
            format!("there is a program in it that can be run: {name}"),
        ))),
        Content::Page => Err(page()),
        Content::Macros => Err(macros()),
        Content::Acts(deed) => Err(acts(deed)),
        Content::CutPdf => Err(cut_pdf()),
        Content::Sort(sort) if sort.fits(&ending) => Ok(()),
        Content::Sort(sort) => Err(unlike(sort, &ending)),
        Content::Unknown => match names::sort_of(&ending) {
            Some(sort) => Err(not_that(sort)),
            None => Ok(()),
        },
    }
}

fn refused(why: Value, mend: Value) -> Refused {
    Refused { why, mend }
}

fn empty() -> Refused {
    refused(
        Value::words("tệp rỗng, không có nội dung nào", "it is empty"),
        Value::words(
            "chép lại tệp gốc vào chỗ này, hoặc bỏ tệp và chỗ khai báo nó",
            "copy the original anew, or remove the file and what declares it",
        ),
    )
}

fn program(why: Value) -> Refused {
    refused(
        why,
        Value::words(
            "không đăng chương trình; văn bản thì lưu thành PDF hoặc ODT, số liệu thì lưu thành CSV hoặc ODS",
            "publish no programs; save a text as PDF or ODT, figures as CSV or ODS",
        ),
    )
}

fn page() -> Refused {
    refused(
        Value::words(
            "nội dung là trang HTML hoặc hình SVG, trình duyệt có thể chạy mã trong đó",
            "its content is a page in HTML or a drawing in SVG, whose code a browser would run",
        ),
        Value::words(
            "đưa lời vào bài viết hoặc lưu trang thành PDF; hình vẽ thì lưu thành PNG",
            "write its words into a text or save the page as PDF; save a drawing as PNG",
        ),
    )
}

fn macros() -> Refused {
    refused(
        Value::words(
            "văn bản có macro, tức là mã chạy trên máy người mở",
            "the document holds macros, code that runs on the machine of whoever opens it",
        ),
        Value::words(
            "lưu lại dưới dạng không có macro (.docx, .xlsx, .pptx, .odt, .ods, .odp) hoặc PDF",
            "save it anew without macros (.docx, .xlsx, .pptx, .odt, .ods, .odp) or as PDF",
        ),
    )
}

/// A PDF that does more than show its pages.
fn acts(deed: &Deed) -> Refused {
    let why = match deed {
        Deed::Script => Value::words(
            "tệp PDF có mã JavaScript, chạy trên máy người mở",
            "the PDF holds JavaScript, code that runs on the machine of whoever opens it",
        ),
        Deed::Launch => Value::words(
            "tệp PDF có lệnh mở chương trình khác (/Launch) trên máy người mở",
            "the PDF starts another program (/Launch) on the machine of whoever opens it",
        ),
        Deed::Brings(name) => Value::words(
            format!("tệp PDF mang theo chương trình chạy được: {name}"),
            format!("the PDF brings along a program that can be run: {name}"),
        ),
    };
    refused(
        why,
        Value::words(
            "mở tệp rồi in ra PDF mới (Print to PDF): tệp mới chỉ còn các trang",
            "open it and print it to a new PDF (Print to PDF): that one holds its pages alone",
        ),
    )
}

fn cut_pdf() -> Refused {
    refused(
        Value::words(
            "tệp PDF bị cắt cụt: thiếu phần cuối (startxref, %%EOF)",
            "the PDF is cut short: its end is missing (startxref, %%EOF)",
        ),
        Value::words("chép hoặc tải lại tệp gốc vào chỗ này", "copy or fetch the original anew"),
    )
}

/// Its content is known, and its name is that of something else.
fn unlike(sort: &names::Sort, ending: &str) -> Refused {
    let ([vi, en], should) = (sort.name, sort.endings[0]);
    let (has_vi, has_en) = match ending {
        "" => ("không có đuôi".to_owned(), "has no ending".to_owned()),
        _ => (format!("có đuôi .{ending}"), format!("ends in .{ending}")),
    };
    let ([other_vi, other_en], is_known) = match names::sort_of(ending) {
        Some(other) => (other.name, true),
        None => (["", ""], false),
    };
    let rename =
        [format!("đặt lại đuôi tên tệp là .{should}"), format!("let its name end in .{should}")];
    let [mend_vi, mend_en] = match is_known {
        true => [
            format!("{}, hoặc thay bằng {other_vi} thật", rename[0]),
            format!("{}, or put {other_en} into its place", rename[1]),
        ],
        false => rename,
    };
    refused(
        Value::words(
            format!("nội dung là {vi} nhưng tên tệp {has_vi}"),
            format!("its content is {en}, but its name {has_en}"),
        ),
        Value::words(mend_vi, mend_en),
    )
}

/// Its content is nothing that is known, and its name promises something.
fn not_that(sort: &names::Sort) -> Refused {
    let [vi, en] = sort.name;
    let mend = match sort.is_text {
        true => Value::words(
            "lưu lại với bảng mã UTF-8 (trong Excel: CSV UTF-8)",
            "save it anew in UTF-8 (in Excel: CSV UTF-8)",
        ),
        false => Value::words(
            "chép lại tệp gốc: tệp này hỏng, bị cắt cụt hoặc chỉ được đổi tên",
            "copy the original anew: this one is damaged, cut short or only named so",
        ),
    };
    refused(
        Value::words(format!("nội dung không phải {vi}"), format!("its content is not {en}")),
        mend,
    )
}

#[cfg(test)]
mod tests;
