//! The preview over the wire: what it answers, to whom, and what it tells.

use std::io::Write as _;

use super::server::Server;
use crate::site::fixture::{Site, tree};
use crate::site::maker;

const ARTICLE: &str = "content/articles/2021/tin-0001.vi.md";
const PAGE: &str = "/tin/2021/tin-0001/";

#[test]
fn a_page_of_the_preview_is_the_built_page_and_one_element_more() {
    let site = maker::site(6);
    site.build();
    let server = Server::start(&site, &["--no-drafts"]);
    for route in ["/", PAGE, "/en/", "/nam/2021/", "/don-vi/bac-hong/"] {
        let served = server.get(route);
        assert_eq!(served.status, 200, "{route}");
        let (before, rest) = served.body.split_once("<script src=\"/_bantin/preview.js\"").unwrap();
        let (_, after) = rest.split_once("</script>").unwrap();
        assert_eq!([before, after].concat(), site.page(route), "{route}");
    }
    // What is no page is as it is in a build.
    for route in ["/feed.xml", "/sitemap.xml", "/robots.txt"] {
        assert_eq!(server.get(route).body, site.page(route), "{route}");
    }
    assert_eq!(server.get("/khong-co/").status, 404);
    let missing = server.get("/en/nothing/");
    assert_eq!(missing.status, 404);
    assert!(missing.body.contains("lang=\"en\""), "the site's own page says so, in its language");
    assert_eq!(server.get("/tin").status, 307);
    assert!(!site.path().join("public/.bantin/lock").exists());
}

#[test]
fn the_preview_writes_nothing() {
    let site = maker::site(3);
    site.build();
    let everything = || {
        let written = |path: &str| site.path().join(path).metadata().unwrap().modified().unwrap();
        let files = tree(site.path(), &|path| path != ARTICLE).into_iter();
        files.map(|(path, bytes)| (written(&path), path, bytes)).collect::<Vec<_>>()
    };
    let before = everything();
    let server = Server::start(&site, &[]);
    server.get("/");
    let mut events = server.listen(PAGE);
    site.edit(ARTICLE, "Nội dung", "Nội dung khác");
    let saved = site.read(ARTICLE);
    events.until("reload");
    assert!(before == everything(), "no file is another one, or was written anew");
    assert_eq!(site.read(ARTICLE), saved);
}

#[test]
fn a_site_below_a_path_is_served_there() {
    let site = maker::site(3);
    site.edit("bulletin.toml", "https://bantin.example/", "https://cong.example/bantin/");
    let server = Server::start(&site, &[]);
    assert!(server.said.iter().any(|line| line.contains("/bantin/ ")));
    assert_eq!(server.get("/bantin/").status, 200);
    assert!(server.get("/").headers.contains("location: /bantin/"));
    assert!(server.get("/bantin").headers.contains("location: /bantin/"));
    assert!(server.get("/tin/").headers.contains("location: /bantin/tin/"));
    assert_eq!(server.get("/khong-co/").status, 404);
    let page = server.get("/bantin/tin/2021/tin-0001/").body;
    assert!(page.contains("src=\"/bantin/_bantin/preview.js\""));
    assert_eq!(server.get("/bantin/_bantin/preview.js").status, 200);
}

#[test]
fn only_tabs_whose_page_changed_are_told_to_reload() {
    let site = maker::site(6);
    let server = Server::start(&site, &[]);
    let mut edited = server.listen(PAGE);
    let mut other = server.listen("/tin/2022/tin-0002/");
    edited.until("version");
    other.until("version");
    site.edit(ARTICLE, "Nội dung", "Nội dung mới tinh");
    edited.until("reload");
    assert!(!other.until("version").contains(&"reload".to_owned()));
    assert!(server.get(PAGE).body.contains("Nội dung mới tinh"));
}

#[test]
fn a_style_is_swapped_in_place() {
    let site = maker::site(3).with_plain_theme();
    site.use_theme("plain");
    let server = Server::start(&site, &[]);
    let mut events = server.listen(PAGE);
    events.until("version");
    site.write("themes/plain/assets/plain.css", "body { color: black }\n");
    let before = events.until("style");
    assert!(!before.contains(&"reload".to_owned()), "{before:?}");
    // A template changes the page.
    let base = "themes/plain/templates/base.html";
    site.edit(base, "</body>", "<p>mới</p></body>");
    events.until("reload");
}

