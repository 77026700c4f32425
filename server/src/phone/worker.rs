//! `/sw.js`: what the service worker keeps, and the version that changes whenever any of it does.

use app::offline;
use app::ui::AssetPaths;
use domain::secrets::{hex, sha256};

const SCRIPT: &str = include_str!("../../../public/sw.js");
const ICONS: [&str; 3] = [
    "/favicon.svg",
    "/icons/icon-192.png",
    "/icons/apple-touch-icon.png",
];

/// The script, with its list of files and its version written in. Built files carry a hash in their names; the page and
/// the council's colour are hashed here.
pub fn script(page: &str, theme: &str, assets: &AssetPaths) -> String {
    let files = files(assets);
    let list = serde_json::json!(files).to_string();
    let version = hex(&sha256([SCRIPT, page, theme, &list].concat().as_bytes()));
    SCRIPT
        .replace("\"{files}\"", &list)
        .replace("{version}", &version[..16])
}

fn files(assets: &AssetPaths) -> Vec<&str> {
    let built = [
        &assets.css,
        &assets.boot,
        &assets.client_js,
        &assets.client_wasm,
    ];
    let built = built.into_iter().map(String::as_str);
    [offline::PATH, "/theme.css", "/manifest.webmanifest"]
        .into_iter()
        .chain(built)
        .chain(ICONS)
        .filter(|path| !path.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assets(css: &str) -> AssetPaths {
        AssetPaths {
            css: css.into(),
            boot: "/assets/boot.1.js".into(),
            client_js: "/assets/client.1.js".into(),
            client_wasm: "/assets/client.1.wasm".into(),
            planner_js: "/assets/planner.1.js".into(),
            planner_wasm: "/assets/planner.1.wasm".into(),
        }
    }

    #[test]
    fn it_keeps_one_page_and_what_that_page_needs() {
        let script = script("page", "theme", &assets("/assets/app.1.css"));
        let list = script
            .lines()
            .find(|line| line.starts_with("const FILES"))
            .unwrap();
        for file in [
            "\"/offline\"",
            "\"/theme.css\"",
            "\"/assets/client.1.wasm\"",
            "\"/favicon.svg\"",
        ] {
            assert!(list.contains(file), "{list}");
        }
        // No page of a person, and not the bundle of a page that needs a signal anyway.
        for other in ["/home", "/repairs", "/photos", "/account", "planner"] {
            assert!(!list.contains(other), "{list}");
        }
        assert!(!script.contains("{version}"), "{script}");
    }

    #[test]
    fn anything_that_changes_makes_another_version() {
        let first = script("page", "theme", &assets("/assets/app.1.css"));
        assert_eq!(first, script("page", "theme", &assets("/assets/app.1.css")));
        for other in [
            script("another", "theme", &assets("/assets/app.1.css")),
            script("page", "another", &assets("/assets/app.1.css")),
            script("page", "theme", &assets("/assets/app.2.css")),
        ] {
            assert_ne!(first, other);
        }
    }
}
