//! Figures of titles and texts against rows of several reasons.

use super::{ARTICLE, BATCH, base};

const ROWS: &str = r#"
date = 2024-05-10
article = "don-kenh"
stated_total = 5
[[awards]]
n = 1
kind = "giay-khen"
issuer = "ubnd-dong-khe"
recipient_type = "collective"
recipient_body = "hop-tac-xa-dong-khe"
count = 1
reason = { vi = "Nạo vét kênh", en = "Dredging" }
[[awards]]
n = 2
kind = "giay-khen"
issuer = "ubnd-dong-khe"
recipient_type = "individual"
count = 1
reason = { vi = "Nạo vét kênh", en = "Dredging" }
[[awards]]
n = 3
kind = "giay-khen"
issuer = "ubnd-dong-khe"
recipient_type = "individual"
count = 3
reason = { vi = "Trực bão", en = "Storm watch" }
"#;

#[test]
fn a_figure_of_several_kinds_may_be_the_sum_of_all() {
    let household = ROWS.replace("stated_total = 5", "stated_total = 7")
        + "[[awards]]\nn = 4\nkind = \"giay-khen\"\nissuer = \"ubnd-dong-khe\"\nrecipient_type = \"household\"\ncount = 2\n";
    for (title, wanted) in [
        ("Khen 7 tập thể, cá nhân", vec![]),
        ("Khen 5 tập thể, cá nhân", vec![]),
        ("Khen 7 cá nhân", vec!["title-count-mismatch"]),
        ("Khen 6 tập thể, cá nhân", vec!["title-count-mismatch"]),
        ("Khen 4294967303 cá nhân", vec!["title-count-mismatch"]),
    ] {
        let site = base();
        site.write(BATCH, &household).edit(ARTICLE, "Đông Khê dọn kênh trước mùa mưa", title);
        let ran = site.run(&["check"]);
        assert_eq!(ran.codes(), wanted, "{title}: {}", ran.err);
    }
}

#[test]
fn joined_figures_are_right_for_the_same_rows() {
    for (title, wanted) in [
        ("Khen 1 tập thể, 4 cá nhân", vec![]),
        ("Khen 1 tập thể, 1 cá nhân nạo vét kênh", vec![]),
        ("Khen 3 cá nhân trực bão", vec![]),
        ("Khen 1 tập thể, 3 cá nhân", vec!["title-count-mismatch"]),
        ("Khen 2 tập thể, 4 cá nhân", vec!["title-count-mismatch"]),
        ("120 cá nhân dự hội nghị tổng kết", vec![]),
        ("Xử phạt 3 cá nhân vi phạm trật tự", vec![]),
        ("Phát động 62 tập thể, 450 cá nhân đăng ký thi đua", vec![]),
        ("Năm 2021 khen 12 tập thể, cá nhân", vec![]),
    ] {
        let site = base();
        site.write(BATCH, ROWS).edit(ARTICLE, "Đông Khê dọn kênh trước mùa mưa", title);
        let ran = site.run(&["check"]);
        assert_eq!(ran.codes(), wanted, "{title}: {}", ran.err);
    }
}
