//! What the officers' own pages say.

pub const SIGN_IN: &str = "Officer sign in";
pub const EMAIL_LABEL: &str = "Your work email address";
pub const EMAIL_MISSING: &str = "Enter your work email address, like name@council.gov.uk";
pub const PASSWORD_LABEL: &str = "Password";
pub const PASSWORD_MISSING: &str = "Enter your password";
pub const PASSWORD_WRONG: &str = "The email address or the password is not right";
pub const CONTINUE: &str = "Continue";
pub const ENROL_LINK: &str = "I have a one-time code to set up my account";
pub const TENANT_LINK: &str = "I am a tenant";

pub const SECOND_STEP: &str = "Enter your code";
pub const SECOND_STEP_LABEL: &str = "The code in your authenticator app";
pub const SECOND_STEP_HINT: &str =
    "6 figures. Without your phone, use one of your recovery codes, like K7QM-3XTA.";
pub const SECOND_STEP_MISSING: &str = "Enter the code in your authenticator app";
pub const SECOND_STEP_WRONG: &str =
    "That code is not right, or was used before. Wait for the next one and enter it";
pub const SECOND_STEP_OVER: &str =
    "That took too long, or the code was wrong too often. Enter your password again";
pub const SIGN_IN_BUTTON: &str = "Sign in";

pub const ENROL: &str = "Set up your officer account";
pub const ENROL_LEAD: &str = "You need the one-time code that your administrator gave you, and an authenticator app on your phone.";
pub const ENROL_CODE_LABEL: &str = "One-time code";
pub const ENROL_CODE_MISSING: &str = "Enter your one-time code";
pub const ENROL_CODE_WRONG: &str = "The email address or the code is not right, or the code is older than 3 days. Ask your administrator for a new one";
pub const NEW_PASSWORD_LABEL: &str = "Choose a password";
pub const NEW_PASSWORD_HINT: &str = "At least 12 characters, without your name. Three random words work well. You may paste it from a password manager.";

pub const AUTHENTICATOR: &str = "Set up your authenticator app";
pub const AUTHENTICATOR_LEAD: &str =
    "In your authenticator app, add an account. Scan this picture, or type the key.";
pub const AUTHENTICATOR_PICTURE: &str = "The key as a QR code, to scan with the app";
pub const AUTHENTICATOR_KEY: &str = "Key";
pub const FIGURES_LABEL: &str = "The 6 figures that the app shows now";
pub const FIGURES_MISSING: &str = "Enter the 6 figures that the app shows";
pub const FIGURES_WRONG: &str = "Those figures are not right. Wait for the next ones and enter them. Check that your phone shows the right time";
pub const FINISH: &str = "Finish";

pub const DONE: &str = "Your account is ready";
pub const RECOVERY: &str = "Recovery codes";
pub const RECOVERY_LEAD: &str = "Each of these signs you in once if you lose your phone. Print this page or write them down, and keep them somewhere safe. We show them only now.";
pub const RECOVERY_GONE: &str = "Recovery codes are shown only once. If you did not keep them, ask your administrator to start your enrolment again.";

pub const ADMIN: &str = "Officers";
pub const ADMIN_TABLE: &str = "All officers";
pub const ADMIN_NONE: &str = "There are no officers yet.";
pub const ADD_OFFICER: &str = "Add an officer";
pub const NAME_LABEL: &str = "Full name";
pub const NAME_MISSING: &str = "Enter the officer's full name";
pub const OFFICER_EMAIL_LABEL: &str = "Work email address";
pub const ROLE_LEGEND: &str = "Role";
pub const ROLE_MISSING: &str = "Choose a role";
pub const TEAMS_LEGEND: &str = "Teams";
pub const TEAMS_HINT: &str = "They see restricted cases of these teams only.";
pub const TEAMS_MISSING: &str = "Choose at least one team";
pub const KNOWN_OFFICER: &str = "There is an officer with this email address. Start their enrolment again from the list, if that is what you want";
pub const INVESTIGATOR: &str = "Competent investigator";
pub const MAKE_INVESTIGATOR: &str = "Make a competent investigator";
pub const NO_INVESTIGATOR: &str = "No longer a competent investigator";
pub const COMPETENCE_KEPT: &str = "The competence is kept.";
pub const COMPETENCE_NOT_ONESELF: &str = "Another administrator must say this of you.";
pub const DISABLE: &str = "Shut out";
pub const DISABLED: &str = "They are shut out. Every session of theirs has ended.";
pub const ENROL_ANEW: &str = "Start enrolment again";
pub const LET_BACK_IN: &str = "Let back in";
pub const NOT_ONESELF: &str = "You cannot do this to your own account. Ask another administrator.";
pub const HANDOVER: &str = "Give them this code now";
pub const HANDOVER_TEXT: &str = "Tell it to them in person or on the phone, not by email. It works once, for 3 days. We show it only now.";

pub const LETTER: &str = "Letter with a sign-in code";
pub const LETTER_TENANCY_LABEL: &str = "Tenancy reference";
pub const LETTER_FIND: &str = "Find";
pub const LETTER_NOBODY: &str =
    "There is no tenancy with this reference, or nobody is on it. Check the reference";
pub const LETTER_WHO: &str = "Who asked for the letter?";
pub const LETTER_WHO_MISSING: &str = "Choose who asked for the letter";
pub const LETTER_CHECKED_LEGEND: &str = "Did you check who they are?";
pub const LETTER_CHECKED: &str = "I have checked that the person who asks is this person";
pub const LETTER_CHECKED_MISSING: &str = "Check who they are, then tick the box";
pub const LETTER_MAKE: &str = "Make the letter";
pub const LETTER_GONE: &str = "This letter has been shown. A letter is shown once. If it was not printed, make a new one: the old code stops working.";
pub const LETTER_PRINT: &str = "Print this page now and post it. It is shown only once.";

pub const ROLES: [(&str, &str); 3] = [
    ("officer", "Officer"),
    ("manager", "Manager"),
    ("admin", "Administrator"),
];

/// The teams as cases name them.
pub const TEAMS: [(&str, &str); 7] = [
    ("contact", "Contact centre"),
    ("repairs", "Repairs"),
    ("asb", "Anti-social behaviour"),
    ("income", "Income"),
    ("homes", "Homes and lettings"),
    ("privacy", "Privacy"),
    ("complaints", "Complaints"),
];

/// The name of a role or team; what is not known is shown as it is.
pub fn name_of(names: &[(&'static str, &'static str)], key: &str) -> String {
    names
        .iter()
        .find(|(known, _)| *known == key)
        .map_or(key, |(_, name)| name)
        .to_owned()
}
