"""People, the bodies they belong to, in which role and until when; and what each may do."""
