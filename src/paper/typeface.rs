//! The letters of a paper: two weights of one typeface, embedded, and how wide words are in them.

use std::sync::LazyLock;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::ttf_parser::Tag;
use rustybuzz::{Face, Feature, UnicodeBuffer};

/// Static, with all their letters: those of `assets/app.css` are a subset for browsers.
static REGULAR: &[u8] = include_bytes!("../../assets/fonts/atkinson-hyperlegible-next-regular.ttf");
static BOLD: &[u8] = include_bytes!("../../assets/fonts/atkinson-hyperlegible-next-bold.ttf");

static FACES: LazyLock<[Face<'static>; 2]> = LazyLock::new(|| {
    [REGULAR, BOLD].map(|file| Face::from_slice(file, 0).expect("our own file is a font"))
});

/// The letters of a figure of a column are as wide as one another.
const TABULAR: Tag = Tag::from_bytes(b"tnum");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Bold,
}

/// How a text looks; sizes are in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    pub weight: Weight,
    pub size: f32,
    /// From one line to the next.
    pub leading: f32,
    /// 0 is black.
    pub grey: u8,
}

impl Style {
    pub const BODY: Self = Self { weight: Weight::Regular, size: 10.5, leading: 15.0, grey: 0 };
    pub const SMALL: Self = Self { size: 8.5, leading: 12.0, grey: 0x40, ..Self::BODY };
    pub const CELL: Self = Self { size: 9.5, leading: 13.0, ..Self::BODY };
    /// Of a letter that is to stay on one page.
    pub const LETTER: Self = Self { size: 10.0, leading: 13.5, ..Self::BODY };
    /// What is copied letter by letter.
    pub const CODE: Self = Self { weight: Weight::Bold, size: 14.0, leading: 19.0, ..Self::BODY };
    pub const NAME: Self = Self { weight: Weight::Bold, size: 13.0, leading: 18.0, ..Self::BODY };

    pub const fn bold(self) -> Self {
        Self { weight: Weight::Bold, ..self }
    }

    /// Level 1 or 2.
    pub const fn heading(level: u16) -> Self {
        let (size, leading) = if level == 1 { (18.0, 24.0) } else { (12.5, 18.0) };
        Self { weight: Weight::Bold, size, leading, ..Self::BODY }
    }
}

/// One line of text, shaped: each glyph in its place.
#[derive(Clone, Debug)]
pub struct Run {
    pub text: String,
    pub style: Style,
    pub glyphs: Vec<KrillaGlyph>,
    /// In points.
    pub width: f32,
}

pub fn font(weight: Weight) -> Font {
    let file = if weight == Weight::Bold { BOLD } else { REGULAR };
    Font::new(file.into(), 0).expect("our own file is a font")
}

/// Shapes a line. A letter that the typeface does not have becomes a question mark: an empty place
/// would say less, and a document with one could not be read aloud.
pub fn shape(text: &str, style: Style) -> Run {
    let face = face(style.weight);
    let text: String = text.chars().map(|letter| drawable(face, letter)).collect();
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&text);
    buffer.set_direction(rustybuzz::Direction::LeftToRight);
    buffer.guess_segment_properties();
    let shaped = rustybuzz::shape(face, &[Feature::new(TABULAR, 1, ..)], buffer);
    #[expect(clippy::cast_precision_loss, reason = "a font has a thousand units or two")]
    let em = |units: i32| units as f32 / face.units_per_em() as f32;
    let starts: Vec<usize> =
        shaped.glyph_infos().iter().map(|glyph| glyph.cluster as usize).collect();
    let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions()).enumerate();
    let glyphs: Vec<KrillaGlyph> = glyphs
        .map(|(at, (glyph, place))| {
            let start = starts[at];
            let end = starts[at..].iter().copied().find(|next| *next > start);
            KrillaGlyph::new(
                GlyphId::new(glyph.glyph_id),
                em(place.x_advance),
                em(place.x_offset),
                em(place.y_offset),
                em(place.y_advance),
                start..end.unwrap_or(text.len()),
                None,
            )
        })
        .collect();
    let width = glyphs.iter().map(|glyph| glyph.x_advance).sum::<f32>() * style.size;
    Run { text, style, glyphs, width }
}

/// Whether each letter of a text is drawn as it is written.
pub fn can_draw(text: &str) -> bool {
    let face = face(Weight::Regular);
    text.chars().all(|letter| letter == '?' || drawable(face, letter) != '?')
}

/// The lines of a text that may be so wide.
pub fn lines(text: &str, style: Style, width: f32) -> Vec<Run> {
    let (mut lines, mut line) = (Vec::new(), shape("", style));
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let longer =
            if line.text.is_empty() { word.to_owned() } else { format!("{} {word}", line.text) };
        let longer = shape(&longer, style);
        if longer.width <= width {
            line = longer;
            continue;
        }
        if !line.text.is_empty() {
            lines.push(line);
        }
        line = rest_of(word, style, width, &mut lines);
    }
    if !line.text.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// A word wider than the line is cut where the line ends; what is left begins the next.
fn rest_of(word: &str, style: Style, width: f32, lines: &mut Vec<Run>) -> Run {
    let (mut piece, mut run) = (String::new(), shape("", style));
    for letter in word.chars() {
        piece.push(letter);
        let longer = shape(&piece, style);
        if longer.width > width && !run.text.is_empty() {
            lines.push(run);
            piece = letter.to_string();
            run = shape(&piece, style);
        } else {
            run = longer;
        }
    }
    run
}

fn face(weight: Weight) -> &'static Face<'static> {
    let [regular, bold] = &*FACES;
    if weight == Weight::Bold { bold } else { regular }
}

/// Fixed spaces and hyphens that the typeface lacks are drawn by the shaper as their plain kin.
fn drawable(face: &Face<'_>, letter: char) -> char {
    let is_known = face.glyph_index(letter).is_some() || letter == '\u{202F}';
    match letter {
        '\u{2011}' => '-',
        _ if is_known => letter,
        _ if letter.is_whitespace() => ' ',
        _ => '?',
    }
}
