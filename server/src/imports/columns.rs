//! The columns each kind of file has, by our names and the names that housing systems commonly give them.

use domain::imports::ImportKind;

/// One column.
#[derive(Debug)]
pub struct Column {
    /// Our name, in mappings and in messages.
    pub key: &'static str,
    /// Other headers that are recognised without a mapping; compared in small letters and digits only.
    pub also: &'static [&'static str],
    pub required: bool,
    /// What it holds, for the example mapping.
    pub holds: &'static str,
}

const fn must(key: &'static str, also: &'static [&'static str], holds: &'static str) -> Column {
    Column {
        key,
        also,
        required: true,
        holds,
    }
}

const fn may(key: &'static str, also: &'static [&'static str], holds: &'static str) -> Column {
    Column {
        key,
        also,
        required: false,
        holds,
    }
}

const PEOPLE: &[Column] = &[
    must(
        "reference",
        &["personref", "personid", "clientno", "clientref", "partyref"],
        "your own number of the person",
    ),
    must("first_name", &["forename", "forenames", "givenname"], ""),
    must("last_name", &["surname", "familyname"], ""),
    may("born", &["dob", "dateofbirth", "birthdate"], "a date"),
    may("email", &["emailaddress", "mail"], ""),
    may(
        "mobile",
        &["mobileno", "mobilenumber", "mobilephone", "cell"],
        "a UK mobile number",
    ),
];

const PROPERTIES: &[Column] = &[
    must(
        "reference",
        &[
            "propertyref",
            "propref",
            "propertyreference",
            "uprn",
            "uniqueid",
        ],
        "your own number of the home",
    ),
    must(
        "address",
        &["addressline", "addressline1", "address1", "propertyaddress"],
        "house and street",
    ),
    must("town", &["city", "posttown"], ""),
    must("postcode", &["postalcode", "pcode"], ""),
    must(
        "bedrooms",
        &["beds", "bedroomcount", "noofbedrooms", "numberofbedrooms"],
        "0 to 9",
    ),
    may("block", &["blockname", "building"], ""),
    may("estate", &["estatename", "scheme"], ""),
];

const TENANCIES: &[Column] = &[
    must(
        "reference",
        &["tenancyref", "tenancyreference", "tenancyno", "tenancyid"],
        "your own reference, up to 20 letters, digits, / - and .",
    ),
    must(
        "property",
        &["propertyref", "propref", "propertyreference", "uprn"],
        "the home's reference",
    ),
    must(
        "kind",
        &["tenancytype", "type", "tenure", "tenuretype"],
        "secure, flexible, introductory or leasehold; other codes under [codes.kind]",
    ),
    must(
        "started",
        &["startdate", "tenancystartdate", "tenancystart", "startedon"],
        "a date",
    ),
    may(
        "ended",
        &["enddate", "tenancyenddate", "tenancyend", "endedon"],
        "a date; empty ends nothing",
    ),
    must(
        "person",
        &["personref", "personid", "clientno", "clientref", "partyref"],
        "the person's reference",
    ),
    must(
        "role",
        &["partyrole", "partytype", "personrole"],
        "sole, joint, leaseholder or former; other codes under [codes.role]",
    ),
    may(
        "until",
        &["partyenddate", "leftdate", "lefton"],
        "the day the person left, if they did",
    ),
];

const ACCOUNT: Column = must(
    "account",
    &[
        "rentaccount",
        "rentaccountno",
        "accountno",
        "accountnumber",
        "accountref",
        "accountreference",
        "rentaccountref",
        "payref",
    ],
    "your own number of the account, or its payment reference",
);

const ACCOUNTS: &[Column] = &[
    Column {
        holds: "your own number of the account",
        ..ACCOUNT
    },
    must(
        "tenancy",
        &["tenancyref", "tenancyreference", "tenancyno", "tenancyid"],
        "the tenancy's reference",
    ),
    must(
        "kind",
        &["accounttype", "type"],
        "rent, garage, court_costs, recharge, former, overpaid_benefit, use_and_occupation or leasehold; other codes under [codes.kind]",
    ),
    may(
        "payment_reference",
        &["paymentref"],
        "the one your bank, payment cards and housing system know, 6 to 20 letters and digits; an account without is given a new one (ten digits from 61), which only Doorstep knows",
    ),
    must(
        "opened",
        &["startdate", "openedon", "opendate", "accountstart"],
        "a date",
    ),
    may(
        "closed",
        &["enddate", "closedon", "closedate", "accountend"],
        "a date; empty closes nothing",
    ),
    may(
        "pattern",
        &["chargepattern", "rentpattern"],
        "the pattern of rent-free weeks, brought in before with free-weeks; every_week (none) if empty",
    ),
];

const FREE_WEEKS: &[Column] = &[
    must(
        "pattern",
        &["chargepattern", "rentpattern"],
        "your name for these weeks, small letters, digits and _, as the accounts have it",
    ),
    must(
        "monday",
        &[
            "date",
            "weekcommencing",
            "weekbeginning",
            "weekstart",
            "freeweek",
            "rentfreeweek",
        ],
        "a Monday on which nothing is charged; all of a rent year in one file",
    ),
];

const CHARGES: &[Column] = &[
    ACCOUNT,
    must(
        "item",
        &["chargetype", "chargecode", "element", "elementcode"],
        "rent, cleaning, lighting, door_entry, grounds, lift, cctv, heating, laundry, tv_aerial, support, water or garage; other codes under [codes.item]",
    ),
    must(
        "amount",
        &["weeklyamount", "weeklycharge", "charge", "value"],
        "what a charging week costs",
    ),
    may(
        "benefit_pays",
        &["hbeligible", "eligible", "uceligible"],
        "yes or no: whether benefits can pay for it; as is usual for the item if empty",
    ),
    must(
        "from",
        &["startdate", "validfrom", "fromdate", "effectivefrom"],
        "a date",
    ),
    may(
        "to",
        &["enddate", "validto", "todate", "effectiveto"],
        "the last day",
    ),
];

const RENT: &[Column] = &[
    ACCOUNT,
    must(
        "reference",
        &[
            "transactionid",
            "transactionref",
            "transactionno",
            "transid",
            "transno",
            "tranid",
            "id",
        ],
        "your own number of the transaction, always the same for the same one",
    ),
    must(
        "kind",
        &[
            "transactiontype",
            "transtype",
            "trantype",
            "transactioncode",
            "transcode",
            "code",
            "type",
        ],
        "our name for what it is, such as rent_debit or card_credit; other codes under [codes.kind]",
    ),
    may(
        "amount",
        &["value", "transactionamount", "transamount", "amt"],
        "charges above zero, payments below (or the other way: payments)",
    ),
    may(
        "debit",
        &["dr", "charge", "debitamount"],
        "instead of amount: a charge",
    ),
    may(
        "credit",
        &["cr", "payment", "creditamount"],
        "instead of amount: a payment",
    ),
    must(
        "date",
        &[
            "effectivedate",
            "effectiveon",
            "transactiondate",
            "transdate",
            "valuedate",
        ],
        "the day it counts from",
    ),
    may(
        "posted",
        &["posteddate", "postedon", "postingdate", "createddate"],
        "the day it was entered; the day of the import if empty",
    ),
    may(
        "period_start",
        &["periodfrom", "weekstart", "weekcommencing"],
        "a date",
    ),
    may(
        "period_end",
        &["periodto", "weekend", "weekending"],
        "a date",
    ),
    may(
        "item",
        &["element", "elementcode", "chargecode"],
        "for a service charge, which; other codes under [codes.item]",
    ),
    may(
        "words",
        &["description", "narrative", "text", "details"],
        "what the tenant reads; as is usual for the kind if empty",
    ),
    may(
        "deleted",
        &["cancelled", "reversed", "isdeleted", "deletedflag"],
        "yes when it no longer holds: it is reversed here",
    ),
];

/// The columns of a kind of file. The functions of `rows` know them by their place here.
pub const fn columns(kind: ImportKind) -> &'static [Column] {
    match kind {
        ImportKind::People => PEOPLE,
        ImportKind::Properties => PROPERTIES,
        ImportKind::Tenancies => TENANCIES,
        ImportKind::FreeWeeks => FREE_WEEKS,
        ImportKind::Accounts => ACCOUNTS,
        ImportKind::Charges => CHARGES,
        ImportKind::Rent => RENT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::layout::plain;
    use std::collections::HashSet;

    #[test]
    fn no_header_means_two_columns_of_one_kind() {
        for kind in ImportKind::ALL {
            let mut seen = HashSet::new();
            for column in columns(kind) {
                for name in column.also.iter().chain([&column.key]) {
                    assert!(seen.insert(plain(name)), "{name} of {}", kind.key());
                }
            }
        }
    }
}
