use super::{PhotoOnServer, state::State};
use crate::pictures::{Body, ObjectUrl, Shrunk};
use leptos::prelude::*;
use web_sys::{File, XmlHttpRequest};

/// One photo, from the moment it is chosen until it is removed.
#[derive(Clone)]
pub struct Photo {
    /// Names the photo within the page and, while it is being sent, towards the server: a UUID made once per chosen file.
    pub key: String,
    /// The file's name, for people.
    pub name: String,
    pub state: ArcRwSignal<State>,
    /// Address of the picture in the tile; empty while there is none.
    pub picture: ArcRwSignal<String>,
    pub kept: ArcStoredValue<Kept>,
}

/// What the browser holds for a photo; all of it is let go as soon as the photo is on the server or removed.
#[derive(Default)]
pub struct Kept {
    pub file: Option<File>,
    pub body: Option<Body>,
    pub preview: Option<ObjectUrl>,
    pub request: Option<XmlHttpRequest>,
}

impl Photo {
    /// A photo the server already has.
    pub fn on_server(photo: PhotoOnServer) -> Self {
        Self {
            key: photo.id.clone(),
            name: photo.name,
            state: ArcRwSignal::new(State::Ready {
                id: photo.id,
                bytes: None,
            }),
            picture: ArcRwSignal::new(photo.thumb),
            kept: ArcStoredValue::new(Kept::default()),
        }
    }

    /// A photo just chosen in the browser.
    pub fn chosen(file: File) -> Self {
        Self {
            key: crate::browser::random_uuid(),
            name: file.name(),
            state: ArcRwSignal::new(State::Chosen),
            picture: ArcRwSignal::new(String::new()),
            kept: ArcStoredValue::new(Kept {
                file: Some(file),
                ..Kept::default()
            }),
        }
    }

    /// Under which field and value the server may know this photo, if it may know it at all.
    pub fn known_as(&self) -> Option<(&'static str, String)> {
        match self.state.get_untracked() {
            State::Ready { id, .. } => Some(("photo", id)),
            State::Sending(_) | State::TryingAgain | State::Failed { again: true, .. } => {
                Some(("key", self.key.clone()))
            }
            _ => None,
        }
    }

    /// Keeps the smaller photo in the original's stead, and shows it.
    pub fn keep(&self, small: Shrunk) {
        self.kept.update_value(|kept| {
            kept.file = None;
            kept.body = Some(small.body);
        });
        if let Some(preview) = small.preview.as_ref().and_then(ObjectUrl::of) {
            self.picture.set(preview.address().to_owned());
            self.kept.update_value(|kept| kept.preview = Some(preview));
        }
    }

    /// What to send: the smaller photo, or the original where this browser could not open it.
    pub fn body(&self) -> Option<Body> {
        self.kept.with_value(|kept| {
            let original = || {
                kept.file.as_ref().map(|file| Body {
                    content: file.clone().into(),
                    file_name: file.name(),
                })
            };
            kept.body.clone().or_else(original)
        })
    }

    /// Stops a request that is under way.
    pub fn stop_sending(&self) {
        if let Some(request) = self
            .kept
            .try_update_value(|kept| kept.request.take())
            .flatten()
        {
            let _ = request.abort();
        }
    }

    /// Lets go of the bytes; the small picture stays.
    pub fn release_bytes(&self) {
        self.kept.update_value(|kept| {
            kept.file = None;
            kept.body = None;
            kept.request = None;
        });
    }
}
