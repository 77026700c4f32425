//! What the income team's pages say.

use domain::rent::desk::letters::LetterKind;
use domain::rent::desk::posting::TOGETHER;

pub const TITLE: &str = "Rent";
pub const LEAD: &str = "Accounts by what is truly owed: less what benefits still bring, and less what is in breathing space.";
pub const REPORTS: &str = "Rent reports";
pub const REPORTS_LEAD: &str = "Where numbers come from the night’s count, they say so.";
pub const SEARCH_LABEL: &str = "Name, address, tenancy or payment reference";
pub const NOTHING: &str = "No account fits. Try fewer filters or other words.";
pub const NOTHING_TITLE: &str = "Nothing here";
pub const SHOW_ALL: &str = "Show all who owe";
pub const FIRST_PAGE: &str = "Back to the first";
pub const NEXT_PAGE: &str = "Next 50";
pub const BACK_TO_LIST: &str = "Back to the list";
pub const BACK_TO_ACCOUNT: &str = "Back to the account";

pub const FROZEN_TAG: &str = "Do not chase";
pub const FROZEN_TITLE: &str = "Breathing space: do not chase";
pub const BREATHING_LINK: &str = "Breathing space of this account";

pub const NEEDS_FIRST: &str = "Know this first";
pub const NO_NEEDS: &str = "We know of no support needs. Ask, before any step.";
pub const UNSAFE_WAY: &str = "Never use a way that is marked as not safe.";
pub const HOUSEHOLD: &str = "Who lives there";
pub const NO_TENANT: &str = "No named tenant any more.";
pub const HOW_IT_STANDS: &str = "How it stands";
pub const LINES: &str = "The newest lines";
pub const LINES_TABLE: &str = "The newest lines: table";
pub const NO_LINES: &str = "Nothing was charged or paid in this time.";
pub const WHOLE_LEDGER: &str = "The whole ledger";
pub const CHARGES: &str = "Charged each week";
pub const NO_CHARGES: &str = "Nothing is charged weekly.";
pub const INCOMES: &str = "Money that comes of itself";
pub const NO_INCOMES: &str = "No benefit, direct debit or standing order is noted.";
pub const BESIDE: &str = "Other accounts of this tenancy";
pub const CASES: &str = "Cases";
pub const NO_CASES: &str = "No case is about this account.";
pub const LOG: &str = "Contact log";
pub const NO_LOG: &str = "Nobody has noted a contact yet.";
pub const LADDER: &str = "Steps";
pub const OFF_LADDER: &str = "On no step.";
pub const LAST_STEP: &str = "There is no step after this one.";
pub const STEP_LOCKED: &str = "The next step may not be taken now";
pub const STEP_NEVER: &str =
    "Nothing happens by itself. You decide, and what you write here may be read in court.";
pub const PROTOCOL: &str = "The court’s protocol";
pub const PROTOCOL_LEAD: &str =
    "Pre-Action Protocol for Possession Claims by Social Landlords, 13 January 2020.";
pub const LETTERS: &str = "Letters";
pub const NO_LETTERS: &str = "No letter has been made yet.";
pub const MAKE_LETTER: &str = "Make letters";
pub const ARRANGEMENT: &str = "Arrangement";
pub const OPEN_PLAN: &str = "Open the arrangement";
pub const PAYMENTS: &str = "Card payments";
pub const PAGES: &str = "More of this account";

pub const ADD_CONTACT: &str = "Note a contact";
pub const CONTACT_BUTTON: &str = "Add to the log";
pub const CONTACT_TOLD: &str = "Added to the contact log.";
pub const CONTACT_WAY: &str = "How";
pub const CHOOSE_WAY: &str = "Choose how you were in contact";
pub const CONTACT_ABOUT: &str = "About what";
pub const CHOOSE_ABOUT: &str = "Choose what it was about";
pub const CONTACT_OUTCOME: &str = "What came of it";
pub const CHOOSE_OUTCOME: &str = "Choose what came of it";
pub const CONTACT_WITH: &str = "With whom";
pub const ENTER_WITH: &str = "Enter whom you spoke to or tried to reach";
pub const CONTACT_WORDS: &str = "What was said";
pub const ENTER_WORDS: &str = "Enter what was said";
pub const CONTACT_WHEN: &str = "When, if not now";
pub const CONTACT_NEXT: &str = "Be in contact again on";
pub const CONTACT_NEXT_HINT: &str = "Leave empty if there is no need.";
pub const ENTER_WHEN: &str = "Enter a date and time that has been";
pub const ENTER_DAY: &str = "Enter a date, like 21 11 2026 written 21/11/2026";
pub const FROZEN_ABOUT: &str = "A breathing space is on. You may note rent since then, or that they asked themselves, but not a talk about the arrears";

