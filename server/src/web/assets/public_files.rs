//! The files with fixed names: icons, robots.txt.

use std::fs;
use std::path::{Path, PathBuf};

pub struct PublicFile {
    /// Path in the browser, such as `/icons/192.png`.
    pub address: String,
    pub on_disk: PathBuf,
}

/// Everything in the site folder but the hashed files, their list, hidden files and compressed twins.
pub fn list(site_folder: &Path) -> Vec<PublicFile> {
    let mut files = Vec::new();
    collect(site_folder, "", &mut files);
    files
}

fn collect(folder: &Path, address: &str, files: &mut Vec<PublicFile>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let address = format!("{address}/{name}");
        let on_disk = entry.path();
        if !is_public(&address, &name) {
            continue;
        }
        if on_disk.is_dir() {
            collect(&on_disk, &address, files);
        } else {
            files.push(PublicFile { address, on_disk });
        }
    }
}

/// What the program writes itself, when it knows its settings: see [`crate::phone`]. An older build may have left them.
const OURS: [&str; 2] = ["/sw.js", "/manifest.webmanifest"];

/// A name that a route would read as a pattern is left out.
fn is_public(address: &str, name: &str) -> bool {
    let twin = name.ends_with(".br") || name.ends_with(".gz");
    let built = address == "/assets" || address == "/assets.json" || OURS.contains(&address);
    let pattern = name.starts_with([':', '*']) || name.contains(['{', '}']);
    !twin && !built && !pattern && !name.starts_with('.')
}
