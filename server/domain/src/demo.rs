pub struct DemoPerson {
    pub key: &'static str,
    pub name: &'static str,
    pub group: &'static str,
    pub about: &'static str,
}
pub fn people() -> Vec<DemoPerson> {
    Vec::new()
}
impl crate::Db {
    pub async fn demo_session(
        &self,
        _key: &str,
        _device: &str,
        _b: crate::BrowserKey,
    ) -> crate::Result<Option<(crate::account::Token, bool)>> {
        Ok(None)
    }
}
