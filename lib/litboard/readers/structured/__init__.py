"""What JSON, XML and YAML formats share."""
