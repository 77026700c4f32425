use super::album::Album;
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::BeforeUnloadEvent;

/// Asks before the page is left with photos unsent, and sends what failed when the signal is back.
pub fn watch(album: Album) {
    let unsent = Memo::new(move |_| album.has_unsent());
    // Listens only while there is something to lose: a listener keeps some browsers from going back in an instant.
    Effect::new(move |_: Option<Option<EventListener>>| unsent.get().then(ask_before_leaving));
    Effect::new(move |_: Option<EventListener>| {
        EventListener::new(&gloo::utils::window(), "online", move |_| album.retry_all())
    });
}

fn ask_before_leaving() -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&gloo::utils::window(), "beforeunload", options, |event| {
        event.prevent_default();
        // Browsers from before 2023 look at this instead.
        event
            .unchecked_ref::<BeforeUnloadEvent>()
            .set_return_value("unsent");
    })
}
