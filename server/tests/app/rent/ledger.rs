//! A tenant's rent: the page, the statement, a payment that is not there.
