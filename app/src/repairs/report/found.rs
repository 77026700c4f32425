//! `/repairs/report/found`: what fits the words of a search. Choosing one answers several questions at once.

use super::addresses::{FOUND, START};
use super::gone::gone;
use super::problem::choice as answer;
use super::question::{Opened, shown, tenancies};
use super::search::{FORM, SearchBox, SearchForm};
use super::step::onward;
use crate::http::{Ctx, Filled, Next, Problems, Refused, act, loaded};
use crate::repairs::words;
use crate::ui::{Button, ButtonLink, Choice, ErrorSummary, Form, Link, Nav, Radios, TenantPage};
use domain::Result;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::repairs::catalogue::{Catalogue, Element, Fault, Found};
use rules::repairs::{Room, Where};
use serde::{Deserialize, Serialize};

/// The name under which a choice that came back is kept.
const CHOICE: &str = "repair-found";
const NONE: &str = "none";

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FoundForm {
    /// The keys of an element and its fault with a slash between, or "none".
    pub found: String,
}

#[server(prefix = "/do", endpoint = "repairs/report/found")]
pub async fn choose_found(#[server(flatten)] form: FoundForm) -> Result<(), ServerFnError> {
    act(|ctx| choose(ctx, form)).await
}

async fn choose(ctx: Ctx, form: FoundForm) -> Result<Next> {
    let mut tx = ctx.visitor().await?;
    let Some(mut draft) = tx.repair_draft_to_answer().await? else {
        return Ok(Next::see(FOUND));
    };
    if form.found != NONE {
        let Some((element, fault)) = parse(&form.found) else {
            let mut problems = Problems::default();
            problems.add("found", words::FOUND_MISSING);
            return Ok(Next::Again(Refused::new(CHOICE, FOUND, &form, problems)?));
        };
        draft.answers.set_found(element, fault);
        tx.save_repair_draft(&draft).await?;
    }
    let tenancies = tenancies(&tx.homes().await?);
    tx.commit().await?;
    Ok(Next::see(onward(&draft.answers, &tenancies)))
}

fn parse(found: &str) -> Option<(&'static Element, &'static Fault)> {
    let (element, fault) = found.split_once('/')?;
    let element = Catalogue::current().element(element)?;
    Some((element, element.fault(fault)?))
}

/// What the page shows.
struct Results {
    search: Filled<SearchForm>,
    choice: Filled<FoundForm>,
    found: Vec<Found>,
    /// Where the questions go on.
    onward: &'static str,
}

async fn load(ctx: Ctx) -> Result<Opened<Results>> {
    let mut tx = ctx.visitor().await?;
    let Some(draft) = tx.repair_draft().await? else {
        return gone(&mut tx).await;
    };
    let homes = tenancies(&tx.homes().await?);
    let searched = draft.answers.search.clone().unwrap_or_default();
    let fresh = || SearchForm {
        words: searched.clone(),
    };
    let search = Filled::take(&mut tx, FORM, fresh).await?;
    let choice = Filled::take(&mut tx, CHOICE, FoundForm::default).await?;
    tx.commit().await?;
    Ok(Opened::Here(Results {
        found: if search.has_errors() {
            Vec::new()
        } else {
            Catalogue::current().search(&searched, None)
        },
        onward: onward(&draft.answers, &homes),
        search,
        choice,
    }))
}

#[component]
pub fn FoundPage() -> impl IntoView {
    loaded(load, |opened| {
        shown(opened, |results| view! { <List results/> }.into_any())
    })
}

#[component]
fn List(results: Results) -> impl IntoView {
    let Results {
        search,
        choice,
        found,
        onward,
    } = results;
    let errors: Vec<_> = search
        .summary()
        .into_iter()
        .chain(choice.summary())
        .collect();
    let failed = search.has_errors();
    let list = if found.is_empty() {
        view! { <Nothing failed onward/> }.into_any()
    } else {
        view! { <Matches choice found/> }.into_any()
    };
    view! {
        <TenantPage
            title=words::REPORT_A_REPAIR
            nav=Nav::Repairs
            back=Link::new(START, words::BACK)
            has_errors=!errors.is_empty()
        >
            <ErrorSummary errors/>
            {list}
            <SearchBox value=search.form.words.clone() error=search.error("words")/>
        </TenantPage>
    }
}

