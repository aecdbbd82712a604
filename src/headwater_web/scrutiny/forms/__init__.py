"""What is asked of people in scrutiny."""
