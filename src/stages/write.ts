/** The stages that only a run with changes loads: one chunk of the bundle, so that a run with nothing to do starts faster. */
export { applyPlan } from './apply.ts';
export { saveBackup } from './backup.ts';
export { lookUp } from './preflight.ts';
