# A person's stronger sign-in: passkeys, two-step sign-in, recovery codes, loss.

## Profile
security-title = Stronger sign-in
security-lead = A password can be guessed or stolen. A passkey or a code from your phone protects your contracts and documents better.
security-profile-text = Sign in without a password, or have a code from your phone asked for as well.
security-profile-see = Manage stronger sign-in
security-step-up-lead = This is a sensitive action. Enter your password again.
security-code-hint = The one that the app on your phone shows now.

## Two-step sign-in
security-two-steps = Two-step sign-in
security-two-steps-off = Off. Once it is on, a code from an app on your phone is asked for after the password.
security-two-steps-on = On since { $when }. After your password, you are asked for a code.
security-set-up = Set up an app
security-replace = Change phone or app
security-with-passkey = Ask for a passkey after the password
security-turn-off = Turn two-step sign-in off
security-turn-off-text = Your password will be enough again. Your recovery codes will be worth nothing and your other devices will be signed out.
security-done-off = Two-step sign-in is off. Your other devices were signed out.
security-codes = Recovery codes
security-codes-text = Each opens once, when you no longer have your phone.
security-codes-renew-text = New codes replace all the former ones.
security-print = Print
security-save = Download
security-save-name = recovery-codes.txt
security-codes-go-on = Back to stronger sign-in

## Setting up an app
security-application = Set up an app
security-application-lead = An authenticator app gives a code that changes every 30 seconds. Nothing changes until you have entered a first code.
security-application-others = Your other devices will be signed out. You will be given ten recovery codes.

## Passkeys
passkeys-title = Passkeys
passkeys-hero = Sign in with your fingerprint, your face or your phone's code. No password to remember.
passkeys-none = You have no passkey yet.
passkeys-made = Created on
passkeys-used = Last used on
passkeys-unused = Never used
passkeys-rename = Rename
passkeys-remove = Delete
passkeys-of = the key { $name }
passkeys-make = Create a passkey
passkeys-make-lead = Your device will ask for your fingerprint, your face or its unlock code. The key stays in this device or in your password manager: we never see it.
passkeys-name = Name of the key
passkeys-name-hint = To know it again in the list, for example “Camille's phone”.
passkeys-new-name-hint = Leave it empty to have it named after the device or the password manager that it is in.
passkeys-make-go = Create the passkey
passkeys-script = A passkey needs JavaScript and a recent browser. Everything else here works without.
passkeys-cancelled = No key was created. You can try again.
passkeys-not-used = No passkey was used. You can try again, or enter your password.
passkeys-done-made = Passkey created.
passkeys-done-renamed = Passkey renamed.
passkeys-done-removed = Passkey deleted. Your other devices were signed out.
passkeys-remove-title = Delete a passkey
passkeys-remove-text = The key “{ $name }” will no longer open your account. Delete it in your device's settings too.
passkeys-review-title = Check your passkeys
passkeys-review-text = Your password was reset. Until you confirm that all these keys are yours, none opens your account without the password. Delete those that you do not recognise.
passkeys-review-go = All these keys are mine
passkeys-blocked = Blocked: it may have been copied.
passkeys-sign-in = Use a passkey

## Refused keys
mistake-passkey-name = Give the key a name
mistake-passkey-refused = This passkey could not be verified. Try again, or enter your password.
mistake-passkey-unknown = This passkey no longer belongs to an account. Enter your password.
mistake-passkey-challenge = The request is no longer valid. Try again.
mistake-passkey-origin = This passkey was used for another site. Check the address of the page.
mistake-passkey-unverified = Your device did not check that it was you. Unlock it with your fingerprint, your face or its code.
mistake-passkey-copied = This passkey seems to have been copied. To be safe it is blocked: delete it and create another.
mistake-passkey-too-many = You already have many passkeys. Delete one to create another.
mistake-passkey-known = This passkey is already registered.
mistake-passkey-on-hold = Your password was reset: sign in with it once, and check your passkeys.

