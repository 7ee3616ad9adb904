"""Which language a text is in, and whether asof reads it."""

# Languages that have readers.
READ = frozenset({"en"})
_ENOUGH_WORDS = 30
_SAMPLE = 6_000


def detect_language(words: str, declared: str | None) -> str:
    """The ISO 639-1 code of the language of `words`.

    Pages declare a wrong language more often than the detector errs on thirty words; on fewer words the page's own
    `declared` code stands, and English where there is none.
    """
    if len(words.split()) < _ENOUGH_WORDS and declared:
        return declared
    if len(words.split()) < _ENOUGH_WORDS // 3:
        return "en"
    from py3langid import classify

    code, _ = classify(words[:_SAMPLE])
    return str(code)


def unread_words(language: str) -> str | None:
    """Why no claim is read from a text in `language`, in words; None where it is read."""
    if language in READ:
        return None
    return f"asof does not read {language_name(language)} yet"


def language_name(code: str) -> str:
    """The English name of an ISO 639-1 code; the code itself where it is unknown."""
    import pycountry

    found = pycountry.languages.get(alpha_2=code)
    return str(found.name) if found is not None else code
