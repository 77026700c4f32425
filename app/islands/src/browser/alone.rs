//! Work that only one tab does at a time.

use js_sys::{Function, Object, Promise, Reflect};
use std::future::Future;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Does the work unless another tab is at it already. A browser that knows no locks (before 2022) just does it: what is
/// done twice must be harmless anyway.
pub async fn alone(name: &str, work: impl Future<Output = ()> + 'static) {
    let navigator = gloo::utils::window().navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).unwrap_or(JsValue::UNDEFINED);
    let request = Reflect::get(&locks, &"request".into()).and_then(|it| it.dyn_into::<Function>());
    let Ok(request) = request else {
        return work.await;
    };
    let options = Object::new();
    let _ = Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE);
    let held = Closure::once(move |lock: JsValue| -> Promise {
        if lock.is_null() {
            return Promise::resolve(&JsValue::UNDEFINED);
        }
        future_to_promise(async move {
            work.await;
            Ok(JsValue::UNDEFINED)
        })
    });
    let asked = request.call3(&locks, &name.into(), &options, held.as_ref());
    if let Ok(asked) = asked {
        let _ = JsFuture::from(Promise::resolve(&asked)).await;
    }
}
