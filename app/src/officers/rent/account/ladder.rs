//! The ladder: where the account stands, what is asked before the next step, and the step itself.

use crate::http::{Ctx, Filled, Next, act};
use crate::officers::rent::form::{AboutAccount, MOST_REASON, MOST_WORDS, Open, RentForm, is_open};
use crate::officers::rent::words;
use crate::ui::{
    Button, ButtonKind, Choice, Details, Form, Notice, Radios, Tag, TextArea, TextField, Tone,
};
use domain::rent::Account;
use domain::rent::desk::ladder::{Ladder, StepRow, Taken};
use domain::{Result, SubmissionKey};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::london;
use rules::rent::AccountKind;
use rules::rent::ladder::{Answer, Question, Said, Step, TenancyKind, answers, refusal};

#[server(prefix = "/do", endpoint = "officer/rent/step")]
pub async fn take_step(#[server(flatten)] form: RentForm) -> Result<(), ServerFnError> {
    act(|ctx| take(ctx, form)).await
}

#[server(prefix = "/do", endpoint = "officer/rent/leave")]
pub async fn leave_ladder(#[server(flatten)] form: RentForm) -> Result<(), ServerFnError> {
    act(|ctx| leave(ctx, form)).await
}

async fn take(ctx: Ctx, form: RentForm) -> Result<Next> {
    let typed = form.clone();
    let mut open = Open::new(&ctx, form).await?;
    let step = open.chosen("step", Step::parse(&typed.step), words::CHOOSE_STEP);
    let vulnerability = said(
        &mut open,
        "vulnerability",
        &typed.vulnerability,
        &typed.vulnerability_words,
    );
    let counterclaim = said(
        &mut open,
        "counterclaim",
        &typed.counterclaim,
        &typed.counterclaim_words,
    );
    let reason = open.required(
        "step_reason",
        &typed.step_reason,
        MOST_REASON,
        words::ENTER_REASON,
    );
    let (Some(step), Some(vulnerability), Some(counterclaim), Some(reason)) =
        (step, vulnerability, counterclaim, reason)
    else {
        return open.again();
    };
    let said = Said {
        vulnerability: Some(vulnerability),
        counterclaim: Some(counterclaim),
    };
    let key = open.form.key();
    let taken = open
        .tx
        .take_step(&open.account, step, &said, &reason, key)
        .await?;
    if let Taken::Refused(no) = taken {
        open.problems.add(field_of(no.question), no.words);
        return open.again();
    }
    let back = open.path();
    open.finish("step", Ok(()), words::STEP_TOLD, back).await
}

/// Where a refusal is shown.
fn field_of(question: Question) -> &'static str {
    match question {
        Question::Vulnerability => "vulnerability",
        Question::Counterclaim => "counterclaim",
        _ => "step",
    }
}

