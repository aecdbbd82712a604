"""Who is hurt, who hurts, and who is a patient, with invented names."""
