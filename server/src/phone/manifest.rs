//! `/manifest.webmanifest`: how the app calls itself on a phone's home screen, in the council's name and colour.

use app::council::Council;
use serde_json::{Value, json};

pub fn manifest(council: &Council) -> String {
    let brand = council.brand.as_deref().unwrap_or("#0a5a5e");
    json!({
        "id": "/",
        "name": format!("{}: your home", council.full_name),
        "short_name": council.name,
        "description": "Report repairs, see what we promised and answer us.",
        "lang": "en-GB",
        "start_url": "/home",
        "scope": "/",
        "display": "standalone",
        "theme_color": brand,
        "background_color": "#f4f6f5",
        "icons": [
            icon("/icons/icon-192.png", "192x192", "any"),
            icon("/icons/icon-512.png", "512x512", "any"),
            icon("/icons/icon-maskable-512.png", "512x512", "maskable"),
        ],
        "shortcuts": [
            { "name": "Report a repair", "url": "/repairs/report" },
            { "name": "Report without a signal", "url": "/offline" },
            { "name": "Help now", "url": "/emergency" },
        ],
    })
    .to_string()
}

fn icon(src: &str, sizes: &str, purpose: &str) -> Value {
    json!({ "src": src, "sizes": sizes, "type": "image/png", "purpose": purpose })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_bears_the_councils_name_and_colour() {
        let council = Council {
            full_name: "Saltfleet \"Coast\" Council".into(),
            name: "Saltfleet".into(),
            brand: Some("#123456".into()),
            ..Council::ebbsmarsh()
        };
        let read: Value = serde_json::from_str(&manifest(&council)).unwrap();
        assert_eq!(read["name"], "Saltfleet \"Coast\" Council: your home");
        assert_eq!(read["short_name"], "Saltfleet");
        assert_eq!(read["theme_color"], "#123456");
        assert_eq!(read["start_url"], "/home");
    }
}
