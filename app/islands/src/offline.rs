//! Reports a repair without a signal: the questions by the server's own rules, the answers and photos kept on the phone,
//! and sent once when there is a signal. The server renders only that it is opening; all else needs the phone.

mod fields;
mod list;
mod phone;
mod photos;
mod record;
mod screen;
mod sending;
mod step;
mod store;
mod words;

use crate::browser::pause;
use gloo::events::EventListener;
use leptos::prelude::*;
use phone::{Phone, Showing};
use wasm_bindgen_futures::spawn_local;

/// While the page is open it looks this often whether something can be sent, in milliseconds: not every phone says when
/// its signal is back.
const LOOK_AGAIN: u32 = 30_000;

/// The reports on this phone. The numbers are the council's own, as people write them.
#[island]
pub fn OfflineReport(phone: String, emergency_phone: String) -> impl IntoView {
    let ring = StoredValue::new((phone, emergency_phone));
    let phone = Phone::new();
    Effect::new(move || spawn_local(open(phone)));
    Effect::new(move |_: Option<Vec<EventListener>>| listen(phone));
    // What it saves is the report, so boot.js loads it even where data is to be saved.
    view! {
        <div class="offline" data-saves-data="">
            <p class="photo-note" role="status">{move || phone.said.get()}</p>
            {move || match phone.showing.get() {
                Showing::Opening => view! { <p>{words::OPENING}</p> }.into_any(),
                Showing::Unable => unable(ring),
                Showing::List => list::list(phone),
                Showing::Step(step) => step::step(phone, step, ring),
            }}
        </div>
    }
}

fn unable(ring: StoredValue<(String, String)>) -> AnyView {
    let number = ring.with_value(|(phone, _)| phone.clone());
    view! { <p>{words::UNABLE} " " {number}</p> }.into_any()
}

/// Shows what is kept for whoever is known to hold the phone; the server, if it answers soon, knows better.
async fn open(phone: Phone) {
    phone.owner.set_value(store::owner());
    phone.online.set(is_online());
    if is_online() {
        phone.ask_owner().await;
    }
    phone.refresh().await;
    loop {
        if is_online() && phone.sending.with_untracked(String::is_empty) {
            phone.send_waiting();
        }
        pause(LOOK_AGAIN).await;
    }
}

fn listen(phone: Phone) -> Vec<EventListener> {
    let window = gloo::utils::window();
    let document = gloo::utils::document();
    let look = move || {
        phone.online.set(is_online());
        if is_online() && !gloo::utils::document().hidden() {
            phone.send_waiting();
        }
    };
    vec![
        EventListener::new(&window, "online", move |_| look()),
        EventListener::new(&window, "offline", move |_| phone.online.set(false)),
        EventListener::new(&document, "visibilitychange", move |_| look()),
    ]
}

fn is_online() -> bool {
    gloo::utils::window().navigator().on_line()
}
