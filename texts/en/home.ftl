home-title = My contracts
home-add = Add a contract
home-added = Contract added. You will find it at every sign-in.
home-detached = Contract detached. It no longer appears in your space.
home-activated = Your account is active. From now on, sign in with your email address.
home-reference = Reference
home-detach = Detach this contract
home-detach-which = : reference { $reference }
home-empty = No contract yet
home-empty-text = Your contracts will appear here as soon as you have added them with your agency's temporary credentials. If your agency has withdrawn your access to a contract, only the agency can give it back.

home-ended = ended on { $day }
