"""What is said about assessments, their effects, and gaps."""
