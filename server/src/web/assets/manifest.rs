//! What the build called its hashed files.

use std::path::Path;

use serde::Deserialize;

/// Addresses of the hashed files, from `assets.json` in the site folder.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct AssetManifest {
    #[serde(rename = "app.css")]
    pub app_css: String,
    #[serde(rename = "boot.js")]
    pub boot_js: String,
    #[serde(rename = "client.js")]
    pub client_js: String,
    #[serde(rename = "client.wasm")]
    pub client_wasm: String,
    #[serde(rename = "planner.js")]
    pub planner_js: String,
    #[serde(rename = "planner.wasm")]
    pub planner_wasm: String,
}

/// The site was not built, or only by halves.
#[derive(Debug, thiserror::Error)]
#[error("{folder}: {why}; run make site")]
pub struct NoAssets {
    folder: String,
    why: String,
}

impl AssetManifest {
    /// Reads `assets.json` and checks that each file it names is there.
    ///
    /// # Errors
    /// One line that ends in what to do.
    pub fn load(site_folder: &Path) -> Result<Self, NoAssets> {
        read(site_folder).map_err(|why| NoAssets {
            folder: site_folder.display().to_string(),
            why,
        })
    }

    fn addresses(&self) -> [&str; 6] {
        [
            &self.app_css,
            &self.boot_js,
            &self.client_js,
            &self.client_wasm,
            &self.planner_js,
            &self.planner_wasm,
        ]
    }
}

fn read(site_folder: &Path) -> Result<AssetManifest, String> {
    let text = std::fs::read(site_folder.join("assets.json"))
        .map_err(|error| format!("no assets.json ({error})"))?;
    let manifest: AssetManifest = serde_json::from_slice(&text)
        .map_err(|error| format!("assets.json is not right ({error})"))?;
    for address in manifest.addresses() {
        let there = address.starts_with("/assets/") && site_folder.join(&address[1..]).is_file();
        there
            .then_some(())
            .ok_or_else(|| format!("{address} of assets.json is missing"))?;
    }
    Ok(manifest)
}
