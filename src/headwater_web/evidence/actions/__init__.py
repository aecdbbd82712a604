"""What is done with cards, gaps and studies. Each act writes its event."""
