//! What to do when waiting for us would be dangerous. Shown before any sign-in or form.

use leptos::prelude::*;

use super::document::council;
use super::icons::{Icon, Picture};
use crate::council::Council;

/// The one thing on a screen that may shout: a heading and a number to call.
#[component]
pub fn EmergencyBox(
    #[prop(into)] title: String,
    /// As people write it: "0800 111 999".
    #[prop(into)]
    phone: String,
    /// What to do before the call.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let dial = Council::dial(&phone);
    view! {
        <section class="emergency">
            <h2 class="emergency__title">{title}</h2>
            {children.map(|children| view! { <div class="emergency__steps">{children()}</div> })}
            <a class="emergency__call" href=dial>
                <Picture icon=Icon::Phone/>
                <span>"Call " {phone}</span>
            </a>
        </section>
    }
}

/// Gas, fire, electricity, water, and who else to call. Needs nothing but the council's own number.
///
/// Numbers: National Gas Emergency Service 0800 111 999, power cuts 105, police 101, NHS 111, Floodline 0345 988 1188.
#[component]
pub fn EmergencyAdvice() -> impl IntoView {
    let ours = council().emergency_phone;
    view! {
        <EmergencyBox title="Fire, or someone is in danger" phone="999">
            <p>"Get out if you can. Stay out. Ask for fire, police or ambulance."</p>
        </EmergencyBox>
        <EmergencyBox title="You smell gas, or a carbon monoxide alarm sounds" phone="0800 111 999">
            <ol>
                <li>"Open doors and windows on your way out, if it is safe. Leave your home."</li>
                <li>"Do not use switches, flames or cigarettes."</li>
                <li>"Turn the gas off at the meter, if it is safe."</li>
                <li>"Call from outside. The call is free, day and night."</li>
            </ol>
            <p>"Dizzy, sick or a bad headache? Get into fresh air and call 999."</p>
        </EmergencyBox>
        <EmergencyBox title="Sparks, shocks, bare wires or a burning smell" phone=ours.clone()>
            <p>"Switch off the power at the fuse box, if it is safe. Do not touch anything that sparks."</p>
        </EmergencyBox>
        <EmergencyBox title="Water is pouring in, or near lights and sockets" phone=ours>
            <p>"Turn the water off at the stopcock. Do not touch electric things that are wet."</p>
        </EmergencyBox>
        <OtherNumbers/>
    }
}

/// Help that is not ours to give and can wait a little.
#[component]
fn OtherNumbers() -> impl IntoView {
    let rows = [
        (
            "No power in the street",
            "105",
            "Your electricity network. Free.",
        ),
        (
            "No water in the street",
            "",
            "Call your water company. The number is on your bill.",
        ),
        (
            "Flooding outside",
            "0345 988 1188",
            "Floodline, day and night.",
        ),
        ("Crime that is not happening now", "101", "The police."),
        ("Unwell, but not an emergency", "111", "The NHS."),
    ];
    view! {
        <h2 class="section-title">"Other numbers"</h2>
        <ul class="numbers">
            {rows.map(|(what, number, who)| view! { <Number what number who/> }).into_iter().collect_view()}
        </ul>
    }
}

#[component]
fn Number(what: &'static str, number: &'static str, who: &'static str) -> impl IntoView {
    let call = (!number.is_empty()).then(|| {
        view! { <a class="numbers__call" href=Council::dial(number)>{number}</a> }
    });
    view! {
        <li class="numbers__row">
            <p><strong>{what}</strong> <span class="numbers__who">{who}</span></p>
            {call}
        </li>
    }
}
