//! Reports a repair without a signal: the questions by the server's own rules, the answers and photos kept on the phone,
//! and sent once when there is a signal. The server renders only that it is opening; all else needs the phone.

mod acts;
mod fields;
mod html;
mod list;
mod page;
mod phone;
mod record;
mod screen;
mod sending;
mod step;
mod store;
mod words;

use crate::browser::pause;
use crate::pictures::files_of;
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use page::{PHOTO_FIELD, Seen};
use phone::Phone;
use rules::repairs::catalogue::Catalogue;
use rules::repairs::offline::Flat;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, FormData, HtmlFormElement, HtmlInputElement};

/// While the page is open it looks this often whether something can be sent, in milliseconds: not every phone says when
/// its signal is back.
const LOOK_AGAIN: u32 = 30_000;

/// Ids of what the island draws into, and where it says what happened.
const BODY: &str = "offline-body";
const SAID: &str = "offline-said";

/// The reports on this phone. `told` is the council's number for what can wait, its number for emergencies, both as people
/// write them, and the catalogue as [`Catalogue::to_text`] writes it: a list, because each prop of its own costs bytes.
#[island]
pub fn OfflineReport(told: Vec<String>) -> impl IntoView {
    Effect::new(move || {
        let of = |id: &str| gloo::utils::document().get_element_by_id(id);
        let (Some(body), Some(said), [phone, emergency_phone, catalogue]) =
            (of(BODY), of(SAID), &told[..])
        else {
            return;
        };
        Catalogue::carry(catalogue);
        let seen = Seen {
            phone: phone.clone(),
            emergency_phone: emergency_phone.clone(),
            ..Seen::default()
        };
        start(Phone::new(seen, body.clone(), said), &body);
    });
    // What it saves is the report, so boot.js loads it even where data is to be saved.
    view! {
        <div data-saves-data="">
            <p class="photo-note" role="status" id=SAID></p>
            <div id=BODY><p>{words::OPENING}</p></div>
        </div>
    }
}

/// Shows what is kept for whoever is known to hold the phone; the server, if it answers, knows better.
fn start(phone: Phone, body: &Element) {
    listen(&phone, body);
    phone.change(|seen| seen.online = is_online());
    spawn_local(async move {
        if is_online() {
            phone.ask_owner().await;
        }
        phone.refresh().await;
        loop {
            look(&phone);
            pause(LOOK_AGAIN).await;
        }
    });
}

/// Sends what waits, if it can.
fn look(phone: &Phone) {
    let online = is_online();
    phone.change(|seen| seen.online = online);
    if online && phone.look(|seen| seen.sending.is_empty()) && !gloo::utils::document().hidden() {
        phone.send_waiting();
    }
}

/// One listener each for the whole page part, since its insides are drawn anew. They last as long as the page.
fn listen(phone: &Phone, body: &Element) {
    let on = |target: &web_sys::EventTarget, kind: &'static str, act: fn(&Phone, &Event)| {
        let phone = phone.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(target, kind, options, move |event| act(&phone, event))
            .forget();
    };
    on(body, "click", clicked);
    on(body, "submit", submitted);
    on(body, "change", changed);
    on(&gloo::utils::document(), "visibilitychange", |phone, _| {
        look(phone)
    });
    for kind in ["online", "offline"] {
        on(&gloo::utils::window(), kind, |phone, _| {
            look(phone);
            phone.draw_list();
        });
    }
}

fn clicked(phone: &Phone, event: &Event) {
    let pressed = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    if let Some(button) = pressed.and_then(|it| it.closest("[data-act]").ok().flatten()) {
        let of = |name: &str| button.get_attribute(name).unwrap_or_default();
        acts::act(phone, &of("data-act"), of("data-key"));
    }
}

fn submitted(phone: &Phone, event: &Event) {
    event.prevent_default();
    let form = event
        .target()
        .and_then(|it| it.dyn_into::<HtmlFormElement>().ok());
    let Some(data) = form.and_then(|form| FormData::new_with_form(&form).ok()) else {
        return;
    };
    let values = |name: &str| -> Vec<String> {
        data.get_all(name)
            .iter()
            .filter_map(|value| value.as_string())
            .collect()
    };
    let mut given = Flat::new();
    for name in phone.asked() {
        let list = values(&name);
        given.insert(name, list);
    }
    phone.answer(&given);
}

fn changed(phone: &Phone, event: &Event) {
    let field = event
        .target()
        .and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field.filter(|field| field.id() == PHOTO_FIELD) {
        phone.add_photos(field.files().iter().flat_map(files_of).collect());
    }
}

fn is_online() -> bool {
    gloo::utils::window().navigator().on_line()
}
