"""Between the disk and the kernel: find, read, write atomically, and show strings safely.

Imports nothing here on purpose: a caller takes `mtcheck.files.read` or `mtcheck.files.walk` and pays for that one only.
"""
