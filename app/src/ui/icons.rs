//! Line pictures, drawn on a 24-unit square. They stand beside words and are silent to screen readers.

use leptos::prelude::*;

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Home,
    Repairs,
    Rent,
    Homes,
    More,
    Neighbours,
    Lock,
    Phone,
    Camera,
    Warning,
    Check,
    Message,
    People,
}

impl Icon {
    pub const ALL: [Self; 13] = [
        Self::Home,
        Self::Repairs,
        Self::Rent,
        Self::Homes,
        Self::More,
        Self::Neighbours,
        Self::Lock,
        Self::Phone,
        Self::Camera,
        Self::Warning,
        Self::Check,
        Self::Message,
        Self::People,
    ];

    fn path(self) -> &'static str {
        match self {
            Self::Home => "M3.5 11 12 4l8.5 7M6 9.5V20h4.5v-5.5h3V20H18V9.5",
            Self::Repairs => {
                "M14.5 6.5a4 4 0 0 1 4.6-1.9L16.5 7.2l.4 2 2 .4 2.5-2.6a4 4 0 0 1-5.7 4.6l-8 8a2 2 0 0 1-2.9-2.9l8-8a4 4 0 0 1 1.7-2.2Z"
            }
            Self::Rent => "M17 7.2A4 4 0 0 0 9.5 9c0 3.5.9 5.5-2.5 10h10.5M6.5 13.2H15",
            Self::Homes => {
                "M8 20a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM11 13l8.5-8.5M15.5 8.5l3 3M18.5 5.5l2 2"
            }
            Self::More => "M5.5 12h.01M12 12h.01M18.5 12h.01",
            Self::Neighbours => {
                "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5ZM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11"
            }
            Self::Lock => "M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2",
            Self::Phone => {
                "M5 4h4l1.5 5L8 10.5a11 11 0 0 0 5.5 5.5l1.5-2.5 5 1.5v4a1.5 1.5 0 0 1-1.6 1.5A15.5 15.5 0 0 1 3.5 5.6 1.5 1.5 0 0 1 5 4Z"
            }
            Self::Camera => {
                "M4 8h3.5L9 5.5h6L16.5 8H20v11H4ZM12 16.5a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6Z"
            }
            Self::Warning => "M12 4 21 19.5H3ZM12 10v4.5M12 17h.01",
            Self::Check => "m5 12.5 4.5 4.5L19 7.5",
            Self::Message => "M4 5.5h16v11H10.5L6.5 20v-3.5H4ZM8 9.5h8M8 12.8h5",
            Self::People => {
                "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20a6.5 6.5 0 0 1 13 0M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.3a6.5 6.5 0 0 1 3.5 5.7"
            }
        }
    }
}

/// The picture itself, in the colour of the text around it.
#[component]
pub fn Picture(icon: Icon) -> impl IntoView {
    let class = match icon {
        Icon::More => "icon icon--dots",
        _ => "icon",
    };
    view! {
        <svg class=class viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
            <path d=icon.path()></path>
        </svg>
    }
}
