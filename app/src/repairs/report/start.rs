//! `/repairs/report`: what it needs, and the way in or back in.

use super::question::tenancies;
use super::search::SearchBox;
use super::step::onward;
use crate::http::{Ctx, FLASH, Next, act, loaded};
use crate::repairs::words;
use crate::ui::{Button, ButtonKind, ButtonLink, Form, Nav, Notice, TenantPage, Tone};
use domain::Result;
use domain::repairs::DraftAnswers;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

#[server(prefix = "/do", endpoint = "repairs/report/start")]
pub async fn start_report() -> Result<(), ServerFnError> {
    act(start).await
}

async fn start(ctx: Ctx) -> Result<Next> {
    let mut tx = ctx.visitor().await?;
    let draft = tx.open_repair_draft().await?;
    let homes = tx.homes().await?;
    tx.commit().await?;
    Ok(Next::see(onward(&draft.answers, &tenancies(&homes))))
}

#[server(prefix = "/do", endpoint = "repairs/report/restart")]
pub async fn restart_report() -> Result<(), ServerFnError> {
    act(restart).await
}

async fn restart(ctx: Ctx) -> Result<Next> {
    let mut tx = ctx.visitor().await?;
    if let Some(draft) = tx.repair_draft_to_answer().await? {
        tx.give_up_repair_draft(&draft).await?;
    }
    tx.commit().await?;
    start(ctx).await
}

/// What the page says: the sentence on top, and where an unfinished report goes on.
#[derive(Clone, Debug, Default)]
struct Begun {
    told: Option<String>,
    go_on: Option<&'static str>,
}

async fn load(ctx: Ctx) -> Result<Begun> {
    let mut tx = ctx.visitor().await?;
    let told = tx.take_form(FLASH).await?;
    let homes = tenancies(&tx.homes().await?);
    let draft = tx.repair_draft().await?;
    tx.commit().await?;
    Ok(Begun {
        told: told.and_then(|words| words.as_str().map(str::to_owned)),
        go_on: draft
            .filter(|draft| draft.answers != DraftAnswers::default())
            .map(|draft| onward(&draft.answers, &homes)),
    })
}

#[component]
pub fn StartPage() -> impl IntoView {
    loaded(load, |begun| view! { <Start begun/> })
}

#[component]
fn Start(begun: Begun) -> impl IntoView {
    let entry = match begun.go_on {
        Some(path) => view! { <Unfinished path/> }.into_any(),
        None => view! { <StartNow/> }.into_any(),
    };
    view! {
        <TenantPage title=words::REPORT_A_REPAIR nav=Nav::Repairs flash=begun.told>
            <h1 class="title">{words::REPORT_A_REPAIR}</h1>
            <p class="lead">{words::START_LEAD}</p>
            <h2 class="section-title">{words::START_NEEDS}</h2>
            <ul class="govuk-list govuk-list--bullet">
                {words::NEEDS.map(|need| view! { <li>{need}</li> }).into_iter().collect_view()}
            </ul>
            {entry}
            <SearchBox/>
        </TenantPage>
    }
}

#[component]
pub fn StartNow() -> impl IntoView {
    view! {
        <Form action=StartReport::PATH>
            <Button text=words::START_NOW/>
        </Form>
    }
}

#[component]
fn Unfinished(path: &'static str) -> impl IntoView {
    view! {
        <Notice tone=Tone::Brand title=words::UNFINISHED_TITLE>
            <p>{words::UNFINISHED_TEXT}</p>
        </Notice>
        <ButtonLink href=path text=words::GO_ON/>
        <Form action=RestartReport::PATH>
            <p class="govuk-hint">{words::START_AGAIN_HINT}</p>
            <Button text=words::START_AGAIN kind=ButtonKind::Secondary/>
        </Form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repairs::report::fixture::html;

    #[test]
    fn a_fresh_start_has_one_button() {
        let page = html(|| view! { <Start begun=Begun::default()/> });
        assert!(
            page.contains(r#"action="/do/repairs/report/start""#),
            "{page}"
        );
        assert!(!page.contains("restart"), "{page}");
    }

    #[test]
    fn an_unfinished_report_can_be_gone_on_with_or_thrown_away() {
        let begun = Begun {
            go_on: Some("/repairs/report/room"),
            told: None,
        };
        let page = html(|| view! { <Start begun/> });
        assert!(page.contains(r#"href="/repairs/report/room""#), "{page}");
        assert!(
            page.contains(r#"action="/do/repairs/report/restart""#),
            "{page}"
        );
    }
}
