//! What a file is, told by its content and never by its name.

use data_encoding::HEXLOWER;
use sea_orm::entity::prelude::*;
use sha2::{Digest, Sha256};

/// What is published: nothing that a browser runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Media {
    Pdf,
    Png,
    Jpeg,
}

impl Media {
    /// From the first bytes.
    pub fn of(content: &[u8]) -> Option<Self> {
        let marks: [(&[u8], Self); 3] = [
            (b"%PDF-", Self::Pdf),
            (b"\x89PNG\r\n\x1a\n", Self::Png),
            (b"\xff\xd8\xff", Self::Jpeg),
        ];
        marks.into_iter().find(|(mark, _)| content.starts_with(mark)).map(|(_, media)| media)
    }

    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    /// As people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
        }
    }

    /// The media of a document that is kept.
    pub fn named(media_type: &str) -> Option<Self> {
        [Self::Pdf, Self::Png, Self::Jpeg].into_iter().find(|it| it.media_type() == media_type)
    }
}

/// What somebody should look at before people open it. Searched for as bytes: a PDF is never parsed
/// here, so what hides in a compressed part, or is written in another way, is not seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Caution {
    JavaScript,
    OpenAction,
    Launch,
    EmbeddedFile,
}

const CAUTIONS: [(&[u8], Caution); 5] = [
    (b"/JavaScript", Caution::JavaScript),
    (b"/JS", Caution::JavaScript),
    (b"/OpenAction", Caution::OpenAction),
    (b"/Launch", Caution::Launch),
    (b"/EmbeddedFile", Caution::EmbeddedFile),
];

/// A content that may be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspected {
    pub media: Media,
    /// In lowercase hexadecimal.
    pub sha256: String,
    pub cautions: Vec<Caution>,
    /// Whether it says of itself that it can be read aloud; see [`Scan`].
    pub is_tagged: bool,
}

impl Inspected {
    /// None for what is neither a PDF, nor a PNG, nor a JPEG, whatever it is called.
    pub fn of(content: &[u8]) -> Option<Self> {
        let media = Media::of(content)?;
        let mut scan = Scan::default();
        if media == Media::Pdf {
            scan.read(content);
        }
        let sha256 = HEXLOWER.encode(&Sha256::digest(content));
        let Seen { cautions, is_tagged } = scan.end();
        Some(Self { media, sha256, cautions, is_tagged })
    }
}

/// What was seen in a PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub cautions: Vec<Caution>,
    pub is_tagged: bool,
}

/// Looks for marks in a PDF that comes piece by piece.
///
/// It is tagged when it says so: `/MarkInfo << /Marked true >>` (ISO 32000-1, 14.7.1), and not
/// `/Suspects true`. One that says it in a compressed part is taken for untagged, which costs its
/// reader nothing: they may still ask for another version.
#[derive(Debug, Default)]
pub struct Scan {
    found: Vec<Caution>,
    has_mark_info: bool,
    is_marked: bool,
    is_suspect: bool,
    /// The end of what came, where a mark may have begun.
    rest: Vec<u8>,
}

/// As much as the longest mark, `/Suspects` and its value, and the sign that follows it.
const LONGEST_MARK: usize = 24;

/// Blanks between a name and its value that are put up with.
const MOST_BLANKS: usize = 8;

impl Scan {
    pub fn read(&mut self, piece: &[u8]) {
        let mut seen = std::mem::take(&mut self.rest);
        seen.extend_from_slice(piece);
        let settled = seen.len().saturating_sub(LONGEST_MARK);
        self.look(&seen, settled);
        self.rest = seen.split_off(settled);
    }

    /// All of it, once nothing follows.
    pub fn end(mut self) -> Seen {
        let rest = std::mem::take(&mut self.rest);
        self.look(&rest, rest.len());
        let is_tagged = self.has_mark_info && self.is_marked && !self.is_suspect;
        Seen { cautions: self.found, is_tagged }
    }

    /// At the marks that begin before `until`.
    fn look(&mut self, content: &[u8], until: usize) {
        let starts = content.iter().take(until).enumerate().filter(|(_, byte)| **byte == b'/');
        for start in starts.map(|(at, _)| at) {
            self.look_for_tags(&content[start..]);
            for (mark, caution) in CAUTIONS {
                let follows = content.get(start + mark.len());
                let goes_on = follows.is_some_and(u8::is_ascii_alphanumeric);
                let is_it = content[start..].starts_with(mark);
                // « /EmbeddedFiles » is the tree of them; « /JSomething » is another name.
                let whole = !goes_on || caution == Caution::EmbeddedFile;
                if is_it && whole && !self.found.contains(&caution) {
                    self.found.push(caution);
                }
            }
        }
    }

