/** Runs the action. GitHub's local runner for actions wants a function of this name (docs/local.md). */
export async function run(): Promise<void> {
  await import('../src/index.ts');
}
