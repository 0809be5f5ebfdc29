home-title = My contracts
home-add = Add a contract
home-added = Contract added. You will find it at every sign-in.
home-detached = Contract detached. It no longer appears in your space.
home-activated = Your account is active. From now on, sign in with your email address.
home-reference = Reference
home-detach = Detach this contract
home-empty = No contract yet
home-empty-text = Your contracts will appear here as soon as you have added them with your agency's temporary credentials. If your agency has withdrawn your access to a contract, only the agency can give it back.

home-ended = ended on { $day }

home-account = See the account
home-documents = See the documents
home-which = ({ $contract })
home-suspended = The access to this record is suspended. Call your agency: it can restore the access at any time.
home-no-contract = No contract sent yet. They will appear here as soon as the agency has sent them.

home-to-do = To do
home-to-do-none = Nothing to pay within 30 days, going by the accounts that your agencies have sent.
home-to-do-unknown = What you have to pay will appear here as soon as your agencies have sent your accounts.
home-late = { $amount } overdue since { $day }
home-due = { $amount } to pay before { $day }
home-new-documents = New documents
home-new-documents-all = See all new documents
home-new-documents-none = Nothing new. Documents that your agencies publish will appear here until you open them.

home-filter = Choose which contracts are shown
home-filter-agency = Agency
home-filter-agency-all = All agencies
home-filter-qualite = Capacity
home-filter-qualite-all = All capacities
home-filter-go = Filter
home-filter-none = None of your contracts matches these filters.
home-filter-clear = See all my contracts

home-pages = Pages of contracts
home-page = Page { $page } of { $pages }, { $contracts } contracts
home-previous = Previous contracts
home-next = See the other contracts
