/** Runs the action. GitHub's local runner for actions wants a function of this name (docs/local.md). */
export async function run(): Promise<void> {
  // Otherwise the runner gives the default of action.yml, an expression, as it is.
  process.env['INPUT_GITHUB-TOKEN'] ||= 'none';
  await import('../src/index.ts');
}
