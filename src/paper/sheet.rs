//! The sheets of a paper while they fill: what stands where, and what it is to a screen reader.

use std::sync::Arc;

use super::picture::Picture;
use super::typeface::{self, Run, Style};

pub const MM: f32 = 72.0 / 25.4;
pub const WIDTH: f32 = 210.0 * MM;
pub const HEIGHT: f32 = 297.0 * MM;
/// To the left and to the right.
pub const MARGIN: f32 = 20.0 * MM;
const TOP: f32 = 18.0 * MM;
/// Below it are the foot and the number of the page.
const BOTTOM: f32 = HEIGHT - 22.0 * MM;
/// The window of an envelope.
const WINDOW: (f32, f32) = (110.0 * MM, 45.0 * MM);

/// What a part is, in the tree that a screen reader walks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// One of several documents that are in the same file.
    Part,
    /// A picture; its title says what it shows.
    Figure,
    Heading(u16),
    Paragraph,
    Table,
    Caption,
    TableHead,
    TableBody,
    TableRow,
    ColumnHeader,
    RowHeader,
    Cell,
}

/// A part of the tree, by its number in [`Sheet::groups`].
pub type GroupId = usize;

#[derive(Clone, Debug)]
pub struct Group {
    pub role: Role,
    /// The text of a heading, what a figure shows; empty for the others.
    pub title: String,
    pub children: Vec<Child>,
}

#[derive(Clone, Copy, Debug)]
pub enum Child {
    Group(GroupId),
    /// A piece, by its page and its place there.
    Piece(usize, usize),
}

#[derive(Clone, Debug)]
pub enum Piece {
    /// The baseline begins there.
    Text { x: f32, y: f32, run: Run, is_content: bool },
    /// A line across.
    Rule { x: f32, y: f32, width: f32, thickness: f32 },
    /// A logo, which says nothing that a text beside it does not.
    Picture { x: f32, y: f32, size: (f32, f32), picture: Picture },
    /// A code to be read by a telephone, as large as that.
    Squares { x: f32, y: f32, size: f32, squares: Arc<Squares> },
}

/// The dark squares of a code, by runs: how far from the left, from the top, how many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Squares {
    /// Squares of a side, the white ones around included.
    pub side: u16,
    pub runs: Vec<(u16, u16, u16)>,
}

/// A heading, for the outline of the document.
#[derive(Clone, Debug)]
pub struct Mark {
    pub text: String,
    pub page: usize,
    pub y: f32,
}

impl Mark {
    /// The same, behind so many pages.
    pub fn after(self, pages: usize) -> Self {
        Self { page: self.page + pages, ..self }
    }
}

#[derive(Debug)]
pub struct Sheet {
    pub pages: Vec<Vec<Piece>>,
    pub groups: Vec<Group>,
    /// Groups that are in no other.
    pub roots: Vec<GroupId>,
    pub marks: Vec<Mark>,
    /// The top of what comes next.
    pub y: f32,
}

impl Sheet {
    pub fn new() -> Self {
        let (groups, roots, marks) = (Vec::new(), Vec::new(), Vec::new());
        Self { pages: vec![Vec::new()], groups, roots, marks, y: TOP }
    }

    /// How wide a line may be.
    pub const fn width() -> f32 {
        WIDTH - 2.0 * MARGIN
    }

    pub fn group(&mut self, parent: Option<GroupId>, role: Role) -> GroupId {
        let id = self.groups.len();
        self.groups.push(Group { role, title: String::new(), children: Vec::new() });
        match parent {
            Some(parent) => self.groups[parent].children.push(Child::Group(id)),
            None => self.roots.push(id),
        }
        id
    }

    /// Leaves a space; never at the top of a page.
    pub fn skip(&mut self, points: f32) {
        if !self.is_at_top() {
            self.y += points;
        }
    }

    pub fn fits(&self, height: f32) -> bool {
        self.y + height <= BOTTOM
    }

    /// Whether nothing has been put on this page.
    pub fn is_at_top(&self) -> bool {
        self.pages.last().is_none_or(Vec::is_empty)
    }

    pub fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP + 8.0 * MM;
    }

    pub fn heading(&mut self, level: u16, text: &str) {
        let style = Style::heading(level);
        self.skip(8.0);
        if !self.fits(style.leading + 3.0 * Style::BODY.leading) && !self.is_at_top() {
            self.turn();
        }
        let mark = Mark { text: text.to_owned(), page: self.pages.len() - 1, y: self.y };
        self.marks.push(mark);
        let group = self.group(None, Role::Heading(level));
        text.clone_into(&mut self.groups[group].title);
        self.text(group, style, text);
        self.skip(4.0);
    }

    /// A text across the whole width, on as many lines and pages as it takes.
    pub fn text(&mut self, group: GroupId, style: Style, text: &str) {
        self.column(group, style, text, (MARGIN, Self::width()));
    }

    /// The same in a column: from where, and how wide.
    pub fn column(&mut self, group: GroupId, style: Style, text: &str, (x, width): (f32, f32)) {
        for run in typeface::lines(text, style, width) {
            if !self.fits(style.leading) {
                self.turn();
            }
            let y = self.y + baseline(style);
            self.write(Some(group), x, y, run);
            self.y += style.leading;
        }
    }

    /// A code with its words for those who do not see it.
    pub fn squares(&mut self, group: GroupId, (x, y, size): (f32, f32, f32), of: &Arc<Squares>) {
        let at = self.put(Piece::Squares { x, y, size, squares: of.clone() });
        self.groups[group].children.push(at);
    }

    pub fn logo(&mut self, (x, y): (f32, f32), size: (f32, f32), picture: &Picture) {
        self.put(Piece::Picture { x, y, size, picture: picture.clone() });
    }

    pub fn addressee(&mut self, lines: &[String]) {
        let group = self.group(None, Role::Paragraph);
        let (x, top) = WINDOW;
        self.y = self.y.max(top);
        for line in lines {
            for run in typeface::lines(line, Style::BODY, WIDTH - MARGIN - x) {
                let y = self.y + baseline(Style::BODY);
                self.write(Some(group), x, y, run);
                self.y += Style::BODY.leading;
            }
        }
        self.skip(24.0);
    }

    /// Without a group it only decorates, as a header that is repeated.
    pub fn write(&mut self, group: Option<GroupId>, x: f32, y: f32, run: Run) {
        if run.text.is_empty() {
            return;
        }
        let text = Piece::Text { x, y, run, is_content: group.is_some() };
        let at = self.put(text);
        if let Some(group) = group {
            self.groups[group].children.push(at);
        }
    }

    pub fn rule(&mut self, thickness: f32) {
        let rule = Piece::Rule { x: MARGIN, y: self.y, width: Self::width(), thickness };
        self.put(rule);
    }

    fn put(&mut self, piece: Piece) -> Child {
        let page = self.pages.len() - 1;
        self.pages[page].push(piece);
        Child::Piece(page, self.pages[page].len() - 1)
    }
}

/// From the top of a line to where its letters stand.
pub fn baseline(style: Style) -> f32 {
    (style.leading - style.size) / 2.0 + style.size * 0.82
}
