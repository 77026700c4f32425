//! The demo's door: every person of the demo council, entered by one button. Mounted in demo mode only.

#[derive(Clone, Debug)]
pub struct DemoPerson {
    pub id: String,
    pub name: String,
    pub group: String,
    pub about: String,
}

#[derive(Clone, Debug)]
pub struct DemoDoor {
    pub people: Vec<DemoPerson>,
    pub action: String,
}
