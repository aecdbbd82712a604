"""Acts on community assets, each on record."""