pub const ADD_INCOME: &str = "Add money that comes of itself";
pub const CHANGE_INCOME: &str = "Change";
pub const INCOME_KIND: &str = "What it is";
pub const CHOOSE_KIND: &str = "Choose what it is";
pub const INCOME_STATUS: &str = "How it stands";
pub const CHOOSE_STATUS: &str = "Choose how it stands";
pub const INCOME_AMOUNT: &str = "Each payment, in pounds";
pub const ENTER_AMOUNT: &str = "Enter what each payment is: it is being paid";
pub const INCOME_EVERY: &str = "How often";
pub const CHOOSE_EVERY: &str = "Choose how often it is paid";
pub const INCOME_NEXT: &str = "Next payment";
pub const INCOME_COVERS: &str = "What came so far pays up to and with";
pub const INCOME_EVIDENCE: &str = "For a claim";
pub const INCOME_EVIDENCE_TICK: &str = "The tenant has given the evidence it needs";
pub const INCOME_VERIFIED: &str = "Checked with whoever pays it on";
pub const INCOME_BUTTON: &str = "Save";
pub const INCOME_TOLD: &str = "Saved, and what is truly owed is worked out again.";

pub const ADJUST: &str = "Post a line by hand";
pub const ADJUST_KIND: &str = "What it is";
pub const ADJUST_SIDE: &str = "Which way";
pub const CHOOSE_SIDE: &str = "Choose which way it goes";
pub const ADDS: &str = "Adds to what is owed";
pub const TAKES_OFF: &str = "Takes off what is owed";
pub const ADJUST_AMOUNT: &str = "Amount, in pounds";
pub const ADJUST_ON: &str = "Counts from";
pub const ADJUST_ON_HINT: &str = "Leave empty for today.";
pub const ADJUST_REASON: &str = "Why";
pub const ADJUST_REASON_HINT: &str = "The tenant reads this on their statement.";
pub const ENTER_REASON: &str = "Enter why";
pub const REFUND_CHECKS: &str = "Before money is paid back: what did you check?";
pub const REFUND_CHECKS_HINT: &str = "All three, and only when money is paid back. If there is another debt, ask the tenant before you set the money against it.";
pub const CHECK_FIRST: &str = "Check all three before money is paid back, and tick each one";
pub const ADJUST_BUTTON: &str = "Post this line";
pub const ADJUST_TOLD: &str = "The line is on the account.";
pub const ABOVE_NOUGHT: &str = "Enter an amount above £0.00, without a sign";
pub const TOO_MUCH: &str = "Enter an amount of £100,000.00 or less";
pub const WRONG_SIDE: &str = "A line of this kind cannot go that way";
pub const NOT_YOURS: &str = "Only a manager writes a debt off or puts it back";
pub const NO_COSTS: &str = "No costs are added while a breathing space is on";
pub const SENT_BEFORE: &str = "This was posted already";

pub const LEDGER: &str = "Ledger";
pub const TAKE_BACK: &str = "Take back";
pub const TAKE_BACK_TITLE: &str = "Take this line back?";
pub const TAKE_BACK_TEXT: &str = "A second line of the same amount is posted the other way, with your reason. Both stay on the statement.";
pub const TAKE_BACK_BUTTON: &str = "Take it back";
pub const TAKEN_BACK_TOLD: &str = "The line was taken back.";
pub const TAKEN_BACK: &str = "taken back";
pub const REVERSAL: &str = "takes a line back";
pub const IS_REVERSAL: &str =
    "This line takes another back. Post a new line in place of taking it back";
pub const OLDER: &str = "Older";
pub const NEWER: &str = "Newer";

pub const STEP_REASON: &str = "Why this step, and why now";
pub const VULNERABILITY_WORDS: &str = "What you know, and how you took it into account";
pub const COUNTERCLAIM_WORDS: &str = "What you found, and how it was dealt with";
pub const CHOOSE_YES_NO: &str = "Choose yes or no";
pub const ENTER_EVIDENCE: &str = "Write down what your answer rests on";
pub const STEP_TOLD: &str = "The step is noted.";
pub const LEAVE: &str = "Take it off the ladder";
pub const LEAVE_HINT: &str = "When it was paid or agreed.";
pub const LEFT_TOLD: &str = "It is on no step any more.";
pub const CHOOSE_STEP: &str = "The ladder has moved since you opened this page. Look again";

