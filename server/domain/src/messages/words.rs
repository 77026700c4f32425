//! Every message we send, in words. A text and a subject line may be read by anyone who sees the phone: they carry no
//! sensitive word, no address, no name.

mod arrangements;
mod visits;

use super::right_news::RightNews;
pub use arrangements::ArrangementNews;
use rules::reference::{CaseKind, CaseReference, tenant_path};
pub use visits::VisitNews;

/// Who writes, and where their reply should go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letterhead {
    /// "Ebbsmarsh Borough Council"
    pub council: String,
    /// "01632 960100"
    pub phone: String,
    /// The public address of this service, without a slash at the end.
    pub site: String,
}

/// How urgent and how refusable a message is; the gate at send time treats the classes differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Codes and warnings about the account.
    Security,
    /// About something the person asked for.
    Service,
    /// About what is owed: held back while a breathing space covers it, whoever wrote it and whenever.
    Arrears,
    /// Anything the person may do without.
    Optional,
}

impl Class {
    pub fn key(self) -> &'static str {
        match self {
            Self::Security => "security",
            Self::Service => "service",
            Self::Arrears => "arrears",
            Self::Optional => "optional",
        }
    }
}

/// What there is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    SignInCode {
        code: String,
    },
    /// To an address that someone wants to add to their account.
    ContactCode {
        code: String,
    },
    /// To the addresses that were there before: nobody takes over an account unseen (ASVS 6.3.7).
    ContactsChanged {
        what: ContactChange,
    },
    /// To who gets a letter with a sign-in code, by the ways we have to reach them: they may not have asked for it.
    SignInLetterMade,
    ReportReceived {
        reference: String,
        title: String,
        promise: String,
    },
    Question {
        reference: String,
        question: String,
    },
    Answer {
        reference: String,
        message: String,
    },
    Progress {
        reference: String,
        status: String,
    },
    Closed {
        reference: String,
        outcome: String,
    },
    Reopened {
        reference: String,
        promise: String,
    },
    /// The work is done: is it fixed, and are they happy?
    IsItFixed {
        reference: String,
    },
    Visit {
        reference: String,
        news: VisitNews,
    },
    /// What becomes of the Right to Repair on a case.
    RightToRepair {
        reference: String,
        news: RightNews,
    },
    /// A promise needs more time.
    NewDate {
        reference: String,
        due: String,
        first: String,
        reason: String,
    },
    /// Something about a hazard moved on. What it is only the email says.
    HazardNews {
        reference: String,
        news: String,
    },
    /// Written notice of a visit: the law asks for 24 hours.
    HazardVisit {
        reference: String,
        when: String,
        about: String,
    },
    /// The written summary, whole.
    HazardLetter {
        reference: String,
        letter: String,
    },
    /// We have what someone told us about their rent. Not a word of what it was: others may read along.
    RentReceived {
        reference: String,
    },
    /// There is an answer about their rent, to be read after signing in.
    RentNews {
        reference: String,
    },
    /// About a plan to pay what is owed on an account, by its payment reference.
    Arrangement {
        account: String,
        news: ArrangementNews,
    },
    /// A letter about a rent account, whole in the email; elsewhere not even what it is about.
    RentLetter {
        letter: String,
    },
    /// The receipt of a payment by card. How much and for what only the email says.
    PaymentReceived {
        payment: String,
        amount: String,
        reference: String,
        day: String,
    },
    /// Money goes back to the card it came from.
    PaymentRefunded {
        payment: String,
        amount: String,
        reference: String,
    },
}

/// What became of the ways to reach someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactChange {
    EmailAdded,
    MobileAdded,
    EmailRemoved,
    MobileRemoved,
}

impl ContactChange {
    fn words(self) -> &'static str {
        match self {
            Self::EmailAdded => "a new email address was added to your account",
            Self::MobileAdded => "a new mobile number was added to your account",
            Self::EmailRemoved => "an email address was taken off your account",
            Self::MobileRemoved => "a mobile number was taken off your account",
        }
    }
}

