## My data
data-title = My data
data-profile-text = Get a copy of what we keep about you, or close your account.
data-see = See my data
data-kept = What we keep, and for how long
data-kept-text = Each kind of data has its reason and its time. Your agencies also keep files of their own: to see or correct those, ask them.
data-mails = Messages that you get
data-mails-text = Messages that protect your account and your access always come: new device, password, address, contract added or removed. The others are your choice. We send no advertising.

copy-title = Get a copy
copy-text = One zip file: your information, your contracts, your entries, your activity, and all the documents that you can open. The information is written in a form that other programs can read (JSON).
copy-ask = Prepare my copy
copy-how = It may take a few minutes. A message will tell you, and the copy will stay available for { $time }.
copy-waiting = Your copy has been under way since { $when }. You can close this page: a message will tell you.
copy-refresh = See how far it is
copy-ready = Your copy is ready
copy-ready-until = It will be erased on { $when }.
copy-take = Download my copy (zip, { $size })
copy-care = This file holds private information: do not leave it on a shared device.
copy-failed = The last copy could not be prepared. You can ask for another one.
copy-nothing = Your account never had a contract: we only keep your e-mail address.

## Closing my account
closure-title = Close my account
closure-text = You will not see anything here any more. Your contracts with your agencies go on: closing this account ends none of them.
closure-see = See what it changes
closure-lead = The account { $email } will be closed at once, and cannot be opened again.
closure-ends = What ends
closure-ends-access = You will no longer have online access to your contracts, accounts and documents.
closure-ends-mails = You will get no more messages from this service.
closure-ends-consents = What you agreed to, such as electronic quittances, ends: your agency owes you paper again.
closure-ends-identity = Your e-mail address, your password, your devices and your names are erased.
closure-held = The files that will leave your space
closure-stays = What stays
closure-stays-contracts = Your contracts are not ended. Each agency keeps its own files, as the law requires.
closure-stays-trail = The trace of what happened stays for a year, for everybody's safety, under a number without your name or address.
closure-stays-back = To come back you will need new credentials from your agency. It will be a new account.
closure-copy-first = First keep what you may need:
closure-sure = I have read the above and want to close my account.
closure-go = Close my account
closure-not-before = Your e-mail address changed a short while ago, and the former address can still undo that. You can close your account after { $when }.
closed-title = Your account is closed
closed-text = You are signed out of all your devices. A last message has just left to confirm it.
closed-back = To come back one day, ask your agency for new credentials.

## Copy ready
mail-copy-ready-subject = The copy of your data is ready – { $agency }
mail-copy-ready-body-1 = The copy of your data that you asked for is ready. It will be erased on { $until }.
mail-copy-ready-body-2 = To download it, sign in: you will be asked for your password.
mail-copy-ready-button = Download my copy
mail-copy-ready-small = If it was not you, choose another password.

## Account closed
mail-account-closed-subject = Your account is closed – { $agency }
mail-account-closed-asked = On { $when }, your account was closed as you asked. This address no longer opens anything.
mail-account-closed-unused = On { $when }, your account was closed: nobody had signed in for a long time, and we had told you twice.
mail-account-closed-body = Your contracts are not ended and your agencies keep their files. To come back, ask them for new credentials.
mail-account-closed-small = This is the last message of this service. If it was not you, tell your agency.

## Account that nobody uses
mail-account-idle-subject = Your account is about to be closed – { $agency }
mail-account-idle-body-1 = Nobody has signed in to your account for a long time. Unless somebody does, it will be closed on { $day }.
mail-account-idle-body-2 = To keep it, just sign in once. Otherwise there is nothing to do: your contracts do not change.
mail-account-idle-button = Keep my account
mail-account-idle-small = Forgotten your password? Ask for another one on the sign-in page.
