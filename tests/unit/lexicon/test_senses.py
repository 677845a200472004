from __future__ import annotations

from mtcheck.lexicon.senses import other_translations
from seeds.build_translations import OUT, SEEDS, groups


def test_other_words_for_the_same_foreign_word() -> None:
    assert "strong" in other_translations("heavy")
    assert "heavy" in other_translations("strong")
    assert "heavy" not in other_translations("heavy")
    assert other_translations("zebra crossing") == ()


def test_the_shipped_table_is_made_from_the_seed() -> None:
    made = groups((SEEDS / "tables" / "backtranslations.tsv").read_text(encoding="utf-8"))
    assert OUT.read_text(encoding="utf-8").splitlines() == made


def test_phrases_comments_and_single_words_are_left_out() -> None:
    table = "# a comment\nlang\tword\tenglish\nfr\tfort\tstrong, heavy,in strength\nes\tfuerte\tstrong,heavy\nde\tallein\talone\n"
    assert groups(table) == ["strong,heavy"]
