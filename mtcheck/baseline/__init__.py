"""What people decided about findings, kept in the project: fingerprints, the file that holds them, the vocabulary beside it, and figures."""
