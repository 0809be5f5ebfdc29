# The agency's follow-up.

follow-up-associated = People on file with an account
follow-up-of-tiers = of { $tiers }, that is { $share }%
follow-up-live-pairs = Credentials issued, waiting
follow-up-expired-pairs = Credentials expired unused
follow-up-undelivered = E-mails not delivered
follow-up-undelivered-hint = An address on file is corrected in your management software. That of an account is up to the person alone: reach them by another means.
follow-up-all-delivered = Every e-mail has left.
follow-up-contested = Contested accesses
follow-up-contested-hint = They are suspended. Reach these people by a safe means, then restore or unlink their access.
follow-up-no-contested = No access is contested. When an access is activated with another address than the one on file, whoever reads that address can answer that it was not them: you would see it here.
follow-up-contested-line = { $name }, { $reference }
follow-up-activations = Activations of the last twelve months
follow-up-no-activation = Nobody has activated their account yet. Print letters from the portfolio: activations will appear here.
follow-up-by-month = Letters and activations, month by month
follow-up-month = Month
follow-up-letters = Print letters
follow-up-issued = Credentials issued
follow-up-used = Credentials used
follow-up-activated = Activations
follow-up-unread = Documents never opened
follow-up-unread-count = { $count ->
    [one] { $count } document published more than a month ago was opened by nobody.
   *[other] { $count } documents published more than a month ago were opened by nobody. The newest:
}
follow-up-all-read = No document older than a month waits for its first reader.
follow-up-imports = Last imports
follow-up-no-import = No file has been imported yet.
follow-up-import-by = Data received – { $who }
