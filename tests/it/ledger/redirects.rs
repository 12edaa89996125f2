//! Former addresses: pages that lead on where a file can, answers of the preview, and the ledger that they satisfy.

use bantin::build::preview::answer::{Answer, Presence};

use super::{publish, session, small};
use crate::preview::world::World;
use crate::site::fixture::{Site, TODAY};

const REDIRECTS: &str = "content/registry/redirects.toml";

/// Writes redirects, each a former address and what it leads to.
fn lead(site: &Site, redirects: &[(&str, &str)]) {
    let tables = redirects
        .iter()
        .map(|(from, to)| format!("\n[[redirect]]\nfrom = \"{from}\"\nto = \"{to}\"\n"));
    site.write(REDIRECTS, &format!("schema = 1\n{}", tables.collect::<String>()));
}

const LED: [(&str, &str); 7] = [
    ("/portal/pages/2024-05-11/don-kenh.aspx", "article:don-kenh"),
    ("/portal/tin/", "/tin/"),
    ("/portal/don-vi.html", "unit:dong-khe"),
    ("/default.aspx?id=5", "/en/news/2024/don-kenh/"),
    ("/default.aspx", "/"),
    ("/?trang=tin", "/tin/"),
    ("/rss.aspx", "/feed.xml"),
];

#[test]
fn plain_former_addresses_have_pages_and_all_are_answered() {
    let site = small();
    lead(&site, &LED);
    site.build();
    assert!(site.page("/portal/tin/").contains("url=/tin/"), "{}", site.page("/portal/tin/"));
    assert!(site.page("/portal/don-vi.html").contains("/don-vi/dong-khe/"));
    let odd = |path: &String| path.contains("aspx") || path.contains('?');
    assert!(!site.tree().keys().any(odd));
    let session = session(&site, TODAY);
    let planned: Vec<_> =
        session.plan.redirects.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
    assert_eq!(planned[0], (LED[0].0, "/tin/2024/don-kenh/"));
    assert_eq!(planned.len(), LED.len());

    let world = World::open(site, false);
    let moved = |address: &str| match world.shown.answer(address).unwrap().answer {
        Answer::Moved(to) => to,
        Answer::Page { route, presence: Presence::Here, .. } => format!("page {route}"),
        _ => "nothing".to_owned(),
    };
    for (address, to) in [
        ("/portal/pages/2024-05-11/don-kenh.aspx", "/tin/2024/don-kenh/"),
        ("/portal/pages/2024-05-11/don-kenh.aspx?u=1", "/tin/2024/don-kenh/"),
        ("/default.aspx?id=5", "/en/news/2024/don-kenh/"),
        ("/default.aspx?id=6", "/"),
        ("/?trang=tin", "/tin/"),
        ("/?trang=khac", "page /"),
        ("/portal/tin/", "page /portal/tin/"),
        ("/Default.aspx", "nothing"),
    ] {
        assert_eq!(moved(address), to, "{address}");
    }
}

#[test]
fn a_former_address_lies_on_the_host_and_not_below_the_site() {
    let site = small();
    site.edit("bulletin.toml", "https://dong-son.example/", "https://cong.example/dong-son/");
    lead(&site, &[("/portal/", "/tin/"), ("/dong-son/cu/", "/tin/"), ("/tin/", "/")]);
    site.build();
    assert!(site.has_page("/cu/") && !site.has_page("/portal/"));
    assert!(site.page("/cu/").contains("url=/dong-son/tin/"), "{}", site.page("/cu/"));
    let world = World::open(site, false);
    let answer = world.shown.answer("/portal/").unwrap().answer;
    assert!(matches!(answer, Answer::Moved(to) if to == "/dong-son/tin/"));
}

#[test]
fn a_page_that_leads_on_never_takes_the_place_of_another() {
    let site = small();
    site.write("content/files/A.txt", "1\n");
    let before = {
        site.build();
        site.tree()
    };
    let led = [("/TIN/", "/tin/"), ("/tep.html", "/tin/"), ("/feed.xml/cu/", "/tin/")];
    lead(&site, &led);
    site.build();
    let after = site.tree();
    // What web servers are told is another thing.
    let pages =
        before.iter().filter(|(path, _)| !["nginx.conf", ".htaccess"].contains(&path.as_str()));
    for (path, bytes) in pages {
        assert!(after.get(path) == Some(bytes), "{path}");
    }
    let new: Vec<_> = after.keys().filter(|path| !before.contains_key(*path)).collect();
    assert_eq!(new, ["tep.html"]);
}

#[test]
fn an_address_that_leads_on_is_not_lost() {
    let site = small();
    site.write("content/files/ke-hoach.txt", "1\n");
    publish(&site, "2024-06-01");
    site.remove("content/files/ke-hoach.txt");
    assert_eq!(site.run(&["check"]).codes(), ["address-lost"]);
    lead(&site, &[("/tep/ke-hoach.txt", "document:kh-12-2024")]);
    assert_eq!(site.run(&["check"]).codes(), [""; 0]);
    assert!(!publish(&site, "2024-07-01"), "it answers as before");

    // A draft has no page, but its address may lead on.
    let front = "content/articles/2024/don-kenh.vi.md";
    site.edit(front, "kind =", "publication = \"draft\"\nkind =");
    assert_eq!(site.run(&["check"]).codes(), ["address-lost"; 2]);
    lead(
        &site,
        &[
            ("/tep/ke-hoach.txt", "document:kh-12-2024"),
            ("/tin/2024/don-kenh/", "unit:dong-khe"),
            ("/en/news/2024/don-kenh/", "/en/wards/dong-khe/"),
        ],
    );
    assert_eq!(site.run(&["check"]).codes(), [""; 0]);
    site.remove(REDIRECTS);
    site.write("content/files/ke-hoach.txt", "1\n");
    let aliases = "aliases = [\"/tin/2024/don-kenh/\", \"/en/news/2024/don-kenh/\"]\nstatus =";
    site.edit("content/meetings/2024/tong-ket-mua-kho.toml", "status =", aliases);
    assert_eq!(site.run(&["check"]).codes(), [""; 0], "{}", site.run(&["check"]).err);
}

#[test]
fn after_an_edit_a_preview_leads_where_a_build_would() {
    let site = small();
    let mut world = World::open(site, false);
    lead(&world.site, &LED);
    world.look(&[]).expect("it changed");
    let served = world.served();
    world.site.build();
    assert_eq!(served.keys().collect::<Vec<_>>(), world.site.tree().keys().collect::<Vec<_>>());
    assert_eq!(served, world.site.tree());
    lead(&world.site, &[("/a.aspx", "article:khong-co")]);
    let update = world.look(&[REDIRECTS]).expect("it changed");
    assert_eq!(update.report.findings()[0].code.id(), "redirect-nowhere");
}
