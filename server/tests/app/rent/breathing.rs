//! Breathing space: what must not be sent, shown or done.

mod course;
mod gate;
mod pages;
mod play;
mod setting_off;
mod timelines;
