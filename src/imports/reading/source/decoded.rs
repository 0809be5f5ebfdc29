//! A file of any of the accepted encodings, read as UTF-8 without its byte order mark.

use std::io::{self, BufRead, BufReader, Read};

use encoding_rs::{CoderResult, Decoder, Encoding};

pub struct Decoded<R> {
    inner: BufReader<R>,
    decoder: Decoder,
    over: bool,
}

impl<R: Read> Decoded<R> {
    pub fn new(inner: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_with_bom_removal();
        Self { inner: BufReader::new(inner), decoder, over: false }
    }
}

impl<R: Read> Read for Decoded<R> {
    /// The buffer must have room for a few characters, as every buffered reader's has.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !self.over {
            let bytes = self.inner.fill_buf()?;
            let last = bytes.is_empty();
            let (result, read, written, _) = self.decoder.decode_to_utf8(bytes, buffer, last);
            self.inner.consume(read);
            self.over = last && result == CoderResult::InputEmpty;
            if written > 0 {
                return Ok(written);
            }
        }
        Ok(0)
    }
}