#[test]
fn a_tab_that_was_cut_off_catches_up() {
    let site = maker::site(3);
    let server = Server::start(&site, &[]);
    let stale = server.get(PAGE).body;
    let stale = super::server::fingerprint(&stale).to_owned();
    drop(server);
    site.edit(ARTICLE, "Nội dung", "Nội dung mới");
    let server = Server::start(&site, &[]);
    let mut stream = server.connect();
    let request = format!(
        "GET /_bantin/events?page={PAGE}&bytes={stale} HTTP/1.1\r\nHost: {}\r\n\r\n",
        server.address
    );
    stream.write_all(request.as_bytes()).unwrap();
    super::server::Events::of(stream).until("reload");
}

#[test]
fn errors_are_told_and_go_when_they_are_mended() {
    let site = maker::site(3);
    let server = Server::start(&site, &[]);
    let mut events = server.listen(PAGE);
    assert!(!events.data("problems").contains("unknown-key"));
    site.edit(ARTICLE, "kind = ", "kin = ");
    let told = events.data("problems");
    assert!(told.contains("unknown-key") && told.contains(ARTICLE), "{told}");
    assert_eq!(server.get(PAGE).status, 200, "the last good page is there");
    site.edit(ARTICLE, "kin = ", "kind = ");
    assert!(!events.data("problems").contains("unknown-key"));
}

