//! The desk's side list on the pages of this folder, where nothing is counted.

use super::words;
use crate::ui::SideItem;

pub fn side_items() -> Vec<SideItem> {
    [("/officer", "Cases"), ("/officer/admin", words::ADMIN)]
        .map(|(href, label)| SideItem {
            href: href.to_owned(),
            label: label.to_owned(),
            ..SideItem::default()
        })
        .into()
}
