# Those who work for an agency: sign-in, second factor, invitations, team.

## Connexion
staff-login-title = Agency office
staff-login-page = Sign in to the agency office
staff-login-lead = For the agency's staff only.
staff-login-client = Client code
staff-login-client-hint = Your agency's: it stands in the sign-in address and on letters, after "client=".
staff-login-email = E-mail address
staff-login-password = Password
staff-login-submit = Continue
staff-login-out = You are signed out.
staff-login-help = Phone lost? Ask an administrator of your agency.
staff-reset-lead = We will send a link to the address of your access to the agency office. Your second factor stays the same.
staff-reset-sent = If this access exists at this agency, a message leaves for its address within minutes.
staff-reset-nothing = Check your spam, then the client code and the address that you typed. Otherwise, ask an administrator of your agency.
staff-reset-choose-lead = All your connections to the agency office will be closed. Your second factor will be asked for at the next one.
staff-reset-done = Sign in with it and with your second factor.
staff-login-person = Tenant, landlord or co-owner?
staff-login-person-link = Go to your space

## Second facteur
factor-title = Verification code
factor-lead = Open your authenticator application and enter the code that it shows.
factor-code = 6-digit code
factor-submit = Sign in
factor-recovery = Use a recovery code
factor-recovery-title = Recovery code
factor-recovery-lead = Enter one of the codes that you kept. It works once.
factor-recovery-code = Recovery code
factor-application = Use the application
factor-restart = Back to the sign-in page

## Activation du second facteur
enrol-title = Protect your access
enrol-lead = The agency office asks for a second factor: a code from an application on your phone.
enrol-step-1 = 1. Open an authenticator application (Aegis, Google Authenticator, Microsoft Authenticator...).
enrol-step-2 = 2. Scan this code, or enter the key.
enrol-qr = QR code with the key of your application; the same key is written below.
enrol-key = Key to enter
enrol-open = Open in the application of this phone
enrol-step-3 = 3. Enter the code that the application shows.
enrol-submit = Activate
codes-title = Your recovery codes
codes-lead = If you lose your phone, each of these codes opens once. They will never be shown again.
codes-advice = Print this page or copy the codes, and keep them elsewhere than on your phone.
codes-kept = I have kept my codes
codes-go-on = Continue

## Nouvelle demande du mot de passe et du code
step-up-title = Confirm that it is you
step-up-lead = This is a sensitive step. Enter your password and a code again.
step-up-code = 6-digit code or recovery code
step-up-submit = Confirm
step-up-key-lead = Your agency asks for a passkey. To make or delete a passkey, use one of those that you have first.
step-up-key-lost = If you no longer have them, ask the operator of the service, who can take them away.
step-up-key-held = Your password was reset: sign in with it again and, as the second step, with a passkey.

## Invitation
invitation-title = Join your team
invitation-lead = Hello { $name }. Choose the password of your access to the agency office of { $agency }.
invitation-submit = Continue
invitation-gone-title = Invitation
invitation-gone-expired = An invitation is good for { $time }. Ask whoever invited you for another one.
invitation-gone-used = Your access exists already. Sign in with your address and your password.
invitation-gone-superseded = Open the last message that you received: its link is the one that works. Otherwise, ask for another invitation.
invitation-gone-unknown = Open the link from the message, or copy the whole address.
invitation-sign-in = Sign in

## Équipe
team-title = Team
team-lead = Those who have a right at { $societe }.
team-name = Name
team-email = E-mail address
team-right = Right
team-right-choose = Choose a right
team-right-lecture = Reading: look things up
team-right-gestion = Management: issue, publish, import, unlink
team-right-administration = Administration: everything, and the team, the identity and the keys
team-standing = Access
team-joined = active
team-invited = invited
team-invitation-over = invitation expired
team-factor = Second factor
team-factor-yes = active
team-factor-no = to be activated
team-last = Last sign-in
team-never = never
team-you = you
team-change = Change
# for ears alone, after the name of an act: "of Claire Aubert"
team-of = of { $name }
team-invite = Invite a colleague
team-invite-title = Invite a colleague
team-invite-lead = A link is mailed to them. They choose their password, then activate their second factor.
team-invite-submit = Send the invitation
team-invited-done = Invitation sent.
team-given-done = This colleague works for the agency already: the right is open.
team-changed-done = Right changed.
team-removed-done = Access removed.
team-resent-done = Invitation sent again. The former link no longer works.
team-colleague-title = Access of { $name }
team-right-submit = Save the right
team-resend = Send the invitation again
team-remove-title = Remove the access
team-remove-text = { $name } will no longer have access to { $societe }, from their next action on. An e-mail will tell them.
team-remove = Remove the access

## Mon compte
account-title = My account
account-email = E-mail address
account-password-title = Password
account-password-text = Your other devices will be signed out.
account-password-new = New password
account-password-change = Change the password
account-password-done = Password changed. Your other devices were signed out.
account-factor-title = Second factor
account-factor-codes = { $count ->
    [0] You have no recovery code left.
    [one] You have { $count } recovery code left.
   *[other] You have { $count } recovery codes left.
}
account-codes-renew = Make new recovery codes
account-factor-replace = Change phone or application
account-sessions-title = Connected devices
account-sessions-count = { $count ->
    [one] Only this device is connected.
   *[other] { $count } devices are connected, this one included.
}
account-sessions-end = Sign the other devices out
account-sessions-done = The other devices were signed out.
account-back = Agency office

