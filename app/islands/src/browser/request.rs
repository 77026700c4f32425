//! One POST by `XMLHttpRequest`, the only way to learn how much of a body has left the phone.

use js_sys::{Date, Promise};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ProgressEvent, XmlHttpRequest};

/// A request in which nothing moves for this long has failed, in milliseconds.
const STALLED_AFTER: u32 = 45_000;

/// What came back.
pub struct Reply {
    /// The HTTP status; 0 when there was no answer, or the request was stopped.
    pub status: u16,
    pub text: String,
    /// Seconds the server asked us to wait, from `Retry-After`; 0 when it did not say.
    pub retry_after: u32,
}

/// The server's answer to a photo it will not take, with a status from 400 to 499.
#[derive(serde::Deserialize)]
pub struct Refusal {
    pub error: String,
}

impl Reply {
    /// Whether the same request may do better later: no signal, timed out, too many requests, a server in trouble.
    pub fn may_do_better_later(&self) -> bool {
        matches!(self.status, 0 | 408 | 429 | 500..)
    }

    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// Asks for JSON.
pub async fn get(address: &str) -> Reply {
    let Ok(request) = XmlHttpRequest::new() else {
        return no_answer();
    };
    send(&request, "GET", address, XmlHttpRequest::send).await
}

/// Posts `fields` as a form without files and asks for JSON.
pub async fn post_fields(address: &str, fields: &[(&str, &str)]) -> Reply {
    let Ok(request) = XmlHttpRequest::new() else {
        return no_answer();
    };
    let body = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", js_sys::encode_uri_component(value)));
    let body: Vec<String> = body.collect();
    send(&request, "POST", address, |request| {
        request.set_request_header("Content-Type", "application/x-www-form-urlencoded")?;
        request.send_with_opt_str(Some(&body.join("&")))
    })
    .await
}

/// Posts a multipart form on `request`, which the caller may abort, and asks for JSON.
/// `on_progress` is told the share that has left, in percent.
pub async fn post_form(
    request: &XmlHttpRequest,
    address: &str,
    form: &web_sys::FormData,
    mut on_progress: impl FnMut(u32) + 'static,
) -> Reply {
    let started = Date::now();
    let timed = request.clone();
    let watch = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| {
        // The timeout counts from the start of the request, so each sign of life moves it on.
        timed.set_timeout((Date::now() - started) as u32 + STALLED_AFTER);
        on_progress((event.loaded() * 100.0 / event.total().max(1.0)) as u32);
    });
    if let Ok(upload) = request.upload() {
        upload.set_onprogress(Some(watch.as_ref().unchecked_ref()));
    }
    send(request, "POST", address, |request| {
        request.send_with_opt_form_data(Some(form))
    })
    .await
}

async fn send(
    request: &XmlHttpRequest,
    method: &str,
    address: &str,
    start: impl FnOnce(&XmlHttpRequest) -> Result<(), JsValue>,
) -> Reply {
    let ended = Promise::new(&mut |resolve, _| request.set_onloadend(Some(&resolve)));
    match open(request, method, address).and_then(|()| start(request)) {
        Ok(()) => drop(JsFuture::from(ended).await),
        Err(_) => return no_answer(),
    }
    reply_of(request)
}

fn open(request: &XmlHttpRequest, method: &str, address: &str) -> Result<(), JsValue> {
    request.open(method, address)?;
    request.set_timeout(STALLED_AFTER);
    request.set_request_header("Accept", "application/json")
}

fn reply_of(request: &XmlHttpRequest) -> Reply {
    let wait = request.get_response_header("Retry-After").ok().flatten();
    Reply {
        status: request.status().unwrap_or(0),
        text: request.response_text().ok().flatten().unwrap_or_default(),
        retry_after: wait.and_then(|seconds| seconds.parse().ok()).unwrap_or(0),
    }
}

/// A request that came to nothing.
pub fn no_answer() -> Reply {
    Reply {
        status: 0,
        text: String::new(),
        retry_after: 0,
    }
}
