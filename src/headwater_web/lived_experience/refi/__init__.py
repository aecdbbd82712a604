"""Coded notes as other programs read and write them: the REFI-QDA standard, version 1.0."""
