//! What the tenant asked us about their rent and we have not closed.

use crate::rent::words::questions as said;
use crate::repairs::record_words::moment;
use crate::ui::CaseCard;
use chrono::{DateTime, Utc};
use domain::rent::questions::ListedQuestion;
use leptos::prelude::*;

#[component]
pub fn Questions(questions: Vec<ListedQuestion>, now: DateTime<Utc>) -> impl IntoView {
    (!questions.is_empty()).then(|| {
        view! {
            <h2 class="section-title">{said::YOUR_QUESTIONS}</h2>
            {questions.into_iter().map(|question| card(question, now)).collect_view()}
        }
        .into_any()
    })
}

fn card(question: ListedQuestion, now: DateTime<Utc>) -> impl IntoView {
    let (tag, tone) = said::status(&question.state);
    view! {
        <CaseCard
            href=format!("/rent/questions/{}", question.reference)
            title=said::topic_title(question.topic)
            reference=format!("{} · {}", question.reference, moment(question.reported_at, now))
            tag
            tone
        />
    }
}
