//! What a button does: its `data-act`, and with what: its `data-key`.

use super::phone::Phone;
use rules::repairs::offline::Step;

pub const BEGIN: &str = "begin";
pub const GO_ON: &str = "go-on";
pub const SEND: &str = "send";
pub const DELETE: &str = "delete";
pub const BACK: &str = "back";
pub const ONWARD: &str = "onward";
pub const LEAVE: &str = "leave";
pub const SHOW: &str = "show";
pub const KEEP: &str = "keep";
pub const REMOVE_PHOTO: &str = "remove-photo";

/// Does what was pressed.
pub fn act(phone: &Phone, act: &str, key: String) {
    match act {
        BEGIN => phone.begin(),
        GO_ON => phone.go_on(&key),
        SEND => phone.send_now(key),
        DELETE => phone.delete(&key),
        BACK => phone.back(),
        ONWARD => phone.onward(),
        LEAVE => phone.leave(),
        KEEP => phone.keep(),
        REMOVE_PHOTO => phone.remove_photo(key),
        SHOW => {
            if let Some(step) = Step::parse(&key) {
                phone.show(step);
            }
        }
        _ => {}
    }
}
