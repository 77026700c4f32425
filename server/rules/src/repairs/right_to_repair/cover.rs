//! Who has the Right to Repair, and for what.

use crate::money::Pence;

keyed_enum! {
    /// How someone holds their home, by the key of the tenancy.
    pub enum Tenure {
        Secure = "secure", "Secure tenancy";
        Flexible = "flexible", "Flexible tenancy";
        Introductory = "introductory", "Introductory tenancy";
        Leasehold = "leasehold", "Leasehold";
        Licence = "licence", "Licence";
    }
}

keyed_enum! {
    /// Why a repair is not under the Right to Repair. The label is what the tenant reads.
    pub enum NotCovered {
        NotListed = "not_listed", "The law has a list of repairs, and this one is not on it.";
        TooCostly = "too_costly", "The law covers small repairs only. We think this one costs more than its limit.";
        Communal = "communal", "The law covers repairs inside your home. This one is in a shared area.";
        TenantsOwn = "tenants_own", "The law covers repairs that the council must do. This one is for the tenant.";
        Tenancy = "tenancy", "The law does not cover your kind of tenancy.";
        Other = "other", "We looked at it, and the law does not cover it.";
    }
}

/// The council's choices and the law's limit, from dated policy rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cover {
    /// `rtr.cover.introductory`: usual, but not law.
    pub introductory: bool,
    /// `rtr.cover.flexible`.
    pub flexible: bool,
    /// `rtr.estimate.most`: the most a repair may cost in the landlord's estimate.
    pub most: Pence,
}

impl Cover {
    /// SI 1994/133, with the same service for introductory and flexible tenants.
    pub const DEFAULT: Self = Self {
        introductory: true,
        flexible: true,
        most: Pence(25_000),
    };

    /// Whether the right reaches a home held so. Leaseholders and licensees do not have it.
    pub const fn reaches(&self, tenure: Tenure) -> bool {
        match tenure {
            Tenure::Secure => true,
            Tenure::Flexible => self.flexible,
            Tenure::Introductory => self.introductory,
            Tenure::Leasehold | Tenure::Licence => false,
        }
    }

    /// Why a repair is not covered, as far as that is known: the first reason that holds. `tenure` is `None` for a
    /// reporter who is not known to us, `estimate` while nobody has made one.
    pub fn against(
        &self,
        tenure: Option<Tenure>,
        communal: bool,
        tenants_own: bool,
        estimate: Option<Pence>,
    ) -> Option<NotCovered> {
        if tenure.is_some_and(|tenure| !self.reaches(tenure)) {
            Some(NotCovered::Tenancy)
        } else if communal {
            Some(NotCovered::Communal)
        } else if tenants_own {
            Some(NotCovered::TenantsOwn)
        } else if estimate.is_some_and(|estimate| estimate > self.most) {
            Some(NotCovered::TooCostly)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn against(tenure: Tenure, estimate: i64) -> Option<NotCovered> {
        Cover::DEFAULT.against(Some(tenure), false, false, Some(Pence(estimate)))
    }

    #[test]
    fn tenants_have_the_right_and_leaseholders_and_licensees_do_not() {
        for tenure in [Tenure::Secure, Tenure::Flexible, Tenure::Introductory] {
            assert_eq!(against(tenure, 0), None, "{tenure:?}");
        }
        for tenure in [Tenure::Leasehold, Tenure::Licence] {
            assert_eq!(against(tenure, 0), Some(NotCovered::Tenancy), "{tenure:?}");
        }
    }

    #[test]
    fn a_council_may_leave_out_introductory_and_flexible_tenants_but_never_secure_ones() {
        let strict = Cover {
            introductory: false,
            flexible: false,
            ..Cover::DEFAULT
        };
        let reached: Vec<_> = Tenure::ALL
            .iter()
            .filter(|tenure| strict.reaches(**tenure))
            .collect();
        assert_eq!(reached, [&Tenure::Secure]);
    }

    #[test]
    fn the_limit_itself_is_covered_and_a_penny_more_is_not() {
        assert_eq!(against(Tenure::Secure, 25_000), None);
        assert_eq!(against(Tenure::Secure, 25_001), Some(NotCovered::TooCostly));
    }

    #[test]
    fn shared_areas_and_what_tenants_do_themselves_are_not_covered() {
        let reason =
            |communal, own| Cover::DEFAULT.against(Some(Tenure::Secure), communal, own, None);
        assert_eq!(reason(true, false), Some(NotCovered::Communal));
        assert_eq!(reason(false, true), Some(NotCovered::TenantsOwn));
        assert_eq!(reason(false, false), None);
    }

    #[test]
    fn someone_we_do_not_know_yet_is_not_refused_for_it() {
        assert_eq!(Cover::DEFAULT.against(None, false, false, None), None);
    }

    proptest! {
        #[test]
        fn a_dearer_repair_is_never_covered_where_a_cheaper_one_is_not(cheap in 0i64..100_000, more in 0i64..100_000) {
            let covered = |pence| against(Tenure::Secure, pence).is_none();
            prop_assert!(covered(cheap) || !covered(cheap + more));
        }
    }
}
