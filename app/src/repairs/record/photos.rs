//! The photos of a repair, and the form that adds one. A photo that was sent with a repair stays with it.

use super::RepairRecord;
use crate::repairs::record_words as words;
use crate::ui::{Button, ButtonKind, FileField, Form, PhotoGrid, PhotoTile};
use domain::photos::PhotoRow;
use leptos::prelude::*;

#[component]
pub fn Photos(record: RepairRecord) -> impl IntoView {
    let photos = &record.repair.photos;
    let empty = photos.is_empty();
    let has_after = photos.iter().any(|photo| photo.shows == "after");
    let shown = if has_after {
        before_and_after(photos).into_any()
    } else {
        (!empty)
            .then(|| view! { <PhotoGrid photos=tiles(photos, |_| true)/> })
            .into_any()
    };
    view! {
        <section id="photos">
            <h2 class="section-title">{words::PHOTOS}</h2>
            {empty.then(|| view! { <p>{words::NO_PHOTOS}</p> })}
            {shown}
            {(!record.is_closed()).then(|| view! { <AddPhoto record/> })}
        </section>
    }
    .into_any()
}

/// Side by side, each under its name; what shows neither follows.
fn before_and_after(photos: &[PhotoRow]) -> impl IntoView + use<> {
    let group = |title: &'static str, photos: Vec<PhotoTile>| {
        (!photos.is_empty()).then(|| {
            view! {
                <div>
                    <h3 class="govuk-heading-s">{title}</h3>
                    <PhotoGrid photos/>
                </div>
            }
        })
    };
    let before = tiles(photos, |photo| photo.shows == "before");
    let after = tiles(photos, |photo| photo.shows == "after");
    let others = tiles(photos, |photo| {
        !matches!(photo.shows.as_str(), "before" | "after")
    });
    view! {
        <div class="before-after">{group(words::BEFORE, before)} {group(words::AFTER, after)}</div>
        {group(words::OTHER_PHOTOS, others)}
    }
}

/// Those to show, each numbered as it stands among all.
fn tiles(photos: &[PhotoRow], shown: impl Fn(&PhotoRow) -> bool) -> Vec<PhotoTile> {
    photos
        .iter()
        .enumerate()
        .filter(|(_, photo)| shown(photo))
        .map(|(at, photo)| tile(at + 1, photo))
        .collect()
}

fn tile(number: usize, photo: &PhotoRow) -> PhotoTile {
    let what = match photo.shows.as_str() {
        "after" => ", after the work",
        "no_access" => ", from when we could not get in",
        _ => "",
    };
    let by = match photo.added_by.as_str() {
        "officer" => ", added by the council",
        "contractor" => ", taken by who did the work",
        _ => "",
    };
    PhotoTile {
        href: format!("/photos/{}/full", photo.id),
        thumb: format!("/photos/{}/thumb", photo.id),
        alt: format!("Photo {number}{what}{by}"),
        ..PhotoTile::default()
    }
}

#[component]
fn AddPhoto(record: RepairRecord) -> impl IntoView {
    let action = format!("/upload/cases/{}/photos", record.repair.head.reference);
    let error = record.photo_problem;
    view! {
        <Form action multipart=true>
            <FileField name="photo" label=words::ADD_PHOTO hint=words::PHOTO_HINT error accept="image/jpeg,image/png,image/webp"/>
            <Button text=words::SEND_PHOTO kind=ButtonKind::Secondary/>
        </Form>
    }
}
