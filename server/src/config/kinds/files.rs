use std::path::PathBuf;

use url::Url;

use super::Kind;

/// Where photos and documents are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Files {
    Folder(PathBuf),
    /// An S3 bucket; every key starts with the prefix, which may be empty and has no slash at either end.
    Bucket {
        name: String,
        prefix: String,
    },
}

impl Kind for Files {
    fn read(text: &str) -> Result<Self, String> {
        let wanted = || "a folder, or s3://bucket/prefix".to_owned();
        if !text.contains("://") {
            return Ok(Files::Folder(text.into()));
        }
        let url = Url::parse(text).map_err(|_| wanted())?;
        match (url.scheme(), url.host_str()) {
            ("file", None) => url.to_file_path().map(Files::Folder).map_err(|()| wanted()),
            ("s3", Some(bucket)) => Ok(Files::Bucket {
                name: bucket.into(),
                prefix: url.path().trim_matches('/').into(),
            }),
            _ => Err(wanted()),
        }
    }
}
