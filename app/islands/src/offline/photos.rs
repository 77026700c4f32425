//! The step of photos: those kept, and room for more.

use super::phone::Phone;
use super::record::Photo;
use super::{store, words};
use crate::pictures::{ACCEPTED, ObjectUrl, files_of};
use leptos::prelude::*;
use rules::repairs::offline::{MOST_PHOTOS, Step};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlInputElement};

pub fn photos(phone: Phone) -> AnyView {
    let kept = move || phone.record.with(|record| record.photos.clone());
    let take = move |event: Event| {
        let Some(field) = event
            .target()
            .and_then(|it| it.dyn_into::<HtmlInputElement>().ok())
        else {
            return;
        };
        let files = field.files().iter().flat_map(files_of).collect();
        // Without this, choosing the same file again would not be noticed.
        field.set_value("");
        phone.add_photos(files);
    };
    let onward = move |_| {
        phone.show(
            phone
                .record
                .with_untracked(|record| Step::Photos.onward(&record.answers)),
        )
    };
    view! {
        <p class="lead">{words::PHOTOS_LEAD}</p>
        <ul class="photo-grid" role="list">
            <For each=kept key=|photo| photo.key.clone() let:photo>{tile(phone, photo)}</For>
        </ul>
        <div class="govuk-form-group">
            <label class="govuk-label" for="photo">{words::CHOOSE_PHOTOS}</label>
            <div class="govuk-hint" id="photo-hint">{words::TOO_MANY} " " {words::PHOTOS_CARE}</div>
            <input
                class="govuk-file-upload"
                id="photo"
                type="file"
                multiple=true
                accept=ACCEPTED
                aria-describedby="photo-hint"
                disabled=move || phone.record.with(|record| record.photos.len() >= MOST_PHOTOS)
                on:change=take
            />
        </div>
        <p role="status">{move || phone.preparing.get().then_some(words::PREPARING)}</p>
        <button class="button" type="button" disabled=move || phone.preparing.get() on:click=onward>
            {words::CONTINUE}
        </button>
    }
    .into_any()
}

fn tile(phone: Phone, photo: Photo) -> AnyView {
    // Let go of together with the tile.
    let picture = StoredValue::new_local(None::<ObjectUrl>);
    let address = RwSignal::new(String::new());
    let key = photo.key.clone();
    spawn_local(async move {
        if let Some(shown) = store::photo(&key).await.as_ref().and_then(ObjectUrl::of) {
            address.set(shown.address().to_owned());
            picture.set_value(Some(shown));
        }
    });
    view! {
        <li>
            <span class="photo-grid__link"><img src=move || address.get() alt=photo.name.clone()/></span>
            <button
                class="photo-grid__remove"
                type="button"
                on:click=move |_| phone.remove_photo(photo.key.clone())
            >
                {words::REMOVE} <span class="govuk-visually-hidden">" " {photo.name.clone()}</span>
            </button>
        </li>
    }
    .into_any()
}
