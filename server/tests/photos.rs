//! Photos from the wire to the store: hostile files, privacy, limits, memory.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod photos {
    mod bucket;
    mod corpus;
    mod files;
    mod hostile;
    mod memory;
    mod metadata;
    mod names;
    mod orientation;
    mod preparing;
    mod uploads;
}
