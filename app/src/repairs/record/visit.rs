//! Visits on a repair's page: the next one, and the ones that were.

use crate::repairs::visit::words;
use crate::ui::{ButtonKind, ButtonLink, PhotoGrid, PhotoTile, Tag, Tone};
use domain::repairs::visits::VisitRow;
use domain::{AttachmentId, CaseId, Result, Tenant, Tx, VisitId};
use leptos::prelude::*;
use rules::london;
use std::collections::BTreeMap;

/// What the section shows.
#[derive(Clone, Debug, Default)]
pub struct VisitsShown {
    /// The newest first.
    pub visits: Vec<VisitRow>,
    pub photos: BTreeMap<VisitId, Vec<AttachmentId>>,
}

impl VisitsShown {
    pub async fn load(tx: &mut Tx<Tenant>, case: CaseId) -> Result<Self> {
        let visits = tx.visits(case).await?;
        // Most repairs have none: no need to ask for their pictures.
        let photos = if visits.is_empty() {
            BTreeMap::new()
        } else {
            tx.visit_photos(case).await?
        };
        Ok(Self { visits, photos })
    }
}

#[component]
pub fn Visits(reference: String, shown: VisitsShown) -> impl IntoView {
    let ahead = shown.visits.iter().find(|visit| visit.is_ahead()).cloned();
    let past: Vec<_> = shown
        .visits
        .iter()
        .filter(|visit| matches!(visit.state.as_str(), "done" | "no_access"))
        .cloned()
        .collect();
    if ahead.is_none() && past.is_empty() {
        return ().into_any();
    }
    let next =
        ahead.map(|visit| view! { <NextVisit reference=reference.clone() visit/> }.into_any());
    let past = past.into_iter().map(|visit| {
        let photos = shown.photos.get(&visit.id).cloned().unwrap_or_default();
        view! { <PastVisit reference=reference.clone() visit photos/> }.into_any()
    });
    view! {
        <section id="visits">
            <h2 class="section-title">{words::VISITS}</h2>
            {next}
            {past.collect_view()}
        </section>
    }
    .into_any()
}

#[component]
fn NextVisit(reference: String, visit: VisitRow) -> impl IntoView {
    let href = format!("/repairs/{reference}/visit");
    let offered = visit.state == "offered";
    let (tag, tone) = words::visit_tag(&visit);
    let (link, kind) = if offered {
        (words::CHOOSE, ButtonKind::Primary)
    } else {
        (words::CHANGE_OR_CALL_OFF, ButtonKind::Secondary)
    };
    let leads_on = visit.state != "on_the_way";
    view! {
        <section class="card" id="next-visit">
            <p><Tag words=tag tone/></p>
            <h3>{words::visit_title(&visit)}</h3>
            <p>{format!("{} {}", visit.firm, words::COMES)}</p>
            <p class="as-written">{visit.work.clone()}</p>
            {leads_on.then(|| view! { <ButtonLink href text=link kind/> })}
        </section>
    }
    .into_any()
}

#[component]
fn PastVisit(reference: String, visit: VisitRow, photos: Vec<AttachmentId>) -> impl IntoView {
    let failed = visit.state == "no_access";
    let (tag, tone) = if failed {
        (words::NO_ACCESS, Tone::Amber)
    } else {
        (words::CAME, Tone::Green)
    };
    let evidence = failed.then(|| words::evidence(&visit));
    let said = visit.done_words.clone().or(visit.no_access_words.clone());
    let contest = words::contest_state(&visit);
    let may_contest = visit.may_be_contested();
    let tiles = tiles(&visit, &photos);
    view! {
        <section class="card">
            <p><Tag words=tag tone/></p>
            <h3>{visit.when().unwrap_or_default()}</h3>
            {said.filter(|said| !said.is_empty()).map(|said| view! { <p class="as-written">{said}</p> })}
            {evidence.map(|evidence| view! { <p>{evidence}</p> })}
            {(!tiles.is_empty()).then(|| view! { <PhotoGrid photos=tiles/> })}
            {contest.map(|words| view! { <p>{words}</p> })}
            {may_contest.then(|| view! {
                <ButtonLink href=format!("/repairs/{reference}/visit#at-home") text=words::I_WAS_HOME kind=ButtonKind::Secondary/>
            })}
        </section>
    }
    .into_any()
}

fn tiles(visit: &VisitRow, photos: &[AttachmentId]) -> Vec<PhotoTile> {
    let day = visit.day.map(london::day_month).unwrap_or_default();
    let tile = |(place, id): (usize, &AttachmentId)| PhotoTile {
        href: format!("/photos/{id}/full"),
        thumb: format!("/photos/{id}/thumb"),
        alt: format!("Photo {} of our visit on {day}", place + 1),
        ..PhotoTile::default()
    };
    photos.iter().enumerate().map(tile).collect()
}
