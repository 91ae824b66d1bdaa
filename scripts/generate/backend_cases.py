"""The situations in which build back-ends are watched: a small project each, and how to read what was built.

A case is the text of its `[project]` table, other tables and files, and a function that says from the built metadata
what became of it. `accepts` is the plain outcome; refusals, crashes and warnings are seen from outside.
"""

LICENSE_FILES = {"LICENSE": "A licence text.\n"}

# flit_core wants a description; no other back-end minds one.
BASE = 'name = "sample"\nversion = "1.0"\ndescription = "A sample."\n'
UNDESCRIBED = 'name = "sample"\nversion = "1.0"\n'
UNNAMED = 'version = "1.0"\ndescription = "A sample."\n'
UNVERSIONED = 'name = "sample"\ndescription = "A sample."\n'


class Case:
    def __init__(self, project, read=None, *, tables="", files=None, base=BASE, build_system="", without=()):
        self.project = base + project
        self.tables = tables
        self.build_system = build_system
        self.files = {"src/sample/__init__.py": "", **LICENSE_FILES, **(files or {})}
        for name in without:
            del self.files[name]
        self.read = read or (lambda built: "accepts")


def has(header, value):
    """The header has this value; otherwise the data were ignored."""
    return lambda built: "accepts" if value in built.all(header) else "ignores"


def as_is(header, value):
    """Invalid text: written into the metadata as it is, or left out."""
    return lambda built: "writes-as-is" if any(value in text for text in built.all(header)) else "ignores"


def ignored(_built):
    return "ignores"


def expression(built):
    if "MIT" in built.all("License-Expression"):
        return "accepts"
    return "writes-legacy" if built.all("License") else "ignores"


def license_files(built):
    if "LEGAL/COPYING" in built.all("License-File"):
        return "accepts"
    return "writes-legacy" if built.ships("COPYING") else "ignores"


def free_text(built):
    if built.all("License-Expression"):
        return "writes-as-is"
    return "writes-legacy" if built.all("License") else "ignores"


def lower_case(built):
    found = built.all("License-Expression")
    return "accepts" if "MIT" in found else "writes-as-is" if found else "writes-legacy" if built.all("License") else "ignores"


def table(built):
    return "accepts" if built.all("License") or built.all("License-File") else "ignores"


def console(*names):
    return lambda built: "accepts" if set(names) <= built.scripts() else "drops"


def license_file_of_table(built):
    return "accepts" if built.all("License") or built.ships("LICENSE") else "ignores"


def partly(header, value):
    """The static part of a partly dynamic field stays in the metadata."""
    return lambda built: "accepts" if any(text.startswith(value) for text in built.all(header)) else "drops"


def version_of_nothing(built):
    return "builds-unknown" if built.all("Version") == ["0.0.0"] else "ignores"


