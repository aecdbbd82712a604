"""Models of counts that other methods fit, and the errors of what they estimate."""
