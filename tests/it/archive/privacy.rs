//! What is not public is in no byte of an archive, and the pages stay what they are.

use bantin::ground::text::fold::fold;

use super::super::site::camera;
use super::super::site::fixture::{Site, Tree, tests};
use super::{bag, base};

/// Lists the files that hold a text, in whatever spelling.
fn holding(files: &Tree, text: &str) -> Vec<String> {
    let holds = |bytes: &[u8]| fold(&String::from_utf8_lossy(bytes)).contains(&fold(text));
    files
        .iter()
        .filter(|(path, bytes)| holds(bytes) || fold(path).contains(text))
        .map(|it| it.0.clone())
        .collect()
}

/// A site with a person who must not be named, in each place where a record can name one.
fn with_hidden_person() -> Site {
    let site = base();
    site.edit(
        "content/registry/persons.toml",
        "schema = 1\n",
        "schema = 1\n\n# Bà Lê Thị Hân xin không nêu tên.\n[[person]]\nid = \"le-thi-han\"\n\
         name = \"Lê Thị Hân\"\nhonorific = \"ba\"\nwithhold = true\n",
    );
    let meeting = "content/meetings/2024/tong-ket-mua-kho.toml";
    let taking_part = "[[participants]]\nperson = \"le-thi-han\"\nrole = \"presenter\"\n\
                       office = { vi = \"Tổ trưởng tổ liên gia\" }\n\n";
    site.edit(meeting, "[[agenda]]\nn = 1\n", &format!("{taking_part}[[agenda]]\nn = 1\n"));
    site.edit(meeting, "by = [\"tran-van-an\"]", "by = [\"tran-van-an\", \"le-thi-han\"]");
    site.edit(
        "content/awards/2024/khen-thuong-mua-kho.toml",
        "count = 4\n",
        "count = 3\n\n[[awards]]\nn = 3\nkind = \"giay-khen\"\nissuer = \"ubnd-dong-khe\"\n\
         recipient_type = \"individual\"\nrecipient_person = \"le-thi-han\"\n\
         recipient_name = { vi = \"Bà Lê Thị Hân, thôn 2\" }\npresented_by = \"le-thi-han\"\n\
         presented_by_as_stated = \"Lê Thị Hân\"\ncount = 1\n",
    );
    site
}

/// Returns the content of a page, without its tags.
fn content(page: &[u8]) -> String {
    let page = String::from_utf8_lossy(page).into_owned();
    let main = page.split("<main").nth(1).unwrap().split("</main>").next().unwrap().to_owned();
    let parts = main.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    parts.collect::<Vec<_>>().join("|")
}

#[test]
fn who_is_not_named_is_in_no_byte_and_the_pages_stay() {
    let site = with_hidden_person();
    site.build();
    let public = site.tree();
    let files = bag(&site, &["all"]);
    assert_eq!(holding(&files, "le thi han"), Vec::<String>::new());
    assert_eq!(holding(&files, "le-thi-han"), Vec::<String>::new());
    assert_eq!(holding(&files, "to truong to lien gia"), Vec::<String>::new());
    let meeting =
        String::from_utf8_lossy(&files["data/sources/content/meetings/2024/tong-ket-mua-kho.toml"]);
    assert!(meeting.contains("an-danh-1") && meeting.contains("an-danh-2"), "{meeting}");
    let mut compared = 0;
    for (path, bytes) in &public {
        let Some(there) = files.get(&format!("data/site/{path}")) else { continue };
        if path.starts_with("du-lieu/") && !path.ends_with(".html") {
            assert_eq!(String::from_utf8_lossy(bytes), String::from_utf8_lossy(there), "{path}");
            compared += 1;
        }
        if ["cuoc-hop/2024/t", "khen-thuong/2024/k", "tin/2024/"]
            .iter()
            .any(|at| path.starts_with(at))
        {
            assert_eq!(content(bytes), content(there), "{path}");
            compared += 1;
        }
    }
    assert!(compared > 12, "{compared}");
}