CASES = {
    "project-table": Case("", has("Name", "sample")),
    "license-expression": Case('license = "MIT"\n', expression),
    "license-files": Case(
        'license = "MIT"\nlicense-files = ["LEGAL/*"]\n', license_files, files={"LEGAL/COPYING": "More.\n"}
    ),
    "license-files-default": Case('license = "MIT"\n', has("License-File", "LICENSE")),
    "license-table-text": Case('license = {text = "MIT"}\n', table),
    "license-table-file": Case('license = {file = "LICENSE"}\n', license_file_of_table),
    "license-free-text": Case('license = "MIT License"\n', free_text),
    "license-lower-case": Case('license = "mit"\n', lower_case),
    "license-deprecated-id": Case(
        'license = "GPL-3.0"\n', lambda built: "accepts" if built.all("License-Expression") else "ignores"
    ),
    "license-expression-and-classifier": Case(
        'license = "MIT"\nclassifiers = ["License :: OSI Approved :: MIT License"]\n',
        lambda built: "accepts" if built.all("License-Expression") and built.all("Classifier") else "drops",
    ),
    "license-files-and-table": Case('license = {text = "MIT"}\nlicense-files = ["LICENSE"]\n', table),
    "license-files-no-match": Case('license = "MIT"\nlicense-files = ["NOPE*"]\n', ignored),
    "license-files-parent": Case('license = "MIT"\nlicense-files = ["../NOPE*"]\n', ignored),
    "license-file-missing": Case('license = {file = "NOPE"}\n', ignored),
    "console-scripts-entry-point": Case(
        "", console("one"), tables='[project.entry-points.console_scripts]\none = "sample:one"\n'
    ),
    "console-scripts-beside-scripts": Case(
        "",
        console("one", "two"),
        tables='[project.scripts]\ntwo = "sample:two"\n[project.entry-points.console_scripts]\none = "sample:one"\n',
    ),
    "unknown-classifier": Case('classifiers = ["Nonsense :: Thing"]\n', has("Classifier", "Nonsense :: Thing")),
    "deprecated-classifier": Case(
        'classifiers = ["Natural Language :: Ukranian"]\n', has("Classifier", "Natural Language :: Ukranian")
    ),
    "private-classifier": Case(
        'classifiers = ["Private :: Do Not Upload"]\n', has("Classifier", "Private :: Do Not Upload")
    ),
    "readme-missing": Case('readme = "NOPE.md"\n', ignored),
    "readme-unknown-extension": Case('readme = "README"\n', lambda built: "accepts" if built.body() else "ignores", files={"README": "Words.\n"}),
    "readme-content-type-invalid": Case(
        'readme = {file = "README.md", content-type = "text/html"}\n',
        as_is("Description-Content-Type", "text/html"),
        files={"README.md": "Words.\n"},
    ),
    "unknown-project-key": Case("nonsense = 1\n", ignored),
    "unknown-build-system-key": Case("", ignored, build_system="nonsense = 1\n"),
    "unknown-top-level-table": Case("", ignored, tables="[nonsense]\nkey = 1\n"),
    "name-missing": Case("", ignored, base=UNNAMED),
    "name-invalid": Case("", as_is("Name", "-sample-"), base='name = "-sample-"\n' + UNNAMED),
    "version-missing": Case("", version_of_nothing, base=UNVERSIONED),
    "version-invalid": Case("", as_is("Version", "1.x"), base='version = "1.x"\n' + UNVERSIONED),
    "version-static-and-dynamic": Case('dynamic = ["version"]\n', has("Version", "1.0")),
    "dynamic-name": Case('dynamic = ["name"]\n', ignored),
    "dynamic-unknown-field": Case('dynamic = ["nonsense"]\n', ignored),
    "dynamic-version-unsupplied": Case('dynamic = ["version"]\n', version_of_nothing, base=UNVERSIONED),
    "dynamic-description-unsupplied": Case('dynamic = ["description"]\n', ignored, base=UNDESCRIBED),
    "dynamic-dependencies-unsupplied": Case('dynamic = ["dependencies"]\n', ignored),
    "partly-dynamic-dependencies": Case(
        'dependencies = ["idna"]\ndynamic = ["dependencies"]\n', partly("Requires-Dist", "idna")
    ),
    "partly-dynamic-optional-dependencies": Case(
        'dynamic = ["optional-dependencies"]\n', partly("Provides-Extra", "dev"),
        tables='[project.optional-dependencies]\ndev = ["idna"]\n',
    ),
    "partly-dynamic-classifiers": Case(
        'classifiers = ["Typing :: Typed"]\ndynamic = ["classifiers"]\n', partly("Classifier", "Typing :: Typed")
    ),
    "partly-dynamic-scripts": Case(
        'dynamic = ["scripts"]\n', console("one"), tables='[project.scripts]\none = "sample:one"\n'
    ),
    "partly-dynamic-urls": Case(
        'dynamic = ["urls"]\n',
        lambda built: "accepts" if built.all("Project-URL") or built.all("Home-page") else "drops",
        tables='[project.urls]\nSource = "https://example.org"\n',
    ),
    "requires-python-invalid": Case('requires-python = ">=x"\n', as_is("Requires-Python", "x")),
    "requirement-invalid": Case('dependencies = ["foo=>1"]\n', as_is("Requires-Dist", "foo")),
    "optional-requirement-invalid": Case(
        "", as_is("Requires-Dist", "foo"), tables='[project.optional-dependencies]\ndev = ["foo=>1"]\n'
    ),
    "marker-invalid": Case(
        "dependencies = [\"foo; python_versio > '3'\"]\n", as_is("Requires-Dist", "foo")
    ),
    "extra-name-invalid": Case(
        "", as_is("Provides-Extra", "b"), tables='[project.optional-dependencies]\n"a !b" = ["idna"]\n'
    ),
    "dependency-groups-invalid": Case("", ignored, tables='[dependency-groups]\ntest = "idna"\n'),
    "dependency-groups-cycle": Case(
        "", ignored, tables='[dependency-groups]\na = [{include-group = "b"}]\nb = [{include-group = "a"}]\n'
    ),
    "url-invalid": Case(
        "",
        lambda built: "writes-as-is" if built.all("Project-URL") or built.all("Home-page") else "ignores",
        tables='[project.urls]\nSource = "not an address"\n',
    ),
    "url-label-long": Case(
        "", as_is("Project-URL", "A label of more"), tables='[project.urls]\n"A label of more than 32 characters" = "https://example.org"\n'
    ),
    "description-lines": Case('description = "One\\nTwo"\n', as_is("Summary", "One"), base=UNDESCRIBED),
    "keyword-comma": Case('keywords = ["one,two"]\n', as_is("Keywords", "one,two")),
    "keywords-string": Case('keywords = "one two"\n', as_is("Keywords", "o")),
    "author-name-comma": Case(
        'authors = [{name = "Doe, Jane", email = "jane@example.org"}]\n', lambda built: "writes-as-is" if "Jane" in str(built.all("Author") + built.all("Author-email")) else "ignores",
    ),
    "author-email-invalid": Case('authors = [{name = "Jane", email = "nowhere"}]\n', as_is("Author-email", "nowhere")),
    "author-empty": Case("authors = [{}]\n", ignored),
    "script-reference-invalid": Case(
        "", lambda built: "writes-as-is" if "one" in built.scripts() else "ignores", tables='[project.scripts]\none = "not valid!"\n'
    ),
    "script-name-invalid": Case(
        "", lambda built: "writes-as-is" if built.scripts() else "ignores", tables='[project.scripts]\n"a=b" = "sample:one"\n'
    ),
    "entry-point-reference-invalid": Case(
        "",
        lambda built: "writes-as-is" if "not valid!" in built.entry_points else "ignores",
        tables='[project.entry-points.group]\none = "not valid!"\n',
    ),
    "import-names": Case('import-names = ["sample"]\n', has("Import-Name", "sample")),
    "import-namespaces": Case(
        'import-names = ["sample"]\nimport-namespaces = ["other"]\n', has("Import-Namespace", "other")
    ),
    "typed-marker": Case(
        "",
        lambda built: "accepts" if "sample/py.typed" in built.names else "ignores",
        files={"src/sample/py.typed": ""},
    ),
}


