//! `bantin import-urls`: a list of a former site's addresses, into the redirects.

use super::small;
use crate::site::fixture::Site;

const REDIRECTS: &str = "content/registry/redirects.toml";

fn import(site: &Site, list: &str, more: &[&str]) -> (i32, String) {
    site.write("cu.tsv", list);
    let path = site.path().join("cu.tsv");
    let ran = site.run(&[&["import-urls", path.to_str().unwrap()], more].concat());
    (ran.code, format!("{}{}", ran.out, ran.err))
}

#[test]
fn a_list_comes_in_once_and_what_is_there_stays() {
    let site = small();
    let own =
        "# Trang cũ\n[[redirect]]\n  from = \"/cu/1.aspx\"   # giữ\nto = \"article:don-kenh\"";
    site.write(REDIRECTS, own);
    let list = "\u{FEFF}# địa chỉ\r\n  # cũ\r\nhttps://cong.example/cu/2.aspx?id=1\tarticle:don-kenh\r\n\
        /cu/tin tức.aspx#a\tdon-kenh\r\n/cu/3.aspx\t/don-vi/dong-khe/\r\n/cu/%31.aspx\tdon-kenh\r\n\
        /cu/3.aspx\tunit:dong-khe\r\n/tin/2024/don-kenh/\tdon-kenh\r\n";
    let (code, said) = import(&site, list, &["--dry-run"]);
    assert_eq!(
        (code, said.as_str()),
        (
            0,
            "content/registry/redirects.toml: 3 to be added, 3 there already\nthe paths alone were kept, without the hosts: cong.example\n"
        )
    );
    assert_eq!(site.read(REDIRECTS), own);
    let (code, said) = import(&site, list, &[]);
    assert_eq!(
        (code, said.as_str()),
        (
            0,
            "content/registry/redirects.toml: 3 added, 3 there already\nthe paths alone were kept, without the hosts: cong.example\n"
        )
    );
    let added = "\n\
        \n[[redirect]]\nfrom = \"/cu/2.aspx?id=1\"\nto = \"article:don-kenh\"\n\
        \n[[redirect]]\nfrom = \"/cu/tin%20t%E1%BB%A9c.aspx\"\nto = \"article:don-kenh\"\n\
        \n[[redirect]]\nfrom = \"/cu/3.aspx\"\nto = \"/don-vi/dong-khe/\"\n";
    assert_eq!(site.read(REDIRECTS), format!("{own}{added}"));
    site.build();
    let (code, said) = import(&site, list, &[]);
    assert_eq!(
        (code, said.as_str()),
        (
            0,
            "content/registry/redirects.toml: 0 added, 6 there already\nthe paths alone were kept, without the hosts: cong.example\n"
        )
    );
    assert_eq!(site.read(REDIRECTS), format!("{own}{added}"));
}

#[test]
fn while_a_line_is_wrong_nothing_is_written() {
    let site = small();
    let good = "/cu/1.aspx\tdon-kenh\n";
    for (line, told) in [
        ("/cu/2.aspx don-kenh", "import-line"),
        ("/cu/2.aspx\tdon-ken", "did you mean `article:don-kenh`?"),
        ("/cu/2.aspx\tarticle:don-ken", "did you mean `article:don-kenh`?"),
        ("/cu/2.aspx\t/don-vi/dong-kh/", "did you mean `/don-vi/dong-khe/`?"),
        ("/cu/1.aspx\tunit:dong-khe", "former-address-taken"),
        ("/tin/\tdon-kenh", "former-address-taken"),
        ("/cu/2.aspx\t/cu/1.aspx", "redirect-chain"),
        ("cu/2.aspx\tdon-kenh", "bad-former-address"),
        ("/cu/%31.aspx\tunit:dong-khe", "former-address-taken"),
        ("/a/../b\tdon-kenh", "bad-former-address"),
        ("/a%0d\tdon-kenh", "bad-former-address"),
    ] {
        let (code, said) = import(&site, &format!("{good}{line}\n"), &[]);
        assert!(code == 1 && said.contains(told), "{line}: {said}");
        assert!(said.contains("cu.tsv:2:"), "{line}: {said}");
        assert!(!site.path().join(REDIRECTS).exists(), "{line}");
    }
    // A page of the site is no former address, though a line wants to make it one.
    let (code, said) = import(&site, "/cu/1.aspx\t/tin/\n/tin/\t/don-vi/\n", &[]);
    assert!(code == 1 && said.contains("former-address-taken"), "{said}");
    assert!(!said.contains("redirect-chain"), "{said}");
    let (code, said) = import(&site, "x\ny\n", &["--lang", "vi"]);
    assert!(code == 1 && said.matches("lỗi[import-line]").count() == 2, "{said}");
    assert_eq!(site.run(&["import-urls", "khong-co.tsv"]).code, 3);
    assert_eq!(site.run(&["import-urls"]).code, 2);
}

#[test]
fn what_cannot_be_added_to_is_told() {
    let site = small();
    let own = "redirect = [{ from = \"/cu/1.aspx\", to = \"article:don-kenh\" }]\n";
    site.write(REDIRECTS, own);
    let (code, said) = import(&site, "/cu/2.aspx\tdon-kenh\n", &[]);
    assert!(code == 1 && said.contains("bad-value"), "{said}");
    assert_eq!(site.read(REDIRECTS), own);
    site.write(REDIRECTS, "x = \n");
    let (code, said) = import(&site, "/cu/2.aspx\tdon-kenh\n", &[]);
    assert!(code == 1 && said.contains("toml-syntax"), "{said}");
}