/// The three shapes of one message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    pub subject: String,
    pub email: String,
    pub text: String,
}

impl Words {
    /// The machine name; selects a provider's template where one is set.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::SignInCode { .. } => "sign-in-code",
            Self::ContactCode { .. } => "contact-code",
            Self::ContactsChanged { .. } => "contacts-changed",
            Self::SignInLetterMade => "sign-in-letter",
            Self::ReportReceived { .. } => "report-received",
            Self::Question { .. } => "question",
            Self::Answer { .. } => "message",
            Self::Progress { .. } => "progress",
            Self::Closed { .. } => "closed",
            Self::Reopened { .. } => "reopened",
            Self::IsItFixed { .. } => "is-it-fixed",
            Self::Visit { news, .. } => news.kind(),
            Self::RightToRepair { .. } => "right-to-repair",
            Self::NewDate { .. } => "new-date",
            Self::HazardNews { .. } => "hazard-news",
            Self::HazardVisit { .. } => "hazard-visit",
            Self::HazardLetter { .. } => "hazard-letter",
            Self::RentReceived { .. } => "rent-received",
            Self::RentNews { .. } => "rent-news",
            Self::Arrangement { news, .. } => news.kind(),
            Self::RentLetter { .. } => "rent-letter",
            Self::PaymentReceived { .. } => "payment-received",
            Self::PaymentRefunded { .. } => "payment-refunded",
        }
    }

    pub fn class(&self) -> Class {
        match self {
            Self::SignInCode { .. }
            | Self::ContactCode { .. }
            | Self::ContactsChanged { .. }
            | Self::SignInLetterMade => Class::Security,
            Self::Arrangement { .. } | Self::RentLetter { .. } => Class::Arrears,
            _ => Class::Service,
        }
    }

    pub fn render(&self, head: &Letterhead) -> Rendered {
        let Letterhead { council, phone, .. } = head;
        match self {
            Self::SignInCode { code } => Rendered {
                subject: "Your sign-in code".into(),
                email: letter(
                    head,
                    &format!(
                        "Your code is {code}\n\nEnter it in the page you asked from. It works once, for 10 minutes.\n\nIf you did not ask for a code, you can ignore this email. Never tell the code to anyone, not even to us."
                    ),
                ),
                text: format!(
                    "{code} is your {council} sign-in code. It works once, for 10 minutes. Never tell it to anyone."
                ),
            },
            Self::ContactCode { code } => Rendered {
                subject: "Your code to confirm this address".into(),
                email: letter(
                    head,
                    &format!(
                        "Your code is {code}\n\nEnter it in the page you asked from. It shows that this email address is yours. It works once, for 10 minutes.\n\nIf you did not ask for this, you can ignore this email. Never tell the code to anyone, not even to us."
                    ),
                ),
                text: format!(
                    "{code} is your {council} code to confirm this number. It works once, for 10 minutes. Never tell it to anyone."
                ),
            },
            Self::ContactsChanged { what } => Rendered {
                subject: "Your account was changed".into(),
                email: letter(
                    head,
                    &format!(
                        "We are writing to tell you that {}.\n\nIf this was you, there is nothing to do.\n\nIf it was not you, call us now on {phone}.",
                        what.words()
                    ),
                ),
                text: format!(
                    "{council}: {}. If it was not you, call {phone}.",
                    what.words()
                ),
            },
            Self::SignInLetterMade => Rendered {
                subject: "A letter is on its way to you".into(),
                email: letter(
                    head,
                    &format!(
                        "Someone asked us for a letter with a code to sign in to your account. We checked who they are and posted it to your home.\n\nIf this was you, there is nothing to do.\n\nIf it was not you, call us now on {phone}."
                    ),
                ),
                text: format!(
                    "{council}: we have posted a letter with a sign-in code to your home. If you did not ask for it, call {phone}."
                ),
            },
            Self::ReportReceived {
                reference,
                title,
                promise,
            } => Rendered {
                subject: format!("We have your report {reference}"),
                email: about(
                    head,
                    reference,
                    &format!(
                        "We have your report: {title}.\n\nYour reference is {reference}.\n\n{promise}"
                    ),
                ),
                text: format!("{council}: we have your report {reference}. {promise}"),
            },
            Self::Question {
                reference,
                question,
            } => Rendered {
                subject: format!("A question about {reference}"),
                email: about(
                    head,
                    reference,
                    &format!(
                        "We need to ask you something about {reference}:\n\n{question}\n\nPlease sign in to answer."
                    ),
                ),
                text: format!(
                    "{council}: we have a question about {reference}. Please sign in to answer."
                ),
            },
            Self::Answer { reference, message } => Rendered {
                subject: format!("A message about {reference}"),
                email: about(
                    head,
                    reference,
                    &format!("We have written to you about {reference}:\n\n{message}"),
                ),
                text: format!(
                    "{council}: there is a new message about {reference}. Sign in to read it."
                ),
            },
            Self::Progress { reference, status } => Rendered {
                subject: format!("News about {reference}"),
                email: about(head, reference, &format!("{reference}: {status}.")),
                text: format!("{council}: news about {reference}. {status}."),
            },
            Self::Closed { reference, outcome } => Rendered {
                subject: format!("We have closed {reference}"),
                email: about(
                    head,
                    reference,
                    &format!(
                        "We have closed {reference}. {outcome}\n\nIf {}, sign in and tell us within 28 days. We will open it again{}.",
                        not_right(reference).0,
                        not_right(reference).1,
                    ),
                ),
                text: format!(
                    "{council}: we have closed {reference}. If {}, sign in and tell us.",
                    not_right(reference).0
                ),
            },
            Self::Reopened { reference, promise } => Rendered {
                subject: format!("We have opened {reference} again"),
                email: about(
                    head,
                    reference,
                    &format!(
                        "You told us that {reference} is not fixed. We have opened it again. {promise}"
                    ),
                ),
                text: format!("{council}: we have opened {reference} again. {promise}"),
            },
            Self::IsItFixed { reference } => Rendered {
                subject: format!("Is {reference} fixed?"),
                email: about(
                    head,
                    reference,
                    &format!(
                        "We think the work on {reference} is done. Is it fixed?\n\nPlease sign in and tell us. There are two short questions. If it is not fixed, we open it again with its first date."
                    ),
                ),
                text: format!(
                    "{council}: we think {reference} is done. Is it fixed? Sign in and tell us."
                ),
            },
            Self::Visit { reference, news } => news.render(head, reference),
            Self::Arrangement { account, news } => news.render(head, account),
            Self::HazardNews { reference, news } => Rendered {
                subject: format!("News about {reference}"),
                email: about(head, reference, news),
                text: format!("{council}: there is news about {reference}. Sign in to read it."),
            },
            Self::HazardVisit {
                reference,
                when,
                about: matter,
            } => Rendered {
                subject: format!("A visit about {reference}"),
                email: about(
                    head,
                    reference,
                    &format!(
                        "We will come to your home at {when} to look into this: {matter}.\n\nYou can be there, or ask someone to be there for you. If the time does not suit you, or you need something from us for the visit, call us or write to us. Our staff carry a card with their photo: ask to see it before you let anyone in."
                    ),
                ),
                text: format!(
                    "{council}: we will visit about {reference} at {when}. If that does not suit you, call {phone}."
                ),
            },
            Self::HazardLetter { reference, letter } => Rendered {
                subject: format!("A letter about {reference}"),
                email: format!(
                    "{letter}\n\nYou can also read and print this letter here: {}/repairs/{reference}/summary",
                    head.site
                ),
                text: format!(
                    "{council}: there is a letter about {reference} for you to read. Sign in to read it, or call {phone}."
                ),
            },
            Self::RentReceived { reference } => Rendered {
                subject: format!("We have your message {reference}"),
                email: letter(
                    head,
                    &format!(
                        "Thank you. We have your message. Its reference is {reference}.\n\nSign in to see what happens next: {}/rent",
                        head.site
                    ),
                ),
                text: format!(
                    "{council}: we have your message {reference}. Sign in to see what happens next."
                ),
            },
            Self::RentNews { reference } => Rendered {
                subject: format!("News about {reference}"),
                email: letter(
                    head,
                    &format!(
                        "There is news for you about {reference}. Sign in to read it: {}/rent",
                        head.site
                    ),
                ),
                text: format!("{council}: there is news for you. Sign in to read it."),
            },
            Self::RentLetter { letter } => Rendered {
                subject: "A letter for you".into(),
                email: letter.clone(),
                text: format!(
                    "{council}: we have written you a letter. Call {phone} to hear what it says or to have it by post."
                ),
            },
            Self::PaymentReceived {
                payment,
                amount,
                reference,
                day,
            } => Rendered {
                subject: "Your receipt".into(),
                email: letter(
                    head,
                    &format!(
                        "Thank you. We have your payment.\n\nAmount: {amount}\nDate: {day}\nPayment reference: {reference}\n\nIt is on your account now. You can see and print the receipt here: {}/rent/pay/payment/{payment}",
                        head.site
                    ),
                ),
                text: format!(
                    "{council}: thank you, we have your payment. Sign in to see the receipt."
                ),
            },
            Self::PaymentRefunded {
                payment,
                amount,
                reference,
            } => Rendered {
                subject: "We have sent money back to you".into(),
                email: letter(
                    head,
                    &format!(
                        "We have sent {amount} back to the card you paid with. Your bank may take a few days to show it.\n\nPayment reference: {reference}\n\nSee the payment here: {}/rent/pay/payment/{payment}",
                        head.site
                    ),
                ),
                text: format!(
                    "{council}: there is news about a payment you made. Sign in to read it."
                ),
            },
            Self::RightToRepair { reference, news } => Rendered {
                subject: format!("News about {reference}"),
                email: about(head, reference, &news.letter(reference)),
                text: format!("{council}: {}", news.text(reference)),
            },
            Self::NewDate {
                reference,
                due,
                first,
                reason,
            } => Rendered {
                subject: format!("A new date for {reference}"),
                email: about(
                    head,
                    reference,
                    &format!(
                        "We need more time for {reference}. We are sorry.\n\nThe new date is {due}. The first date was {first}.\n\nWhy: {reason}"
                    ),
                ),
                text: format!(
                    "{council}: we need more time for {reference}. The new date is {due}. Sign in to see why."
                ),
            },
        }
    }
}

