//! The Pre-Action Protocol for Possession Claims by Social Landlords (13 January 2020), as a list of what must have been
//! done. An officer shows each with evidence; the software never says that it was done.

keyed_enum! {
    /// What the protocol asks, in its order.
    pub enum ProtocolItem {
        Contact = "contact", "We spoke to the tenant early about why, their money, benefits and paying";
        Affordable = "affordable", "We tried to agree an amount they can afford, from what comes in and goes out";
        Statements = "statements", "We gave rent statements at least every quarter";
        Vulnerability = "vulnerability", "We thought about health, age, disability and support needs";
        DirectPayments = "direct_payments", "We tried to have arrears paid straight from benefits, and helped with the claim";
        BenefitClaim = "benefit_claim", "No claim with evidence is waiting while they pay the rest";
        InTouch = "in_touch", "We kept in touch after the notice, and hold off while they keep to an agreement";
        LastResort = "last_resort", "Court is the last way: we offered other ways to settle it";
    }
}

impl ProtocolItem {
    /// Its number in the protocol's order, from 1.
    pub fn number(self) -> usize {
        Self::ALL
            .iter()
            .position(|item| *item == self)
            .unwrap_or_default()
            + 1
    }

    /// What to do, and what shows it.
    pub const fn guidance(self) -> &'static str {
        match self {
            Self::Contact => {
                "Write to each named tenant apart. A joint tenant may not see the other's letters."
            }
            Self::Affordable => {
                "Go by what they can pay after food and heating. Say any time limits clearly."
            }
            Self::Statements => {
                "Each shows what was due and what came in over 13 weeks. The letters made here count by themselves."
            }
            Self::Vulnerability => {
                "The Equality Act, someone under 18, whether they can follow court papers, care needs."
            }
            Self::DirectPayments => {
                "Managed payments of Universal Credit, deductions for arrears, backdating of Housing Benefit."
            }
            Self::BenefitClaim => {
                "Do not start possession when they gave evidence for a claim, may well be entitled, and pay the rest."
            }
            Self::InTouch => {
                "Ten working days before a hearing: an up-to-date statement, and what we know of their benefits."
            }
            Self::LastResort => "Mediation, an arrangement, help with money from others.",
        }
    }
}

keyed_enum! {
    pub enum ProtocolState {
        Done = "done", "Done";
        NotNeeded = "not_needed", "Does not apply here";
        Open = "open", "Still to do";
    }
}

impl ProtocolState {
    /// Whether nothing more is to be done about it.
    pub const fn is_settled(self) -> bool {
        !matches!(self, Self::Open)
    }
}
