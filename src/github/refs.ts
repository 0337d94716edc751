import { type GitHub, isDenial } from './client.ts';

/** Whether a name is that of a tag, and of no branch. False if the token may not see it. */
export async function isTag(github: GitHub, name: string): Promise<boolean> {
  const [branch, tag] = await Promise.all([exists(github, `heads/${name}`), exists(github, `tags/${name}`)]);
  return tag && !branch;
}

async function exists(github: GitHub, ref: string): Promise<boolean> {
  try {
    await github.call(({ rest }, common) => rest.git.getRef({ ...common, ref }));
    return true;
  } catch (error) {
    if (isDenial(error)) return false;
    throw error;
  }
}
