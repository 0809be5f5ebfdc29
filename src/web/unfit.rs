//! Why a file, or what is said of a document, is refused.

use crate::texts::Texts;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    FileMissing,
    /// `most` is in words: `20 Mo`.
    FileTooLarge {
        most: String,
    },
    /// Neither a PDF, nor a PNG, nor a JPEG, whatever it is called.
    FileContent,
    PictureDamaged,
    PictureTooLarge,
    KindMissing,
    /// The kind may go to several, and nothing says which.
    AudienceMissing,
    /// The law or the nature of the kind keeps it for others.
    AudienceNotAllowed,
    TargetMissing,
    TargetUnknown,
    TitleMissing,
    DayMissing,
    DayWrong,
    /// One of its days is missing, or they are in the wrong order.
    PeriodWrong,
    /// A quittance without its term.
    TermMissing,
    TermUnpaid,
    YearWrong,
    ReasonMissing,
    SomeFilesRefused,
    TooManyFiles,
    SameFileName,
    /// Beside one message.
    TooManyAttachments,
}

impl Unfit {
    pub fn text(&self, texts: &Texts) -> String {
        match self {
            Self::FileMissing => texts.unfit_file_missing(),
            Self::FileTooLarge { most } => texts.unfit_file_too_large(most),
            Self::FileContent => texts.unfit_file_content(),
            Self::PictureDamaged => texts.unfit_picture_damaged(),
            Self::PictureTooLarge => texts.unfit_picture_too_large(),
            Self::KindMissing => texts.unfit_kind_missing(),
            Self::AudienceMissing => texts.unfit_audience_missing(),
            Self::AudienceNotAllowed => texts.unfit_audience_not_allowed(),
            Self::TargetMissing => texts.unfit_target_missing(),
            Self::TargetUnknown => texts.unfit_target_unknown(),
            Self::TitleMissing => texts.unfit_title_missing(),
            Self::DayMissing => texts.unfit_day_missing(),
            Self::DayWrong => texts.unfit_day_wrong(),
            Self::PeriodWrong => texts.unfit_period_wrong(),
            Self::TermMissing => texts.unfit_term_missing(),
            Self::TermUnpaid => texts.unfit_term_unpaid(),
            Self::YearWrong => texts.unfit_year_wrong(),
            Self::ReasonMissing => texts.unfit_reason_missing(),
            Self::SomeFilesRefused => texts.unfit_some_files_refused(),
            Self::TooManyFiles => texts.unfit_too_many_files(),
            Self::SameFileName => texts.unfit_same_file_name(),
            Self::TooManyAttachments => texts.unfit_too_many_attachments(),
        }
    }
}
