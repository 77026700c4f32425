//! The browser's own parts that more than one island needs.

use gloo::timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

pub mod request;

/// Comes back after this many milliseconds.
pub async fn pause(milliseconds: u32) {
    let timer = Promise::new(&mut |resolve, _| {
        Timeout::new(milliseconds, move || {
            drop(resolve.call0(&JsValue::UNDEFINED))
        })
        .forget();
    });
    let _ = JsFuture::from(timer).await;
}

/// A version 4 UUID. Made by hand because `crypto.randomUUID` is missing on plain `http:`.
pub fn random_uuid() -> String {
    let mut bytes = [0; 16];
    if let Ok(crypto) = gloo::utils::window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    uuid_from(bytes)
}

/// Moves the keyboard to the element with this id, if it is on the page.
pub fn focus(id: &str) {
    if let Some(element) = gloo::utils::document().get_element_by_id(id) {
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}

/// Asks, and waits for yes or no.
pub fn confirm(question: &str) -> bool {
    gloo::utils::window()
        .confirm_with_message(question)
        .unwrap_or(false)
}

/// Whether the keyboard is on the element with this id.
pub fn has_focus(id: &str) -> bool {
    gloo::utils::document()
        .active_element()
        .is_some_and(|element| element.id() == id)
}

fn uuid_from(mut bytes: [u8; 16]) -> String {
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut text = String::with_capacity(36);
    for (place, byte) in bytes.iter().enumerate() {
        if matches!(place, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for digit in [byte >> 4, byte & 0x0f] {
            text.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_version_4_uuid() {
        assert_eq!(
            uuid_from([0xff; 16]),
            "ffffffff-ffff-4fff-bfff-ffffffffffff"
        );
        assert_eq!(uuid_from([0; 16]), "00000000-0000-4000-8000-000000000000");
    }
}
