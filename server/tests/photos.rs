//! Photos from the wire to the store: hostile files, privacy, limits, memory.

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
