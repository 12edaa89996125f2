//! What a page says where it is shared (Open Graph) is what it says of itself elsewhere.

use std::collections::BTreeMap;

use super::fixture::Site;
use super::html::Html;

/// The values of the `property` or `name` of each `meta` of a page.
fn metas(html: &Html) -> BTreeMap<&str, &str> {
    let metas = html.tags.iter().filter(|(tag, _)| tag == "meta").filter_map(|(_, of)| {
        let name = of.get("property").or_else(|| of.get("name"))?;
        Some((name.as_str(), of.get("content")?.as_str()))
    });
    metas.collect()
}

fn assert_shared(site: &Site) -> usize {
    let tree = site.tree();
    let mut pictures = 0;
    for (path, bytes) in tree.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = Html::parse(std::str::from_utf8(bytes).unwrap());
        let metas = metas(&html);
        if metas.contains_key("robots") {
            assert!(!metas.keys().any(|name| name.starts_with("og:")), "{path}");
            continue;
        }
        for (og, own) in [
            ("og:title", "dc.title"),
            ("og:url", "dc.identifier"),
            ("og:description", "description"),
        ] {
            assert!(!metas[og].is_empty() && metas[og] == metas[own], "{path}: {og}");
        }
        let locale = [("vi", "vi_VN"), ("en", "en_GB")].map(|(lang, locale)| {
            let has_it = html
                .tags
                .iter()
                .any(|(tag, of)| tag == "link" && of.get("hreflang").is_some_and(|it| it == lang));
            (locale, metas["dc.language"] == lang, has_it)
        });
        for (locale, is_own, is_there) in locale {
            match is_own {
                true => assert_eq!(metas["og:locale"], locale, "{path}"),
                false => {
                    let other = metas.get("og:locale:alternate").copied();
                    assert_eq!(other, is_there.then_some(locale), "{path}");
                }
            }
        }
        if let Some(picture) = metas.get("og:image") {
            let file = picture.strip_prefix(&site.base_url()).expect("it is a whole address");
            assert!(tree.contains_key(file), "{path}: {file}");
            assert_eq!(metas["twitter:card"], "summary_large_image");
            pictures += 1;
        }
    }
    pictures
}

#[test]
fn what_is_shared_is_what_the_page_says() {
    let site = Site::example();
    site.build();
    assert!(assert_shared(&site) >= 2, "the article with a picture, in both languages");
    for name in Site::goldens() {
        let site = Site::golden(&name);
        site.use_theme("bulletin").build();
        let _pictures = assert_shared(&site);
    }
}

#[test]
fn an_article_says_when_it_was_published_where_the_day_is_known() {
    let site = Site::example();
    site.build();
    let time = |page: &str| {
        let html = Html::parse(&site.page(page));
        metas(&html).get("article:published_time").map(|it| (*it).to_owned())
    };
    let planting = time("/tin/2026/2026-02-24-trong-cay-chan-nui/");
    assert_eq!(planting.as_deref(), Some("2026-02-24"));
    assert_eq!(time("/tin/2022/2022-08-23-tong-ket-5-nhat/"), None, "its month alone is known");
    assert_eq!(time("/cuoc-hop/2022/2022-08-23-hoi-nghi-tong-ket-5-nhat/"), None);
}
