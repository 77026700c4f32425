//! The hazards of the Housing Health and Safety Rating System, and the course the law sets for one.

pub mod course;

keyed_enum! {
    /// A hazard of the Housing Health and Safety Rating System.
    pub enum Hazard {
        DampAndMould = "damp_and_mould", "Damp and mould growth";
        ExcessCold = "excess_cold", "Excess cold";
        Electrical = "electrical", "Electrical hazards";
    }
}
