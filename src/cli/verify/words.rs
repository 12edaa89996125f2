//! What a check found, in words: a word that stays, and a sentence in Vietnamese and in English.

use crate::build::archive::finding::{Finding, Subject};
use crate::build::archive::held::Odd;
use crate::cli::archive::{PROGRAM, flaw_words};

/// Returns the file that a finding is about.
pub(super) fn path_of(finding: &Finding) -> Option<&str> {
    match finding {
        Finding::Changed { path, .. }
        | Finding::Unlisted { path, .. }
        | Finding::Unfetched { path, .. } => Some(path),
        Finding::Damaged { list, .. }
        | Finding::UnknownAlgorithm(list)
        | Finding::Encoded { list, .. }
        | Finding::NotedDamaged { list, .. }
        | Finding::NotCompared(list) => Some(list),
        Finding::Missing(path)
        | Finding::Added(path)
        | Finding::Stranger(path)
        | Finding::Unreadable(path)
        | Finding::Unsound(path, _)
        | Finding::Rebuilt(path)
        | Finding::NotRebuilt(path)
        | Finding::OnlyRebuilt(path)
        | Finding::ByteOrderMark(path)
        | Finding::Litter(path) => Some(path),
        Finding::Odd(odd) => Some(odd.path()),
        Finding::Unchecked
        | Finding::NoList
        | Finding::NoDeclaration
        | Finding::BadDeclaration
        | Finding::OtherVersion(_)
        | Finding::OtherEncoding(_)
        | Finding::Unsealed
        | Finding::Empty
        | Finding::CutZip
        | Finding::NotedOtherwise { .. }
        | Finding::Oxum { .. }
        | Finding::OtherProgram(_)
        | Finding::NoSources(_) => None,
    }
}

/// Says what a finding is: a word that stays, and a sentence in Vietnamese and in English.
pub(super) fn words(finding: &Finding) -> (&'static str, [String; 2]) {
    match finding {
        Finding::Changed { path, expected, found, size } => both(
            "changed",
            format!(
                "`{path}` đã bị thay đổi: mã kiểm tra phải là {expected}…, nay là {found}… ({size} byte)"
            ),
            format!(
                "`{path}` was changed: its digest must be {expected}…, and is {found}… ({size} bytes)"
            ),
        ),
        Finding::Missing(path) => {
            both("missing", format!("thiếu tệp `{path}`"), format!("`{path}` is missing"))
        }
        Finding::Added(path) => both(
            "added",
            format!("`{path}` bị thêm vào: không danh sách nào có nó"),
            format!("`{path}` was added: no list names it"),
        ),
        Finding::Stranger(path) => both(
            "stranger",
            format!("`{path}` không thuộc danh sách; có thể do người khác đặt vào"),
            format!("`{path}` is in no list; somebody else may have put it there"),
        ),
        Finding::Unlisted { path, list } => both(
            "unlisted",
            format!("`{path}` không có trong `{list}`"),
            format!("`{path}` is not in `{list}`"),
        ),
        Finding::Unreadable(path) => both(
            "unreadable",
            format!("không đọc được `{path}`: tệp hỏng hoặc không được phép đọc"),
            format!("`{path}` cannot be read: it is damaged, or may not be read"),
        ),
        Finding::Litter(path) => both(
            "litter",
            format!("`{path}` do hệ điều hành tự đặt vào: nội dung không đổi, hãy xóa tệp ấy đi"),
            format!(
                "`{path}` was put there by an operating system: remove it, nothing else changed"
            ),
        ),
        Finding::Odd(odd) => odd_words(odd),
        finding => words_of_the_whole(finding),
    }
}

