use super::{
    album::{Album, FILE_FIELD, remove_button},
    photo::Photo,
    state::State,
};
use crate::browser::{self, request::post_fields};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

impl Album {
    /// Takes a photo off the page, and off the server if it is or may be there. Does nothing for one already on its way out.
    pub fn remove(self, photo: &Photo) {
        if !self.wants(photo) {
            return;
        }
        let known_as = photo.known_as();
        let before = photo.state.get_untracked();
        photo.state.set(State::Removing);
        photo.stop_sending();
        match known_as {
            None => self.take_out(photo),
            Some((field, value)) => {
                spawn_local(self.remove_from_server(photo.clone(), before, field, value))
            }
        }
    }

    async fn remove_from_server(
        self,
        photo: Photo,
        before: State,
        field: &'static str,
        value: String,
    ) {
        let address = self
            .settings
            .with_value(|settings| settings.remove_url.clone());
        let reply = post_fields(&address, &[(field, &value)]).await;
        // A photo the server does not have is as gone as it can be.
        if reply.is_success() || matches!(reply.status, 404 | 410) {
            self.take_out(&photo);
        } else {
            self.keep_after_all(&photo, before);
        }
    }

    fn take_out(self, photo: &Photo) {
        self.problem.set(String::new());
        if browser::has_focus(&remove_button(&photo.key)) {
            browser::focus(&self.next_stop_after(photo));
        }
        self.photos
            .update(|photos| photos.retain(|other| other.key != photo.key));
        self.announcement.set(self.say(|words| &words.removed));
        self.advance();
    }

    fn keep_after_all(self, photo: &Photo, before: State) {
        // What was on its way was stopped, so it now waits for the tenant's word.
        let state = if before.is_being_sent() {
            State::Failed {
                why: self.say(|words| &words.failed),
                again: true,
            }
        } else {
            before
        };
        photo.state.set(state);
        self.problem.set(
            self.say(|words| &words.not_removed)
                .replace("{name}", &photo.name),
        );
    }

    /// Where the keyboard goes when this photo leaves: the photo after it, else the one before, else the file field.
    fn next_stop_after(self, photo: &Photo) -> String {
        self.photos.with_untracked(|photos| {
            let place = photos
                .iter()
                .position(|other| other.key == photo.key)
                .unwrap_or(0);
            let neighbour = photos
                .get(place + 1)
                .or_else(|| place.checked_sub(1).and_then(|before| photos.get(before)));
            neighbour.map_or(FILE_FIELD.to_owned(), |other| remove_button(&other.key))
        })
    }
}
