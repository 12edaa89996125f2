//! What is private and what is not, as two tables.

use super::super::signs::Signs;
use super::innocent::INNOCENT;
use super::{Found, PrivateKind, find_in_address};
use PrivateKind::{BirthDate, CitizenNumber, HomeAddress, PaperNumber, Telephone};

/// A line, what is private in it, and as what.
type Told = (&'static str, &'static [(PrivateKind, &'static str)]);

fn find(line: &str) -> Vec<Found> {
    super::find(line, Signs::of(line).private)
}

#[test]
fn what_is_private_is_found() {
    let tables: [&[Told]; 5] = [&NUMBERS, &PHONES, &HOMES, &LODGINGS, &BIRTHS];
    let mut wrong = Vec::new();
    for (line, wanted) in tables.into_iter().flatten() {
        let found: Vec<_> = find(line).into_iter().map(|(kind, at)| (kind, &line[at])).collect();
        if found != *wanted {
            wrong.push(format!("{line}\n  found {found:?}\n  not   {wanted:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_a_bulletin_says_every_week_is_not_private() {
    let found = |line: &&&str| !find(line).is_empty();
    let wrong: Vec<_> = INNOCENT.iter().filter(found).map(|line| (line, find(line))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn capitals_and_kinds_of_blanks_change_nothing() {
    for (line, wanted) in HOMES.iter().chain(&BIRTHS) {
        for other in [line.replace(' ', "\u{A0}"), line.replace(' ', "  ")] {
            assert_eq!(find(&other).len(), wanted.len(), "{other}");
        }
        // Persons and places are told from other words by their capitals, which all words have there.
        let is_all = |it: &str| line.starts_with(it) && it.contains(|c: char| c.is_ascii_digit());
        if wanted.first().is_some_and(|(_, it)| is_all(it)) {
            assert_eq!(find(&line.to_uppercase()).len(), wanted.len(), "{line}");
        }
    }
}

#[test]
fn numbers_in_addresses_of_links_are_found_where_they_are_a_part_of_their_own() {
    for (address, wanted) in [
        ("tel:0912345678", Some((Telephone, "0912345678"))),
        ("tel:+84-912-345-678", Some((Telephone, "+84-912-345-678"))),
        ("https://zalo.me/0912345678", Some((Telephone, "0912345678"))),
        ("https://wa.me/84912345678", Some((Telephone, "84912345678"))),
        ("https://tra.cuu.vn/?cccd=042089001234&x=1", Some((CitizenNumber, "042089001234"))),
        ("mailto:0912345678@example.invalid", Some((Telephone, "0912345678"))),
        ("https://bao.vn/tin-tuc-0912345678.htm", None),
        ("https://bao.vn/0912345678.htm", None),
        ("https://bao.vn/2022/08/23/tin", None),
        ("/tin/2022/2022-08-23-khen-thuong/", None),
    ] {
        let found = find_in_address(address);
        let found = found.into_iter().map(|(kind, at)| (kind, &address[at])).next();
        assert_eq!(found, wanted, "{address}");
    }
}

const NUMBERS: [Told; 59] = [
    ("Số thẻ BHYT: 4212345678", &[(PaperNumber, "4212345678")]),
    ("CCCD 1075001234", &[(CitizenNumber, "1075001234")]),
    ("Số 183456789 (Công an Hà Tĩnh cấp ngày 5/5/2010)", &[(CitizenNumber, "183456789")]),
    ("Giấy phép lái xe hạng A1, số 420123456789", &[(PaperNumber, "420123456789")]),
    ("Mã thẻ DN4424212345678", &[(PaperNumber, "DN4424212345678")]),
    ("Số hộ chiếu: N 123 4567", &[(PaperNumber, "N 123 4567")]),
    ("Bảo hiểm xã hội: 4212345678", &[(PaperNumber, "4212345678")]),
    ("Bảo hiểm xã hội: 4.212.345.678", &[]),
    ("Thu BHXH: 4212345678", &[]),
    ("CCCD 42075001234", &[(CitizenNumber, "42075001234")]),
    ("Số định danh: 42075001234", &[(CitizenNumber, "42075001234")]),
    ("CCCD 42.075.001.234", &[]),
    ("42075001234", &[]),
    ("Giấy CMND mang tên Nguyễn Văn An, số 183456789", &[(CitizenNumber, "183456789")]),
    ("Số 183456789 cấp tại Công an Hà Tĩnh ngày 5/5/2010", &[(CitizenNumber, "183456789")]),
    ("số 183456789, do Công an Hà Tĩnh cấp ngày 5/5/2010", &[(CitizenNumber, "183456789")]),
    ("CCCD 0 4 2 0 8 5 0 0 1 2 3 4", &[(CitizenNumber, "0 4 2 0 8 5 0 0 1 2 3 4")]),
    ("Mã số định danh 042085001234", &[(CitizenNumber, "042085001234")]),
    ("CM 183456789", &[(CitizenNumber, "183456789")]),
    ("CMND/CCCD: 183456789", &[(CitizenNumber, "183456789")]),
    ("số CMND của bà Lan là 183456789", &[(CitizenNumber, "183456789")]),
    ("Thẻ BHYT DN4420112345678", &[(PaperNumber, "DN4420112345678")]),
    ("BHYT: HN 2 42 4216012345", &[(PaperNumber, "HN 2 42 4216012345")]),
    ("mã số bảo hiểm y tế GD 4420112345678", &[(PaperNumber, "GD 4420112345678")]),
    ("giấy phép lái xe số 420123004567", &[(PaperNumber, "420123004567")]),
    ("GPLX: 420123004567", &[(PaperNumber, "420123004567")]),
    ("dày 30 cm, dài 183456789", &[]),
    ("giấy phép số 420123004567", &[]),
    ("Hộ chiếu số C 1234567", &[(PaperNumber, "C 1234567")]),
    ("BHXH số 4201234567", &[(PaperNumber, "4201234567")]),
    ("Identity card No. 183456789", &[(CitizenNumber, "183456789")]),
    ("CCCD 042 089 001234", &[(CitizenNumber, "042 089 001234")]),
    ("số 042089001234.", &[(CitizenNumber, "042089001234")]),
    ("CCCD042089001234", &[(CitizenNumber, "042089001234")]),
    ("CCCD 042\u{A0}089\u{A0}001\u{A0}234", &[(CitizenNumber, "042\u{A0}089\u{A0}001\u{A0}234")]),
    ("CCCD: 042-089-001234", &[(CitizenNumber, "042-089-001234")]),
    ("CMND số 183456789", &[(CitizenNumber, "183456789")]),
    ("CMND 183456789 2 bản", &[(CitizenNumber, "183456789")]),
    ("CMTND 183456789", &[(CitizenNumber, "183456789")]),
    ("CMT số 183 456 789", &[(CitizenNumber, "183 456 789")]),
    ("Giấy chứng minh 183456789", &[(CitizenNumber, "183456789")]),
    ("giấy chứng minh nhân dân số: 183456789", &[(CitizenNumber, "183456789")]),
    ("SỐ CĂN CƯỚC CÔNG DÂN 042089001234", &[(CitizenNumber, "042089001234")]),
    ("ID card 183456789", &[(CitizenNumber, "183456789")]),
    ("mã định danh cá nhân 042089001234", &[(CitizenNumber, "042089001234")]),
    ("CCCD 042089001234 0912345678", &[(CitizenNumber, "042089001234"), (Telephone, "0912345678")]),
    ("CCCD 042089001234/Bộ Công an", &[(CitizenNumber, "042089001234")]),
    ("CCCD 042089001234-Bộ Công an", &[(CitizenNumber, "042089001234")]),
    ("(042089001234)", &[(CitizenNumber, "042089001234")]),
    ("hộ chiếu số C1234567", &[(PaperNumber, "C1234567")]),
    ("Passport: B12345678.", &[(PaperNumber, "B12345678")]),
    ("sổ BHXH 4220123456", &[(PaperNumber, "4220123456")]),
    ("mã số BHXH: 4220123456", &[(PaperNumber, "4220123456")]),
    ("999 089 001234", &[]),
    ("183456789 đồng", &[]),
    ("1.234.567.890.123 đồng", &[]),
    ("1.012.345.678.901 đồng", &[]),
    ("hộ chiếu và 12 giấy tờ", &[]),
    ("STK 3700205012345, ĐT 0912345678", &[(Telephone, "0912345678")]),
];

const PHONES: [Told; 56] = [
    ("SDT 912345678", &[(Telephone, "912345678")]),
    ("SĐT: 912.345.678", &[(Telephone, "912.345.678")]),
    ("Điện thoại 912 345 678", &[(Telephone, "912 345 678")]),
    ("SĐT 84 912 345 678", &[(Telephone, "84 912 345 678")]),
    ("Cước điện thoại: 912.345.678", &[]),
    ("ký hợp đồng với anh Hùng 0912345678", &[(Telephone, "0912345678")]),
    ("bán lô đất, anh Hùng 0912345678", &[(Telephone, "0912345678")]),
    ("0912_345_678", &[(Telephone, "0912_345_678")]),
    ("gọi 0912…345…678", &[(Telephone, "0912…345…678")]),
    ("0912,345,678.", &[(Telephone, "0912,345,678")]),
    ("ĐT 0912/345/678", &[(Telephone, "0912/345/678")]),
    ("0912·345·678", &[(Telephone, "0912·345·678")]),
    ("gọi 0 9 1 2 3 4 5 6 7 8", &[(Telephone, "0 9 1 2 3 4 5 6 7 8")]),
    ("gọi 84 912 345 678", &[(Telephone, "84 912 345 678")]),
    ("84 912345678", &[(Telephone, "84 912345678")]),
    ("0168 912 3456", &[(Telephone, "0168 912 3456")]),
    ("ĐT: 01689123456", &[(Telephone, "01689123456")]),
    ("Số điện thoại của chị Lan là 912345678", &[(Telephone, "912345678")]),
    ("xem https://bao.vn/0912/345/678", &[]),
    ("0912,345,678,901", &[]),
    ("3/0912/345/678", &[]),
    ("gọi +84 (0) 912 345 678", &[(Telephone, "+84 (0) 912 345 678")]),
    ("+84(0)912345678", &[(Telephone, "+84(0)912345678")]),
    ("gọi 0912 . 345 . 678", &[(Telephone, "0912 . 345 . 678")]),
    ("ÐT 0912345678", &[(Telephone, "0912345678")]),
    ("gọi 0912 345 678", &[(Telephone, "0912 345 678")]),
    ("gọi +84 912.345.678 nhé", &[(Telephone, "+84 912.345.678")]),
    ("(+84) 912345678", &[(Telephone, "(+84) 912345678")]),
    ("84912345678", &[(Telephone, "84912345678")]),
    ("0084912345678", &[(Telephone, "0084912345678")]),
    ("điện thoại 0239 3835 123", &[(Telephone, "0239 3835 123")]),
    ("0239 3 835 123 7 giờ", &[(Telephone, "0239 3 835 123")]),
    ("(0239) 3.835.123", &[(Telephone, "(0239) 3.835.123")]),
    ("(0912345678)", &[(Telephone, "0912345678")]),
    ("0912\u{A0}345\u{A0}678", &[(Telephone, "0912\u{A0}345\u{A0}678")]),
    ("0912–345–678", &[(Telephone, "0912–345–678")]),
    ("0912-345-678", &[(Telephone, "0912-345-678")]),
    ("0912  345  678", &[(Telephone, "0912  345  678")]),
    ("SĐT: 09 12 34 56 78", &[(Telephone, "09 12 34 56 78")]),
    ("SĐT:0912345678", &[(Telephone, "0912345678")]),
    ("ĐT0912345678", &[(Telephone, "0912345678")]),
    ("0912345678/0913456789", &[(Telephone, "0912345678"), (Telephone, "0913456789")]),
    ("0912345678-0913456789", &[(Telephone, "0912345678"), (Telephone, "0913456789")]),
    ("0912.345.678 - 0913.456.789", &[(Telephone, "0912.345.678"), (Telephone, "0913.456.789")]),
    (
        "0912345678, 0913456789; 0239 3835 123",
        &[(Telephone, "0912345678"), (Telephone, "0913456789"), (Telephone, "0239 3835 123")],
    ),
    ("0912345678,0913456789", &[(Telephone, "0912345678"), (Telephone, "0913456789")]),
    ("ĐT 0912345678 24/7", &[(Telephone, "0912345678")]),
    ("Liên hệ anh Hùng 0912345678 24 giờ", &[(Telephone, "0912345678")]),
    ("anh Hùng-0912345678", &[(Telephone, "0912345678")]),
    ("tài khoản Zalo 0912345678", &[(Telephone, "0912345678")]),
    ("(tel: 0912345678).", &[(Telephone, "0912345678")]),
    ("xem zalo.me/0912345678", &[(Telephone, "0912345678")]),
    ("xem https://zalo.me/0912345678", &[(Telephone, "0912345678")]),
    ("xem https://bao.vn/tin-0912345678.htm", &[]),
    ("số (0912) và 345678", &[]),
    ("Quyết định 0912345678/QĐ-UBND", &[]),
];

const HOMES: [Told; 105] = [
    ("Bà Lan, địa chỉ thôn 3", &[(HomeAddress, "địa chỉ thôn 3")]),
    ("Chị Lan, nhà số 5 ngõ 3", &[(HomeAddress, "nhà số 5")]),
    ("- Nhà chị Lan số 5 ngõ 3 Trần Phú", &[(HomeAddress, "Nhà chị Lan số 5")]),
    ("Lễ tang tại nhà riêng, số 5 ngõ 3", &[(HomeAddress, "nhà riêng, số 5")]),
    ("Quán bà Lan, số nhà 12 đường Trần Phú", &[]),
    ("Ông Nguyễn Văn An, số nhà 12 đường Trần Phú", &[(HomeAddress, "số nhà 12")]),
    ("Hộ bà Lan (số nhà 12, ngõ 5) được hỗ trợ", &[(HomeAddress, "số nhà 12")]),
    ("- Số nhà 12, đường Trần Phú (nhà ông Bình)", &[(HomeAddress, "Số nhà 12")]),
    ("- Số nhà 12 ngõ 5 đường Trần Phú, hộ ông Bình, bị cháy", &[(HomeAddress, "Số nhà 12")]),
    ("Bà cụ 72 tuổi, ở số nhà 12 ngõ 5", &[(HomeAddress, "số nhà 12")]),
    ("Bà cụ 72 tuổi ở số nhà 12 ngõ 5", &[(HomeAddress, "số nhà 12")]),
    ("trú tại số nhà 12", &[(HomeAddress, "trú tại số nhà 12")]),
    ("thường trú TDP 3", &[(HomeAddress, "thường trú TDP 3")]),
    ("thường trú thôn 7", &[(HomeAddress, "thường trú thôn 7")]),
    ("- thường trú số 5 Trần Phú", &[(HomeAddress, "thường trú số 5")]),
    ("tạm trú TDP 3", &[(HomeAddress, "tạm trú TDP 3")]),
    ("nơi cư trú thôn 3", &[(HomeAddress, "cư trú thôn 3")]),
    ("(HKTT: Thôn Hồng Nguyệt)", &[(HomeAddress, "HKTT: Thôn Hồng Nguyệt")]),
    ("HKTT tại thôn Hồng Nguyệt, xã Xuân Lam", &[(HomeAddress, "HKTT tại thôn Hồng Nguyệt")]),
    ("Hộ khẩu: TDP Hồng Lam", &[(HomeAddress, "Hộ khẩu: TDP Hồng Lam")]),
    ("Nơi ở hiện tại: thôn Hồng Nguyệt", &[(HomeAddress, "Nơi ở hiện tại: thôn Hồng Nguyệt")]),
    ("Chỗ ở: thôn Hồng Nguyệt", &[(HomeAddress, "Chỗ ở: thôn Hồng Nguyệt")]),
    ("ông Bình có hộ khẩu tại thôn 3", &[(HomeAddress, "có hộ khẩu tại thôn 3")]),
    ("Người có hộ khẩu tại thôn 3 được ưu tiên", &[]),
    ("trú tại SN 12", &[(HomeAddress, "trú tại SN 12")]),
    ("trú tại KP 3", &[(HomeAddress, "trú tại KP 3")]),
    ("trú tại đội 3", &[(HomeAddress, "trú tại đội 3")]),
    ("trú tại khu 3", &[(HomeAddress, "trú tại khu 3")]),
    ("trú tại P. 305", &[(HomeAddress, "trú tại P. 305")]),
    ("trú tại P. 3", &[]),
    ("trú tại lô 12", &[(HomeAddress, "trú tại lô 12")]),
    ("trú tại TDP3", &[(HomeAddress, "trú tại TDP3")]),
    ("HKTT: KP3", &[(HomeAddress, "HKTT: KP3")]),
    ("trú tại khu Công nghiệp Vũng Áng", &[]),
    ("ĐKTT: thôn 4", &[(HomeAddress, "ĐKTT: thôn 4")]),
    ("ĐKHKTT: tổ 4", &[(HomeAddress, "ĐKHKTT: tổ 4")]),
    ("Anh Nguyễn Văn Cường, địa chỉ: tổ dân phố 5", &[(HomeAddress, "địa chỉ: tổ dân phố 5")]),
    ("Anh Tám (địa chỉ: số 5 ngõ 3 Trần Phú) trúng thưởng", &[(HomeAddress, "địa chỉ: số 5")]),
    ("Liên hệ anh Tám, địa chỉ: số 5 ngõ 3 Trần Phú", &[]),
    ("Anh Tám, địa chỉ: số 5 đường Trần Phú (UBND phường)", &[]),
    ("Ông An, 72 tuổi, nhà ở số 5 Trần Phú", &[(HomeAddress, "nhà ở số 5")]),
    ("Anh Bình thuê trọ ở số 5 ngõ 3 Trần Phú", &[(HomeAddress, "thuê trọ ở số 5")]),
    ("Khu nhà cho thuê trọ ở số 5 ngõ 3 bị cháy", &[]),
    (
        "Place of residence: Hong Lam residential group",
        &[(HomeAddress, "Place of residence: Hong Lam residential group")],
    ),
    (
        "- Nhà riêng của ông Bình: số 7 ngách 12/3 đường Lê Lợi",
        &[(HomeAddress, "Nhà riêng của ông Bình: số 7")],
    ),
    ("ngụ tại 45/2 đường 3/2", &[(HomeAddress, "ngụ tại 45/2")]),
    (
        "- Nơi ở hiện nay của bà Lan: số 10 Nguyễn Du",
        &[(HomeAddress, "Nơi ở hiện nay của bà Lan: số 10")],
    ),
    ("- Nhà ông Bình ở số 9 đường Lê Duẩn", &[(HomeAddress, "Nhà ông Bình ở số 9")]),
    ("- Địa chỉ: số 12 đường Trần Phú (nhà ông Bình)", &[(HomeAddress, "Địa chỉ: số 12")]),
    ("sống tại căn hộ 502 chung cư", &[(HomeAddress, "sống tại căn hộ 502")]),
    ("Ông Bình, sinh sống ở xóm 4", &[(HomeAddress, "sống ở xóm 4")]),
    ("Bà Lê Thị Lan, 72 tuổi, hiện sống tại thôn 3", &[(HomeAddress, "sống tại thôn 3")]),
    ("His home address is 34 Tran Phu Street", &[(HomeAddress, "home address is 34")]),
    ("who lives in house 9, Le Duan Street", &[(HomeAddress, "lives in house 9")]),
    ("Permanent residence: Group 4", &[(HomeAddress, "Permanent residence: Group 4")]),
    ("Mrs Lan's house is at 21 Quang Trung Street", &[(HomeAddress, "house is at 21")]),
    ("Mrs Lan’s house is at 21 Quang Trung Street", &[(HomeAddress, "house is at 21")]),
    ("Địa chỉ: số 12 đường Trần Phú", &[]),
    ("Địa chỉ: số 12 đường Trần Phú (nhà văn hóa)", &[]),
    ("living at No. 12 Tran Phu Street", &[(HomeAddress, "living at No. 12")]),
    ("a resident of residential group 5", &[(HomeAddress, "resident of residential group 5")]),
    ("Thường trú tại tổ dân phố 5, phường", &[(HomeAddress, "Thường trú tại tổ dân phố 5")]),
    ("- Số nhà 12 của ông Bình", &[(HomeAddress, "Số nhà 12")]),
    ("trú tại số 5, ngõ 3", &[(HomeAddress, "trú tại số 5")]),
    ("trú tại 12 Trần Phú", &[(HomeAddress, "trú tại 12")]),
    ("HKTT: 12 Trần Phú", &[(HomeAddress, "HKTT: 12")]),
    ("HKTT: thôn 3, xã Xuân Lam", &[(HomeAddress, "HKTT: thôn 3")]),
    ("Hộ khẩu thường trú: tổ 5", &[(HomeAddress, "Hộ khẩu thường trú: tổ 5")]),
    ("Trú tại: số 12", &[(HomeAddress, "Trú tại: số 12")]),
    ("trú tổ dân phố 5", &[(HomeAddress, "trú tổ dân phố 5")]),
    ("(SN 1980, trú thôn 3, xã Xuân Lam)", &[(HomeAddress, "trú thôn 3")]),
    ("nơi cư trú: thôn 3", &[(HomeAddress, "cư trú: thôn 3")]),
    ("Nơi ở hiện nay: số 12", &[(HomeAddress, "Nơi ở hiện nay: số 12")]),
    ("nơi ở: thôn 3", &[(HomeAddress, "nơi ở: thôn 3")]),
    ("chỗ ở: 12 Trần Phú", &[(HomeAddress, "chỗ ở: 12")]),
    ("địa chỉ nhà riêng: 12 Trần Phú", &[(HomeAddress, "địa chỉ nhà riêng: 12")]),
    ("bà Lan, sống tại số 12", &[(HomeAddress, "sống tại số 12")]),
    ("hiện sinh sống ở số nhà 12/5", &[(HomeAddress, "sống ở số nhà 12/5")]),
    ("trú tại thôn Hồng Lam, xã Xuân Lam", &[(HomeAddress, "trú tại thôn Hồng Lam")]),
    (
        "trú tại phường Nam Hồng, số 12 đường Trần Phú",
        &[(HomeAddress, "trú tại phường Nam Hồng, số 12")],
    ),
    ("ngụ tại hẻm 12", &[(HomeAddress, "ngụ tại hẻm 12")]),
    ("ngụ ấp 3", &[(HomeAddress, "ngụ ấp 3")]),
    ("tạm trú: tổ 4", &[(HomeAddress, "tạm trú: tổ 4")]),
    ("trú tại TDP 5", &[(HomeAddress, "trú tại TDP 5")]),
    ("trú tại đường Trần Phú", &[(HomeAddress, "trú tại đường Trần Phú")]),
    ("He lives at 12 Tran Phu Street", &[(HomeAddress, "lives at 12")]),
    ("who resides at 12 Tran Phu Street", &[(HomeAddress, "resides at 12")]),
    ("Mr Nguyen Van An, residing at 12 Tran Phu", &[(HomeAddress, "residing at 12")]),
    ("who lives in residential group 5", &[(HomeAddress, "lives in residential group 5")]),
    ("home address: 12 Tran Phu Street", &[(HomeAddress, "home address: 12")]),
    ("Công dân Nguyễn Văn An thường trú tại thôn 3", &[(HomeAddress, "thường trú tại thôn 3")]),
    ("Hộ ông Trần Bình trú tại thôn 3", &[(HomeAddress, "trú tại thôn 3")]),
    ("Em Lê Thị Hoa, học sinh lớp 5A, trú tại xóm 2", &[(HomeAddress, "trú tại xóm 2")]),
    (
        "Người khai có CCCD mới, thường trú tại tổ dân phố 5.",
        &[(HomeAddress, "thường trú tại tổ dân phố 5")],
    ),
    ("người dân cư trú tại 3 phường", &[]),
    ("ông An cư trú tại 3 phường", &[]),
    ("ông An cư trú tại phường từ năm 2019", &[]),
    ("ông An trú tại nhà văn hóa thôn 3", &[]),
    ("theo Luật Cư trú số 68/2020/QH14", &[]),
    ("Luật Cư trú: số 68/2020/QH14", &[]),
    ("số nhà 12 đến số nhà 40 được đánh lại biển", &[]),
    ("từ số nhà 12 đến hết đường", &[]),
    ("trường nội trú số 3", &[]),
    ("cơ sở lưu trú số 12", &[]),
    ("She lives in 12 Wards", &[]),
];

/// Homes that are not asked for with blanks of other kinds.
const LODGINGS: [Told; 2] = [
    ("ở trọ tại số 5 ngõ 3 Trần Phú", &[(HomeAddress, "trọ tại số 5")]),
    ("Lễ viếng tại tư gia số 5 ngõ 3 đường Trần Phú", &[(HomeAddress, "tư gia số 5")]),
];

const BIRTHS: [Told; 62] = [
    ("Ngày sinh (nếu có): 12/3/1975", &[(BirthDate, "Ngày sinh (nếu có): 12/3/1975")]),
    ("sn: 5/4/1990", &[(BirthDate, "sn: 5/4/1990")]),
    ("(sn 5/4/1990)", &[(BirthDate, "sn 5/4/1990")]),
    ("Cháu Lê Văn Bình (SN 12/5/2021)", &[(BirthDate, "SN 12/5/2021")]),
    ("Cháu Lê Văn Bình, SN 12/5/2021", &[(BirthDate, "SN 12/5/2021")]),
    ("Ngày sinh (dương lịch): 12/3/1975", &[(BirthDate, "Ngày sinh (dương lịch): 12/3/1975")]),
    ("Sinh ngày 12 tháng ba năm 1975", &[(BirthDate, "Sinh ngày 12 tháng ba năm 1975")]),
    ("sinh ngày 12 tháng năm 1975", &[(BirthDate, "sinh ngày 12 tháng năm 1975")]),
    (
        "sinh ngày 12 tháng mười một năm 1975",
        &[(BirthDate, "sinh ngày 12 tháng mười một năm 1975")],
    ),
    (
        "Ông An sinh ngày 12/3/1980, luôn hy sinh vì mọi người",
        &[(BirthDate, "sinh ngày 12/3/1980")],
    ),
    ("Mr An, Nam Hong Ward, born on 12 March 1980", &[(BirthDate, "born on 12 March 1980")]),
    ("s.n. 12/5/1985", &[(BirthDate, "s.n. 12/5/1985")]),
    ("NS: 12/5/1985", &[(BirthDate, "NS: 12/5/1985")]),
    ("bà Lan, NS: 12/5/1985", &[(BirthDate, "NS: 12/5/1985")]),
    ("d.o.b. 12/05/1985", &[(BirthDate, "d.o.b. 12/05/1985")]),
    ("D.O.B.: 12/05/1985", &[(BirthDate, "D.O.B.: 12/05/1985")]),
    ("- Sinh nhật chị Lan là 12/5/1985", &[(BirthDate, "Sinh nhật chị Lan là 12/5/1985")]),
    ("Anh Bình chào đời ngày 12/5/1985", &[(BirthDate, "chào đời ngày 12/5/1985")]),
    ("chào đời ngày 12/5/1985", &[(BirthDate, "chào đời ngày 12/5/1985")]),
    ("Mr An, head of the ward, born on 12 March 1980", &[(BirthDate, "born on 12 March 1980")]),
    ("The ward was born on 1 July 2025", &[]),
    ("The movement, born on 19 May 1941", &[]),
    ("sinh nhật 12/3/1980", &[(BirthDate, "sinh nhật 12/3/1980")]),
    ("Mr An (b. 12/3/1980)", &[(BirthDate, "b. 12/3/1980")]),
    ("sinh ngày 12/3/1980", &[(BirthDate, "sinh ngày 12/3/1980")]),
    ("sinh ngày 1 tháng 5 năm 1980", &[(BirthDate, "sinh ngày 1 tháng 5 năm 1980")]),
    ("Ngày sinh: 12/3/1980", &[(BirthDate, "Ngày sinh: 12/3/1980")]),
    ("Ngày, tháng, năm sinh: 12/3/1980", &[(BirthDate, "Ngày, tháng, năm sinh: 12/3/1980")]),
    ("ngày tháng năm sinh: 12-03-1980", &[(BirthDate, "ngày tháng năm sinh: 12-03-1980")]),
    ("Năm sinh: 12/3/80", &[(BirthDate, "Năm sinh: 12/3/80")]),
    ("sinh 12/3/1980", &[(BirthDate, "sinh 12/3/1980")]),
    ("(SN 12/3/1980)", &[(BirthDate, "SN 12/3/1980")]),
    ("Sinh vào ngày 12.3.1980", &[(BirthDate, "Sinh vào ngày 12.3.1980")]),
    ("SINH NGÀY 12/3/1980", &[(BirthDate, "SINH NGÀY 12/3/1980")]),
    ("Ngày sinh của ông là 12/3/1980", &[(BirthDate, "Ngày sinh của ông là 12/3/1980")]),
    ("sinh mùng 3 tháng 2 năm 1980", &[(BirthDate, "sinh mùng 3 tháng 2 năm 1980")]),
    ("Ông Nguyễn Văn An sinh ngày 12/3/1980", &[(BirthDate, "sinh ngày 12/3/1980")]),
    ("Công dân Nguyễn Văn An, sinh ngày 12/3/1980", &[(BirthDate, "sinh ngày 12/3/1980")]),
    ("born on 12 March 1980", &[(BirthDate, "born on 12 March 1980")]),
    ("born 12 March 1980", &[(BirthDate, "born 12 March 1980")]),
    ("born on March 12, 1980", &[(BirthDate, "born on March 12, 1980")]),
    ("was born on the 12th of March 1980", &[(BirthDate, "born on the 12th of March 1980")]),
    ("DOB 12/3/1980", &[(BirthDate, "DOB 12/3/1980")]),
    ("DOB: 1980-03-12", &[(BirthDate, "DOB: 1980-03-12")]),
    ("birth date: 12 March 1980", &[(BirthDate, "birth date: 12 March 1980")]),
    ("Date of birth: 12/3/1980", &[(BirthDate, "Date of birth: 12/3/1980")]),
    ("sinh năm 1980", &[]),
    ("(SN 1980)", &[]),
    ("born in 1980", &[]),
    ("kỷ niệm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2024)", &[]),
    ("Kỷ niệm 100 năm ngày sinh (23/11/1922)", &[]),
    ("Chủ tịch Hồ Chí Minh sinh ngày 19/5/1890.", &[]),
    ("Tổng Bí thư Hà Huy Tập sinh ngày 24/4/1906.", &[]),
    ("Đại thi hào Nguyễn Du sinh ngày 03/01/1766 tại Thăng Long.", &[]),
    ("President Ho Chi Minh was born on 19 May 1890.", &[]),
    ("Trẻ sinh ngày 01/6/2022 trở về sau được tiêm.", &[]),
    ("Nam công dân sinh ngày 01/01/2004 đến 31/12/2004 đăng ký nghĩa vụ quân sự.", &[]),
    ("Children born on 1 June 2022 or later are vaccinated.", &[]),
    ("Học sinh ngày 05/9/2023 dự lễ khai giảng.", &[]),
    ("Lễ Giáng sinh 25/12/2022", &[]),
    ("Bà Lê Thị Sinh ngày 12/3/2022 ký quyết định", &[]),
    ("cấp giấy khai sinh ngày 12/3/2022", &[]),
];