/// Yes or no, and what it rests on.
fn said(open: &mut Open, field: &str, yes_no: &str, typed: &str) -> Option<(bool, String)> {
    let yes = match yes_no {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let yes = open.chosen(field, yes, words::CHOOSE_YES_NO);
    let words = open.required(
        &format!("{field}_words"),
        typed,
        MOST_WORDS,
        words::ENTER_EVIDENCE,
    );
    Some((yes?, words?))
}

async fn leave(ctx: Ctx, form: RentForm) -> Result<Next> {
    let typed = form.leave_reason.clone();
    let mut open = Open::new(&ctx, form).await?;
    let Some(reason) = open.required("leave_reason", &typed, MOST_REASON, words::ENTER_REASON)
    else {
        return open.again();
    };
    let key = open.form.key();
    let done = open.tx.leave_ladder(&open.account, &reason, key).await;
    let back = open.path();
    open.finish("leave_reason", done, words::LEFT_TOLD, back)
        .await
}

#[component]
pub(super) fn LadderCard(
    ladder: Ladder,
    account: Account,
    open_repairs: i64,
    filled: Filled<RentForm>,
) -> impl IntoView {
    // Other debts are asked for in other ways.
    if account.kind != AccountKind::Rent {
        return ().into_any();
    }
    let tenancy = ladder.facts.tenancy;
    let current = match ladder.current() {
        Some(row) => view! { <Current row=row.clone() tenancy/> }.into_any(),
        None => view! { <p>{words::OFF_LADDER}</p> }.into_any(),
    };
    let on_it = ladder.current().is_some();
    let reference = account.payment_reference;
    let next = match ladder.next() {
        Some(step) => view! {
            <NextStep step ladder=ladder.clone() reference=reference.clone() open_repairs filled=filled.clone()/>
        }
        .into_any(),
        None => view! { <p>{words::LAST_STEP}</p> }.into_any(),
    };
    let before = ladder.taken.clone();
    view! {
        <section class="card" aria-labelledby="ladder">
            <h2 id="ladder">{words::LADDER}</h2>
            {current}
            <p class="small">{words::STEP_NEVER}</p>
            {next}
            {on_it.then(|| view! { <LeaveForm reference filled/> })}
            <Before steps=before tenancy/>
        </section>
    }
    .into_any()
}

#[component]
fn Current(row: StepRow, tenancy: TenancyKind) -> impl IntoView {
    let step = row.step?;
    let when = london::long_date(london::date_of(row.taken_at));
    let review = row.review_until.map(|day| {
        format!(
            "The tenant may ask for a review up to {}.",
            london::long_date(day)
        )
    });
    Some(view! {
        <p><Tag words=format!("Step {} of 8", step.number())/> " " <strong>{step.named(tenancy)}</strong></p>
        <p>{format!("Since {when}, by {}. {}", row.officer, row.reason)}</p>
        {review.map(|words| view! { <p>{words}</p> })}
    })
}

const FIELDS: [&str; 6] = [
    "step",
    "vulnerability",
    "vulnerability_words",
    "counterclaim",
    "counterclaim_words",
    "step_reason",
];

/// What the program knows, yes or no, and what the officer has to say; no form while a known answer is no.
#[component]
fn NextStep(
    step: Step,
    ladder: Ladder,
    reference: String,
    open_repairs: i64,
    filled: Filled<RentForm>,
) -> impl IntoView {
    let known: Vec<Answer> = answers(step, &ladder.facts, &ladder.limits, &Said::default())
        .into_iter()
        .filter(|answer| !answer.question.is_officers())
        .collect();
    let title = format!("Next: {}", step.named(ladder.facts.tenancy));
    let no = refusal(&known).map(|answer| answer.words.clone());
    let may = no.is_none();
    let locked = no.map(|why| {
        view! { <Notice tone=Tone::Amber title=words::STEP_LOCKED><p>{why}</p></Notice> }
    });
    let open = is_open(&filled, &FIELDS);
    let error = filled.error("step");
    view! {
        <h3>{title.clone()}</h3>
        {locked}
        <Asked answers=known/>
        {may.then(|| view! {
            <Details summary=title open>
                <StepForm step reference open_repairs filled/>
            </Details>
        })}
        {(!may).then(|| error.map(|words| view! { <p id="step" class="govuk-error-message">{words}</p> }))}
    }
    .into_any()
}

#[component]
fn Asked(answers: Vec<Answer>) -> impl IntoView {
    let line = |answer: Answer| {
        let (word, tone) = if answer.yes {
            ("Yes", Tone::Green)
        } else {
            ("No", Tone::Red)
        };
        view! { <dt>{answer.question.label()} " " <Tag words=word tone/></dt><dd>{answer.words}</dd> }
    };
    view! { <dl class="facts">{answers.into_iter().map(line).collect_view()}</dl> }
}

#[component]
fn StepForm(
    step: Step,
    reference: String,
    open_repairs: i64,
    filled: Filled<RentForm>,
) -> impl IntoView {
    let form = filled.form.clone();
    let error = move |field: &str| filled.error(field);
    let yes_no = || vec![Choice::new("yes", "Yes"), Choice::new("no", "No")];
    let hint = match open_repairs {
        0 => "No repair or hazard is open in this home.".to_owned(),
        1 => "1 repair or hazard is open in this home.".to_owned(),
        many => format!("{many} repairs or hazards are open in this home."),
    };
    view! {
        <Form action=TakeStep::PATH submission_key=SubmissionKey::new().to_string()>
            <AboutAccount reference/>
            <input type="hidden" name="step" value=step.key()/>
            {error("step").map(|words| view! { <p id="step" class="govuk-error-message">{words}</p> })}
            <Radios name="vulnerability" legend=Question::Vulnerability.label() options=yes_no() value=form.vulnerability.clone() error=error("vulnerability") inline=true/>
            <TextArea name="vulnerability_words" label=words::VULNERABILITY_WORDS rows=2 value=form.vulnerability_words.clone() error=error("vulnerability_words")/>
            <Radios name="counterclaim" legend=Question::Counterclaim.label() hint options=yes_no() value=form.counterclaim.clone() error=error("counterclaim") inline=true/>
            <TextArea name="counterclaim_words" label=words::COUNTERCLAIM_WORDS rows=2 value=form.counterclaim_words.clone() error=error("counterclaim_words")/>
            <TextField name="step_reason" label=words::STEP_REASON value=form.step_reason.clone() error=error("step_reason")/>
            <Button text=format!("Take this step: {}", step.label()) kind=ButtonKind::Secondary/>
        </Form>
    }
    .into_any()
}

#[component]
fn LeaveForm(reference: String, filled: Filled<RentForm>) -> impl IntoView {
    let open = is_open(&filled, &["leave_reason"]);
    view! {
        <Details summary=words::LEAVE open>
            <Form action=LeaveLadder::PATH submission_key=SubmissionKey::new().to_string()>
                <AboutAccount reference/>
                <TextField
                    name="leave_reason"
                    label=words::ADJUST_REASON
                    hint=words::LEAVE_HINT
                    value=filled.form.leave_reason.clone()
                    error=filled.error("leave_reason")
                />
                <Button text=words::LEAVE kind=ButtonKind::Secondary/>
            </Form>
        </Details>
    }
    .into_any()
}

/// Every step taken, with what was asked before it.
#[component]
fn Before(steps: Vec<StepRow>, tenancy: TenancyKind) -> impl IntoView {
    let line = move |row: StepRow| {
        let name = row
            .step
            .map_or(words::OFF_LADDER, |step| step.named(tenancy));
        let when = london::long_moment(row.taken_at);
        let asked = row.answers.into_iter().map(|answer| {
            let words = format!("{} Yes. {}", answer.question.label(), answer.words);
            view! { <li>{words}</li> }
        });
        view! {
            <li>
                <strong>{name}</strong>
                <span class="small">{format!(" · {when} · {} · {}", row.officer, row.reason)}</span>
                <ul class="govuk-list small">{asked.collect_view()}</ul>
            </li>
        }
    };
    (!steps.is_empty()).then(|| {
        view! {
            <Details summary="All steps so far">
                <ul class="govuk-list">{steps.into_iter().map(line).collect_view()}</ul>
            </Details>
        }
    })
}
