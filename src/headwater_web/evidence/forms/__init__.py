"""What people are asked about cards, gaps and studies."""
