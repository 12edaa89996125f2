//! What the parser of the command line says, in Vietnamese: what is wrong with a command line, and the fixed words of its help.
//!
//! In English its own words stand. The words of single arguments are in [`words`](super::words).

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::exit::Exit;
use super::language::Speech;

/// Words of the parser that it lets nobody choose, in its help and its lines of usage.
const FIXED: [(&str, &str); 7] = [
    ("Usage:", "Cách dùng:"),
    ("[OPTIONS]", "[TÙY CHỌN]"),
    ("<COMMAND>", "<LỆNH>"),
    ("Possible values:", "Các giá trị:"),
    ("[possible values:", "[các giá trị:"),
    ("[default:", "[mặc định:"),
    ("[aliases:", "[tên khác:"),
];

/// Says what the parser found: an error, or the help that was asked for, which comes this way too.
pub(super) fn say(error: &clap::Error, speech: Speech) -> Exit {
    let is_error = error.use_stderr();
    let _closed_pipe = match speech {
        Speech::En => error.print(),
        Speech::Vi => print(&vietnamese(error), is_error),
    };
    if is_error { Exit::Usage } else { Exit::Done }
}

fn print(text: &str, is_error: bool) -> std::io::Result<()> {
    use std::io::Write;
    match is_error {
        true => anstream::stderr().write_all(text.as_bytes()),
        false => anstream::stdout().write_all(text.as_bytes()),
    }
}

fn vietnamese(error: &clap::Error) -> String {
    let Some(said) = what_is_wrong(error) else {
        return in_words(error.render().ansi().to_string());
    };
    let tip = tip(error).map(|tip| format!("\n  = gợi ý: {tip}")).unwrap_or_default();
    let usage = error.get(ContextKind::Usage).map(ToString::to_string).unwrap_or_default();
    let usage = if usage.is_empty() { usage } else { format!("\n{}\n", in_words(usage)) };
    format!("lỗi: {said}{tip}\n{usage}\nXem hướng dẫn bằng `--help`.\n")
}

fn in_words(text: String) -> String {
    FIXED.iter().fold(text, |text, (en, vi)| text.replace(en, vi))
}

/// Says what is wrong with a command line; nothing for help, and for what only a fault of the program could cause.
fn what_is_wrong(error: &clap::Error) -> Option<String> {
    let get = |kind| error.get(kind).map(listed).unwrap_or_default();
    let argument = || get(ContextKind::InvalidArg);
    Some(match error.kind() {
        ErrorKind::UnknownArgument => format!("không có tham số “{}”", argument()),
        ErrorKind::InvalidSubcommand => {
            format!("không có lệnh “{}”", get(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand => "chưa nêu lệnh".to_owned(),
        ErrorKind::MissingRequiredArgument => format!("còn thiếu {}", argument()),
        ErrorKind::InvalidValue if get(ContextKind::InvalidValue).is_empty() => {
            format!("“{}” cần một giá trị{}", argument(), wanted(error))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!(
            "“{}” không dùng được cho “{}”{}",
            get(ContextKind::InvalidValue),
            argument(),
            wanted(error)
        ),
        ErrorKind::ArgumentConflict => {
            match get(ContextKind::PriorArg) {
                // An argument that is typed twice conflicts with itself.
                prior if prior == argument() => format!("“{prior}” chỉ được nêu một lần"),
                prior => format!("“{}” không đi cùng {prior}", argument()),
            }
        }
        ErrorKind::TooManyValues => {
            format!("“{}” thừa giá trị “{}”", argument(), get(ContextKind::InvalidValue))
        }
        ErrorKind::InvalidUtf8 => "tham số không phải là chữ (UTF-8)".to_owned(),
        _ => return None,
    })
}

/// Says what an argument takes: one of a list, or what its name in the usage stands for.
fn wanted(error: &clap::Error) -> String {
    let valid = error.get(ContextKind::ValidValue).map(listed).unwrap_or_default();
    if !valid.is_empty() {
        return format!("; cần một trong các giá trị {valid}");
    }
    let argument = error.get(ContextKind::InvalidArg).map(listed).unwrap_or_default();
    let by_name = [
        ("<DAY>", "; cần một ngày, như 2026-11-24"),
        ("--port <N>", "; cần một cổng từ 0 đến 65535"),
        ("--jobs <N>", "; cần một số từ 1 đến 1024"),
        ("<N>", "; cần một số, như 5"),
        ("<ADDR>", "; cần một địa chỉ, như 127.0.0.1"),
        ("<NAME>", "; cần một tên, như xem-truoc.example.vn"),
    ];
    let known = by_name.iter().find(|(name, _)| argument.contains(name));
    known.map(|(_, words)| (*words).to_owned()).unwrap_or_default()
}

/// Returns the nearest thing that exists, as something to type.
fn tip(error: &clap::Error) -> Option<String> {
    let nearest = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
        ContextKind::SuggestedCommand,
    ];
    let nearest = nearest.into_iter().find_map(|kind| error.get(kind)).map(listed)?;
    Some(format!("có phải là “{nearest}”?"))
}

/// Writes what the parser says of one thing or of several, joined by commas.
fn listed(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join(", "),
        one => one.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::arguments::Arguments;
    use super::super::words::translate;
    use super::{Speech, vietnamese};
    use clap::CommandFactory;

    fn said(line: &str) -> String {
        let command = translate(Arguments::command(), Speech::Vi);
        let error = command.try_get_matches_from(line.split(' ')).expect_err(line);
        vietnamese(&error)
    }

    #[test]
    fn a_wrong_command_line_is_told_in_vietnamese() {
        for (line, begins) in [
            ("bantin", "Dựng trang bản tin"),
            ("bantin pub", "lỗi: không có lệnh “pub”\n  = gợi ý: có phải là “publish”?\n"),
            ("bantin publish", "lỗi: còn thiếu <TARGET>\n"),
            (
                "bantin publish --yess t",
                "lỗi: không có tham số “--yess”\n  = gợi ý: có phải là “--yes”?\n",
            ),
            (
                "bantin publish --max-deletes x t",
                "lỗi: “x” không dùng được cho “--max-deletes <N>”; cần một số, như 5\n",
            ),
            (
                "bantin build --today 2026-13-01",
                "lỗi: “2026-13-01” không dùng được cho “--today <DAY>”; cần một ngày, như 2026-11-24\n",
            ),
            (
                "bantin check --format sarf",
                "lỗi: “sarf” không dùng được cho “--format <FORMAT>”; cần một trong các giá trị text, json, sarif, \
                 github\n  = gợi ý: có phải là “sarif”?\n",
            ),
            (
                "bantin publish t --today",
                "lỗi: “--today <DAY>” cần một giá trị; cần một ngày, như 2026-11-24\n",
            ),
            (
                "bantin publish t --rollback --from x",
                "lỗi: “--rollback” không đi cùng --from <DIR>\n",
            ),
            (
                "bantin check --today 2026-01-01 --today 2026-01-01",
                "lỗi: “--today <DAY>” chỉ được nêu một lần\n",
            ),
        ] {
            let said = said(line);
            assert!(said.starts_with(begins), "{line}: {said}");
        }
    }

    #[test]
    fn the_help_has_no_word_of_the_parser_left() {
        for command in ["", " build", " check", " explain", " serve", " import-urls", " publish"] {
            let help = said(&format!("bantin{command} --help"));
            for (en, _) in super::FIXED {
                assert!(!help.contains(en), "{command}: {help}");
            }
            assert!(help.contains("Cách dùng: "), "{help}");
        }
    }
}
