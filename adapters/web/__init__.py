"""Getting documents from the web without being led anywhere else."""
