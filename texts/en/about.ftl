## Help and contact
help-title = Help and contact
help-lead = Your agency answers all questions about your contracts and your credentials. This page explains the rest.
help-activate = Activate my account
help-activate-before = Open the address printed on your agency's letter, then enter the temporary username and password. Three steps follow:
help-activate-email = your email address, which becomes your username;
help-activate-password = the password of your choice;
help-activate-mail = the verification: open the message received and sign in with that password. This sign-in is what activates the account.
help-mail = The message does not arrive
help-mail-text = Allow a few minutes and look in your junk mail. The waiting page lets you send the message again and correct the address. A more recent link always replaces the earlier ones.
help-add = Add a contract
help-add-text = One account is enough for all your contracts, even at several agencies. Sign in, choose “Add a contract” and enter the temporary credentials of the new contract. Your password does not change.
help-letter = Letter lost or credentials expired
help-letter-text = Ask your agency for new credentials. The old ones then stop working.
help-password = Forgotten password
help-password-text = Give the email address of your account: a link valid for { $time } lets you choose a new one.
help-password-go = Ask for a link
help-mailbox = I no longer have access to my mailbox
help-mailbox-text = Call your agency. After checking, it can separate your contracts from the old account and give you new credentials.
help-call = Whom to call?
help-call-text = Your agency: its number is on its letters, and beside the sign-in form once the agency is chosen.

## Legal notice
legal-published-by = This space is provided to you by { $agency }, which answers for the information and the documents that it publishes here.
legal-published = This space is provided to you by your agency, which answers for the information and the documents that it publishes here.
legal-host = To know who publishes and hosts the service, ask your agency.
legal-software = Software
legal-software-text = The service runs on the Palier software, under the Apache 2.0 licence. The Atkinson Hyperlegible Next typeface is under the OFL licence, the Lucide icons under the ISC licence.
legal-notification = Legal value of documents
legal-notification-text = Putting a document online in this space is not a notification within the meaning of the law.
legal-terms = Terms of use of { $agency }

## Personal data
privacy-kept = What is kept
privacy-kept-account = Your account: the email address. Your password is not kept: only a code reckoned from it is, by which it cannot be found again.
privacy-kept-contracts = Your contracts: the information that each agency passes on, and the link between your account and these contracts.
privacy-kept-devices = For each connected device: what it is (“Chrome on Android”, say) and the beginning of its address on the Internet, as long as it stays signed in. Devices used before are remembered longer, to tell you when another one signs in.
privacy-kept-trail = A journal of sign-ins, changes of access and documents opened, to protect your account.
privacy-kept-unused = An account that nobody signs in to for three years is closed, after two messages of warning.
privacy-who = Who sees it
privacy-who-text = Each agency sees only its own files. It sees neither your password nor your contracts at another agency.
privacy-cookies = Cookies
privacy-cookies-text = Only necessary cookies are used: your sign-in, the language, the agencies chosen and the recognition of this device. None serves advertising or audience measurement, and nothing is loaded from another site.
privacy-rights = Your rights
privacy-rights-self = In “Profile”, “My data”, you can get a copy of what is kept at any time, or close your account.
privacy-rights-at = To see, correct or erase your data, write to { $agency }. Some must be kept for as long as the law requires.
privacy-rights-text = To see, correct or erase your data, write to your agency. Some must be kept for as long as the law requires.
privacy-cnil = If its answer does not satisfy you, you can complain to the CNIL, at cnil.fr.

## Accessibility
accessibility-title = Accessibility
accessibility-state = Accessibility: not compliant. No audit against the French RGAA standard has been made yet; until it is, this is the state that the law asks us to declare.
accessibility-aim = What we aim for
accessibility-aim-text = This space is designed to be used with a keyboard, with a screen reader, enlarged up to 400%, in a light or dark theme, and without JavaScript.
accessibility-tell = A difficulty?
accessibility-tell-text = Tell your agency: it must give you the information by another means and can report the defect to us.
accessibility-recourse = Without a satisfactory answer, you can turn free of charge to the French Defender of Rights, at defenseurdesdroits.fr or on 09 69 39 00 00.
