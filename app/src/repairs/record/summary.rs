//! `/repairs/{ref}/summary`: the written summary the law asks for, as a letter to read, to print and to keep.

use crate::http::{Ctx, loaded};
use crate::repairs::hazard_words as words;
use crate::ui::{Details, Empty, Link, Nav, TenantPage};
use domain::repairs::hazards::{Section, Summary};
use domain::{Error, Result};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use rules::reference::{CaseKind, CaseReference};

struct Letters {
    reference: String,
    /// The last sent first.
    letters: Vec<Summary>,
}

async fn load(ctx: Ctx, typed: String) -> Result<Letters> {
    let reference = CaseReference::parse(&typed)
        .ok()
        .filter(|reference| reference.kind() == CaseKind::Repair)
        .ok_or(Error::NotFound)?;
    let mut tx = ctx.tenant().await?;
    let case = tx.case(&reference).await?;
    let letters = tx.summaries(case.id).await?;
    tx.commit().await?;
    Ok(Letters {
        reference: case.reference,
        letters,
    })
}

#[component]
pub fn SummaryPage() -> impl IntoView {
    let typed = use_params_map()
        .read_untracked()
        .get("reference")
        .unwrap_or_default();
    loaded(move |ctx| load(ctx, typed), |found| view! { <Read found/> })
}

#[component]
fn Read(found: Letters) -> impl IntoView {
    let mut letters = found.letters.into_iter();
    let last = match letters.next() {
        Some(letter) => view! { <LetterView letter level=1/> }.into_any(),
        None => view! {
            <h1>{words::LETTER}</h1>
            <Empty title=words::NO_LETTER text=words::NO_LETTER_TEXT/>
        }
        .into_any(),
    };
    let before: Vec<_> = letters
        .map(|letter| {
            let summary = format!("{}, {}", letter.title, letter.dated);
            view! { <Details summary><LetterView letter level=3/></Details> }
        })
        .collect();
    let before = (!before.is_empty()).then(|| {
        view! {
            <div class="no-print">
                <h2 class="section-title">{words::LETTERS_BEFORE}</h2>
                {before}
            </div>
        }
    });
    view! {
        <TenantPage
            title=words::LETTER
            nav=Nav::Repairs
            back=Link::new(format!("/repairs/{}", found.reference), words::BACK)
        >
            {last}
            {before}
        </TenantPage>
    }
    .into_any()
}

/// A letter on paper. Its title is a heading of `level`, from 1, and those of its parts one below.
#[component]
pub fn LetterView(letter: Summary, level: u8) -> impl IntoView {
    let Summary {
        reference,
        dated,
        to,
        address,
        title,
        sections,
        from,
    } = letter;
    let line = |line: String| view! { {line} <br/> };
    let names = to.join(" and ");
    let greeting = format!("Dear {names},");
    let number = format!("Our reference: {reference}");
    view! {
        <article class="letter">
            <p>{names} <br/> {address.into_iter().map(line).collect_view()}</p>
            <p>{dated} <br/> {number}</p>
            {heading(level, title)}
            <p>{greeting}</p>
            {sections.into_iter().map(|section| part(level + 1, section)).collect_view()}
            <p>{from.into_iter().map(line).collect_view()}</p>
        </article>
    }
    .into_any()
}

fn part(level: u8, section: Section) -> impl IntoView {
    let paragraphs = section
        .paragraphs
        .into_iter()
        .map(|words| view! { <p>{words}</p> });
    let points: Vec<_> = section
        .points
        .into_iter()
        .map(|point| view! { <li>{point}</li> })
        .collect();
    let points = (!points.is_empty())
        .then(|| view! { <ul class="govuk-list govuk-list--bullet">{points}</ul> });
    view! {
        {heading(level, section.heading)}
        {paragraphs.collect_view()}
        {points}
    }
}

fn heading(level: u8, words: String) -> AnyView {
    match level {
        1 => view! { <h1>{words}</h1> }.into_any(),
        2 => view! { <h2>{words}</h2> }.into_any(),
        3 => view! { <h3>{words}</h3> }.into_any(),
        _ => view! { <h4>{words}</h4> }.into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> Summary {
        Summary {
            reference: "R-26-004812".into(),
            dated: "14 December 2026".into(),
            to: vec!["Amina Okafor".into()],
            address: vec!["14 Heron Wharf".into()],
            title: "What we found about damp and mould".into(),
            sections: vec![Section {
                heading: "What we will do".into(),
                paragraphs: vec!["<script>alert('x')</script>".into()],
                points: vec!["Wash the wall.".into()],
            }],
            from: vec!["Joan Ferris".into()],
        }
    }

    #[test]
    fn a_letter_has_its_headings_in_order_and_no_markup_of_its_own() {
        let html = |level| view! { <LetterView letter=letter() level/> }.to_html();
        let page = html(1);
        assert!(page.contains("<h1>What we found"), "{page}");
        assert!(page.contains("<h2>What we will do"), "{page}");
        assert!(!page.contains("<script"), "{page}");
        let inside = html(3);
        assert!(
            inside.contains("<h3>What we found") && inside.contains("<h4>What we will do"),
            "{inside}"
        );
    }
}
