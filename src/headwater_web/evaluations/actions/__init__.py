"""Acts of evaluations: writing and locking a plan, and letting its answer out."""
