"""Small areas on a map and as text: in classes that chance allows, never in an order of size."""
