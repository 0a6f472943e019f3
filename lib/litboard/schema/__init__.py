"""What every stage shares: records, problems, sources, repairs, tables and stable ids."""
