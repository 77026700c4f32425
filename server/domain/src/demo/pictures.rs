//! The photos that the demo's tenants took. What they show is drawn elsewhere; here stands which are wanted.

use super::repairs::{Act, stories};

/// What a photo shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Picture {
    MouldInCorner,
    StainedCeiling,
    DrippingTap,
    CrackedWindow,
    BoilerFault,
    BrokenFence,
    ScorchedSwitch,
    StairwellAtNight,
    MouseDroppings,
    LooseHandrail,
    Receipt,
}

/// A photo to be made: `seed` sets apart two of the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wanted {
    pub picture: Picture,
    pub seed: u64,
}

/// Every photo that the stories speak of, in the order in which loading asks for them, and a receipt.
pub fn wanted() -> Vec<Wanted> {
    let mut wanted = Vec::new();
    for (number, story) in stories().enumerate() {
        let later = story.then.iter().filter_map(|(_, act)| match act {
            Act::Photo(picture) | Act::NobodyHome(picture, _) => Some(*picture),
            _ => None,
        });
        let all = story.photos.iter().copied().chain(later);
        wanted.extend(all.enumerate().map(|(place, picture)| Wanted {
            picture,
            seed: seed(number, place),
        }));
    }
    wanted.push(RECEIPT);
    wanted
}

/// What shows that a payment was made. Its number is out of the stories' reach.
pub(super) const RECEIPT: Wanted = Wanted {
    picture: Picture::Receipt,
    seed: 9_001,
};

/// The same for the same photo of the same story, whenever it is asked for.
pub(super) fn seed(story: usize, place: usize) -> u64 {
    u64::try_from(story * 16 + place).unwrap_or_default()
}
