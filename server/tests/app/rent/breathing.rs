//! Breathing space: what must not be sent, shown or done.

mod chasing;
mod course;
mod gate;
mod pages;
pub mod play;
mod putting_right;
mod setting_off;
mod timelines;
