import { afterEach, describe, expect, test } from '@jest/globals';
import type { StepResult } from '../../emulator/runner/runner.ts';
import { CERTIFICATE, type OnConnect, startProxy, startTls, type TestProxy } from '../support/proxy.ts';
import { KEY, lists, play, type Scene, ZEROS } from '../support/scene.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function proxy(onConnect?: OnConnect): Promise<TestProxy> {
  const started = await startProxy(onConnect);
  open.push(started);
  return started;
}

/** A push of two files to a server that speaks TLS. */
async function pushOverTls(scene: Scene, env: Record<string, string>, inputs = {}): Promise<StepResult> {
  const tls = await startTls(scene.emulator.url);
  open.push(tls);
  return push(
    scene,
    { NODE_EXTRA_CA_CERTS: CERTIFICATE, ...env },
    {
      'api-url': `https://localhost:${tls.port}`,
      ...inputs,
    },
  );
}

function push(scene: Scene, env: Record<string, string>, inputs = {}): Promise<StepResult> {
  scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
  scene.repository.commit('first');
  return scene.push(ZEROS, { env, with: { 'request-timeout': '1', ...inputs } });
}

const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

describe('requests to PolyAI', () => {
  test('go through a tunnel of https_proxy, with its user and password, which nobody sees', () =>
    play({}, async (scene) => {
      const { port, asked } = await proxy();
      const result = await pushOverTls(scene, { https_proxy: `http://ada:s%40cret@localhost:${port}` });
      expect(lists(result)).toMatchObject({ replaced: ['1', '2'] });
      expect(asked.length).toBeGreaterThan(0);
      for (const { line, credentials } of asked) {
        expect(line).toMatch(/^CONNECT localhost:[0-9]+$/);
        expect(credentials).toBe(basic('ada:s@cret'));
      }
      // Connections are kept, so there are no more tunnels than requests at a time.
      expect(asked.length).toBeLessThanOrEqual(2);
      for (const { headers } of scene.emulator.requests)
        expect(headers).not.toHaveProperty('proxy-authorization');
      expect(result.log + result.summary + scene.report(result)).not.toMatch(/s%40cret|s@cret/);
    }));

  test('go to a proxy that speaks TLS itself', () =>
    play({}, async (scene) => {
      const { port, asked } = await proxy();
      const tls = await startTls(`http://localhost:${port}`);
      open.push(tls);
      const result = await pushOverTls(scene, { https_proxy: `https://localhost:${tls.port}` });
      expect(lists(result)).toMatchObject({ replaced: ['1', '2'] });
      expect(asked.length).toBeGreaterThan(0);
    }));

  test.each(['http_proxy', 'https_proxy', 'HTTP_PROXY'])(
    'over plain HTTP to loopback go through no proxy, which would see the key: %s',
    (name) =>
      play({}, async (scene) => {
        const { port, asked } = await proxy();
        const result = await push(scene, { [name]: `http://localhost:${port}` });
        expect(lists(result)).toMatchObject({ replaced: ['1', '2'] });
        expect(asked).toEqual([]);
      }),
  );

  test('go straight to what no_proxy names', () =>
    play({}, async (scene) => {
      const { port, asked } = await proxy();
      const proxies = { https_proxy: `http://localhost:${port}`, NO_PROXY: 'example.com,localhost' };
      const result = await pushOverTls(scene, proxies);
      expect(lists(result)).toMatchObject({ replaced: ['1', '2'] });
      expect(asked).toEqual([]);
    }));

  test.each<[OnConnect, RegExp]>([
    ['refuse', /no connection: the proxy answered 407.*check .*proxies/],
    ['hang', /timed out: no complete response within 1 s/],
    ['silent tunnel', /timed out: no complete response within 1 s/],
  ])('through a proxy that does "%s": the run says so, and ends', (onConnect, told) =>
    play({}, async (scene) => {
      const { port } = await proxy(onConnect);
      const result = await pushOverTls(
        scene,
        { https_proxy: `http://localhost:${port}` },
        { 'max-attempts': '1' },
      );
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(told);
      expect(result.took).toBeLessThan(5_000);
      expect(scene.emulator.requests).toEqual([]);
    }),
  );
});

test('a proxy that is no URL blocks the run before any request, without showing a password', () =>
  play({}, async (scene) => {
    const result = await push(scene, { https_proxy: 'ada:secret@proxy:3128' });
    expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
    expect(result.log).toContain('the variable https_proxy is "***@proxy:3128": write http://host:port');
    expect(result.log).not.toContain('secret');
    expect(result.log).not.toContain(KEY);
    expect(scene.emulator.requests).toEqual([]);
  }));
