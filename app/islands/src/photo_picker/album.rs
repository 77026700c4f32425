use super::{PhotoOnServer, PhotoWords, photo::Photo, state::State};
use crate::browser;
use crate::pictures::{files_of, shrink};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

/// Photos sent at the same time. More only share one bar of signal.
const AT_ONCE: usize = 2;

/// The photos on the page and what can be done with them. The list is also the queue: what happens next
/// is read from the photos' states, see [`Album::advance`].
#[derive(Clone, Copy)]
pub struct Album {
    pub photos: RwSignal<Vec<Photo>>,
    pub settings: StoredValue<Settings>,
    /// Spoken to screen readers.
    pub announcement: RwSignal<String>,
    /// An error that belongs to no single photo.
    pub problem: RwSignal<String>,
    /// Whether a photo was made smaller on this page.
    pub shrunk: RwSignal<bool>,
}

/// What the page said about this picker.
pub struct Settings {
    pub upload_url: String,
    pub remove_url: String,
    pub max_photos: u32,
    pub words: PhotoWords,
}

/// Id of the file field; the error summary links to it.
pub const FILE_FIELD: &str = "photo";

impl Album {
    pub fn new(existing: Vec<PhotoOnServer>, settings: Settings) -> Self {
        Self {
            photos: RwSignal::new(existing.into_iter().map(Photo::on_server).collect()),
            settings: StoredValue::new(settings),
            announcement: RwSignal::new(String::new()),
            problem: RwSignal::new(String::new()),
            shrunk: RwSignal::new(false),
        }
    }

    /// Takes the files out of the field and starts sending them. What there is no room for is named.
    pub fn take_from(self, field: &HtmlInputElement) {
        let files: Vec<web_sys::File> = field.files().iter().flat_map(files_of).collect();
        // Without this, choosing the same file again would not be noticed.
        field.set_value("");
        let room =
            (self.max_photos() as usize).saturating_sub(self.photos.with_untracked(Vec::len));
        let left_out: Vec<String> = files.iter().skip(room).map(web_sys::File::name).collect();
        self.photos
            .update(|photos| photos.extend(files.into_iter().take(room).map(Photo::chosen)));
        self.problem.set(if left_out.is_empty() {
            String::new()
        } else {
            self.too_many(&left_out.join(", "))
        });
        self.advance();
    }

    /// Starts whatever can start: one photo is made smaller at a time, because each takes tens of megabytes
    /// to open, and [`AT_ONCE`] are sent. Does nothing when all is under way or done.
    pub fn advance(self) {
        if self.count(|state| *state == State::Preparing) == 0
            && let Some(photo) = self.first(&State::Chosen)
        {
            photo.state.set(State::Preparing);
            spawn_local(self.prepare(photo));
        }
        while self.count(State::is_being_sent) < AT_ONCE
            && let Some(photo) = self.first(&State::Waiting)
        {
            photo.state.set(State::Sending(0));
            spawn_local(self.send_then_advance(photo));
        }
    }

    /// Sends a photo once more, after all automatic retries failed.
    pub fn retry(self, photo: &Photo) {
        if photo.state.with_untracked(State::can_be_retried) {
            browser::focus(&remove_button(&photo.key));
            photo.state.set(State::Waiting);
            self.advance();
        }
    }

    /// Sends every photo once more that failed for want of signal.
    pub fn retry_all(self) {
        for photo in self.photos.get_untracked() {
            if photo.state.with_untracked(State::can_be_retried) {
                photo.state.set(State::Waiting);
            }
        }
        self.advance();
    }

    /// Whether leaving the page now would lose a photo.
    pub fn has_unsent(self) -> bool {
        self.photos.with(|photos| {
            photos
                .iter()
                .any(|photo| photo.state.with(State::is_unsent))
        })
    }

    /// Whether this photo is still wanted.
    pub fn wants(self, photo: &Photo) -> bool {
        let listed = self
            .photos
            .with_untracked(|photos| photos.iter().any(|other| other.key == photo.key));
        listed
            && photo
                .state
                .with_untracked(|state| *state != State::Removing)
    }

    pub fn is_full(self) -> bool {
        self.photos.with(Vec::len) >= self.max_photos() as usize
    }

    pub fn max_photos(self) -> u32 {
        self.settings.with_value(|settings| settings.max_photos)
    }

    /// One of the picker's words.
    pub fn say(self, pick: impl FnOnce(&PhotoWords) -> &String) -> String {
        self.settings.with_value(|settings| {
            pick(&settings.words).replace("{max}", &settings.max_photos.to_string())
        })
    }

    pub fn caption(self, state: &State) -> String {
        self.settings
            .with_value(|settings| state.caption(&settings.words))
    }

    /// Speaks how many photos have arrived.
    pub fn announce_sent(self) {
        let sent = self.count(|state| matches!(state, State::Ready { .. }));
        let total = self.photos.with_untracked(Vec::len);
        let sentence = self.say(|words| &words.sent);
        self.announcement.set(
            sentence
                .replace("{n}", &sent.to_string())
                .replace("{total}", &total.to_string()),
        );
    }

    async fn prepare(self, photo: Photo) {
        let file = photo.kept.with_value(|kept| kept.file.clone());
        if let Some(file) = file
            && let Some(small) = shrink(&file).await
        {
            photo.keep(small);
            self.shrunk.set(true);
        }
        if self.wants(&photo) {
            photo.state.set(State::Waiting);
        }
        self.advance();
    }

    async fn send_then_advance(self, photo: Photo) {
        self.send(&photo).await;
        self.advance();
    }

    fn count(self, wanted: impl Fn(&State) -> bool) -> usize {
        self.photos.with_untracked(|photos| {
            photos
                .iter()
                .filter(|photo| photo.state.with_untracked(&wanted))
                .count()
        })
    }

    fn first(self, wanted: &State) -> Option<Photo> {
        let is_wanted = |photo: &&Photo| photo.state.with_untracked(|state| state == wanted);
        self.photos
            .with_untracked(|photos| photos.iter().find(is_wanted).cloned())
    }

    fn too_many(self, names: &str) -> String {
        self.say(|words| &words.too_many).replace("{names}", names)
    }
}

/// Id of the button that removes the photo with this key.
pub fn remove_button(key: &str) -> String {
    format!("remove-{key}")
}
