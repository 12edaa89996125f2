//! The help of the command line in Vietnamese. The English stands with the arguments.

use clap::{Arg, ArgAction, Command};

use super::language::Speech;

/// Puts the help into the language of the user.
pub(super) fn translate(command: Command, speech: Speech) -> Command {
    match speech {
        Speech::En => command,
        Speech::Vi => vietnamese(command),
    }
}

fn vietnamese(command: Command) -> Command {
    const TEMPLATE: &str = "{about}\n\nCách dùng: {usage}\n\n{all-args}";
    let command = command
        .about("Dựng trang bản tin song ngữ từ bài viết và hồ sơ")
        .help_template(TEMPLATE)
        .subcommand_help_heading("Lệnh")
        .mut_arg("site", |arg| {
            arg.help("Thư mục của trang; nếu không nêu thì tìm ngược lên từ đây")
        })
        .mut_arg("today", |arg| {
            arg.help(
                "Dựng trang cho ngày này, như 2026-11-24; nếu không nêu thì là hôm nay ở Việt Nam",
            )
        })
        .mut_arg("lang", |arg| {
            arg.hide_possible_values(true).help(
                "Ngôn ngữ của thông báo: vi (tiếng Việt) hoặc en (tiếng Anh); nếu không nêu thì theo hệ thống, rồi \
                 tiếng Việt",
            )
        })
        .mut_subcommand("build", |build| {
            build
                .about("Dựng trang vào một thư mục; chỉ ghi những gì thay đổi")
                .help_template(TEMPLATE)
                .mut_arg("out", |arg| {
                    arg.help(
                        "Thư mục đầu ra; nếu không nêu thì là `public` trong thư mục của trang",
                    )
                })
                .mut_arg("dry_run", |arg| arg.help("Chỉ nói sẽ ghi và gỡ những gì, không làm"))
                .mut_arg("jobs", |arg| arg.help("Số luồng; nếu không nêu thì bằng số lõi của máy"))
        })
        .mut_subcommand("check", |check| check_words(check).help_template(TEMPLATE))
        .mut_subcommand("explain", |explain| explain_words(explain).help_template(TEMPLATE))
        .mut_subcommand("serve", |serve| serve_words(serve).help_template(TEMPLATE))
        .mut_subcommand("import-urls", |import| import_words(import).help_template(TEMPLATE))
        .mut_subcommand("publish", |publish| publish_words(publish).help_template(TEMPLATE))
        .mut_subcommand("archive", |archive| archive_words(archive).help_template(TEMPLATE))
        .mut_subcommand("verify", |verify| verify_words(verify).help_template(TEMPLATE));
    headings(command)
}

/// Gives the arguments of a command, and of those below it, their headings, and the flags that every command has their words.
fn headings(command: Command) -> Command {
    let flag = |name: &'static str, short, action, words: &'static str| {
        Arg::new(name).long(name).short(short).action(action).help(words)
    };
    let heading = |arg: Arg| {
        let heading = if arg.is_positional() { "Tham số" } else { "Tùy chọn" };
        arg.help_heading(heading)
    };
    command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', ArgAction::Help, "In hướng dẫn này"))
        .arg(flag("version", 'V', ArgAction::Version, "In số phiên bản"))
        .mut_args(heading)
        .mut_subcommands(headings)
}

fn check_words(check: Command) -> Command {
    check
        .about("Tìm mọi vấn đề của trang, không ghi gì")
        .mut_arg("format", |arg| {
            arg.hide_possible_values(true).help(
                "Cách báo: text (chữ, kèm dòng của tệp), json (cả hai thứ tiếng), sarif (SARIF 2.1.0), \
                 github (dòng cho GitHub Actions)",
            )
        })
        .mut_arg("deny_warnings", |arg| arg.help("Chỉ có cảnh báo cũng tính là hỏng"))
        .mut_arg("only", |arg| arg.help("Chỉ báo vấn đề thuộc các mã này; mã thoát cũng theo đó"))
}

fn explain_words(explain: Command) -> Command {
    explain
        .about("Giải thích một mã lỗi hoặc cảnh báo, hoặc liệt kê mọi mã")
        .mut_arg("code", |arg| arg.help("Mã, như count-mismatch; nếu không nêu thì liệt kê mọi mã"))
        .mut_arg("format", |arg| {
            arg.hide_possible_values(true).help("Cách viết: text (chữ) hoặc json")
        })
}

