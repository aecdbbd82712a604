"""Whom a decision may help or harm, said before it is taken, and looked at again afterwards."""
