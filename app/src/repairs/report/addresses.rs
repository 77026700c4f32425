//! Addresses of the report's pages that are not questions.

pub const START: &str = "/repairs/report";
pub const ADVICE: &str = "/repairs/report/emergency/advice";
/// What a search found.
pub const FOUND: &str = "/repairs/report/found";
pub const CHECK: &str = "/repairs/report/check";
pub const WHO: &str = "/repairs/report/who";

/// The page that confirms what was sent with that key.
pub fn sent(key: domain::SubmissionKey) -> String {
    format!("/repairs/report/sent?key={key}")
}

/// A photo in full.
pub fn photo(id: domain::AttachmentId) -> String {
    format!("/photos/{id}/full")
}

/// A photo as a small picture.
pub fn thumb(id: domain::AttachmentId) -> String {
    format!("/photos/{id}/thumb")
}

/// Where the photo picker and its plain form send photos, and where they are removed.
pub const UPLOAD: &str = "/upload/repairs/photos";
pub const REMOVE: &str = "/upload/repairs/photos/remove";
