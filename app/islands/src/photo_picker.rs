//! Adds photos to a case. On the server a plain upload form; in the browser a grid of tiles that makes each
//! photo smaller, sends it, says how far it is, and tries again when the signal goes.

mod album;
mod leaving;
mod photo;
mod removal;
mod sending;
mod state;
mod tile;
mod words;

use crate::pictures::ACCEPTED;
use album::{Album, FILE_FIELD, Settings};
use leptos::{ev::SubmitEvent, html, prelude::*};
use serde::{Deserialize, Serialize};
use tile::Tile;
pub use words::PhotoWords;

/// A photo that is already stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotoOnServer {
    /// What the remove form sends as `photo`.
    pub id: String,
    /// Address of a small picture of it.
    pub thumb: String,
    /// What to call it, for people: the file's name, or "Photo 1".
    pub name: String,
}

/// The upload form and, once hydrated, the grid of tiles. Place one on a page: its file field has the id `photo`.
///
/// `upload_url` takes a multipart POST with one or more `photo` fields (the browser part sends one, after a `key`);
/// `remove_url` takes a POST with `photo`, an id, or with `key`. At most `max_photos` are taken.
#[island]
pub fn PhotoPicker(
    upload_url: String,
    remove_url: String,
    max_photos: u32,
    existing: Vec<PhotoOnServer>,
    words: PhotoWords,
) -> impl IntoView {
    let settings = Settings {
        upload_url: upload_url.clone(),
        remove_url,
        max_photos,
        words,
    };
    let album = Album::new(existing, settings);
    let field = NodeRef::<html::Input>::new();
    let live = RwSignal::new(false);
    Effect::new(move || {
        if let Some(field) = field.get() {
            live.set(true);
            // What was chosen before this code arrived.
            album.take_from(&field);
        }
    });
    leaving::watch(album);
    // Smaller photos save many times the bytes of this code, so boot.js loads it even where data is to be saved.
    view! {
        <div class="photo-picker" class:photo-picker--live=live data-saves-data="">
            <div class="photo-tiles">
                <ul class="photo-list" role="list">
                    <For each=move || album.photos.get() key=|photo| photo.key.clone() let:photo>
                        <Tile photo album />
                    </For>
                </ul>
                <UploadForm upload_url album field live />
            </div>
            <p class="photo-note photo-note--problem" role="alert">{move || album.problem.get()}</p>
            <p class="photo-note" hidden=move || !album.shrunk.get()>{album.say(|words| &words.smaller)}</p>
            <p class="photo-note">{album.say(|words| &words.care)}</p>
            <p class="govuk-visually-hidden" role="status">{move || album.announcement.get()}</p>
        </div>
    }
}

/// The form that works alone. In the grid only its file field is left, as the tile that adds a photo.
#[component]
fn UploadForm(
    upload_url: String,
    album: Album,
    field: NodeRef<html::Input>,
    live: RwSignal<bool>,
) -> impl IntoView {
    let label = move || match (live.get(), album.is_full()) {
        (false, _) => album.say(|words| &words.choose),
        (true, false) => album.say(|words| &words.add),
        (true, true) => album.say(|words| &words.full),
    };
    let take = move |_| {
        if let Some(field) = field.get_untracked() {
            album.take_from(&field);
        }
    };
    view! {
        <form
            class="photo-form"
            method="post"
            enctype="multipart/form-data"
            action=upload_url
            data-busy=album.say(|words| &words.uploading)
            on:submit=move |event: SubmitEvent| event.prevent_default()
        >
            <div class="photo-add" class:photo-add--full=move || album.is_full()>
                <label class="photo-add__label" for=FILE_FIELD>{label}</label>
                <p class="photo-add__limit" id="photo-limit">{album.say(|words| &words.limit)}</p>
                <input
                    class="photo-add__field"
                    node_ref=field
                    id=FILE_FIELD
                    name="photo"
                    type="file"
                    multiple=true
                    accept=ACCEPTED
                    aria-describedby="photo-limit"
                    on:change=take
                />
            </div>
            <button class="govuk-button photo-form__upload">{album.say(|words| &words.upload)}</button>
        </form>
    }
}
