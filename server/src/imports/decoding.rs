//! Bytes of a file as UTF-8: a byte order mark taken off, Windows-1252 decoded when the mapping says so, UTF-16 refused.

use super::mapping::Encoding;
use encoding_rs::{Decoder, WINDOWS_1252};
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
    /// Bytes as they came, for the decoder.
    raw: Vec<u8>,
    /// Read and not yet handed on: `held[from..to]`.
    held: Vec<u8>,
    from: usize,
    to: usize,
    begun: bool,
}

impl<R: Read> Utf8Reader<R> {
    pub fn new(inner: R, encoding: Encoding) -> Self {
        let decoder = (encoding == Encoding::Windows1252)
            .then(|| WINDOWS_1252.new_decoder_without_bom_handling());
        Self {
            inner,
            decoder,
            raw: vec![0; CHUNK],
            // A character of Windows-1252 is three bytes of UTF-8 at most.
            held: vec![0; CHUNK * 3 + 16],
            from: 0,
            to: 0,
            begun: false,
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        let start = if self.begun { 0 } else { self.begin()? };
        let got = match start {
            0 => self.inner.read(&mut self.raw)?,
            start => start,
        };
        let raw = self.raw.get(..got).unwrap_or_default();
        self.from = 0;
        self.to = match &mut self.decoder {
            None => {
                self.held[..got].copy_from_slice(raw);
                got
            }
            Some(decoder) => decoder.decode_to_utf8(raw, &mut self.held, false).2,
        };
        Ok(())
    }

    /// Reads the first bytes, looks at them and takes a mark off. Returns how many are left of them.
    fn begin(&mut self) -> io::Result<usize> {
        self.begun = true;
        let mut got = self.inner.read(&mut self.raw)?;
        // A first read may be of a single byte; a mark has up to three.
        while (1..4).contains(&got) {
            match self
                .inner
                .read(self.raw.get_mut(got..).unwrap_or_default())?
            {
                0 => break,
                more => got += more,
            }
        }
        let start = self.raw.get(..got).unwrap_or_default();
        refuse_utf_16(start)?;
        if !start.starts_with(UTF_8_MARK) {
            return Ok(got);
        }
        // A mark is a claim to be UTF-8, whatever the mapping says.
        self.decoder = None;
        self.raw.copy_within(UTF_8_MARK.len()..got, 0);
        Ok(got - UTF_8_MARK.len())
    }
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
        if self.from == self.to {
            self.fill()?;
        }
        let rest = self.held.get(self.from..self.to).unwrap_or_default();
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
