//! Keys that are the same wherever the demo is loaded, so that a link to someone keeps its meaning.

use crate::PersonId;
use crate::secrets::sha256;
use uuid::{Builder, Uuid};

/// Sets the demo's keys apart from any others made the same way.
const NAMESPACE: &str = "ebbsmarsh/";

/// The key of a thing by its kind and name: the start of a SHA-256, as a UUID of version 8 (made by our own rule).
pub(super) fn key(kind: &str, name: &str) -> Uuid {
    let hash = sha256(format!("{NAMESPACE}{kind}/{name}").as_bytes());
    let mut start = [0; 16];
    start.copy_from_slice(&hash[..16]);
    Builder::from_custom_bytes(start).into_uuid()
}

pub(super) fn person(key_of: &str) -> PersonId {
    PersonId(key("person", key_of))
}

/// A browser that one reporter might have used.
pub(super) fn browser(name: &str) -> [u8; 32] {
    sha256(format!("{NAMESPACE}browser/{name}").as_bytes())
}

/// An officer's work address.
pub(super) fn work_email(officer: &str) -> String {
    format!("{}@example.com", officer.replace('-', "."))
}
