//! The Right to Repair (SI 1994/133): small urgent repairs a landlord has to finish by a day, or pay.

mod compensation;
mod cover;
mod step;
mod trade;

pub use compensation::{Basis, Compensation, days_late};
pub use cover::{Cover, NotCovered, Tenure};
pub use step::{Lapse, RightStep};

keyed_enum! {
    /// The defects of the Schedule to the Regulations. Each has its own period, a dated policy row `rtr.<key>`.
    pub enum Defect {
        PowerTotal = "power_total", "No electric power at all";
        PowerPartial = "power_partial", "Electric power lost in part of the home";
        SocketUnsafe = "socket_unsafe", "Unsafe socket, light or electrical fitting";
        WaterTotal = "water_total", "No water at all";
        WaterPartial = "water_partial", "Water lost in part of the home";
        GasLoss = "gas_loss", "Gas supply lost";
        FlueBlocked = "flue_blocked", "Blocked flue to a fire or boiler";
        HeatingWinter = "heating_winter", "Heating or hot water lost, in winter";
        HeatingSummer = "heating_summer", "Heating or hot water lost, in summer";
        DrainSoilPan = "drain_soil_pan", "Blocked or leaking drain, soil stack or toilet pan";
        ToiletNoFlush = "toilet_no_flush", "The only toilet does not flush";
        SinkBathBlocked = "sink_bath_blocked", "Blocked sink, bath or basin";
        TapStuck = "tap_stuck", "Tap that cannot be turned";
        LeakPipeTank = "leak_pipe_tank", "Leak from a pipe, tank or cistern";
        RoofLeak = "roof_leak", "Leaking roof";
        InsecureOpening = "insecure_opening", "Window, door or lock that is not secure";
        Bannister = "bannister", "Loose bannister or handrail";
        RottenTread = "rotten_tread", "Rotten floor or stair tread";
        Entryphone = "entryphone", "Door entryphone not working";
        Extractor = "extractor", "Extractor fan not working";
    }
}
