# Requests to agencies: the person's pages, the agency's pages, and their e-mails.

space-demandes = Requests
demandes-title = My requests
demandes-lead = A question, a problem, a complaint: write to your agency and follow its answers here.
demandes-new = New request
demandes-none = No request
demandes-none-text = Your requests and your agencies' answers will appear here.
demandes-none-found = No request matches
demandes-none-found-text = Change the filters or show everything.
demandes-shared-with-you = shared with you
demandes-last-at = Last exchange
demandes-no-contract = A request is about a contract, and none is linked to your account.
demandes-which-contract = About which contract?

demandes-state = Status
demandes-state-all = All statuses
demandes-state-sent = sent
demandes-state-taken = in progress
demandes-state-waiting = waiting for you
demandes-state-waiting-agency = waiting for the person
demandes-state-closed = closed
demandes-reason-settled = settled, says the person
demandes-reason-resolved = resolved
demandes-reason-no-action = no further action
demandes-reason-duplicate = same as another request
demandes-reason-not-ours = not a matter for the agency
demandes-reason-other = another reason

demandes-answer-days = { $days ->
    [one] Usual answer within one working day: { $agency }.
   *[other] Usual answer within { $days } working days: { $agency }.
}
demandes-category = Category
demandes-category-choose = Choose a category
demandes-subject = Subject
demandes-body = Your request
demandes-at-most = { $max } characters at most
demandes-files = Photos or PDF (optional)
demandes-files-hint = { $files } files at most (JPEG, PNG or PDF), of { $most } each. Where and when photos were taken is erased.
demandes-files-again = Files are not kept: choose them again.
demandes-share = The other holders of the contract may see it too
demandes-send = Send the request
demandes-cancel = Cancel

demandes-thread = Exchanges
demandes-facts = The request
demandes-number = Number
demandes-contract = Contract
demandes-agency = Agency
demandes-opened-at = Sent on
demandes-followed = Follow-up
demandes-not-followed = Nobody in particular yet
demandes-readers = Who sees it
demandes-is-shared = The holders of the contract and the agency
demandes-is-own = You and the agency
demandes-reply = Your answer
demandes-reply-send = Send the answer
demandes-settled = My problem is settled
demandes-reopen-until = You can reopen this request until { $day }.
demandes-reopen-why = Why reopen it
demandes-reopen = Reopen the request
demandes-too-late = This request was closed too long ago to be reopened.
demandes-done-sent = Your request has been sent
demandes-done-answered = Your answer has been sent
demandes-done-closed = The request is closed
demandes-done-reopened = The request is open again
demandes-you = You
demandes-other-holder = { $name } (other holder)
demandes-holder = { $name } (holder { $number })
demandes-file = Download { $name } ({ $weight })
demandes-event-note = Internal note
demandes-event-taken = Request taken up
demandes-event-assigned = Assigned to { $name }
demandes-event-unassigned = No longer assigned
demandes-event-followed = Somebody at the agency follows the request
demandes-event-unfollowed = The request waits for somebody else at the agency
demandes-event-asked = The agency waits for your answer
demandes-event-asked-agency = Waiting for the person
demandes-event-closed = Request closed: { $reason }
demandes-event-reopened = Request reopened

