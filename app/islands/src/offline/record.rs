//! A report as the phone keeps it, and what each of the server's answers makes of it.

use rules::repairs::offline::{Answered, Flat, Problem, Step, Wire, pairs};

/// How often a photo is tried that the server has trouble with. Then the report goes without it.
const TRIES: u8 = 3;
/// Gone from the phone after this long untouched, in milliseconds: four weeks, as a draft on the server.
const LIFE: u64 = 28 * 24 * 3_600_000;

/// Where a report stands. `boot.js` counts those that are not `sent`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Questions are still to be answered.
    #[default]
    Writing,
    /// To be sent as soon as there is a signal.
    Kept,
    /// The server wants to know who it is from.
    SignIn,
    /// The server found something missing.
    Lacking,
    Sent,
}

impl Stage {
    const ALL: [(Self, &str); 5] = [
        (Self::Writing, "writing"),
        (Self::Kept, "kept"),
        (Self::SignIn, "sign-in"),
        (Self::Lacking, "lacking"),
        (Self::Sent, "sent"),
    ];
}

/// A photo's name and where it stands; its bytes lie apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Photo {
    /// Made once per chosen photo: the same key twice is the same photo to the server.
    pub key: String,
    pub name: String,
    pub sent: bool,
    /// Why the report goes without it; empty while it may still be sent.
    pub left_out: String,
    pub tries: u8,
}

/// One report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The submission key: the same key twice is the same report to the server.
    pub key: String,
    /// The tag of the person it belongs to; empty if nobody has been signed in on this phone.
    pub owner: String,
    pub stage: Stage,
    /// The question to go on with.
    pub step: Option<Step>,
    pub answers: Wire,
    pub photos: Vec<Photo>,
    /// What the server found missing.
    pub problems: Vec<Problem>,
    /// The homes to choose from, if the server asked.
    pub homes: Vec<(String, String)>,
    /// The case, once sent.
    pub reference: String,
    /// When it was last touched, in milliseconds since 1970.
    pub at: u64,
}

/// What to do after an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    On,
    /// No answer, or a server in trouble.
    Later,
    /// It is done, or someone has to do something first.
    Stop,
}

/// As it is kept: the report's own facts, then the answers. Two flat maps cost the fewest bytes to read and write.
type Written = [Flat; 2];

impl Record {
    /// The report as the phone keeps it.
    pub fn to_text(&self) -> String {
        let stage = Stage::ALL.iter().find(|(stage, _)| *stage == self.stage);
        let photo = |photo: &Photo| {
            let sent = if photo.sent { "sent" } else { "" };
            let tries = photo.tries.to_string();
            [
                photo.key.clone(),
                photo.name.clone(),
                sent.to_owned(),
                photo.left_out.clone(),
                tries,
            ]
        };
        let lists = [
            ("key", vec![self.key.clone()]),
            ("owner", vec![self.owner.clone()]),
            (
                "stage",
                stage.iter().map(|(_, name)| (*name).to_owned()).collect(),
            ),
            (
                "step",
                self.step.iter().map(|step| step.key().to_owned()).collect(),
            ),
            ("photos", self.photos.iter().flat_map(photo).collect()),
            (
                "problems",
                self.problems
                    .iter()
                    .flat_map(|it| [it.field.clone(), it.sentence.clone()])
                    .collect(),
            ),
            (
                "homes",
                self.homes
                    .iter()
                    .flat_map(|(key, address)| [key.clone(), address.clone()])
                    .collect(),
            ),
            ("reference", vec![self.reference.clone()]),
            ("at", vec![self.at.to_string()]),
        ];
        // One by one: gathering a map at once brings a sort into the code.
        let mut facts = Flat::new();
        for (name, list) in lists {
            facts.insert(name.to_owned(), list);
        }
        let written: Written = [facts, self.answers.0.clone()];
        leptos::serde_json::to_string(&written).unwrap_or_default()
    }

