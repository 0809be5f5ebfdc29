imports-lead = Each file is first read without writing anything. You see what it would do, then import it or discard it.
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
imports-kind-mandats = Mandates of the conseil syndical
imports-kind-entries = Ledger entries
imports-state-reading = being read
imports-state-shown = to be confirmed
imports-state-applying = being imported
imports-state-applied = imported
imports-state-condemned = refused
imports-state-discarded = discarded
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
imports-failed = This did not work
imports-failed-text = Nothing was written. Discard this file, then send it again.
imports-applied = { $count ->
    [one] Import finished: { $count } row taken in.
   *[other] Import finished: { $count } rows taken in.
}
imports-condemned = The whole file is refused, nothing was written
imports-again = Send another file
imports-expired = This file was not confirmed in time. Send it again.
imports-discarded = Import discarded, nothing was written.
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
imports-discard = Discard
imports-parts = Details of the report
imports-part-refused = Refused ({ $count })
imports-part-ended = Ended ({ $count })
imports-part-changed = Changed ({ $count })
imports-part-created = Created ({ $count })
imports-part-unnamed = Files without a line ({ $count })
imports-part-flawed = To be checked ({ $count })
imports-ends-text = These contracts and mandates get a last day. The person still sees the contract, marked as ended, but not what is published after that day.
imports-ends-held = { $name }: the person has an account and loses access to what follows.
imports-ends-unheld = { $name }: nobody signs in for it.
imports-unnamed = No line of the index names this file: it is not published.
imports-change = { $column }: “{ $before }” becomes “{ $after }”
imports-change-new = { $column }: “{ $after }”, nothing before
imports-change-gone = { $column }: nothing any more, “{ $before }” before
imports-change-hidden = { $column }: a new value, which is not repeated here
imports-document = { $title } – { $whom }
imports-report-gone = The details of this report are no longer kept: they held names and addresses.
imports-documents-new = Import documents
imports-documents-lead = An index describes each file. Nothing is published at this step: a report shows you what would be.
imports-documents-index = Index
imports-documents-index-hint = CSV or JSON, with the columns described for the import of documents. A line may also withdraw a document.
imports-documents-index-kept = Index received. Choose another one only to replace it.
imports-documents-files-hint = PDF, PNG or JPEG, at most { $each } each. At most { $files } files and { $together } in all. No archives.
imports-line = Line { $line }
imports-report = Download the whole report (CSV)
imports-csv-line = Line
imports-csv-cell = Column
imports-csv-part = Outcome
imports-csv-why = Reason
imports-csv-refused = refused
imports-csv-flawed = imported, to be checked
imports-csv-ended = ended
imports-csv-changed = changed
imports-csv-created = created
imports-csv-unnamed = file without a line
imports-csv-reference = Reference
imports-csv-before = Before
imports-csv-after = After
imports-csv-hidden = (a new value)

mistake-import-missing = Choose a file
mistake-import-format = Choose a file whose name ends in .csv, .txt or .json
mistake-import-too-large = This file is too large: send it in several parts
mistake-import-kind-missing = Choose what the file holds
mistake-import-day-wrong = Enter a day in the past, or today