fn odd_words(odd: &Odd) -> (&'static str, [String; 2]) {
    match odd {
        Odd::Special(path) => both(
            "special",
            format!("`{path}` không phải tệp thường (liên kết hoặc thiết bị): không đọc"),
            format!("`{path}` is no ordinary file (a link or a device): it was not read"),
        ),
        Odd::Outside(path) => both(
            "outside",
            format!("`{path}` nằm ngoài bản lưu trữ: đường dẫn không an toàn"),
            format!("`{path}` lies outside the archive: the path is not safe"),
        ),
        Odd::Twice(path) => both(
            "twice",
            format!("`{path}` có hai lần trong tệp zip"),
            format!("`{path}` is in the zip twice"),
        ),
        Odd::Locked(path) => both(
            "encrypted",
            format!("`{path}` trong tệp zip bị mã hóa: không đọc được"),
            format!("`{path}` is encrypted in the zip: it cannot be read"),
        ),
        Odd::Packed(path) => both(
            "unknown-packing",
            format!("`{path}` trong tệp zip được nén theo cách mà chương trình không biết"),
            format!("`{path}` is packed in the zip in a way that is not known here"),
        ),
        Odd::Litter(path) => both(
            "litter",
            format!("`{path}` do hệ điều hành tự đặt vào, không thuộc bản lưu trữ; có thể xóa"),
            format!(
                "`{path}` was put there by an operating system; it is no part of the archive and may be removed"
            ),
        ),
    }
}

/// Says what is wrong with lists, or with the whole.
fn words_of_the_whole(finding: &Finding) -> (&'static str, [String; 2]) {
    match finding {
        Finding::Damaged { list, line } => {
            let [vi, en] = match line {
                Some(line) => [format!(" ở dòng {line}"), format!(" at line {line}")],
                None => [String::new(), String::new()],
            };
            both(
                "damaged-list",
                format!("danh sách `{list}` bị hỏng{vi}"),
                format!("the list `{list}` is damaged{en}"),
            )
        }
        Finding::UnknownAlgorithm(list) => both(
            "unknown-algorithm",
            format!("chưa kiểm tra theo `{list}`: chương trình không biết loại mã này"),
            format!("`{list}` was not checked: its kind of digest is not known here"),
        ),
        Finding::Oxum { expected, found } => both(
            "oxum",
            format!("bag-info.txt ghi {expected} (byte.tệp), nhưng ở đây có {found}"),
            format!("bag-info.txt says {expected} (bytes.files), and there are {found}"),
        ),
        Finding::Unchecked => both(
            "unchecked",
            "không có danh sách nào kiểm tra được".to_owned(),
            "there is no list that can be checked".to_owned(),
        ),
        Finding::NotedOtherwise { expected, found } => both(
            "noted-otherwise",
            format!("archives.tsv ghi mã {expected} cho bản lưu trữ tên này, còn ở đây là {found}"),
            format!(
                "archives.tsv notes the digest {expected} for an archive of this name, and here is {found}"
            ),
        ),
        Finding::NotedDamaged { list, line, why } => {
            let [vi, en] = flaw_words(why);
            both(
                "noted-damaged",
                format!("`{list}:{line}`: {vi}"),
                format!("`{list}:{line}`: {en}"),
            )
        }
        Finding::NotCompared(list) => both(
            "not-compared",
            format!(
                "không so được với `{list}`: tệp ấy hoặc dòng của nó bị hỏng, và không dòng nào đọc được mang tên bản này"
            ),
            format!(
                "it could not be compared with `{list}`: it or lines of it are damaged, and none that can be read bears its name"
            ),
        ),
        finding => words_of_the_form(finding),
    }
}

/// Says in what a bag departs from the form that is known here.
fn words_of_the_form(finding: &Finding) -> (&'static str, [String; 2]) {
    match finding {
        Finding::BadDeclaration => both(
            "bad-declaration",
            "`bagit.txt` sai dạng: phải gồm hai dòng, `BagIt-Version: 1.0` và `Tag-File-Character-Encoding: UTF-8`".to_owned(),
            "`bagit.txt` has another form: it must hold two lines, `BagIt-Version: 1.0` and `Tag-File-Character-Encoding: UTF-8`".to_owned(),
        ),
        Finding::OtherVersion(version) => both(
            "unknown-version",
            format!("bản này theo BagIt {version}, chương trình chỉ biết 0.97 và 1.0: đã kiểm tra theo 1.0"),
            format!("this is a bag of BagIt {version}, and 0.97 and 1.0 are known here: it was checked by 1.0"),
        ),
        Finding::OtherEncoding(encoding) => both(
            "other-encoding",
            format!("`bagit.txt` ghi bảng mã {encoding}; chương trình chỉ đọc được danh sách viết bằng UTF-8"),
            format!("`bagit.txt` says that lists are in {encoding}; those in UTF-8 alone can be read here"),
        ),
        Finding::Encoded { list, encoding } => both(
            "unread-list",
            format!("chưa kiểm tra theo `{list}`: danh sách viết bằng bảng mã {encoding}"),
            format!("`{list}` was not checked: it is written in {encoding}"),
        ),
        Finding::ByteOrderMark(path) => both(
            "byte-order-mark",
            format!("`{path}` mở đầu bằng dấu BOM, điều mà BagIt không cho phép: phần mềm khác có thể không đọc được dòng đầu"),
            format!("`{path}` begins with a byte order mark, which bags must not have: other software may not read its first line"),
        ),
        Finding::Unfetched { path, url } => both(
            "not-fetched",
            format!("chưa đủ: `{path}` phải được tải từ {url} theo `fetch.txt`; chương trình không bao giờ tự tải"),
            format!("incomplete: `{path}` is to be fetched from {url}, says `fetch.txt`; nothing is ever fetched here"),
        ),
        finding => words_of_what_lacks(finding),
    }
}

