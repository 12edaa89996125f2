//! Texts of all kinds, in pieces of all lengths.

use super::{CELL, Letters, Plain, ROW, written_out};

/// The words of a text, whatever the pieces: `|` between cells, `/` between rows.
fn plain(text: &str) -> String {
    let all = [1, 7, 64 << 10].map(|len| {
        let (mut plain, mut letters, mut words) =
            (Plain::default(), Letters::default(), String::new());
        // The first piece tells what it is.
        let (head, rest) = text.as_bytes().split_at(text.len().min(100));
        for piece in std::iter::once(head).chain(rest.chunks(len)) {
            words.push_str(&plain.take(&letters.take(piece)));
        }
        words.push_str(&plain.end());
        words.replace(CELL, "|").replace(ROW, "/")
    });
    assert!(all.iter().all(|it| *it == all[0]), "{text}: {all:?}");
    all[0].strip_prefix('/').and_then(|it| it.strip_suffix('/')).unwrap_or_default().to_owned()
}

#[test]
fn escapes_are_letters() {
    for (text, wanted) in [
        (r"H\u1ea1nh", "Hạnh"),
        ("H&#7841;nh&nbsp;H&#x1EA1;nh", "Hạnh Hạnh"),
        ("H&ograve;a", "Ho\u{300}a"),
        ("H%E1%BA%A1nh%20An 5% và %E1", "Hạnh An 5% và %E1"),
        ("H%25E1%25BA%25A1nh %2525E1%2525BA%2525A1 50%25 100", "Hạnh ạ 50% 100"),
        ("H=E1=BA=A1nh a=20b c=3 H=E1=\nBA=A1nh", "Hạnh a=20b c=3 H=E1BA=A1nh"),
        ("H=E1=\n=BA=A1nh H=C3=B2=\na", "Hạnh Hòa"),
        (r"C:\user\ud800 &amp; &#; &#99999999; ", r"C:\user\ud800 &amp; &#; &#99999999; "),
    ] {
        assert_eq!(plain(text), wanted, "{text}");
    }
}

