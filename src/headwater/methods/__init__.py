"""Published statistics: one idea a module, each with its source and a worked number."""
