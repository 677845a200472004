"""The review as a full screen in the terminal. Importing Textual takes 0.3 s, so only `cli.review` imports this package, when it runs."""
