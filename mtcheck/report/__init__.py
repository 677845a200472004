"""Reports in the form that a reader wants: people, programs.

A format is a class with three methods that return text: `start()`, `file(document, report)` and `end(summary)`.
"""
