"""What tables (CSV, TSV, workbooks) share."""
