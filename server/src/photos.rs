//! Photos that tenants and officers send: read off the wire here, decoded and drawn anew in `pictures`.

pub mod incoming;

pub use pictures::{
    Encoder, FULL_SIDE, MAX_BYTES, MAX_PIXELS, MAX_SIDE, Prepared, Refusal, THUMB_SIDE,
    name_for_display, prepare, prepare_with,
};
