"""What would have been counted had an event not happened, from numbers as they were released."""

from headwater.analyses.counterfactuals.answering import counterfactuals_of

__all__ = ["counterfactuals_of"]
