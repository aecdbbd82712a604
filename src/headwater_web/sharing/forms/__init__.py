"""What a partner officer says when sending a file, mapping it, or taking it back."""
