"""What may be claimed of an intervention, from the figures behind it and no further."""
