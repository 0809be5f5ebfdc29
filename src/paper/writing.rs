//! Sheets written as a PDF that can be read aloud (PDF/UA-1).

use std::num::NonZeroU16;

use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::Point;
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{Identifier, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};
use krilla::text::Font;
use krilla::{Document, SerializeSettings};

use super::pen::{Drawn, Pen};
use super::sheet::{Child, Group, GroupId, HEIGHT, MARGIN, Mark, Role, Sheet, WIDTH};
use super::typeface::{self, Weight};
use crate::texts::Lang;

/// What pages repeat.
pub struct Running {
    /// At the top of all but the first.
    pub above: String,
    pub below: String,
    /// Whether a single page says that it is the first of one.
    pub is_numbered: bool,
}

/// The bytes of the document. Should it not pass for PDF/UA (a typeface would have to be wrong), it
/// is written all the same, tagged but without the claim.
pub fn pdf(title: &str, lang: Lang, running: &Running, sheet: &Sheet) -> Vec<u8> {
    let written = |configuration| {
        let mut writer = Writer::new(title, lang, configuration);
        writer.add(sheet, running);
        writer.finish()
    };
    let strict = claim().and_then(|claim| written(claim).ok());
    strict.unwrap_or_else(|| {
        written(Configuration::default())
            .expect("our own fonts and tags make a document that can be written")
    })
}

/// That it can be read aloud.
pub fn claim() -> Option<Configuration> {
    ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish().ok()
}

/// A PDF while it grows, sheet by sheet: of those that were added only what is written is kept.
pub struct Writer {
    document: Document,
    fonts: [Font; 2],
    drawn: Drawn,
    tree: TagTree,
    marks: Vec<Mark>,
    pages: usize,
    title: String,
    lang: Lang,
}

impl Writer {
    pub fn new(title: &str, lang: Lang, configuration: Configuration) -> Self {
        let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
        Self {
            document: Document::new_with(settings),
            fonts: [typeface::font(Weight::Regular), typeface::font(Weight::Bold)],
            drawn: None,
            tree: TagTree::new().with_lang(Some(lang.code().to_owned())),
            marks: Vec::new(),
            pages: 0,
            title: title.to_owned(),
            lang,
        }
    }

    pub fn add(&mut self, sheet: &Sheet, running: &Running) {
        let size = PageSettings::from_wh(WIDTH, HEIGHT).expect("A4 is a size");
        let mut written: Vec<Vec<Option<Identifier>>> = Vec::new();
        for (number, pieces) in sheet.pages.iter().enumerate() {
            let mut page = self.document.start_page_with(size.clone());
            {
                let (surface, fonts) = (page.surface(), &self.fonts);
                let mut pen = Pen { surface, fonts, drawn: &mut self.drawn };
                written.push(pieces.iter().map(|piece| pen.piece(piece)).collect());
                pen.running(running, number, sheet.pages.len());
            }
            page.finish();
        }
        for root in &sheet.roots {
            self.tree.push(group(sheet, *root, &written));
        }
        let first = self.pages;
        self.marks.extend(sheet.marks.iter().cloned().map(|mark| mark.after(first)));
        self.pages += sheet.pages.len();
    }

    pub fn finish(mut self) -> Result<Vec<u8>, KrillaError> {
        let metadata = Metadata::new()
            .language(self.lang.code().to_owned())
            .creator("Palier".to_owned())
            .title(self.title.clone());
        let outline = self.outline();
        self.document.set_outline(outline);
        self.document.set_tag_tree(self.tree);
        self.document.set_metadata(metadata);
        self.document.finish()
    }

    /// The headings, or the title where there is none.
    fn outline(&self) -> Outline {
        let mut outline = Outline::new();
        let mut add = |text: &str, page, y| {
            let there = XyzDestination::new(page, Point::from_xy(MARGIN, y));
            outline.push_child(OutlineNode::new(text.to_owned(), there));
        };
        if self.marks.is_empty() {
            add(&self.title, 0, 0.0);
        }
        self.marks.iter().for_each(|mark| add(&mark.text, mark.page, mark.y));
        outline
    }
}

fn group(sheet: &Sheet, id: GroupId, written: &[Vec<Option<Identifier>>]) -> TagGroup {
    let of = &sheet.groups[id];
    let children = of.children.iter().filter_map(|child| match *child {
        Child::Group(child) => Some(Node::Group(group(sheet, child, written))),
        Child::Piece(page, at) => written[page][at].map(Node::Leaf),
    });
    TagGroup::with_children(kind(of), children.collect())
}

fn kind(group: &Group) -> TagKind {
    match group.role {
        Role::Part => Tag::Part.into(),
        Role::Figure => Tag::Figure(Some(group.title.clone())).into(),
        Role::Heading(level) => {
            let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(group.title.clone())).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::Table => Tag::Table.into(),
        Role::Caption => Tag::Caption.into(),
        Role::TableHead => Tag::THead.into(),
        Role::TableBody => Tag::TBody.into(),
        Role::TableRow => Tag::TR.into(),
        Role::ColumnHeader => Tag::TH(TableHeaderScope::Column).into(),
        Role::RowHeader => Tag::TH(TableHeaderScope::Row).into(),
        Role::Cell => Tag::TD.into(),
    }
}
