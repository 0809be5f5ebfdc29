# Portfolio: the tiers of a company, and who can open each.

portfolio-search = Search for a record
portfolio-search-hint = Name, e-mail address on file, reference of the record or of a contract. The beginning of a word is enough.
portfolio-qualite = Capacity
portfolio-qualite-all = Any capacity
portfolio-access = Access
portfolio-access-all = Any access
portfolio-go = Search
portfolio-clear = Show all
portfolio-name = Name
portfolio-reference = Reference
portfolio-activated = Last activation
portfolio-contracts = Contracts
portfolio-no-contract = no contract
portfolio-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
portfolio-never = never
portfolio-range = { $first }–{ $last } of { $total }
portfolio-range-more = { $first }–{ $last } of more than { $total }
portfolio-cut = Many records match. Add a word or a filter to find those that are not shown.
portfolio-wide = Search too wide
portfolio-wide-text = Too many records have a word that begins so for all of them to be looked at. Add a word or type it in full.
portfolio-wide-acts = This search is too wide to act on all of it: tick records, or add a word.
portfolio-none = No record matches
portfolio-none-text = Check the spelling, try the beginning of a single word, or remove a filter.
portfolio-empty = Your portfolio is empty
portfolio-empty-text = Your records and contracts will appear here once they have been imported from your management software.
portfolio-pages = Pages of the portfolio
portfolio-previous = Previous page
portfolio-next = Next page
access-state-none = no access
access-state-issued = credentials issued
access-state-waiting = awaiting confirmation
access-state-linked = linked
access-state-ended = unlinked
access-state-expired = expired
access-state-suspended = suspended

## The page of a record

dossier-identity = On file
dossier-identity-hint = This comes from your management software. The address and password with which the person signs in are known to them alone.
dossier-address = Postal address
dossier-email = E-mail on file
dossier-nothing = not given
dossier-from-until = From { $from } to { $until }
dossier-since = Since { $from }
dossier-until = Until { $until }
dossier-ended = ended
dossier-contested = Access contested on { $when }
dossier-contested-text = At the e-mail address on file, somebody answered that neither they nor anybody close to them had activated this access. It is suspended. Reach the person by a safe means, then restore or unlink.
dossier-history = History of the access
dossier-no-history = No credentials have been issued yet.
dossier-mails = Recent e-mails
dossier-no-mail = No recent e-mail about this record.
dossier-unchanged = Nothing has changed: it was so already.
deed-issued = Credentials issued, good until { $until }
deed-expired = Credentials expired unused
deed-cancelled = Credentials cancelled before they were used
deed-begun = Activation begun, confirmation mailed
deed-contested = Activation contested
deed-access-contested = Access contested, and suspended
deed-linked = Access activated
deed-detached = Contract detached
deed-dissociated = Access unlinked
deed-suspended = Access suspended
deed-restored = Access restored
by-holder = the holder
by-bearer = the bearer of the credentials
by-recipient = the recipient of the e-mail
by-on-file = at the e-mail address on file
by-former-staff = a former colleague
by-key = the management software
by-operator = the operator
by-palier = automatically
mailed-on-file = to the address on file, { $address }
mailed-account = to the address of the account
mailed-agency = to your agency's address
mailed-validation = Confirmation e-mail
mailed-elsewhere = Access activated with another address
mailed-reissued = New credentials issued
mailed-other = Another e-mail
mailed-waiting = being sent
mailed-sent = sent on { $when }
mailed-retrying = another try under way
mailed-failed = address failing
mailed-withdrawn = cancelled before it left

## Issue credentials

issue-button = Issue credentials
issue-title = Issue credentials
issue-lead = { $name } will be able to activate their access with a provisional login and password, which you hand over.
issue-effect-valid = The new credentials work once, until { $until }.
issue-effect-former = Those issued before and not used stop working.
issue-effect-holder = An access that is already active is not changed. Its holder is told by e-mail.
issue-holders = Number of holders
issue-holders-hint = One pair for each person: spouses, joint owners.
issue-submit = Issue
issued-title = Credentials issued
issued-lead = Write them down or print this page: they will never be shown again.
issued-holder = Holder { $holder }
issued-login = Provisional login
issued-secret = Provisional password
issued-address = Sign-in address
issued-codes = Client code and company code
issued-until = Good until
issued-back = I have written them down

## Unlink, suspend, restore

