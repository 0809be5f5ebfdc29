//! An act in words that need no explanation.

use super::acts::Act;
use super::by_others::{FAILURES, LOOKED_UP, OTHERS};
use super::sources::AGENCY;
use crate::audit::Kind;
use crate::clock::{paris_day_and_time, paris_iso};
use crate::space::quittances::Trace;
use crate::texts::Texts;
use crate::web::{Visitor, network_beginning};

/// One line of the page, or of the file.
pub struct ActView {
    pub what: String,
    pub at: String,
    pub iso: String,
    /// The document and its agency, or where somebody signed in from.
    pub detail: Option<String>,
    /// Of the content of a document: SHA-256.
    pub fingerprint: Option<String>,
}

impl ActView {
    pub fn new(visitor: &Visitor, act: &Act) -> Self {
        let trace = act.title.as_deref().filter(|_| is_traced(act)).and_then(Trace::parse);
        let title = trace.as_ref().map(|trace| trace.title(visitor.texts, visitor.lang));
        let title = title.or_else(|| act.title.clone());
        let from = act.network.as_deref().filter(|_| says_from(act)).and_then(network_beginning);
        let from = from.map(|address| visitor.texts.activity_address(address));
        let detail: Vec<String> =
            [title, act.societe_name.clone(), from].into_iter().flatten().collect();
        Self {
            what: what(visitor.texts, act),
            at: paris_day_and_time(act.at, visitor.lang),
            iso: paris_iso(act.at),
            detail: (!detail.is_empty()).then(|| detail.join(", ")),
            fingerprint: trace.map(|trace| trace.sha256).or_else(|| act.sha256.clone()),
        }
    }
}

/// A quittance made on demand: a title of an agency is never read as a trace.
fn is_traced(act: &Act) -> bool {
    Kind::parse(&act.what) == Some(Kind::DocumentOpened)
}

/// Where from is told of what somebody else might have done in one's name.
fn says_from(act: &Act) -> bool {
    !matches!(Kind::parse(&act.what), Some(Kind::SignOut | Kind::DocumentOpened))
}

fn what(texts: &Texts, act: &Act) -> String {
    match (act.source.as_str(), act.what.as_str()) {
        (FAILURES, _) => texts.activity_failures(times(act)),
        (LOOKED_UP, _) => texts.activity_looked_up(times(act)),
        (OTHERS, name) => by_others(texts, name),
        (AGENCY, "issued") => texts.activity_agency_issued(),
        (AGENCY, "suspended") => texts.activity_agency_suspended(),
        (AGENCY, "restored") => texts.activity_agency_restored(),
        (AGENCY, "contested") => texts.activity_contested(),
        (AGENCY, _) => texts.activity_agency_dissociated(),
        (_, "zip") => texts.activity_document_zip(),
        (_, name) => {
            Kind::parse(name).map_or_else(|| texts.activity_document(), |it| done(texts, it))
        }
    }
}

fn times(act: &Act) -> u32 {
    u32::try_from(act.times.unwrap_or(1)).unwrap_or(1)
}

/// What somebody else did.
fn by_others(texts: &Texts, name: &str) -> String {
    match Kind::parse(name) {
        Some(Kind::FactorRemoved) => texts.activity_others_factor_removed(),
        Some(Kind::PasskeyBlocked) => texts.activity_others_passkey_blocked(),
        Some(Kind::FactorLossConfirmed) => texts.activity_others_identified(),
        Some(Kind::NotificationsChosen) => texts.activity_others_notifications(),
        _ => texts.activity_others_session_revoked(),
    }
}

/// What the person did.
fn done(texts: &Texts, kind: Kind) -> String {
    match kind {
        Kind::SignIn => texts.activity_sign_in(),
        Kind::SignOut => texts.activity_sign_out(),
        Kind::SessionRevoked => texts.activity_session_revoked(),
        Kind::PasswordChanged => texts.activity_password_changed(),
        Kind::PasswordReset => texts.activity_password_reset(),
        Kind::EmailChangeAsked => texts.activity_email_asked(),
        Kind::EmailChanged => texts.activity_email_changed(),
        Kind::EmailRestored => texts.activity_email_restored(),
        Kind::FactorEnrolled => texts.activity_factor_enrolled(),
        Kind::FactorRemoved => texts.activity_factor_removed(),
        Kind::RecoveryCodeUsed => texts.activity_recovery_code_used(),
        Kind::RecoveryCodesRenewed => texts.activity_recovery_codes_renewed(),
        Kind::PasskeyAdded => texts.activity_passkey_added(),
        Kind::PasskeyRemoved => texts.activity_passkey_removed(),
        Kind::FactorLossAsked => texts.activity_factor_loss_asked(),
        Kind::FactorLossCancelled => texts.activity_factor_loss_cancelled(),
        Kind::ActivationCommitted => texts.activity_activated(),
        Kind::TiersLinked => texts.activity_linked(),
        Kind::TiersUnlinked => texts.activity_unlinked(),
        Kind::ConsentGiven => texts.activity_consent_given(),
        Kind::ConsentWithdrawn => texts.activity_consent_withdrawn(),
        Kind::TermsAccepted => texts.activity_terms_accepted(),
        Kind::ExportAsked => texts.activity_export_asked(),
        Kind::ExportTaken => texts.activity_export_taken(),
        Kind::ActivityExported => texts.activity_exported(),
        Kind::NotificationsChosen => texts.activity_notifications(),
        Kind::DemandeOpened => texts.activity_demande_opened(),
        Kind::DemandeAnswered => texts.activity_demande_answered(),
        Kind::DemandeClosed => texts.activity_demande_closed(),
        Kind::DemandeReopened => texts.activity_demande_reopened(),
        Kind::DemandeFileOpened => texts.activity_demande_file(),
        _ => texts.activity_document(),
    }
}
