//! The job of a file that an officer uploaded.

use super::tasks::{Again, site};
use domain::ImportId;
use graphile_worker::{IntoTaskHandlerResult, TaskHandler, WorkerContext};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub struct Import {
    import: ImportId,
}

impl TaskHandler for Import {
    const IDENTIFIER: &'static str = "import";

    async fn run(self, context: WorkerContext) -> impl IntoTaskHandlerResult {
        let site = site(&context)?;
        let last = context.job().attempts() >= context.job().max_attempts();
        crate::imports::job::work(&site, self.import, last).await?;
        Ok::<(), Again>(())
    }
}
