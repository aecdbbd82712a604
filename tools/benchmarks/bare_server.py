"""A server that does nothing but answer: what the machine and the connection take by themselves."""


def application(_environment, start):
    """Answer with as many bytes as a small page has."""
    start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "8192")])
    return [b"." * 8192]
