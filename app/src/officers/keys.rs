//! The single keys of a desk page. Without `boot.js` they do nothing, and all of this stays hidden.

use super::words;
use crate::ui::Keys;
use leptos::prelude::*;

/// A key and what it does, as the help says it.
pub type Key = (&'static str, &'static str);

/// The first few of `keys` at the foot, all of them in the help, and the box that turns them off (WCAG 2.1.4).
#[component]
pub fn DeskKeys(keys: Vec<Key>) -> impl IntoView {
    let foot: Vec<_> = keys.iter().take(4).copied().chain([HELP]).collect();
    let line = |(key, does): Key| view! { <dt><kbd>{key}</kbd></dt><dd>{does}</dd> };
    view! {
        <div data-desk-keys hidden>
            <Keys keys=foot/>
            <label class="keys"><input type="checkbox"/> " " {words::KEYS_ON}</label>
            <dialog class="card" aria-labelledby="keys-help">
                <h2 id="keys-help">{words::KEYS_TITLE}</h2>
                <dl class="facts">{keys.into_iter().chain([HELP]).map(line).collect_view()}</dl>
                <form method="dialog"><button class="button button--secondary">{words::CLOSE_HELP}</button></form>
            </dialog>
        </div>
    }
}

const HELP: Key = ("?", "all keys");
