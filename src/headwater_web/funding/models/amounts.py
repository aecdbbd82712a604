"""The column of an amount: pounds with two decimals, never a floating number."""

from decimal import Decimal
from typing import Any

from django.db import models


def amount_column(**options: Any) -> "models.DecimalField[Decimal, Decimal]":
    return models.DecimalField(max_digits=12, decimal_places=2, **options)
