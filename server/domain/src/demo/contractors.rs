//! Who does the work in Ebbsmarsh: the council's own team, and two firms.

use super::ids;
use crate::account::operatives::NewOperative;
use crate::{BrowserKey, Contractor, ContractorId, Error, Result, SessionId, System, Tx};
use rules::contact::EmailAddress;
use rules::repairs::Trade;
use rules::repairs::visits::Slot;
use uuid::Uuid;

pub struct Firm {
    pub key: &'static str,
    pub name: &'static str,
    pub in_house: bool,
    pub trades: &'static [Trade],
    /// How many visits they take in each slot, Monday to Friday.
    pub capacity: &'static [(Slot, i16)],
    pub operative: Operative,
}

/// Someone who comes and does it.
pub struct Operative {
    pub key: &'static str,
    pub name: &'static str,
    /// The line on the demo's sign-in page.
    pub about: &'static str,
}

pub const FIRMS: &[Firm] = &[
    Firm {
        key: "home-team",
        name: "Ebbsmarsh Home Team",
        in_house: true,
        trades: &[
            Trade::Plumber,
            Trade::Joiner,
            Trade::Plastic,
            Trade::Glazier,
            Trade::Locksmith,
            Trade::Plasterer,
            Trade::Tiler,
            Trade::Flooring,
            Trade::Roofer,
            Trade::Builder,
            Trade::Drains,
            Trade::Groundwork,
            Trade::Damp,
            Trade::Surveyor,
            Trade::Asbestos,
            Trade::Adaptations,
            Trade::Pests,
            Trade::Lifts,
            Trade::Caretaker,
            Trade::Handyperson,
            Trade::Decorator,
        ],
        capacity: &[
            (Slot::Morning, 6),
            (Slot::Afternoon, 6),
            (Slot::SchoolRun, 3),
        ],
        operative: Operative {
            key: "kev-doyle",
            name: "Kev Doyle",
            about: "Multi-trade operative of the council's own team: visits today and ahead.",
        },
    },
    Firm {
        key: "oday-heating",
        name: "O'Day & Sons Plumbing and Heating",
        in_house: false,
        trades: &[Trade::Gas, Trade::Plumber, Trade::Drains],
        capacity: &[
            (Slot::EightToTen, 2),
            (Slot::TenToMidday, 2),
            (Slot::MiddayToTwo, 2),
            (Slot::TwoToFour, 2),
        ],
        operative: Operative {
            key: "siobhan-oday",
            name: "Siobhan O'Day",
            about: "Heating engineer of a firm: sees her firm's visits and no one else's.",
        },
    },
    Firm {
        key: "marsh-electrical",
        name: "Marsh Electrical",
        in_house: false,
        trades: &[Trade::Electrician, Trade::DoorEntry, Trade::FireSafety],
        capacity: &[(Slot::Morning, 3), (Slot::Afternoon, 3)],
        operative: Operative {
            key: "gurpreet-gill",
            name: "Gurpreet Gill",
            about: "Electrician of a firm.",
        },
    },
];

fn id_of(firm: &Firm) -> ContractorId {
    ContractorId(ids::key("contractor", firm.key))
}

impl Tx<System> {
    /// The firms, what they take on, and an operative of each.
    pub(super) async fn insert_firms(&mut self) -> Result<Vec<Contractor>> {
        let mut operatives = Vec::new();
        for firm in FIRMS {
            let id = id_of(firm);
            self.add_contractor(id, firm.name, firm.trades, firm.in_house)
                .await?;
            for (slot, places) in firm.capacity {
                self.set_weekly_capacity(id, *slot, *places).await?;
            }
            operatives.push(self.insert_demo_operative(firm).await?);
        }
        Ok(operatives)
    }

    async fn insert_demo_operative(&mut self, firm: &Firm) -> Result<Contractor> {
        let Operative { key, name, .. } = firm.operative;
        let new = NewOperative {
            email: EmailAddress::parse(&ids::work_email(key))
                .map_err(|_| Error::Broken("demo operative"))?,
            name: name.to_owned(),
            contractor: id_of(firm),
        };
        Ok(Contractor {
            id: self.add_demo_operative(&new).await?,
            contractor: new.contractor,
            name: new.name,
            session: SessionId(Uuid::nil()),
            browser: BrowserKey(ids::browser(key)),
        })
    }
}
