//! Counts the bytes read, and stops a record that would fill the memory.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// The most bytes of one record: a CSV line, or an object in JSON (a tiers with its contracts). Only a quote never
/// closed, or a file that wants the memory, goes beyond.
const MAX_RECORD: u64 = 1 << 20;

#[derive(Default)]
pub struct Meter {
    read: AtomicU64,
    record_began: AtomicU64,
}

impl Meter {
    pub fn bytes_read(&self) -> u64 {
        self.read.load(Relaxed)
    }

    pub fn begin_record(&self) {
        self.record_began.store(self.bytes_read(), Relaxed);
    }

    /// Whether an error of reading is only the record being too long.
    pub fn overrun(&self) -> bool {
        self.bytes_read() - self.record_began.load(Relaxed) > MAX_RECORD
    }
}

pub struct Metered<R> {
    inner: R,
    meter: Arc<Meter>,
}

impl<R> Metered<R> {
    pub fn new(inner: R, meter: Arc<Meter>) -> Self {
        Self { inner, meter }
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.meter.overrun() {
            return Err(io::Error::other("record too long"));
        }
        let count = self.inner.read(buffer)?;
        self.meter.read.fetch_add(count as u64, Relaxed);
        Ok(count)
    }
}
