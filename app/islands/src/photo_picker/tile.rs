use super::{
    album::{Album, remove_button},
    photo::Photo,
    state::State,
};
use leptos::{ev::SubmitEvent, prelude::*};

/// One photo: its picture, how far it is, and the ways out. Nothing comes or goes here but attributes and
/// text, so that the server's markup and the browser's are one.
#[component]
pub fn Tile(photo: Photo, album: Album) -> impl IntoView {
    let state = RwSignal::from(photo.state.clone());
    let picture = RwSignal::from(photo.picture.clone());
    let complaint = move || state.with(State::complaint);
    let percent = move || state.with(State::percent);
    let address = move || Some(picture.get()).filter(|address| !address.is_empty());
    view! {
        <li class="photo-tile" class:photo-tile--failed=move || !complaint().is_empty()>
            <div class="photo-tile__frame">
                <img
                    class="photo-tile__picture"
                    src=address
                    alt=photo.name.clone()
                    hidden=move || address().is_none()
                />
                <p class="photo-tile__state">{move || state.with(|state| album.caption(state))}</p>
                <progress
                    class="photo-tile__bar"
                    max="100"
                    value=move || percent().unwrap_or(0).to_string()
                    aria-hidden="true"
                    hidden=move || percent().is_none()
                ></progress>
            </div>
            <div class="photo-tile__problem" hidden=move || complaint().is_empty()>
                <p class="photo-tile__name">{photo.name.clone()}</p>
                <p class="photo-tile__complaint">{complaint}</p>
                <RetryButton photo=photo.clone() album />
            </div>
            <RemoveForm photo album />
        </li>
    }
}

#[component]
fn RetryButton(photo: Photo, album: Album) -> impl IntoView {
    let state = photo.state.clone();
    let name = photo.name.clone();
    view! {
        <button
            class="photo-tile__retry"
            type="button"
            hidden=move || !state.with(State::can_be_retried)
            on:click=move |_| album.retry(&photo)
        >
            {album.say(|words| &words.try_again)}
            <span class="govuk-visually-hidden">" "{name}</span>
        </button>
    }
}

/// A form, because that is what removes a photo without JavaScript.
#[component]
fn RemoveForm(photo: Photo, album: Album) -> impl IntoView {
    let id = if let State::Ready { id, .. } = photo.state.get_untracked() {
        id
    } else {
        String::new()
    };
    let button = remove_button(&photo.key);
    let name = album
        .say(|words| &words.remove)
        .replace("{name}", &photo.name);
    let address = album
        .settings
        .with_value(|settings| settings.remove_url.clone());
    let take_over = move |event: SubmitEvent| {
        event.prevent_default();
        album.remove(&photo);
    };
    view! {
        <form class="photo-tile__removal" method="post" action=address on:submit=take_over>
            <input type="hidden" name="photo" value=id />
            <button class="photo-tile__remove" id=button>
                <span class="photo-tile__cross" aria-hidden="true">"×"</span>
                <span class="govuk-visually-hidden">{name}</span>
            </button>
        </form>
    }
}
