//! Awards that were revoked stay in every total, since they were given, and each page with a total says how many they are.

use std::path::Path;

use super::fixture::Site;
use super::html::Html;

const BATCH: &str = "content/awards/2024/khen-thuong-mua-kho.toml";

fn site(revoked: &str) -> Site {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad/base");
    let site = Site::copy_of(&root, &["bulletin.toml", "content"]);
    site.edit(BATCH, "count = 4\n", &format!("count = 4\n{revoked}\n"));
    site.build();
    site
}

const VI: &str = "Trong đó có 4 lượt về sau đã bị thu hồi.";

/// Pages with a total, how they write it, and what they say of those that were revoked.
const PAGES: [(&str, &str, &str); 8] = [
    ("/khen-thuong/2024/khen-thuong-mua-kho/", "5 lượt khen thưởng", VI),
    ("/khen-thuong/2024/", "5 lượt khen thưởng", VI),
    ("/khen-thuong/", "Khen thưởng từng năm", VI),
    ("/nam/2024/", "5 lượt khen thưởng", VI),
    ("/don-vi/dong-khe/", "5 lượt khen thưởng", VI),
    ("/don-vi/dong-khe/2024/", "5 lượt khen thưởng", VI),
    ("/co-quan/ubnd-dong-khe/", "5 lượt khen thưởng", VI),
    ("/en/awards/2024/khen-thuong-mua-kho/", "5 awards", "4 of them were revoked later."),
];

#[test]
fn a_total_says_how_many_were_revoked() {
    for revoked in
        ["revoked = { date = 2025-03-02, decision = \"15/QĐ-UBND\" }", "status = \"revoked\""]
    {
        let site = site(revoked);
        for (page, total, said) in PAGES {
            let text = Html::parse(&site.page(page)).text;
            assert!(text.contains(total) && text.contains(said), "{revoked} {page}: {text}");
        }
        let batch = Html::parse(&site.page(PAGES[0].0)).text;
        assert!(batch.contains("Đã thu hồi"), "{revoked}: {batch}");
    }
    let site = site("status = \"given\"");
    for (page, total, _) in PAGES {
        let text = Html::parse(&site.page(page)).text;
        assert!(text.contains(total) && !text.contains("thu hồi"), "{page}: {text}");
    }
}
