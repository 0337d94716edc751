import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRepository } from '../../emulator/runner/repository.ts';
import { type Action, syncTo } from '../action.ts';
import { count, type Finding, milliseconds, times } from '../document.ts';
import { type GitHubServer, startGitHubServer } from '../github.ts';
import { audioFolder, namedEntries, type TwoCommits, wavMaker } from '../repository.ts';
import { type Server, startServer } from '../server.ts';
import { median } from '../statistics.ts';

const ENTRIES = 50;
const BYTES = 100 * 1024;
const LATENCY = 150;
/** Read the record, list the cache, create the note, start it, replace, end the note: each needs the one before. */
const DEPENDENT = 6;

/** A push that changed one file, with the record of syncs: every response of GitHub and PolyAI takes its time. */
export async function coldSync(action: Action, quick: boolean): Promise<Finding> {
  const github = await startGitHubServer(LATENCY);
  const server = await startServer({ entries: ENTRIES, latency: LATENCY });
  const branch = createBranch(github);
  const inputs = syncTo(server, { 'github-token': github.token });
  const push = () => action.push(branch.next(), 'synced', inputs, github.variables);
  const took: number[] = [];
  let requests = { github: 0, polyai: 0 };
  // The first push is the first recorded sync, which sends everything, and warms the disk up.
  for (let round = 0; round <= (quick ? 3 : 15); round += 1) {
    await server.reset();
    await github.served();
    const sample = await push();
    if (round > 0) took.push(sample.took);
    requests = await servedBy(github, server);
  }
  branch.remove();
  await server.close();
  await github.close();

  const ideal = DEPENDENT * LATENCY;
  const whole = median(took);
  return {
    title: 'One changed file, with the record',
    text: `A push that changed one file of ${ENTRIES}. GitHub and PolyAI answer each request after ${LATENCY} ms. The ideal is ${DEPENDENT} requests that need one another: read the record, list the cache, create the note, start it, replace, end the note. The whole process, as the runner starts it.`,
    head: ['', 'requests to GitHub', 'to PolyAI', 'whole process', 'against ideal'],
    rows: [
      ['ideal', '', '', milliseconds(ideal), times(1)],
      [
        'the action',
        count(requests.github),
        count(requests.polyai),
        milliseconds(whole),
        times(whole / ideal),
      ],
    ],
    goals: [{ what: 'the whole process', measured: whole / ideal, bound: { most: 1.3 }, show: times }],
  };
}

async function servedBy(github: GitHubServer, server: Server) {
  return { github: await github.served(), polyai: (await server.requests()).length };
}

/** A branch on that GitHub, each of whose commits changes one file. */
function createBranch({ bare }: GitHubServer) {
  const repository = createRepository();
  const { folder, git } = repository;
  const wav = wavMaker(BYTES);
  const entries = namedEntries(ENTRIES);
  for (const [path, content] of Object.entries(audioFolder(entries, wav))) repository.write(path, content);
  repository.commit('all');
  let take = ENTRIES;
  return {
    next(): TwoCommits {
      const before = git('rev-parse', 'HEAD');
      writeFileSync(join(folder, 'audio', entries[0]?.[0] ?? ''), wav(take));
      take += 1;
      repository.commit(`take ${take}`);
      git('push', '--quiet', bare, 'HEAD:refs/heads/main');
      return { folder, before, after: git('rev-parse', 'HEAD'), remove: repository.remove };
    },
    remove: repository.remove,
  };
}
