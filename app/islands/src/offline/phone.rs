//! What the page holds and can do: the reports on the phone, and the one being written.

use super::record::{Photo, Record, Stage};
use super::screen::fields;
use super::{store, words};
use crate::browser::{self, random_uuid};
use crate::pictures::shrink;
use js_sys::Date;
use leptos::prelude::*;
use rules::repairs::offline::{Given, MOST_PHOTOS, Problem, Step};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

/// Ids that the keyboard is moved to.
pub const HEADING: &str = "offline-heading";
pub const SUMMARY: &str = "offline-summary";

/// What is to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Showing {
    Opening,
    /// This browser keeps nothing.
    Unable,
    List,
    Step(Step),
}

#[derive(Clone, Copy)]
pub struct Phone {
    pub showing: RwSignal<Showing>,
    /// Reports to show, the newest first.
    pub records: RwSignal<Vec<Record>>,
    /// The report being written.
    pub record: RwSignal<Record>,
    pub problems: RwSignal<Vec<Problem>>,
    /// Spoken to screen readers, and shown.
    pub said: RwSignal<String>,
    /// The key of the report on its way, empty when there is none.
    pub sending: RwSignal<String>,
    pub preparing: RwSignal<bool>,
    pub online: RwSignal<bool>,
    pub owner: StoredValue<String>,
}

impl Phone {
    pub fn new() -> Self {
        Self {
            showing: RwSignal::new(Showing::Opening),
            records: RwSignal::default(),
            record: RwSignal::default(),
            problems: RwSignal::default(),
            said: RwSignal::default(),
            sending: RwSignal::default(),
            preparing: RwSignal::new(false),
            online: RwSignal::new(true),
            owner: StoredValue::default(),
        }
    }

    /// Reads what is kept, and throws away what is too old.
    pub async fn refresh(self) {
        let Ok(mut records) = store::reports().await else {
            return self.showing.set(Showing::Unable);
        };
        let now = Date::now();
        for old in records.extract_if(.., |record| record.is_too_old(now)) {
            store::drop_report(&old).await;
        }
        let owner = self.owner.get_value();
        records.retain(|record| record.is_shown_to(&owner));
        records.sort_by(|one, other| other.at.total_cmp(&one.at));
        self.records.set(records);
        if matches!(
            self.showing.get_untracked(),
            Showing::Opening | Showing::Unable
        ) {
            self.showing.set(Showing::List);
        }
    }

    /// Begins a report.
    pub fn begin(self) {
        store::ask_to_last();
        self.record
            .set(Record::new(random_uuid(), self.owner.get_value()));
        self.show(Step::Emergency);
    }

    /// Goes on with a report where it was left, or where the server found something missing.
    pub fn go_on(self, record: &Record) {
        let step = record.step.unwrap_or(Step::Check);
        self.record.set(record.clone());
        self.show(step);
        self.problems.set(record.problems.clone());
    }

    /// Takes a step's form and leads on, or says what is wrong with it.
    pub fn answer(self, step: Step, given: Given) {
        let shown = self
            .record
            .with_untracked(|record| fields(step, record, &[]));
        self.record.update(|record| {
            record.answers.take(step, &given);
            record.problems.clear();
        });
        let (problems, next) = self.record.with_untracked(|record| {
            let answers = &record.answers;
            (step.problems(answers), step.onward(answers))
        });
        if problems.is_empty() {
            return self.show(next);
        }
        // A question that only this answer called for has not been seen yet: it is asked, not complained about.
        let is_seen = |problem: &Problem| shown.iter().any(|field| field.name == problem.field);
        let seen: Vec<Problem> = problems.into_iter().filter(is_seen).collect();
        let focus = if seen.is_empty() { HEADING } else { SUMMARY };
        self.problems.set(seen);
        self.save_then(move |_| browser::focus_soon(focus));
    }

    pub fn back(self, step: Step) {
        match self
            .record
            .with_untracked(|record| step.previous(&record.answers))
        {
            Some(before) => self.show(before),
            None => self.leave(),
        }
    }

    /// Goes to a step, saved.
    pub fn show(self, step: Step) {
        self.problems.set(Vec::new());
        self.said.set(String::new());
        self.record.update(|record| record.step = Some(step));
        self.showing.set(Showing::Step(step));
        self.save_then(|_| browser::focus_soon(HEADING));
    }

    /// Back to the list. What was answered is kept.
    pub fn leave(self) {
        self.save_then(|phone| phone.to_list());
    }

    /// Done writing: to be sent as soon as there is a signal.
    pub fn keep(self) {
        let open = self
            .record
            .with_untracked(|record| Step::first_open(&record.answers));
        if let Some(open) = open {
            return self.show(open);
        }
        self.record.update(|record| {
            record.stage = Stage::Kept;
            record.step = None;
        });
        self.save_then(|phone| {
            phone.to_list();
            phone.send_waiting();
        });
    }

    fn to_list(self) {
        self.showing.set(Showing::List);
        browser::focus_soon(HEADING);
        spawn_local(self.refresh());
    }

    /// Throws a report away.
    pub fn delete(self, record: Record) {
        let unsent = record.stage != Stage::Sent;
        if unsent && !browser::confirm(words::SURE) {
            return;
        }
        spawn_local(async move {
            store::drop_report(&record).await;
            self.refresh().await;
            self.said.set(words::DELETED.to_owned());
            browser::focus_soon(HEADING);
        });
    }

    /// Makes photos small and keeps them, one after the other: each takes tens of megabytes to open.
    pub fn add_photos(self, files: Vec<File>) {
        spawn_local(async move {
            self.preparing.set(true);
            for file in files {
                if self.record.with_untracked(|record| record.photos.len()) >= MOST_PHOTOS {
                    self.said.set(words::TOO_MANY.to_owned());
                    break;
                }
                self.add_photo(file).await;
            }
            self.preparing.set(false);
        });
    }

    async fn add_photo(self, file: File) {
        let name = file.name();
        let content = match shrink(&file).await {
            Some(small) => small.body.content,
            None => file.into(),
        };
        let key = random_uuid();
        if store::keep_photo(&key, &content).await.is_err() {
            return self.said.set(words::NOT_SAVED.to_owned());
        }
        let photo = Photo {
            key,
            name,
            ..Photo::default()
        };
        self.record.update(|record| record.photos.push(photo));
        self.save_then(|phone| phone.said.set(words::PHOTO_KEPT.to_owned()));
    }

    pub fn remove_photo(self, key: String) {
        self.record
            .update(|record| record.photos.retain(|photo| photo.key != key));
        self.save_then(|phone| {
            phone.said.set(words::PHOTO_REMOVED.to_owned());
            browser::focus_soon("photo");
        });
        spawn_local(async move { store::drop_photo(&key).await });
    }

    /// Keeps the report being written, then goes on. A phone without room says so, and nothing typed is lost.
    fn save_then(self, then: impl FnOnce(Self) + 'static) {
        self.record.update(|record| record.at = Date::now());
        let record = self.record.get_untracked();
        spawn_local(async move {
            match store::keep(&record).await {
                Ok(()) => then(self),
                Err(_) => self.said.set(words::NOT_SAVED.to_owned()),
            }
        });
    }
}
