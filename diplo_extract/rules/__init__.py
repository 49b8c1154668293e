"""What the program knows of English. This module is the only reader of the YAML files beside it."""
