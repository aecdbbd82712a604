"""Sums of money that prevention would have to earn back: from costs somebody else published."""
