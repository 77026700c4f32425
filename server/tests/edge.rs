//! The edge on a real listener, round a toy app: what comes in is bytes, what is checked is bytes.

#[path = "edge/assets.rs"]
mod assets;
#[path = "edge/bodies.rs"]
mod bodies;
#[path = "edge/client_address.rs"]
mod client_address;
#[path = "edge/connections.rs"]
mod connections;
#[path = "edge/cross_site.rs"]
mod cross_site;
#[path = "edge/errors.rs"]
mod errors;
#[path = "edge/headers.rs"]
mod headers;
#[path = "edge/log.rs"]
mod log;
#[path = "edge/stopping.rs"]
mod stopping;
#[path = "edge/toy.rs"]
mod toy;
#[path = "edge/wire.rs"]
mod wire;
