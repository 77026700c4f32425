//! The doors, one line each: the address, whom it is open for, and a form that works.

use super::scene::Which;
use std::collections::BTreeSet;
use std::path::Path;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    Get,
    /// A form's verb, under `/do/`.
    Do,
    /// A form to another address.
    Post,
    /// A photo.
    Upload,
}

/// Whom a door is open for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    Everyone,
    /// Whoever is signed in as a person.
    Tenants,
    /// The reporter of the case and, if it is shared, their joint tenants.
    Household,
    HouseholdAndDesk,
    Desk,
    /// Officers, but a restricted case's own team only.
    DeskOfCase,
    /// Officers, for a request for a letter. The cases of these tests are repairs, so nobody;
    /// `account/letters.rs` walks the other way.
    DeskOfRequest,
    /// Officers of the income team; with `{account}` only for an account there is.
    Income,
    /// Whoever is party to the tenancy whose account `{account}` names.
    Party,
    /// Managers and administrators.
    Managers,
    Admins,
    /// Operatives of contractors. None of the visitors of these tests is one; `visits.rs` walks the other way.
    Operatives,
    /// Those whose case has an order or a visit. The cases of these tests have none; `visits.rs` walks the other way.
    OfVisit,
    /// Who asked us something about their rent. The cases of these tests are repairs, so nobody; `rent/ledger.rs` walks the
    /// other way.
    OfQuestion,
    /// Whoever made a payment by card, and the income team. Nobody of these tests made one; `rent/pay` walks the other way.
    OfPayment,
    /// Those with a token.
    Machines,
}

pub struct Door {
    pub verb: Verb,
    pub path: &'static str,
    pub open_for: For,
    /// `{case}` and its like are filled in by the scene.
    pub form: &'static [(&'static str, &'static str)],
}

impl Door {
    pub fn name(&self) -> String {
        let verb = if self.verb == Verb::Get {
            "GET"
        } else {
            "POST"
        };
        format!("{verb} {}", self.path)
    }

    pub fn has_case(&self) -> bool {
        matches!(
            self.open_for,
            For::Household
                | For::HouseholdAndDesk
                | For::DeskOfCase
                | For::DeskOfRequest
                | For::OfVisit
                | For::OfQuestion
        )
    }

    /// Whether it names a rent account.
    pub fn has_account(&self) -> bool {
        let named = |text: &str| text.contains("{account}");
        named(self.path) || self.form.iter().any(|(_, value)| named(value))
    }

    pub fn cases(&self) -> &'static [Which] {
        if self.has_case() {
            &[Which::Missing, Which::Private, Which::Shared]
        } else if self.has_account() {
            &[Which::Missing, Which::Shared]
        } else {
            &[Which::Shared]
        }
    }

    pub fn changes_something(&self) -> bool {
        self.verb != Verb::Get
    }
}

const fn page(path: &'static str, open_for: For) -> Door {
    Door {
        verb: Verb::Get,
        path,
        open_for,
        form: &[],
    }
}

const fn verb(
    path: &'static str,
    open_for: For,
    form: &'static [(&'static str, &'static str)],
) -> Door {
    Door {
        verb: Verb::Do,
        path,
        open_for,
        form,
    }
}

