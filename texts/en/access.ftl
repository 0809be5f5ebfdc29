## Sign-in
login-page = Sign in
login-title = Sign in
login-lead = Your space as a landlord, tenant or co-owner.
login-identifier = Email address or temporary username
login-identifier-hint = First time here? Use the username received from your agency.
login-password = Password
login-remember = Stay signed in on this device
login-remember-hint = The password will not be asked here for several weeks. Do not tick this box on a shared device: whoever opened it would see your contracts.
login-submit = Sign in
login-forgotten = Forgotten password?
login-no-account = I have no account
login-other-agency = Not your agency?
login-signed-out = You are signed out.
login-session-ended = { $minutes ->
    [one] You were signed out after { $minutes } minute without activity. Sign in again to resume.
   *[other] You were signed out after { $minutes } minutes without activity. Sign in again to resume.
}
login-already = You are already signed in on this device. Signing in here replaces that session.
login-already-title = You are already signed in
login-already-lead = Your account is open on this device. All your contracts are there, whatever the agency.
login-already-home = See my contracts
login-already-add = Add a contract of this agency
login-already-not-you = Is this account not yours?

## Activation
activation-page = Activation
activation-title = Account update
activation-pair = Temporary credentials
activation-lead = Activate your account in three steps, about two minutes. Start with the credentials that your agency gave you.
activation-login = Temporary username
activation-login-hint = It is on the letter or the email from your agency.
activation-secret = Temporary password
activation-secret-hint = Copy it from the letter. It works only once; capitals, spaces and hyphens do not matter.
activation-continue = Continue
activation-have-account = I already have an account: sign in
activation-lost = Letter lost or expired?
activation-lost-text = Your agency can give you new credentials. The old ones then stop working.
activation-step-title = { $step }, step { $number } of 3
activation-email-title = Your email address
activation-recap = Contract
activation-email = Email address
activation-email-hint = This is the address that your agency knows. It will become your username: change it if you no longer use it.
activation-email-hint-free = It will become your username: choose an address that you read often.
activation-near-miss = Did you mean { $email }?
activation-near-miss-correct = Yes, correct the address
activation-near-miss-keep = No, keep my address
activation-password-title = Choose your password
activation-password-lead = It replaces your agency's temporary password.
activation-username = Your username
activation-username-change = Change
activation-new-password = New password
activation-terms = By creating my account, I accept the { $terms }.
activation-terms-link = terms of use of { $agency }
activation-privacy = The use of your { $link } is explained separately.
activation-privacy-link = personal data
activation-create = Create my account

mailbox-title = Check your mailbox
mailbox-sent-to = We have sent a message to { $email }.
mailbox-click = Click on the button that it contains to activate your account. The link is valid for { $time }.
mailbox-from = From
mailbox-subject = Subject
mailbox-state = Delivery
mailbox-waiting = The message is about to leave.
mailbox-sent = Message sent.
mailbox-retrying = The first try did not succeed, trying again.
mailbox-failed = The message could not be sent. Check the address.
mailbox-nothing = Still nothing?
mailbox-spam = Allow a few minutes, and check your junk mail too.
mailbox-resend = Send the email again
mailbox-resent = Message sent again at { $time }. Check your junk mail too.
mailbox-wait = Next try possible in { $seconds } s.
mailbox-correct = Correct my address
mailbox-restart = Go back to the first sign-in step
mailbox-restart-hint = Your temporary username and password will be needed.
mailbox-call = Still nothing? Call { $agency } on { $phone }.

confirm-title = Your account is up to date
confirm-lead = Enter your email address and your new password. This first sign-in activates your account.
confirm-password-hint = The one that you have just chosen. If you already had an account at this address, its current password.
confirm-not-me = This is not me
confirm-not-me-text = You did not ask for this message? Cancel the activation: the link stops working and the agency is told.
confirm-not-me-sure = I did not ask for this activation
confirm-not-me-go = Cancel this activation

## The page of the link, for those who have an account already
confirm-existing-title = Link this contract to your account
confirm-existing-lead = You already have an account with this email address. Sign in with your usual password: the next page will show you the contract, and nothing will be added without your agreement.
confirm-existing-password-hint = The one that you usually type here. The one that you have just chosen for this contract is not kept.
confirm-existing-not-me-text = You did not ask for this message? Cancel the request: the link stops working, your account does not change and the agency is told.
confirm-existing-not-me-sure = I did not ask for this contract to be linked
confirm-existing-not-me-go = Cancel this request

