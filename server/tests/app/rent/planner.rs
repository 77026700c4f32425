//! Plans and arrangements.
