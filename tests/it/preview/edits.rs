//! Single edits, and what a preview makes of each.

use bantin::build::preview::Held;
use bantin::build::preview::answer::Answer;
use bantin::build::preview::change::{Kind, Part};

use super::world::{World, findings, fresh};
use crate::site::camera;
use crate::site::fixture::Site;
use crate::site::maker;

const PICTURE: &str = "content/articles/2020/coc-tieu.jpg";
const ARTICLE: &str = "content/articles/2021/tin-0001.vi.md";

#[test]
fn a_preview_without_drafts_is_a_fresh_build() {
    for site in [Site::example(), maker::site(20)] {
        let mut world = World::open(site, false);
        let built = fresh(world.site.path()).unwrap();
        assert!(world.served() == built, "the same files with the same bytes");
    }
}

#[test]
fn an_edit_is_told_by_how_much_it_touched() {
    let mut world = World::open(maker::site(3), false);
    world.site.edit(ARTICLE, "Nội dung", "Nội dung mới");
    let update = world.look(&[ARTICLE]).unwrap();
    assert_eq!(update.changes.len(), 1);
    assert_eq!((update.changes[0].kind, update.changes[0].part), (Kind::Changed, Part::Body));
    world.site.edit(ARTICLE, "Tin số", "Tin mới số");
    let update = world.look(&[ARTICLE]).unwrap();
    assert_eq!(update.changes[0].part, Part::Records(1));
    // Saved again as it is: nothing changed.
    world.site.write(ARTICLE, &world.site.read(ARTICLE));
    assert!(world.look(&[ARTICLE]).is_none());
    assert!(world.look(&[]).is_none());
}

#[test]
fn a_broken_file_is_held_and_the_rest_goes_on() {
    let mut world = World::open(maker::site(6), false);
    let address = "/tin/2021/tin-0001/";
    let before = world.page(address);
    world.site.edit(ARTICLE, "kind = ", "kin = ");
    let update = world.look(&[ARTICLE]).unwrap();
    assert!(update.report.has_errors());
    assert!(matches!(world.held, Held::Files(ref files) if files.len() == 1));
    assert_eq!(world.page(address), before);
    // Another record goes on while the first is broken.
    let other = "content/articles/2022/tin-0002.vi.md";
    world.site.edit(other, "Nội dung", "Nội dung khác hẳn");
    let update = world.look(&[other]).unwrap();
    assert!(update.report.has_errors());
    assert!(world.page("/tin/2022/tin-0002/").contains("Nội dung khác hẳn"));
    assert_eq!(world.page(address), before);
    world.site.edit(ARTICLE, "kin = ", "kind = ");
    let update = world.look(&[ARTICLE]).unwrap();
    assert!(!update.report.has_errors());
    assert_eq!(world.held, Held::Nothing);
    assert!(world.served() == fresh(world.site.path()).unwrap());
}

#[test]
fn what_others_name_stays_and_the_rest_goes_on() {
    let other = "content/articles/2022/tin-0002.vi.md";
    for gone in ["content/registry/units.toml", "content/articles/2021/tin-0001.vi.md"] {
        let mut world = World::open(maker::site(6), false);
        let before = world.served();
        world.site.edit(other, "Nội dung", "[Tin](article:tin-0001). Nội dung");
        world.look(&[other]).unwrap();
        world.site.remove(gone);
        let update = world.look(&[gone]).unwrap();
        assert!(update.report.has_errors(), "{gone}");
        let held = &world.held;
        assert!(matches!(held, Held::Files(files) if files.len() == 1), "{gone}: {held:?}");
        let served = world.served();
        let lost: Vec<_> = before.keys().filter(|path| !served.contains_key(*path)).collect();
        assert!(lost.is_empty(), "{gone}: {lost:?}");
        world.site.edit(other, "Nội dung", "Nội dung khác hẳn");
        let update = world.look(&[other]).unwrap();
        assert!(update.report.has_errors(), "{gone}");
        assert!(world.page("/tin/2022/tin-0002/").contains("Nội dung khác hẳn"), "{gone}");
    }
}