closure-effects = What will happen
closure-contracts = Contracts concerned
closure-reason = Reason
closure-reason-choose = Choose a reason
closure-note = Details
closure-note-hint = Optional, except for another reason. Seen by your team only.
closure-cancel = Cancel
reason-lost-mailbox = The person has lost their mailbox
reason-wrong-person = The account is not the right person's
reason-departure = Departure, sale or end of contract
reason-death = Death
reason-asked = At the person's request
reason-doubt = Doubt about how the access is used
reason-settled = The matter is settled
reason-other = Another reason
dissociate-button = Unlink
dissociate-title = Unlink the access
dissociate-submit = Unlink now
dissociate-done = The access is unlinked.
dissociate-effect-sight = From their next action on, the person no longer sees this record nor its documents.
dissociate-effect-credentials = Credentials already handed over and activation e-mails under way stop working. New ones must be issued to activate the access again.
dissociate-effect-told = The person is told by e-mail, at the address of their account.
dissociate-effect-kept = Your record, its contracts and its documents stay unchanged on your side.
suspend-button = Suspend
suspend-title = Suspend the access
suspend-submit = Suspend now
suspend-done = The access is suspended.
suspend-effect-sight = From their next action on, the person no longer sees this record nor its documents. They read that your agency has suspended the access, and how to reach you.
suspend-effect-told = They are told by e-mail, at the address of their account.
suspend-effect-back = You can restore the access at any time, without new credentials.
restore-button = Restore
restore-title = Restore the access
restore-lead = The person finds this record as it was, with their present account. They are told by e-mail.
restore-submit = Restore now
restore-done = The access is restored.
mistake-holders-missing = Choose a number of holders, from 1 to 4
mistake-reason-missing = Choose a reason
mistake-note-missing = Say what the other reason is
portfolio-pick = Choose { $name }
portfolio-picked = Choice
portfolio-letters = Prepare letters

## Several at once
portfolio-whom = For whom
portfolio-ticked = The records that are ticked
portfolio-sought = All that this search finds ({ $total })
portfolio-all = All records of the portfolio ({ $total })
portfolio-more-than = more than { $total }
portfolio-act-hint = Nothing is done before the next page, which first says what will happen.
whom-typed = “{ $words }”
whom-search = All that this search finds: { $words }.
bulk-suspend = Suspend access
bulk-restore = Restore access
bulk-suspend-nobody = No access to suspend
bulk-restore-nobody = No access to restore
bulk-suspend-title = { $count ->
    [one] Suspend access to { $count } record
   *[other] Suspend access to { $count } records
}
bulk-restore-title = { $count ->
    [one] Restore access to { $count } record
   *[other] Restore access to { $count } records
}
bulk-already-suspended = { $count ->
    [one] { $count } record is suspended already: nothing changes for it.
   *[other] { $count } records are suspended already: nothing changes for them.
}
bulk-already-open = { $count ->
    [one] { $count } record is open already: nothing changes for it.
   *[other] { $count } records are open already: nothing changes for them.
}
bulk-unheld = { $count ->
    [one] { $count } record is linked to no account: nothing changes for it.
   *[other] { $count } records are linked to no account: nothing changes for them.
}
bulk-names = Records concerned
bulk-others = { $count ->
    [one] and { $count } other
   *[other] and { $count } others
}
bulk-effect-sight = From their next action on, these people no longer see their records with you, nor their documents. They read that your agency suspended the access, and how to reach you.
bulk-effect-told = Each person is told by e-mail, at the address of their account.
bulk-effect-back = You can restore this access at any time, without new credentials.
bulk-effect-restored = These people find their records as they were, with the account that they have.
bulk-effect-kept = The history of each record keeps your name and the reason.
bulk-suspend-submit = { $count ->
    [one] Suspend { $count } record
   *[other] Suspend { $count } records
}
bulk-restore-submit = { $count ->
    [one] Restore { $count } record
   *[other] Restore { $count } records
}
bulk-waiting = Your request waits for its turn
bulk-waiting-text = It begins by itself. You can leave this page and come back.
bulk-running = Access is being changed
bulk-running-text = { $done } records of { $total } are done. You can leave this page and come back.
bulk-failed = It stopped on its way
bulk-failed-text = { $count ->
    [one] { $count } record was changed and stays so. Go back to the portfolio and start again: only the others will be done.
   *[other] { $count } records were changed and stay so. Go back to the portfolio and start again: only the others will be done.
}
bulk-suspended = { $count ->
    [one] { $count } record is suspended
   *[other] { $count } records are suspended
}
bulk-restored = { $count ->
    [one] { $count } record is restored
   *[other] { $count } records are restored
}
bulk-back = Back to the portfolio
bulk-asked = Asked for by { $who } on { $moment }.
