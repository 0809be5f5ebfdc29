## Changing the e-mail address
email-title = E-mail address
email-now = Present address
email-new = New e-mail address
email-replaced = It will replace
email-lead = You sign in with your e-mail address. We will send the new one a link, valid for { $time }: your address only changes once that link is opened and confirmed.
email-after = After the change all your devices are signed out. Your present address gets a message, with a way to undo everything for { $time }.
email-after-passing = After the change all your devices are signed out. Your present address has been your account's for less than { $time }: it will be told, but can undo nothing.
email-send = Send me the link
email-waiting = If the address { $email } can be used, a link has just been sent to it. Open it on this device, or sign in first.
email-waiting-until = The link is valid until { $time }.
email-waiting-nothing = Nothing there? Look among your junk mail, then check the address that you typed. You can type another one below.
email-cancel = Give up this change
email-cancelled = Change given up. Your address stays the same.
email-confirm-title = Confirm the new address
email-confirm-text = All your devices will be signed out. You will then sign in with the new address and your usual password.
email-confirm = Confirm this address
email-done = E-mail address changed
email-done-text = From now on, sign in with your new address. Your password has not changed.
email-gone-superseded = This change was given up
email-gone-unknown = This link is not about this account
email-gone-taken = This address cannot be used
email-gone-expired-text = A link is only valid for { $time }. Ask for another one.
email-gone-used-text = Your address was changed with this link.
email-gone-superseded-text = Another change was asked for since, or your password changed. Your address stays the same.
email-gone-unknown-text = The link is incomplete, or it was asked for from another account. Your address stays the same.
email-gone-taken-text = Another account already uses this address. Your address stays the same.

## Back to the former address
email-restore-title = Undo the change of address
email-restore-lead = Your account will get its former address back, with a new password. All signed-in devices will be signed out.
email-restore-back = The address that comes back
email-restore-away = The address that is removed
email-restore = Put my address back
email-restored = Address put back
email-restored-text = Your account has its former address again. Sign in with it and your new password.
email-restored-mailbox = If somebody else had changed your address, change the password of your mailbox too, and tell your agency.
email-undo-superseded = This link is of no use any more
email-undo-superseded-text = The account went back to an older address, or the operator of the service made it safe again. If you cannot sign in any more, call your agency.
email-undo-taken = The former address now opens another account
email-undo-used-text = The former address was already put back with this link.
email-undo-gone-text = If you cannot sign in any more, ask for a new password or call your agency.

mistake-email-same = This is your account's address already

## Link sent to the new address
mail-email-change-subject = Confirm your new address – { $agency }
mail-email-change-body-1 = On { $when }, this address was asked for as the new sign-in of an account.
mail-email-change-body-2 = To finish, open the link on a device where the account is signed in, then confirm. Nothing changes before.
mail-email-change-button = Confirm my address
mail-email-change-small = This link is valid for { $valid } and works once.

## Address taken
mail-email-taken-subject = You already have an account – { $agency }
mail-email-taken-body-1 = On { $when }, somebody asked to use your address for another account. You already have an account at this address: nothing has changed.
mail-email-taken-body-2 = If it was you, sign in with this address. A contract of another account is added with new credentials from your agency.
mail-email-taken-body-3 = Forgotten your password? The link below lets you choose another one.
mail-email-taken-button = Choose another password

## Change asked for, to the present address
mail-email-asked-subject = A change of address was asked for – { $agency }
mail-email-asked-body-1 = On { $when }, it was asked to replace your account's address by { $email }.
mail-email-asked-body-2 = Nothing has changed yet: the new address must be confirmed first.
mail-email-asked-button = It was not me: choose another password
mail-email-asked-small = Choosing another password stops this change and signs out all your devices.

## Change made, to the former address
mail-email-changed-subject = Your account's address has changed – { $agency }
mail-email-changed-body-1 = On { $when }, your account's address was replaced by { $email }. This address no longer opens the account.
mail-email-changed-body-2 = If it was you, there is nothing to do.
mail-email-changed-button = It was not me: put my address back
mail-email-changed-small = This link is valid until { $until }. It puts this address back, signs out all devices and asks for a new password.
mail-email-changed-passing = If it was not you: this address was the account's for a short time only, and cannot come back from here. Open the link that was sent to the address before it, or call your agency.

## Change made, to the new address
mail-email-new-subject = Your new address is confirmed – { $agency }
mail-email-new-body-1 = Since { $when }, you sign in to your account with this address.
mail-email-new-body-2 = Your password has not changed. Your devices were signed out: sign in with this address.
mail-email-new-small = The former address was told.

## Former address put back
mail-email-restored-subject = The account's former address is back – { $agency }
mail-email-restored-body-1 = On { $when }, the account's change of address was undone. The account has the address { $email } again, with a new password.
mail-email-restored-body-2 = All devices were signed out. If it was not you, tell your agency.
mail-email-restored-lost-1 = This address no longer opens the account.
mail-email-restored-lost-2 = If you did mean to change your address, somebody else reads the former one: call your agency without delay. It can suspend the access to your contracts, then restore it together with you.
mail-email-restored-contact = { $name }: { $phone }
