## Forgotten password
reset-title = Forgotten password
reset-lead = Give the email address of your account. We will send it a link to choose a new password.
reset-email = Email address
reset-send = Receive the link
reset-back = Back to sign-in
reset-sent-page = Link requested
reset-sent = If an account exists for this address, you will receive a link in a few minutes.
reset-sent-validity = The link is valid for { $time } and works only once.
reset-sent-nothing = Check your junk mail, then the address that you typed. If you have never activated your account, use your agency's temporary credentials.
reset-sent-again = Enter another address
reset-choose-page = New password
reset-choose = Choose a new password
reset-choose-lead = All your signed-in devices will be signed out.
reset-save = Save the password
reset-done = Password reset
reset-done-text = Your password has been updated.
reset-done-redirect = You will be redirected in a few seconds…
reset-done-else = If you are not redirected, click here
reset-done-stay = Stay on this page
reset-gone-used = This link has already been used
reset-gone-expired-text = A link is valid for { $time } only. Ask for a new one.
reset-gone-used-text = Your password was changed with this link. If you need another one, ask for a new link.
reset-gone-superseded-text = Open the latest message: its link is the one that works. You can also ask for a new one.
reset-gone-unknown-text = Open it from the message, or copy the whole address. You can also ask for a new one.

## Profile
profile-title = Profile
profile-me = My details
profile-email = Email address, your username
profile-known-by = At { $agency }
profile-email-change = Change the e-mail address
profile-held-since = In your account since { $day }.
profile-detach = Detach
profile-me-hint = These names come from each agency's files. To correct them, contact the agency.
profile-password = Password
profile-password-text = A single password opens all your contracts.
profile-change = Change the password
profile-contracts-text = You can add to this account a contract of another agency, or a second contract of the same one.
profile-password-lead = Your other devices will be signed out and a message will tell you of the change.
profile-current = Current password
profile-changed = Password changed. Your other devices have been signed out.
profile-devices-text = See where your account is open, and sign out a lost or borrowed device from afar.
profile-devices-see = See the connected devices

## Connected devices
devices-title = Connected devices
devices-lead = Your account is open on these devices. A device that you sign out asks for the password again.
devices-this = This device
devices-seen = Last active on
devices-address = , address { $address }
devices-disconnect = Sign out
devices-disconnect-others = Sign out all other devices
devices-ended = Device signed out.
devices-others-ended = All other devices have been signed out.
devices-stays = Stays signed in until { $day } at the latest, without a password. Sign it out if it is lost, lent or sold.
devices-alone = No other device is connected.
devices-strange = Is there a device you do not recognise? Sign it out, then choose another password.
