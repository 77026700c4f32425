//! What a client hears when every seat is taken.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::OwnedSemaphorePermit;

/// All the time a refusal may take.
const PATIENCE: Duration = Duration::from_secs(1);

/// Answers 503 and closes. The request is read first, or the close would reset the connection before the answer is seen.
pub async fn answer(stream: TcpStream, sentence: String, _place: OwnedSemaphorePermit) {
    let _ = tokio::time::timeout(PATIENCE, refuse(stream, sentence)).await;
}

async fn refuse(mut stream: TcpStream, sentence: String) -> std::io::Result<()> {
    let mut request = [0; 4096];
    if stream.read(&mut request).await? > 0 {
        stream.write_all(response(&sentence).as_bytes()).await?;
    }
    stream.shutdown().await
}

fn response(sentence: &str) -> String {
    format!(
        "HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/plain; charset=utf-8\r\n\
         x-content-type-options: nosniff\r\ncache-control: no-store\r\nretry-after: 30\r\n\
         connection: close\r\ncontent-length: {}\r\n\r\n{sentence}",
        sentence.len()
    )
}
