# requires: briefcase==0.4.7
"""The settings of an app by the annotations of Briefcase's configuration; platforms may have more."""
from common import write_tool

from briefcase.config import AppConfig

DOCS = {
    'project_name': 'The name of the project.', 'version': 'The version.', 'bundle': 'The reversed domain of the publisher, as `com.example`.',
    'description': 'One line on what the app does.', 'sources': 'Folders and modules of the app.', 'formal_name': 'The name as people see it.',
    'url': 'The page of the project.', 'author': 'Who made it.', 'author_email': 'How to reach them.', 'requires': 'What is installed with the app.',
    'icon': 'The file of the icon, without its ending.', 'document_types': 'Kinds of documents that the app opens.', 'permission': 'What the app asks to be allowed, with the reason.',
    'template': 'The template of the app.', 'template_branch': 'The branch of the template.', 'test_sources': 'Folders of the tests.', 'test_requires': 'What the tests need.',
    'supported': 'Whether the platform is supported.', 'long_description': 'What the app does, at length.', 'license_files': 'Files of the licence.', 'console_app': 'Whether it is an app of the terminal.',
    'requirement_installer_args': 'Arguments of pip.', 'requires_python': 'The Pythons that the app works on.',
    'external_package_path': 'The folder of an app that is built already.', 'external_package_executable_path': 'The program in that folder.', 'install_launcher': 'Whether a launcher is installed.',
}
LANGUAGES = {'sources': 'path', 'test_sources': 'path', 'requires': 'requirement', 'test_requires': 'requirement', 'license_files': 'glob', 'icon': 'path', 'url': 'url', 'author_email': 'email', 'requires_python': 'specifier-set', 'version': 'version'}
KINDS = {'str': 'string', 'bool': 'boolean', 'list': 'strings', 'int': 'integer', 'Version': 'string'}


def kind(annotation):
    words = str(annotation if isinstance(annotation, str) else getattr(annotation, '__name__', annotation))
    return next((to for word, to in KINDS.items() if words.startswith(word)), 'any')


app = {
    name: {'type': kind(AppConfig.__annotations__[name]), 'docs': docs, **({'language': LANGUAGES[name]} if name in LANGUAGES else {})}
    for name, docs in DOCS.items()
    if name in AppConfig.__annotations__
}
app['license'] = {'type': 'any', 'docs': 'The licence; its expression, or a table in older projects.'}
platform = {'type': 'table', 'open': True, 'keyTitle': 'platform', 'keys': app}
one = {'type': 'table', 'open': True, 'docs': 'The settings of one app.', 'keyTitle': 'name of an app',
       'keys': {**app, **{name: {**platform, 'docs': 'What is otherwise on this platform.'} for name in ('macOS', 'windows', 'linux', 'iOS', 'android', 'web')}}}
write_tool('briefcase', {'briefcase': {'open': True, 'keys': {**app, 'app': {'type': 'table', 'docs': 'The apps by name.', 'keys': {}, 'rest': one}}}})
