//! Why a form is refused, each reason with its words.

use std::time::Duration;

use super::key_refused::KeyRefused;
use super::unfit::Unfit;
use crate::clock::in_words;
use crate::texts::Lang;
use crate::texts::Texts;

/// Why a field, or a whole form, is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    EmailMissing,
    EmailIncomplete,
    /// The one that the account has already.
    EmailSame,
    IdentifierMissing,
    PasswordMissing,
    CurrentPasswordMissing,
    NewPasswordMissing,
    SecretMissing,
    LoginMissing,
    ClientMissing,
    SocieteMissing,
    /// Least number of characters.
    TooShort(u32),
    TooEasy(Option<Why>),
    TooCommon,
    /// On the operator's list of stolen passwords.
    Breached,
    Personal,
    SameAsProvisional,
    /// Greatest number of characters.
    TooLong(u32),
    CurrentPasswordWrong,
    /// By another tab or device, while this one asked for the same.
    PasswordChangedMeanwhile,
    BoxNotTicked,
    /// Unknown or wrong: nobody learns which half does not match.
    SignInFailed,
    /// Unknown, wrong, expired or used: one same answer.
    PairRefused,
    /// `wait` is already in words: `15 minutes`.
    TooManyTries {
        wait: String,
    },
    /// The same of a provisional pair, which only its agency can replace.
    TooManyTriesOfPair {
        wait: String,
    },
    /// The same where no new password can be asked for.
    TryLater {
        wait: String,
    },
    MailTooSoon {
        wait: String,
    },
    /// Demandes or messages, however right they are.
    TooOften {
        wait: String,
    },
    /// It is closed, or open again, since the page was shown.
    DemandeMoved,
    /// Greatest number of working days.
    DaysOutOfRange(u32),
    TooManyTemplates,
    CodesUnknown,
    UseYourExistingPassword,
    Busy,
    CodeMissing,
    /// Wrong, or used before.
    CodeWrong,
    /// The staff's sign-in: unknown or wrong, nobody learns which of the three.
    StaffSignInFailed,
    NameMissing,
    RightMissing,
    AlreadyInTeam,
    LastAdministrator,
    /// How many holders credentials are for.
    HoldersMissing,
    ReasonMissing,
    /// What is meant by « another reason ».
    NoteMissing,
    KeyNameMissing,
    ScopeMissing,
    SpanMissing,
    FieldMissing,
    /// Greatest number of characters.
    TextTooLong(u32),
    /// Greatest number of lines.
    TooManyLines(u32),
    /// Characters that are not to be seen.
    HiddenSigns,
    PhoneIncomplete,
    IbanWrong,
    BicWrong,
    ColourWrong,
    CodesIncomplete,
    CodesTaken,
    /// Codes of another agency, which only the operator may give.
    CodesForeign,
    TermsUnchanged,
    /// Somebody else published meanwhile.
    TermsMoved,
    WhichMissing,
    ImmeubleUnknown,
    HoldersOutOfRange,
    /// Of a document.
    Unfit(Unfit),
    LogoMissing,
    LogoFormat,
    LogoTooLarge,
    LogoSize,
    LogoDamaged,
    ImportMissing,
    ImportFormat,
    ImportTooLarge,
    ImportKindMissing,
    ImportDayWrong,
    /// Of a passkey.
    Key(KeyRefused),
}

impl Mistake {
    pub fn too_many_tries(wait: Duration, lang: Lang) -> Self {
        Self::TooManyTries { wait: in_words(wait, lang) }
    }

    pub fn too_many_tries_of_pair(wait: Duration, lang: Lang) -> Self {
        Self::TooManyTriesOfPair { wait: in_words(wait, lang) }
    }

    pub fn try_later(wait: Duration, lang: Lang) -> Self {
        Self::TryLater { wait: in_words(wait, lang) }
    }

    pub fn mail_too_soon(wait: Duration, lang: Lang) -> Self {
        Self::MailTooSoon { wait: in_words(wait, lang) }
    }

    pub fn too_often(wait: Duration, lang: Lang) -> Self {
        Self::TooOften { wait: in_words(wait, lang) }
    }

