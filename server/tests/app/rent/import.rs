//! Files of the landlord's housing system, read in.
