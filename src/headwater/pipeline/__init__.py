"""The one room that knows every stage, in order: from a file received to a release made.

Import from its modules: a command that only loads a file need not wait for linkage or charts.
"""
