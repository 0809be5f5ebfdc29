//! The letters of a paper: two weights of one typeface, embedded, and how wide words are in them.

use std::sync::LazyLock;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::ttf_parser::Tag;
use rustybuzz::{Direction, Face, Feature, ShapePlan, UnicodeBuffer, script};

/// Static, with all their letters: those of `assets/app.css` are a subset for browsers.
static REGULAR: &[u8] = include_bytes!("../../assets/fonts/atkinson-hyperlegible-next-regular.ttf");
static BOLD: &[u8] = include_bytes!("../../assets/fonts/atkinson-hyperlegible-next-bold.ttf");

static FACES: LazyLock<[Face<'static>; 2]> = LazyLock::new(|| {
    [REGULAR, BOLD].map(|file| Face::from_slice(file, 0).expect("our own file is a font"))
});

/// The letters of a figure of a column are as wide as one another.
const TABULAR: Tag = Tag::from_bytes(b"tnum");

/// How letters become glyphs. To work it out takes longer than to shape a line, and it is the same for
/// all: French and English, from left to right.
static PLANS: LazyLock<[ShapePlan; 2]> = LazyLock::new(|| {
    let tabular = [Feature::new(TABULAR, 1, ..)];
    FACES.each_ref().map(|face| {
        ShapePlan::new(face, Direction::LeftToRight, Some(script::LATIN), None, &tabular)
    })
});

/// As they are embedded: read once, whatever is written.
static FONTS: LazyLock<[Font; 2]> = LazyLock::new(|| {
    [REGULAR, BOLD].map(|file| Font::new(file.into(), 0).expect("our own file is a font"))
});

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
    of(weight, &FONTS).clone()
}

/// Shapes a line. A letter that the typeface does not have becomes a question mark: an empty place
/// would say less, and a document with one could not be read aloud.
pub fn shape(text: &str, style: Style) -> Run {
    let face = of(style.weight, &FACES);
    let text: String = text.chars().map(|letter| drawable(face, letter)).collect();
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&text);
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(script::LATIN);
    let shaped = rustybuzz::shape_with_plan(face, of(style.weight, &PLANS), buffer);
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
    let face = of(Weight::Regular, &FACES);
    text.chars().all(|letter| letter == '?' || drawable(face, letter) != '?')
}

/// The lines of a text that may be so wide. Words are measured one by one, and a line shaped once.
pub fn lines(text: &str, style: Style, width: f32) -> Vec<Run> {
    let space = shape(" ", style).width;
    let (mut lines, mut line, mut taken) = (Vec::new(), Vec::new(), 0.0);
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let wide = shape(word, style).width;
        if !line.is_empty() && taken + space + wide <= width {
            line.push(word);
            taken += space + wide;
            continue;
        }
        if !line.is_empty() {
            lines.push(shape(&line.join(" "), style));
        }
        let rest = if wide <= width { word } else { rest_of(word, style, width, &mut lines) };
        (line, taken) = (vec![rest], shape(rest, style).width);
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(shape(&line.join(" "), style));
    }
    lines
}

/// A word wider than the line is cut where the line ends; what is left begins the next.
fn rest_of<'a>(word: &'a str, style: Style, width: f32, lines: &mut Vec<Run>) -> &'a str {
    let mut start = 0;
    for (at, letter) in word.char_indices() {
        let longer = &word[start..at + letter.len_utf8()];
        if at > start && shape(longer, style).width > width {
            lines.push(shape(&word[start..at], style));
            start = at;
        }
    }
    &word[start..]
}

/// What belongs to a weight.
fn of<T>(weight: Weight, all: &'static LazyLock<[T; 2]>) -> &'static T {
    let [regular, bold] = &**all;
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
