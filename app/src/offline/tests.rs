use super::*;
use domain::secrets::Pepper;

fn the_page() -> String {
    let assets = AssetPaths {
        css: "/assets/app.1.css".into(),
        boot: "/assets/boot.1.js".into(),
        client_js: "/assets/client.1.js".into(),
        client_wasm: "/assets/client.1.wasm".into(),
        planner_js: "/p.js".into(),
        planner_wasm: "/p.wasm".into(),
    };
    page(&Council::ebbsmarsh(), &assets)
}

#[test]
fn the_page_is_nobodys() {
    let page = the_page();
    assert_eq!(page, the_page(), "it differs from one time to the next");
    assert!(!page.contains("data-owner"), "{page}");
    assert!(!page.contains("Sign out"), "{page}");
    assert!(!page.contains("nonce"), "{page}");
}

#[test]
fn it_has_its_island_and_whom_to_ring() {
    let page = the_page();
    assert!(
        page.contains(r#"<leptos-island data-component="OfflineReport"#),
        "{page}"
    );
    assert!(
        page.contains("<title>Reports on this phone - Ebbsmarsh Borough Council</title>"),
        "{page}"
    );
    for number in ["tel:999", "tel:0800111999", "tel:08081570999"] {
        assert!(page.contains(number), "{number}");
    }
}

#[test]
fn a_tag_is_the_persons_own_and_tells_nothing() {
    let (amina, dean) = (PersonId::new(), PersonId::new());
    let pepper = Pepper([7; 32]);
    assert_eq!(tag(&pepper, amina), tag(&pepper, amina));
    assert_ne!(tag(&pepper, amina), tag(&pepper, dean));
    assert_ne!(tag(&pepper, amina), tag(&Pepper([8; 32]), amina));
    assert_eq!(tag(&pepper, amina).len(), 32);
}
