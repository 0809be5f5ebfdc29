//! What letters are about: one word for each occasion, as the traces keep it.

use sea_orm::entity::prelude::*;

/// What a letter is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Kind {
    Activation,
    Linking,
    Activated,
    ActivatedElsewhere,
    Contested,
    Linked,
    Unlinked,
    Dissociated,
    Suspended,
    Restored,
    Reissued,
    Reset,
    NotYetActivated,
    PasswordReset,
    PasswordChanged,
    NewDevice,
    ManyAttempts,
    EmailChange,
    EmailChangeAsked,
    EmailTaken,
    EmailChanged,
    EmailChangedNew,
    EmailRestored,
    ExportReady,
    AccountClosed,
    AccountIdle,
    StaffInvited,
    StaffRightGiven,
    StaffRemoved,
    StaffPasswordChanged,
    StaffReset,
    StaffPasswordReset,
    BankChanged,
    PasskeyPolicy,
    FactorEnrolled,
    FactorRemoved,
    RecoveryCodeUsed,
    RecoveryCodesRenewed,
    FactorWrong,
    PasskeyAdded,
    PasskeyRemoved,
    PasskeyBlocked,
    FactorLossAsked,
    FactorLossWaits,
    FactorLossDone,
    FactorLossCancelled,
    NewDocuments,
    DueSoon,
    DemandeReceived,
    DemandeAnswered,
    DemandeClosed,
    DemandeReopened,
    DemandeToAgency,
}

impl Kind {
    /// Those that a person may do without, and turn off.
    pub const BY_CHOICE: [Self; 2] = [Self::NewDocuments, Self::DueSoon];
}