#[test]
fn where_nothing_can_be_put_back_alone_the_next_edit_still_shows() {
    let (named, naming) = (ARTICLE, "content/articles/2022/tin-0002.vi.md");
    let other = "content/articles/2023/tin-0003.vi.md";
    let mut world = World::open(maker::site(6), false);
    world.site.edit(named, "Nội dung", "## Mục riêng\n\nNội dung");
    world.site.edit(naming, "Nội dung", "[Mục](article:tin-0001#muc-rieng). Nội dung");
    world.look(&[]).unwrap();
    assert_eq!(world.held, Held::Nothing);
    // The heading goes: the error lies in a file that is as it was.
    world.site.edit(named, "## Mục riêng", "## Mục khác");
    assert!(world.look(&[named]).unwrap().report.has_errors());
    assert_eq!(world.held, Held::Everything);
    assert!(world.page("/tin/2021/tin-0001/").contains("Mục riêng"));
    world.site.edit(other, "Nội dung", "Nội dung khác hẳn");
    assert!(world.look(&[other]).unwrap().report.has_errors());
    assert!(world.page("/tin/2023/tin-0003/").contains("Nội dung khác hẳn"));
    assert!(world.page("/tin/2021/tin-0001/").contains("Mục riêng"));
    world.site.edit(naming, "#muc-rieng", "#muc-khac");
    assert!(!world.look(&[naming]).unwrap().report.has_errors());
    assert!(world.served() == fresh(world.site.path()).unwrap());
}

#[test]
fn a_page_falls_back_to_what_it_was_when_all_pages_were_tried() {
    let mut world = World::open(maker::site(6).with_plain_theme(), false);
    world.site.use_theme("plain");
    world.look(&[]).unwrap();
    let before = world.served();
    let template = "themes/plain/templates/article.html";
    let good = world.site.read(template);
    world.site.write(template, &format!("{{{{ nothing_of_this_name }}}}{good}"));
    world.look(&[template]).unwrap();
    // Nobody looked at an article before the next edits.
    for n in 0..3 {
        world.site.write("themes/plain/assets/plain.css", &format!("/* {n} */"));
        world.look(&["themes/plain/assets/plain.css"]).unwrap();
    }
    let address = "tin/2021/tin-0001/index.html";
    assert!(world.page("/tin/2021/tin-0001/").as_bytes() == before[address]);
}

#[test]
fn under_a_theme_that_cannot_be_rendered_edits_go_on() {
    let mut world = World::open(maker::site(6).with_plain_theme(), false);
    world.site.use_theme("plain");
    world.look(&[]).unwrap();
    world.served();
    let template = "themes/plain/templates/base.html";
    let good = world.site.read(template);
    world.site.write(template, &format!("{{{{ nothing_of_this_name }}}}{good}"));
    world.look(&[template]).unwrap();
    assert!(world.page("/tin/2021/tin-0001/").contains("Tin số 1"), "as it last was");
    // It is known by now that pages cannot be rendered.
    world.served();
    world.site.edit(ARTICLE, "Nội dung", "Nội dung khác hẳn");
    let added = "content/articles/2024/tin-moi.vi.md";
    let text =
        "+++\ntitle = \"Tin mới\"\ndate = 2024-05-06\nkind = \"tin\"\nbody = \"ubnd\"\n+++\nBài.\n";
    world.site.write(added, text);
    for _ in 0..2 {
        world.look(&[ARTICLE, added]);
        assert!(world.page("/tin/2021/tin-0001/").contains("Nội dung khác hẳn"));
        assert!(world.page("/tin/2024/tin-moi/").contains("Tin mới"));
        world.served();
        world.site.edit(ARTICLE, "Nội dung", "Và Nội dung");
    }
    world.site.write(template, &good);
    world.look(&[]).unwrap();
    assert!(world.served() == fresh(world.site.path()).unwrap());
}

