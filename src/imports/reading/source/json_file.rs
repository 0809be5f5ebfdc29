//! A JSON file, `{"tiers": [ … ]}`, of which one object at a time is in memory.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Read};

use encoding_rs::UTF_8;
use serde::de::DeserializeOwned;

use super::super::{FileFault, Refusal, Shape};
use super::decoded::Decoded;
use super::json::Json;
use super::json_object;
use super::{Cells, Found, Survey};

pub struct JsonFile {
    scanner: Scanner,
    shape: &'static Shape,
    /// Rows of the object just read.
    waiting: VecDeque<Result<Cells, Refusal>>,
    begun: bool,
    over: bool,
}

impl JsonFile {
    pub fn open(
        bytes: impl Read + Send + 'static,
        survey: &Survey,
        shape: &'static Shape,
    ) -> Result<Self, FileFault> {
        if survey.encoding != UTF_8 {
            return Err(FileFault::JsonNotUtf8 { line: survey.damaged_line.unwrap_or(1) });
        }
        let text = Box::new(Decoded::new(bytes, UTF_8)) as Box<dyn Read + Send>;
        let mut scanner = Scanner { inner: BufReader::new(text), line: 1 };
        scanner.expect(b'{')?;
        if scanner.token()? != Some(b'"') || scanner.value::<String>()? != shape.list {
            return Err(scanner.bad());
        }
        scanner.expect(b':')?;
        scanner.expect(b'[')?;
        Ok(Self { scanner, shape, waiting: VecDeque::new(), begun: false, over: false })
    }

    /// The line where the next object is looked for.
    pub fn line(&self) -> u64 {
        self.scanner.line
    }

    pub fn next(&mut self) -> Option<Found> {
        while self.waiting.is_empty() && !self.over {
            if let Err(fault) = self.advance() {
                self.over = true;
                return Some(Err(fault));
            }
        }
        self.waiting.pop_front().map(Ok)
    }

    fn advance(&mut self) -> Result<(), FileFault> {
        if self.scanner.token()? == Some(b']') {
            return self.end();
        }
        if self.begun {
            self.scanner.expect(b',')?;
        }
        self.begun = true;
        if self.scanner.token()? != Some(b'{') {
            return Err(self.scanner.bad());
        }
        let line = self.scanner.line;
        let Json::Object(members) = self.scanner.value()? else { return Err(self.scanner.bad()) };
        self.waiting.extend(json_object::rows(self.shape, members, line)?);
        Ok(())
    }

    fn end(&mut self) -> Result<(), FileFault> {
        self.scanner.expect(b']')?;
        self.scanner.expect(b'}')?;
        self.over = true;
        if self.scanner.token()?.is_some() { Err(self.scanner.bad()) } else { Ok(()) }
    }
}

/// Walks the file between the values that `serde_json` reads.
struct Scanner {
    inner: BufReader<Box<dyn Read + Send>>,
    line: u64,
}

impl Scanner {
    /// The next byte that is not a space, left where it is.
    fn token(&mut self) -> io::Result<Option<u8>> {
        loop {
            match self.peek()? {
                Some(b' ' | b'\t' | b'\r' | b'\n') => self.step(),
                other => return Ok(other),
            }
        }
    }

    fn expect(&mut self, byte: u8) -> Result<(), FileFault> {
        if self.token()? != Some(byte) {
            return Err(self.bad());
        }
        self.step();
        Ok(())
    }

    /// Reads one value and not a byte more: it must begin at the token, with `{` or a quote.
    fn value<T: DeserializeOwned>(&mut self) -> Result<T, FileFault> {
        let value = T::deserialize(&mut serde_json::Deserializer::from_reader(&mut *self));
        value.map_err(|error| if error.is_io() { FileFault::Io(error.into()) } else { self.bad() })
    }

    fn bad(&self) -> FileFault {
        FileFault::BadJson { line: self.line }
    }

    fn peek(&mut self) -> io::Result<Option<u8>> {
        Ok(self.inner.fill_buf()?.first().copied())
    }

    /// Goes past the byte just peeked at.
    fn step(&mut self) {
        self.line += u64::from(self.inner.buffer().first() == Some(&b'\n'));
        self.inner.consume(1);
    }
}

impl Read for Scanner {
    /// One byte at a time, which is how `serde_json` reads: lines are counted where it stands.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let (Some(place), Some(byte)) = (buffer.first_mut(), self.peek()?) else { return Ok(0) };
        *place = byte;
        self.step();
        Ok(1)
    }
}
