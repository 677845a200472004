"""The review as numbered prompts on standard input and output: for screen readers, dumb terminals and pipes."""
