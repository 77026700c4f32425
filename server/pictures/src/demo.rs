//! Pictures for the demo council: drawn by arithmetic, so that no photo of anyone's home is in the
//! repository. They go through the same preparation as a tenant's photo.

mod canvas;
mod kitchen;
mod papers;
mod rooms;
mod shared_spaces;
mod surfaces;

use canvas::Canvas;
use image::codecs::jpeg::JpegEncoder;

/// What a demo picture shows: the repairs of the demo tenants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scene {
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

impl Scene {
    /// Every scene once.
    pub const ALL: [Scene; 11] = [
        Scene::MouldInCorner,
        Scene::StainedCeiling,
        Scene::DrippingTap,
        Scene::CrackedWindow,
        Scene::BoilerFault,
        Scene::BrokenFence,
        Scene::ScorchedSwitch,
        Scene::StairwellAtNight,
        Scene::MouseDroppings,
        Scene::LooseHandrail,
        Scene::Receipt,
    ];

    /// The words for people who cannot see the picture.
    pub fn description(self) -> &'static str {
        match self {
            Scene::MouldInCorner => "Black mould in the corner of a room, near the ceiling",
            Scene::StainedCeiling => "A brown water stain on a ceiling beside a light",
            Scene::DrippingTap => "A kitchen tap with a drop of water falling from it",
            Scene::CrackedWindow => "A window pane with a crack running across it",
            Scene::BoilerFault => "A boiler whose display shows F22",
            Scene::BrokenFence => "A garden fence with one panel fallen down",
            Scene::ScorchedSwitch => "A light switch with a scorch mark around it",
            Scene::StairwellAtNight => "An empty stairwell at night with one light out",
            Scene::MouseDroppings => "Mouse droppings on the shelf of a kitchen cupboard",
            Scene::LooseHandrail => "A handrail coming away from the wall beside the stairs",
            Scene::Receipt => "A receipt on a table",
        }
    }
}

/// Draws a scene as a JPEG of 1,200 by 900 pixels. The same seed gives the same bytes.
pub fn picture(scene: Scene, seed: u64) -> Vec<u8> {
    let mut canvas = Canvas::new(seed ^ ((scene as u64) << 32));
    draw(scene, &mut canvas);
    let picture = canvas.developed();
    let mut out = Vec::new();
    // Writing to memory cannot fail, and the size is within what JPEG can hold.
    let _written = JpegEncoder::new_with_quality(&mut out, 80).encode_image(&picture);
    out
}

fn draw(scene: Scene, canvas: &mut Canvas) {
    match scene {
        Scene::MouldInCorner => rooms::mould_in_corner(canvas),
        Scene::StainedCeiling => rooms::stained_ceiling(canvas),
        Scene::DrippingTap => kitchen::dripping_tap(canvas),
        Scene::CrackedWindow => rooms::cracked_window(canvas),
        Scene::BoilerFault => kitchen::boiler_fault(canvas),
        Scene::ScorchedSwitch => rooms::scorched_switch(canvas),
        Scene::MouseDroppings => kitchen::mouse_droppings(canvas),
        Scene::BrokenFence => shared_spaces::broken_fence(canvas),
        Scene::StairwellAtNight => shared_spaces::stairwell_at_night(canvas),
        Scene::LooseHandrail => shared_spaces::loose_handrail(canvas),
        Scene::Receipt => papers::receipt(canvas),
    }
}
