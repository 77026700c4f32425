//! Sending what the phone keeps: when it is kept, when the signal is back, when the page is opened or looked at again, and
//! by a button. One tab at a time, and each step may be broken off: the next try goes on from there.

use super::phone::Phone;
use super::record::{Go, Record};
use super::{store, words};
use crate::browser::pause;
use crate::browser::request::{Refusal, Reply, get, post_fields, post_form};
use rules::repairs::offline::Answered;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, FormData, XmlHttpRequest};

const REPORTS: &str = "/repairs/offline";
/// How often one report is tried in a row, and how long apart, in milliseconds.
const ROUNDS: u32 = 3;
const BETWEEN: u32 = 3_000;

impl Phone {
    /// Asks whose phone this is now, if anyone answers.
    pub async fn ask_owner(&self) {
        let owner = read(&get(REPORTS).await).owner;
        if !owner.is_empty() {
            self.recognise(owner);
        }
    }

    /// Sends all reports that may go by themselves.
    pub fn send_waiting(&self) {
        self.send_those(|record, owner| record.sends_itself(owner));
    }

    /// Sends one report, because someone said so.
    pub fn send_now(&self, key: String) {
        self.say("");
        self.send_those(move |record, _| record.key == key);
    }

    /// As they are kept now: another tab may have sent some.
    fn send_those(&self, wanted: impl Fn(&Record, &str) -> bool + 'static) {
        let phone = self.clone();
        spawn_local(async move {
            let Some(_turn) = store::take_turn().await else {
                return;
            };
            let owner = phone.owner();
            for record in store::reports().await.unwrap_or_default() {
                if wanted(&record, &owner) {
                    phone.send(record).await;
                }
            }
        });
    }

    async fn send(&self, mut record: Record) {
        self.mark(record.key.clone());
        for round in 0..ROUNDS {
            if round > 0 {
                pause(BETWEEN).await;
            }
            let (go, answered) = self.go_through(&mut record).await;
            if go != Go::Later {
                break;
            }
            if !answered || round + 1 == ROUNDS {
                self.say(if answered { words::NOT_NOW } else { "" });
                break;
            }
        }
        self.mark(String::new());
        self.refresh().await;
    }

    /// Shows which report is on its way.
    fn mark(&self, key: String) {
        self.change(|seen| seen.sending = key);
        self.draw_list();
    }

    /// Opens, sends the photos, sends. The second says whether anyone answered.
    async fn go_through(&self, record: &mut Record) -> (Go, bool) {
        let answers = leptos::serde_json::to_string(&record.answers).unwrap_or_default();
        let fields = [
            ("submission_key", record.key.as_str()),
            ("owner", record.owner.as_str()),
            ("answers", answers.as_str()),
        ];
        let reply = post_fields(REPORTS, &fields).await;
        let answered = read(&reply);
        if reply.status == 403 && !answered.owner.is_empty() {
            self.recognise(answered.owner.clone());
            self.say(words::NOT_YOURS);
        }
        let mut went = (record.opened(reply.status, answered), reply.status != 0);
        keep(record).await;
        while went.0 == Go::On
            && let Some(place) = record.next_photo()
        {
            went = self.send_photo(record, place).await;
            keep(record).await;
        }
        if went.0 != Go::On {
            return went;
        }
        let reply = post_fields(&format!("{REPORTS}/{}/send", record.key), &[]).await;
        let go = record.sent(reply.status, read(&reply));
        keep(record).await;
        (go, reply.status != 0)
    }

    async fn send_photo(&self, record: &mut Record, place: usize) -> (Go, bool) {
        let photo = &record.photos[place];
        let Some(content) = store::photo(&photo.key).await else {
            record.photo_lost(place, words::PHOTO_LOST);
            return (Go::On, true);
        };
        let address = format!("/upload/repairs/offline/{}/photos", record.key);
        let Some((request, form)) = form_for(&photo.key, &content) else {
            return (Go::Later, true);
        };
        let reply = post_form(&request, &address, &form, |_| ()).await;
        let why = leptos::serde_json::from_str::<Refusal>(&reply.text);
        let why = why.map_or_else(|_| words::PHOTO_FAILED.to_owned(), |refusal| refusal.error);
        (
            record.photo_answered(place, reply.status, why),
            reply.status != 0,
        )
    }
}

/// Keeps how far it is. Once it is sent, the photos are the server's.
async fn keep(record: &Record) {
    let _ = store::keep(record).await;
    if !record.reference.is_empty() {
        store::drop_photos(record).await;
    }
}

fn read(reply: &Reply) -> Answered {
    leptos::serde_json::from_str(&reply.text).unwrap_or_default()
}

/// The key goes first, so that the server knows a photo it has already.
fn form_for(key: &str, content: &Blob) -> Option<(XmlHttpRequest, FormData)> {
    let form = FormData::new().ok()?;
    form.append_with_str("key", key).ok()?;
    form.append_with_blob_and_filename("photo", content, "photo.jpg")
        .ok()?;
    Some((XmlHttpRequest::new().ok()?, form))
}
