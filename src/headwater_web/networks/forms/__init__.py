"""What people are asked about asks, resources and memberships."""
