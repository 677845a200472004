"""Round trips: human English sent through real engines and back, with the words that came back changed. Never imported by mtcheck."""