#[test]
fn a_name_in_a_file_stops_the_archive() {
    let long = format!("{}Lê Thị Hân\n", "dài ".repeat(90_000));
    let document = std::fs::read(tests().join("data/archive/bien-ban.docx")).unwrap();
    for (name, bytes) in [("bien-ban.txt", long.as_bytes()), ("bien-ban.docx", &document)] {
        let site = with_hidden_person();
        site.write_bytes(&format!("content/files/{name}"), bytes);
        site.edit(
            "content/meetings/2024/tong-ket-mua-kho.toml",
            "date = ",
            &format!("minutes = \"{name}\"\ndate = "),
        );
        let ran = site.run(&["archive", "2024"]);
        assert_eq!((ran.code, ran.codes()), (1, vec!["person-in-file".to_owned()]), "{}", ran.err);
        assert!(ran.err.contains(name), "{}", ran.err);
        let left: Vec<_> = std::fs::read_dir(site.path().join("archives")).unwrap().collect();
        assert_eq!(left.len(), 0, "nothing stays");
    }
}

#[test]
fn what_is_not_public_does_not_go_in() {
    let site = base();
    let secret = "bi mat khong dang";
    let draft = format!(
        "+++\ntitle = \"Nháp {secret}\"\ndate = 2024-05-12\nkind = \"tin\"\nbody = \"ubnd-dong-khe\"\n\
         publication = \"draft\"\n+++\n{secret}\n"
    );
    site.write("content/articles/2024/con-nhap.vi.md", &draft);
    site.write(
        "content/articles/2024/da-go.vi.md",
        &draft.replace("\"draft\"", "\"withdrawn\"\nreason = { vi = \"Sai\", en = \"Wrong\" }"),
    );
    let meeting = "content/meetings/2024/tong-ket-mua-kho.toml";
    site.edit(meeting, "date = ", &format!("# {secret}\nnote = \"{secret}\"\ndate = "));
    let waiver = format!(
        "\n[[waivers]]\nrule = \"text-count-mismatch\"\nreason = \"{secret}\"\nby = \"{secret}\"\n"
    );
    site.write(meeting, &format!("{}{waiver}", site.read(meeting)));
    let person = "id = \"tran-van-an\"\n";
    let more = format!("{person}consent = \"{secret}\"\nsource = {{ name = \"{secret}\" }}\n");
    site.edit("content/registry/persons.toml", person, &more);
    let article = "content/articles/2024/don-kenh.vi.md";
    let text = site.read(article);
    site.write(article, &format!("{text}\n<!-- {secret} -->\n"));
    let target =
        format!("\n[[target]]\nname = \"cong\"\npath = \"/{}\"\n", secret.replace(' ', "/"));
    site.write("bulletin.toml", &format!("# {secret}\n{}{target}", site.read("bulletin.toml")));
    let files = bag(&site, &["2024"]);
    assert_eq!(holding(&files, secret), Vec::<String>::new());
    assert_eq!(holding(&files, "bi/mat/khong"), Vec::<String>::new());
    assert!(!files.keys().any(|path| path.contains("con-nhap") || path.contains("da-go")));
}

#[test]
fn no_trace_of_a_camera_goes_in() {
    let site = base();
    site.write_bytes("content/articles/2024/kenh.jpg", &camera::jpeg(700, 400));
    site.write_bytes("content/files/so-do.png", &camera::png(300, 200));
    let article = "content/articles/2024/don-kenh.vi.md";
    let text = site.read(article);
    site.write(article, &format!("{text}\n![Kênh](kenh.jpg)\n\n![Sơ đồ](so-do.png)\n"));
    let files = bag(&site, &["2024"]);
    assert!(files.contains_key("data/sources/content/articles/2024/kenh.jpg"));
    assert!(files.contains_key("data/sources/content/files/so-do.png"));
    for trace in camera::traces() {
        let holds = |bytes: &[u8]| bytes.windows(trace.len()).any(|part| part == trace);
        let found: Vec<_> = files.iter().filter(|(_, bytes)| holds(bytes)).map(|it| it.0).collect();
        assert_eq!(found, Vec::<&String>::new(), "{}", String::from_utf8_lossy(&trace));
    }
}
