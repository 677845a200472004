"""From decoded text to what detectors look at: masks, lines, sentences, tokens; every offset a code point of the file."""
