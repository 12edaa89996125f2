//! How to read an archive without any tool, in both languages.

use crate::model::archive::{Archive, Period};
use crate::model::bulletin::Bulletin;
use crate::model::date_words;
use crate::model::language::Language;
use crate::plan::page::PageKind;
use crate::plan::record;
use crate::plan::site_plan::Plan;

/// Writes the readme of an archive in each language: its path in the bag and its text.
pub fn readmes(b: &Bulletin, plan: &Plan, archive: &Archive) -> [(&'static str, String); 2] {
    [
        ("data/README.vi.txt", filled(VI, b, plan, archive, Language::Vi)),
        ("data/README.en.txt", filled(EN, b, plan, archive, Language::En)),
    ]
}

fn filled(text: &str, b: &Bulletin, plan: &Plan, archive: &Archive, language: Language) -> String {
    let period = match (archive.period, language) {
        (Period::Year(year), Language::Vi) => {
            format!("các bản ghi năm {year} và những gì chúng nhắc tới")
        }
        (Period::Year(year), Language::En) => {
            format!("the records of {year}, and what they refer to")
        }
        (Period::All, Language::Vi) => "toàn bộ bản tin".to_owned(),
        (Period::All, Language::En) => "the whole bulletin".to_owned(),
    };
    let extract = match (archive.period, language) {
        (Period::Year(year), Language::Vi) => format!(
            "\n    (bảng và danh sách chỉ gồm bản ghi năm {year}; bản ghi đi kèm từ năm khác chỉ có trang; văn bản thì gồm văn bản của năm và văn bản được dẫn)"
        ),
        (Period::Year(year), Language::En) => format!(
            "\n    (tables and lists hold the records of {year} alone; what came along from other years has its pages only; of documents those of the year and those that are cited)"
        ),
        (Period::All, _) => String::new(),
    };
    let day = date_words::short(archive.day, language);
    let running = match (archive.period.running(archive.day), language) {
        (Some(year), Language::Vi) => {
            format!("\nNăm {year} chưa hết khi lập: bản này chỉ tính đến ngày {day}")
        }
        (Some(year), Language::En) => {
            format!("\nThe year {year} was not over: this copy reaches to {day}")
        }
        (None, _) => String::new(),
    };
    let page = |kind| {
        let route = plan.nearest_route(kind, language).map(|(route, _)| route.output());
        format!("data/site/{}", route.unwrap_or_default())
    };
    let data = plan.nearest_route(PageKind::Data, Language::Vi);
    let data = data.map(|(route, _)| route.as_str().trim_matches('/').to_owned());
    let places = [
        ("{title}", b.site.title.in_language(language).text.to_owned()),
        ("{live}", b.site.base.as_str().to_owned()),
        ("{period}", period),
        ("{extract}", extract),
        ("{day}", day),
        ("{running}", running),
        ("{along}", along(b, plan, language)),
        ("{program}", archive.made_with.clone()),
        ("{home}", page(PageKind::Home)),
        ("{corrections}", page(PageKind::Corrections)),
        ("{data-page}", page(PageKind::Data)),
        ("{data}", format!("data/site/{}/", data.unwrap_or_default())),
    ];
    places.iter().fold(text.to_owned(), |text, (place, words)| text.replace(place, words))
}

/// Lists the pages of other years that came along; nothing where there are none.
fn along(b: &Bulletin, plan: &Plan, language: Language) -> String {
    let kinds = record::all(b).map(|(kind, _)| kind);
    let others = kinds.filter_map(|kind| {
        let year = record::other_year(b, kind)?;
        let (route, _) = plan.nearest_route(kind, language)?;
        Some((year, format!("data/site/{}", route.output()), kind))
    });
    let mut others: Vec<_> = others.collect();
    others.sort_by(|(one, at, _), (other, to, _)| (one, at).cmp(&(other, to)));
    let (n, is_document) = (others.len(), |kind| matches!(kind, PageKind::Document(_)));
    let documents = others.iter().filter(|(.., kind)| is_document(*kind)).count();
    let head = match language {
        _ if n == 0 => return String::new(),
        Language::Vi => format!(
            "TRANG ĐI KÈM TỪ NĂM KHÁC\n\nCó {n} trang thuộc năm khác, trong đó {documents} là văn bản; chúng đi kèm vì có chỗ ở đây nhắc tới. Trang nào trong số đó cũng có một dòng nói thế ở đầu:"
        ),
        Language::En => format!(
            "PAGES THAT CAME ALONG FROM OTHER YEARS\n\nPages of other years: {n}, of which documents: {documents}. They came along because something here refers to them, and each says so at its top:"
        ),
    };
    let lines = others.iter().map(|(year, path, _)| format!("    {year}  {path}\n"));
    format!("{head}\n\n{}\n", lines.collect::<String>())
}

const VI: &str = "\
{title}
Bản lưu trữ: {period}
Lập ngày {day} bằng {program}{running}
Bản tin đang hoạt động: {live}

ĐỌC THẾ NÀO

Mở tệp {home} bằng một trình duyệt bất kỳ: không cần mạng, không cần máy chủ, không cần phần mềm nào khác. Các trang dẫn tới nhau ngay trong thư mục này; liên kết nào ra ngoài bản lưu trữ thì dẫn về bản tin đang hoạt động.

CÓ GÌ Ở ĐÂU

data/site/       các trang để đọc
{data}  các bản ghi thành bảng: tệp .csv mở bằng bảng tính, tệp .json cho máy đọc, kèm lược đồ nói mỗi cột là gì{extract}
{data-page}  giải thích các bảng ấy
{corrections}  các đính chính đã đăng
data/sources/    nguồn của các trang: bài viết là tệp .md, bản ghi là tệp .toml, đều là văn bản thường (UTF-8); ảnh và tệp đính kèm; giao diện
bag-info.txt     ai lập, ngày nào, gồm bao nhiêu bản ghi
manifest-*.txt   mã kiểm tra của từng tệp trong data/
tagmanifest-*.txt  mã kiểm tra của chính các tệp danh sách

Thư mục theo chuẩn BagIt (RFC 8493), nên phần mềm lưu trữ nào đọc được BagIt cũng kiểm tra được.

{along}KIỂM TRA CÒN NGUYÊN VẸN KHÔNG

Mở cửa sổ dòng lệnh trong thư mục có tệp bagit.txt. Trên Linux:

    sha256sum -c tagmanifest-sha256.txt
    sha256sum -c manifest-sha256.txt

Trên macOS thay sha256sum bằng shasum -a 256. Trên Windows, lệnh certutil -hashfile TỆP SHA256 cho mã của một tệp để so với danh sách. Dòng nào cũng “OK” thì không tệp nào bị đổi hay mất. Có chương trình bantin thì `bantin verify .` kiểm tra hết một lượt, và `bantin verify . --rebuild` dựng lại các trang từ data/sources rồi so từng byte.

NGƯỜI KHÔNG NÊU TÊN

Ai không được nêu tên trên bản tin thì trong nguồn cũng không có tên: mã an-danh-1, an-danh-2 ... chỉ đếm trong từng bản ghi và không cho biết đó là ai.
";

const EN: &str = "\
{title}
Archive copy: {period}
Made on {day} with {program}{running}
The living bulletin: {live}

HOW TO READ IT

Open {home} in any browser: no network, no server and no other program is needed. The pages lead to each other within this folder; a link to what the archive does not hold leads to the living bulletin.

WHAT IS WHERE

data/site/       the pages, to be read
{data}  the records as tables: .csv for spreadsheets, .json for programs, with schemas that say what each column is{extract}
{data-page}  explains those tables
{corrections}  the corrections that were published
data/sources/    what the pages were made from: articles as .md, records as .toml, all of it plain text (UTF-8); pictures and attached files; the theme
bag-info.txt     who made this, when, and how many records it holds
manifest-*.txt   a digest of each file in data/
tagmanifest-*.txt  digests of the lists themselves

The folder is a bag (BagIt, RFC 8493): any archive software that knows BagIt can check it.

{along}HOW TO CHECK THAT IT IS WHOLE

Open a terminal in the folder that holds bagit.txt. On Linux:

    sha256sum -c tagmanifest-sha256.txt
    sha256sum -c manifest-sha256.txt

On macOS write shasum -a 256 in place of sha256sum. On Windows, certutil -hashfile FILE SHA256 gives the digest of one file, to be compared with the list. When every line says OK, no file was changed or lost. With the program bantin, `bantin verify .` checks all of it, and `bantin verify . --rebuild` makes the pages anew from data/sources and compares them byte for byte.

WHO IS NOT NAMED

Who must not be named in the bulletin has no name in the sources either: the ids an-danh-1, an-danh-2 ... count within each record and do not tell who it is.
";