/// While an error is waived, edits elsewhere go on as if there were none; without its waiver the last good page stays.
#[test]
fn a_waived_error_holds_nothing_and_what_is_no_longer_waived_does() {
    let site = maker::site(6);
    let batch = "content/awards/2020/khen-0000.toml";
    site.edit(batch, "stated_total = 3", "stated_total = 999");
    let waiver = "waivers = [{ rule = \"count-mismatch\", reason = \"Nguồn ghi thế\" }]\n";
    site.write(batch, &format!("{waiver}{}", site.read(batch)));
    let mut world = World::open(site, false);
    world.site.edit(ARTICLE, "Nội dung", "Nội dung mới");
    let update = world.look(&[ARTICLE]).unwrap();
    assert_eq!((update.report.has_errors(), update.report.waived().len()), (false, 1));
    assert!(world.served() == fresh(world.site.path()).unwrap());
    let good = world.served();
    world.site.edit(batch, waiver, "");
    let update = world.look(&[batch]).unwrap();
    assert!(update.report.has_errors() && update.report.waived().is_empty());
    assert!(matches!(world.held, Held::Files(ref files) if files.len() == 1));
    assert!(world.served() == good);
    world.site.write(batch, &format!("{waiver}{}", world.site.read(batch)));
    let update = world.look(&[batch]).unwrap();
    assert_eq!((update.report.has_errors(), &world.held), (false, &Held::Nothing));
    assert!(world.served() == good);
}

/// The number of a file goes by when it came; which finding a waiver takes goes by the path.
#[test]
fn a_file_that_comes_later_is_waived_as_in_a_fresh_build() {
    let site = maker::site(6);
    let waiver = "waivers = [{ rule = \"raw-html\", reason = \"Thử\" }]\ntitle = ";
    site.edit(ARTICLE, "title = ", waiver).edit(ARTICLE, "Nội dung", "<b>Nội</b> dung");
    let english = ARTICLE.replace(".vi.", ".en.");
    let text = site.read(&english).replace("The text", "The <i>text</i>");
    site.remove(&english);
    let mut world = World::open(site, false);
    world.site.write(&english, &text);
    world.look(&[&english]).unwrap();
    assert_eq!(world.findings, findings(world.site.path()));
}

#[test]
fn a_torn_file_is_one_problem() {
    let files = ["units", "bodies", "documents", "persons"];
    let files = files.map(|name| format!("content/registry/{name}.toml"));
    for path in files.into_iter().chain(["bulletin.toml".to_owned()]) {
        let site = Site::example();
        let place = site.path().join(&path);
        let good = std::fs::read(&place).unwrap();
        let mut world = World::open(site, false);
        std::fs::write(&place, [b"\xFF\xFE", &good[..]].concat()).unwrap();
        let update = world.look(&[&path]).unwrap();
        let codes: Vec<_> = update.report.findings().iter().map(|it| it.code.id()).collect();
        assert_eq!(codes, ["not-utf8"], "{path}");
    }
}

