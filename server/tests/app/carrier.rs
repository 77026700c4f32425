//! A provider that does what a test tells it, and counts.

use futures_util::future::BoxFuture;
use server::carriers::{Carrier, Delivery, Handed, Letter, Reason, SendError};
use std::collections::VecDeque;
use std::sync::Mutex;
use uuid::Uuid;

/// What the provider does with the next letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    Takes,
    AsksToComeBack,
    Refuses,
    /// Never answers.
    Hangs,
}

/// A provider with a script; after its end it takes everything. A script that was not used up fails the test.
pub struct Scripted {
    script: Mutex<VecDeque<Does>>,
    always: Does,
    letters: Mutex<Vec<Letter>>,
    /// What it says when asked how a letter fared.
    pub fate: Mutex<Delivery>,
    /// Whether it finds a letter by our reference.
    pub remembers: bool,
}

impl Scripted {
    pub fn new(script: &[Does]) -> Self {
        Self {
            script: Mutex::new(script.iter().copied().collect()),
            always: Does::Takes,
            letters: Mutex::new(Vec::new()),
            fate: Mutex::new(Delivery::Pending),
            remembers: false,
        }
    }

    /// Does the same with every letter.
    pub fn always(does: Does) -> Self {
        let mut provider = Self::new(&[]);
        provider.always = does;
        provider
    }

    pub fn remembering(mut self) -> Self {
        self.remembers = true;
        self
    }

    /// The letters it was given, in order, refused ones too.
    pub fn letters(&self) -> Vec<Letter> {
        self.letters.lock().unwrap().clone()
    }

    pub fn calls(&self) -> usize {
        self.letters.lock().unwrap().len()
    }

    pub fn decide(&self, fate: Delivery) {
        *self.fate.lock().unwrap() = fate;
    }

    fn handed(&self, reference: Uuid) -> Handed {
        Handed {
            provider: self.name(),
            provider_reference: format!("theirs-{reference}"),
        }
    }
}

impl Drop for Scripted {
    fn drop(&mut self) {
        let left = self.script.get_mut().unwrap();
        assert!(
            std::thread::panicking() || left.is_empty(),
            "the provider was not asked for {left:?}"
        );
    }
}

impl Carrier for Scripted {
    fn name(&self) -> &'static str {
        "scripted"
    }

    fn send<'a>(&'a self, letter: &'a Letter) -> BoxFuture<'a, Result<Handed, SendError>> {
        Box::pin(async move {
            self.letters.lock().unwrap().push(letter.clone());
            let does = self.script.lock().unwrap().pop_front();
            match does.unwrap_or(self.always) {
                Does::Takes => Ok(self.handed(letter.reference)),
                Does::AsksToComeBack => Err(SendError::Retry(Reason::ProviderError)),
                Does::Refuses => Err(SendError::Refused(Reason::BadAddress)),
                Does::Hangs => std::future::pending().await,
            }
        })
    }

    fn delivery<'a>(&'a self, _: &'a str) -> BoxFuture<'a, Result<Delivery, SendError>> {
        Box::pin(async { Ok(*self.fate.lock().unwrap()) })
    }

    fn find(&self, reference: Uuid) -> BoxFuture<'_, Result<Option<Handed>, SendError>> {
        Box::pin(async move {
            let letters = self.letters.lock().unwrap();
            let known = letters.iter().any(|letter| letter.reference == reference);
            Ok((self.remembers && known).then(|| self.handed(reference)))
        })
    }
}