#[test]
fn a_site_that_never_was_good_has_an_error_page() {
    let site = maker::site(3);
    site.edit(ARTICLE, "kind = ", "kin = ");
    let server = Server::start(&site, &[]);
    let page = server.get("/");
    assert_eq!(page.status, 500);
    assert!(page.body.contains(ARTICLE) && page.body.contains("<mark>kin</mark>"), "{}", page.body);
    let mut events = server.listen("/");
    site.edit(ARTICLE, "kin = ", "kind = ");
    events.until("reload");
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn hostile_requests_get_little_and_the_server_lives() {
    let site = maker::site(3);
    site.write("secret.txt", "secret");
    let server = Server::start(&site, &["--allow-host", "xem-truoc.example"]);
    let own = server.address.to_string();
    let port = server.address.port();
    let get = |path: &str, headers: &str| {
        format!("GET {path} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n")
    };
    let host = format!("Host: {own}\r\n");
    let events = "/_bantin/events?page=/&bytes=0";
    for (request, status) in [
        // Names.
        (get("/", &format!("Host: localhost:{port}\r\n")), 200),
        (get("/", "Host: xem-truoc.example\r\n"), 200),
        (get("/", "Host: evil.example\r\n"), 421),
        (get("/", &format!("Host: evil.example:{port}\r\n")), 421),
        (get("/", &format!("Host: {own}.evil.example\r\n")), 421),
        (get("/", "Host: 127.0.0.1:1\r\n"), 421),
        (get("/", ""), 421),
        (get("/", &format!("Host: {own}\r\nHost: evil.example\r\n")), 421),
        (get("/_bantin/preview.js", "Host: evil.example\r\n"), 421),
        // Origins.
        (get(events, &format!("{host}Origin: http://evil.example\r\n")), 403),
        (get(events, &format!("{host}Origin: null\r\n")), 403),
        (get(events, &format!("{host}Sec-Fetch-Site: cross-site\r\n")), 403),
        (
            get(events, &format!("{host}Origin: http://{own}\r\nOrigin: http://evil.example\r\n")),
            403,
        ),
        (get(events, &format!("{host}Origin: https://{own}\r\n")), 403),
        // Paths.
        (get("/../secret.txt", &host), 404),
        (get("/..%2fsecret.txt", &host), 404),
        (get("/%2e%2e/secret.txt", &host), 404),
        (get("/%252e%252e/secret.txt", &host), 404),
        (get("/..\\secret.txt", &host), 404),
        (get("/tin/..;/secret.txt", &host), 404),
        (get("//secret.txt", &host), 404),
        (get("//evil.example/", &host), 404),
        (get("/%00", &host), 404),
        (get("/secret.txt", &host), 404),
        (get("/bulletin.toml", &host), 404),
        (get("/_bantin/", &host), 404),
        (get("/_bantin/../secret.txt", &host), 404),
        (get("/_bantin/page?page=/../../etc/passwd", &host), 200),
        (get("/_bantin/page", &host), 400),
        (get("/_bantin/events", &host), 400),
        // Methods.
        (format!("POST / HTTP/1.1\r\n{host}Content-Length: 0\r\nConnection: close\r\n\r\n"), 405),
        (format!("DELETE / HTTP/1.1\r\n{host}Connection: close\r\n\r\n"), 405),
        (format!("OPTIONS / HTTP/1.1\r\n{host}Connection: close\r\n\r\n"), 405),
        // What is no request.
        ("nonsense\r\n\r\n".to_owned(), 400),
        (get("/", &format!("{host}X: {}\r\n", "a".repeat(1_000_000))), 431),
    ] {
        let answer = server.ask(&request);
        let line = request.chars().take(120).collect::<String>();
        assert_eq!(answer.status, status, "{line:?}: {answer:?}");
        assert!(!answer.body.contains("secret\n") && answer.body != "secret", "{line:?}");
        assert!(!answer.headers.contains("access-control"), "{line:?}");
    }
    let home = server.get("/");
    assert_eq!(home.status, 200);
    for header in ["x-robots-tag: noindex", "content-security-policy: ", "nosniff", "no-store"] {
        assert!(home.headers.contains(header), "{header}");
    }
}

#[test]
fn three_hundred_streams_and_half_requests_are_served_at_once() {
    let site = maker::site(3);
    let server = Server::start(&site, &[]);
    let half: Vec<_> = (0..100)
        .map(|_| {
            let mut stream = server.connect();
            stream.write_all(b"GET / HTTP/1.1\r\nHost: loc").unwrap();
            stream
        })
        .collect();
    let mut streams: Vec<_> = (0..300).map(|_| server.listen(PAGE)).collect();
    streams.iter_mut().for_each(|events| drop(events.until("version")));
    site.edit(ARTICLE, "Nội dung", "Nội dung mới");
    streams.iter_mut().for_each(|events| drop(events.until("reload")));
    assert_eq!(server.get("/").status, 200);
    drop(half);
}

#[test]
fn a_port_that_is_taken_is_said_and_the_next_is_used() {
    let site = maker::site(2);
    let first = Server::start(&site, &[]);
    let port = first.address.port().to_string();
    let mut command = site.command(&["serve", "--port", &port]);
    let mut child = command.stdout(std::process::Stdio::piped()).spawn().unwrap();
    let out = std::io::BufReader::new(child.stdout.take().unwrap());
    let lines: Vec<String> = std::io::BufRead::lines(out).map_while(Result::ok).take(2).collect();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(lines[0].contains(&format!("Port {port} is taken")), "{lines:?}");
    assert!(
        lines[1].contains("http://127.0.0.1:") && !lines[1].contains(&format!(":{port}/")),
        "{lines:?}"
    );
}

#[test]
fn a_storm_of_changes_ends_in_the_last_state() {
    let site = maker::site(30);
    let server = Server::start(&site, &[]);
    let mut events = server.listen(PAGE);
    events.until("version");
    // As a checkout does: everything goes and comes back, and one file is another one.
    let content = site.path().join("content");
    let other = maker::site(30);
    other.edit(ARTICLE, "Nội dung", "Nội dung của nhánh khác");
    for _ in 0..3 {
        std::fs::remove_dir_all(&content).unwrap();
        crate::site::fixture::copy(&other.path().join("content"), &content);
    }
    events.until("reload");
    // Saving by rename, as editors do, goes on after that.
    let mut events = server.listen(PAGE);
    events.until("version");
    let text = site.read(ARTICLE).replace("Nội dung của nhánh khác", "Sửa bằng cách đổi tên");
    site.write("content/articles/2021/.tin.tmp", &text);
    std::fs::rename(site.path().join("content/articles/2021/.tin.tmp"), site.path().join(ARTICLE))
        .unwrap();
    events.until("reload");
    assert!(server.get(PAGE).body.contains("Sửa bằng cách đổi tên"));
}

#[test]
fn a_folder_that_is_made_anew_is_watched_on() {
    let site = maker::site(3);
    let server = Server::start(&site, &[]);
    let content = site.path().join("content");
    let saved = maker::site(3);
    for round in 0..3 {
        let mut events = server.listen(PAGE);
        events.until("version");
        std::fs::remove_dir_all(&content).unwrap();
        crate::site::fixture::copy(&saved.path().join("content"), &content);
        site.edit(ARTICLE, "Nội dung", &format!("Nội dung lần {round},"));
        events.until("reload");
        let mut events = server.listen(PAGE);
        events.until("version");
        site.edit(ARTICLE, "Nội dung", &format!("Sau đó {round}, nội dung"));
        events.until("reload");
    }
}

#[test]
fn an_address_that_is_not_this_machines_is_refused() {
    let site = Site::example();
    let ran = site.run(&["serve", "--host", "203.0.113.1"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("cannot-listen"), "{}", ran.err);
}
