"""Returns to funders and annual reports, drafted from the records, with the hours they cost."""
