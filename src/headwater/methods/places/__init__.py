"""Where events lie: neighbours, clusters, concentration, and what stays year after year."""
