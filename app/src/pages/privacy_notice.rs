//! `/privacy/notice`: what this service keeps about people, true to what the code does (UK GDPR Articles 13 and 14).

use super::council;
use crate::council::Council;
use crate::http::see_other;
use crate::ui::TenantPage;
use leptos::prelude::*;

/// `/privacy`
#[component]
pub fn PrivacyPage() -> impl IntoView {
    see_other("/privacy/notice");
}

#[component]
pub fn PrivacyNoticePage() -> impl IntoView {
    let council = council();
    view! {
        <TenantPage title="Privacy notice">
            <h1>"Privacy notice"</h1>
            <p class="lead">"What we keep about you when you use this website, why, and what you can ask of us."</p>
            <p>{council.full_name.clone()} " decides how your data is used here. The law calls this the controller."</p>
            <WhatWeKeep/>
            <Why/>
            <WhoSees/>
            <HowLong/>
            <YourRights council=council.clone()/>
            <p>"This notice was written on 21 November 2026."</p>
        </TenantPage>
    }
}

#[component]
fn WhatWeKeep() -> impl IntoView {
    view! {
        <h2>"What we keep"</h2>
        <ul>
            <li>"Your name, date of birth, email address, mobile number, home and tenancy. We have these from your tenancy."</li>
            <li>"Your reports: where it is, what is wrong, what you wrote, and when we can come."</li>
            <li>"Who in your home is at risk, if you choose to tell us. This can be about health."</li>
            <li>"Your photos. Before we keep one, we make a new copy of it. Where and when it was taken is not in the copy."</li>
            <li>"The messages between you and us, and whether our emails and texts reached you."</li>
            <li>"When you signed in, with what kind of browser and device, and when you were last here."</li>
            <li>"What officers looked at and did in your case, and when."</li>
        </ul>
        <p>"If you report without signing in, we keep the name, address and phone number that you give us with the report."</p>
        <p>"We count how often someone tries to sign in, to stop misuse. For this we use a scrambled form of your network address, email address or number."</p>
    }
}

#[component]
fn Why() -> impl IntoView {
    view! {
        <h2>"Why, and what lets us"</h2>
        <ul>
            <li>"To repair your home and to look after the building. This is our public task under the Housing Act 1985 and the Landlord and Tenant Act 1985, and part of your tenancy contract (UK GDPR Article 6(1)(e) and (b))."</li>
            <li>"To tell you what we do, and to know that it reached you. The same task and contract let us."</li>
            <li>"To let only you into your account, and to keep the service safe. This is part of our public task."</li>
            <li>"To come sooner when someone is at risk. Data about health needs more care. We use it for reasons of strong public interest (Article 9(2)(g), and the Data Protection Act 2018, Schedule 1, paragraph 6). You can leave it out."</li>
        </ul>
        <p>"A program suggests how urgent a repair is. An officer decides. No program alone makes a decision about you."</p>
        <p>"We must know where and what a repair is to do it. The rest you may leave out."</p>
    }
}

#[component]
fn WhoSees() -> impl IntoView {
    view! {
        <h2>"Who sees it"</h2>
        <ul>
            <li>"Officers of the council who deal with housing and repairs. We note each time one opens your case."</li>
            <li>"People with a joint tenancy in your home see the repair, its messages, photos and dates. They do not see who is at risk, how to get in, or how to reach you."</li>
            <li>"Companies that run this website or send our emails and texts for us. They work to our orders only."</li>
        </ul>
        <p>"We do not sell your data or use it for adverts. We share more only where a law says that we must or may, such as to keep someone from harm."</p>
    }
}

#[component]
fn HowLong() -> impl IntoView {
    view! {
        <h2>"How long we keep it"</h2>
        <ul>
            <li>"A report you began and did not send: 4 weeks after you last touched it, with its photos."</li>
            <li>"A form that we sent back to you to put right: 1 hour."</li>
            <li>"Sign-in codes: they work for 10 minutes, and we delete them about an hour later. We keep only a scrambled form."</li>
            <li>"Counts of tries to sign in: about a day."</li>
            <li>"Records of your sign-ins: up to 30 days, and a week more after they end."</li>
            <li>"Reports you sent, with messages and photos: this website does not delete them by itself. We keep them as your home's repair history. Ask us how long our records schedule says."</li>
        </ul>
    }
}

#[component]
fn YourRights(council: Council) -> impl IntoView {
    view! {
        <h2>"What you can ask"</h2>
        <p>"You can ask us for a copy of your data, to put it right, to delete it, to use it less, or to stop. You can ask for data you gave us in a form that you can take elsewhere where the contract is our reason. We answer within one month. It is free."</p>
        <ul>
            <li>"Call " <a href=Council::dial(&council.phone)>{council.phone.clone()}</a></li>
            <li>"Email " <a href=format!("mailto:{}", council.email)>{council.email.clone()}</a> " and ask for the data protection officer"</li>
            <li>"Write to the data protection officer, " {council.address}</li>
        </ul>
        <p>"If you are not happy with what we do with your data, tell us first, so that we can put it right. We tell you within 30 days that we have your complaint. You can also complain to the Information Commissioner’s Office (ICO): call " <a href="tel:03031231113">"0303 123 1113"</a> ", or see " <a href="https://ico.org.uk/make-a-complaint/">"how to complain to the ICO"</a> "."</p>
        <p>"See also " <a href="/cookies">"the cookies we use"</a> "."</p>
    }
}
