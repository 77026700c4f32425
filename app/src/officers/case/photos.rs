//! The photos of a case: small ones on its page, and each on a page of its own with a way to the next.

use super::address_part;
use crate::http::{Ctx, loaded};
use crate::officers::side::side;
use crate::officers::words;
use crate::ui::{DeskNav, Link, OfficerPage, Pagination, PhotoGrid, PhotoTile, SideItem};
use domain::photos::PhotoRow;
use domain::{Error, Result};
use leptos::prelude::*;
use rules::reference::CaseReference;

#[component]
pub(super) fn Photos(reference: String, title: String, photos: Vec<PhotoRow>) -> impl IntoView {
    let tile = |(place, photo): (usize, &PhotoRow)| PhotoTile {
        href: format!("/officer/cases/{reference}/photos/{}", place + 1),
        thumb: format!("/photos/{}/thumb", photo.id),
        alt: format!("Photo {} of {title}", place + 1),
        ..PhotoTile::default()
    };
    let tiles: Vec<_> = photos.iter().enumerate().map(tile).collect();
    (!tiles.is_empty()).then(|| {
        view! {
            <h2 class="govuk-visually-hidden">{words::PHOTOS}</h2>
            <PhotoGrid photos=tiles/>
        }
    })
}

/// One photo, and how many there are.
struct Shown {
    reference: String,
    title: String,
    photo: PhotoRow,
    /// From one.
    number: usize,
    of: usize,
    side: Vec<SideItem>,
}

async fn load(ctx: Ctx, typed: String, number: String) -> Result<Shown> {
    let reference = CaseReference::parse(&typed).map_err(|_| Error::NotFound)?;
    let number: usize = number.parse().map_err(|_| Error::NotFound)?;
    let mut tx = ctx.officer().await?;
    let (head, photos) = tx.case_photos(&reference).await?;
    let (counts, role) = (tx.counts().await?, tx.principal.role);
    tx.commit().await?;
    let place = number.checked_sub(1).ok_or(Error::NotFound)?;
    Ok(Shown {
        reference: head.reference,
        title: head.title,
        photo: photos.get(place).cloned().ok_or(Error::NotFound)?,
        number,
        of: photos.len(),
        side: side(&counts, role, ""),
    })
}

/// `/officer/cases/{reference}/photos/{number}`.
#[component]
pub fn CasePhotoPage() -> impl IntoView {
    let (reference, number) = (address_part("reference"), address_part("number"));
    loaded(
        move |ctx| load(ctx, reference, number),
        |shown| view! { <Photo shown/> },
    )
}

#[component]
fn Photo(shown: Shown) -> impl IntoView {
    let Shown {
        reference,
        title,
        photo,
        number,
        of,
        side,
    } = shown;
    let case = format!("/officer/cases/{reference}");
    let link = |number: usize, text: &str| Link::new(format!("{case}/photos/{number}"), text);
    let prev = (number > 1).then(|| link(number - 1, words::PREVIOUS_PHOTO));
    let next = (number < of).then(|| link(number + 1, words::NEXT_PHOTO));
    let heading = format!("Photo {number} of {of}");
    let alt = format!("Photo {number} of {title}");
    let full = format!("/photos/{}/full", photo.id);
    let picture = full.clone();
    view! {
        <OfficerPage
            title=format!("{heading}, {reference}")
            nav=DeskNav::Queue
            counts=side
            back=Link::new(case, words::BACK_TO_CASE)
        >
            <div class="desk-pane" data-photo-keys>
                <h1>{heading}</h1>
                <p class="small">{reference} " · " {title}</p>
                <Pagination prev next/>
                <a href=full>
                    <img class="desk-photo" src=picture alt=alt width=photo.width height=photo.height decoding="async"/>
                </a>
            </div>
        </OfficerPage>
    }
}
