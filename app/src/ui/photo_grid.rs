//! Photos that were sent with a case.

use leptos::prelude::*;

/// A photo as it stands in the grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhotoTile {
    /// The photo in full.
    pub href: String,
    /// The small picture's address.
    pub thumb: String,
    /// What it is called: "Photo 1 of the bedroom wall".
    pub alt: String,
    /// Where the "Remove" button posts; no button when `None`.
    pub remove_action: Option<String>,
    /// The form value `photo` that says which one to remove.
    pub remove_value: String,
}

/// Up to three photos in a row on a phone. Children (a button that adds one) stand last.
#[component]
pub fn PhotoGrid(
    photos: Vec<PhotoTile>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <ul class="photo-grid">
            {photos.into_iter().map(|photo| view! { <Photo photo/> }).collect_view()}
            {children.map(|children| view! { <li class="photo-grid__more">{children()}</li> })}
        </ul>
    }
}

#[component]
fn Photo(photo: PhotoTile) -> impl IntoView {
    let PhotoTile {
        href,
        thumb,
        alt,
        remove_action,
        remove_value,
    } = photo;
    let name = alt.clone();
    let remove = remove_action.map(|action| {
        view! {
            <form action=action method="post">
                <input type="hidden" name="photo" value=remove_value/>
                <button class="photo-grid__remove" type="submit">
                    "Remove" <span class="govuk-visually-hidden">" " {name}</span>
                </button>
            </form>
        }
    });
    view! {
        <li class="photo-grid__photo">
            <a class="photo-grid__link" href=href>
                <img src=thumb alt=alt width="320" height="320" loading="lazy" decoding="async"/>
            </a>
            {remove}
        </li>
    }
}
