//! Pages without a server around them, for tests.

use super::question::Asked;
use super::step::Step;
use crate::council::Council;
use crate::http::Filled;
use crate::ui::Viewer;
use domain::repairs::{Draft, DraftAnswers};
use domain::{DraftId, SubmissionKey};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use rules::repairs::catalogue::Catalogue;
use rules::repairs::{Emergency, Room, Since, Where, Worse};

/// The page as a stranger gets it.
pub fn html<V: IntoView + 'static>(body: impl FnOnce() -> V) -> String {
    Owner::new().with(|| {
        provide_meta_context();
        provide_context(Council::ebbsmarsh());
        provide_context(Viewer::Anonymous);
        body().into_view().to_html()
    })
}

pub fn draft(answers: DraftAnswers) -> Draft {
    Draft {
        id: DraftId::new(),
        answers,
        submission_key: SubmissionKey::new(),
        emergency_at: None,
        danger_case: None,
        sent: None,
        updated_at: chrono::DateTime::UNIX_EPOCH,
    }
}

pub fn asked<F>(step: Step, answers: DraftAnswers, fresh: fn(&DraftAnswers) -> F) -> Asked<F> {
    Asked {
        step,
        filled: Filled {
            form: fresh(&answers),
            problems: crate::http::Problems::default(),
        },
        draft: draft(answers),
        homes: Vec::new(),
    }
}

/// Every question answered.
pub fn complete() -> DraftAnswers {
    DraftAnswers {
        emergency: Some(Emergency::None),
        place: Some(Where::Home),
        tenancy: None,
        room: Some(Room::Kitchen),
        search: None,
        catalogue: Catalogue::current().version,
        element: Some("tap".into()),
        fault: Some("drips".into()),
        safety: Default::default(),
        help_read: true,
        cannot: None,
        since: Some(Since::Today),
        worse: Some(Worse::Yes),
        description: Some("The light flickers.".into()),
        photos_done: true,
        at_risk: Some(Default::default()),
        access: Some(String::new()),
        availability: ["am".to_owned()].into(),
        reach_by: Some(["email".to_owned()].into()),
    }
}
