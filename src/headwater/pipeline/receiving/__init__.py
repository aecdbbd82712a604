"""From a partner's file to what custody keeps of it, and the answer that its sender reads."""
