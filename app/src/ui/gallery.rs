//! Sample pages, written to `target/gallery/` and styled by `target/staging/app.css`, to be looked at in a browser.

mod desk;
mod tenant;

use std::fs;
use std::path::PathBuf;

use leptos::prelude::*;

use super::{AssetPaths, Viewer, error_page, shell};
use crate::council::Council;

#[test]
fn the_gallery_is_written() {
    let tenant = Viewer::Tenant {
        first_name: "Amina".into(),
    };
    let officer = Viewer::Officer {
        name: "Priya Nair".into(),
        teams: vec!["Repairs".into()],
    };
    write("home", page(tenant.clone(), tenant::Home));
    write("case", page(tenant.clone(), tenant::Case));
    write("photos", page(tenant.clone(), tenant::Photos));
    write("rent", page(tenant.clone(), tenant::Rent));
    write("fields", page(tenant.clone(), tenant::Fields));
    write("check", page(tenant.clone(), tenant::Check));
    write("sent", page(tenant.clone(), tenant::Sent));
    write("messages", page(tenant.clone(), tenant::Messages));
    write("long", page(tenant, tenant::LongWords));
    write("emergency", page(Viewer::Anonymous, tenant::Emergency));
    write("desk", page(officer, desk::Desk));
    write(
        "lost",
        error_page(404, &Council::ebbsmarsh(), &assets(), "0198f2"),
    );
}

fn page<V: IntoView + 'static>(viewer: Viewer, body: impl FnOnce() -> V) -> String {
    Owner::new().with(|| {
        provide_context(viewer);
        shell(assets(), None, body).to_html()
    })
}

fn write(name: &str, html: String) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/gallery");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{name}.html")), html).unwrap();
}

fn assets() -> AssetPaths {
    AssetPaths {
        css: "../staging/app.css".into(),
        ..AssetPaths::default()
    }
}
