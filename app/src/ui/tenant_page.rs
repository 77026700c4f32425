//! The frame of every page that a tenant sees.

use leptos::prelude::*;

use super::document::council;
use super::frame::{BackLink, Crest, Flash, Foot, PageTitle, SignOut};
use super::icons::{Icon, Picture};
use super::{Link, MaybeText, Viewer};

/// The parts of a tenant's app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nav {
    Home,
    Repairs,
    Rent,
    Messages,
    More,
}

impl Nav {
    const ALL: [Self; 5] = [
        Self::Home,
        Self::Repairs,
        Self::Rent,
        Self::Messages,
        Self::More,
    ];

    fn item(self) -> (&'static str, &'static str, Icon) {
        match self {
            Self::Home => ("/home", "Home", Icon::Home),
            Self::Repairs => ("/repairs", "Repairs", Icon::Repairs),
            Self::Rent => ("/rent", "Rent", Icon::Rent),
            Self::Messages => ("/messages", "Messages", Icon::Message),
            Self::More => ("/account", "More", Icon::More),
        }
    }
}

/// A page of the tenant's app. Shows the navigation and "Sign out" only to a tenant ([`Viewer`] in the context).
///
/// The page's own `<h1>` stands in the children.
#[component]
pub fn TenantPage(
    /// What the page is, in neutral words: a title stays in the history of a shared phone.
    #[prop(into)]
    title: String,
    /// The part of the app that is marked in the navigation.
    #[prop(default = None, into)]
    nav: Option<Nav>,
    #[prop(default = None, into)] back: Option<Link>,
    /// Puts "Error: " before the title.
    #[prop(optional)]
    has_errors: bool,
    /// 960 px for lists, in place of 640 px for questions.
    #[prop(optional)]
    wide: bool,
    /// How far along the questions are: (step, of how many).
    #[prop(default = None, into)]
    progress: Option<(u32, u32)>,
    #[prop(optional, into)] flash: MaybeText,
    children: Children,
) -> impl IntoView {
    let council = council();
    let viewer = use_context::<Viewer>().unwrap_or_default();
    let signed_in = matches!(viewer, Viewer::Tenant { .. });
    let at_work = matches!(viewer, Viewer::Contractor { .. });
    let home = match viewer {
        Viewer::Tenant { .. } => "/home",
        Viewer::Contractor { .. } => "/contractor",
        Viewer::Officer { .. } | Viewer::Anonymous => "/",
    };
    let main = if wide { "main main--wide" } else { "main" };
    view! {
        <PageTitle title has_errors council=council.clone()/>
        <div class=if signed_in { "page page--signed-in" } else { "page" }>
            <header class="top">
                <div class="top__inner">
                    <Crest council=council.clone() href=home/>
                    <div class="top__tools">
                        <a class="top__help" href="/emergency">"Help now"</a>
                        {(signed_in || at_work).then(|| view! { <SignOut/> })}
                    </div>
                </div>
            </header>
            {signed_in.then(|| view! { <Navigation current=nav/> })}
            <div class=main>
                {back.map(|link| view! { <BackLink link/> })}
                <main id="main" tabindex="-1">
                    {progress.map(|(step, steps)| view! { <Progress step steps/> })}
                    {flash.get().map(|words| view! { <Flash words/> })}
                    {children()}
                </main>
            </div>
            <Foot council signed_in=signed_in || at_work/>
        </div>
    }
}

/// Along the bottom on a phone, along the top on a desktop.
#[component]
fn Navigation(current: Option<Nav>) -> impl IntoView {
    let item = |nav: Nav| {
        let (href, label, icon) = nav.item();
        let here = (Some(nav) == current).then_some("page");
        view! {
            <li>
                <a class="nav__item" href=href aria-current=here>
                    <Picture icon/>
                    <span class="nav__label">{label}</span>
                </a>
            </li>
        }
    };
    view! {
        <nav class="nav" aria-label="Main">
            <ul class="nav__list">{Nav::ALL.map(item).into_iter().collect_view()}</ul>
        </nav>
    }
}

/// A bar for the eye and the same in words for the ear.
#[component]
fn Progress(step: u32, steps: u32) -> impl IntoView {
    view! {
        <div class="progress">
            <p class="govuk-visually-hidden">{format!("Step {step} of {steps}")}</p>
            <progress class="progress__bar" max=steps value=step aria-hidden="true"></progress>
        </div>
    }
}
