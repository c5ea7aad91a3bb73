"""Question -> passages -> quotes -> checked, cited answer."""