#[test]
fn rtf_is_read_with_its_code_page_and_what_stands_in() {
    for (text, wanted) in [
        (r"{\rtf1 H\u7841?nh \u-5000?}", "Hạnh \u{EC78}"),
        (r"{\rtf1 H\u7841\'61nh}", "Hạnh"),
        (r"{\rtf1{\f0 Nguy\u7877?n {\b H\u242?a}\~\u272?\u7841?t\par An\", "Nguyễn Hòa Đạt An\\"),
        (r"{\rtf1\uc2 H\u7841\'61\'62nh {\uc0 H\u7841nh} H\u7841??nh}", "Hạnh Hạnh Hạnh"),
        (r"{\rtf1\uc0 H\u7841 nh}", "Hạnh"),
        (r"{\rtf1{\uc2 H\u7841\'61\'62nh \} H\u7841\'61\'62nh}}", "Hạnh } Hạnh"),
        (r"{\rtf1\ansi\ansicpg1258 Nguy\'ea\'den \'d0a\'f2t}", "Nguyê\u{303}n Đa\u{323}t"),
        (r"{\rtf1\ansi\ansicpg1252 H\'f2a \'93x\'94}", "Hòa “x”"),
        (r"{\rtf1\trowd Nguy\'ean\cell 2010\cell x\cell\row y}", "/Nguyên|2010|x|/y"),
        ("{\\rtf1 Nguy\r\nen}", "Nguyen"),
    ] {
        assert_eq!(plain(text), wanted, "{text}");
    }
}

#[test]
fn cells_stand_beside_each_other() {
    for (text, wanted) in [
        ("\"Nguyễn Hòa\",\"Đạt\";7|x", "\"Nguyễn Hòa|Đạt|7|x"),
        ("Nguyễn Hòa,Đạt\nx\ty", "Nguyễn Hòa|Đạt/x|y"),
        ("bà Hòa, Đạt và em", "bà Hòa, Đạt và em"),
        ("a \"b\", \"c\"", "a \"b\", \"c\""),
        // Blanks beside a comma part cells where the line is one of a table.
        ("1, Nguyễn Hòa, Đạt\nbà Hòa, Đạt", "1|Nguyễn Hòa|Đạt/bà Hòa, Đạt"),
        ("\"1\", \"Nguyễn Hòa\", \"Đạt\"", "\"1|Nguyễn Hòa|Đạt\""),
        ("\"Nguyễn Hòa\" , \"Đạt\"", "\"Nguyễn Hòa|Đạt\""),
        ("\u{FEFF}1;Nguyễn Hòa ; Đạt", "\u{FEFF}1|Nguyễn Hòa |Đạt"),
        ("Nguyễn Hòa, Đạt, 3/5/2010", "Nguyễn Hòa|Đạt|3/5/2010"),
        ("Họ, Tên, Lớp\nNguyễn Hòa, Đạt, 5A", "Họ, Tên, Lớp/Nguyễn Hòa|Đạt|5A"),
        ("Ngày 3, Nguyễn Hòa, Đạt\nAn, Hòa, Đạt và em", "Ngày 3, Nguyễn Hòa, Đạt/An|Hòa|Đạt và em"),
        (r#"{"ho": "Nguyễn \"x\"", "nam": 3}"#, r#"/|ho|: |Nguyễn "x"|, |nam|: 3/"#),
        ("<tr><td>a<td class='x'>b</td></tr>c", "/|a|b|/c"),
    ] {
        assert_eq!(plain(text), wanted, "{text}");
    }
}

#[test]
fn words_are_whole_and_lines_are_apart() {
    for (text, wanted) in [
        (
            "<w:r><w:t>Nguyễn Hòa</w:t></w:r><w:r><w:t xml:space=\"preserve\"> Đ</w:t></w:r><w:r><w:t>ạt</w:t></w:r>",
            "Nguyễn Hòa Đạt",
        ),
        ("<w:p><w:t>Lê</w:t></w:p><w:p><w:t>An</w:t></w:p>", "Lê/An/"),
        ("<w:tr><w:p>Lê</w:p><w:p>An</w:p></w:tr>", "/Lê An /"),
        ("<text:p>Lê<text:s/>An<text:span>h</text:span></text:p>", "Lê Anh/"),
        ("<a><![CDATA[Lê]]> An<!-- x > y -->h</a>", "Lê Anh"),
        ("<p>Lê <w:delText>Văn </w:delText>An</w:p>", "Lê Văn An//Lê An/"),
        ("<a> < b", " < b"),
        ("\u{FEFF}<a>Lê", "\u{FEFF}Lê"),
        ("<", "<"),
    ] {
        assert_eq!(plain(text), wanted, "{text}");
    }
}

#[test]
fn headers_of_sheets_are_read_without_what_tells_of_their_looks() {
    for (text, wanted) in [
        ("<oddHeader>&amp;CNguyễn Hòa Đạt</oddHeader>", "/Nguyễn Hòa Đạt"),
        (
            "<x:oddFooter>&amp;Lx&amp;C&amp;\"Times New Roman,Bold\"&amp;14Nguyễn</x:oddFooter>",
            "/x/Nguyễn",
        ),
        ("<evenHeader>&amp;R&amp;&quot;Arial,Italic&quot;&amp;BHòa</evenHeader>", "/Hòa"),
        (
            "<firstFooter>Ng&amp;K0000FFuyễn&amp;K01+034 Hòa&amp;P/&amp;N A&amp;&amp;B</firstFooter>",
            "Nguyễn Hòa /  A&B",
        ),
        ("<oddHeader/><t>A&amp;B</t><oddHeader>A&amp;é&amp;", "A&amp;BAé&amp;"),
    ] {
        assert_eq!(plain(text), wanted, "{text}");
    }
}

#[test]
fn words_of_addresses_and_formulas_are_told_beside_the_text() {
    for (text, wanted) in [
        (
            "<a><b Target=\"https://a.vn/Nguy%E1%BB%85n%20H%C3%B2a\"/><c d=\"50%\"/></a>",
            "//b Target=\"https://a.vn/Nguyễn Hòa\"",
        ),
        (
            "<text:p>Hòa <text:a xlink:href=\"%C4%90\">Đạt</text:a></text:p>x",
            "Hòa Đạt//text:a xlink:href=\"Đ\"/x",
        ),
        (
            "<f/><v>\"</v><f>CONCATENATE(\"Nguyễn\",\" Hòa\")</f><f>A1&amp;&quot; Đạt&quot;</f>",
            "\"CONCATENATE(\"Nguyễn\",\" Hòa\")A1&amp;&quot; Đạt&quot;//Nguyễn Hòa/ Đạt",
        ),
    ] {
        assert_eq!(plain(text), wanted, "{text}");
    }
}

#[test]
fn mails_and_cards_are_read() {
    for (text, wanted) in [
        (
            "BEGIN:VCARD\nN:Nguyễn;Đạt\nFN:Nguyễn\r\n  Hòa\\, x",
            "BEGIN|VCARD/N|Nguyễn|Đạt/FN|Nguyễn Hòa, x",
        ),
        (
            "BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:=4Eam=\r\n=20An",
            "BEGIN|VCARD/FN|ENCODING=QUOTED-PRINTABLE|Nam An",
        ),
        (
            "MIME-Version: 1.0\nSubject: =?UTF-8?Q?Nguy=E1=BB=85n_H?=\n =?utf-8?B?w7Jh?= x",
            "MIME-Version: 1.0/Subject: Nguyễn Hòa x",
        ),
        (
            "MIME-Version: 1.0\n\nTmd1eeG7hW4gSMOyYSDEkOG6\noXQ=\n",
            "MIME-Version: 1.0//Nguyễn Hòa Đạt/",
        ),
    ] {
        assert_eq!(plain(text), wanted, "{text}");
    }
}

#[test]
fn units_of_two_bytes_are_letters() {
    let little: Vec<u8> = "\u{FEFF}Hạnh".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = "<t>Hạnh".encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (bytes, wanted) in [(little, "\u{FEFF}Hạnh"), (big, "<t>Hạnh")] {
        let mut letters = Letters::default();
        let first = letters.take(&bytes[..5]);
        assert_eq!(first + &letters.take(&bytes[5..]), wanted);
    }
}

#[test]
fn nothing_of_it_ends_in_the_middle_of_a_letter() {
    let starts = ["", "{\\rtf1 ", "<a>", "{\"", "BEGIN:V", "MIME-Version: 1\n"];
    let ends = [
        "%é",
        "\\u",
        "\\uđđđđ",
        "&đđđđđ;",
        "\"",
        "%E1%",
        "&#",
        "=?é?Q?=é?=",
        "=?é?B?é?=",
        "=\r",
        "\\'é",
        "\\'6",
        "\\u7841\\'é1x",
        "\\uc9",
        "<!--",
        "<![CDATA[",
        "\né",
        "\nTmd1eeG7hW4gé",
        "\r\n é",
        "&e\u{301};",
        "<oddHeader>&amp;Ké",
        "<oddHeader>&amp;1é&amp;\"é",
        "<a b='%é&é'>",
        "1 , é",
        "\n1,é ,",
    ];
    for start in starts {
        for end in ends {
            let _is_read = plain(&format!("{start}{end}"));
            let _is_read = plain(&format!("{start}{end} đ"));
        }
    }
}

#[test]
fn letters_of_pages_and_style_sheets_are_written_out() {
    for (text, wanted) in [
        ("content: \"\\4e guy\\1EC5n H\\00f2 a\"", vec!["content: \"Nguyễn Hòa\""]),
        (r"var a = 'Nguy\u1ec5n H\xf2a \u{110}ạt'", vec!["var a = 'Nguyễn Hòa Đạt'"]),
        ("<p>Nguy&#7877;n &amp; H&ograve;a", vec!["<p>Nguyễn &amp; Ho\u{300}a"]),
        ("it&#x27;s &quot;5&quot; \\n \\", vec![]),
    ] {
        assert_eq!(written_out(text.as_bytes()).collect::<Vec<_>>(), wanted, "{text}");
    }
    let far = format!("Nam{} &#7877; An", " x".repeat(500));
    let part = written_out(far.as_bytes()).next().expect("it holds an escape");
    assert!(part.len() < 500 && part.ends_with(" x ễ An"), "{part}");
    // None is lost between two parts.
    let text = " Nguy&#7877;n H&#242;a".repeat(200);
    let all: String = written_out(text.as_bytes()).collect();
    assert!(all.matches("Nguyễn Hòa").count() >= 200);
}