## Loss of everything
loss-link = I have lost every way to sign in
loss-title = You no longer have any way to sign in
loss-lead = Without your app, your passkeys and your recovery codes, two-step sign-in can be removed, slowly and in plain sight.
loss-step-1 = 1. Ask for it here. A message goes to your e-mail address.
loss-step-2 = 2. Go to your agency with an identity document: it confirms that it is you.
loss-step-3 = 3. After a delay of { $delay }, during which you are told every day, two-step sign-in is removed. Your password is then enough.
loss-several = Your contracts belong to several agencies: none can confirm alone. Your request will be confirmed by whoever runs the service, whom your agency can tell.
loss-ask = Ask for the removal
loss-asked = Your request is recorded. A message was sent to you.
loss-due = Your identity is confirmed. Two-step sign-in will be removed on { $when }.
loss-stop = Signing in with a code, a passkey or a recovery code cancels the request.
loss-cancel-title = Cancel the removal
loss-cancel-lead = Somebody asked for the two-step sign-in of your account to be removed. Enter your password to cancel it.
loss-cancel-go = Cancel the request
loss-cancelled-title = Request cancelled
loss-cancelled = Nothing has changed. If you had asked for nothing, somebody knows your password: choose another.
loss-gone-title = This request is over
loss-gone = It was cancelled, or it is done.
loss-office-title = Loss of every way to sign in
loss-office-text = On { $when }, this person asked for their two-step sign-in to be removed. Confirm only if they are in front of you, with an identity document.
loss-office-sure = I have checked their identity document
loss-office-go = Confirm their identity
loss-office-done = Identity confirmed. The delay begins, and the person is told.

## Messages
security-mail-on-subject = Two-step sign-in is on – { $agency }
security-mail-on-body = On { $when }, two-step sign-in was turned on for your account, from { $device }.
security-mail-replaced-subject = New authenticator app – { $agency }
security-mail-replaced-body = On { $when }, another authenticator app took the place of the former one, from { $device }.
security-mail-off-subject = Two-step sign-in is off – { $agency }
security-mail-off-body = On { $when }, two-step sign-in was turned off for your account, from { $device }. The password is enough from now on.
security-mail-codes-subject = New recovery codes – { $agency }
security-mail-codes-body = On { $when }, new recovery codes took the place of the former ones, from { $device }.
security-mail-used-subject = Recovery code used – { $agency }
security-mail-used-body = On { $when }, a recovery code was used to confirm that it was you, from { $device }.
security-mail-used-left = Recovery codes left: { $left }.
security-mail-wrong-subject = Right password, wrong code – { $agency }
security-mail-wrong-body = On { $when }, from { $device }, your password was typed, and then a code or a passkey that is not the right one. Your account was not opened.
security-mail-wrong-yours = If it was you, there is nothing to do. If not, somebody knows your password: choose another one.
security-mail-wrong-small = If it happens again, you will not be told before 24 hours have passed.
security-mail-passkey-subject = Passkey created – { $agency }
security-mail-passkey-body = On { $when }, the passkey “{ $name }” was added to your account, from { $device }.
security-mail-passkey-removed-subject = Passkey deleted – { $agency }
security-mail-passkey-removed-body = On { $when }, the passkey “{ $name }” was deleted from your account, from { $device }.
security-mail-copied-subject = A passkey seems to be copied – { $agency }
security-mail-copied-body = On { $when }, the passkey “{ $name }” was presented with a counter already passed: it may have been copied. It is blocked, and all your devices were signed out. Delete it and create another.
security-mail-yours = If it was you, there is nothing else to do.
security-mail-button = It was not me: choose another password
security-mail-small = If it was not you, choose another password at once, then check stronger sign-in and the connected devices in your profile.
loss-mail-asked-subject = Removal of two-step sign-in asked for – { $agency }
loss-mail-asked-body = On { $when }, somebody who knows your password asked for the two-step sign-in of your account to be removed. Nothing changes until your identity is confirmed in person.
loss-mail-waits-subject = Two-step sign-in is about to be removed – { $agency }
loss-mail-waits-body = Your identity was confirmed. The two-step sign-in of your account will be removed on { $when }.
loss-mail-done-subject = Two-step sign-in removed – { $agency }
loss-mail-done-body = On { $when }, the two-step sign-in and the passkeys of your account were removed, as asked. All your devices were signed out. Your password is enough.
loss-mail-cancelled-subject = Removal request cancelled – { $agency }
loss-mail-cancelled-body = On { $when }, the request to remove two-step sign-in was cancelled. Nothing has changed.
loss-mail-stopped-body = A contract of another agency has come to your account since your identity was confirmed: one agency alone is no longer enough. Ask again if you still need it; the operator of the service will confirm it.
loss-mail-stopped-button = Sign in
loss-mail-button = Cancel the request
loss-mail-small = If you asked for nothing, cancel, then choose another password: somebody knows yours.
