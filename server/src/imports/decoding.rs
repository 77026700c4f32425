//! Bytes of a file as UTF-8: a byte order mark taken off, Windows-1252 decoded when the mapping says so, UTF-16 refused.

use super::mapping::Encoding;
use encoding_rs::{CoderResult, Decoder, WINDOWS_1252};
use std::io::{self, Read};

const CHUNK: usize = 64 * 1024;
const UTF_8_MARK: &[u8] = b"\xef\xbb\xbf";

/// What a file in UTF-16 is told: nothing of it can be read, so it is not a fault of a line.
pub const UTF_16: &str =
    "The file is in UTF-16 (Excel calls it Unicode Text): save it as CSV UTF-8 and import that";

/// A reader of UTF-8. With [`Encoding::Utf8`] it passes on what is not UTF-8, for its row to be reported.
pub struct Utf8Reader<R> {
    inner: R,
    decoder: Option<Decoder>,
    /// Read and not yet handed on: `held[from..]`.
    held: Vec<u8>,
    from: usize,
    begun: bool,
}

impl<R: Read> Utf8Reader<R> {
    pub fn new(inner: R, encoding: Encoding) -> Self {
        let decoder = (encoding == Encoding::Windows1252)
            .then(|| WINDOWS_1252.new_decoder_without_bom_handling());
        Self {
            inner,
            decoder,
            held: Vec::new(),
            from: 0,
            begun: false,
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        let mut raw = vec![0; CHUNK];
        let mut got = self.inner.read(&mut raw)?;
        if !self.begun {
            // A first read may be of a single byte; a mark has up to three.
            while (1..4).contains(&got) {
                match self.inner.read(raw.get_mut(got..).unwrap_or_default())? {
                    0 => break,
                    more => got += more,
                }
            }
        }
        raw.truncate(got);
        if !self.begun {
            self.begun = true;
            refuse_utf_16(&raw)?;
            if raw.starts_with(UTF_8_MARK) {
                raw.drain(..UTF_8_MARK.len());
                // A mark is a claim to be UTF-8, whatever the mapping says.
                self.decoder = None;
                if raw.is_empty() && got > 0 {
                    return self.fill();
                }
            }
        }
        self.from = 0;
        self.held = match &mut self.decoder {
            None => raw,
            Some(decoder) => decoded(decoder, &raw),
        };
        Ok(())
    }
}

fn decoded(decoder: &mut Decoder, raw: &[u8]) -> Vec<u8> {
    // A character of Windows-1252 is three bytes of UTF-8 at most.
    let mut text = vec![0; raw.len() * 3 + 16];
    let (result, _, written, _) = decoder.decode_to_utf8(raw, &mut text, false);
    debug_assert_eq!(result, CoderResult::InputEmpty);
    text.truncate(written);
    text
}

fn refuse_utf_16(start: &[u8]) -> io::Result<()> {
    let marked = start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff");
    let every_other_nul =
        start.len() >= 4 && ((start[1] == 0 && start[3] == 0) || (start[0] == 0 && start[2] == 0));
    if marked || every_other_nul {
        return Err(io::Error::new(io::ErrorKind::InvalidData, UTF_16));
    }
    Ok(())
}

impl<R: Read> Read for Utf8Reader<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.from == self.held.len() {
            self.fill()?;
        }
        let rest = self.held.get(self.from..).unwrap_or_default();
        let some = rest.len().min(into.len());
        into[..some].copy_from_slice(&rest[..some]);
        self.from += some;
        Ok(some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], encoding: Encoding) -> io::Result<String> {
        let mut text = Vec::new();
        Utf8Reader::new(bytes, encoding).read_to_end(&mut text)?;
        Ok(String::from_utf8_lossy(&text).into_owned())
    }

    #[test]
    fn a_mark_is_taken_off_and_windows_1252_is_decoded() {
        assert_eq!(read(b"\xef\xbb\xbfa,b", Encoding::Utf8).unwrap(), "a,b");
        assert_eq!(read(b"\xef\xbb\xbf", Encoding::Utf8).unwrap(), "");
        assert_eq!(
            read(b"\xa3116 caf\xe9 \x96", Encoding::Windows1252).unwrap(),
            "£116 café –"
        );
        assert_eq!(
            read("\u{feff}£".as_bytes(), Encoding::Windows1252).unwrap(),
            "£"
        );
    }

    #[test]
    fn utf_16_is_refused_with_and_without_its_mark() {
        for bytes in [
            &b"\xff\xfea\0b\0"[..],
            b"\xfe\xff\0a\0b",
            b"a\0b\0,\0",
            b"\0a\0b",
        ] {
            assert_eq!(read(bytes, Encoding::Utf8).unwrap_err().to_string(), UTF_16);
        }
    }
}
