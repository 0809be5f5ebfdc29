//! What happened, in words for the agency.

use crate::audit::{Kind, Outcome};
use crate::texts::Texts;

impl Kind {
    #[expect(clippy::too_many_lines, reason = "a list of words reads best in one piece")]
    pub fn text(self, texts: &Texts) -> String {
        match self {
            Self::PairTried => texts.journal_kind_pair_tried(),
            Self::PairIssued => texts.journal_kind_pair_issued(),
            Self::PairSpent => texts.journal_kind_pair_spent(),
            Self::PairRevoked => texts.journal_kind_pair_revoked(),
            Self::ActivationStarted => texts.journal_kind_activation_started(),
            Self::ActivationMailed => texts.journal_kind_activation_mailed(),
            Self::ActivationCommitted => texts.journal_kind_activation_committed(),
            Self::ActivationCancelled => texts.journal_kind_activation_cancelled(),
            Self::ActivationContested => texts.journal_kind_activation_contested(),
            Self::TiersLinked => texts.journal_kind_tiers_linked(),
            Self::TiersUnlinked => texts.journal_kind_tiers_unlinked(),
            Self::SignIn => texts.journal_kind_sign_in(),
            Self::SignOut => texts.journal_kind_sign_out(),
            Self::SessionRevoked => texts.journal_kind_session_revoked(),
            Self::ResetAsked => texts.journal_kind_reset_asked(),
            Self::PasswordReset => texts.journal_kind_password_reset(),
            Self::PasswordChanged => texts.journal_kind_password_changed(),
            Self::StepUp => texts.journal_kind_step_up(),
            Self::EmailChangeAsked => texts.journal_kind_email_change_asked(),
            Self::EmailChanged => texts.journal_kind_email_changed(),
            Self::EmailRestored => texts.journal_kind_email_restored(),
            Self::AccountClosed => texts.journal_kind_account_closed(),
            Self::ExportAsked => texts.journal_kind_export_asked(),
            Self::ExportTaken => texts.journal_kind_export_taken(),
            Self::ActivityExported => texts.journal_kind_activity_exported(),
            Self::NotificationsChosen => texts.journal_kind_notifications_chosen(),
            Self::AccessRefused => texts.journal_kind_access_refused(),
            Self::CrossSiteRefused => texts.journal_kind_cross_site_refused(),
            Self::Imported => texts.journal_kind_imported(),
            Self::ImportExported => texts.journal_kind_import_exported(),
            Self::AgencyChanged => texts.journal_kind_agency_changed(),
            Self::KeyForgotten => texts.journal_kind_key_forgotten(),
            Self::DocumentOpened => texts.journal_kind_document_opened(),
            Self::IbanChanged => texts.journal_kind_iban_changed(),
            Self::ConsentGiven => texts.journal_kind_consent_given(),
            Self::ConsentWithdrawn => texts.journal_kind_consent_withdrawn(),
            Self::StaffInvited => texts.journal_kind_staff_invited(),
            Self::StaffJoined => texts.journal_kind_staff_joined(),
            Self::StaffSignIn => texts.journal_kind_staff_sign_in(),
            Self::StaffSignOut => texts.journal_kind_staff_sign_out(),
            Self::StaffRightChanged => texts.journal_kind_staff_right_changed(),
            Self::StaffRemoved => texts.journal_kind_staff_removed(),
            Self::StaffStepUp => texts.journal_kind_staff_step_up(),
            Self::FactorEnrolled => texts.journal_kind_factor_enrolled(),
            Self::FactorTried => texts.journal_kind_factor_tried(),
            Self::FactorRemoved => texts.journal_kind_factor_removed(),
            Self::RecoveryCodeUsed => texts.journal_kind_recovery_code_used(),
            Self::RecoveryCodesRenewed => texts.journal_kind_recovery_codes_renewed(),
            Self::PasskeyAdded => texts.journal_kind_passkey_added(),
            Self::PasskeyTried => texts.journal_kind_passkey_tried(),
            Self::PasskeyRemoved => texts.journal_kind_passkey_removed(),
            Self::PasskeyBlocked => texts.journal_kind_passkey_blocked(),
            Self::PasskeysReviewed => texts.journal_kind_passkeys_reviewed(),
            Self::FactorLossAsked => texts.journal_kind_factor_loss_asked(),
            Self::FactorLossConfirmed => texts.journal_kind_factor_loss_confirmed(),
            Self::FactorLossCancelled => texts.journal_kind_factor_loss_cancelled(),
            Self::TiersSearched => texts.journal_kind_tiers_searched(),
            Self::TiersViewed => texts.journal_kind_tiers_viewed(),
            Self::TiersSuspended => texts.journal_kind_tiers_suspended(),
            Self::TiersRestored => texts.journal_kind_tiers_restored(),
            Self::TiersContested => texts.journal_kind_tiers_contested(),
            Self::LettersPrinted => texts.journal_kind_letters_printed(),
            Self::LettersTaken => texts.journal_kind_letters_taken(),
            Self::LettersExpired => texts.journal_kind_letters_expired(),
            Self::DocumentPublished => texts.journal_kind_document_published(),
            Self::DocumentWithdrawn => texts.journal_kind_document_withdrawn(),
            Self::ConformiteChanged => texts.journal_kind_conformite_changed(),
            Self::TermsPublished => texts.journal_kind_terms_published(),
            Self::TermsAccepted => texts.journal_kind_terms_accepted(),
            Self::TrailExported => texts.journal_kind_trail_exported(),
            Self::ApiKeyCreated => texts.journal_kind_api_key_created(),
            Self::ApiKeyRevoked => texts.journal_kind_api_key_revoked(),
            Self::TrailForgotten => texts.journal_kind_trail_forgotten(),
            Self::KeyRotated => texts.journal_kind_key_rotated(),
            Self::KeyRetired => texts.journal_kind_key_retired(),
            Self::DatabaseRestored => texts.journal_kind_database_restored(),
            Self::ActReplayed => texts.journal_kind_act_replayed(),
        }
    }
}

impl Outcome {
    pub fn text(self, texts: &Texts) -> String {
        match self {
            Self::Done => texts.journal_outcome_done(),
            Self::Refused => texts.journal_outcome_refused(),
            Self::Throttled => texts.journal_outcome_throttled(),
        }
    }
}