    /// At a name and what follows it.
    fn look_for_tags(&mut self, content: &[u8]) {
        let info = content.strip_prefix(b"/MarkInfo");
        let goes_on = |rest: &[u8]| rest.first().is_some_and(u8::is_ascii_alphanumeric);
        self.has_mark_info |= info.is_some_and(|rest| !goes_on(rest));
        self.is_marked |= content.strip_prefix(b"/Marked").is_some_and(is_true);
        self.is_suspect |= content.strip_prefix(b"/Suspects").is_some_and(is_true);
    }
}

/// Whether the value that follows a name is `true`.
fn is_true(rest: &[u8]) -> bool {
    let blanks = rest.iter().take(MOST_BLANKS).take_while(|byte| byte.is_ascii_whitespace());
    let blanks = blanks.count();
    blanks > 0 && rest[blanks..].starts_with(b"true")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_it_holds_and_not_what_it_is_called() {
        assert_eq!(Media::of(b"%PDF-1.7\n"), Some(Media::Pdf));
        assert_eq!(Media::of(b"\x89PNG\r\n\x1a\n...."), Some(Media::Png));
        assert_eq!(Media::of(b"\xff\xd8\xff\xe0"), Some(Media::Jpeg));
        for other in [&b"<html>"[..], b"MZ", b"", b"PK\x03\x04", b" %PDF-1.7", b"<svg/>"] {
            assert_eq!(Media::of(other), None, "{other:?}");
            assert_eq!(Inspected::of(other), None);
        }
        for media in [Media::Pdf, Media::Png, Media::Jpeg] {
            assert_eq!(Media::named(media.media_type()), Some(media));
        }
    }

    #[test]
    fn a_mark_is_found_wherever_the_pieces_are_cut() {
        let whole = b"%PDF-1.7 /OpenAction 3 0 R /JSon /S/JavaScript /Launch";
        for size in 1..whole.len() {
            let mut scan = Scan::default();
            whole.chunks(size).for_each(|piece| scan.read(piece));
            let expected = [Caution::OpenAction, Caution::JavaScript, Caution::Launch];
            assert_eq!(scan.end().cautions, expected, "pieces of {size}");
        }
    }

    #[test]
    fn a_pdf_is_tagged_when_it_says_so_wherever_the_pieces_are_cut() {
        for (content, expected) in [
            (&b"%PDF-1.7 /MarkInfo << /Marked true >> /Lang (fr)"[..], true),
            (b"%PDF-1.7 /MarkInfo<</Suspects false/Marked\r\n true>>", true),
            (b"%PDF-1.7 /MarkInfo 12 0 R ... 12 0 obj << /Marked true >>", true),
            (b"%PDF-1.7 /MarkInfo << /Marked true /Suspects true >>", false),
            (b"%PDF-1.7 /MarkInfo << /Marked false >>", false),
            (b"%PDF-1.7 /Marked true", false),
            (b"%PDF-1.7 /MarkInfos << /Marked true >>", false),
            (b"%PDF-1.7 /MarkInfo << /Markedtrue >>", false),
            (b"%PDF-1.7 /MarkInfo /Marked", false),
            (b"%PDF-1.7 /MarkInfo /Marked           true", false),
        ] {
            for size in 1..content.len() {
                let mut scan = Scan::default();
                content.chunks(size).for_each(|piece| scan.read(piece));
                assert_eq!(scan.end().is_tagged, expected, "{size}: {content:?}");
            }
        }
    }

    #[test]
    fn what_a_pdf_could_do_by_itself_is_told() {
        let told = |content: &[u8]| Inspected::of(content).expect("a file").cautions;
        assert_eq!(
            told(b"%PDF-1.7 /OpenAction 3 0 R /S/JavaScript/JS(app)"),
            [Caution::OpenAction, Caution::JavaScript]
        );
        assert_eq!(
            told(b"%PDF-1.7 /Names<</EmbeddedFiles 1 0 R>> /Launch"),
            [Caution::EmbeddedFile, Caution::Launch]
        );
        assert_eq!(told(b"%PDF-1.7 /JSon /Launcher /Page"), []);
        assert_eq!(told(b"\x89PNG\r\n\x1a\n/JavaScript "), []);
    }
}
