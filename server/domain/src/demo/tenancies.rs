//! Who lives where, on what terms, and with whom.

/// A tenancy. Days are counted back from the day the demo is loaded.
pub struct Let {
    /// `T` and seven digits.
    pub number: u32,
    /// The reference of the home.
    pub home: &'static str,
    pub kind: &'static str,
    pub began: i64,
    pub ended: Option<i64>,
    /// A person's key and their role.
    pub parties: &'static [(&'static str, &'static str)],
    pub household: &'static [Member],
}

/// Someone who lives there without being a tenant: first name, age in years, and what they are to the tenant.
pub type Member = (&'static str, i64, &'static str);

const fn secure(
    number: u32,
    home: &'static str,
    began: i64,
    parties: &'static [(&'static str, &'static str)],
    household: &'static [Member],
) -> Let {
    Let {
        number,
        home,
        kind: "secure",
        began,
        ended: None,
        parties,
        household,
    }
}

const fn other(
    kind: &'static str,
    number: u32,
    home: &'static str,
    began: i64,
    parties: &'static [(&'static str, &'static str)],
    household: &'static [Member],
) -> Let {
    Let {
        number,
        home,
        kind,
        began,
        ended: None,
        parties,
        household,
    }
}

pub const LETS: &[Let] = &[
    secure(
        48_213,
        "HER-002-14",
        2_190,
        &[("priya-sharma", "joint"), ("arjun-sharma", "joint")],
        &[("Rohan", 7, "Son")],
    ),
    secure(
        48_201,
        "TAN-001-01",
        7_300,
        &[("leonard-whitcombe", "sole")],
        &[],
    ),
    secure(
        48_202,
        "WHA-000-08",
        1_460,
        &[("aoife-obrien", "sole")],
        &[("Fionn", 0, "Son"), ("Saoirse", 6, "Daughter")],
    ),
    other(
        "introductory",
        48_203,
        "OAS-000-14",
        12,
        &[("grace-adeyemi", "sole")],
        &[],
    ),
    secure(
        48_204,
        "SAL-000-17",
        3_900,
        &[("yusuf-demir", "sole")],
        &[("Elif", 14, "Daughter"), ("Ayşe", 44, "Wife")],
    ),
    secure(
        48_205,
        "COB-009-34",
        5_110,
        &[("margaret-ollerenshaw", "sole")],
        &[],
    ),
    secure(
        48_206,
        "FER-000-02",
        2_700,
        &[("kwame-boateng", "sole")],
        &[("Ama", 9, "Daughter")],
    ),
    secure(
        48_207,
        "MAR-000-06",
        1_900,
        &[("zofia-nowak", "joint"), ("piotr-nowak", "joint")],
        &[("Jan", 4, "Son"), ("Maja", 2, "Daughter")],
    ),
    secure(
        48_208,
        "COB-003-11",
        1_200,
        &[("layla-haddad", "sole")],
        &[("Omar", 12, "Son"), ("Noor", 8, "Daughter")],
    ),
    secure(
        48_209,
        "FER-000-11",
        4_000,
        &[("wilhelmina-long", "sole")],
        &[],
    ),
    other(
        "introductory",
        48_210,
        "OAS-000-12",
        160,
        &[("dean-pratt", "sole")],
        &[("Kyle", 1, "Son")],
    ),
    other(
        "introductory",
        48_211,
        "HER-001-05",
        45,
        &[("chloe-mbeki", "sole")],
        &[],
    ),
    other(
        "leasehold",
        48_212,
        "QUA-003-12",
        6_000,
        &[("stanley-fox", "leaseholder")],
        &[],
    ),
    secure(
        48_214,
        "SAL-000-40",
        3_100,
        &[("imran-qureshi", "sole")],
        &[("Zara", 15, "Daughter"), ("Bilal", 10, "Son")],
    ),
    secure(
        48_215,
        "OAS-000-07",
        9,
        &[("imran-qureshi", "sole")],
        &[("Zara", 15, "Daughter"), ("Bilal", 10, "Son")],
    ),
    secure(
        48_216,
        "HER-003-21",
        800,
        &[("samira-yusuf", "sole")],
        &[("Hodan", 5, "Daughter")],
    ),
    Let {
        number: 48_217,
        home: "QUA-001-03",
        kind: "secure",
        began: 4_800,
        ended: Some(95),
        parties: &[("gordon-blythe", "former")],
        household: &[],
    },
    other(
        "flexible",
        48_218,
        "SAL-000-03",
        700,
        &[("hannah-leigh", "sole")],
        &[("Poppy", 3, "Daughter")],
    ),
    secure(48_219, "COB-007-27", 2_500, &[("olu-fashola", "sole")], &[]),
    secure(
        48_220,
        "QUA-002-08",
        3_300,
        &[("mei-lin-chow", "sole")],
        &[],
    ),
    secure(
        48_221,
        "TAN-002-09",
        3_650,
        &[("ivy-pemberton", "sole")],
        &[],
    ),
    secure(
        48_222,
        "OAS-000-01",
        1_700,
        &[("carlos-mendes", "joint"), ("lucia-mendes", "joint")],
        &[("Tiago", 11, "Son")],
    ),
    secure(
        48_223,
        "MAR-000-22",
        2_900,
        &[("tariq-aziz-khan", "sole")],
        &[
            ("Amina", 16, "Daughter"),
            ("Hamza", 13, "Son"),
            ("Sana", 39, "Wife"),
        ],
    ),
    secure(
        48_224,
        "MAR-000-19",
        8_000,
        &[("nora-dunleavy", "joint"), ("patrick-dunleavy", "joint")],
        &[],
    ),
    secure(
        48_225,
        "QUA-002-09",
        1_000,
        &[("ebony-clarke", "sole")],
        &[("Tyrese", 2, "Son")],
    ),
    secure(
        48_226,
        "COB-001-02",
        4_400,
        &[("viktor-petrov", "sole")],
        &[],
    ),
    secure(48_227, "HER-002-15", 600, &[("ruby-tate", "sole")], &[]),
    secure(
        48_228,
        "COB-012-47",
        5_500,
        &[("joseph-ncube", "sole")],
        &[("Thandi", 17, "Daughter")],
    ),
    secure(
        48_229,
        "WHA-000-31",
        2_050,
        &[("anjali-rao", "sole")],
        &[("Dev", 8, "Son")],
    ),
    secure(
        48_230,
        "TAN-001-04",
        900,
        &[("rosa-benedetti", "sole")],
        &[],
    ),
    secure(
        48_231,
        "TAN-002-10",
        9_000,
        &[("doris-kettle", "sole")],
        &[],
    ),
    Let {
        number: 48_232,
        home: "QUA-001-03",
        kind: "introductory",
        began: 60,
        ended: None,
        parties: &[("kieran-shaw", "sole")],
        household: &[],
    },
    secure(48_233, "TAN-001-02", 9_200, &[("alan-frith", "sole")], &[]),
    secure(
        48_234,
        "FER-000-15",
        3_800,
        &[("connor-walsh", "sole")],
        &[("Niamh", 5, "Daughter")],
    ),
    secure(
        48_235,
        "QUA-004-16",
        1_100,
        &[("shanice-brown", "sole")],
        &[("Kayla", 1, "Daughter")],
    ),
    secure(
        48_236,
        "COB-005-19",
        2_300,
        &[("ahmed-farouk", "sole")],
        &[("Youssef", 13, "Son")],
    ),
    secure(
        48_237,
        "HER-003-22",
        1_800,
        &[("elena-popescu", "sole")],
        &[("Ioana", 17, "Daughter")],
    ),
    secure(48_238, "COB-010-38", 500, &[("jamal-edwards", "sole")], &[]),
];

/// Who has died, and how many days ago. Their tenancy still stands while the family hands the home back.
pub const DIED: &[(&str, i64)] = &[("alan-frith", 33)];
