"""What the pages of community assets show."""
