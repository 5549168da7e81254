"""What came of last year's targets, promises and projects: two reports in, verdicts with both quotes out."""
