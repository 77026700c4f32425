//! The photos of receipts, and the form that adds one. Once sent they stay.

use super::Shown;
use crate::rent::words::questions as said;
use crate::ui::{Button, ButtonKind, FileField, Form, PhotoGrid, PhotoTile};
use leptos::prelude::*;

#[component]
pub fn Photos(shown: Shown) -> impl IntoView {
    let photos = &shown.question.photos;
    let tiles: Vec<_> = photos
        .iter()
        .enumerate()
        .map(|(at, photo)| PhotoTile {
            href: format!("/photos/{}/full", photo.id),
            thumb: format!("/photos/{}/thumb", photo.id),
            alt: format!("Photo {}", at + 1),
            ..PhotoTile::default()
        })
        .collect();
    let none = tiles.is_empty().then(|| view! { <p>{said::NO_PHOTOS}</p> });
    view! {
        <section id="photos">
            <h2 class="section-title">{said::PHOTOS}</h2>
            {none}
            {(!tiles.is_empty()).then(|| view! { <PhotoGrid photos=tiles/> })}
            {(!shown.is_closed()).then(|| view! { <AddPhoto shown=shown.clone()/> })}
        </section>
    }
    .into_any()
}

#[component]
fn AddPhoto(shown: Shown) -> impl IntoView {
    let action = format!("/upload/cases/{}/photos", shown.question.head.reference);
    let error = shown.photo_problem;
    view! {
        <Form action multipart=true>
            <FileField name="photo" label=said::ADD_PHOTO hint=said::PHOTO_HINT error accept="image/jpeg,image/png,image/webp"/>
            <Button text=said::SEND_PHOTO kind=ButtonKind::Secondary/>
        </Form>
    }
    .into_any()
}