/// Says what a bag or a zip lacks to be one.
fn words_of_what_lacks(finding: &Finding) -> (&'static str, [String; 2]) {
    let [word, vi, en] = match finding {
        Finding::NoList => [
            "no-list",
            "không có danh sách nào để đối chiếu: một bản lưu trữ phải có ít nhất một tệp manifest-*.txt",
            "there is no list that can be compared with: a bag has at least one manifest-*.txt",
        ],
        Finding::NoDeclaration => [
            "no-declaration",
            "thiếu bagit.txt: phần mềm khác không nhận ra đây là bản lưu trữ BagIt",
            "bagit.txt is missing: other software does not know this for a bag",
        ],
        Finding::Unsealed => [
            "unsealed",
            "không có tagmanifest-*.txt: nếu chính các danh sách bị sửa thì không nhận ra được",
            "there is no tagmanifest-*.txt: nobody sees whether the lists themselves were changed",
        ],
        Finding::Empty => ["empty", "không có tệp nào ở đây", "there is no file here"],
        Finding::CutZip => [
            "cut-zip",
            "tệp zip bị cắt ngắn hoặc hỏng phần danh sách ở cuối: không đọc được tệp nào trong đó; hãy chép lại từ bản khác",
            "the zip is cut short, or the list at its end is damaged: no file in it can be read; take another copy",
        ],
        finding => return words_of_rebuilding(finding),
    };
    both(word, vi.to_owned(), en.to_owned())
}

/// Says what is wrong with the pages that were made again, or with what they were to be made from.
fn words_of_rebuilding(finding: &Finding) -> (&'static str, [String; 2]) {
    match finding {
        Finding::OtherProgram(program) => both(
            "other-program",
            format!(
                "bản lưu trữ do {program} lập, còn đang kiểm tra bằng {PROGRAM}: trang dựng lại có thể khác"
            ),
            format!(
                "the archive was made by {program} and is checked by {PROGRAM}: pages may come out otherwise"
            ),
        ),
        Finding::Unsound(path, [vi, en]) => both(
            "unsound-sources",
            format!("không dựng lại được: `{path}`: {vi}"),
            format!("it cannot be built again: `{path}`: {en}"),
        ),
        Finding::Rebuilt(path) => both(
            "rebuilt-otherwise",
            format!("`{path}` dựng lại ra khác"),
            format!("`{path}` comes out otherwise when it is built again"),
        ),
        Finding::NotRebuilt(path) => both(
            "not-rebuilt",
            format!("`{path}` không được dựng ra từ nguồn"),
            format!("`{path}` is not built from the sources"),
        ),
        Finding::OnlyRebuilt(path) => both(
            "only-rebuilt",
            format!("nguồn dựng ra `{path}`, nhưng bản lưu trữ không có tệp ấy"),
            format!("the sources build `{path}`, which the archive does not hold"),
        ),
        Finding::NoSources(Subject::Output) => both(
            "no-sources",
            "không dựng lại được: thư mục đã dựng không chứa nguồn; hãy chạy `bantin build` rồi so".to_owned(),
            "it cannot be built again: a built folder does not hold its sources; run `bantin build` and compare".to_owned(),
        ),
        _ => both(
            "no-sources",
            "không dựng lại được: bản này không do bantin lập, không có data/sources/archive.toml".to_owned(),
            "it cannot be built again: it was not made by bantin and holds no data/sources/archive.toml".to_owned(),
        ),
    }
}

fn both(word: &'static str, vi: String, en: String) -> (&'static str, [String; 2]) {
    (word, [vi, en])
}
