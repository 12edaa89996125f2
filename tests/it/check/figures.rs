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

/// Seven collectives, 15 individuals and five households.
fn rows_of_all_kinds() -> String {
    let row = |(n, (kind, count)): (usize, (&str, u32))| {
        format!(
            "[[awards]]\nn = {n}\nkind = \"giay-khen\"\nissuer = \"ubnd-dong-khe\"\nrecipient_type = \"{kind}\"\ncount = {count}\n"
        )
    };
    let rows = (1..).zip([("collective", 7), ("individual", 15), ("household", 5)]).map(row);
    "date = 2024-12-10\narticle = \"don-kenh\"\nstated_total = 27\n".to_owned()
        + &rows.collect::<String>()
}

#[test]
fn titles_count_households_as_others() {
    let wrong = vec!["title-count-mismatch"];
    for (title, wanted) in [
        ("Khen thưởng 27 tập thể, gia đình và cá nhân", vec![]),
        ("Khen thưởng 27 tập thể, hộ và cá nhân", vec![]),
        ("Khen 12 tập thể, hộ", vec![]),
        ("Khen 20 cá nhân, hộ", vec![]),
        ("Khen 22 tập thể xuất sắc và cá nhân tiêu biểu", vec![]),
        ("Khen 22 tập thể - cá nhân", vec![]),
        ("27 collectives, families and individuals commended", vec![]),
        ("Khen 15 cá nhân và gia đình", vec![]),
        ("Khen 7 tập thể, 20 cá nhân và gia đình", vec![]),
        ("Khen 5 hộ gia đình", vec![]),
        ("Khen 6 hộ gia đình", wrong.clone()),
        ("6 hộ được khen", wrong.clone()),
        ("6 households commended", wrong.clone()),
        ("Tặng quà cho 50 hộ nghèo, khen 15 cá nhân", vec![]),
        ("Khen 38 tập thể, cá nhân, hộ", wrong.clone()),
        ("Khen 16 (mười lăm) cá nhân", wrong.clone()),
        ("Khen 15 (mười sáu) cá nhân", wrong.clone()),
        ("Khen 15 (mười lăm) cá nhân", vec![]),
    ] {
        let site = base();
        let rows = rows_of_all_kinds();
        site.write(BATCH, &rows).edit(ARTICLE, "Đông Khê dọn kênh trước mùa mưa", title);
        let ran = site.run(&["check"]);
        assert_eq!(ran.codes(), wanted, "{title}: {}", ran.err);
    }
}

#[test]
fn titles_of_batches_may_count_other_things_beside() {
    for (title, wanted) in [
        ("Khen thưởng 27 tập thể, gia đình và cá nhân", vec![]),
        ("Kỷ luật 3 cá nhân, khen 15 cá nhân", vec![]),
        ("36 cá nhân hiến máu, 15 cá nhân được khen", vec![]),
        ("5 năm, 350 cá nhân được khen", vec![]),
        ("Năm học 2023-2024: 22 tập thể, cá nhân", vec![]),
        ("Khen 38 tập thể, cá nhân, hộ", vec!["title-count-mismatch"]),
        ("Tập thể: 8; cá nhân: 15", vec!["title-count-mismatch"]),
    ] {
        let site = base();
        site.write(BATCH, &format!("title = {{ vi = \"{title}\" }}\n{}", rows_of_all_kinds()));
        let ran = site.run(&["check"]);
        assert_eq!(ran.codes(), wanted, "{title}: {}", ran.err);
    }
}

#[test]
fn rows_without_households_say_nothing_of_them() {
    let site = base();
    site.write(BATCH, ROWS).edit(ARTICLE, "Đông Khê dọn kênh trước mùa mưa", "Khen 6 hộ gia đình");
    let ran = site.run(&["check"]);
    assert!(ran.codes().is_empty(), "{}", ran.err);
}