def supplied(field, header, value, tables="", files=None, project=""):
    """A project whose field is dynamic and supplied by `tables` or `files`."""
    base = {"version": UNVERSIONED, "description": UNDESCRIBED}.get(field, BASE)
    return Case(f'{project}dynamic = ["{field}"]\n', partly(header, value), tables=tables, files=files, base=base)


def scripts_supplied(tables, files=None, field="scripts"):
    return Case(f'dynamic = ["{field}"]\n', console("one"), tables=tables, files=files)


TEXT = {"value.txt": "supplied\n"}
REQUIREMENTS = {"value.txt": "idna\n"}

# For each back-end: field -> {what supplies it: case}. `[tool]` key paths, files, or `*` for the back-end by itself.
SUPPLIERS = {
    "setuptools": {
        "version": {
            "tool.setuptools.dynamic.version": supplied("version", "Version", "3.1", '[tool.setuptools.dynamic]\nversion = {file = "value.txt"}\n', {"value.txt": "3.1\n"}),
            "setup.cfg": supplied("version", "Version", "3.1", files={"setup.cfg": "[metadata]\nversion = 3.1\n"}),
            "setup.py": supplied("version", "Version", "3.1", files={"setup.py": "from setuptools import setup\nsetup(version='3.1')\n"}),
        },
        "description": {
            "tool.setuptools.dynamic.description": supplied("description", "Summary", "supplied", '[tool.setuptools.dynamic]\ndescription = {file = "value.txt"}\n', TEXT),
            "setup.cfg": supplied("description", "Summary", "supplied", files={"setup.cfg": "[metadata]\ndescription = supplied\n"}),
            "setup.py": supplied("description", "Summary", "supplied", files={"setup.py": "from setuptools import setup\nsetup(description='supplied')\n"}),
        },
        "readme": {
            "tool.setuptools.dynamic.readme": Case('dynamic = ["readme"]\n', lambda built: "accepts" if "supplied" in built.body() else "ignores", tables='[tool.setuptools.dynamic]\nreadme = {file = "value.txt", content-type = "text/plain"}\n', files=TEXT),
            "setup.cfg": Case('dynamic = ["readme"]\n', lambda built: "accepts" if "supplied" in built.body() else "ignores", files={**TEXT, "setup.cfg": "[metadata]\nlong_description = supplied\n"}),
        },
        "dependencies": {
            "tool.setuptools.dynamic.dependencies": supplied("dependencies", "Requires-Dist", "idna", '[tool.setuptools.dynamic]\ndependencies = {file = "value.txt"}\n', REQUIREMENTS),
            "setup.cfg": supplied("dependencies", "Requires-Dist", "idna", files={"setup.cfg": "[options]\ninstall_requires = idna\n"}),
            "setup.py": supplied("dependencies", "Requires-Dist", "idna", files={"setup.py": "from setuptools import setup\nsetup(install_requires=['idna'])\n"}),
        },
        "optional-dependencies": {
            "tool.setuptools.dynamic.optional-dependencies": supplied("optional-dependencies", "Provides-Extra", "dev", '[tool.setuptools.dynamic.optional-dependencies]\ndev = {file = "value.txt"}\n', REQUIREMENTS),
            "setup.cfg": supplied("optional-dependencies", "Provides-Extra", "dev", files={"setup.cfg": "[options.extras_require]\ndev = idna\n"}),
            "setup.py": supplied("optional-dependencies", "Provides-Extra", "dev", files={"setup.py": "from setuptools import setup\nsetup(extras_require={'dev': ['idna']})\n"}),
        },
        "classifiers": {
            "tool.setuptools.dynamic.classifiers": supplied("classifiers", "Classifier", "Typing :: Typed", '[tool.setuptools.dynamic]\nclassifiers = {file = "value.txt"}\n', {"value.txt": "Typing :: Typed\n"}),
            "setup.cfg": supplied("classifiers", "Classifier", "Typing :: Typed", files={"setup.cfg": "[metadata]\nclassifiers = Typing :: Typed\n"}),
        },
        "keywords": {
            "tool.setuptools.dynamic.keywords": supplied("keywords", "Keywords", "supplied", '[tool.setuptools.dynamic]\nkeywords = {file = "value.txt"}\n', TEXT),
            "setup.cfg": supplied("keywords", "Keywords", "supplied", files={"setup.cfg": "[metadata]\nkeywords = supplied\n"}),
        },
        "license": {
            "setup.cfg": supplied("license", "License", "MIT", files={"setup.cfg": "[metadata]\nlicense = MIT\n"}),
            "setup.py": supplied("license", "License", "MIT", files={"setup.py": "from setuptools import setup\nsetup(license='MIT')\n"}),
        },
        "requires-python": {
            "setup.cfg": supplied("requires-python", "Requires-Python", ">=3.9", files={"setup.cfg": "[options]\npython_requires = >=3.9\n"}),
            "setup.py": supplied("requires-python", "Requires-Python", ">=3.9", files={"setup.py": "from setuptools import setup\nsetup(python_requires='>=3.9')\n"}),
        },
        "urls": {
            "setup.cfg": supplied("urls", "Project-URL", "Source", files={"setup.cfg": "[metadata]\nproject_urls =\n  Source = https://example.org\n"}),
        },
        "authors": {
            "setup.cfg": supplied("authors", "Author", "Jane", files={"setup.cfg": "[metadata]\nauthor = Jane\n"}),
        },
        "maintainers": {
            "setup.cfg": supplied("maintainers", "Maintainer", "Jane", files={"setup.cfg": "[metadata]\nmaintainer = Jane\n"}),
        },
        "scripts": {
            "tool.setuptools.dynamic.entry-points": scripts_supplied('[tool.setuptools.dynamic]\nentry-points = {file = "value.txt"}\n', {"value.txt": "[console_scripts]\none = sample:one\n"}),
            "setup.cfg": scripts_supplied("", {"setup.cfg": "[options.entry_points]\nconsole_scripts =\n  one = sample:one\n"}),
            "setup.py": scripts_supplied("", {"setup.py": "from setuptools import setup\nsetup(entry_points={'console_scripts': ['one = sample:one']})\n"}),
        },
        "entry-points": {
            "tool.setuptools.dynamic.entry-points": Case('dynamic = ["entry-points"]\n', lambda built: "accepts" if "group" in built.entry_points else "ignores", tables='[tool.setuptools.dynamic]\nentry-points = {file = "value.txt"}\n', files={"value.txt": "[group]\none = sample:one\n"}),
            "setup.cfg": Case('dynamic = ["entry-points"]\n', lambda built: "accepts" if "group" in built.entry_points else "ignores", files={"setup.cfg": "[options.entry_points]\ngroup =\n  one = sample:one\n"}),
        },
        "license-files": {
            "*": Case('dynamic = ["license-files"]\n', lambda built: "accepts" if built.ships("LICENSE") else "ignores"),
            "tool.setuptools.license-files": Case('dynamic = ["license-files"]\n', lambda built: "accepts" if built.ships("value.txt") else "ignores", tables='[tool.setuptools]\nlicense-files = ["value.txt"]\n', files=TEXT),
        },
    },
    "hatchling": {
        "version": {
            "tool.hatch.version": supplied("version", "Version", "3.1", '[tool.hatch.version]\npath = "src/sample/about.py"\n', {"src/sample/about.py": '__version__ = "3.1"\n'}),
            "tool.hatch.metadata.hooks": supplied("version", "Version", "3.1", "[tool.hatch.metadata.hooks.custom]\n", {"hatch_build.py": "from hatchling.metadata.plugin.interface import MetadataHookInterface\nclass Hook(MetadataHookInterface):\n    def update(self, metadata):\n        metadata['version'] = '3.1'\n"}),
        },
        **{
            field: {"tool.hatch.metadata.hooks": supplied(field, header, shown, "[tool.hatch.metadata.hooks.custom]\n", {"hatch_build.py": f"from hatchling.metadata.plugin.interface import MetadataHookInterface\nclass Hook(MetadataHookInterface):\n    def update(self, metadata):\n        metadata['{field}'] = {value!r}\n"})}
            for field, header, shown, value in [
                ("description", "Summary", "supplied", "supplied"),
                ("readme", "Description-Content-Type", "text/plain", {"text": "supplied", "content-type": "text/plain"}),
                ("dependencies", "Requires-Dist", "idna", ["idna"]),
                ("optional-dependencies", "Provides-Extra", "dev", {"dev": ["idna"]}),
                ("classifiers", "Classifier", "Typing :: Typed", ["Typing :: Typed"]),
                ("keywords", "Keywords", "supplied", ["supplied"]),
                ("license", "License-Expression", "MIT", "MIT"),
                ("requires-python", "Requires-Python", ">=3.9", ">=3.9"),
                ("urls", "Project-URL", "Source", {"Source": "https://example.org"}),
                ("authors", "Author", "Jane", [{"name": "Jane"}]),
                ("maintainers", "Maintainer", "Jane", [{"name": "Jane"}]),
            ]
        },
        "scripts": {"tool.hatch.metadata.hooks": scripts_supplied("[tool.hatch.metadata.hooks.custom]\n", {"hatch_build.py": "from hatchling.metadata.plugin.interface import MetadataHookInterface\nclass Hook(MetadataHookInterface):\n    def update(self, metadata):\n        metadata['scripts'] = {'one': 'sample:one'}\n"})},
        "entry-points": {"tool.hatch.metadata.hooks": Case('dynamic = ["entry-points"]\n', lambda built: "accepts" if "group" in built.entry_points else "ignores", tables="[tool.hatch.metadata.hooks.custom]\n", files={"hatch_build.py": "from hatchling.metadata.plugin.interface import MetadataHookInterface\nclass Hook(MetadataHookInterface):\n    def update(self, metadata):\n        metadata['entry-points'] = {'group': {'one': 'sample:one'}}\n"})},
        "license-files": {"*": Case('dynamic = ["license-files"]\n', lambda built: "accepts" if built.ships("LICENSE") else "ignores")},
    },
    "flit-core": {
        "version": {"*": supplied("version", "Version", "3.1", files={"src/sample/__init__.py": '"""Words."""\n__version__ = "3.1"\n'})},
        "description": {"*": supplied("description", "Summary", "Words", files={"src/sample/__init__.py": '"""Words."""\n__version__ = "3.1"\n'})},
        "import-names": {"*": Case('dynamic = ["import-names"]\n', has("Import-Name", "sample"))},
    },
    "pdm-backend": {
        "version": {"tool.pdm.version": supplied("version", "Version", "3.1", '[tool.pdm.version]\nsource = "file"\npath = "src/sample/about.py"\n', {"src/sample/about.py": '__version__ = "3.1"\n'})},
        **{
            field: {"pdm_build.py": supplied(field, header, shown, "[tool.pdm.build]\n", {"pdm_build.py": f"def pdm_build_initialize(context):\n    context.config.metadata['{field}'] = {value!r}\n"})}
            for field, header, shown, value in [
                ("description", "Summary", "supplied", "supplied"),
                ("dependencies", "Requires-Dist", "idna", ["idna"]),
                ("optional-dependencies", "Provides-Extra", "dev", {"dev": ["idna"]}),
                ("classifiers", "Classifier", "Typing :: Typed", ["Typing :: Typed"]),
                ("keywords", "Keywords", "supplied", ["supplied"]),
                ("license", "License-Expression", "MIT", "MIT"),
                ("requires-python", "Requires-Python", ">=3.9", ">=3.9"),
                ("urls", "Project-URL", "Source", {"Source": "https://example.org"}),
            ]
        },
        "scripts": {"pdm_build.py": scripts_supplied("", {"pdm_build.py": "def pdm_build_initialize(context):\n    context.config.metadata['scripts'] = {'one': 'sample:one'}\n"})},
    },
    "poetry-core": {
        "version": {"tool.poetry.version": supplied("version", "Version", "3.1", '[tool.poetry]\nversion = "3.1"\n')},
        "description": {"tool.poetry.description": supplied("description", "Summary", "supplied", '[tool.poetry]\ndescription = "supplied"\n')},
        "readme": {"tool.poetry.readme": supplied("readme", "Description-Content-Type", "text/", '[tool.poetry]\nreadme = "value.md"\n', {"value.md": "supplied\n"})},
        "dependencies": {"tool.poetry.dependencies": supplied("dependencies", "Requires-Dist", "idna", '[tool.poetry.dependencies]\nidna = "*"\n')},
        "optional-dependencies": {"tool.poetry.extras": supplied("optional-dependencies", "Provides-Extra", "dev", '[tool.poetry.dependencies]\nidna = {version = "*", optional = true}\n[tool.poetry.extras]\ndev = ["idna"]\n', project='')},
        "classifiers": {
            "*": supplied("classifiers", "Classifier", "Programming Language :: Python :: 3", project='requires-python = ">=3.9"\n'),
            "tool.poetry.classifiers": supplied("classifiers", "Classifier", "Typing :: Typed", '[tool.poetry]\nclassifiers = ["Typing :: Typed"]\n'),
        },
        "keywords": {"tool.poetry.keywords": supplied("keywords", "Keywords", "supplied", '[tool.poetry]\nkeywords = ["supplied"]\n')},
        "license": {"tool.poetry.license": Case('dynamic = ["license"]\n', table, tables='[tool.poetry]\nlicense = "MIT"\n')},
        "requires-python": {"tool.poetry.dependencies.python": supplied("requires-python", "Requires-Python", ">=3.9", '[tool.poetry.dependencies]\npython = ">=3.9"\n')},
        "urls": {"tool.poetry.urls": supplied("urls", "Project-URL", "Source", '[tool.poetry.urls]\nSource = "https://example.org"\n')},
        "authors": {"tool.poetry.authors": supplied("authors", "Author", "Jane", '[tool.poetry]\nauthors = ["Jane <jane@example.org>"]\n')},
        "maintainers": {"tool.poetry.maintainers": supplied("maintainers", "Maintainer", "Jane", '[tool.poetry]\nmaintainers = ["Jane <jane@example.org>"]\n')},
        "scripts": {"tool.poetry.scripts": scripts_supplied('[tool.poetry.scripts]\none = "sample:one"\n')},
        "entry-points": {"tool.poetry.plugins": Case('dynamic = ["entry-points"]\n', lambda built: "accepts" if "group" in built.entry_points else "ignores", tables='[tool.poetry.plugins.group]\none = "sample:one"\n')},
    },
    "uv-build": {
        "version": {"*": supplied("version", "Version", "3.1", files={"src/sample/__init__.py": '__version__ = "3.1"\n'})},
    },
}
