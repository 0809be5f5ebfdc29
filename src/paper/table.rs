//! A table on paper: columns as wide as what they hold, a header on every page.

use super::sheet::{GroupId, MARGIN, Role, Sheet, baseline};
use super::typeface::{self, Run, Style};

/// Between two columns.
const GAP: f32 = 12.0;
/// Above and below the text of a row.
const PAD: f32 = 3.0;

#[derive(Clone, Debug)]
pub struct Column {
    title: String,
    /// As wide as what it holds; the others share what is left.
    is_fitted: bool,
    is_right: bool,
    names_row: bool,
}

impl Column {
    /// Texts that take the place which is left, on several lines if need be.
    pub fn text(title: &str) -> Self {
        Self { title: title.to_owned(), is_fitted: false, is_right: false, names_row: false }
    }

    /// Short texts on one line, such as dates.
    pub fn short(title: &str) -> Self {
        Self { is_fitted: true, ..Self::text(title) }
    }

    /// Amounts, one below the other.
    pub fn figure(title: &str) -> Self {
        Self { is_right: true, ..Self::short(title) }
    }

    /// The cells of this column say what their row is about.
    #[must_use]
    pub fn names_row(self) -> Self {
        Self { names_row: true, ..self }
    }
}

#[derive(Clone, Debug)]
pub struct Row {
    cells: Vec<String>,
    is_strong: bool,
}

impl Row {
    /// One cell a column.
    pub fn new(cells: Vec<String>) -> Self {
        Self { cells, is_strong: false }
    }

    /// A total, or the first and last lines of an account.
    pub fn strong(cells: Vec<String>) -> Self {
        Self { cells, is_strong: true }
    }

    fn style(&self) -> Style {
        if self.is_strong { Style::CELL.bold() } else { Style::CELL }
    }
}

#[derive(Clone, Debug)]
pub struct Table {
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

impl Table {
    pub fn put(&self, sheet: &mut Sheet) {
        let table = sheet.group(None, Role::Table);
        let widths = self.widths();
        sheet.skip(6.0);
        if !sheet.fits(5.0 * Style::CELL.leading) && !sheet.is_at_top() {
            sheet.turn();
        }
        let caption = sheet.group(Some(table), Role::Caption);
        sheet.text(caption, Style::BODY.bold(), &self.caption);
        sheet.skip(2.0);
        let head = sheet.group(Some(table), Role::TableHead);
        self.head(sheet, Some(head), &widths);
        let body = sheet.group(Some(table), Role::TableBody);
        for row in &self.rows {
            self.row(sheet, body, row, &widths);
        }
        sheet.skip(10.0);
    }

    fn row(&self, sheet: &mut Sheet, body: GroupId, row: &Row, widths: &[f32]) {
        let cells: Vec<Vec<Run>> = row
            .cells
            .iter()
            .zip(widths)
            .map(|(text, width)| typeface::lines(spoken(text), row.style(), *width))
            .collect();
        let tallest = cells.iter().map(Vec::len).max().unwrap_or(1);
        #[expect(clippy::cast_precision_loss, reason = "a cell has few lines")]
        let height = tallest as f32 * row.style().leading + 2.0 * PAD;
        if !sheet.fits(height) {
            sheet.turn();
            self.head(sheet, None, widths);
        }
        let group = sheet.group(Some(body), Role::TableRow);
        self.cells(sheet, (Some(group), false), cells, widths);
        sheet.y += height;
        sheet.rule(0.4);
    }

    /// Once for those who listen, then again on each page for those who see.
    fn head(&self, sheet: &mut Sheet, head: Option<GroupId>, widths: &[f32]) {
        let style = Style::CELL.bold();
        let cells = self.columns.iter().map(|column| vec![typeface::shape(&column.title, style)]);
        let group = head.map(|head| sheet.group(Some(head), Role::TableRow));
        self.cells(sheet, (group, true), cells.collect(), widths);
        sheet.y += style.leading + 2.0 * PAD;
        sheet.rule(1.0);
    }

    fn cells(
        &self,
        sheet: &mut Sheet,
        (row, is_head): (Option<GroupId>, bool),
        cells: Vec<Vec<Run>>,
        widths: &[f32],
    ) {
        let mut x = MARGIN;
        for ((column, lines), width) in self.columns.iter().zip(cells).zip(widths) {
            let role = match (is_head, column.names_row) {
                (true, _) => Role::ColumnHeader,
                (false, true) => Role::RowHeader,
                (false, false) => Role::Cell,
            };
            let group = row.map(|row| sheet.group(Some(row), role));
            let mut y = sheet.y + PAD;
            for run in lines {
                let from = if column.is_right { x + width - run.width } else { x };
                let (below, leading) = (y + baseline(run.style), run.style.leading);
                sheet.write(group, from, below, run);
                y += leading;
            }
            x += width + GAP;
        }
    }

    /// Fitted columns take what they need; when that is too much, all are narrowed alike.
    fn widths(&self) -> Vec<f32> {
        #[expect(clippy::cast_precision_loss, reason = "a table has few columns")]
        let room = Sheet::width() - GAP * self.columns.len().saturating_sub(1) as f32;
        let fitted: Vec<Option<f32>> = (0..self.columns.len())
            .map(|at| self.columns[at].is_fitted.then(|| self.need(at)))
            .collect();
        #[expect(clippy::cast_precision_loss, reason = "a table has few columns")]
        let open = fitted.iter().filter(|width| width.is_none()).count() as f32;
        let taken: f32 = fitted.iter().flatten().sum();
        let most = if open > 0.0 { room * 0.7 } else { room };
        let scale = if taken > most { most / taken } else { 1.0 };
        let share = if open > 0.0 { (room - taken * scale) / open } else { 0.0 };
        fitted.into_iter().map(|width| width.map_or(share, |width| width * scale)).collect()
    }

    fn need(&self, column: usize) -> f32 {
        let title = typeface::shape(&self.columns[column].title, Style::CELL.bold()).width;
        let cells = self
            .rows
            .iter()
            .filter_map(|row| Some(typeface::shape(row.cells.get(column)?, row.style()).width));
        // A hair more than the sum of the parts, which is rounded.
        cells.fold(title, f32::max) + 0.5
    }
}

/// An empty cell would be left out of the tree, and those after it would change columns.
fn spoken(text: &str) -> &str {
    if text.is_empty() { "\u{A0}" } else { text }
}
