/** What is said about keys, classifiers, licences, marker variables and Pythons, beside a list and under the cursor. */
export { classifierDocs, classifierPage } from './docs/classifiers.ts';
export { keyDocs, keyPage, pathText } from './docs/keys.ts';
export { licenceDocs, licencePage } from './docs/licences.ts';
export { code, heading, list, type Page, plain, render } from './docs/markdown.ts';
export { markerNameDocs, markerNamePage } from './docs/markers.ts';
export { pythonDocs, pythonPage } from './docs/pythons.ts';
