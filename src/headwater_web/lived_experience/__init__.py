"""What people said when we listened: sessions, notes, themes, and words cleared for use."""
