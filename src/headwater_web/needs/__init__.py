"""The needs assessment: written in modules, reviewed by name, published once, read by everyone."""
