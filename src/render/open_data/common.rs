//! What every record says of its publication.

use super::cell::{Address, Flat, When, Words};
use super::column::rows;
use super::facts::Facts;
use crate::ground::source::Spanned;
use crate::model::record::{Attachment, Correction, Provenance, Publishing, SourceNote};
use crate::model::time::Day;
use crate::plan::media::Media;

rows! {
    /// A correction.
    CorrectionRow<'a> {
        date: When<Day>, "ngày đính chính", "the day of the correction";
        text: Words<'a>, "đã sai gì, đúng là gì", "what was wrong and what is right";
        by: Option<&'a str>, "ai đính chính", "who corrected";
    }
}

rows! {
    /// What is known of a file that can be taken away.
    FileRow {
        media_type: &'static str, "kiểu nội dung của tệp", "the media type of the file";
        bytes: Option<u64>, "độ dài của tệp theo byte; ảnh thì để trống vì được làm lại khi đăng",
            "how many bytes the file has; empty for a picture, which is made anew when it is published";
        sha256: Option<String>, "mã băm SHA-256 của tệp, để biết tệp tải về còn nguyên; ảnh thì để trống",
            "the SHA-256 of the file, by which to tell that it came whole; empty for a picture";
    }
}

impl FileRow {
    /// Writes what is known of a file below `content/files`.
    pub fn new(facts: &Facts<'_>, path: &str) -> Self {
        let stored = facts.scene().stored(path);
        Self {
            media_type: Media::of(path).name,
            bytes: stored.map(|stored| stored.bytes),
            sha256: stored.map(|stored| stored.digest.to_string()),
        }
    }
}

rows! {
    /// A file that belongs to a record.
    AttachmentRow<'a> {
        title: Words<'a>, "tên tệp", "the title of the file";
        file: Option<Address<'a>>, "địa chỉ tải tệp", "the address of the file";
        #[serde(flatten)]
        known: Flat<FileRow>, "loại, độ dài, mã băm", "its type, length and digest";
    }
}

rows! {
    /// Where facts come from.
    SourceRow<'a> {
        name: &'a str, "tên nguồn", "the name of the source";
        url: Option<&'a str>, "địa chỉ của nguồn", "the address of the source";
        date: Option<When<Day>>, "ngày của nguồn", "the day of the source";
    }
}

rows! {
    /// What every record says of its publication and its source.
    CommonRow<'a> {
        illustration: bool, "được đặt ra để làm ví dụ, không có thật", "invented as an example";
        expires: Option<When<Day>>, "ngày cuối cùng mà thông tin còn giá trị", "the last day on which it counts";
        updated: Option<When<Day>>, "ngày cập nhật lần cuối", "the day of the last change";
        corrections: Vec<CorrectionRow<'a>>, "những lần đính chính, cũ nhất trước", "its corrections, the oldest first";
        attachments: Vec<AttachmentRow<'a>>, "các tệp kèm theo", "files that belong to it";
        source: Option<SourceRow<'a>>, "nguồn của thông tin", "where its facts come from";
        not_stated: Vec<&'a str>,
            "tên những khóa mà nguồn không nêu: trống vì nguồn không nói, không phải vì sót",
            "names of keys that the source does not state: empty, and not forgotten";
        from_elsewhere: Vec<&'a str>,
            "tên những khóa lấy từ nơi khác, không từ nguồn này",
            "names of keys that come from somewhere else than the source";
    }
}

impl<'s> CommonRow<'s> {
    /// Writes what a record says of its publication and its source.
    pub fn new(
        facts: &Facts<'s>,
        publishing: &'s Publishing,
        provenance: &'s Provenance,
    ) -> Flat<Self> {
        Flat(Self {
            illustration: publishing.illustration,
            expires: publishing.expires.map(When),
            updated: publishing.last_change().map(When),
            corrections: publishing.corrections.iter().map(|it| correction(facts, it)).collect(),
            attachments: publishing.attachments.iter().map(|it| attachment(facts, it)).collect(),
            source: provenance.source.as_ref().map(source),
            not_stated: texts(&provenance.not_stated),
            from_elsewhere: texts(&provenance.from_elsewhere),
        })
    }
}

fn correction<'s>(facts: &Facts<'s>, it: &'s Correction) -> CorrectionRow<'s> {
    CorrectionRow { date: When(it.date), text: facts.words(&it.text), by: it.by.as_deref() }
}

fn attachment<'s>(facts: &Facts<'s>, it: &'s Attachment) -> AttachmentRow<'s> {
    AttachmentRow {
        title: facts.words(&it.title),
        file: facts.file(&it.file),
        known: Flat(FileRow::new(facts, &it.file)),
    }
}

fn source(source: &SourceNote) -> SourceRow<'_> {
    SourceRow { name: &source.name, url: source.url.as_deref(), date: source.date.map(When) }
}

fn texts(all: &[Spanned<String>]) -> Vec<&str> {
    all.iter().map(|text| text.value.as_str()).collect()
}

/// Makes the table of a record: its id and its pages, columns of its own, and what every record says.
macro_rules! record {
    ($(#[$about:meta])* $name:ident { $($own:tt)+ }) => {
        $crate::render::open_data::column::rows! {
            $(#[$about])* $name<'a> {
                id: $crate::render::open_data::cell::Key<'a>,
                    "mã, không bao giờ đổi", "the id, which never changes";
                page: $crate::render::open_data::cell::Pages,
                    "trang của mục này trên bản tin", "the page of the record in the bulletin";
                $($own)+
                #[serde(flatten)]
                common: $crate::render::open_data::cell::Flat<
                    $crate::render::open_data::common::CommonRow<'a>
                >, "chung cho mọi mục", "what every record says";
            }
        }
    };
}

pub(crate) use record;
