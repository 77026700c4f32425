//! What the server sends before, or without, WebAssembly.
#![cfg(feature = "ssr")]

use islands::{PhotoOnServer, PhotoPicker, PhotoWords};
use leptos::prelude::*;

#[test]
fn the_form_uploads_without_javascript() {
    let html = rendered(Vec::new());
    let form = form_with("photo-form", &html);
    for part in [
        r#"method="post""#,
        r#"enctype="multipart/form-data""#,
        r#"action="/repairs/draft/1/photos""#,
        r#"name="photo""#,
        r#"type="file""#,
        r#"accept="image/jpeg,image/png,image/webp""#,
        " multiple",
        "Upload photos",
    ] {
        assert!(form.contains(part), "{part} is not in {form}");
    }
}

#[test]
fn a_stored_photo_has_its_own_form_to_remove_it() {
    let html = rendered(vec![photo("018f", "boiler.jpg")]);
    let form = form_with("photo-tile__removal", &html);
    for part in [
        r#"method="post""#,
        r#"action="/repairs/draft/1/photos/remove""#,
        r#"name="photo""#,
        r#"value="018f""#,
    ] {
        assert!(form.contains(part), "{part} is not in {form}");
    }
    assert!(form.contains("Remove boiler.jpg"));
}

#[test]
fn no_form_stands_inside_another() {
    let html = rendered(vec![photo("1", "a.jpg"), photo("2", "b.jpg")]);
    let mut open = 0;
    for piece in html.split('<') {
        open += i32::from(piece.starts_with("form")) - i32::from(piece.starts_with("/form"));
        assert!((0..=1).contains(&open), "{piece}");
    }
    assert_eq!(html.matches("<form").count(), 3);
}

#[test]
fn a_file_name_cannot_become_markup() {
    let html = rendered(vec![photo(
        "1",
        "</script><img src=x onerror=alert(1)>\"'.jpg",
    )]);
    assert!(!html.contains("<img src=x"));
    assert!(!html.contains("</script>"));
}

#[test]
fn without_a_failure_no_error_is_shown() {
    let html = rendered(vec![photo("1", "a.jpg")]);
    assert!(!html.contains("photo-tile--failed"));
    assert!(html.contains("<div hidden class=\"photo-tile__problem\""));
    assert!(!html.contains("photo-picker--live"));
}

/// The form of this class, from its opening tag to its end.
fn form_with<'a>(class: &str, html: &'a str) -> &'a str {
    html.split("<form")
        .skip(1)
        .map(|rest| &rest[..rest.find("</form>").unwrap_or_default()])
        .find(|form| form.contains(&format!(r#"class="{class}""#)))
        .unwrap_or_default()
}

fn rendered(existing: Vec<PhotoOnServer>) -> String {
    Owner::new().with(|| {
        view! {
            <PhotoPicker
                upload_url="/repairs/draft/1/photos".to_owned()
                remove_url="/repairs/draft/1/photos/remove".to_owned()
                max_photos=5
                existing
                words=PhotoWords::english()
            />
        }
        .to_html()
    })
}

fn photo(id: &str, name: &str) -> PhotoOnServer {
    PhotoOnServer {
        id: id.into(),
        thumb: format!("/photos/{id}/thumb"),
        name: name.into(),
    }
}
