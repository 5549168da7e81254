"""Many reports at once: which files, by how many processes, into which format."""
