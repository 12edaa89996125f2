//! What is private and what is not, as two tables.

use super::super::signs::Signs;
use super::{Found, PrivateKind, find_in_address};
use PrivateKind::{BirthDate, CitizenNumber, HomeAddress, PaperNumber, Telephone};

/// A line, what is private in it, and as what.
type Told = (&'static str, &'static [(PrivateKind, &'static str)]);

fn find(line: &str) -> Vec<Found> {
    super::find(line, Signs::of(line).private)
}

#[test]
fn what_is_private_is_found() {
    let tables: [&[Told]; 4] = [&NUMBERS, &PHONES, &HOMES, &BIRTHS];
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

const NUMBERS: [Told; 33] = [
    ("giấy phép lái xe số 420123456789", &[(PaperNumber, "420123456789")]),
    ("giấy phép số 420123456789", &[]),
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

const PHONES: [Told; 42] = [
    ("gọi 0912_345_678", &[(Telephone, "0912_345_678")]),
    ("gọi 0912·345·678", &[(Telephone, "0912·345·678")]),
    ("gọi 0912…345…678", &[(Telephone, "0912…345…678")]),
    ("0168 912 3456", &[(Telephone, "0168 912 3456")]),
    ("ĐT: 84 912 345 678", &[(Telephone, "84 912 345 678")]),
    ("thu được 84 912 345 678", &[]),
    ("0108 912 3456", &[]),
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

const HOMES: [Told; 50] = [
    ("Nhà riêng của ông Bình: số 7 ngách 12/3", &[(HomeAddress, "Nhà riêng của ông Bình: số 7")]),
    ("Nơi ở hiện nay của bà Lan: số 10", &[(HomeAddress, "Nơi ở hiện nay của bà Lan: số 10")]),
    ("His home address is 34 Tran Phu Street", &[(HomeAddress, "home address is 34")]),
    ("Permanent residence: Group 4", &[(HomeAddress, "Permanent residence: Group 4")]),
    ("living at No. 12 Tran Phu Street", &[(HomeAddress, "living at No. 12")]),
    ("a resident of residential group 5", &[(HomeAddress, "resident of residential group 5")]),
    ("Thường trú tại tổ dân phố 5, phường", &[(HomeAddress, "Thường trú tại tổ dân phố 5")]),
    ("Số nhà 12 đường", &[(HomeAddress, "Số nhà 12")]),
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

const BIRTHS: [Told; 40] = [
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

/// Sentences of bulletins; none tells anything of a single person.
const INNOCENT: [&str; 105] = [
    "The ward was born on 1 July 2025.",
    "The movement, born on 19 May 1941, is known to all.",
    "Nhà riêng của các hộ ở thôn 3 được sửa.",
    "The total is 34 and the home address is kept.",
    "Điểm thi là 0912…1015 và 12_34_56.",
    "Giấy phép lái xe: 12 hồ sơ.",
    "BHXH thị xã chi trả 4201234567 đồng.",
    "Tổ 3 có 912 hộ. 345 hộ thoát nghèo. 678 hộ khá.",
    "Phụ lục (b) ngày 12/3/2022.",
    "Residents of residential group 5 met on 12 March 2022.",
    "Tổ C 1234567 viên gạch, hộ chiếu làm tại Công an tỉnh.",
    "Các hộ trú tại tổ dân phố 3 và tổ dân phố 4 được hỗ trợ di dời.",
    "Các hộ thuộc diện di dời, cư trú tại tổ dân phố 3, nhận tiền trước ngày 15/9.",
    "Cử tri trú tại tổ dân phố 5 bỏ phiếu tại khu vực số 2.",
    "CỬ TRI TRÚ TẠI TỔ DÂN PHỐ 5 BỎ PHIẾU TẠI KHU VỰC SỐ 2.",
    "Công dân cư trú tại thôn 1, thôn 2 bỏ phiếu tại nhà văn hóa thôn 1.",
    "Công dân thường trú tại phường Nam Hồng nộp hồ sơ tại số 12 đường Nguyễn Ái Quốc.",
    "Nhân dân thường trú tại thôn Hồng Lam hiến 400 m² đất làm đường.",
    "Người dân trú tại tổ dân phố 7 phản ánh đường xuống cấp.",
    "Người đang tạm trú tại tổ 4 khai báo với Công an phường.",
    "Học sinh trú tại thôn 3 được xe đưa đón.",
    "40 hộ dân sinh sống tại số 12 đến 40 đường Trần Phú được cấp nước sạch.",
    "Bà con sống ở thôn 3 góp 120 ngày công.",
    "Bố trí chỗ ở tại thôn 3 cho 12 hộ vùng sạt lở.",
    "Đăng ký cư trú theo Thông tư số 55/2021/TT-BCA.",
    "Thủ tục đăng ký thường trú, tạm trú thực hiện tại Công an phường, số 12 đường Trần Phú.",
    "Khai báo lưu trú tại các cơ sở lưu trú số 3 và số 5 đường 3/2.",
    "Trường Phổ thông Dân tộc nội trú số 2 khai giảng.",
    "Tàu thuyền vào nơi tránh trú tại cảng số 1 trước 17 giờ.",
    "Bà con tránh trú tại nhà văn hóa thôn 3 trong bão số 4.",
    "UBND phường đặt tại số 12 đường Nguyễn Ái Quốc.",
    "Trụ sở mới ở số 45, tổ dân phố 3, phường Nam Hồng.",
    "Nhà văn hóa tổ dân phố 5 được sửa chữa, kinh phí 120 triệu đồng.",
    "Các số nhà 12, 14, 16 trên đường Trần Phú được gắn biển.",
    "Gắn biển số nhà 1 đến 99 đường Nguyễn Du.",
    "Đánh số nhà 2 bên đường Lê Duẩn.",
    "Trẻ sinh ngày 01/6/2022 trở về sau được tiêm vắc xin.",
    "Trẻ em sinh từ ngày 01/01/2017 đến 31/12/2017 vào lớp 1.",
    "Công dân nam sinh từ năm 2004 đăng ký nghĩa vụ quân sự lần đầu trước 15/4/2021.",
    "Nam công dân sinh ngày 01/01/2004 đến 31/12/2004 có mặt đúng giờ.",
    "Người sinh ngày 01/7/1962 trở về trước nộp hồ sơ trợ cấp.",
    "Các cháu sinh ngày 01/6/2016 được tặng quà.",
    "Kỷ niệm 132 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2022).",
    "Đồng chí Trần Phú sinh ngày 01/5/1904, hy sinh ngày 06/9/1931.",
    "Danh nhân Nguyễn Công Trứ sinh ngày 19/12/1778 tại Thái Bình.",
    "Học sinh ngày 05/9/2022 tựu trường.",
    "Kỳ thi tuyển sinh ngày 12/6/2022 có 320 thí sinh.",
    "Phường cấp giấy khai sinh 12/3/2022 cho 4 trẻ.",
    "Ngày vệ sinh môi trường 05/6/2022 có 450 người tham gia.",
    "Tháng hành động vì an sinh, ngày 10/10/2022.",
    "Anh hùng hy sinh ngày 24/7/1968 được truy tặng danh hiệu.",
    "Hội nghị ngày 23/8/2022 khen 17 tập thể, cá nhân.",
    "Từ 07 giờ 30 đến 11 giờ 30, từ 13 giờ 30 đến 17 giờ các ngày 22, 23, 24/8/2022.",
    "Lịch trực: 07 30 - 11 30, 13 30 - 17 00.",
    "Quyết định số 1234/QĐ-UBND ngày 02/6/2022 của UBND tỉnh.",
    "Quyết định số 0312345678/QĐ-UBND.",
    "Mã hồ sơ 000.00.01.H27-220823-0001 trả kết quả ngày 25/8/2022.",
    "Mã hồ sơ 042-089-001234 đã có kết quả.",
    "Số phát hành 0312-2022-0001.",
    "Giấy chứng nhận số phát hành 0312345678 bị mất.",
    "Công ty có mã số thuế 0312345678.",
    "MST: 0312345678-001.",
    "Vận đơn 0391234567 đã giao.",
    "Tài khoản 042089001234 tại Agribank nhận ủng hộ.",
    "Ủng hộ qua tài khoản số 0381000123456 của Ủy ban MTTQ phường.",
    "Số tài khoản ngân hàng Agribank: 0912345678.",
    "Mã khách hàng 038012345678 ghi trên hóa đơn tiền điện.",
    "Hóa đơn số 0398765432 ngày 12/3/2022.",
    "Sách có mã ISBN 0306406152.",
    "Tổng vốn 1.091.234.567 đồng, giải ngân 912.345.678 đồng.",
    "Thu ngân sách 38.912.345.678 đồng, đạt 103,5 %.",
    "Diện tích 12.345,678 m², dân số 10.912 người.",
    "Nhiệm kỳ 2020-2025, kế hoạch 2021-2025, tầm nhìn 2030.",
    "Sản lượng 3 năm 2020, 2021, 2022: 912 - 345 - 678 tấn.",
    "Tọa độ 18.512345, 105.712345.",
    "Xem https://baohatinh.vn/xa-hoi/tin-0912345678.htm để biết thêm.",
    "Xem https://hatinh.gov.vn/tin/20220823091234 để biết thêm.",
    "Văn bản số 0912/BC-CAP ngày 23/8/2022.",
    "Biển số 38A-012.34 và 38P1-045.67.",
    "Đường dây nóng 113, 114, 115 và 1022.",
    "Tổng đài 1900 1234 hoặc 18001091.",
    "Tổ dân phố 3 có 120 hộ, tổ dân phố 4 có 98 hộ.",
    "Thôn 3 đạt chuẩn nông thôn mới năm 2021.",
    "Khối 5, phường Đậu Liêu: 42 hộ, 168 người.",
    "Lớp học mở tại số 12 Trần Phú từ ngày 5/7.",
    "Điểm bỏ phiếu số 4: Trường Tiểu học Nam Hồng, đường Trần Phú.",
    "The cost of living in Hamlet 3 fell by 12 per cent.",
    "Nam sinh ngày 12/3/2022 đạt giải nhất.",
    "Người cao tuổi sinh sống tại số 3 khu dưỡng lão được thăm hỏi.",
    "Households residing at 12 to 40 Tran Phu Street get clean water.",
    "Voters living in residential group 5 vote at polling station No. 2.",
    "Residents of Nam Hong Ward living in group 3 asked for street lamps.",
    "People who live at 12 places along the river move before the storm.",
    "Children born on 1 June 2022 or later are vaccinated.",
    "Those born on 1 January 2004 register for military service.",
    "Men born between 1 January and 31 December 2004 register.",
    "The anniversary of the birth of President Ho Chi Minh, 19 May 2022.",
    "The birthday of the ward, 1 July 2025, is marked by 12 teams.",
    "The ward office is at 12 Nguyen Ai Quoc Street.",
    "Tax code 0312345678, account 042089001234 at Agribank.",
    "Decision 1234/QĐ-UBND of 2 June 2022 takes effect on 1 July 2022.",
    "The conference of 23 August 2022 commended 17 collectives and individuals.",
    "Call 113, 114 or 115 at any hour.",
    "A budget of 1,091,234,567 dong for 2022-2025.",
    "Seven hamlets, 1,234 households and 4,912 people live in the commune.",
];
