"""Small areas that stay high, seen by two sources, and when they are busy; classes and words."""
