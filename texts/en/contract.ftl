contract-crumbs = Breadcrumb
contract-parts = This contract
contract-reference-in-line = reference
contract-account = Account
contract-documents = Documents
contract-contacts = Contacts
contract-newest = Latest entries
contract-statement = Account statement
contract-quittances = Rent receipts
contract-debit = Debit
contract-credit = Credit
contract-entry-reversal = cancels an entry
contract-entry-corrected = corrected

contract-home = My home
contract-copropriete = My copropriété
contract-property = My property
contract-qualite = Your capacity
contract-immeuble = Building
contract-address = Address
contract-lots = { $count ->
    [one] Lot
   *[other] Lots
}
contract-tantiemes = { $count ->
    [one] { $count } tantième
   *[other] { $count } tantièmes
}
contract-started = Start
contract-ended = End
contract-holder = In the name of
contract-other-holders = { $count ->
    [one] One other person has access to it, with an account of their own.
   *[other] { $count } other people have access to it, each with an account of their own.
}

contract-others = My other contracts
contract-one = Another contract?
contract-all = All my contracts