    #[expect(clippy::too_many_lines, reason = "a list of words reads best in one piece")]
    pub fn text(&self, texts: &Texts) -> String {
        match self {
            Self::EmailMissing => texts.mistake_email_missing(),
            Self::EmailIncomplete => texts.mistake_email_incomplete(),
            Self::EmailSame => texts.mistake_email_same(),
            Self::IdentifierMissing => texts.mistake_identifier_missing(),
            Self::PasswordMissing => texts.mistake_password_missing(),
            Self::CurrentPasswordMissing => texts.mistake_current_password_missing(),
            Self::NewPasswordMissing => texts.mistake_new_password_missing(),
            Self::SecretMissing => texts.mistake_secret_missing(),
            Self::LoginMissing => texts.mistake_login_missing(),
            Self::ClientMissing => texts.mistake_client_missing(),
            Self::SocieteMissing => texts.mistake_societe_missing(),
            Self::TooShort(min) => texts.mistake_too_short(*min),
            Self::TooEasy(None) => texts.mistake_too_easy(),
            Self::TooEasy(Some(why)) => texts.mistake_too_easy_because(why.text(texts)),
            Self::TooCommon => texts.mistake_too_common(),
            Self::Breached => texts.mistake_breached(),
            Self::Personal => texts.mistake_personal(),
            Self::SameAsProvisional => texts.mistake_same_as_provisional(),
            Self::TooLong(max) => texts.mistake_too_long(*max),
            Self::CurrentPasswordWrong => texts.mistake_current_password_wrong(),
            Self::PasswordChangedMeanwhile => texts.mistake_password_changed_meanwhile(),
            Self::BoxNotTicked => texts.mistake_box_not_ticked(),
            Self::SignInFailed => texts.mistake_sign_in_failed(),
            Self::PairRefused => texts.mistake_pair_refused(),
            Self::TooManyTries { wait } => texts.mistake_too_many_tries(wait),
            Self::TooManyTriesOfPair { wait } => texts.mistake_too_many_tries_of_pair(wait),
            Self::TryLater { wait } => texts.mistake_try_later(wait),
            Self::MailTooSoon { wait } => texts.mistake_mail_too_soon(wait),
            Self::TooOften { wait } => texts.mistake_too_often(wait),
            Self::DemandeMoved => texts.mistake_demande_moved(),
            Self::DaysOutOfRange(max) => texts.mistake_days_out_of_range(*max),
            Self::TooManyTemplates => texts.mistake_too_many_templates(),
            Self::CodesUnknown => texts.mistake_codes_unknown(),
            Self::UseYourExistingPassword => texts.mistake_use_your_existing_password(),
            Self::Busy => texts.mistake_busy(),
            Self::CodeMissing => texts.mistake_code_missing(),
            Self::CodeWrong => texts.mistake_code_wrong(),
            Self::StaffSignInFailed => texts.mistake_staff_sign_in_failed(),
            Self::NameMissing => texts.mistake_name_missing(),
            Self::RightMissing => texts.mistake_right_missing(),
            Self::AlreadyInTeam => texts.mistake_already_in_team(),
            Self::LastAdministrator => texts.mistake_last_administrator(),
            Self::HoldersMissing => texts.mistake_holders_missing(),
            Self::ReasonMissing => texts.mistake_reason_missing(),
            Self::NoteMissing => texts.mistake_note_missing(),
            Self::KeyNameMissing => texts.mistake_key_name_missing(),
            Self::ScopeMissing => texts.mistake_scope_missing(),
            Self::SpanMissing => texts.mistake_span_missing(),
            Self::FieldMissing => texts.mistake_field_missing(),
            Self::TextTooLong(max) => texts.mistake_text_too_long(*max),
            Self::TooManyLines(max) => texts.mistake_too_many_lines(*max),
            Self::HiddenSigns => texts.mistake_hidden_signs(),
            Self::PhoneIncomplete => texts.mistake_phone_incomplete(),
            Self::IbanWrong => texts.mistake_iban_wrong(),
            Self::BicWrong => texts.mistake_bic_wrong(),
            Self::ColourWrong => texts.mistake_colour_wrong(),
            Self::CodesIncomplete => texts.mistake_codes_incomplete(),
            Self::CodesTaken => texts.mistake_codes_taken(),
            Self::CodesForeign => texts.mistake_codes_foreign(),
            Self::TermsUnchanged => texts.mistake_terms_unchanged(),
            Self::TermsMoved => texts.mistake_terms_moved(),
            Self::WhichMissing => texts.mistake_which_missing(),
            Self::ImmeubleUnknown => texts.mistake_immeuble_unknown(),
            Self::HoldersOutOfRange => texts.mistake_holders_out_of_range(),
            Self::Unfit(unfit) => unfit.text(texts),
            Self::LogoMissing => texts.mistake_logo_missing(),
            Self::LogoFormat => texts.mistake_logo_format(),
            Self::LogoTooLarge => texts.mistake_logo_too_large(),
            Self::LogoSize => texts.mistake_logo_size(),
            Self::LogoDamaged => texts.mistake_logo_damaged(),
            Self::ImportMissing => texts.mistake_import_missing(),
            Self::ImportFormat => texts.mistake_import_format(),
            Self::ImportTooLarge => texts.mistake_import_too_large(),
            Self::ImportKindMissing => texts.mistake_import_kind_missing(),
            Self::ImportDayWrong => texts.mistake_import_day_wrong(),
            Self::Key(refused) => refused.text(texts),
        }
    }
}

/// What makes a password easy to guess; also the `hint` of the live criteria.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// One word, or words in the order in which people use them.
    Words,
    Names,
    Dates,
    Keyboard,
    Repeats,
    Sequences,
    /// Too few kinds of signs for its length, such as twelve digits.
    FewSigns,
}

impl Why {
    pub fn text(self, texts: &Texts) -> String {
        match self {
            Self::Words => texts.why_words(),
            Self::Names => texts.why_names(),
            Self::Dates => texts.why_dates(),
            Self::Keyboard => texts.why_keyboard(),
            Self::Repeats => texts.why_repeats(),
            Self::Sequences => texts.why_sequences(),
            Self::FewSigns => texts.why_few_signs(),
        }
    }
}
