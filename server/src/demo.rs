pub async fn load(_site: &crate::site::Site) -> Result<(), crate::failure::Failure> {
    Ok(())
}
