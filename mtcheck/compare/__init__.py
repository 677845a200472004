"""What an edit changed: sentences of two versions side by side, in the figures of machine-translation research."""
