//! `/officer/imports`: files from the landlord's own system, brought in by those who may. For the income team and
//! administrators; to everyone else there is no such page.

mod asking;
mod one;
mod words;

use super::side::side;
use crate::http::{Ctx, Filled, loaded};
use crate::ui::{DeskNav, ErrorSummary, OfficerPage, Tag, Tone};
pub use asking::ImportForm;
use asking::ImportQuestions;
use domain::cases::queue::Counts;
use domain::imports::record::State;
use domain::imports::{ImportKind, ImportRecord};
use domain::{Result, Role};
use leptos::prelude::*;
pub use one::ImportPage;
use rules::london;
pub use words::{BROKE_OFF, CHOOSE_FILE, CHOOSE_KIND, NO_ROOM};

/// The name under which a form that could not be taken is kept.
pub const FORM: &str = "officer-import";
pub const PAGE: &str = "/officer/imports";

struct Listed {
    role: Role,
    counts: Counts,
    kinds: Vec<ImportKind>,
    imports: Vec<ImportRecord>,
    filled: Filled<ImportForm>,
    /// The largest file that is taken.
    megabytes: u32,
}

async fn load(ctx: Ctx) -> Result<Listed> {
    let mut tx = ctx.officer().await?;
    let kinds = ImportKind::open_to(&tx.principal)?;
    let imports = tx.imports().await?;
    let mut filled = Filled::take(&mut tx, FORM, ImportForm::default).await?;
    if filled.form.import.is_empty() {
        filled.form.begin(&imports);
    }
    let listed = Listed {
        role: tx.principal.role,
        counts: tx.counts().await?,
        kinds,
        imports,
        filled,
        megabytes: ctx.shared.import_megabytes,
    };
    tx.commit().await?;
    Ok(listed)
}

#[component]
pub fn ImportsPage() -> impl IntoView {
    loaded(load, |listed| view! { <Imports listed/> })
}

#[component]
fn Imports(listed: Listed) -> impl IntoView {
    let Listed {
        role,
        counts,
        kinds,
        imports,
        filled,
        megabytes,
    } = listed;
    view! {
        <OfficerPage
            title=words::IMPORTS
            nav=DeskNav::Admin
            counts=side(&counts, role, PAGE)
            has_errors=filled.has_errors()
        >
            <div class="desk-queue">
                <h1>{words::IMPORTS}</h1>
                <History imports/>
            </div>
            <div class="desk-pane">
                <ErrorSummary errors=filled.summary()/>
                <h2>{words::BRING_IN}</h2>
                <p>{words::LEAD}</p>
                <ImportQuestions filled kinds megabytes/>
            </div>
        </OfficerPage>
    }
}

#[component]
fn History(imports: Vec<ImportRecord>) -> impl IntoView {
    if imports.is_empty() {
        return view! { <p>{words::NONE_YET}</p> }.into_any();
    }
    let item = |import: ImportRecord| view! { <Line import/> };
    view! { <ul class="queue">{imports.into_iter().map(item).collect_view()}</ul> }.into_any()
}

#[component]
fn Line(import: ImportRecord) -> impl IntoView {
    let (state, tone) = state_words(import.state);
    let when = london::long_moment(import.created_at);
    let title = format!("{}: {}", import.kind.label(), import.file_name);
    let who = by_whom(&import);
    view! {
        <li class="card">
            <h2 class="queue-row__title">
                <a href=format!("{PAGE}/{}", import.id)>{title}</a>
            </h2>
            <p class="queue-row__facts">{when} ", " {who}</p>
            <p class="queue-row__facts"><Tag words=state tone/> " " {words::outcome(&import)}</p>
        </li>
    }
}

fn by_whom(import: &ImportRecord) -> String {
    import
        .officer
        .clone()
        .unwrap_or_else(|| words::COMMAND_LINE.to_owned())
}

fn state_words(state: State) -> (&'static str, Tone) {
    match state {
        State::Waiting => (words::WAITING, Tone::Neutral),
        State::Reading => (words::WORKING, Tone::Brand),
        State::Applied => (words::DONE, Tone::Green),
        State::Tried => (words::TRIED, Tone::Neutral),
        State::Refused => (words::NOTHING_CHANGED, Tone::Amber),
        State::Failed => (words::FAILED, Tone::Red),
    }
}
