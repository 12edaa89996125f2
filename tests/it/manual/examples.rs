//! The examples of the manual are right: written into a site under the names that stand before them, they pass.

use super::read;
use crate::site::fixture::Site;

#[test]
fn examples_of_whole_files_pass_the_checks() {
    for (document, wanted) in [("README.md", 2), ("docs/can-bo.md", 6)] {
        let site = Site::example();
        let examples = examples(&read(document));
        assert_eq!(examples.len(), wanted, "{document}");
        for (path, text) in &examples {
            site.write(path, text);
        }
        let ran = site.run(&["check"]);
        assert_eq!((ran.code, ran.codes()), (0, vec![]), "{document}: {}", ran.err);
    }
}

/// The message that the README shows is the program's.
#[test]
fn the_message_of_the_readme_is_what_is_printed() {
    let site = Site::example();
    let batch = "content/awards/2022/2022-08-23-khen-thuong-antq.toml";
    let ran = site.edit(batch, "count = 5", "count = 6").run(&["check"]);
    // Below it stands what the example accepts.
    let shown = ran.err.split("\nwaived[").next().unwrap_or_default().trim();
    assert!(read("README.md").contains(&format!("```\n{shown}\n```")), "{shown}");
}

/// The flags and exit codes of the README are those of the program.
#[test]
fn the_flags_of_the_readme_are_those_of_the_program() {
    let ran = Site::empty().run(&["build", "--help"]);
    let readme = read("README.md");
    let flags = ran.out.split_whitespace().filter(|word| word.starts_with("--"));
    let missing: Vec<_> = flags.filter(|flag| !readme.contains(&format!("`{flag}"))).collect();
    assert_eq!((ran.code, missing), (0, Vec::<&str>::new()));
}

/// The blocks of code that follow the name of a file of the content, with that name.
fn examples(text: &str) -> Vec<(String, String)> {
    let mut examples = Vec::new();
    let (mut path, mut block): (Option<String>, Option<String>) = (None, None);
    for line in text.lines() {
        match (&mut block, line == "```") {
            (None, true) => block = Some(String::new()),
            (Some(_), true) => {
                let code = block.take().unwrap_or_default();
                examples.extend(path.take().map(|path| (path, code)));
            }
            (Some(code), false) => code.extend([line, "\n"]),
            (None, false) => {
                let names = line.split('`').skip(1).step_by(2);
                let files = names.filter(|it| it.starts_with("content/") && it.contains('.'));
                path = files.last().map(str::to_owned).or(path);
            }
        }
    }
    examples
}
