//! Names in all writings, and words that are none.

use super::{NameSearch, is_name};

fn find<'t>(wanted: &[&str], others: &[&str], text: &'t str) -> Vec<&'t str> {
    let search = NameSearch::new(wanted.iter().copied(), others.iter().copied());
    search.find(text).into_iter().map(|(_, at)| &text[at]).collect()
}

#[test]
fn a_name_is_found_however_it_is_written() {
    for text in [
        "bà Trần Thị Hạnh Quyên, Tổ trưởng",
        "TRẦN THỊ HẠNH QUYÊN",
        "Trần thị Hạnh Quyên",
        "tran thi hanh quyen",
        "Trần  Thị\u{A0}Hạnh&nbsp;Quyên",
        "Trần Thị Hạnh Quyên's speech",
        "Trần-Thị-Hạnh-Quyên–Trưởng đoàn",
        "Lê Hồng Nhân/Trần Thị Hạnh Quyên",
        "/tep/giay-khen-tran-thi-hanh-quyen.pdf",
        "Trần Thị <strong>Hạnh</strong> Quyên",
        "Trần Thị \\\nHạnh Quyên",
        "Trần Thị\u{200B}Hạnh Quyên",
        "Trần Thị\u{2060}Hạnh\u{AD}Quyên",
        "Trần Thị Hạ\u{AD}nh Quy\u{200B}ên",
        "Tra\u{302}\u{300}n Thi\u{323} Ha\u{323}nh Quye\u{302}n",
        "<img alt=\"Trần Thị Hạnh Quyên\">",
    ] {
        assert_eq!(find(&["Trần Thị Hạnh Quyên"], &[], text).len(), 1, "{text}");
    }
}

#[test]
fn apostrophes_and_initials_are_parts_of_names() {
    for (name, text) in [
        ("H'Hen Niê", "Cháu H'Hen Niê dự"),
        ("H'Hen Niê", "Cháu H’Hen Niê, H&#x27;hen"),
        ("H’Hen Niê", "H'HEN NIÊ"),
        ("Hồ Thị K'Hường", "Hồ Thị K\u{2BC}Hường"),
        ("Hồ Thị K'Hường", "ho-thi-k-huong"),
        ("Rơ Châm H'Phik", "Rơ Châm HPhik"),
        ("Rơ Châm H'Phik", "Rơ Châm H\u{2032}Phik"),
        ("K'Brêu", "em KBrêu"),
        ("K'Brêu", "em K'Brêu"),
        ("K. Sơn", "anh K. Sơn"),
        ("K. Sơn", "anh K Sơn"),
    ] {
        assert_eq!(find(&[name], &[], text).len(), 1, "{name}: {text}");
    }
    assert_eq!(find(&["An Sơn"], &[], "ở An. Sơn"), Vec::<&str>::new());
}

#[test]
fn names_that_are_run_together_are_found() {
    for text in [
        "NguyenHoaDat.pdf",
        "nguyenhoadat@thu.vn",
        "#NguyễnHòaĐạt",
        "https://mang.vn/nguyenhoadat85",
        "2026-khen-nguyenhoadat",
        "nguyen.hoa.dat@thu.vn",
        "nguyen.hoa.dat85@thu.vn",
        "Nguyễn.Hòa.Đạt",
        "nguyen_hoadat",
        "nguyenhoa.dat.pdf",
        "NguyễnHòa Đạt",
        "Nguyễn HòaĐạt",
        "Nguyễn·Hòa·Đạt",
        "ongnguyenhoadat",
        "giaykhennguyenhoadat.txt",
        "2026nguyenhoadat.txt",
        "GiayKhenNguyenHoaDat85",
        "BàNguyễn Hòa Đạt",
        "Nguyễn Hòa ĐạtLê Minh",
        "10Nguyễn Hòa Đạt",
        "bàNguyễnHòaĐạt",
        "#ChúcMừngNguyễnHòaĐạt",
        "#NguyenHoaDatGiaiNhat",
        "Nguye\u{302}\u{303}nHòa Đạt",
    ] {
        assert_eq!(find(&["Nguyễn Hòa Đạt"], &[], text).len(), 1, "{text}");
    }
    for text in ["lean", "nguyenhoadatthanh"] {
        assert_eq!(find(&["Lê An", "Nguyễn Hòa Đạt"], &[], text), Vec::<&str>::new(), "{text}");
    }
}

