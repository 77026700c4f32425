//! What the page holds and can do: the reports on the phone, and the one being written.

use super::page::{HEADING, PHOTO_FIELD, SUMMARY, Seen, Showing, page};
use super::record::{Photo, Record, Stage};
use super::screen::fields;
use super::{store, words};
use crate::browser::{confirm, focus, random_uuid};
use crate::pictures::{ObjectUrl, shrink};
use js_sys::Date;
use rules::repairs::offline::{Flat, MOST_PHOTOS, Problem, Step};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, File};

/// The page and all it holds. Cheap to clone.
#[derive(Clone)]
pub struct Phone(Rc<Inner>);

struct Inner {
    seen: RefCell<Seen>,
    /// Pictures of the report being written, with their keys. Let go of with the report.
    pictures: RefCell<Vec<(String, ObjectUrl)>>,
    owner: RefCell<String>,
    /// Where it is drawn, and where it is said to screen readers what happened.
    body: Element,
    said: Element,
}

impl Phone {
    pub fn new(seen: Seen, body: Element, said: Element) -> Self {
        Self(Rc::new(Inner {
            seen: RefCell::new(seen),
            pictures: RefCell::default(),
            owner: RefCell::new(store::owner()),
            body,
            said,
        }))
    }

    pub fn look<T>(&self, at: impl FnOnce(&Seen) -> T) -> T {
        at(&self.0.seen.borrow())
    }

    /// Changes what is seen, without drawing it.
    pub fn change<T>(&self, how: impl FnOnce(&mut Seen) -> T) -> T {
        how(&mut self.0.seen.borrow_mut())
    }

    /// Draws all anew. The keyboard stays where it was, or goes to the heading if what it was on is gone.
    pub fn draw(&self) {
        let html = self.look(page);
        let held = self.held();
        self.0.body.set_inner_html(&html);
        if let Some(held) = held {
            focus(&held.id());
            if self.held().is_none() {
                focus(HEADING);
            }
        }
    }

    /// What the keyboard is on, in here.
    fn held(&self) -> Option<Element> {
        let active = gloo::utils::document().active_element();
        active.filter(|it| self.0.body.contains(Some(it)))
    }

    /// Draws only what nobody is typing into.
    pub fn draw_list(&self) {
        if self.look(|seen| !matches!(seen.showing, Showing::Step(_))) {
            self.draw();
        }
    }

    pub fn say(&self, words: &str) {
        self.0.said.set_text_content(Some(words));
    }

    pub fn owner(&self) -> String {
        self.0.owner.borrow().clone()
    }

    /// Someone is signed in on this phone.
    pub fn recognise(&self, owner: String) {
        store::remember(&owner);
        self.0.owner.replace(owner);
    }

    /// Reads what is kept, and throws away what is too old.
    pub async fn refresh(&self) {
        match store::reports().await {
            Ok(records) => self.list(records).await,
            Err(_) => self.change(|seen| seen.showing = Showing::Unable),
        }
        self.draw_list();
    }

    async fn list(&self, records: Vec<Record>) {
        let (now, owner) = (Date::now() as u64, self.owner());
        let mut shown = Vec::new();
        for record in records {
            if record.is_too_old(now) {
                store::drop_report(&record).await;
            } else if record.is_shown_to(&owner) {
                // The newest first.
                let place = shown.iter().position(|other: &Record| other.at < record.at);
                shown.insert(place.unwrap_or(shown.len()), record);
            }
        }
        self.change(|seen| {
            seen.records = shown;
            if matches!(seen.showing, Showing::Opening | Showing::Unable) {
                seen.showing = Showing::List;
            }
        });
    }

    /// Begins a report.
    pub fn begin(&self) {
        store::ask_to_last();
        let record = Record::new(random_uuid(), self.owner());
        self.change(|seen| seen.record = record);
        self.show(Step::Emergency);
    }

    /// Goes on with a report where it was left, or where the server found something missing.
    pub fn go_on(&self, key: &str) {
        let Some(record) = self.found(key) else {
            return;
        };
        let (step, problems) = (record.step.unwrap_or(Step::Check), record.problems.clone());
        self.change(|seen| seen.record = record);
        self.at(step, problems);
    }

    fn found(&self, key: &str) -> Option<Record> {
        self.look(|seen| {
            seen.records
                .iter()
                .find(|record| record.key == key)
                .cloned()
        })
    }

    fn step(&self) -> Option<Step> {
        self.look(|seen| match seen.showing {
            Showing::Step(step) => Some(step),
            _ => None,
        })
    }

    /// The names of the fields on the page.
    pub fn asked(&self) -> Vec<String> {
        let Some(step) = self.step() else {
            return Vec::new();
        };
        let shown = self.look(|seen| fields(step, &seen.record, &[]));
        shown.into_iter().map(|field| field.name).collect()
    }

    /// Takes the form of the step and leads on, or says what is wrong with it.
    pub fn answer(&self, given: &Flat) {
        let Some(step) = self.step() else { return };
        let shown = self.asked();
        let (problems, next) = self.change(|seen| {
            let record = &mut seen.record;
            record.answers.take(step, given);
            record.problems.clear();
            (step.problems(&record.answers), step.onward(&record.answers))
        });
        if problems.is_empty() {
            return self.show(next);
        }
        // A question that only this answer called for has not been seen yet: it is asked, not complained about.
        let was_seen = |problem: &Problem| shown.contains(&problem.field);
        self.at(step, problems.into_iter().filter(was_seen).collect());
    }

