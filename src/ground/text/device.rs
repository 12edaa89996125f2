//! Names that Windows keeps for devices: no file of any ending can have one there.

/// The names, in lower case.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Tells whether a file name is kept for a device, whatever ending follows.
pub fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    RESERVED.iter().any(|reserved| stem.eq_ignore_ascii_case(reserved))
}

#[cfg(test)]
mod tests {
    use super::is_reserved;

    #[test]
    fn a_device_is_known_in_any_case_and_with_any_ending() {
        for (name, reserved) in [
            ("con", true),
            ("CON.txt", true),
            ("lpt9.tar.gz", true),
            ("console", false),
            ("", false),
        ] {
            assert_eq!(is_reserved(name), reserved, "{name}");
        }
    }
}