/// What stands before a bracket, a comma or a dash in the registry is a name, and so is what stands behind it.
#[test]
fn names_with_another_beside_them_are_both_looked_for() {
    for name in [
        "Nguyễn Văn Tám (Tám Lúa)",
        "Nguyễn Văn Tám “Tám Lúa”",
        "Nguyễn Văn Tám, Tám Lúa",
        "Nguyễn Văn Tám - Tám Lúa",
        "Nguyễn Văn Tám / Tám Lúa",
    ] {
        for (text, wanted) in [
            ("Ông Nguyễn Văn Tám (Tám Lúa) nói", 2),
            ("Ông Nguyễn Văn Tám nói", 1),
            ("anh Tám Lúa nói", 1),
            ("Ông Nguyễn Văn nói", 0),
        ] {
            assert_eq!(find(&[name], &[], text).len(), wanted, "{name}: {text}");
        }
    }
    assert!(find(&["Nguyễn Thị Hoa, Tổ trưởng"], &[], "bà Nguyễn Thị Hoa").len() == 1);
    assert!(find(&["Lê-Hồng Nhân"], &[], "Lê Hồng-Nhân").len() == 1);
    assert!(is_name("Y' Thu Niê") && is_name("K. Sơn") && !is_name("Hoa (Bà)") && !is_name("..."));
}

