import { runAction } from '../process.ts';

await runAction(async () => (await import('./main.ts')).start);
