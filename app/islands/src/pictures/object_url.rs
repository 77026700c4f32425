use web_sys::{Blob, Url};

/// An address the browser gave to bytes it holds. Dropping it lets the bytes go.
pub struct ObjectUrl(String);

impl ObjectUrl {
    /// `None` if the browser refuses.
    pub fn of(blob: &Blob) -> Option<Self> {
        Url::create_object_url_with_blob(blob).ok().map(Self)
    }

    pub fn address(&self) -> &str {
        &self.0
    }
}

impl Drop for ObjectUrl {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.0);
    }
}
