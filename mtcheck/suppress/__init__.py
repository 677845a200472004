"""Comments in a text that say what is not to be reported there: read (`directives`), obeyed (`obey`), written (`insertion`)."""
