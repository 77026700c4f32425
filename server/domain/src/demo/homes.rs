//! The homes of Ebbsmarsh: invented streets with postcodes of the pseudo district ZZ99.

/// A block, its key being the start of its homes' references.
pub struct Block {
    pub key: &'static str,
    pub name: &'static str,
    pub estate: &'static str,
}

/// A home. `block` is a block's key, or empty for a house.
pub struct Property {
    pub reference: &'static str,
    pub block: &'static str,
    pub address: &'static str,
    pub postcode: &'static str,
    pub bedrooms: i16,
}

pub const TOWN: &str = "Ebbsmarsh";

pub const BLOCKS: &[Block] = &[
    Block {
        key: "COB",
        name: "Cobbold House",
        estate: "Marlpit",
    },
    Block {
        key: "QUA",
        name: "Quarrybank Court",
        estate: "Marlpit",
    },
    Block {
        key: "HER",
        name: "Heron Wharf",
        estate: "Wharfside",
    },
    Block {
        key: "TAN",
        name: "Tannery Yard",
        estate: "Tannery",
    },
];

const fn flat(
    reference: &'static str,
    block: &'static str,
    address: &'static str,
    postcode: &'static str,
    bedrooms: i16,
) -> Property {
    Property {
        reference,
        block,
        address,
        postcode,
        bedrooms,
    }
}

const fn house(
    reference: &'static str,
    address: &'static str,
    postcode: &'static str,
    bedrooms: i16,
) -> Property {
    flat(reference, "", address, postcode, bedrooms)
}

pub const PROPERTIES: &[Property] = &[
    flat("COB-001-02", "COB", "2 Cobbold House", "ZZ99 1AA", 1),
    flat("COB-003-11", "COB", "11 Cobbold House", "ZZ99 1AA", 2),
    flat("COB-007-27", "COB", "27 Cobbold House", "ZZ99 1AA", 2),
    flat("COB-009-34", "COB", "34 Cobbold House", "ZZ99 1AA", 2),
    flat("COB-012-47", "COB", "47 Cobbold House", "ZZ99 1AA", 3),
    flat("QUA-001-03", "QUA", "3 Quarrybank Court", "ZZ99 1AB", 1),
    flat("QUA-002-08", "QUA", "8 Quarrybank Court", "ZZ99 1AB", 2),
    flat("QUA-002-09", "QUA", "9 Quarrybank Court", "ZZ99 1AB", 2),
    flat("QUA-003-12", "QUA", "12 Quarrybank Court", "ZZ99 1AB", 3),
    flat("HER-001-05", "HER", "5 Heron Wharf", "ZZ99 2AA", 1),
    flat("HER-002-14", "HER", "14 Heron Wharf", "ZZ99 2AA", 2),
    flat("HER-002-15", "HER", "15 Heron Wharf", "ZZ99 2AA", 2),
    flat("HER-003-21", "HER", "21 Heron Wharf", "ZZ99 2AA", 2),
    flat("TAN-001-01", "TAN", "1 Tannery Yard", "ZZ99 3AA", 1),
    flat("TAN-001-04", "TAN", "4 Tannery Yard", "ZZ99 3AA", 1),
    flat("TAN-002-09", "TAN", "9 Tannery Yard", "ZZ99 3AA", 1),
    flat("TAN-002-10", "TAN", "10 Tannery Yard", "ZZ99 3AA", 1),
    house("MAR-000-06", "6 Marlpit Rise", "ZZ99 1AD", 3),
    house("MAR-000-19", "19 Marlpit Rise", "ZZ99 1AD", 3),
    house("MAR-000-22", "22 Marlpit Rise", "ZZ99 1AD", 4),
    house("SAL-000-03", "3 Saltings Lane", "ZZ99 2AD", 2),
    house("SAL-000-17", "17 Saltings Lane", "ZZ99 2AD", 3),
    house("SAL-000-40", "40 Saltings Lane", "ZZ99 2AD", 3),
    house("FER-000-02", "2 Fern Terrace", "ZZ99 3AD", 2),
    house("FER-000-11", "11 Fern Terrace", "ZZ99 3AD", 2),
    house("WHA-000-08", "8 Wharfinger Walk", "ZZ99 2AE", 3),
    house("WHA-000-31", "31 Wharfinger Walk", "ZZ99 2AE", 2),
    house("OAS-000-01", "1 Oastfield Close", "ZZ99 3AE", 3),
    house("OAS-000-07", "7 Oastfield Close", "ZZ99 3AE", 4),
    house("OAS-000-12", "12 Oastfield Close", "ZZ99 3AE", 2),
    house("OAS-000-14", "14 Oastfield Close", "ZZ99 3AE", 1),
    house("FER-000-15", "15 Fern Terrace", "ZZ99 3AD", 2),
    flat("QUA-004-16", "QUA", "16 Quarrybank Court", "ZZ99 1AB", 2),
    flat("COB-005-19", "COB", "19 Cobbold House", "ZZ99 1AA", 2),
    flat("HER-003-22", "HER", "22 Heron Wharf", "ZZ99 2AA", 2),
    flat("COB-010-38", "COB", "38 Cobbold House", "ZZ99 1AA", 1),
    flat("TAN-001-02", "TAN", "2 Tannery Yard", "ZZ99 3AA", 1),
];
