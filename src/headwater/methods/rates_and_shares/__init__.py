"""Rates, shares and what compares them: intervals, standardising, funnels, inequality."""
