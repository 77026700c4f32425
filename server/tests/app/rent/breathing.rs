//! Breathing space: what must not be sent, shown or done.