fn about(head: &Letterhead, reference: &str, body: &str) -> String {
    let place = tenant_path(reference);
    letter(
        head,
        &format!("{body}\n\nSee it here: {}{place}", head.site),
    )
}

/// A repair is mended by a date; a question is answered.
fn not_right(reference: &str) -> (&'static str, &'static str) {
    match CaseReference::parse(reference).map(|reference| reference.kind()) {
        Ok(CaseKind::Repair) => ("it is not fixed", " with its first date"),
        _ => ("that is not right", ""),
    }
}

fn letter(head: &Letterhead, body: &str) -> String {
    let Letterhead { council, phone, .. } = head;
    format!("Hello,\n\n{body}\n\n{council}\nYou can also call us on {phone}.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rules::text::fits_one_text;

    fn head() -> Letterhead {
        Letterhead {
            council: "Ebbsmarsh Borough Council".into(),
            phone: "01632 960100".into(),
            site: "https://tenants.ebbsmarsh.example".into(),
        }
    }

    fn visits(reference: &str) -> impl Iterator<Item = Words> {
        // The longest of its kind.
        let when = "Wednesday 30 September 2026, 9:30am to 2:30pm".to_owned();
        let news = [
            VisitNews::Choose,
            VisitNews::Booked { when: when.clone() },
            VisitNews::Changed { when: when.clone() },
            VisitNews::CalledOff { when: when.clone() },
            VisitNews::Reminder { when },
            VisitNews::OnTheWay,
            VisitNews::NoAccess,
            VisitNews::NoAccessReview,
            VisitNews::Upheld,
            VisitNews::Rejected {
                reason: "The photo shows your door, and mould.".into(),
            },
            VisitNews::Parts {
                expected: Some("30 September".into()),
            },
        ];
        let reference = reference.to_owned();
        news.into_iter().map(move |news| Words::Visit {
            reference: reference.clone(),
            news,
        })
    }

    fn every() -> Vec<Words> {
        let (reference, promise) = (
            "R-26-004812".to_owned(),
            "We will look at it by Wednesday 23 September.".to_owned(),
        );
        [
            Words::SignInCode {
                code: "402917".into(),
            },
            Words::ContactCode {
                code: "K7QM-3XTA".into(),
            },
            Words::ContactsChanged {
                what: ContactChange::MobileRemoved,
            },
            Words::SignInLetterMade,
            Words::ReportReceived {
                reference: reference.clone(),
                title: "Damp or mould in the bedroom".into(),
                promise: promise.clone(),
            },
            Words::Question {
                reference: reference.clone(),
                question: "Is the stopcock under the sink?".into(),
            },
            Words::Answer {
                reference: reference.clone(),
                message: "Thank you.".into(),
            },
            Words::Progress {
                reference: reference.clone(),
                status: "Waiting for you".into(),
            },
            Words::Closed {
                reference: reference.clone(),
                outcome: "The work is done.".into(),
            },
            Words::Reopened {
                reference: reference.clone(),
                promise,
            },
            Words::NewDate {
                reference: reference.clone(),
                due: "Wednesday 23 September 2026".into(),
                first: "Wednesday 9 September 2026".into(),
                reason: "The mould is behind the stopcock".into(),
            },
            Words::HazardNews {
                reference: reference.clone(),
                news: "There is mould in the bedroom.".into(),
            },
            Words::HazardVisit {
                reference: reference.clone(),
                when: "11:30am on Wednesday 23 September 2026".into(),
                about: "damp and mould".into(),
            },
            Words::HazardLetter {
                reference: reference.clone(),
                letter: "We found mould in the bedroom.".into(),
            },
            Words::RentReceived {
                reference: reference.clone(),
            },
            Words::RentNews {
                reference: reference.clone(),
            },
            Words::RentLetter {
                letter: "You owe £116.10 of rent.".into(),
            },
            Words::PaymentReceived {
                payment: "0192".into(),
                amount: "£116.10".into(),
                reference: "6100482134".into(),
                day: "21 November 2026".into(),
            },
            Words::PaymentRefunded {
                payment: "0192".into(),
                amount: "£116.10".into(),
                reference: "6100482134".into(),
            },
        ]
        .into_iter()
        .chain(RightNews::every().map(|news| Words::RightToRepair {
            reference: reference.clone(),
            news,
        }))
        .chain(visits(&reference))
        .chain(ArrangementNews::every().map(|news| Words::Arrangement {
            account: "7001234567".to_owned(),
            news,
        }))
        .collect()
    }

    #[test]
    fn every_message_fits_one_text() {
        for words in every() {
            let text = words.render(&head()).text;
            assert!(fits_one_text(&text), "{} is too long: {text}", words.kind());
        }
    }

    #[test]
    fn texts_and_subjects_carry_nothing_of_the_matter() {
        for words in every() {
            let rendered = words.render(&head());
            for open in [&rendered.text, &rendered.subject] {
                for word in [
                    "mould",
                    "stopcock",
                    "bedroom",
                    "Thank you",
                    "rent",
                    "owe",
                    "£",
                ] {
                    assert!(!open.contains(word), "{}: {open}", words.kind());
                }
                if words.class() == Class::Arrears {
                    for word in ["£", "rent", "pay", "plan", "owe", "debt", "arrears"] {
                        let open = open.replace(&head().site, "").to_lowercase();
                        assert!(!open.contains(word), "{}: {open}", words.kind());
                    }
                }
            }
        }
    }
}