/// Every door. Signing out comes last, since nothing works after it.
pub const LIST: &[Door] = &[
    page("/", For::Everyone),
    page("/emergency", For::Everyone),
    page("/accessibility", For::Everyone),
    page("/cookies", For::Everyone),
    page("/privacy", For::Everyone),
    page("/privacy/notice", For::Everyone),
    page("/theme.css", For::Everyone),
    page("/offline", For::Everyone),
    page("/sw.js", For::Everyone),
    page("/manifest.webmanifest", For::Everyone),
    page("/repairs/offline", For::Everyone),
    page("/health", For::Everyone),
    page("/ready", For::Everyone),
    page("/sign-in", For::Everyone),
    page("/sign-in/code", For::Everyone),
    page("/sign-in/first-visit", For::Everyone),
    page("/sign-in/letter", For::Everyone),
    page("/sign-in/letter/asked", For::Everyone),
    page("/sign-in/letter/code", For::Everyone),
    page("/account/sign-in-again", For::Everyone),
    page("/officer/sign-in", For::Everyone),
    page("/officer/sign-in/code", For::Everyone),
    page("/officer/enrol", For::Everyone),
    page("/officer/enrol/authenticator", For::Everyone),
    page("/officer/enrol/done", For::Everyone),
    page("/repairs/report", For::Everyone),
    page("/repairs/report/emergency", For::Everyone),
    page("/repairs/report/emergency/advice", For::Everyone),
    page("/repairs/report/place", For::Everyone),
    page("/repairs/report/room", For::Everyone),
    page("/repairs/report/problem", For::Everyone),
    page("/repairs/report/found", For::Everyone),
    page("/repairs/report/fault", For::Everyone),
    page("/repairs/report/more", For::Everyone),
    page("/repairs/report/help", For::Everyone),
    page("/repairs/report/when", For::Everyone),
    page("/repairs/report/describe", For::Everyone),
    page("/repairs/report/photos", For::Everyone),
    page("/repairs/report/risk", For::Everyone),
    page("/repairs/report/access", For::Everyone),
    page("/repairs/report/contact", For::Everyone),
    page("/repairs/report/check", For::Everyone),
    page("/repairs/report/who", For::Everyone),
    page("/repairs/report/sent", For::Everyone),
    page("/home", For::Tenants),
    page("/repairs", For::Tenants),
    page("/rent", For::Tenants),
    page("/rent/statement", For::Tenants),
    page("/rent/statement.csv", For::Tenants),
    page("/rent/ways-to-pay", For::Tenants),
    page("/rent/help", For::Tenants),
    page("/rent/missing-payment/{account}", For::Party),
    page("/rent/questions/{reference}", For::OfQuestion),
    verb(
        "/do/rent/missing-payment",
        For::Party,
        &[
            ("account", "{account}"),
            ("submission_key", "{key}"),
            ("paid_day", "16"),
            ("paid_month", "11"),
            ("paid_year", "2026"),
            ("amount", "116.10"),
            ("way", "paypoint"),
        ],
    ),
    verb(
        "/do/rent/help",
        For::Party,
        &[
            ("account", "{account}"),
            ("submission_key", "{key}"),
            ("why", "Fewer hours at work."),
        ],
    ),
    verb(
        "/do/rent/questions/write",
        For::OfQuestion,
        &[
            ("reference", "{case}"),
            ("submission_key", "{key}"),
            ("message", "Have you found it?"),
        ],
    ),
    verb(
        "/do/rent/questions/not-right",
        For::OfQuestion,
        &[("reference", "{case}"), ("why", "It is another one.")],
    ),
    page("/messages", For::Tenants),
    page("/account", For::Tenants),
    page("/account/contacts/add", For::Tenants),
    page("/account/contacts/code", For::Tenants),
    page("/repairs/{reference}", For::Household),
    page("/repairs/{reference}/visit", For::Household),
    page("/contractor", For::Operatives),
    page("/contractor/visits/{visit}", For::Operatives),
    page("/repairs/{reference}/summary", For::Household),
    page("/photos/{id}/{size}", For::HouseholdAndDesk),
    page("/officer", For::Desk),
    page("/officer/admin", For::Admins),
    page("/officer/cases/done", For::Desk),
    page("/officer/reports", For::Desk),
    page("/officer/reports/{file}", For::Desk),
    page("/officer/rent", For::Income),
    page("/officer/rent/reports", For::Income),
    page("/officer/rent/reports/{file}", For::Income),
    page("/officer/rent/{account}", For::Income),
    page("/officer/rent/{account}/ledger", For::Income),
    page("/officer/rent/{account}/letter", For::Income),
    page("/officer/rent/{account}/letters/{batch}", For::Income),
    page("/officer/templates", For::Managers),
    page("/officer/templates/{template}", For::Managers),
    page("/officer/cases/{reference}", For::DeskOfCase),
    page(
        "/officer/cases/{reference}/hazards/{number}/summary",
        For::DeskOfCase,
    ),
    page(
        "/officer/cases/{reference}/photos/{number}",
        For::DeskOfCase,
    ),
    page("/officer/letters/{reference}", For::DeskOfRequest),
    page("/officer/letters/{reference}/letter", For::DeskOfRequest),
    verb(
        "/do/sign-in",
        For::Everyone,
        &[("contact", "nobody@example.com")],
    ),
    verb("/do/sign-in/code", For::Everyone, &[("code", "ABCD2345")]),
    verb(
        "/do/sign-in/first-visit",
        For::Everyone,
        &[
            ("tenancy", "T0000001"),
            ("born_day", "17"),
            ("born_month", "5"),
            ("born_year", "1980"),
            ("postcode", "ZZ99 1AA"),
        ],
    ),
    verb(
        "/do/sign-in/letter",
        For::Everyone,
        &[
            ("name", "Jo Reed"),
            ("tenancy", "T0000001"),
            ("address", "4 Fen Lane"),
            ("submission_key", "{key}"),
        ],
    ),
    verb(
        "/do/sign-in/letter/code",
        For::Everyone,
        &[
            ("tenancy", "T0000001"),
            ("born_day", "17"),
            ("born_month", "5"),
            ("born_year", "1980"),
            ("code", "ABCD2345"),
        ],
    ),
    verb(
        "/do/officer/sign-in",
        For::Everyone,
        &[("email", "a@example.com"), ("password", "wrong wrong")],
    ),
    verb(
        "/do/officer/sign-in/code",
        For::Everyone,
        &[("code", "123456")],
    ),
    verb(
        "/do/officer/enrol",
        For::Everyone,
        &[
            ("email", "a@example.com"),
            ("code", "ABCD2345"),
            ("password", "long enough it is"),
        ],
    ),
    verb(
        "/do/officer/enrol/authenticator",
        For::Everyone,
        &[("code", "123456")],
    ),
    verb("/do/repairs/report/start", For::Everyone, &[]),
    verb(
        "/do/repairs/report/emergency",
        For::Everyone,
        &[("emergency", "none")],
    ),
    verb(
        "/do/repairs/report/place",
        For::Everyone,
        &[("place", "home")],
    ),
    verb(
        "/do/repairs/report/room",
        For::Everyone,
        &[("room", "kitchen")],
    ),
    verb(
        "/do/repairs/report/problem",
        For::Everyone,
        &[("problem", "tap")],
    ),
    verb(
        "/do/repairs/report/search",
        For::Everyone,
        &[("words", "dripping tap")],
    ),
    verb(
        "/do/repairs/report/found",
        For::Everyone,
        &[("found", "tap/drips")],
    ),
    verb(
        "/do/repairs/report/fault",
        For::Everyone,
        &[("fault", "drips")],
    ),
    verb(
        "/do/repairs/report/more",
        For::Everyone,
        &[("how_bad", "small")],
    ),
    verb("/do/repairs/report/help", For::Everyone, &[("cannot", "")]),
    verb(
        "/do/repairs/report/when",
        For::Everyone,
        &[("since", "week"), ("worse", "no")],
    ),
    verb(
        "/do/repairs/report/describe",
        For::Everyone,
        &[("description", "It drips.")],
    ),
    verb("/do/repairs/report/photos", For::Everyone, &[]),
    verb(
        "/do/repairs/report/risk",
        For::Everyone,
        &[("at_risk[]", "under_five")],
    ),
    verb(
        "/do/repairs/report/access",
        For::Everyone,
        &[("availability[]", "am"), ("access", "Ring twice")],
    ),
    verb(
        "/do/repairs/report/contact",
        For::Everyone,
        &[("reach_by[]", "email")],
    ),
    verb(
        "/do/repairs/report/send",
        For::Everyone,
        &[("submission_key", "{key}")],
    ),
    verb(
        "/do/repairs/report/send-unverified",
        For::Everyone,
        &[
            ("submission_key", "{key}"),
            ("name", "Jo Reed"),
            ("address", "4 Fen Lane"),
            ("phone", "01632 960007"),
        ],
    ),
    verb("/do/repairs/report/restart", For::Everyone, &[]),
    Door {
        verb: Verb::Upload,
        path: "/upload/repairs/photos",
        open_for: For::Everyone,
        form: &[],
    },
    Door {
        verb: Verb::Post,
        path: "/upload/repairs/photos/remove",
        open_for: For::Everyone,
        form: &[("photo", "{photo}")],
    },
    Door {
        verb: Verb::Upload,
        path: "/upload/contractor/visits/{visit}/{shows}",
        open_for: For::Operatives,
        form: &[],
    },
    verb(
        "/do/repairs/visit/choose",
        For::Household,
        &[("reference", "{case}"), ("visit", "{key}")],
    ),
    verb(
        "/do/repairs/visit/call-off",
        For::OfVisit,
        &[("reference", "{case}"), ("visit", "{key}")],
    ),
    verb(
        "/do/repairs/visit/contest",
        For::Household,
        &[("reference", "{case}"), ("visit", "{key}")],
    ),
    verb(
        "/do/officer/orders/raise",
        For::DeskOfCase,
        &[("reference", "{case}")],
    ),
    verb(
        "/do/officer/orders/cancel",
        For::OfVisit,
        &[("reference", "{case}"), ("order", "{key}")],
    ),
    verb(
        "/do/officer/visits/offer",
        For::OfVisit,
        &[("reference", "{case}"), ("order", "{key}")],
    ),
    verb(
        "/do/officer/visits/book",
        For::OfVisit,
        &[("reference", "{case}"), ("order", "{key}")],
    ),
    verb(
        "/do/officer/visits/now",
        For::OfVisit,
        &[("reference", "{case}"), ("order", "{key}")],
    ),
    verb(
        "/do/officer/visits/contest",
        For::DeskOfCase,
        &[("reference", "{case}"), ("visit", "{key}")],
    ),
    verb(
        "/do/officer/visits/review",
        For::DeskOfCase,
        &[("reference", "{case}")],
    ),
    verb(
        "/do/contractor/on-my-way",
        For::Operatives,
        &[("visit", "{key}")],
    ),
    verb(
        "/do/contractor/finish",
        For::Operatives,
        &[("visit", "{key}"), ("outcome", "done")],
    ),
    verb(
        "/do/contractor/no-access",
        For::Operatives,
        &[("visit", "{key}"), ("waited", "15")],
    ),
    Door {
        verb: Verb::Post,
        path: "/repairs/offline",
        open_for: For::Tenants,
        form: &[
            ("submission_key", "{key}"),
            ("owner", ""),
            (
                "answers",
                r#"{"emergency":["none"],"place":["home"],"room":["kitchen"],"element":["tap"],"fault":["drips"],"since":["week"],"worse":["no"],"description":["It drips."],"availability":["any"],"reach_by":["email"]}"#,
            ),
        ],
    },
    // Of a report that was not opened: nobody's, for everyone alike.
    Door {
        verb: Verb::Post,
        path: "/repairs/offline/{key}/send",
        open_for: For::Everyone,
        form: &[],
    },
    Door {
        verb: Verb::Upload,
        path: "/upload/repairs/offline/{key}/photos",
        open_for: For::Everyone,
        form: &[],
    },
    Door {
        verb: Verb::Upload,
        path: "/upload/cases/{reference}/photos",
        open_for: For::Household,
        form: &[],
    },
    Door {
        verb: Verb::Post,
        path: "/hooks/notify",
        open_for: For::Machines,
        form: &[],
    },
    Door {
        verb: Verb::Post,
        path: "/hooks/pay",
        open_for: For::Machines,
        form: &[],
    },
    page("/rent/pay/{account}", For::Party),
    page("/rent/pay/return/{token}", For::OfPayment),
    page("/rent/pay/payment/{payment}", For::OfPayment),
    page("/officer/rent/{account}/payments", For::Income),
    page("/officer/rent/{account}/payments/{payment}", For::OfPayment),
    // The council of these tests takes no cards: on to the other ways to pay.
    verb(
        "/do/rent/pay",
        For::Party,
        &[
            ("account", "{account}"),
            ("submission_key", "{key}"),
            ("amount", "20"),
        ],
    ),
    verb(
        "/do/rent/pay/resume",
        For::OfPayment,
        &[("payment", "{key}")],
    ),
    verb("/do/rent/pay/stop", For::OfPayment, &[("payment", "{key}")]),
    verb(
        "/do/officer/rent/refund",
        For::OfPayment,
        &[
            ("account", "{account}"),
            ("payment", "{key}"),
            ("submission_key", "{key}"),
            ("amount", "5"),
            ("reason", "Paid twice by mistake."),
        ],
    ),
    verb(
        "/do/repairs/answer",
        For::Household,
        &[
            ("reference", "{case}"),
            ("submission_key", "{key}"),
            ("message", "It still drips."),
        ],
    ),
    verb(
        "/do/repairs/worse",
        For::Household,
        &[
            ("reference", "{case}"),
            ("submission_key", "{key}"),
            ("worse", "It drips faster."),
        ],
    ),
    verb(
        "/do/repairs/not-fixed",
        For::Household,
        &[
            ("reference", "{case}"),
            ("submission_key", "{key}"),
            ("why", "It drips again."),
        ],
    ),
    verb(
        "/do/repairs/missed-date",
        For::Household,
        &[("reference", "{case}"), ("submission_key", "{key}")],
    ),
    verb(
        "/do/repairs/fixed",
        For::Household,
        &[
            ("reference", "{case}"),
            ("submission_key", "{key}"),
            ("fixed", "yes"),
            ("happy", "5"),
        ],
    ),
    verb(
        "/do/repairs/cancel",
        For::Household,
        &[("reference", "{case}"), ("submission_key", "{key}")],
    ),
    verb(
        "/do/repairs/join",
        For::Household,
        &[("reference", "{case}"), ("submission_key", "{key}")],
    ),
    verb(
        "/do/repairs/leave",
        For::Household,
        &[("reference", "{case}"), ("submission_key", "{key}")],
    ),
    verb("/do/officer/search", For::Desk, &[("q", "tap")]),
    verb("/do/officer/rent/search", For::Income, &[("q", "tap")]),
    verb(
        "/do/officer/rent/contact",
        For::Income,
        &[
            ("account", "{account}"),
            ("submission_key", "{key}"),
            ("contact_way", "phone"),
            ("contact_about", "arrears"),
            ("contact_with", "Amina"),
            ("contact_words", "No answer."),
            ("contact_outcome", "no_answer"),
        ],
    ),
    verb(
        "/do/officer/rent/income",
        For::Income,
        &[
            ("account", "{account}"),
            ("submission_key", "{key}"),
            ("income_kind", "direct_debit"),
            ("income_status", "paid"),
            ("income_amount", "503.10"),
            ("income_every", "month"),
        ],
    ),
    verb(
        "/do/officer/rent/adjust",
        For::Income,
        &[
            ("account", "{account}"),
            ("submission_key", "{key}"),
            ("line_kind", "rent_adjustment"),
            ("line_side", "takes_off"),
            ("line_amount", "5"),
            ("line_reason", "Charged twice"),
        ],
    ),
    verb(
        "/do/officer/rent/reverse",
        For::Income,
        &[
            ("account", "{account}"),
            ("line", "{line}"),
            ("back_reason", "Charged twice"),
        ],
    ),
    verb(
        "/do/officer/rent/step",
        For::Income,
        &[
            ("account", "{account}"),
            ("submission_key", "{key}"),
            ("step", "reminder"),
            ("vulnerability", "yes"),
            ("vulnerability_words", "No needs."),
            ("counterclaim", "yes"),
            ("counterclaim_words", "None."),
            ("step_reason", "No answer"),
        ],
    ),
    verb(
        "/do/officer/rent/leave",
        For::Income,
        &[
            ("account", "{account}"),
            ("submission_key", "{key}"),
            ("leave_reason", "Paid"),
        ],
    ),
    verb(
        "/do/officer/rent/protocol",
        For::Income,
        &[
            ("account", "{account}"),
            ("submission_key", "{key}"),
            ("item", "contact"),
            ("item_state", "done"),
            ("item_evidence", "Rang on Monday."),
        ],
    ),
    verb(
        "/do/officer/rent/letter",
        For::Income,
        &[
            ("account", "{account}"),
            ("submission_key", "{key}"),
            ("letter_kind", "statement"),
        ],
    ),
    verb(
        "/do/officer/cases/bulk",
        For::Desk,
        &[("cases[]", "R-26-999999@1"), ("what", "mine")],
    ),
    verb(
        "/do/officer/cases/template",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("into", "message"),
            ("message_template", "{template}"),
        ],
    ),
    verb(
        "/do/officer/templates/keep",
        For::Managers,
        &[
            ("template", "{key}"),
            ("title", "Of the test"),
            ("body", "Hello {name}"),
        ],
    ),
    verb(
        "/do/officer/templates/retire",
        For::Managers,
        &[("template", "{key}")],
    ),
    verb(
        "/do/officer/cases/priority",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("seen", "submitted"),
            ("priority", "urgent"),
            ("priority_reason", "A baby at home"),
        ],
    ),
    verb(
        "/do/officer/cases/assign",
        For::DeskOfCase,
        &[("reference", "{case}"), ("owner", "nobody")],
    ),
    verb(
        "/do/officer/cases/ask",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("submission_key", "{key}"),
            ("question", "Which tap?"),
        ],
    ),
    verb(
        "/do/officer/cases/write",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("submission_key", "{key}"),
            ("message", "We will come."),
        ],
    ),
    verb(
        "/do/officer/cases/note",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("submission_key", "{key}"),
            ("note", "Called, no answer."),
        ],
    ),
    verb(
        "/do/officer/cases/state",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("seen", "awaiting_info"),
            ("state", "triaged"),
        ],
    ),
    verb(
        "/do/repairs/hazard/visit",
        For::Household,
        &[("reference", "{case}"), ("hazard", "{hazard}")],
    ),
    verb(
        "/do/repairs/hazard/stay",
        For::Household,
        &[
            ("reference", "{case}"),
            ("hazard", "{hazard}"),
            ("answer", "yes"),
        ],
    ),
    verb(
        "/do/officer/hazards/open",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("hazard", "{hazard}"),
            ("new_hazard", "excess_cold"),
        ],
    ),
    verb(
        "/do/officer/hazards/triage",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("hazard", "{hazard}"),
            ("grade", "significant"),
            ("grade_reason", "A baby sleeps there."),
        ],
    ),
    verb(
        "/do/officer/hazards/reclassify",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("hazard", "{hazard}"),
            ("other_grade", "emergency"),
            ("other_reason", "It is in every room."),
        ],
    ),
    verb(
        "/do/officer/hazards/agree",
        For::DeskOfCase,
        &[("reference", "{case}"), ("hazard", "{hazard}")],
    ),
    verb(
        "/do/officer/hazards/disagree",
        For::DeskOfCase,
        &[("reference", "{case}"), ("hazard", "{hazard}")],
    ),
    verb(
        "/do/officer/hazards/plan",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("hazard", "{hazard}"),
            ("plan_how", "remote"),
            ("plan_when", "2099-01-05T10:00"),
        ],
    ),
    verb(
        "/do/officer/hazards/record",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("hazard", "{hazard}"),
            ("found_how", "visit"),
            ("findings", "Mould on one wall."),
            ("found", "significant"),
        ],
    ),
    verb(
        "/do/officer/hazards/work",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("hazard", "{hazard}"),
            ("work_kind", "make_safe"),
            ("work_what", "Wash the wall"),
            ("work_starts", "2026-12-01"),
            ("work_finishes", "2026-12-02"),
            ("submission_key", "{key}"),
        ],
    ),
    verb(
        "/do/officer/hazards/work-back",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("hazard", "{hazard}"),
            ("work", "01900000-0000-7000-8000-000000000000"),
        ],
    ),
    verb(
        "/do/officer/hazards/progress",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("hazard", "{hazard}"),
            ("progress", "made_safe"),
            ("progress_note", "The wall is washed."),
        ],
    ),
    verb(
        "/do/officer/hazards/close",
        For::DeskOfCase,
        &[("reference", "{case}"), ("hazard", "{hazard}")],
    ),
    verb(
        "/do/officer/hazards/stay",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("hazard", "{hazard}"),
            ("stay", "A room in the Anchor, from tonight."),
        ],
    ),
    verb(
        "/do/officer/hazards/stay-end",
        For::DeskOfCase,
        &[("reference", "{case}"), ("hazard", "{hazard}")],
    ),
    verb(
        "/do/officer/hazards/attempt",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("hazard", "{hazard}"),
            ("attempt_kind", "phone"),
            ("attempt_outcome", "no_answer"),
            ("attempt_evidence", "Rang twice."),
            ("submission_key", "{key}"),
        ],
    ),
    verb(
        "/do/officer/hazards/preview",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("hazard", "{hazard}"),
            ("safety", "Keep the window open."),
        ],
    ),
    verb(
        "/do/officer/hazards/send",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("hazard", "{hazard}"),
            ("safety", "Keep the window open."),
            ("none_needed", "It is dry now."),
            ("version", "1"),
        ],
    ),
    verb(
        "/do/officer/cases/close",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("seen", "triaged"),
            ("outcome", "done"),
            ("closing", "A new tap."),
        ],
    ),
    verb(
        "/do/officer/cases/right/begin",
        For::DeskOfCase,
        &[("reference", "{case}"), ("defect", "tap_stuck")],
    ),
    verb(
        "/do/officer/cases/right/decide",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("right_decision", "qualifies"),
            ("estimate", "80"),
            ("right_reason", "A new tap."),
        ],
    ),
    verb(
        "/do/officer/cases/right/notice",
        For::DeskOfCase,
        &[("reference", "{case}"), ("contractor", "{key}")],
    ),
    verb(
        "/do/officer/cases/right/suspend",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("suspend_reason", "No water in the street."),
        ],
    ),
    verb(
        "/do/officer/cases/right/resume",
        For::DeskOfCase,
        &[("reference", "{case}")],
    ),
    verb(
        "/do/officer/cases/right/lapse",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("lapse", "no_access"),
            ("lapse_reason", "Nobody was in."),
        ],
    ),
    verb(
        "/do/officer/cases/right/second",
        For::DeskOfCase,
        &[("reference", "{case}"), ("second_contractor", "{key}")],
    ),
    verb(
        "/do/officer/cases/right/award",
        For::DeskOfCase,
        &[("reference", "{case}")],
    ),
    verb(
        "/do/officer/cases/right/set-off",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("set_off", "5"),
            ("set_off_reason", "Rent."),
            ("breathing_space", "yes"),
        ],
    ),
    verb(
        "/do/officer/cases/breach",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("missed", "{key}"),
            ("cause", "parts"),
            ("cause_note", "The pump came late."),
        ],
    ),
    verb(
        "/do/officer/cases/extend",
        For::DeskOfCase,
        &[
            ("reference", "{case}"),
            ("longer", "{key}@0"),
            ("longer_by", "5"),
            ("longer_reason", "The part is late."),
        ],
    ),
    verb(
        "/do/officer/cases/reached",
        For::DeskOfCase,
        &[("reference", "{case}")],
    ),
    verb(
        "/do/officer/letters/find",
        For::DeskOfRequest,
        &[("case", "{case}"), ("tenancy", "{tenancy}")],
    ),
    verb(
        "/do/officer/letters/make",
        For::DeskOfRequest,
        &[
            ("case", "{case}"),
            ("tenancy", "{tenancy}"),
            ("person", "{person}"),
            ("checked[]", "yes"),
            ("submission_key", "{key}"),
        ],
    ),
    verb(
        "/do/officer/admin/add",
        For::Admins,
        &[
            ("name", "New Officer"),
            ("email", "new.officer@ebbsmarsh.example"),
            ("role", "officer"),
            ("teams[]", "repairs"),
        ],
    ),
    verb(
        "/do/officer/admin/enrol",
        For::Admins,
        &[("officer", "{officer}")],
    ),
    verb(
        "/do/officer/admin/investigator",
        For::Admins,
        &[("officer", "{officer}"), ("investigator", "yes")],
    ),
    verb(
        "/do/officer/admin/disable",
        For::Admins,
        &[("officer", "{officer}")],
    ),
    verb(
        "/do/account/contacts/ask",
        For::Tenants,
        &[("contact", "new@example.com")],
    ),
    verb(
        "/do/account/contacts/add",
        For::Tenants,
        &[("code", "ABCD2345")],
    ),
    verb(
        "/do/account/contacts/safe",
        For::Tenants,
        &[("contact", "{contact}"), ("safe", "no")],
    ),
    verb(
        "/do/account/contacts/end",
        For::Tenants,
        &[("contact", "{contact}")],
    ),
    verb(
        "/do/account/sessions/end",
        For::Tenants,
        &[("session", "{session}")],
    ),
    verb("/do/account/sessions/end-others", For::Tenants, &[]),
    verb("/do/sign-out", For::Everyone, &[]),
];

