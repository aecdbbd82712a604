"""Plans and data sent to panels before decisions, their challenges, and the answers."""
