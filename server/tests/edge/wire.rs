//! A client that sends exactly the bytes it is told to.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Longer than any limit in these tests.
const PATIENCE: Duration = Duration::from_secs(10);

/// An answer, taken apart.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn parse(bytes: &[u8]) -> Self {
        let end = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .expect("a whole head");
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let raw = &bytes[end + 4..];
        let chunked = head
            .to_ascii_lowercase()
            .contains("transfer-encoding: chunked");
        let body = if chunked { dechunk(raw) } else { raw.to_vec() };
        Self { status, head, body }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines
            .into_iter()
            .find(|(n, _)| n.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

fn dechunk(mut raw: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(end) = raw.windows(2).position(|two| two == b"\r\n") {
        let size = usize::from_str_radix(std::str::from_utf8(&raw[..end]).unwrap(), 16).unwrap();
        body.extend_from_slice(&raw[end + 2..end + 2 + size]);
        raw = &raw[end + 2 + size + 2..];
        if size == 0 {
            break;
        }
    }
    body
}

pub async fn open(to: SocketAddr) -> TcpStream {
    TcpStream::connect(to).await.unwrap()
}

/// All that comes until the other side closes. A reset after the answer counts as closed.
pub async fn read_to_end(stream: &mut TcpStream) -> Vec<u8> {
    let mut all = Vec::new();
    let reading = async {
        let mut piece = [0; 16 * 1024];
        while let Ok(count @ 1..) = stream.read(&mut piece).await {
            all.extend_from_slice(&piece[..count]);
        }
    };
    timeout(PATIENCE, reading)
        .await
        .expect("the server closes in time");
    all
}

/// Sends `bytes` and waits for the answer; the request must ask for the connection to close.
pub async fn exchange(to: SocketAddr, bytes: &[u8]) -> Answer {
    let mut stream = open(to).await;
    let _ = stream.write_all(bytes).await; // the server may refuse before it has read all
    Answer::parse(&read_to_end(&mut stream).await)
}

/// A request line, headers each ending in `\r\n`, and a body.
pub async fn ask(to: SocketAddr, line: &str, headers: &str, body: &str) -> Answer {
    let length = body.len();
    let request = format!(
        "{line} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n{body}"
    );
    exchange(to, request.as_bytes()).await
}

pub async fn get(to: SocketAddr, path: &str) -> Answer {
    ask(to, &format!("GET {path}"), "accept: text/html\r\n", "").await
}

pub async fn post(to: SocketAddr, path: &str, body: &str) -> Answer {
    let headers = "accept: text/html\r\nsec-fetch-site: same-origin\r\n";
    ask(to, &format!("POST {path}"), headers, body).await
}

/// Waits until the other side has closed, or says that it has not.
pub async fn is_closed_within(stream: &mut TcpStream, time: Duration) -> bool {
    let mut piece = [0; 1024];
    let closed = async { while let Ok(1..) = stream.read(&mut piece).await {} };
    timeout(time, closed).await.is_ok()
}
