quittances-title = Rent receipts
quittances-quittance = Rent receipt (quittance)
quittances-recu = Receipt for a part payment (reçu)
quittances-reference = Reference { $reference }

## The consent (loi 89-462, art. 21). A wording that was agreed to never changes: a new one is a new message
consent-quittance-1 = I agree to receive my rent receipts electronically in this space instead of on paper. I can take this back at any time.
quittances-ask = Receive your rent receipts here
quittances-ask-text = If you agree, your rent receipt appears on this page as soon as a term is fully paid. For a term that is paid in part, it is a part-payment receipt.
quittances-ask-free = If you do not, nothing changes: your agency gives them to you as it does today, free of charge in both cases.
quittances-accept = Accept
quittances-agreement = Your agreement
quittances-agreed = You agreed to receive your rent receipts here on { $moment }.
quittances-withdraw-text = If you take this back, your rent receipts will no longer be shown here, from now on. Ask your agency for them instead.
quittances-withdraw = Stop receiving my rent receipts online

## The terms
quittances-as-of = According to the account that your agency sent as of { $day }.
quittances-none = No term yet
quittances-none-text = Your rent receipts will appear here as soon as your agency has sent your rents and payments.
quittances-paid = Paid
quittances-in-part = Paid in part
quittances-unpaid = Not paid
quittances-sums = Rent { $loyer }, charges { $charges }, total { $total }
quittances-in-part-sums = { $paid } paid, { $left } left to pay
quittances-due = Due on { $day }
quittances-span = from { $from } to { $until }
quittances-download-quittance = Download the rent receipt
quittances-download-recu = Download the part-payment receipt

## On paper
quittances-locataire = Tenant: { $name }
quittances-place = Home: { $place }
quittances-period = Period: { $span }
quittances-detail = Detail of the amounts
quittances-what = Item
quittances-amount = Amount paid
quittances-asked = Asked
quittances-already-paid = Paid
quittances-left = Still due
quittances-loyer = Rent
quittances-charges = Charges
quittances-total = Total
quittances-acquits = { $societe } acknowledges that it has received from { $name } the sum of { $amount } for the rent and charges of this period, and gives full receipt for it, all its rights reserved.
quittances-acknowledges = { $societe } acknowledges that it has received from { $name } the sum of { $amount }, towards the rent and charges of this period. { $left } is still due.
quittances-paid-on = { $count ->
    [one] Date of payment: { $days }.
   *[other] Dates of payment: { $days }.
}
quittances-replaces = This rent receipt cancels all receipts that may have been issued before for a part payment of the amount of this term.
quittances-recu-only = This is not a full rent receipt (quittance): it is only for a part payment of the term.

## In the profile and beside documents
consents-title = My agreements
consents-none = You have agreed to nothing yet. Each agreement that you give will appear here, with its date.
consents-quittance = Rent receipts sent electronically
consents-given = Given on { $moment }
consents-withdrawn = Taken back on { $moment }
consents-of = ({ $contract })
documents-agree-text = To receive your rent receipts here too, give your agreement, contract by contract:
