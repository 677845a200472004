"""How good the findings are: against annotated spans, against sentence pairs, and rule by rule on running text."""
