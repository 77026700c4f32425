//! `/accessibility`: the statement that regulation 8 of the Public Sector Bodies (Websites and Mobile Applications)
//! (No. 2) Accessibility Regulations 2018 asks for.

use super::council;
use crate::council::Council;
use crate::ui::TenantPage;
use leptos::prelude::*;

#[component]
pub fn AccessibilityPage() -> impl IntoView {
    let council = council();
    view! {
        <TenantPage title="Accessibility">
            <h1>"Accessibility"</h1>
            <p>"This statement is about this website, where tenants of " {council.full_name.clone()} " report repairs and see what we do. The council runs it. We want everyone to be able to use it."</p>
            <p>"You should be able to:"</p>
            <ul>
                <li>"make the words four times as big without losing any"</li>
                <li>"use it on a narrow phone without moving the page sideways"</li>
                <li>"do everything with a keyboard"</li>
                <li>"do everything with JavaScript turned off"</li>
                <li>"use dark colours, or less movement, if your device asks for it"</li>
            </ul>
            <Contact council=council.clone()/>
            <h2>"If we do not answer well"</h2>
            <p>"The Equality and Human Rights Commission (EHRC) enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. If you are not happy with our answer, contact the " <a href="https://www.equalityadvisoryservice.com/">"Equality Advisory and Support Service"</a> "."</p>
            <Status name=council.full_name/>
            <Tested/>
        </TenantPage>
    }
}

#[component]
fn Contact(council: Council) -> impl IntoView {
    view! {
        <h2>"Tell us about a problem"</h2>
        <p>"If you cannot use a page, or need it in another form such as large print, tell us. We answer within 5 working days. You can also report a repair by phone."</p>
        <ul>
            <li>"Call " <a href=Council::dial(&council.phone)>{council.phone.clone()}</a></li>
            <li>"Email " <a href=format!("mailto:{}", council.email)>{council.email.clone()}</a></li>
            <li>"Write to or visit us at " {council.address}</li>
        </ul>
    }
}

#[component]
fn Status(name: String) -> impl IntoView {
    view! {
        <h2>"How accessible it is"</h2>
        <p>{name} " is committed to making this website accessible, as the 2018 Regulations say."</p>
        <p>"This website is partly compliant with the Web Content Accessibility Guidelines version 2.2, level AA. We say partly because our tests are not complete yet, and for this reason:"</p>
        <ul>
            <li>"A photo that you or an officer sends has no words that say what it shows, only a number. This falls short of success criterion 1.1.1 (non-text content). You can tell us what a photo shows in a message, and we will do the same if you ask. We plan to let people add words to a photo by 30 June 2027."</li>
        </ul>
        <p>"We know of nothing else that fails. Tell us if you find something."</p>
    }
}

#[component]
fn Tested() -> impl IntoView {
    view! {
        <h2>"How we test it"</h2>
        <p>"We test it ourselves, on each change:"</p>
        <ul>
            <li>"each page by a program (axe), with and without JavaScript"</li>
            <li>"each page at 320 pixels wide, as on a small phone or at four times the size"</li>
            <li>"reporting a repair with a keyboard only"</li>
            <li>"the contrast of each pair of colours, light and dark"</li>
        </ul>
        <p>"What we have not tested yet: we have not watched people who use a screen reader, voice control or a magnifier. We have not tested in Safari. Nobody outside the team has tested it."</p>
        <p>"This statement was prepared on 21 November 2026. It was last reviewed on 21 November 2026. The website was last tested on 21 November 2026."</p>
    }
}
