//! GOV.UK Pay's emulator on a port, for journeys in a browser: `cargo run --package server --example pay_emulator -- 127.0.0.1:9009`.
//! The server beside it is started with `DOORSTEP_PAY_URL` and `DOORSTEP_PAY_KEY` as printed.
#![allow(clippy::unwrap_used, dead_code, reason = "a tool for tests")]

#[path = "../tests/emulators/govuk_pay.rs"]
mod govuk_pay;

#[tokio::main]
async fn main() {
    let address = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "127.0.0.1:9009".to_owned());
    let emulator = govuk_pay::start_on(&address).await;
    println!(
        "DOORSTEP_PAY_URL={} DOORSTEP_PAY_KEY={}",
        emulator.url,
        govuk_pay::KEY
    );
    std::future::pending::<()>().await;
}
