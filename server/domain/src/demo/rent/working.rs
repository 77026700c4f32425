//! What the income team did: whom they spoke to, and what shows that the court's protocol was followed.

use super::writing::account;
use crate::demo::ids;
use crate::demo::loading::Cast;
use crate::rent::desk::contacts::NewContact;
use crate::rent::desk::letters::LetterKind;
use crate::rent::desk::protocol::Evidence;
use crate::{Result, SubmissionKey, System, Tx};
use chrono::{DateTime, TimeDelta, Utc};
use rules::london;
use rules::rent::AccountKind;
use rules::rent::protocol::{ProtocolItem, ProtocolState};

/// A contact: which tenancy, how many days ago, how, about what, what came of it, with whom, what was said, and in how many days
/// they are to be spoken to again.
type Contact = (
    u32,
    i64,
    [&'static str; 3],
    &'static str,
    &'static str,
    Option<i64>,
);

const CONTACTS: &[Contact] = &[
    (
        48_210,
        38,
        ["phone", "arrears", "no_answer"],
        "Dean",
        "Rang twice, morning and evening.",
        None,
    ),
    (
        48_210,
        24,
        ["visit", "arrears", "left_message"],
        "Dean",
        "Nobody in. Left a card with the number of the money advice team.",
        None,
    ),
    (
        48_210,
        10,
        ["letter", "arrears", "no_answer"],
        "Dean",
        "Notice handed over at the door with the leaflet on the review and where to get advice.",
        Some(4),
    ),
    (
        48_204,
        6,
        ["phone", "arrears", "wants_help"],
        "Yusuf",
        "Lost his Saturday shifts. Cannot keep to £20. Wants to know what Universal Credit would pay.",
        Some(3),
    ),
    (
        48_231,
        12,
        ["text", "arrears", "will_pay"],
        "Doris",
        "Says that the week will be paid with the next wages.",
        None,
    ),
    (
        48_227,
        55,
        ["office", "they_asked", "will_pay"],
        "Ruby",
        "Came in to go through income and spending. £15 a week is what she can do, and it leaves enough for the meter.",
        None,
    ),
];

/// Evidence: which tenancy, how many days ago, of what, how it stands, and what shows it.
const EVIDENCE: &[(u32, i64, ProtocolItem, ProtocolState, &str)] = &[
    (
        48_210,
        24,
        ProtocolItem::Contact,
        ProtocolState::Done,
        "Two calls, a visit and two letters. See the log.",
    ),
    (
        48_210,
        24,
        ProtocolItem::Vulnerability,
        ProtocolState::Done,
        "Nothing known to us or to the housing officer. Asked again in the letter.",
    ),
    (
        48_210,
        20,
        ProtocolItem::DirectPayments,
        ProtocolState::NotNeeded,
        "Works full time, no benefit in payment.",
    ),
    (
        48_204,
        6,
        ProtocolItem::Contact,
        ProtocolState::Done,
        "Spoke on the phone about why it stopped.",
    ),
];

/// Letters that were handed over: which tenancy, how many days ago, and what for.
const LETTERS: &[(u32, i64, LetterKind)] = &[
    (48_210, 31, LetterKind::Reminder),
    (48_210, 24, LetterKind::Second),
];

/// Writes it down as the officer did, each on its day.
pub(super) async fn note(
    mut tx: Tx<System>,
    cast: &Cast,
    now: DateTime<Utc>,
) -> Result<Tx<System>> {
    for (place, contact) in CONTACTS.iter().enumerate() {
        let (tenancy, ago, [way, about, outcome], with_whom, words, next) = contact;
        let account = tx
            .account_by_id(account(*tenancy, AccountKind::Rent))
            .await?;
        let mut officer = tx.speaking_as(cast.officer("carol-winn")?).await?;
        officer.now = now - TimeDelta::days(*ago);
        let new = NewContact {
            way: (*way).to_owned(),
            about: (*about).to_owned(),
            outcome: (*outcome).to_owned(),
            at: officer.now,
            with_whom: (*with_whom).to_owned(),
            words: (*words).to_owned(),
            next_on: next.map(|days| london::date_of(now) + TimeDelta::days(days)),
        };
        officer
            .note_contact(&account, &new, key("contact", place))
            .await?;
        tx = officer.speaking_as(System("demo")).await?;
    }
    for (place, (tenancy, ago, item, state, words)) in EVIDENCE.iter().enumerate() {
        let account = tx
            .account_by_id(account(*tenancy, AccountKind::Rent))
            .await?;
        let mut officer = tx.speaking_as(cast.officer("carol-winn")?).await?;
        officer.now = now - TimeDelta::days(*ago);
        let new = Evidence {
            item: *item,
            state: *state,
            words: (*words).to_owned(),
            link: None,
            done_on: london::date_of(officer.now),
        };
        officer
            .note_protocol(&account, &new, key("evidence", place))
            .await?;
        tx = officer.speaking_as(System("demo")).await?;
    }
    for (place, (tenancy, ago, kind)) in LETTERS.iter().enumerate() {
        let account = tx
            .account_by_id(account(*tenancy, AccountKind::Rent))
            .await?;
        let mut officer = tx.speaking_as(cast.officer("carol-winn")?).await?;
        officer.now = now - TimeDelta::days(*ago);
        officer
            .make_letters(&account, *kind, false, key("letters", place))
            .await?;
        tx = officer.speaking_as(System("demo")).await?;
    }
    tx.now = now;
    Ok(tx)
}

fn key(what: &str, place: usize) -> SubmissionKey {
    SubmissionKey(ids::key(what, &place.to_string()))
}