    /// Reads [`Record::to_text`]. `None` for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let [mut facts, answers]: Written = leptos::serde_json::from_str(text).ok()?;
        let mut list = |name: &str| facts.remove(name).unwrap_or_default();
        let stage = list("stage");
        let stage = Stage::ALL
            .iter()
            .find(|(_, name)| stage.iter().any(|it| it == name));
        let photo = |texts: &[String]| Photo {
            key: texts[0].clone(),
            name: texts[1].clone(),
            sent: !texts[2].is_empty(),
            left_out: texts[3].clone(),
            tries: texts[4].parse().unwrap_or(0),
        };
        Some(Self {
            stage: stage?.0,
            step: list("step").first().and_then(|step| Step::parse(step)),
            answers: Wire(answers),
            photos: list("photos").chunks_exact(5).map(photo).collect(),
            problems: pairs(Some(list("problems")))
                .into_iter()
                .map(|(field, sentence)| Problem { field, sentence })
                .collect(),
            homes: pairs(Some(list("homes"))),
            at: list("at")
                .first()
                .and_then(|at| at.parse().ok())
                .unwrap_or(0),
            key: list("key").pop()?,
            owner: list("owner").pop().unwrap_or_default(),
            reference: list("reference").pop().unwrap_or_default(),
        })
    }

    pub fn new(key: String, owner: String) -> Self {
        Self {
            key,
            owner,
            ..Self::default()
        }
    }

    /// Whether whoever is tagged so may see it. What nobody has signed for belongs to whoever holds the phone.
    pub fn is_shown_to(&self, owner: &str) -> bool {
        self.owner.is_empty() || self.owner == owner
    }

    /// Whether it may be sent without being asked. What nobody has signed for is sent only by a button.
    pub fn sends_itself(&self, owner: &str) -> bool {
        matches!(self.stage, Stage::Kept | Stage::SignIn) && self.owner == owner
    }

    pub fn is_too_old(&self, now: u64) -> bool {
        now.saturating_sub(self.at) > LIFE
    }

    /// The next photo to send.
    pub fn next_photo(&self) -> Option<usize> {
        self.photos
            .iter()
            .position(|photo| !photo.sent && photo.left_out.is_empty())
    }

    /// The photos the report went without.
    pub fn left_out(&self) -> impl Iterator<Item = &Photo> {
        self.photos
            .iter()
            .filter(|photo| !photo.left_out.is_empty())
    }

    /// The server's answer to opening the report.
    pub fn opened(&mut self, status: u16, answered: Answered) -> Go {
        match status {
            200 if !answered.reference.is_empty() => self.done(answered.reference),
            200 => {
                // From here on it is this person's, and nobody else sends it.
                self.owner = answered.owner;
                self.problems.clear();
                Go::On
            }
            422 => self.lacks(answered),
            401 => self.wants_sign_in(),
            // Someone else is signed in.
            403 => Go::Stop,
            _ => Go::Later,
        }
    }

    /// The server's answer to a photo; `why` is its own sentence, if it gave one.
    pub fn photo_answered(&mut self, place: usize, status: u16, why: String) -> Go {
        let Some(photo) = self.photos.get_mut(place) else {
            return Go::Later;
        };
        match status {
            201 => photo.sent = true,
            400 | 409 | 413 | 415 | 422 => photo.left_out = why,
            401 => return self.wants_sign_in(),
            // No signal is not the photo's fault, nor is it when many are sent at once, or when the report is gone already.
            0 | 403 | 404 | 429 => return Go::Later,
            _ => {
                photo.tries += 1;
                if photo.tries < TRIES {
                    return Go::Later;
                }
                photo.left_out = why;
            }
        }
        Go::On
    }

    /// The phone has lost the photo's bytes.
    pub fn photo_lost(&mut self, place: usize, why: &str) {
        if let Some(photo) = self.photos.get_mut(place) {
            photo.left_out = why.to_owned();
        }
    }

    /// The server's answer to sending the report.
    pub fn sent(&mut self, status: u16, answered: Answered) -> Go {
        match status {
            200 if !answered.reference.is_empty() => self.done(answered.reference),
            401 => self.wants_sign_in(),
            _ => Go::Later,
        }
    }

    fn done(&mut self, reference: String) -> Go {
        self.stage = Stage::Sent;
        self.reference = reference;
        self.problems.clear();
        Go::Stop
    }

    fn lacks(&mut self, answered: Answered) -> Go {
        self.stage = Stage::Lacking;
        self.homes = answered.homes;
        self.problems = answered.problems;
        self.step = self.problems.first().map(|problem| step_of(&problem.field));
        Go::Stop
    }

    fn wants_sign_in(&mut self) -> Go {
        self.stage = Stage::SignIn;
        Go::Stop
    }
}

/// The question a field belongs to. Fields that are no step's own are the fault's questions.
pub fn step_of(field: &str) -> Step {
    match field {
        "tenancy" => Step::Place,
        "since" | "worse" => Step::When,
        "description" => Step::Describe,
        "at_risk" => Step::Risk,
        "availability" | "access" => Step::Access,
        "reach_by" => Step::Contact,
        _ => Step::parse(field).unwrap_or(Step::Safety),
    }
}

#[cfg(test)]
mod tests;