inbox-settings = Settings of requests
inbox-templates = Templates of answers
inbox-search = Search
inbox-search-hint = Number of the request, name or reference of the tiers, reference of the contract
inbox-state-open = Open
inbox-state-all = All
inbox-category-all = All categories
inbox-assigned = Assignment
inbox-assigned-all = All
inbox-assigned-me = To me
inbox-assigned-nobody = To nobody
inbox-assigned-somebody = To somebody
inbox-count = { $count ->
    [0] No request
    [one] { $count } request
   *[other] { $count } requests
}
inbox-none = No open request
inbox-none-text = Requests of your tenants, landlords and co-owners will arrive here.
inbox-waits-since = Waiting for an answer since
inbox-export = Export (CSV)
inbox-closed-at = Closed on
inbox-tiers = Tiers
inbox-tiers-reference = Reference of the tiers
inbox-shared = All holders of the contract
inbox-not-shared = Its author alone
inbox-answer = Answer
inbox-answer-body = Answer
inbox-files = Files (optional)
inbox-asks = Wait for the person: an answer is asked for
inbox-send = Send the answer
inbox-template = Start from a template
inbox-template-hint = Its words replace what is written in the answer.
inbox-template-choose = No template
inbox-template-put = Insert the template
inbox-assign-to = Assign to
inbox-assign = Assign
inbox-note = Internal note
inbox-note-words = Note
inbox-note-hint = Read within the agency only, never by the person.
inbox-note-add = Add the note
inbox-close = Close the request
inbox-close-words = Details (optional)
inbox-reopen = Reopen the request
inbox-reopen-words = Why reopen it
inbox-seen-by-person = The person will read it.
inbox-done-answered = The answer has been sent
inbox-done-assigned = The assignment is saved
inbox-done-noted = The note is added
inbox-done-closed = The request is closed
inbox-done-reopened = The request is open again
inbox-categories-text = One category a line, in the order in which they are offered. A request keeps the category that it had when it was sent.
inbox-categories-locataire = Categories for tenants
inbox-categories-bailleur = Categories for landlords
inbox-categories-coproprietaire = Categories for co-owners
inbox-answer-days = Announced answer (working days)
inbox-answer-days-hint = From 1 to 60, or empty to announce nothing. The person reads it before sending a request and while waiting.
inbox-days = { $days ->
    [one] { $days } working day
   *[other] { $days } working days
}
inbox-save = Save
inbox-saved = The settings are saved
inbox-templates-none = No template: write one, and it will be offered at each answer.
inbox-template-add = Add a template
inbox-template-change = Change the template
inbox-template-title = Name of the template
inbox-template-body = Text
inbox-template-remove = Delete “{ $title }”

mistake-demande-moved = This request has changed meanwhile: the page is up to date, try again if need be.
mistake-too-often = You have written a lot in a short time. Try again in { $wait }.
mistake-days-out-of-range = Enter a number from 1 to { $max }, or nothing
mistake-too-many-templates = There are 50 templates already: delete one first
unfit-too-many-attachments = Choose fewer files

demandes-mail-received-subject = We have received your request { $number }
demandes-mail-received-body = { $agency } has received your request.
demandes-mail-answered-subject = { $agency } has answered you (request { $number })
demandes-mail-answered-body = { $agency } has answered your request.
demandes-mail-closed-subject = Your request { $number } is closed
demandes-mail-closed-body = { $agency } has closed your request. The reason is on the site.
demandes-mail-reopened-subject = Your request { $number } is open again
demandes-mail-reopened-body = { $agency } has reopened your request.
demandes-mail-which = Request { $number }: { $category }.
demandes-mail-answer-on-site = Read and answer on the site: nobody would read an answer to this e-mail.
demandes-mail-answer-in-office = Read and answer in the agency's space: nobody would read an answer to this e-mail.
demandes-mail-button = See the request
demandes-mail-opened-subject = Request { $number }: new request
demandes-mail-message-subject = Request { $number }: new message
demandes-mail-back-subject = Request { $number }: reopened by the person

office-demandes = Requests
mailed-demande = Follow-up of a request
activity-demande-opened = Request sent
activity-demande-answered = Message written in a request
activity-demande-closed = Request closed
activity-demande-reopened = Request reopened
activity-demande-file = File of a request opened
journal-kind-demande-opened = Request sent
journal-kind-demande-answered = Message written in a request
journal-kind-demande-noted = Internal note written in a request
journal-kind-demande-assigned = Request assigned
journal-kind-demande-closed = Request closed
journal-kind-demande-reopened = Request reopened
journal-kind-demande-file-opened = File of a request opened
journal-kind-demandes-exported = List of requests exported
journal-kind-demandes-changed = Settings of requests changed
