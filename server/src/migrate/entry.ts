/*
 * What the service asks of this folder. Projects are migrated once or never, so that in Node all of it is a bundle of its
 * own, which is loaded at the first call.
 */
export { availableSources } from './available.ts';
export { changeBackend } from './change/change-backend.ts';
export { planMigration } from './plan-migration.ts';
export { setupNeeds } from './setuptools/needs.ts';
