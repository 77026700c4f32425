//! Paying by card, against an emulator of GOV.UK Pay.
