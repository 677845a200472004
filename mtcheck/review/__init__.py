"""The review of one document as a pure state machine: no terminal, no files, no clock.

`state` says what is known and decided, `actions` what a person or the checker may do, `transitions.apply` what comes of it, `view` what a screen shows.
"""