#[test]
fn drafts_and_what_is_to_come_are_shown_and_are_in_no_build() {
    let make = || {
        let site = maker::site(3);
        site.edit(ARTICLE, "kind = ", "publication = \"draft\"\nkind = ");
        let other = "content/articles/2022/tin-0002.vi.md";
        site.edit(other, "kind = ", "publish_at = 2026-12-24\nkind = ");
        site
    };
    let mut shown = World::open(make(), true);
    let mut public = World::open(make(), false);
    let public = public.served();
    let shown = shown.served();
    for route in ["tin/2021/tin-0001/index.html", "tin/2022/tin-0002/index.html"] {
        assert!(shown.contains_key(route) && !public.contains_key(route), "{route}");
    }
    let home = String::from_utf8(shown["index.html"].clone()).unwrap();
    assert!(home.contains("Tin số 1") && home.contains("Tin số 2"));
    // In the standard theme they are marked, on their pages and in lists.
    let mut marked = World::open(make(), true);
    assert!(marked.page("/tin/2021/tin-0001/").contains("<strong>Bản nháp.</strong>"));
    assert!(marked.page("/en/news/2022/tin-0002/").contains("will be published on"));
    let home = marked.page("/");
    assert!(home.contains(">Bản nháp</span>") && home.contains(">Hẹn đăng</span>"));
    let home = String::from_utf8(public["index.html"].clone()).unwrap();
    assert!(!home.contains("Tin số 1") && !home.contains("Tin số 2"));
}

#[test]
fn folders_that_vanish_come_back() {
    let mut world = World::open(maker::site(6), false);
    let before = world.served();
    let (there, away) = (world.site.path().join("content"), world.site.path().join("away"));
    std::fs::rename(&there, &away).unwrap();
    world.look(&["content"]);
    assert!(world.served() == before, "the last good bytes stay");
    std::fs::rename(&away, &there).unwrap();
    world.look(&["content"]);
    assert_eq!(world.held, Held::Nothing);
    assert!(world.served() == before);
}

#[test]
#[cfg(unix)]
fn nothing_is_read_through_a_link_or_from_a_pipe() {
    let site = maker::site(3);
    site.write("content/files/van-ban.txt", "published");
    let mut world = World::open(site, false);
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("van-ban.txt"), "secret").unwrap();
    let body = |world: &World| match world.shown.answer("/tep/van-ban.txt").map(|it| it.answer) {
        Ok(Answer::File { bytes, .. }) => String::from_utf8(bytes).unwrap(),
        _ => "nothing".to_owned(),
    };
    assert_eq!(body(&world), "published");
    let place = world.site.path().join("content/files/van-ban.txt");
    std::fs::remove_file(&place).unwrap();
    std::os::unix::fs::symlink(outside.path().join("van-ban.txt"), &place).unwrap();
    assert_eq!(body(&world), "nothing", "before the change was seen");
    let update = world.look(&["content/files/van-ban.txt"]).unwrap();
    assert!(update.report.has_errors());
    assert_eq!(body(&world), "nothing");
    let files = world.site.path().join("content/files");
    std::fs::remove_dir_all(&files).unwrap();
    std::os::unix::fs::symlink(outside.path(), &files).unwrap();
    world.look(&["content/files"]);
    assert_eq!(body(&world), "nothing");
    std::fs::remove_file(&files).unwrap();
    std::fs::create_dir(&files).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&place).status().unwrap().success());
    world.look(&["content/files"]);
    assert_eq!(body(&world), "nothing", "and nobody waits");
}

#[test]
fn an_address_is_compared_as_it_stands() {
    let world = World::open(maker::site(3), false);
    for path in [
        "//",
        "//tin/",
        "/tin/../tin/",
        "/..",
        "/../../etc/passwd",
        "/%2e%2e/",
        "/tin/%2e%2e/bulletin.toml",
        "/TIN/",
        "/tin//",
        "/tin/2021/tin-0001/x",
        "/bulletin.toml",
        "/content/registry/units.toml",
        "/\\..\\",
        "/.bantin/manifest.sha256",
        "/tin\0/",
        "",
    ] {
        let answer = world.shown.answer(path).unwrap().answer;
        let is_nothing = match &answer {
            bantin::build::preview::answer::Answer::Page { presence, .. } => {
                *presence == bantin::build::preview::answer::Presence::Missing
            }
            bantin::build::preview::answer::Answer::Moved(to) => path.is_empty() && to == "/",
            _ => false,
        };
        assert!(is_nothing, "{path:?}");
    }
}

