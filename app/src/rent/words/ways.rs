//! What the page of ways to pay says.

pub const TITLE: &str = "Ways to pay";
pub const REFERENCE: &str = "Payment reference";
pub const REFERENCE_HINT: &str =
    "Give this reference each time you pay, so that we know it is from you.";
pub const NOTHING: &str = "There is nothing to pay here yet.";
pub const CARD: &str = "Pay by card now";
pub const CARD_TEXT: &str = "On a secure page. We never see your card.";
pub const PAY_BY_CARD: &str = "Pay by card";
pub const DEBIT: &str = "Direct Debit";
pub const DEBIT_TEXT: &str = "The easiest way: we take your rent for you, on a day that suits you. Call us to set it up. We tell you the amount and the day 10 working days before we first take it, and before each change.";
pub const GUARANTEE: &str = "The Direct Debit Guarantee";
pub const GUARANTEE_TEXT: [&str; 3] = [
    "If the amount or the day changes, we tell you 10 working days before, unless you agree to less.",
    "If we or your bank make a mistake, your bank gives you all of it back at once.",
    "You can stop a Direct Debit at any time by telling your bank. Please tell us too.",
];
pub const PHONE: &str = "Card by phone";
pub const SHOPS: &str = "Cash or card at a shop";
pub const SHOPS_TEXT: &str = "At any shop with a PayPoint sign and at any Post Office. Take your rent card, or ask us for one. Keep the receipt. It takes up to 5 working days to reach us.";
pub const BANK: &str = "Bank transfer or standing order";
pub const BANK_TEXT: &str = "Use your payment reference, and nothing else, as the reference. A standing order does not change by itself when your rent does: you change it with your bank.";
pub const BENEFIT: &str = "Benefits paid to us";
pub const BENEFIT_TEXT: &str = "Housing Benefit comes to us by itself. If you get Universal Credit and find it hard to pay, the housing part can be paid to us: ask your work coach, or tell us and we will ask.";
pub const WAGES: &str = "From your wages";
pub const WAGES_TEXT: &str =
    "If you work for the council, we can take your rent from your pay. Call us to set it up.";
pub const HARD: &str = "Hard to pay? See what we can do";
pub const SORT_CODE: &str = "Sort code";
pub const NUMBER: &str = "Account number";
pub const NAME: &str = "Account name";

/// A payment reference in groups that are easy to read and copy: "6100 4821 32".
pub fn grouped(reference: &str) -> String {
    let characters: Vec<char> = reference.chars().collect();
    let groups: Vec<String> = characters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_reference_is_read_in_fours() {
        assert_eq!(super::grouped("6100482132"), "6100 4821 32");
        assert_eq!(super::grouped("AB1234567"), "AB12 3456 7");
        assert_eq!(super::grouped(""), "");
    }
}
