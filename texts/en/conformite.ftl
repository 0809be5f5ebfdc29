# Agency area: what copropriétés must have online.

conformite-lead = What the decree of 23 May 2019 requires online in each copropriété, and what is missing.
conformite-none = No copropriété
conformite-none-text = The buildings of which the company is the syndic appear here as soon as they are imported.
conformite-pages = Pages of copropriétés
conformite-good = { $good } documents of { $all } in order.
conformite-missing-count = { $count ->
    [one] { $count } missing
   *[other] { $count } missing
}
conformite-expired-count = { $count ->
    [one] { $count } expired
   *[other] { $count } expired
}
conformite-stale-count = { $count } to be brought up to date
conformite-waived = Waived
conformite-waived-on = The general meeting of { $day } decided to do without the online space (law of 10 July 1965, art. 18). Nothing is required there.
conformite-assemblee-on = general meeting on { $day }
conformite-window = General meeting on { $day }: get the documents together within the three months before, from { $opens }. They are brought up to date online by { $closes }, three months after (decree of 17 March 1967, art. 33-1-1).
conformite-window-after = General meeting held on { $day }: documents are brought up to date online within three months, by { $closes } (decree of 17 March 1967, art. 33-1-1).
conformite-window-over = General meeting held on { $day }: documents were to be brought up to date online by { $closes } (decree of 17 March 1967, art. 33-1-1). Enter the date of the next general meeting as soon as it is set.
conformite-fresh = All that is online is up to date.
conformite-printed = { $societe } – as of { $day }, for the conseil syndical
conformite-list-coproprietaires = I. For all co-owners
conformite-list-coproprietaire = II. For each co-owner
conformite-list-conseil = III. For the conseil syndical
conformite-online = Online
conformite-partial = { $have } of { $of }
conformite-expired = Expired
conformite-missing = Missing
conformite-not-applicable = Not applicable
conformite-stale = To be brought up to date
conformite-verified = Checked, unchanged
conformite-said = { $who }, { $day }
conformite-former-colleague = a former colleague
conformite-exempt = Not applicable
conformite-exempt-lead = This document is no longer asked for in this copropriété. The reason stands on the page given to the conseil syndical.
conformite-reason = Reason
conformite-reason-hint = For instance: no works in progress.
conformite-lift = Ask for it again
conformite-former = Once said to be “not applicable”
conformite-from-until = from { $from } to { $until }
conformite-held-on = Yearly general meeting
conformite-held-on-hint = The next one, or the last one until the next has a date.
conformite-save = Save the date
conformite-waiver = General meeting that decided to do without the online space
conformite-waiver-hint = Its date; empty if none did. An import of buildings changes it only if it gives another one.
conformite-save-waiver = Save the waiver
conformite-saved = Saved.
