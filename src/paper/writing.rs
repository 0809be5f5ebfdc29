//! Sheets written as a PDF that can be read aloud (PDF/UA-1).

use std::num::NonZeroU16;

use krilla::color::luma;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TableHeaderScope, Tag, TagGroup,
    TagKind, TagTree,
};
use krilla::text::Font;
use krilla::{Document, SerializeSettings};

use super::sheet::{Child, Group, GroupId, HEIGHT, MARGIN, MM, Piece, Role, Sheet, WIDTH};
use super::typeface::{self, Run, Style, Weight};
use crate::texts::Lang;

/// What pages repeat.
pub struct Running {
    /// At the top of all but the first.
    pub above: String,
    pub below: String,
}

/// The bytes of the document. Should it not pass for PDF/UA (a typeface would have to be wrong), it
/// is written all the same, tagged but without the claim.
pub fn pdf(title: &str, lang: Lang, running: &Running, sheet: &Sheet) -> Vec<u8> {
    let claim = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    let claim = claim.finish().ok();
    let strict = claim.and_then(|claim| write(title, lang, running, sheet, claim).ok());
    strict.unwrap_or_else(|| {
        write(title, lang, running, sheet, Configuration::default())
            .expect("our own fonts and tags make a document that can be written")
    })
}

fn write(
    title: &str,
    lang: Lang,
    running: &Running,
    sheet: &Sheet,
    configuration: Configuration,
) -> Result<Vec<u8>, krilla::error::KrillaError> {
    let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let fonts = [typeface::font(Weight::Regular), typeface::font(Weight::Bold)];
    let size = PageSettings::from_wh(WIDTH, HEIGHT).expect("A4 is a size");
    let mut written: Vec<Vec<Option<Identifier>>> = Vec::new();
    for (number, pieces) in sheet.pages.iter().enumerate() {
        let mut page = document.start_page_with(size.clone());
        {
            let mut pen = Pen { surface: page.surface(), fonts: &fonts };
            written.push(pieces.iter().map(|piece| pen.piece(piece)).collect());
            pen.running(running, number, sheet.pages.len());
        }
        page.finish();
    }
    let mut tree = TagTree::new().with_lang(Some(lang.code().to_owned()));
    for root in &sheet.roots {
        tree.push(group(sheet, *root, &written));
    }
    document.set_tag_tree(tree);
    document.set_outline(outline(title, sheet));
    document.set_metadata(
        Metadata::new()
            .title(title.to_owned())
            .language(lang.code().to_owned())
            .creator("Palier".to_owned()),
    );
    document.finish()
}

struct Pen<'a> {
    surface: Surface<'a>,
    fonts: &'a [Font; 2],
}

impl Pen<'_> {
    fn piece(&mut self, piece: &Piece) -> Option<Identifier> {
        match piece {
            Piece::Text { x, y, run, is_content: true } => {
                let tag = self.surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                self.run(*x, *y, run);
                self.surface.end_tagged();
                Some(tag)
            }
            Piece::Text { x, y, run, is_content: false } => {
                self.aside(ArtifactType::Header, |pen| pen.run(*x, *y, run));
                None
            }
            Piece::Rule { x, y, width, thickness } => {
                self.aside(ArtifactType::Layout, |pen| pen.rule((*x, *y), *width, *thickness));
                None
            }
        }
    }

    /// The name above from the second page on, and the foot of every page.
    fn running(&mut self, running: &Running, number: usize, count: usize) {
        if number > 0 {
            let above = typeface::shape(&running.above, Style::SMALL);
            self.aside(ArtifactType::Header, |pen| pen.run(MARGIN, 16.0 * MM, &above));
        }
        let y = HEIGHT - 13.0 * MM;
        let page = typeface::shape(&format!("{} / {count}", number + 1), Style::SMALL);
        let right = WIDTH - MARGIN - page.width;
        self.aside(ArtifactType::PageNumber, |pen| pen.run(right, y, &page));
        let below = typeface::lines(&running.below, Style::SMALL, right - MARGIN - 12.0);
        if let Some(below) = below.first().filter(|run| !run.text.is_empty()) {
            self.aside(ArtifactType::Footer, |pen| pen.run(MARGIN, y, below));
        }
    }

    fn aside(&mut self, kind: ArtifactType, draw: impl FnOnce(&mut Self)) {
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        draw(self);
        self.surface.end_tagged();
    }

    fn run(&mut self, x: f32, y: f32, run: &Run) {
        self.fill(run.style.grey);
        let font = &self.fonts[usize::from(run.style.weight == Weight::Bold)];
        let (start, size) = (Point::from_xy(x, y), run.style.size);
        self.surface.draw_glyphs(start, &run.glyphs, font.clone(), &run.text, size, false);
    }

    fn rule(&mut self, (x, y): (f32, f32), width: f32, thickness: f32) {
        self.fill(0x80);
        let mut path = PathBuilder::new();
        if let Some(rule) = Rect::from_xywh(x, y, width, thickness) {
            path.push_rect(rule);
        }
        if let Some(path) = path.finish() {
            self.surface.draw_path(&path);
        }
    }

    fn fill(&mut self, grey: u8) {
        let paint = luma::Color::new(grey).into();
        let fill = Fill { paint, opacity: NormalizedF32::ONE, rule: FillRule::NonZero };
        self.surface.set_fill(Some(fill));
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

/// The headings, or the title where there is none.
fn outline(title: &str, sheet: &Sheet) -> Outline {
    let mut outline = Outline::new();
    let mut add = |text: &str, page, y| {
        let there = XyzDestination::new(page, Point::from_xy(MARGIN, y));
        outline.push_child(OutlineNode::new(text.to_owned(), there));
    };
    if sheet.marks.is_empty() {
        add(title, 0, 0.0);
    }
    sheet.marks.iter().for_each(|mark| add(&mark.text, mark.page, mark.y));
    outline
}
