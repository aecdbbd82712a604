"""The command line: one module for each command, each a thin door to the pipeline or a release."""
