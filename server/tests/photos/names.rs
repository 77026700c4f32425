use server::photos::name_for_display;

#[test]
fn a_name_is_shown_without_its_folder() {
    assert_eq!(name_for_display("../../etc/passwd"), "passwd");
    assert_eq!(name_for_display("C:\\Users\\Amina\\mould.jpg"), "mould.jpg");
}

#[test]
fn a_name_that_is_only_dots_or_nothing_becomes_photo() {
    for name in ["", "..", ".", "   ", "a/..", "\0", "\u{202e}"] {
        assert_eq!(name_for_display(name), "Photo", "{name:?}");
    }
}

#[test]
fn hidden_and_turning_characters_are_dropped() {
    assert_eq!(
        name_for_display("photo\u{202e}gpj.exe\0\r\n.jpg"),
        "photogpj.exe.jpg"
    );
}

#[test]
fn a_long_name_is_cut_to_80_characters() {
    assert_eq!(name_for_display(&"é".repeat(5_000)).chars().count(), 80);
}

#[test]
fn names_in_any_script_are_kept() {
    assert_eq!(name_for_display("الصورة.jpg"), "الصورة.jpg");
}
