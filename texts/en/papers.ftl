# Agency area: the documents of the société.

papers-publish = Publish a document
papers-none = No document published
papers-none-text = Publish a document: you choose for whom, and see who will be able to read it before you confirm.
papers-none-found = No document matches
papers-state = State
papers-state-all = All states
papers-state-current = Online
papers-state-expired = Expired
papers-state-withdrawn = Withdrawn
papers-state-replaced = Replaced
papers-published-on = Published on { $day }
papers-withdrawn-on = Withdrawn on { $day }

papers-whom-contract = Holders of contract { $place }
papers-whom-tiers = { $place }
papers-whom-coproprietaires = Co-owners: { $place }
papers-whom-conseil = Conseil syndical: { $place }
papers-audience-contract = The holders of a contract
papers-audience-tiers = One record
papers-audience-coproprietaires = All co-owners of an building
papers-audience-conseil = The conseil syndical of an building
papers-group-coproprietaires = Copropriété: for all co-owners
papers-group-coproprietaire = Copropriété: for one co-owner
papers-group-conseil = Copropriété: for the conseil syndical
papers-group-others = Lettings and others
papers-law = Legal list { $list }, { $number }° (decree of 23 May 2019)

papers-file = File
papers-file-hint = PDF, PNG or JPEG, { $most } at most. Photographs lose when and where they were taken.
papers-file-same = Without a new file, the present content is kept.
papers-file-kept = File received: { $name } ({ $weight }). No need to choose it again.
papers-title = Title
papers-title-hint = What your customers will read, and the name of the file that they will save.
papers-choose = Choose
papers-audience = For whom
papers-audience-hint = What the law keeps for some cannot be published for others.
papers-audience-by-kind = As the kind of document says
papers-target = Reference
papers-target-hint = That of the building, contract or record, as your software writes it.
papers-dated-on = Date of the document
papers-dated-on-hint = The date that it bears, not today’s: co-owners read what dates from their time.
papers-period = Period (optional)
papers-period-from = From
papers-period-until = Until
papers-exercice = Financial year (optional)
papers-valid-until = Valid until (optional)
papers-valid-until-hint = For an insurance, a survey, a contract.
papers-next = Nothing is published yet: you will first see who will be able to read it.
papers-continue = Continue

papers-check = Check before publishing
papers-change = Change
papers-caution-title = This PDF deserves a look
papers-caution-javascript = It holds JavaScript.
papers-caution-open-action = It does something when it is opened.
papers-caution-launch = It may start a program.
papers-caution-embedded-file = It holds another file.
papers-caution-text = Open it and make sure of where it comes from. This check looks for marks in the file without analysing it: its silence is no guarantee.
papers-who = Who will be able to read it
papers-who-by-consent = A rent receipt (quittance) is seen only by holders who agreed to receive it online, and once the term is paid.
papers-who-count = { $count ->
    [0] Nobody.
    [one] { $count } record.
   *[other] { $count } records.
}
papers-who-without = { $count ->
    [one] { $count } has not activated their access yet: they will read it afterwards.
   *[other] { $count } have not activated their access yet: they will read it afterwards.
}
papers-who-pages = Pages of readers
papers-no-access = no access
papers-confirm = Publish

papers-published-done = The document is published.
papers-withdrawn-done = The document is withdrawn: nobody can open it any more.
papers-shown-done = The document is published again.
papers-replace = Replace
papers-replace-lead = The new document will take the place of “{ $title }”. The former content can no longer be read; its fingerprint is kept.
papers-withdraw = Withdraw
papers-show-again = Publish again
papers-reference = Reference
papers-sha256 = Fingerprint (SHA-256)

## Mistakes
unfit-file-missing = Choose a file
unfit-file-too-large = Choose a file of { $most } at most
unfit-file-content = Choose a PDF, a PNG or a JPEG: this file is none of these, whatever its name
unfit-picture-damaged = Choose another picture: this one is incomplete or damaged
unfit-picture-too-large = Choose a smaller picture: this one has more than 40 million pixels
unfit-kind-missing = Choose the kind of document
unfit-audience-missing = Choose whom this document is for
unfit-audience-not-allowed = This kind of document may not be published for these readers
unfit-target-missing = Enter the reference of the building, contract or record
unfit-target-unknown = No building, contract or record of the company has this reference
unfit-title-missing = Enter a title
unfit-day-missing = Enter the date of the document
unfit-day-wrong = Enter a date that exists
unfit-period-wrong = Enter the first and the last day of the period, in this order
unfit-term-missing = Enter the period of the rent receipt (quittance), from the first to the last day
unfit-term-unpaid = The term is not fully paid: publish a partial receipt (reçu)
unfit-year-wrong = Enter a year, such as 2026
unfit-reason-missing = Enter a reason

papers-opened = Who opened it
papers-opened-count = { $count ->
    [0] Nobody has opened it yet.
    [one] { $count } record opened it.
   *[other] { $count } records opened it.
}
papers-opened-at = { $times ->
    [one] on { $day }
   *[other] { $times } times, last on { $day }
}
papers-versions = Former contents
papers-version-until = Replaced on { $day } by { $who }
papers-by-operator = the operator
papers-by-someone = a former colleague or software

papers-many = Publish several documents
papers-files = Files
papers-files-hint = PDF, PNG or JPEG, 100 files at most, each { $most } at most. No archives.
papers-files-kept = { $count ->
    [one] { $count } file received. No need to choose it again.
   *[other] { $count } files received. No need to choose them again.
}
papers-files-refused = { $count ->
    [one] { $count } file refused:
   *[other] { $count } files refused:
}
papers-index = Index (optional)
papers-index-hint = A CSV file with one line for each file, in the columns of the import of documents. With an index, the rest of this form is not read.
papers-same-for-all = Without an index: the same for all
papers-same-for-all-hint = Each document takes the name of its file as its title.
papers-together = { $count ->
    [one] { $count } document is ready.
   *[other] { $count } documents are ready.
}
papers-together-left-out = { $count ->
    [one] { $count } is left out.
   *[other] { $count } are left out.
}
papers-together-done = The documents are published.
papers-start-again = Start again
papers-index-line = Line { $line }
papers-index-line-of = Line { $line }: { $file }
papers-names = The index and the files
papers-names-matched = { $count ->
    [one] { $count } file named by the index and received
   *[other] { $count } files named by the index and received
}
papers-names-missing = { $count ->
    [one] { $count } file named by the index, but not received
   *[other] { $count } files named by the index, but not received
}
papers-names-unnamed = { $count ->
    [one] { $count } file received that the index does not name
   *[other] { $count } files received that the index does not name
}
papers-outcome-publish = To be published: { $title }
papers-outcome-replace = To replace: { $title }
papers-outcome-withdraw = To be withdrawn: { $title }
papers-effect = { $whom } – { $count }
papers-effect-before = Until now for others – { $whom }
papers-outcome-published = Published
papers-outcome-unnamed = No line of the index names this file.
papers-outcome-left-out = Left out

unfit-some-files-refused = Some files are refused: go on without them, or choose all files again
unfit-too-many-files = More than 100 files at a time
unfit-same-file-name = Another file has this name
