//! Files of the built site.

use std::fs;

use server::web::{AssetManifest, assets, edge};
use tempfile::TempDir;

use crate::toy::{Done, Server, limits, settings};
use crate::wire::{Answer, ask, get};

const MANIFEST: &str = r#"{"app.css":"/assets/app.abc.css","boot.js":"/assets/boot.abc.js",
    "client.js":"/assets/client.abc.js","client.wasm":"/assets/client.abc.wasm",
    "planner.js":"/assets/planner.abc.js","planner.wasm":"/assets/planner.abc.wasm"}"#;

/// A site folder as the build leaves it, and things that must not get out.
pub fn built_site() -> TempDir {
    let site = TempDir::new().unwrap();
    let files = [
        ("assets.json", MANIFEST),
        ("assets/app.abc.css", "body { color: #0b0c0c }"),
        ("assets/app.abc.css.br", "brotli"),
        ("assets/app.abc.css.gz", "gzip"),
        ("assets/boot.abc.js", "export {}"),
        ("assets/client.abc.js", "export {}"),
        ("assets/client.abc.wasm", "wasm"),
        ("assets/planner.abc.js", "export {}"),
        ("assets/planner.abc.wasm", "wasm"),
        ("assets/.hidden", "secret"),
        ("assets/fonts/a.woff2", "font"),
        (".env", "secret"),
        (".git/config", "secret"),
        ("manifest.webmanifest", "{}"),
        ("robots.txt", "User-agent: *"),
        ("sw.js", "self"),
        ("icons/192.png", "png"),
    ];
    for (name, content) in files {
        let path = site.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    site
}

async fn server(site: &TempDir) -> Server {
    let app = edge(assets::routes(site.path()), settings());
    Server::of(app, limits(), Done::default()).await
}

#[tokio::test]
async fn files_come_with_their_type() {
    let site = built_site();
    let server = server(&site).await;
    let table = [
        ("/assets/app.abc.css", "text/css; charset=utf-8"),
        ("/assets/client.abc.js", "text/javascript; charset=utf-8"),
        ("/assets/client.abc.wasm", "application/wasm"),
        ("/assets/fonts/a.woff2", "font/woff2"),
        ("/icons/192.png", "image/png"),
        ("/robots.txt", "text/plain; charset=utf-8"),
    ];
    for (path, kind) in table {
        let answer = get(server.address, path).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, Some(kind)),
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_ready_made_twin_is_sent_to_who_takes_it() {
    let site = built_site();
    let server = server(&site).await;
    let css = async |takes: &str| {
        let headers = format!("accept-encoding: {takes}\r\n");
        ask(server.address, "GET /assets/app.abc.css", &headers, "").await
    };
    let coding = |answer: &Answer| answer.header("content-encoding").map(str::to_owned);
    let brotli = css("gzip, br").await;
    assert_eq!(
        (coding(&brotli).as_deref(), brotli.text().as_str()),
        (Some("br"), "brotli")
    );
    assert_eq!(
        brotli.header("content-type"),
        Some("text/css; charset=utf-8")
    );
    assert_eq!(css("gzip").await.text(), "gzip");
    assert!(css("identity").await.text().starts_with("body"));
}

#[tokio::test]
async fn nothing_else_gets_out() {
    let site = built_site();
    let server = server(&site).await;
    let paths = [
        "/assets",
        "/assets/",
        "/assets/fonts",
        "/assets/fonts/",
        "/icons",
        "/icons/",
        "/assets.json",
        "/.env",
        "/%2eenv",
        "/.git/config",
        "/assets/.hidden",
        "/assets/%2ehidden",
        "/assets/../.env",
        "/assets/%2e%2e/.env",
        "/assets/..%2f.env",
        "/assets/..%5c.env",
        "/assets//etc/passwd",
        "/assets/%2fetc/passwd",
        "/assets/../../../../../etc/hostname",
        "/assets/..%2f..%2f..%2f..%2fetc%2fhostname",
        "/assets/%00",
        "/assets/app.abc.css%00.js",
        "/robots.txt/",
        "/sw.js",
        "/manifest.webmanifest",
        "/icons/../.env",
    ];
    for path in paths {
        let answer = get(server.address, path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("secret"), "{path}");
    }
}

#[test]
fn the_manifest_names_the_hashed_files() {
    let site = built_site();
    let manifest = AssetManifest::load(site.path()).unwrap();
    assert_eq!(manifest.app_css, "/assets/app.abc.css");
    assert_eq!(manifest.client_wasm, "/assets/client.abc.wasm");
}

#[test]
fn a_site_that_is_not_built_says_what_to_do_in_one_line() {
    let refusal = |site: &TempDir| AssetManifest::load(site.path()).unwrap_err().to_string();
    let site = TempDir::new().unwrap();
    let nothing = refusal(&site);
    fs::write(site.path().join("assets.json"), "{").unwrap();
    let rubbish = refusal(&site);
    fs::write(site.path().join("assets.json"), MANIFEST).unwrap();
    let missing = refusal(&site);
    for line in [&nothing, &rubbish, &missing] {
        assert!(
            line.ends_with("run make site") && !line.contains('\n'),
            "{line}"
        );
    }
    assert!(missing.contains("/assets/app.abc.css"));
    let outside = MANIFEST.replace("/assets/app.abc.css", "/etc/passwd");
    fs::write(site.path().join("assets.json"), outside).unwrap();
    assert!(refusal(&site).contains("/etc/passwd"));
}
