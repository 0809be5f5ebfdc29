## Profile, “Notifications”
notifications-title = Notifications
notifications-profile-text = Choose which messages you want: new documents, days to pay by.
notifications-profile-see = Choose my notifications
notifications-lead = These messages go to { $email }, once a day at most, and only when there is something new.
notifications-off = This service does not send these messages at present. Your choice is kept.
notifications-documents = New documents
notifications-documents-hint = How many documents wait for you, and at which agency. Neither their titles nor what they say is ever written there.
notifications-due = Payment due soon
notifications-due-hint = Some days before a day to pay by, if your account is in debit. No amount is written there.
notifications-save = Save
notifications-saved = Your choice is saved.
notifications-always = Messages that always come
notifications-always-text = New device, password, e-mail address, contract added or removed: these messages protect your account and cannot be turned off. We send no advertising.

## The link of a message
notifications-stop-title = Get no more of these messages
notifications-stop-documents = You will no longer be told by e-mail of new documents. They stay available on this site.
notifications-stop-due = You will no longer be told by e-mail before a day to pay by.
notifications-stop-others = Messages that protect your account will still come.
notifications-stop = Get no more of these messages
notifications-stopped = Done
notifications-stopped-documents = You will get no more messages about new documents.
notifications-stopped-due = You will get no more messages before a day to pay by.
notifications-stop-unknown = Open it from a recent message, or choose your notifications in your profile.
notifications-see = See all my notifications

## The messages
digest-documents-subject = New documents are waiting for you – { $agency }
digest-documents-body = Documents that you have not opened yet were made available to you:
digest-documents-line = { $agency }: { $kinds }.
digest-documents-kind = { $kind } ({ $count })
digest-documents-button = See my new documents
digest-due-subject = A payment is due soon – { $agency }
digest-due-body = You have something to pay in the coming days:
digest-due-line = { $agency }: by { $day }.
digest-due-paid = If you have just paid, or if your agency debits the amount, there is nothing to do.
digest-due-button = See where I stand
digest-small = You get this message once a day at most. To choose your messages, open “Profile”, then “Notifications”.
digest-stop = Get no more of these messages