pub const NOTE_ITEM: &str = "Note what shows it";
pub const ITEM_STATE: &str = "Where it stands";
pub const CHOOSE_STATE: &str = "Choose where it stands";
pub const CHOOSE_ITEM: &str = "Choose an item of the list";
pub const ITEM_EVIDENCE: &str = "What shows it";
pub const ITEM_LINK: &str = "Case, letter or contact that shows it";
pub const ITEM_LINK_HINT: &str = "A case’s reference, or the day of a letter or contact.";
pub const ITEM_ON: &str = "Done on";
pub const ITEM_BUTTON: &str = "Save";
pub const ITEM_TOLD: &str = "Noted.";

pub const LETTER_TITLE: &str = "Letters to each named tenant";
pub const LETTER_LEAD: &str = "Each named tenant gets a letter of their own, with a statement of the last 13 weeks. It is kept as it was made.";
pub const MOVED_OUT: &str = "They have moved out. The letter carries no address: check where they live now before you post it.";
pub const LETTER_KIND: &str = "Which letter";
pub const CHOOSE_LETTER: &str = "Choose which letter";
pub const LETTER_SEND: &str = "Also send it";
pub const LETTER_SEND_TICK: &str =
    "By email, or a text that says there is a letter. Ways that are not safe are never used.";
pub const LETTER_BUTTON: &str = "Make the letters";
pub const LETTERS_LOCKED: &str =
    "No letter is made or printed while a breathing space is on or being checked";
pub const NOTHING_OWED: &str = "Nothing is truly owed. Make a statement in place of a reminder";
pub const NOBODY: &str = "This account has no named tenant to write to";
pub const PRINT_HINT: &str = "Print this page on A4. Each letter begins on a sheet of its own.";

pub const fn letter_words(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::Statement => "Statement",
        LetterKind::Reminder => "First reminder",
        LetterKind::Second => "Second letter, with help for benefits and money",
    }
}

pub fn way_words(key: &str) -> &'static str {
    match key {
        "phone" => "Phone",
        "visit" => "Visit",
        "office" => "At the office",
        "text" => "Text",
        "email" => "Email",
        "letter" => "Letter",
        _ => "Other",
    }
}

pub fn about_words(key: &str) -> &'static str {
    match key {
        "arrears" => "What is owed",
        "rent_now" => "Rent of now, or since a breathing space began",
        "they_asked" => "They asked us about it",
        _ => "Something else",
    }
}

pub fn outcome_words(key: &str) -> &'static str {
    match key {
        "spoke" => "Spoke to them",
        "no_answer" => "No answer",
        "left_message" => "Left a message, with nothing of the matter",
        "will_pay" => "Said they will pay",
        "wants_help" => "Asked for help",
        "disputes" => "Says it is wrong",
        _ => "Other",
    }
}

pub fn role_words(key: &str) -> &'static str {
    match key {
        "sole" => "Tenant",
        "joint" => "Joint tenant",
        "leaseholder" => "Leaseholder",
        "former" => "Former tenant",
        _ => "Party",
    }
}

pub fn tenancy_words(key: &str) -> &'static str {
    match key {
        "secure" => "Secure tenancy",
        "flexible" => "Flexible tenancy",
        "introductory" => "Introductory tenancy",
        "leasehold" => "Lease",
        _ => "Tenancy",
    }
}

pub fn channel_words(key: &str) -> &'static str {
    if key == "sms" { "Mobile" } else { "Email" }
}

/// An arrangement's state in a tag; or by what the list is narrowed.
pub fn arrangement_words(key: &str) -> Option<&'static str> {
    match key {
        "running" => Some("Arrangement"),
        "offered" => Some("Offer to decide"),
        "broken" => Some("Arrangement not kept"),
        "mine" => Some("Mine to object to"),
        "review" => Some("To look at again"),
        _ => None,
    }
}

pub fn benefit_words(key: &str) -> &'static str {
    match key {
        "suspended" => "Benefit stopped",
        _ => "Benefit claimed",
    }
}

/// "The newest 8 are shown.", under a list that stops there.
pub fn newest_shown(most: usize) -> String {
    format!("The newest {most} are shown.")
}

/// Of what one who is no manager gives by hand.
pub fn managers_only(limit: i64) -> String {
    format!(
        "You can pay back or take off up to {} by hand on one account in {TOGETHER} days. Ask a manager for more",
        crate::ui::pounds(limit)
    )
}

/// "5.2 weeks".
pub fn weeks_words(hundredths: i64) -> String {
    match hundredths {
        100 => "1 week".to_owned(),
        _ => format!("{}.{} weeks", hundredths / 100, hundredths % 100 / 10),
    }
}