## Erreurs de saisie
mistake-code-missing = Enter the code
mistake-code-wrong = The code does not match or was used before. It changes every 30 seconds: enter the code that is shown now.
mistake-staff-sign-in-failed = The client code, the address or the password does not match. Check them or ask an administrator of your agency.
mistake-name-missing = Enter the person's name
mistake-right-missing = Choose a right
mistake-already-in-team = This person is in the team already
mistake-last-administrator = This is the last administrator: give the right to a colleague who has joined first

## Messages
staff-mail-invited-subject = Your access to the agency office – { $societe }
staff-mail-invited-body-1 = { $societe } gives you access to the agency office of its extranet.
staff-mail-invited-body-2 = Choose your password, then activate a second factor with an application on your phone.
staff-mail-invited-button = Choose my password
staff-mail-invited-small = The link is good for { $time } and works once. If you did not expect this message, do nothing and tell the agency.
staff-mail-right-subject = A new right on the agency office – { $societe }
staff-mail-right-body-1 = You may now work for { $societe } on the agency office.
staff-mail-right-body-2 = Your address, your password and your second factor stay the same.
staff-mail-removed-subject = Your access was removed – { $societe }
staff-mail-removed-body-1 = On { $when }, your access to { $societe } on the agency office was removed. If this is a mistake, ask your agency.
staff-mail-factor-subject = Second factor activated – { $agency }
staff-mail-factor-body-1 = On { $when }, a second factor was activated for your access to the agency office, from { $device }.
staff-mail-factor-removed-subject = Second factor removed – { $agency }
staff-mail-factor-removed-body-1 = On { $when }, your second factor was removed by the operator of the service. Your next sign-in will have you activate another.
staff-mail-recovery-subject = Recovery code used – { $agency }
staff-mail-recovery-body-1 = On { $when }, a recovery code opened your access to the agency office, from { $device }.
staff-mail-recovery-body-2 = Recovery codes left: { $left }.
staff-mail-password-subject = Your password was changed – { $agency }
staff-mail-password-body-1 = On { $when }, the password of your access to the agency office was changed.
staff-mail-reset-subject = Choose a new password – { $agency }
staff-mail-reset-body-1 = On { $when }, a new password was asked for, for your access to the agency office.
staff-mail-reset-body-2 = Open the link to choose one. The old one stays good until the new one is saved, and your second factor stays the same.
staff-mail-reset-no-factor = Your second factor is not activated, so a link is not enough. Ask an administrator of your agency for a new invitation.
staff-mail-reset-button = Choose a new password
staff-mail-reset-small = The link is good for { $time } and works once. If you did not ask for it, do nothing: your password stays the same.
staff-mail-password-reset-body-1 = On { $when }, the password of your access to the agency office was chosen anew by a link received by e-mail, from { $device }. All your connections are closed.
staff-mail-bank-subject = The bank account was changed – { $societe }
staff-mail-bank-body-1 = On { $when }, { $who } changed the bank account of { $societe }, the one that its tenants and co-owners pay to.
staff-mail-bank-body-2 = Check it in the settings. For your security, this message does not show it.
staff-mail-bank-body-3 = If nobody meant it, correct it at once and remove this person's access.
staff-mail-bank-button = See the settings
staff-mail-new-device-subject = New sign-in to the management space – { $agency }
staff-mail-new-device-body = On { $when }, your access to the management space was opened on a device that had not been used before: { $device }.
staff-mail-attempts-subject = Repeated tries on your access – { $agency }
staff-mail-attempts-body-1 = On { $when }, several wrong passwords were tried on your access to the management space. It was not opened.
staff-mail-attempts-body-2 = Further tries are slowed down. If it was you and the password escapes you, choose another one with “Forgotten your password?”.
staff-mail-wrong-body = On { $when }, from { $device }, the password of your access to the management space was typed, and then a code or a passkey that is not the right one. The access was not opened.
staff-mail-wrong-yours = If it was you, there is nothing to do. If not, somebody knows your password: choose another one.
staff-mail-not-you = If it was not you, tell an administrator of your agency at once.

## Passkey required
team-key-title = Passkey required
team-key-off = Today your team signs in with a password and a code, or with a passkey. A passkey resists false sites.
team-key-on = The whole team of the agency signs in with a passkey. Any other sign-in only leads to “My account”, to create a key.
team-key-need = Require a passkey
team-key-leave = Require a passkey no more
team-key-not-yours = This rule is for every société of the agency: only somebody who administers all of them can change it.
staff-mail-policy-subject = Your agency's sign-in rule has changed – { $agency }
staff-mail-policy-needed = On { $when }, { $who } required a passkey of your agency's whole team.
staff-mail-policy-left = On { $when }, { $who } stopped requiring a passkey of your agency's team. A password and a code are enough again.
staff-mail-policy-doubt = If nobody meant it, restore the rule at once and check this person's access.
team-key-done = Sign-in rule saved.
team-key-lacking = Your agency requires a passkey. Create one here, or sign in again with yours.
