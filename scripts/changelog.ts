/**
 * The section of a release in a changelog (keepachangelog.com), without its heading. Raises an error where the tag, the
 * version and the changelog do not say the same.
 */
export function sectionOf(tag: string, version: string, changelog: string): string {
  if (!/^v[0-9]+\.[0-9]+\.[0-9]+$/.test(tag)) throw new Error(`the tag ${tag} is not of the form v1.2.3`);
  if (tag !== `v${version}`) throw new Error(`the tag is ${tag}, but package.json says ${version}`);
  const sections = changelog.split(/^(?=## )/m);
  const heading = new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\] - [0-9]{4}-[0-9]{2}-[0-9]{2}\\n`);
  const section = sections.find((candidate) => heading.test(candidate));
  if (!section) throw new Error(`CHANGELOG.md has no section "## [${version}] - <date>"`);
  const notes = section.replace(heading, '').trim();
  if (notes === '') throw new Error(`the section of ${version} in CHANGELOG.md is empty`);
  return notes;
}
