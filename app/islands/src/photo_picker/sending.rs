use super::{album::Album, photo::Photo, state::State};
use crate::browser::{
    pause,
    request::{Refusal, Reply, no_answer, post_form},
};
use crate::pictures::Body;
use leptos::prelude::*;
use serde::Deserialize;
use web_sys::{FormData, XmlHttpRequest};

/// Milliseconds before each try. The sum is how long a tenant may stand in a stairwell before being asked to act.
const PAUSES: [u32; 4] = [0, 1_000, 3_000, 9_000];
/// The longest wait a server can ask of us, in seconds.
const LONGEST_WAIT: u32 = 30;

/// The server's answer to a photo it stored, with status 201; the same for a key it already has.
#[derive(Deserialize)]
struct Stored {
    id: String,
    thumb: String,
    bytes: u32,
}

impl Album {
    /// Sends a photo, again if need be. All tries carry the same key, so that the server stores one photo.
    pub async fn send(self, photo: &Photo) {
        let mut asked_to_wait = 0;
        for wait in PAUSES {
            if wait > 0 {
                photo.state.set(State::TryingAgain);
                pause(wait.max(asked_to_wait)).await;
            }
            let Some(reply) = self.post_if_wanted(photo).await else {
                return;
            };
            if !reply.may_do_better_later() {
                return self.settle(photo, &reply);
            }
            asked_to_wait = reply.retry_after.min(LONGEST_WAIT) * 1000;
        }
        self.complain(photo, self.say(|words| &words.failed), true);
    }

    /// `None` if the photo was removed before or meanwhile.
    async fn post_if_wanted(self, photo: &Photo) -> Option<Reply> {
        if !self.wants(photo) {
            return None;
        }
        photo.state.set(State::Sending(0));
        let reply = self.post(photo).await;
        self.wants(photo).then_some(reply)
    }

    async fn post(self, photo: &Photo) -> Reply {
        let (Some(form), Ok(request)) = (form_for(photo), XmlHttpRequest::new()) else {
            return no_answer();
        };
        photo
            .kept
            .update_value(|kept| kept.request = Some(request.clone()));
        let address = self
            .settings
            .with_value(|settings| settings.upload_url.clone());
        let sending = photo.clone();
        let show = move |percent| {
            if self.wants(&sending) {
                sending.state.set(State::Sending(percent));
            }
        };
        post_form(&request, &address, &form, show).await
    }

    fn settle(self, photo: &Photo, reply: &Reply) {
        match leptos::serde_json::from_str::<Stored>(&reply.text) {
            Ok(stored) if reply.is_success() => self.store(photo, stored),
            _ => self.explain(photo, reply),
        }
    }

    fn store(self, photo: &Photo, stored: Stored) {
        photo.release_bytes();
        if photo.picture.with_untracked(String::is_empty) {
            photo.picture.set(stored.thumb);
        }
        photo.state.set(State::Ready {
            id: stored.id,
            bytes: Some(stored.bytes),
        });
        self.announce_sent();
    }

    fn explain(self, photo: &Photo, reply: &Reply) {
        // These statuses judge the file; others (signed out, moved) may pass.
        let final_word = matches!(reply.status, 400 | 409 | 413 | 415 | 422);
        let why = match leptos::serde_json::from_str::<Refusal>(&reply.text) {
            Ok(refusal) => refusal.error,
            Err(_) if final_word => self.say(|words| &words.refused),
            Err(_) => self.say(|words| &words.failed),
        };
        self.complain(photo, why, !final_word);
    }

    fn complain(self, photo: &Photo, why: String, again: bool) {
        self.announcement.set(format!("{}: {why}", photo.name));
        photo.state.set(State::Failed { why, again });
    }
}

/// The key goes first, so that the server can answer a repeated one before it reads the photo.
fn form_for(photo: &Photo) -> Option<FormData> {
    let Body { content, file_name } = photo.body()?;
    let form = FormData::new().ok()?;
    form.append_with_str("key", &photo.key).ok()?;
    form.append_with_blob_and_filename("photo", &content, &file_name)
        .ok()?;
    Some(form)
}