gone-title = Link no longer usable
gone-expired = This link expired on { $on }
gone-expired-text = Start the activation again with your temporary credentials: you will receive a new link.
gone-again = Receive a new link
already-active = Your account is already active
already-active-text = Sign in with your email address and your password.
gone-superseded = A more recent link has been sent to you
gone-superseded-text = Open the latest message: its link is the one that works. You cannot find it? Start the activation again with your temporary credentials.
gone-restarted = This activation was started again
gone-restarted-text = This link is no longer of use. If you have received a more recent message, open it; if not, restart the activation with your temporary credentials.
gone-contested = This activation has been cancelled
gone-contested-text = Somebody answered “This is not me” from the message. If that was a mistake, start again with the provisional login and password of your letter.
gone-unknown = This link is not complete
gone-unknown-text = Open it from the message, or copy the whole address. You can also start the activation again with your temporary credentials.
gone-worn-out = Too many tries with this link
gone-worn-out-text = For safety it opens nothing any more. Restart the activation with the temporary credentials of your letter: you will receive a new link.
gone-restart = Restart the activation

contested-title = The request is cancelled
contested-text = The link no longer works, no access has been opened and the agency has been told.
contested-next = You have nothing else to do. If you receive more such messages, tell the agency.

## Linking of a contract
linking-page = Linking of a contract
linking-question = Link this contract to your account?
linking-to-account = It will join the account { $email }. Nothing else changes in that account.
linking-kept-password = Keep your current password: the one that you typed during activation has not been kept.
linking-link = Link this contract to my account
linking-add = Add this contract
linking-cancel = Cancel
linking-shared-mailbox = This contract is in the name of { $name }. If two of you share this mailbox, each can have an account with an address of their own: cancel, then start again with the other address.
linking-add-title = Add a contract
linking-add-lead = With the temporary credentials received from the agency, the contract joins your account at once.
linking-already-mine = This contract is already in your space
linking-already-mine-text = You have nothing to do: it is among your contracts.
linking-held = This contract is linked to another account
linking-held-text = It has not been added to yours. If that other account is yours too, sign in with its email address.
linking-contact = Contact { $agency }.
linking-home = See my contracts

detach-title = Detach this contract
detach-effect = You will no longer see here what concerns this file. { $agency } keeps its own documents and your contract is not terminated.
detach-back = To find it again later, new credentials from the agency will be needed.
detach-password = Password
detach-password-hint = To confirm that it is you.

qualite-locataire = Tenant
qualite-bailleur = Landlord
qualite-coproprietaire = Co-owner
mailbox-subjects = “{ $one }” or “{ $other }”
login-session-over = You were signed out. Sign in again to resume.
login-suspended = The online space of this agency is suspended for now: nothing can be activated there. Contact your agency.

terms-new-title = New terms of use
terms-new-lead = Your contracts and documents stay open to you, whether you accept now or later.
terms-new-first = You had not accepted any version yet.
terms-new-changes = What changes
terms-new-read = Read the whole text
terms-new-of = of { $agency }
terms-new-accept = Accept and continue
terms-new-later = Later

## Access activated with another address: the page that contests it
contestation-title = Access to your file has been activated
contestation-lead = Your file at { $agency } can be seen online with another email address than the one that the agency knows.
contestation-agency = Agency
contestation-address = Email address used
contestation-when = Date
contestation-ours = Is it you, or somebody close to you?
contestation-ours-text = You have nothing to do: close this page.
contestation-not-ours = Is it neither you nor somebody close to you?
contestation-not-ours-text = Contest this access: it is suspended at once. Whoever activated it no longer sees anything of your file, and the agency is told. It alone can then restore or withdraw the access.
contestation-sure = Neither I nor anybody close to me activated this access
contestation-go = Contest this access
contestation-done = The access is suspended
contestation-done-text = Whoever had activated it no longer sees anything of your file. The agency has been told.
contestation-done-next = Call your agency now: it will check with you and can give you new credentials.
contestation-gone-used = This access has already been contested
contestation-gone-used-text = This link works only once. The agency has been told: call it to learn what comes next.
contestation-gone-expired-text = If this access is neither yours nor that of somebody close to you, call your agency: it can withdraw it at once.
contestation-gone-over = This access no longer exists
contestation-gone-over-text = It has ended since the message was sent. You have nothing to do; for any question, call your agency.
contestation-gone-unknown-text = Open it from the message, or copy the whole address. You can also call your agency: it can withdraw an access at once.
contestation-help = Help and contact
