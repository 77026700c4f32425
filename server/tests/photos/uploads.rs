//! Uploads over a real connection, byte by byte.

use axum::Router;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::routing::post;
use server::photos::incoming::{IncomingLimits, Outcome, UploadProblem, read_photos};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::corpus::jpeg;

const LIMITS: IncomingLimits = IncomingLimits {
    file_bytes: 50_000,
    total_bytes: 120_000,
    files: 3,
    field_bytes: 1_000,
};

fn described(outcome: &Outcome) -> String {
    match outcome {
        Ok(file) => {
            let key = file.client_key.as_deref().unwrap_or("-");
            format!("{} {} {key}", file.name_for_display, file.bytes.len())
        }
        Err((name, refusal)) => format!("{name} {refusal:?}"),
    }
}

async fn answer(multipart: Result<Multipart, MultipartRejection>) -> Result<String, UploadProblem> {
    let incoming = read_photos(multipart?, LIMITS).await?;
    let photos: Vec<String> = incoming.photos.iter().map(described).collect();
    Ok(format!("{} | {:?}", photos.join("; "), incoming.fields))
}

async fn serve() -> std::net::SocketAddr {
    let upload = |multipart: Result<Multipart, MultipartRejection>| async {
        answer(multipart)
            .await
            .map_err(|problem| (problem.status(), problem.to_string()))
    };
    let router = Router::new().route("/", post(upload)).layer(LIMITS.layer());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async { axum::serve(listener, router).await });
    address
}

fn part(name: &str, file_name: Option<&str>, content: &[u8]) -> Vec<u8> {
    let file = file_name
        .map(|name| format!("; filename=\"{name}\""))
        .unwrap_or_default();
    let head = format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
    [head.as_bytes(), content, b"\r\n"].concat()
}

fn body(parts: &[Vec<u8>]) -> Vec<u8> {
    [&parts.concat(), &b"--cut--\r\n"[..]].concat()
}

const MULTIPART: &str = "multipart/form-data; boundary=cut";

/// Sends raw bytes; status and body of the answer. The connection is closed for writing at the end.
async fn exchange(content_type: &str, framing: &str, payload: &[u8]) -> (u16, String) {
    let mut wire = TcpStream::connect(serve().await).await.unwrap();
    let head = format!(
        "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: {content_type}\r\n{framing}\r\n\r\n"
    );
    wire.write_all(head.as_bytes()).await.unwrap();
    let _cut_off_when_refused_early = wire.write_all(payload).await;
    let _already_closed = wire.shutdown().await;
    let mut reply = Vec::new();
    let _reset_after_the_answer = wire.read_to_end(&mut reply).await;
    let reply = String::from_utf8_lossy(&reply).into_owned();
    let status = reply
        .get(9..12)
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0);
    (
        status,
        reply
            .split_once("\r\n\r\n")
            .map(|(_, body)| body.to_owned())
            .unwrap_or_default(),
    )
}

async fn with_length(payload: &[u8]) -> (u16, String) {
    exchange(
        MULTIPART,
        &format!("Content-Length: {}", payload.len()),
        payload,
    )
    .await
}

async fn in_chunks(payload: &[u8]) -> (u16, String) {
    let mut framed = Vec::new();
    for piece in payload.chunks(4_000) {
        framed.extend(format!("{:x}\r\n", piece.len()).bytes());
        framed.extend([piece, b"\r\n"].concat());
    }
    framed.extend(b"0\r\n\r\n");
    exchange(MULTIPART, "Transfer-Encoding: chunked", &framed).await
}

#[tokio::test]
async fn a_file_at_its_limit_is_kept_whole_and_one_byte_more_is_refused() {
    for (length, expected) in [
        (49_999, "a.jpg 49999 -"),
        (50_000, "a.jpg 50000 -"),
        (50_001, "a.jpg TooManyBytes"),
    ] {
        let upload = body(&[part("photos", Some("a.jpg"), &vec![7; length])]);
        for (status, said) in [with_length(&upload).await, in_chunks(&upload).await] {
            assert_eq!(status, 200, "{said}");
            assert!(
                said.starts_with(expected) || said.contains(expected),
                "{length}: {said}"
            );
        }
    }
}

#[tokio::test]
async fn an_upload_at_its_limit_is_read_and_one_byte_more_is_refused() {
    for (last, expected) in [(19_999, 200), (20_000, 200), (20_001, 413)] {
        let files =
            [50_000, 50_000, last].map(|length| part("photos", Some("a.jpg"), &vec![7; length]));
        let upload = body(&files);
        for (status, said) in [with_length(&upload).await, in_chunks(&upload).await] {
            assert_eq!(status, expected, "{last}: {said}");
        }
    }
}

