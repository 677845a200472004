"""The fluency model: a small network that reads English and marks the words that a post-editor would change."""
