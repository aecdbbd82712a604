"""Published statistics: one idea a module, each with its source and a worked number.

SciPy's special functions are imported where they are used: importing them costs a quarter of a
second, which a command that computes no interval need not pay.
"""
