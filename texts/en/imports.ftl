imports-lead = Each file is first read without writing anything. You see what it would do, then import it or give it up.
imports-new = Import a file
imports-none = No import
imports-none-text = Send the tiers and their contracts first, then buildings, lots, mandates and entries.
imports-sent = Sent by { $name }, { $when }
imports-confirmed = Confirmed by { $name }, { $when }
imports-counts = Created: { $created } · changed: { $changed } · ended: { $ended } · refused: { $refused }
imports-kind = What the file holds
imports-kind-choose = Choose what it holds
imports-kind-tiers = Tiers and contracts
imports-kind-immeubles = Buildings
imports-kind-lots = Lots
imports-kind-mandats = Mandates of the council
imports-kind-entries = Ledger entries
imports-state-reading = being read
imports-state-shown = to be confirmed
imports-state-applying = being imported
imports-state-applied = imported
imports-state-condemned = refused
imports-state-discarded = given up
imports-state-expired = expired
imports-new-lead = Nothing is written at this step: a report shows you what the file would do.
imports-file = File
imports-file-hint = CSV or JSON, at most { $size } MiB and { $rows } rows, in UTF-8 or as Excel saves it.
imports-as-of = Entries are complete until
imports-as-of-hint = For entries only: it is the date of the balance shown.
imports-send = Send and see the report
imports-reading = Reading the file
imports-applying = Import under way
imports-refreshed = This page refreshes by itself. You may leave it.
imports-refresh = Refresh now
imports-failed = This did not succeed
imports-failed-text = Nothing was written. Give this file up, then send it again.
imports-applied = { $count ->
    [one] Import finished: { $count } row taken in.
   *[other] Import finished: { $count } rows taken in.
}
imports-condemned = The whole file is refused, nothing was written
imports-again = Send another file
imports-expired = This file was not confirmed in time. Send it again.
imports-discarded = Import given up, nothing was written.
imports-moved = The records have changed since the report before: nothing was written. Here is what the file would do now.
imports-read = Rows read
imports-created = Created
imports-changed = Changed
imports-ended = Ended
imports-unchanged = Unchanged
imports-refused = Refused
imports-confirm-title = Import this file
imports-confirm-text = Everything is written at once, or nothing is.
imports-confirm-refused = { $count ->
    [one] The refused row is left out.
   *[other] The { $count } refused rows are left out.
}
imports-confirm = { $count ->
    [one] Import { $count } row
   *[other] Import { $count } rows
}
imports-nothing = This file would change nothing: everything is up to date.
imports-discard = Give up
imports-parts = Details of the report
imports-part-refused = Refused ({ $count })
imports-part-ended = Ended ({ $count })
imports-part-flawed = To be checked ({ $count })
imports-ends-text = These contracts and mandates get a last day. The person still sees the contract, marked as ended, but not what is published after that day.
imports-ends-held = { $reference }, { $name }: the person has an account and loses access to what follows.
imports-ends-unheld = { $reference }, { $name }: nobody signs in for it.
imports-line = Line { $line }
imports-report = Download these rows (CSV)
imports-csv-line = Line
imports-csv-cell = Column
imports-csv-part = Outcome
imports-csv-why = Reason
imports-csv-refused = refused
imports-csv-flawed = imported, to be checked
imports-csv-ended = ended

mistake-import-missing = Choose a file
mistake-import-format = Choose a file whose name ends in .csv, .txt or .json
mistake-import-too-large = This file is too large: send it in several parts
mistake-import-kind-missing = Choose what the file holds
mistake-import-day-wrong = Enter a day in the past, or today
