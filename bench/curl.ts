import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AGENT, KEY } from './server.ts';

/** A file and the entry that it is for. */
export interface Upload {
  readonly file: string;
  readonly id: string;
}

/** What people use instead, as files to run. */
export interface CurlScripts {
  /** Arguments for one curl that keeps so many connections busy. */
  parallel(connections: number): string[];
  /** A shell script that sends one file after the other. */
  readonly loop: string;
  remove(): void;
}

export function writeCurlScripts(url: string, uploads: readonly Upload[]): CurlScripts {
  const folder = mkdtempSync(join(tmpdir(), 'bench-curl-'));
  const target = (id: string) => `${url}/v1/agents/${AGENT}/audio-cache/${id}/file`;
  const headers = [`X-API-KEY: ${KEY}`, 'Content-Type: audio/wav'];

  const config = join(folder, 'config');
  const sections = uploads.map(({ file, id }) =>
    [
      `url = "${target(id)}"`,
      'request = "PATCH"',
      `upload-file = "${file}"`,
      'output = "/dev/null"',
      ...headers.map((header) => `header = "${header}"`),
    ].join('\n'),
  );
  writeFileSync(config, sections.join('\nnext\n'));

  const loop = join(folder, 'loop.sh');
  const lines = uploads.map(
    ({ file, id }) =>
      `curl --fail --silent --show-error --request PATCH ${headers.map((header) => `--header '${header}'`).join(' ')} --data-binary '@${file}' '${target(id)}'`,
  );
  writeFileSync(loop, `set -e\n${lines.join('\n')}\n`);

  return {
    parallel: (connections) => [
      ...['--parallel', '--parallel-immediate', '--parallel-max', String(connections)],
      ...['--fail', '--silent', '--show-error', '--config', config],
    ],
    loop,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
