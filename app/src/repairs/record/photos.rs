//! The photos of a repair, and the form that adds one. A photo that was sent with a repair stays with it.

use super::RepairRecord;
use crate::repairs::record_words as words;
use crate::ui::{Button, ButtonKind, FileField, Form, PhotoGrid, PhotoTile};
use domain::photos::PhotoRow;
use leptos::prelude::*;

#[component]
pub fn Photos(record: RepairRecord) -> impl IntoView {
    let photos: Vec<_> = record
        .repair
        .photos
        .iter()
        .enumerate()
        .map(|(at, photo)| tile(at + 1, photo))
        .collect();
    let empty = photos.is_empty();
    view! {
        <section id="photos">
            <h2 class="section-title">{words::PHOTOS}</h2>
            {empty.then(|| view! { <p>{words::NO_PHOTOS}</p> })}
            {(!empty).then(|| view! { <PhotoGrid photos/> })}
            {(!record.is_closed()).then(|| view! { <AddPhoto record/> })}
        </section>
    }
    .into_any()
}

fn tile(number: usize, photo: &PhotoRow) -> PhotoTile {
    let by = match photo.added_by.as_str() {
        "officer" => ", added by the council",
        _ => "",
    };
    PhotoTile {
        href: format!("/photos/{}/full", photo.id),
        thumb: format!("/photos/{}/thumb", photo.id),
        alt: format!("Photo {number}{by}"),
        ..PhotoTile::default()
    }
}

#[component]
fn AddPhoto(record: RepairRecord) -> impl IntoView {
    let action = format!("/upload/repairs/{}/photos", record.repair.head.reference);
    let error = record.photo_problem;
    view! {
        <Form action multipart=true>
            <FileField name="photo" label=words::ADD_PHOTO hint=words::PHOTO_HINT error accept="image/jpeg,image/png,image/webp"/>
            <Button text=words::SEND_PHOTO kind=ButtonKind::Secondary/>
        </Form>
    }
}
