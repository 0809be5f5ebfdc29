# The company's journal.

journal-lead = What happened, who did it, when and from where. Nothing can be changed or erased here.
journal-kind = Event
journal-outcome = Outcome
journal-at = Date
journal-who = Who
journal-subject = Subject
journal-network = Network
journal-request = Request number
journal-since = From
journal-until = To
journal-all = All events
journal-all-outcomes = All outcomes
journal-filter = Filter
journal-unfilter = Show everything
journal-none = No event
journal-none-text = Sign-ins, activations and what your team does will appear here as soon as they happen.
journal-export = Export (CSV)
journal-who-account = Holder of an account
journal-who-pair = Bearer of provisional credentials
journal-who-former-staff = Former colleague
journal-who-key = Management software (API)
journal-who-operator = Operator of the service
journal-who-palier = The service, by itself
journal-who-anyone = Unidentified visitor
journal-outcome-done = done
journal-outcome-refused = refused
journal-outcome-throttled = too many tries

journal-pairs = { $count ->
    [one] { $count } pair of credentials
   *[other] { $count } pairs of credentials
}
journal-shown = { $count ->
    [one] { $count } record shown
   *[other] { $count } records shown
}
journal-letters = { $count ->
    [one] { $count } letter
   *[other] { $count } letters
}
journal-kind-pair-tried = Provisional credentials tried
journal-kind-pair-issued = Provisional credentials issued
journal-kind-pair-revoked = Provisional credentials revoked
journal-kind-activation-started = Activation begun
journal-kind-activation-mailed = Activation link sent
journal-kind-activation-committed = Account activated
journal-kind-activation-cancelled = Activation cancelled
journal-kind-activation-contested = Activation contested
journal-kind-tiers-linked = Contracts added to an account
journal-kind-tiers-unlinked = Contracts taken off an account
journal-kind-sign-in = Sign-in
journal-kind-sign-out = Sign-out
journal-kind-session-revoked = Device disconnected
journal-kind-reset-asked = New password asked for
journal-kind-password-reset = Password reset
journal-kind-password-changed = Password changed
journal-kind-step-up = Password asked for again
journal-kind-access-refused = Access refused
journal-kind-cross-site-refused = Request from another site refused
journal-kind-imported = File imported
journal-kind-import-exported = Report of an import downloaded
journal-kind-agency-changed = Company changed
journal-kind-key-forgotten = Encryption key forgotten
journal-kind-document-opened = Document opened
journal-kind-consent-given = Consent given
journal-kind-consent-withdrawn = Consent withdrawn
journal-kind-staff-invited = Colleague invited
journal-kind-staff-joined = Colleague joined
journal-kind-staff-sign-in = Sign-in of a colleague
journal-kind-staff-sign-out = Sign-out of a colleague
journal-kind-staff-right-changed = Right of a colleague changed
journal-kind-staff-removed = Colleague removed
journal-kind-staff-step-up = Colleague asked to confirm who they are
journal-kind-factor-enrolled = Two-factor sign-in set up
journal-kind-factor-tried = One-time code tried
journal-kind-factor-removed = Two-factor sign-in removed
journal-kind-recovery-code-used = Recovery code used
journal-kind-tiers-searched = Portfolio searched
journal-kind-tiers-viewed = Record looked at
journal-kind-tiers-suspended = Access suspended
journal-kind-tiers-restored = Access restored
journal-kind-tiers-contested = Access contested
journal-kind-letters-printed = Letters prepared
journal-kind-letters-taken = Letters collected
journal-kind-letters-expired = Letters erased before anybody collected them
journal-kind-document-published = Document published
journal-kind-document-withdrawn = Document withdrawn
journal-kind-conformite-changed = Compliance changed
journal-kind-terms-published = Terms of use published
journal-kind-terms-accepted = Terms of use accepted
journal-kind-trail-exported = Journal exported
journal-kind-api-key-created = API key created
journal-kind-api-key-revoked = API key revoked
journal-kind-iban-changed = Bank account changed
journal-kind-recovery-codes-renewed = Recovery codes renewed
journal-kind-pair-spent = Provisional credentials used
journal-kind-trail-forgotten = Old lines of the log erased
journal-kind-key-rotated = Encryption key renewed
journal-kind-key-retired = Former encryption key withdrawn
journal-kind-database-restored = Backup restored
journal-kind-act-replayed = Decision restored after a backup
journal-kind-email-change-asked = Change of address asked for
journal-kind-email-changed = E-mail address changed
journal-kind-email-restored = Former address put back
journal-kind-account-closed = Account closed
journal-kind-export-asked = Copy of the data asked for
journal-kind-export-taken = Copy of the data downloaded
journal-kind-activity-exported = Activity exported
journal-kind-notifications-chosen = Choice of notifications
journal-kind-passkey-added = Passkey created
journal-kind-passkey-tried = Passkey tried
journal-kind-passkey-removed = Passkey deleted
journal-kind-passkey-blocked = Passkey blocked
journal-kind-passkeys-reviewed = Passkeys looked through
journal-kind-factor-loss-asked = Removal of two-step sign-in asked for
journal-kind-factor-loss-confirmed = Identity confirmed after a loss
journal-kind-factor-loss-cancelled = Removal request cancelled
journal-letters-run = Letters of this run
