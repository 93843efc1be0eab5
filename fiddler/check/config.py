"""`mkdocs.yml`, read safely before MkDocs reads it: MkDocs would run what its Python tags name."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from fiddler.findings import Finding, nearest

FILE = "mkdocs.yml"
_KEYS = (
    "copyright docs_dir edit_uri extra extra_css extra_javascript hooks markdown_extensions nav"
    " plugins site_author site_description site_dir site_name site_url strict theme"
    " use_directory_urls validation watch"
)
_EXTENSIONS = (
    "abbr admonition attr_list def_list fiddler.markdown footnotes md_in_html pymdownx.arithmatex"
    " pymdownx.details pymdownx.highlight pymdownx.inlinehilite pymdownx.snippets"
    " pymdownx.superfences tables toc"
)
KEYS = frozenset(_KEYS.split())
PLUGINS = frozenset({"mkdocs-jupyter", "search"})
EXTENSIONS = frozenset(_EXTENSIONS.split())
ADD = "add it to fiddler/check/config.py, with a reason"
SETTINGS: dict[tuple[str, ...], tuple[Any, ...]] = {
    ("hooks",): (None, ["fiddler/hooks.py"]),
    ("docs_dir",): (None, "docs"),
    ("site_dir",): (None, "site"),
    ("theme", "name"): ("material",),
    ("theme", "custom_dir"): (None, "theme"),
    ("theme", "font"): (False,),
    ("markdown_extensions", "pymdownx.snippets"): (
        {
            "base_path": ["snippets"],
            "check_paths": True,
            "restrict_base_path": True,
            "dedent_subsections": True,
        },
    ),
}


@dataclass(frozen=True)
class Config:
    """The configuration as plain values; `text` is the file."""

    text: str
    values: dict[str, Any]

    def line_of(self, name: str) -> int:
        """The first line that says `name`; 0 if none does."""
        lines = enumerate(self.text.split("\n"), start=1)
        return next((number for number, line in lines if name in line), 0)

    def named(self, key: str) -> dict[str, Any]:
        """`plugins` or `markdown_extensions`: name → its settings."""
        entries = self.values.get(key) or []
        pairs = entries.items() if isinstance(entries, dict) else map(_pair, entries)
        return {str(name): settings or {} for name, settings in pairs}

    def nav(self) -> Iterator[str]:
        """Every page or address that the navigation names."""
        yield from _leaves(self.values.get("nav") or [])


def read_config(text: str) -> tuple[Config | None, list[Finding]]:
    """Read the configuration without running anything; None where it cannot be read."""
    try:
        if found := list(_tricks(text)):
            return None, found
        values = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        mend = "see the YAML around this line"
        return None, [Finding(FILE, line, f"not valid YAML: {error.problem}", mend)]
    if not isinstance(values, dict):
        return None, [Finding(FILE, 1, "not a list of settings", "write it as `site_name: …`")]
    config = Config(text, values)
    return config, list(_faults(config))


def _tricks(text: str) -> Iterator[Finding]:
    """Tags, which MkDocs's own loader runs, and aliases, which can repeat without end."""
    for event in yaml.parse(text, yaml.SafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if tag := getattr(event, "tag", None):
            tag = tag.replace("tag:yaml.org,2002:", "!!")
            mend = "write the value itself: MkDocs would run what a tag names"
            yield Finding(FILE, line, f"a YAML tag, {tag}", mend)
        elif isinstance(event, yaml.AliasEvent):
            yield Finding(FILE, line, f"a YAML alias, *{event.anchor}", "write the value itself")


def _faults(config: Config) -> Iterator[Finding]:
    for key in config.values:
        if key not in KEYS:
            line = config.line_of(f"{key}:")
            yield Finding(FILE, line, f"{key!r} is none of our settings", f"remove it, or {ADD}")
    for key, known in (("plugins", PLUGINS), ("markdown_extensions", EXTENSIONS)):
        for name in config.named(key):
            if name not in known:
                mend = f"did you mean {nearest(name, known)[0]}? If not, {ADD}"
                yield Finding(FILE, config.line_of(name), f"{name!r} is none of our {key}", mend)
    for path, allowed in SETTINGS.items():
        value = _value(config, path)
        if value not in allowed:
            what = f"{': '.join(path)} is {value!r}"
            yield Finding(FILE, config.line_of(path[-1]), what, f"set it to {allowed[-1]!r}")
    for number, text in enumerate(config.text.split("\n"), start=1):
        if "<" in text:
            mend = "say it without: MkDocs writes it into every page as it is"
            yield Finding(FILE, number, f"markup in a setting: {text.strip()}", mend)
    for key in ("extra_css", "extra_javascript"):
        for entry in config.values.get(key) or []:
            address = str(entry.get("path") if isinstance(entry, dict) else entry)
            if "//" in address or ":" in address:
                what = f"{address} is on another host"
                yield Finding(FILE, config.line_of(address), what, "keep a copy in theme/")

    yield from _synonyms(config)


def _synonyms(config: Config) -> Iterator[Finding]:
    """`extra: synonyms:` are groups of texts; YAML reads a bare null or yes as something else."""
    extra = config.values.get("extra")
    for group in extra.get("synonyms") or [] if isinstance(extra, dict) else []:
        if not isinstance(group, list) or len(group) < 2:
            line = config.line_of("synonyms")
            yield Finding(FILE, line, f"{group!r} is no group of synonyms", "write [one, other]")
            continue
        for name in group:
            if not isinstance(name, str):
                line = config.line_of(str(group[0]))
                yield Finding(FILE, line, f"a synonym that YAML reads as {name!r}", "quote it")


def _value(config: Config, path: tuple[str, ...]) -> Any:
    if path[0] == "markdown_extensions":
        value: Any = config.named(path[0]).get(path[1])
        path = path[2:]
    else:
        value, path = config.values.get(path[0]), path[1:]
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _pair(entry: Any) -> tuple[Any, Any]:
    return next(iter(entry.items())) if isinstance(entry, dict) and entry else (entry, {})


def _leaves(entry: Any) -> Iterator[str]:
    if isinstance(entry, dict):
        entry = list(entry.values())
    if isinstance(entry, list):
        for item in entry:
            yield from _leaves(item)
    elif isinstance(entry, str):
        yield entry
