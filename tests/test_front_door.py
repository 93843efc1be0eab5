"""What a visitor and a contributor meet first: README, forms, hooks, citation, changelog."""

import re
import shlex
import shutil
import subprocess
import tomllib
from datetime import date
from urllib.parse import urlparse

import pytest
import yaml

from fiddler.project import HERE

ROOT = HERE.root
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", ".github/pull_request_template.md")
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[0-9]_*.yml"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"]
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text())
CONFIG = yaml.safe_load((ROOT / "mkdocs.yml").read_text())
REPOSITORY = "https://github.com/sidravic/euphoric_fiddler"
LINK = re.compile(r'\]\(([^)#\s"]+)[^)]*\)|(?:src|href|srcset)="([^"#]+)"')


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_of_the_repository_links_to_is_there(page):
    text = re.sub(r"```.*?```", "", (ROOT / page).read_text(), flags=re.DOTALL)
    text = re.sub(r"`[^`\n]*`", "", text)
    for target in (a or b for a, b in LINK.findall(text)):
        if not urlparse(target).scheme:
            assert (ROOT / page).parent.joinpath(target).exists(), target


def test_the_readme_opens_with_a_picture_that_is_light():
    top = (ROOT / "README.md").read_text().split("\n## ")[0]
    ((alt, picture),) = re.findall(r"!\[(.+?)\]\((\S+?)\)", top)
    assert len(alt.split()) > 5
    assert (ROOT / picture).stat().st_size < 60_000


def test_every_make_target_that_these_pages_name_exists():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for page in PAGES:
        assert set(re.findall(r"`?make ([a-z]+)\b(?! file)", _code(page))) <= targets, page


def _code(page):
    return "\n".join(re.findall(r"`[^`]+`", (ROOT / page).read_text()))


@pytest.mark.parametrize("form", FORMS, ids=[form.stem for form in FORMS])
def test_a_form_is_one_that_github_takes(form):
    content = yaml.safe_load(form.read_text())
    assert set(content) == {"name", "description", "body"}
    ids = [field["id"] for field in content["body"]]
    assert len(ids) == len(set(ids))
    for field in content["body"]:
        assert set(field) <= {"type", "id", "attributes", "validations"}
        assert field["type"] in ("input", "textarea")
        assert field["attributes"]["label"]
        allowed = {"label", "description", "placeholder"}
        assert set(field["attributes"]) <= allowed | (
            {"render"} if field["type"] == "textarea" else set()
        )
        assert set(field.get("validations", {})) <= {"required"}


def test_there_is_a_form_for_each_kind_of_news_and_a_short_one():
    assert len(FORMS) == 3
    assert all(len(yaml.safe_load(form.read_text())["body"]) <= 4 for form in FORMS)


def test_the_forms_send_a_doubter_to_a_page_that_exists():
    chooser = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/config.yml").read_text())
    for link in chooser["contact_links"]:
        page = link["url"].removeprefix(CONFIG["site_url"]).rstrip("/")
        assert (HERE.docs / f"{page}.md").is_file()


def test_the_citation_agrees_with_the_rest_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert CITATION["cff-version"] == "1.2.0"
    assert CITATION["repository-code"] == REPOSITORY
    assert CITATION["url"] == CONFIG["site_url"]
    assert " AND ".join(CITATION["license"]) == project["license"]
    assert CITATION["title"].startswith(CONFIG["site_name"])
    assert CITATION["authors"] == [{"name": "The Euphoric Fiddler contributors"}]


def test_the_changelog_keeps_its_form():
    text = (ROOT / "CHANGELOG.md").read_text()
    releases = re.findall(r"^## \[(.+?)\](?: - (\d{4}-\d\d-\d\d))?$", text, re.MULTILINE)
    assert text.startswith("# Changelog\n")
    assert releases[0] == ("Unreleased", "")
    days = [date.fromisoformat(day) for _, day in releases[1:]]
    assert days == sorted(days, reverse=True)
    kinds = set(re.findall(r"^### (.+)$", text, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert {name for name, _ in releases} == set(re.findall(r"^\[(.+?)\]: ", text, re.MULTILINE))


HOOK = {hook["id"]: hook for repo in HOOKS for hook in repo["hooks"]}


def test_the_hooks_fetch_nothing():
    assert {repo["repo"] for repo in HOOKS} == {"local"}
    assert {hook["language"] for hook in HOOK.values()} == {"system"}


@pytest.mark.parametrize("name", HOOK)
def test_a_hook_runs_and_passes_here(name):
    program, *arguments = shlex.split(HOOK[name]["entry"])
    assert shutil.which(program) or (ROOT / program).is_file()
    if program == "make":  # dry: `make` itself would set up .venv
        arguments.insert(0, "--dry-run")
    files = [] if HOOK[name].get("pass_filenames") is False else ["fiddler/__main__.py"]
    command = [program, *arguments, *files]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "ruff" in command or "-m fiddler check" in done.stdout
