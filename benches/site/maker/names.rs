//! Names of people, hamlets and units, put together from their usual parts.

use super::dice::Dice;
use super::two::Two;

const FAMILY: [&str; 14] = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Dương",
    "Đinh", "Võ",
];

const MEN: [&str; 24] = [
    "Văn An",
    "Quang Bình",
    "Đình Chiến",
    "Xuân Cường",
    "Hữu Dũng",
    "Minh Đức",
    "Trọng Giang",
    "Thanh Hải",
    "Văn Hòa",
    "Quốc Hùng",
    "Đình Khánh",
    "Văn Lâm",
    "Xuân Lộc",
    "Hữu Minh",
    "Bá Nghĩa",
    "Viết Phúc",
    "Hồng Quân",
    "Ngọc Sơn",
    "Công Tâm",
    "Văn Thành",
    "Đức Thịnh",
    "Mạnh Trường",
    "Anh Tuấn",
    "Thế Vinh",
];

const WOMEN: [&str; 20] = [
    "Thị Ánh",
    "Thị Bích",
    "Ngọc Diệp",
    "Thị Dung",
    "Thu Hà",
    "Thị Hạnh",
    "Thúy Hằng",
    "Thị Hoa",
    "Mai Hương",
    "Thị Lan",
    "Khánh Linh",
    "Thị Loan",
    "Thị Mai",
    "Hồng Nga",
    "Thị Nhung",
    "Bích Phượng",
    "Thị Quyên",
    "Minh Tâm",
    "Thị Thảo",
    "Kim Yến",
];

const HAMLET_FIRST: [&str; 16] = [
    "Đông",
    "Tây",
    "Nam",
    "Bắc",
    "Trung",
    "Tân",
    "Phú",
    "Yên",
    "Thượng",
    "Hạ",
    "Xuân",
    "Hồng",
    "Kim",
    "Ngọc",
    "Vạn",
    "Liên",
];

const HAMLET_SECOND: [&str; 16] = [
    "Trại", "Hòa", "Lạc", "Thành", "Phúc", "Tiến", "Sơn", "Khê", "Đình", "Lĩnh", "Nghĩa", "Minh",
    "Giang", "Lộc", "Thọ", "Vinh",
];

const GROUPS: [(&str, &str); 6] = [
    ("Hội Nông dân", "the Farmers' Union"),
    ("Hội Liên hiệp Phụ nữ", "the Women's Union"),
    ("Đoàn Thanh niên", "the Youth Union"),
    ("Hội Cựu chiến binh", "the Veterans' Association"),
    ("Hội Người cao tuổi", "the Association of the Elderly"),
    ("Hội Chữ thập đỏ", "the Red Cross Society"),
];

/// Names a unit within a sentence.
pub(crate) fn of_unit(kind: &str, short: &Two) -> Two {
    let (vi, en) = match kind {
        "tinh" => ("tỉnh", "Province"),
        "thi-xa" => ("thị xã", "Town"),
        "huyen" => ("huyện", "District"),
        "phuong" => ("phường", "Ward"),
        "thi-tran" => ("thị trấn", "Town"),
        _ => ("xã", "Commune"),
    };
    Two::new(format!("{vi} {}", short.vi), format!("{} {en}", short.en))
}

/// Names somebody, with the honorific.
pub(crate) fn person(dice: &mut Dice) -> (String, &'static str) {
    let (given, honorific) = match dice.below(5) {
        0 | 1 => (dice.pick(&WOMEN), "ba"),
        _ => (dice.pick(&MEN), "ong"),
    };
    (format!("{} {given}", dice.pick(&FAMILY)), honorific)
}

/// Names somebody within a sentence.
pub(crate) fn inhabitant(dice: &mut Dice) -> Two {
    let (name, honorific) = person(dice);
    let word = if honorific == "ba" { "bà" } else { "ông" };
    Two::new(format!("{word} {name}"), name)
}

/// Names an association.
pub(crate) fn group(dice: &mut Dice) -> Two {
    let (vi, en) = *dice.pick(&GROUPS);
    Two::new(vi, en)
}

/// Names the hamlets of a unit, no two alike.
pub(crate) fn hamlets(dice: &mut Dice) -> Vec<Two> {
    let second = dice.shuffle(&HAMLET_SECOND);
    let first = dice.shuffle(&HAMLET_FIRST);
    let names = first.into_iter().zip(second).take(12);
    names
        .map(|(first, second)| {
            let name = Two::place(&format!("{first} {second}"));
            Two::new(format!("thôn {}", name.vi), format!("{} hamlet", name.en))
        })
        .collect()
}
