//! What the page of help with money says.

pub const TITLE: &str = "Help with money";
pub const H1: &str = "Money is tight: what can we do?";
pub const LEAD: &str = "Many people find it hard to pay at times. The sooner we know, the more we can do. Telling us never makes things worse.";
pub const HOUSING_PAYMENT: &str = "Housing Payment";
pub const HOUSING_PAYMENT_TEXT: [&str; 3] = [
    "This comes from the Crisis and Resilience Fund. It is for people who get Housing Benefit, or the housing part of Universal Credit, when that does not cover the rent.",
    "It can help with rent, also of earlier weeks, and with a deposit, rent in advance or the cost of moving. You do not pay it back.",
    "You can ask at any time of the year, and someone can ask for you. If it is urgent, tell us: the aim is to decide within 48 hours.",
];
pub const TEAM: &str = "Our welfare team";
pub const TEAM_TEXT: &str = "They check which benefits you can get, help you to claim, and speak to the benefit office for you. Call ";
pub const ADVICE: &str = "Free advice from others";
pub const ADVICE_TEXT: &str = "They are free, and they are not part of the council.";
pub const BREATHING: &str = "Breathing space";
pub const BREATHING_TEXT: [&str; 3] = [
    "If you have debts, a debt adviser can start a breathing space for you. For 60 days, nobody may ask you for what is in it or add interest.",
    "While someone gets help in a mental health crisis it can last longer.",
    "Rent of the weeks after it begins is still yours to pay. Only a debt adviser can start it: call one of the advisers above.",
];
pub const BREATHING_LINK: &str = "I am in breathing space";

/// Who gives free advice: name, what they are good at, phone, address.
pub const ADVISERS: [(&str, &str, &str, &str); 4] = [
    (
        "MoneyHelper",
        "Money and benefits, by the government",
        "0800 138 7777",
        "https://www.moneyhelper.org.uk",
    ),
    (
        "Citizens Advice",
        "Any problem, also face to face",
        "0800 144 8848",
        "https://www.citizensadvice.org.uk",
    ),
    (
        "StepChange",
        "Debts: can start a breathing space",
        "0800 138 1111",
        "https://www.stepchange.org",
    ),
    (
        "National Debtline",
        "Debts, by phone and online",
        "0808 808 4000",
        "https://nationaldebtline.org",
    ),
];

pub const TELL_US: &str = "Tell us why";
pub const TELL_US_TEXT: &str = "You only need to answer the first question. An officer reads it, not a machine, and answers you. You can also ask us here to send a credit back to you.";
pub const WHY: &str = "What makes it hard to pay?";
pub const WHY_HINT: &str = "A few words are enough.";
pub const HOUSEHOLD: &str = "Who lives with you?";
pub const HOUSEHOLD_HINT: &str =
    "For example: two children, and my mother. You can leave this out.";
pub const CHANGE: &str = "Has your income changed?";
pub const CHANGE_HINT: &str =
    "For example: fewer hours at work since October. You can leave this out.";
pub const BENEFITS: &str = "Which benefits do you get, or have you asked for?";
pub const BENEFITS_HINT: &str = "Choose all that fit, or none.";
pub const BENEFIT_CHOICES: [(&str, &str); 6] = [
    ("housing_benefit", "Housing Benefit"),
    ("universal_credit", "Universal Credit"),
    ("pension_credit", "Pension Credit"),
    (
        "disability",
        "PIP, Disability Living Allowance or Attendance Allowance",
    ),
    ("waiting", "I have asked for one, and wait for an answer"),
    ("unsure", "None, or I am not sure what I can get"),
];
pub const DEBTS: &str = "Do you have other debts?";
pub const DEBTS_HINT: &str = "For example: council tax, energy, loans. You can leave this out.";
pub const COULD_PAY: &str = "What could you pay towards it each week?";
pub const COULD_PAY_HINT: &str =
    "In pounds. Only what you can spare: £0 is an answer too. You can leave this out.";
pub const SEND: &str = "Send to our income team";
pub const ENTER_WHY: &str = "Enter what makes it hard to pay";
pub const NO_ACCOUNT: &str = "You have no rent account with us, so please call us: ";