/// With its sizes, which are made when a browser asks.
#[test]
fn a_picture_that_is_another_one_is_shown_and_the_page_stays() {
    let mut world = World::open(Site::example(), false);
    let page = "/tin/2020/2020-05-18-phong-chong-thien-tai/";
    let size = "/tep/2020-05-18-phong-chong-thien-tai/coc-tieu.jpg.640.webp";
    let (before, then) = (world.page(page), world.file(size));
    let now = world.shown.now.clone().unwrap();
    world.site.write_bytes(PICTURE, &camera::jpeg(625, 1000));
    let update = world.look(&[PICTURE]).unwrap();
    assert_eq!((update.changes.len(), update.changes[0].part), (1, Part::Published));
    let after = world.page(page);
    assert_ne!(world.file(size), then);
    assert_ne!(after, before, "browsers ask for it anew");
    let fingerprint = |page: &str| now.fingerprint(page.as_bytes());
    assert_eq!(fingerprint(&after), fingerprint(&before), "the tab swaps it in place");
    let built = fresh(world.site.path()).unwrap();
    assert!(world.served() == built, "the same files with the same bytes");
    // Another shape takes another room.
    world.site.write_bytes(PICTURE, &camera::jpeg(500, 1000));
    world.look(&[PICTURE]).unwrap();
    assert_ne!(fingerprint(&world.page(page)), fingerprint(&before));
}

/// One that is half written is told of at the line that names it; its page stays.
#[test]
fn a_torn_picture_is_held_and_the_rest_goes_on() {
    let mut world = World::open(Site::example(), false);
    let page = "/tin/2020/2020-05-18-phong-chong-thien-tai/";
    let before = world.page(page);
    let whole = std::fs::read(world.site.path().join(PICTURE)).unwrap();
    world.site.write_bytes(PICTURE, &whole[..50]);
    let update = world.look(&[PICTURE]).unwrap();
    let found = &update.report.findings()[0];
    assert_eq!((update.report.findings().len(), found.code.id()), (1, "bad-picture"));
    assert!(matches!(world.held, Held::Files(ref files) if files.len() == 1));
    assert_eq!(world.page(page), before);
    world.site.write_bytes(PICTURE, &whole);
    assert!(!world.look(&[PICTURE]).unwrap().report.has_errors());
    assert_eq!(world.held, Held::Nothing);
    assert!(world.served() == fresh(world.site.path()).unwrap());
}

/// So is a file that is not what its name says; another one of its sort is shown with its new size.
#[test]
fn a_torn_attachment_is_held_and_a_new_one_is_told_with_its_size() {
    const MINUTES: &str = "content/files/2025/bien-ban-ky-hop-cuoi-nam.odt";
    let mut world = World::open(Site::example(), false);
    let page = "/cuoc-hop/2025/";
    let before = world.page(page);
    assert!(before.contains("(ODT, 3 KB)"), "{before}");
    let whole = std::fs::read(world.site.path().join(MINUTES)).unwrap();
    world.site.write_bytes(MINUTES, &whole[..500]);
    let update = world.look(&[MINUTES]).unwrap();
    let found = &update.report.findings()[0];
    assert_eq!((update.report.findings().len(), found.code.id()), (1, "bad-attachment"));
    assert!(matches!(world.held, Held::Files(ref files) if files.len() == 1));
    assert_eq!(world.page(page), before);
    // What stands before its list of parts belongs to none of them.
    let end = whole.windows(4).position(|it| it == b"PK\x01\x02").unwrap();
    let longer = [&whole[..end], &[0; 2_000], &whole[end..]].concat();
    world.site.write_bytes(MINUTES, &longer);
    assert!(!world.look(&[MINUTES]).unwrap().report.has_errors());
    assert_eq!(world.held, Held::Nothing);
    assert!(world.page(page).contains("(ODT, 5 KB)"));
    assert!(world.served() == fresh(world.site.path()).unwrap());
}