/// Every door that the program really has.
pub fn built() -> BTreeSet<String> {
    // The framework makes the list of pages by drawing them.
    let pages = leptos_axum::generate_route_list(app::App);
    let pages = pages.iter().map(|page| format!("GET {}", page.path()));
    let verbs =
        leptos::server_fn::axum::server_fn_paths().map(|(path, method)| format!("{method} {path}"));
    pages.chain(verbs).chain(routes()).collect()
}

/// The routes written in the server itself, as its source has them: axum gives no list.
fn routes() -> BTreeSet<String> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeSet::new();
    read_routes(&source, &mut found);
    // Behind these stand the server functions and the site's own files; the demo's are absent outside demo mode.
    for elsewhere in [
        "POST /do/{*verb}",
        "POST /demo/sign-in",
        "GET /demo/outbox",
        "GET /metrics",
    ] {
        assert!(found.remove(elsewhere), "{elsewhere} is no longer there");
    }
    found
}

fn read_routes(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_routes(&path, found);
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap();
        for call in text.split(".route(").skip(1) {
            found.insert(route(call, text));
        }
    }
}

/// `"/photos/{id}", get(photo)` or `ENTER, post(enter)`, as "GET /photos/{id}".
fn route(call: &str, text: &str) -> String {
    let (address, handler) = call.split_once(',').unwrap();
    let address = address.trim();
    let address = match address.strip_prefix('"') {
        Some(quoted) => quoted.trim_end_matches('"').to_owned(),
        None => {
            let definition = format!("const {address}: &str = \"");
            let value = text
                .split(&definition)
                .nth(1)
                .unwrap_or_else(|| panic!("{address}: which address?"));
            value.split('"').next().unwrap().to_owned()
        }
    };
    let method = handler
        .trim_start()
        .split('(')
        .next()
        .unwrap()
        .to_uppercase();
    format!("{method} {address}")
}
