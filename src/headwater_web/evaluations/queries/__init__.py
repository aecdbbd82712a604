"""Reading evaluations: plans as they stand, their answers, and files of them."""