    pub fn back(&self) {
        let before = self
            .step()
            .and_then(|step| self.look(|seen| step.previous(&seen.record.answers)));
        match before {
            Some(before) => self.show(before),
            None => self.leave(),
        }
    }

    /// On from a step that asks nothing.
    pub fn onward(&self) {
        if let Some(step) = self.step() {
            self.show(self.look(|seen| step.onward(&seen.record.answers)));
        }
    }

    /// Goes to a step.
    pub fn show(&self, step: Step) {
        self.at(step, Vec::new());
    }

    /// Draws a step, moves the keyboard there, and keeps how far the report is.
    fn at(&self, step: Step, problems: Vec<Problem>) {
        let wrong = !problems.is_empty();
        self.change(|seen| {
            seen.problems = problems;
            seen.record.step = Some(step);
            seen.showing = Showing::Step(step);
        });
        self.say("");
        self.draw();
        focus(if wrong { SUMMARY } else { HEADING });
        self.save_then(|_| ());
        if step == Step::Photos {
            self.picture_all();
        }
    }

    /// Back to the list. What was answered is kept.
    pub fn leave(&self) {
        self.save_then(Self::to_list);
    }

    /// Done writing: to be sent as soon as there is a signal.
    pub fn keep(&self) {
        if let Some(open) = self.look(|seen| Step::first_open(&seen.record.answers)) {
            return self.show(open);
        }
        self.change(|seen| {
            seen.record.stage = Stage::Kept;
            seen.record.step = None;
        });
        self.save_then(|phone| {
            phone.to_list();
            phone.send_waiting();
        });
    }

    fn to_list(&self) {
        self.change(|seen| {
            seen.showing = Showing::List;
            seen.pictures.clear();
        });
        self.0.pictures.borrow_mut().clear();
        let phone = self.clone();
        spawn_local(async move {
            phone.refresh().await;
            focus(HEADING);
        });
    }

    /// Throws a report away.
    pub fn delete(&self, key: &str) {
        let Some(record) = self.found(key) else {
            return;
        };
        if record.stage != Stage::Sent && !confirm(words::SURE) {
            return;
        }
        let phone = self.clone();
        spawn_local(async move {
            store::drop_report(&record).await;
            phone.refresh().await;
            phone.say(words::DELETED);
            focus(HEADING);
        });
    }

    /// Makes photos small and keeps them, one after the other: each takes tens of megabytes to open.
    pub fn add_photos(&self, files: Vec<File>) {
        let phone = self.clone();
        spawn_local(async move {
            phone.prepare(true);
            for file in files {
                if phone.look(|seen| seen.record.photos.len()) >= MOST_PHOTOS {
                    phone.say(words::TOO_MANY);
                    break;
                }
                phone.add_photo(file).await;
            }
            phone.prepare(false);
            focus(PHOTO_FIELD);
        });
    }

    fn prepare(&self, preparing: bool) {
        self.change(|seen| seen.preparing = preparing);
        self.draw();
    }

    async fn add_photo(&self, file: File) {
        let name = file.name();
        let content = match shrink(&file).await {
            Some(small) => small.body.content,
            None => file.into(),
        };
        let key = random_uuid();
        if store::keep_photo(&key, &content).await.is_err() {
            return self.say(words::NOT_SAVED);
        }
        self.picture(&key, &content);
        let photo = Photo {
            key,
            name,
            ..Photo::default()
        };
        self.change(|seen| seen.record.photos.push(photo));
        self.draw();
        self.save_then(|phone| phone.say(words::PHOTO_KEPT));
    }

    pub fn remove_photo(&self, key: String) {
        self.change(|seen| seen.record.photos.retain(|photo| photo.key != key));
        self.draw();
        focus(PHOTO_FIELD);
        self.save_then(|phone| phone.say(words::PHOTO_REMOVED));
        spawn_local(async move { store::drop_photo(&key).await });
    }

    /// Shows the photos that were kept before.
    fn picture_all(&self) {
        let phone = self.clone();
        spawn_local(async move {
            for photo in phone.look(|seen| seen.record.photos.clone()) {
                let has_it =
                    phone.look(|seen| seen.pictures.iter().any(|(key, _)| *key == photo.key));
                if !has_it && let Some(content) = store::photo(&photo.key).await {
                    phone.picture(&photo.key, &content);
                    phone.draw();
                }
            }
        });
    }

    fn picture(&self, key: &str, content: &web_sys::Blob) {
        if let Some(picture) = ObjectUrl::of(content) {
            let address = picture.address().to_owned();
            self.change(|seen| seen.pictures.push((key.to_owned(), address)));
            self.0.pictures.borrow_mut().push((key.to_owned(), picture));
        }
    }

    /// Keeps the report being written, then goes on. A phone without room says so, and nothing typed is lost.
    fn save_then(&self, then: impl FnOnce(&Self) + 'static) {
        let record = self.change(|seen| {
            seen.record.at = Date::now() as u64;
            seen.record.clone()
        });
        let phone = self.clone();
        spawn_local(async move {
            match store::keep(&record).await {
                Ok(()) => then(&phone),
                Err(_) => phone.say(words::NOT_SAVED),
            }
        });
    }
}
