//! Printing: pairs into the bytes of one PDF and of one CSV, in memory and nowhere else.

use super::csv::{HEADER, row};
use super::stationery::Stationery;
use crate::access::provisional::Issued;
use crate::paper::{Letters, can_draw};
use crate::web::{Cell, SafeCsv};

/// What was printed.
pub struct Printed {
    pub pdf: Vec<u8>,
    pub csv: Vec<u8>,
    /// Letters whose name or address has signs that the typeface lacks; each is a question mark.
    pub odd_names: usize,
}

/// Letter by letter; `told` hears how many are done. It takes a core for as long as it lasts.
pub fn print<'a>(
    stationery: &Stationery,
    pairs: impl Iterator<Item = &'a Issued>,
    told: impl Fn(usize),
) -> Result<Printed, String> {
    let mut letters = Letters::new(&stationery.title(), Stationery::lang());
    let (mut csv, mut odd_names) = (Vec::new(), 0);
    let mut rows = SafeCsv::new(&mut csv).map_err(|error| error.to_string())?;
    rows.row(HEADER.map(Cell::Text)).map_err(|error| error.to_string())?;
    for (at, pair) in pairs.enumerate() {
        let letter = stationery.letter(pair);
        odd_names += usize::from(!letter.addressee.iter().all(|line| can_draw(line)));
        letters.add(&letter);
        row(&mut rows, pair, &stationery.address).map_err(|error| error.to_string())?;
        told(at + 1);
    }
    rows.finish().map_err(|error| error.to_string())?;
    Ok(Printed { pdf: letters.finish()?, csv, odd_names })
}
