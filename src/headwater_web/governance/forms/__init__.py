"""What is asked where bodies, meetings and decisions are kept."""