#[tokio::test]
async fn far_too_much_is_refused_however_it_is_framed() {
    let upload = body(&[part("photos", Some("film.mp4"), &vec![7; 3_000_000])]);
    let (status, said) = in_chunks(&upload).await;
    assert!(
        (status, said.contains("Send fewer photos")) == (413, true),
        "{status} {said}"
    );
    // A sender that has not finished may find the line cut before it reads the answer.
    let (status, said) = with_length(&upload).await;
    assert!(matches!(status, 413 | 0), "{status} {said}");
}

#[tokio::test]
async fn an_oversized_file_does_not_cost_the_others() {
    let photo = jpeg(64, 64);
    let upload = body(&[
        part("photos", Some("first.jpg"), &photo),
        part("photos", Some("big.jpg"), &vec![7; 60_000]),
        part("photos:9f-1", Some("last.jpg"), &photo),
        part("story", None, b"Black mould"),
    ]);
    let (status, said) = with_length(&upload).await;
    let length = photo.len();
    assert_eq!(status, 200);
    let expected = format!(
        "first.jpg {length} -; big.jpg TooManyBytes; last.jpg {length} 9f-1 | {{\"story\": \"Black mould\"}}"
    );
    assert_eq!(said, expected);
}

#[tokio::test]
async fn files_beyond_the_count_are_refused_one_by_one() {
    let files: Vec<_> = (0..5)
        .map(|number| part("photos", Some(&format!("{number}.jpg")), b"x"))
        .collect();
    let (_, said) = with_length(&body(&files)).await;
    assert!(
        said.starts_with(
            "0.jpg 1 -; 1.jpg 1 -; 2.jpg 1 -; 3.jpg TooManyPhotos; 4.jpg TooManyPhotos"
        ),
        "{said}"
    );
}

#[tokio::test]
async fn an_empty_file_input_is_no_photo_and_an_empty_file_is_refused() {
    let (_, said) = with_length(&body(&[part("photos", Some(""), b"")])).await;
    assert_eq!(said, " | {}");
    let (_, said) = with_length(&body(&[part("photos", Some("a.jpg"), b"")])).await;
    assert_eq!(said, "a.jpg Empty | {}");
}

#[tokio::test]
async fn a_body_that_stops_early_is_never_taken_for_whole() {
    let upload = body(&[
        part("photos", Some("a.jpg"), &[7; 40_000]),
        part("photos", Some("b.jpg"), &[7; 9]),
    ]);
    for part_sent in [20, 200, 20_000, upload.len() - 30, upload.len() - 6] {
        let (status, said) = with_length(&upload[..part_sent]).await;
        assert_eq!(status, 400, "{part_sent}: {said}");
        let framing = format!("Content-Length: {}", upload.len());
        let (status, said) = exchange(MULTIPART, &framing, &upload[..part_sent]).await;
        assert!(
            matches!(status, 400 | 0),
            "lying length, {part_sent}: {status} {said}"
        );
        let chunk = [
            format!("{:x}\r\n", upload.len()).as_bytes(),
            &upload[..part_sent],
        ]
        .concat();
        let (status, said) = exchange(MULTIPART, "Transfer-Encoding: chunked", &chunk).await;
        assert!(
            matches!(status, 400 | 0),
            "broken chunk, {part_sent}: {status} {said}"
        );
    }
}

#[tokio::test]
async fn a_missing_or_wrong_boundary_is_a_sentence_not_a_crash() {
    let upload = body(&[part("photos", Some("a.jpg"), b"x")]);
    let framing = format!("Content-Length: {}", upload.len());
    let kinds = [
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=other",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=\"",
        "\u{1}",
    ];
    for kind in kinds {
        let (status, said) = exchange(kind, &framing, &upload).await;
        assert_eq!(status, 400, "{kind:?}: {said}");
    }
    let (_, said) = exchange("multipart/form-data", &framing, &upload).await;
    assert!(said.contains("send them again"), "{said}");
}

#[tokio::test]
async fn hostile_names_are_made_safe() {
    let names = ["../../x.jpg", "a\u{202e}gpj.exe", &"n".repeat(5_000)];
    let files = names.map(|name| part("photos:../../k", Some(name), b"x"));
    let (status, said) = with_length(&body(&files)).await;
    assert_eq!(status, 200);
    assert_eq!(
        said,
        format!("x.jpg 1 -; agpj.exe 1 -; {} 1 - | {{}}", "n".repeat(80))
    );
}

#[tokio::test]
async fn too_much_text_is_refused() {
    let (status, _) = with_length(&body(&[part("story", None, &[b'a'; 1_001])])).await;
    assert_eq!(status, 413);
    let (status, _) = with_length(&body(&[part("story", None, &[b'a'; 1_000])])).await;
    assert_eq!(status, 200);
}
