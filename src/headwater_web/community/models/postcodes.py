"""Where postcodes are: a table of reference, replaced whole when a newer one is loaded."""

from django.db import models
from django.db.models import Q


class PostcodePoint(models.Model):
    """One postcode in use, in degrees. `outward` is its first half; `district` a district's code.

    Source: the ONS Postcode Directory, as somebody loaded it. Nobody's question is kept here.
    """

    postcode = models.CharField(max_length=8, primary_key=True)
    outward = models.CharField(max_length=4, db_index=True)
    latitude = models.FloatField()
    longitude = models.FloatField()
    district = models.CharField(max_length=20)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180
                ),
                name="postcode_point_is_on_earth",
            ),
        )

    def __str__(self) -> str:
        return self.postcode
