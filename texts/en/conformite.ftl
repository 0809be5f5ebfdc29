# Agency area: what copropriétés must have online.

conformite-lead = What the décret of 23 May 2019 wants online in each copropriété, and what is missing.
conformite-none = No copropriété
conformite-none-text = The immeubles whose syndic the société is appear here as soon as they are imported.
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
conformite-waived-on = The assemblée générale of { $day } decided to do without the online space (loi of 10 July 1965, art. 18). Nothing is required there.
conformite-assemblee-on = assemblée générale on { $day }
conformite-window = Assemblée générale on { $day }: documents are brought up to date and online within the three months before, from { $opens }.
conformite-fresh = All that is online was brought up to date since.
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
conformite-said = { $who }, { $day }
conformite-former-colleague = a former colleague
conformite-exempt = Not applicable
conformite-exempt-lead = This document is no longer asked for in this copropriété. The reason stands on the page given to the conseil syndical.
conformite-reason = Reason
conformite-reason-hint = For instance: no works in progress.
conformite-lift = Ask for it again
conformite-former = Once said to be “not applicable”
conformite-from-until = from { $from } to { $until }
conformite-held-on = Next assemblée générale
conformite-held-on-hint = Empty while its date is not set.
conformite-save = Save the date
conformite-waiver = Assemblée that decided to do without the online space
conformite-waiver-hint = Its date; empty if none did. An import of immeubles may change it.
conformite-save-waiver = Save the waiver
conformite-saved = Saved.