#[test]
fn names_in_disguise_are_found() {
    for text in [
        "Nguyễn Hòa\u{34F} Đạt",
        "Ngu\u{FE0F}yễn Hòa Đ\u{E0001}ạt",
        "Nguyễn\u{3164}Hòa Đạt",
        "Ｎｇｕｙễｎ Ｈòａ Đạｔ",
        "𝐍guyễn 𝐇òa Đạ𝐭.",
        "(N g u y ễ n  H ò a  Đ ạ t)",
        "<b>N g u y ễ n H ò a Đ ạ t</b>",
        "N G U Y Ễ N H Ò A Đ Ạ T",
        "n g u y e n h o a d a t",
        "/tep/dat-nguyen-hoa.pdf",
        "/tep/dat_hoa_nguyen",
        "hoa.dat.nguyen@thu.vn",
    ] {
        let found = find(&["Nguyễn Hòa Đạt"], &[], text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
    }
    for text in ["Đạt Nguyễn Hòa", "dat nguyen hoa", "Đạt-Nguyễn-Hòa", "dat-nguyen"] {
        assert_eq!(find(&["Nguyễn Hòa Đạt"], &[], text), Vec::<&str>::new(), "{text}");
    }
    assert_eq!(find(&["Lê An"], &[], "/an-le"), Vec::<&str>::new());
}

#[test]
fn small_letters_in_a_sentence_are_a_name_where_they_can_be_nothing_else() {
    for (name, text, is_found) in [
        ("Tô An", "we want to an", false),
        ("Tô An", "/to-an.pdf", true),
        ("Tô An", "to_an", true),
        ("Tô An", "To An", true),
        ("Tô An", "TO AN", true),
        ("Tô An", "bạn tô an", false),
        ("Lý Tưởng", "địa điểm lý tưởng để vui chơi", false),
        ("Lý Tưởng", "em LÝ TƯỞNG", true),
        ("Lý Tưởng", "/ly-tuong", true),
        ("Nguyễn Văn Thành", "Ông Nguyễn Văn Thanh, Chủ tịch", false),
        ("Nguyễn Văn Thành", "Ông NGUYỄN VĂN THANH", false),
        ("Nguyễn Văn Thành", "Ong Nguyen Van Thanh", true),
        ("Nguyễn Văn Thành", "Ông Nguyen Văn Thành", true),
        ("Trần Ánh", "bà Trần Anh", false),
        ("Trần Thị Hạnh Quyên", "bà Trần Thị Hạnh Quyen", true),
        ("Hoa Mai", "cây hoa mai", false),
        ("Hoa Mai", "em Hoa Mai", true),
        ("Trần Thị Mai", "em tran thi mai", true),
        ("Trần Thị Mai", "em trần thị mai", true),
        ("Trần Thị Mai", "cởi trần thi mai sau", false),
        ("Trần Thị Mai", "em Trần thi Mai", true),
        ("Trần Thị Mai", "trần-thi-mai", true),
        ("Trần Thị Hạnh Quyên", "Bà Trần Thị Hạnh quyên góp 2 triệu", false),
        ("Nguyễn Hòa Đạt", "Ông Nguyễn Hòa đạt 95 điểm", false),
        ("Nguyễn Hòa Đạt", "Nguyễn hòa đạt", true),
        ("Tô An", "Tô an toàn phần vỉa hè", false),
        ("Nguyễn Hòa Đạt", "Nguyen Hoa Đat", true),
        ("Nguyễn Hòa Đạt", "NGUYEN HOA ĐAT", true),
        ("Nguyễn Hòa Đạt", "Nguyễn Hòa Đat", true),
        ("Nguyễn Hòa Đạt", "em nguyen hoa đat", true),
    ] {
        assert_eq!(find(&[name], &[], text).len(), usize::from(is_found), "{name}: {text}");
    }
}

#[test]
fn look_alikes_of_letters_are_those_letters() {
    for text in ["Lê Đức", "Lê \u{D0}ức", "LÊ \u{D0}ỨC", "Lê \u{189}ức"] {
        assert_eq!(find(&["Lê Đức"], &[], text).len(), 1, "{text}");
    }
}

#[test]
fn other_words_are_no_name() {
    for text in [
        "Trần Thị Hạnh. Quyên góp",
        "Trần Thị Hạnh (Quyên)",
        "Trần Thị Hạnh Quyến",
        "Trần Thị Hạnh",
        "Trần Thị và Hạnh Quyên",
        "Trần Thị <a href=\"/x/\">Hạnh Quyến</a>",
        "Trần ThịHạnh Quyến",
        "<li>Trần Thị Hạnh</li><li>Quyên</li>",
        "<p>Trần Thị Hạnh</p> <p>Quyên</p>",
        "tranthi hanhq uyen",
        "<td>Trần Thị Hạnh</td><td>Quyên Sơn</td>",
    ] {
        assert_eq!(find(&["Trần Thị Hạnh Quyên"], &[], text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn who_may_be_named_is_not_taken_for_another() {
    assert_eq!(find(&["Bùi Quang Liêm"], &["Bùi Quang Liêm"], "ông Bùi Quang Liêm").len(), 0);
    let text = "ông Phùng Hòa Bình và em Phùng Hoà";
    assert_eq!(find(&["Phùng Hòa"], &["Phùng Hòa Bình"], text), ["Phùng Hoà"]);
    assert_eq!(find(&["Hòa Bình"], &["Phùng Hòa Bình"], text), Vec::<&str>::new());
    assert_eq!(find(&["Nhân"], &[], "Nhân dân"), Vec::<&str>::new());
}

/// Texts of words of the names in many writings and with many joints, made by counting.
fn mixed(seed: usize) -> String {
    const WORDS: [&str; 20] = [
        "Nguyễn",
        "HÒA",
        "hoà",
        "Đạt",
        "dat",
        "nguyen",
        "Trần",
        "THỊ",
        "Ha\u{323}nh",
        "Quyên",
        "QUYEN",
        "lê",
        "An",
        "data",
        "H'Hen",
        "Niê",
        "đoàn",
        "K",
        "Lê",
        "Quye\u{302}n",
    ];
    const JOINTS: [&str; 14] =
        [" ", "", "-", ".", ". ", "&nbsp;", "</b> <i>", "\u{200B}", ", ", "  ", "_", "'", "·", "7"];
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut next = |of: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 33) % of
    };
    (0..40).map(|_| format!("{}{}", WORDS[next(20)], JOINTS[next(14)])).collect()
}

#[test]
fn anchors_lose_nothing_that_walking_all_words_finds() {
    let names =
        ["Nguyễn Hòa Đạt", "Trần Thị Hạnh Quyên", "Lê An", "H'Hen Niê", "Hòa Đạt", "Lê Hòa"];
    let search = NameSearch::new(names.into_iter(), ["Trần Lê An"].into_iter());
    let mut count = 0;
    for seed in 0..3000 {
        let text = mixed(seed);
        let all = search.find_in_part(&text, [false; 2]);
        let fast = search.find_as_it_is(&text);
        let lost: Vec<_> = all.iter().filter(|it| !fast.contains(it)).collect();
        assert!(lost.is_empty(), "{text}: {lost:?}");
        let first = search.find_in_bytes(text.as_bytes()).map(|(no, _)| no);
        assert_eq!(first, search.find(&text).first().map(|(no, _)| *no), "{text}");
        count += all.len();
    }
    assert!(count > 500, "{count}");
}

#[test]
fn cells_of_one_row_of_a_page_are_one_name() {
    let search = NameSearch::new(["Nguyễn Hòa Đạt"].into_iter(), std::iter::empty());
    let find = |page: &str| search.find_in_page(page.as_bytes()).map(|(_, words)| words);
    for page in [
        "<p>Hòa</p><table><tr><td>1<td>Nguyễn Hòa</td><td>Giỏi</td><td>Đạt</td></tr></table>",
        "<tr><td>Hòa<table><tr><td>Hòa</td></tr></table>Hòa</td></tr><tr><td>Đạt</td><td>Nguyễn Hòa</td></tr>",
        "<table><tr class=\"a\"><td>Hòa</td></tr><tr><td>Đạt</td><td>Nguyễn Hòa</td></tr></table>",
        "<table><tr><td>Nguyễn<td>Hòa<td>3<td>Đạt</table>",
    ] {
        assert_eq!(find(page).as_deref(), Some("Nguyễn Hòa Đạt"), "{page}");
    }
    for page in [
        "<table><tr><td>Nguyễn Hòa</td></tr><tr><td>Đạt</td></tr></table> Hòa",
        "<table><tr><td>Nguyễn Hòa</td><td>Đạt giải</td></tr></table> Hòa",
        "Hòa Hòa <table><tr><td>Nguyễn</td><td>Đạt</td></tr></table>",
        "Nguyễn, Hòa, Đạt",
    ] {
        assert_eq!(find(page), None, "{page}");
    }
}
