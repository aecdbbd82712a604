"""Reading claims: what a page, a list, a file and the thread may know of them."""