#[component]
fn Matches(choice: Filled<FoundForm>, found: Vec<Found>) -> impl IntoView {
    let none = Choice::new(NONE, words::FOUND_NONE).with_hint(words::FOUND_NONE_HINT);
    let options = found.iter().map(option).chain([none]).collect();
    view! {
        <Form action=ChooseFound::PATH>
            <Radios
                name="found"
                legend=words::FOUND
                heading=true
                options
                value=choice.form.found.clone()
                error=choice.error("found")
            />
            <Button text=words::CONTINUE/>
        </Form>
    }
}

#[component]
fn Nothing(failed: bool, onward: &'static str) -> impl IntoView {
    let said = (!failed).then(|| view! { <p>{words::FOUND_NOTHING_TEXT}</p> });
    let title = if failed {
        words::SEARCH
    } else {
        words::FOUND_NOTHING
    };
    view! {
        <h1 class="title">{title}</h1>
        {said}
        <ButtonLink href=onward text=words::FOUND_QUESTIONS/>
    }
}

fn option(found: &Found) -> Choice {
    let value = format!("{}/{}", found.element.key, found.fault.key);
    let hint = format!("{}. {}", found.element.label, places(&found.rooms));
    answer(&value, found.fault.label, Some(&hint))
}

/// Where it can be: "Kitchen, Bathroom or toilet", or only whose part of the building it is if there are many.
fn places(rooms: &[Room]) -> String {
    if rooms.len() <= 3 {
        let labels: Vec<_> = rooms.iter().map(|room| room.label()).collect();
        return labels.join(", ");
    }
    let labels: Vec<_> = [Where::Home, Where::SharedArea]
        .into_iter()
        .filter(|place| rooms.iter().any(|room| room.place() == *place))
        .map(Where::label)
        .collect();
    labels.join(" or ").replace("or In", "or in")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repairs::report::fixture::html;

    fn page(typed: &str) -> String {
        let results = Results {
            search: Filled {
                form: SearchForm {
                    words: typed.into(),
                },
                problems: Problems::default(),
            },
            choice: Filled::default(),
            found: Catalogue::current().search(typed, None),
            onward: "/repairs/report/place",
        };
        html(|| view! { <List results/> })
    }

    #[test]
    fn what_fits_is_listed_with_its_place_and_a_way_out() {
        let page = page("toilet won't flush");
        assert!(page.contains("Bathroom or toilet"), "{page}");
        assert!(page.contains(words::FOUND_NONE), "{page}");
        assert!(page.contains(r#"value="toilet/"#), "{page}");
        assert_eq!(page.matches("<h1").count(), 1, "{page}");
    }

    #[test]
    fn nothing_found_leads_to_the_questions_and_keeps_the_words() {
        let page = page("zxqv </input><script>alert(1)</script>");
        assert!(page.contains(words::FOUND_NOTHING), "{page}");
        assert!(page.contains(r#"href="/repairs/report/place""#), "{page}");
        assert!(
            page.contains("zxqv") && !page.contains("<script>alert"),
            "{page}"
        );
    }

    #[test]
    fn only_what_is_in_the_catalogue_can_be_chosen() {
        for forged in ["", "tap", "tap/", "tap/ghost", "ghost/drip", "a/b/c"] {
            assert!(parse(forged).is_none(), "{forged}");
        }
        for element in Catalogue::current().elements {
            for fault in element.faults {
                let found = parse(&format!("{}/{}", element.key, fault.key));
                assert!(found.is_some_and(|(_, found)| found.key == fault.key));
            }
        }
    }
}
