//! The pen: pieces of a page put into a PDF, each marked for the tree that a screen reader walks.

use std::sync::Arc;

use krilla::color::luma;
use krilla::geom::{Path, PathBuilder, Point, Rect, Size, Transform};
use krilla::graphic::Graphic;
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::Font;

use super::picture::Picture;
use super::sheet::{HEIGHT, MARGIN, MM, Piece, Squares, WIDTH};
use super::typeface::{self, Run, Style, Weight};
use super::writing::Running;

/// A code that the document holds already, to be drawn again for nothing.
pub type Drawn = Option<(Arc<Squares>, Graphic)>;

pub struct Pen<'a, 'b> {
    pub surface: Surface<'a>,
    pub fonts: &'b [Font; 2],
    pub drawn: &'b mut Drawn,
}

impl Pen<'_, '_> {
    pub fn piece(&mut self, piece: &Piece) -> Option<Identifier> {
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
            Piece::Picture { x, y, size, picture } => {
                self.aside(ArtifactType::Layout, |pen| pen.picture((*x, *y), *size, picture));
                None
            }
            Piece::Squares { x, y, size, squares } => {
                let tag = self.surface.start_tagged(ContentTag::Other);
                self.squares((*x, *y), *size, squares);
                self.surface.end_tagged();
                Some(tag)
            }
        }
    }

    /// The name above from the second page on, and the foot of every page.
    pub fn running(&mut self, running: &Running, number: usize, count: usize) {
        if number > 0 {
            let above = typeface::shape(&running.above, Style::SMALL);
            self.aside(ArtifactType::Header, |pen| pen.run(MARGIN, 16.0 * MM, &above));
        }
        let y = HEIGHT - 13.0 * MM;
        let page = typeface::shape(&format!("{} / {count}", number + 1), Style::SMALL);
        let right = WIDTH - MARGIN - page.width;
        if running.is_numbered || count > 1 {
            self.aside(ArtifactType::PageNumber, |pen| pen.run(right, y, &page));
        }
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
        self.surface.set_fill(Some(fill(run.style.grey)));
        let font = &self.fonts[usize::from(run.style.weight == Weight::Bold)];
        let (start, size) = (Point::from_xy(x, y), run.style.size);
        self.surface.draw_glyphs(start, &run.glyphs, font.clone(), &run.text, size, false);
    }

    fn rule(&mut self, (x, y): (f32, f32), width: f32, thickness: f32) {
        self.surface.set_fill(Some(fill(0x80)));
        let mut path = PathBuilder::new();
        if let Some(rule) = Rect::from_xywh(x, y, width, thickness) {
            path.push_rect(rule);
        }
        if let Some(path) = path.finish() {
            self.surface.draw_path(&path);
        }
    }

    /// The file holds its pixels once.
    fn picture(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), picture: &Picture) {
        let Some(size) = Size::from_wh(width, height) else { return };
        self.surface.push_transform(&Transform::from_translate(x, y));
        self.surface.draw_image(picture.image.clone(), size);
        self.surface.pop();
    }

    fn squares(&mut self, (x, y): (f32, f32), size: f32, squares: &Arc<Squares>) {
        let graphic = match &self.drawn {
            Some((same, graphic)) if same == squares => graphic.clone(),
            _ => self.graphic(squares),
        };
        let scale = size / f32::from(squares.side.max(1));
        self.surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, x, y));
        self.surface.draw_graphic(graphic);
        self.surface.pop();
    }

    /// Square by square, once for the whole document.
    fn graphic(&mut self, squares: &Arc<Squares>) -> Graphic {
        let mut builder = self.surface.stream_builder();
        {
            let mut surface = builder.surface();
            surface.set_fill(Some(fill(0)));
            if let Some(path) = outline(squares) {
                surface.draw_path(&path);
            }
            surface.finish();
        }
        let graphic = Graphic::new(builder.finish(), false);
        *self.drawn = Some((squares.clone(), graphic.clone()));
        graphic
    }
}

fn outline(squares: &Squares) -> Option<Path> {
    let mut path = PathBuilder::new();
    for (left, top, width) in &squares.runs {
        let run = Rect::from_xywh((*left).into(), (*top).into(), (*width).into(), 1.0);
        if let Some(run) = run {
            path.push_rect(run);
        }
    }
    path.finish()
}

fn fill(grey: u8) -> Fill {
    let paint = luma::Color::new(grey).into();
    Fill { paint, opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}
