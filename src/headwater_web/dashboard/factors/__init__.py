"""Risk and protective factors, and the local numbers that tell of them."""
