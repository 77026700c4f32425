//! `/repairs/report/photos`: up to ten photos, or none. The files go to the server's upload handlers, not through here.

use super::addresses::{REMOVE, UPLOAD, thumb};
use super::question::{Asked, Opened, open, save, shown};
use super::step::Step;
use crate::http::{Ctx, Problems, act, loaded};
use crate::repairs::words;
use crate::ui::{Button, ButtonKind, Form};
use domain::photos::PhotoRow;
use domain::repairs::DraftAnswers;
use domain::{Result, TenancyId};
use islands::{PhotoOnServer, PhotoPicker, PhotoWords};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

const MOST: u32 = 10;

#[server(prefix = "/do", endpoint = "repairs/report/photos")]
pub async fn answer_photos() -> Result<(), ServerFnError> {
    act(|ctx| save(ctx, Step::Photos, (), take)).await
}

fn take(_: &(), answers: &mut DraftAnswers, _: &[TenancyId]) -> Problems {
    answers.photos_done = true;
    Problems::default()
}

type Found = (Asked<()>, Vec<PhotoRow>);

async fn load(ctx: Ctx) -> Result<Opened<Found>> {
    let asked = match open(ctx.clone(), Step::Photos, |_| ()).await? {
        Opened::Here(asked) => asked,
        Opened::Elsewhere(path) => return Ok(Opened::Elsewhere(path)),
        Opened::Gone(sent) => return Ok(Opened::Gone(sent)),
    };
    let mut tx = ctx.visitor().await?;
    let photos = tx.draft_photos(asked.draft.id).await?;
    tx.commit().await?;
    Ok(Opened::Here((asked, photos)))
}

#[component]
pub fn PhotosPage() -> impl IntoView {
    loaded(load, |opened| shown(opened, page))
}

fn page((asked, photos): Found) -> AnyView {
    let skip = photos
        .is_empty()
        .then(|| view! { <div class="photo-skip"><Button text=words::PHOTOS_SKIP kind=ButtonKind::Secondary/></div> });
    asked.frame().around(view! {
        <h1 class="title">{words::PHOTOS}</h1>
        <p class="lead">{words::PHOTOS_LEAD}</p>
        {asked.error("photo").map(|problem| view! { <p class="govuk-error-message">{problem}</p> })}
        {picker(&photos)}
        <Form action=AnswerPhotos::PATH>
            <Button text=words::PHOTOS_CONTINUE/>
            {skip}
        </Form>
    })
}

/// Its own kind of view is deeper than the compiler follows together with the page's.
fn picker(photos: &[PhotoRow]) -> AnyView {
    view! {
        <PhotoPicker
            upload_url=UPLOAD.to_owned()
            remove_url=REMOVE.to_owned()
            max_photos=MOST
            existing=on_server(photos)
            words=PhotoWords::english()
        />
    }
    .into_any()
}

fn on_server(photos: &[PhotoRow]) -> Vec<PhotoOnServer> {
    let photo = |(place, row): (usize, &PhotoRow)| PhotoOnServer {
        id: row.id.to_string(),
        thumb: thumb(row.id),
        name: format!("Photo {}", place + 1),
    };
    photos.iter().enumerate().map(photo).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repairs::report::fixture::{asked, complete, html};
    use domain::AttachmentId;

    fn photo() -> PhotoRow {
        PhotoRow {
            id: AttachmentId::new(),
            width: 2048,
            height: 1536,
            bytes: 310_000,
            added_by: "reporter".into(),
            shows: "before".into(),
        }
    }

    #[test]
    fn without_photos_one_can_go_on_without() {
        let page = html(|| page((asked(Step::Photos, complete(), |_| ()), Vec::new())));
        assert!(page.contains(words::PHOTOS_SKIP), "{page}");
        assert!(
            page.contains(r#"action="/upload/repairs/photos""#),
            "{page}"
        );
        assert!(
            page.contains(r#"action="/do/repairs/report/photos""#),
            "{page}"
        );
    }

    #[test]
    fn stored_photos_are_shown_with_a_way_to_remove_them() {
        let photo = photo();
        let id = photo.id;
        let page = html(|| page((asked(Step::Photos, complete(), |_| ()), vec![photo])));
        assert!(page.contains(&thumb(id)), "{page}");
        assert!(page.contains("Remove Photo 1"), "{page}");
        assert!(!page.contains(words::PHOTOS_SKIP), "{page}");
    }

    #[test]
    fn what_was_wrong_with_a_photo_is_said_here() {
        let mut asked = asked(Step::Photos, complete(), |_| ());
        asked.filled.problems.add("photo", "This is not a photo.");
        let page = html(|| page((asked, Vec::new())));
        assert_eq!(page.matches("This is not a photo.").count(), 2, "{page}");
        assert!(page.contains("href=\"#photo\""), "{page}");
    }
}
