"""Rules as data: YAML files, what they may say, how they match, and the gates that each must pass."""