fn import_words(import: Command) -> Command {
    import
        .about("Nhập địa chỉ của trang cũ vào các lối chuyển")
        .mut_arg("file", |arg| {
            arg.help("Danh sách: mỗi dòng là địa chỉ cũ, một dấu tab và một hồ sơ")
        })
        .mut_arg("dry_run", |arg| arg.help("Chỉ nói sẽ thêm những gì, không ghi"))
}

fn serve_words(serve: Command) -> Command {
    serve
        .about("Xem trước trang trong trình duyệt trong lúc soạn; không ghi gì")
        .mut_arg("port", |arg| {
            arg.help("Cổng; nếu cổng bận thì dùng cổng trống kế tiếp, 0 là cổng trống bất kỳ")
        })
        .mut_arg("host", |arg| {
            arg.help(
                "Địa chỉ để nghe; nếu không phải địa chỉ của riêng máy này thì máy khác xem được",
            )
        })
        .mut_arg("allow_host", |arg| {
            arg.help("Thêm một tên mà trình duyệt được dùng để mở bản xem trước; có thể lặp lại")
        })
        .mut_arg("open", |arg| arg.help("Mở trang trong trình duyệt"))
        .mut_arg("no_drafts", |arg| {
            arg.help("Chỉ hiện những gì người đọc thấy hôm nay: không có bản nháp và bài hẹn ngày")
        })
}

fn publish_words(publish: Command) -> Command {
    publish
        .about("Dựng trang rồi đăng những gì thay đổi lên một nơi ghi trong bulletin.toml")
        .mut_arg("target", |arg| arg.help("Tên của một [[target]] trong bulletin.toml"))
        .mut_arg("from", |arg| arg.help("Đăng một thư mục đã dựng sẵn, không dựng lại"))
        .mut_arg("dry_run", |arg| {
            arg.help(
                "Nói nơi đăng sẽ thay đổi những gì, không gửi; trang vẫn được dựng vào `public`",
            )
        })
        .mut_arg("verify", |arg| {
            arg.help("Đọc lại mọi tệp đang hiện, tệp bị ai đó sửa thì gửi lại; với --rollback: đọc hết bản sắp cho hiện trước đã")
        })
        .mut_arg("yes", |arg| arg.help("Không hỏi lại"))
        .mut_arg("max_deletes", |arg| {
            arg.help("Số tệp được gỡ mà không hỏi; nếu không nêu thì theo nơi đăng")
        })
        .mut_arg("over", |arg| arg.help("Đăng đè lên lần đăng số này của người khác"))
        .mut_arg("rollback", |arg| arg.help("Trở về bản đã hiện trước đó; không gửi gì"))
        .mut_arg("format", |arg| {
            arg.hide_possible_values(true).help("Cách nói các thay đổi: text (chữ) hoặc json")
        })
}

fn archive_words(archive: Command) -> Command {
    archive
        .about("Lưu trữ một năm của bản tin, hoặc toàn bộ, thành bản đọc được mà không cần công cụ nào")
        .mut_arg("period", |arg| {
            arg.value_name("NĂM|all").help("Năm, như 2022; `all` là toàn bộ bản tin")
        })
        .mut_arg("out", |arg| {
            arg.help(
                "Thư mục sẽ chứa bản lưu trữ; nếu không nêu thì là `archives` trong thư mục của trang",
            )
        })
        .mut_arg("format", |arg| {
            arg.hide_possible_values(true)
                .help("Dạng: bag (thư mục theo chuẩn BagIt) hoặc zip (cũng thế, trong một tệp)")
        })
}

fn verify_words(verify: Command) -> Command {
    verify
        .about("Kiểm tra từng tệp của một bản lưu trữ, một thư mục đã dựng hoặc đã đăng có còn nguyên không")
        .mut_arg("path", |arg| {
            arg.help("Thư mục bản lưu trữ, tệp zip của nó, thư mục đã dựng, hoặc thư mục nơi đăng")
        })
        .mut_arg("rebuild", |arg| {
            arg.help("Dựng lại các trang của bản lưu trữ từ chính nguồn của nó rồi so từng byte")
        })
        .mut_arg("format", |arg| {
            arg.hide_possible_values(true).help("Cách báo: text (chữ) hoặc json")
        })
}
