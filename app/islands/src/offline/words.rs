//! What the reports on a phone say, beside the questions.

pub const OPENING: &str = "Opening…";
pub const UNABLE: &str = "This browser does not let us keep reports on this phone. Leave private browsing, or use another \
     browser. You can always ring us.";
pub const START: &str = "Report a repair";
pub const ON_PHONE: &str = "On this phone";
pub const NONE: &str = "No report is kept on this phone.";
pub const MAY_BE_CLEARED: &str = "Phones may clear what is kept here after 7 days, unless you add this app to your home \
     screen. So open it again when you have a signal.";
pub const SHARED_PHONE: &str = "Whoever holds this phone can read it until it is sent.";

pub const WRITING: &str = "Not finished. Saved on this phone";
pub const KEPT: &str = "Saved on this phone";
pub const WAITING: &str = "Waiting for a signal. Saved on this phone";
pub const SENDING: &str = "Sending…";
pub const SIGN_IN: &str = "Sign in to send. Saved on this phone";
pub const LACKING: &str = "We need to know a bit more. Saved on this phone";
pub const SENT: &str = "Sent";

pub const BEGUN: &str = "Report of a repair";
pub const GO_ON: &str = "Go on with it";
pub const SEND_NOW: &str = "Send now";
pub const SIGN_IN_TO_SEND: &str = "Sign in to send it";
pub const SEE: &str = "See your repair";
pub const DELETE: &str = "Delete";
pub const DELETE_SENT: &str = "Take off this list";
pub const SURE: &str = "Delete this report and its photos from this phone? It has not been sent.";
pub const DELETED: &str = "The report is deleted from this phone.";
pub const LEFT_OUT: &str =
    "Sent without these photos. You can add them on the page of your repair:";
pub const NOT_NOW: &str =
    "We could not send it just now. It is still on this phone, and we will try again.";
pub const NOT_YOURS: &str =
    "Someone else is signed in on this phone. Your report is kept until you sign in.";
pub const NOT_SAVED: &str =
    "This phone has no room left to keep that. Make some room, then try again.";
pub const PHOTO_LOST: &str = "It is no longer on this phone.";
pub const PHOTO_FAILED: &str = "We could not take it.";

pub const BACK: &str = "Back";
pub const CONTINUE: &str = "Save and continue";
pub const LEAVE: &str = "Save and go on later";
pub const KEEP: &str = "Keep on this phone and send";
pub const CHANGE: &str = "Change";
pub const NOT_SAID: &str = "Not said";
pub const PROBLEM: &str = "There is a problem";

pub const EMERGENCY_HINT: &str =
    "Choose what is happening. We will show you the number to ring now.";
pub const NOT_ALONE: &str =
    "This form must not be your only call. Nobody is sent out because of it. Ring first.";
pub const NOT_SENT_YET: &str =
    "A call may get through where this report does not. Nothing is sent until you have a signal.";
pub const TELL_US_TOO: &str = "Tell us about it as well";
pub const SHARED_HINT: &str = "Stairs, lift, main door, bin store, roof, car park";
pub const SHARED_ROOM: &str = "Which shared area is it in?";
pub const TENANCY: &str = "Which home is it?";
pub const SAFETY_HINT: &str = "It helps us see how soon we must come.";
pub const SINCE: &str = "When did it start?";
pub const WORSE: &str = "Is it getting worse?";
pub const DESCRIBE_HINT: &str = "Say what you see, hear or smell. Say exactly where it is. Any language is fine. \
     Others who share your tenancy can read this.";
pub const PHOTOS_LEAD: &str =
    "They help us send the right person with the right parts. You can skip this.";
pub const PHOTOS_CARE: &str = "Please do not photograph people or letters.";
pub const CHOOSE_PHOTOS: &str = "Add photos";
pub const PREPARING: &str = "Making your photos smaller…";
pub const PHOTO_KEPT: &str = "Photo saved on this phone.";
pub const PHOTO_REMOVED: &str = "Photo removed.";
pub const TOO_MANY: &str = "You can add up to 10 photos.";
pub const REMOVE: &str = "Remove";
pub const RISK_HINT: &str = "You do not have to say. We ask so that we can come sooner. \
     Only our officers see it, not the others in your home. Choose all that are true.";
pub const ACCESS_HINT: &str = "Choose all that suit you.";
pub const ACCESS_NOTES: &str = "Is there anything we should know before we come? (optional)";
pub const ACCESS_NOTES_HINT: &str = "Parking, pets, a bell that does not work, a language you would like us to use. \
     Do not write codes for doors or key safes here. We will ask you for them when we come.";
pub const CONTACT_HINT: &str =
    "Choose all that are safe for you. If one way fails, we may try another that we hold as safe.";
pub const CHECK_LEAD: &str = "Then keep it. It is sent once, as soon as you have a signal.";
