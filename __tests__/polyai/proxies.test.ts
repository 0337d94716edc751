import { describe, expect, test } from '@jest/globals';
import { parseProxies, proxyAuthorization, proxyFor } from '../../src/lib/proxies.ts';

type Variables = Record<string, string>;
const used = (variables: Variables, origin: string) => {
  const { proxies, problems } = parseProxies(variables);
  expect(problems).toEqual([]);
  return proxyFor(proxies, origin)?.href;
};
const SERVER = 'https://api.us.poly.ai';

describe('the proxy of a server', () => {
  test.each<[string, Variables, string, string | undefined]>([
    ['none', {}, SERVER, undefined],
    ['https_proxy', { https_proxy: 'http://p:3128' }, SERVER, 'http://p:3128/'],
    ['HTTPS_PROXY', { HTTPS_PROXY: 'http://p:3128' }, SERVER, 'http://p:3128/'],
    ['lower case first', { https_proxy: 'http://low', HTTPS_PROXY: 'http://up' }, SERVER, 'http://low/'],
    ['unless it is empty', { https_proxy: ' ', HTTPS_PROXY: 'http://up' }, SERVER, 'http://up/'],
    ['http_proxy is not for https', { http_proxy: 'http://p' }, SERVER, undefined],
    ['http_proxy would see the key', { http_proxy: 'http://p' }, 'http://127.0.0.1:80', undefined],
    ['HTTP_PROXY would see it, too', { HTTP_PROXY: 'http://p' }, 'http://localhost:80', undefined],
    ['https_proxy is not for http', { https_proxy: 'http://p' }, 'http://localhost:80', undefined],
    ['a proxy that speaks TLS', { https_proxy: 'https://p' }, SERVER, 'https://p/'],
    ['in capitals', { https_proxy: 'HTTP://P' }, SERVER, 'http://p/'],
    ['with a password', { https_proxy: 'http://u:p%40@p' }, SERVER, 'http://u:p%40@p/'],
  ])('%s', (_title, variables, origin, href) => {
    expect(used(variables, origin)).toBe(href);
  });
});

describe('no_proxy', () => {
  test.each<[string, string, boolean]>([
    ['', SERVER, false],
    ['*', SERVER, true],
    ['api.us.poly.ai', SERVER, true],
    ['API.US.Poly.AI', SERVER, true],
    ['poly.ai', SERVER, true],
    ['.poly.ai', SERVER, true],
    ['*.poly.ai', SERVER, true],
    ['.poly.ai', 'https://poly.ai', true],
    ['poly.ai.', SERVER, true],
    ['us.poly', SERVER, false],
    ['oly.ai', SERVER, false],
    ['api.us.poly.ai.example.com', SERVER, false],
    ['example.com, poly.ai', SERVER, true],
    ['example.com poly.ai', SERVER, true],
    [',, ,poly.ai', SERVER, true],
    ['poly.ai:443', SERVER, true],
    ['poly.ai:8443', SERVER, false],
    ['poly.ai:8443', 'https://gateway.poly.ai:8443', true],
    ['127.0.0.1', 'https://127.0.0.1:8443', true],
    ['127.0.0.1:8443', 'https://127.0.0.1:8443', true],
    ['127.0.0.1:1', 'https://127.0.0.1:8443', false],
    ['127.0.0.2', 'https://127.0.0.1:8443', false],
    ['::1', 'https://[::1]:8443', true],
    ['[::1]', 'https://[::1]:8443', true],
    ['[::1]:8443', 'https://[::1]:8443', true],
    ['[::1]:1', 'https://[::1]:8443', false],
    ['localhost', 'https://127.0.0.1:8443', false],
    ['.', SERVER, false],
    ['https://api.us.poly.ai', SERVER, false],
  ])('%j takes %s out: %s', (no_proxy, origin, direct) => {
    expect(used({ https_proxy: 'http://p', no_proxy }, origin)).toBe(direct ? undefined : 'http://p/');
    expect(used({ https_proxy: 'http://p', NO_PROXY: no_proxy }, origin)).toBe(
      direct ? undefined : 'http://p/',
    );
  });

  test('in lower case wins', () => {
    expect(used({ https_proxy: 'http://p', no_proxy: 'other', NO_PROXY: '*' }, SERVER)).toBe('http://p/');
  });
});

describe('a value that is no proxy', () => {
  test.each<[string, string]>([
    ['proxy:3128', '"proxy:3128"'],
    ['10.0.0.1:3128', '"10.0.0.1:3128"'],
    ['socks5://proxy:1080', '"socks5://proxy:1080"'],
    ['http://', '"http://"'],
    ['http:///path', '"http:///path"'],
    ['http://proxy:99999', '"http://proxy:99999"'],
    ['http://pro xy', '"http://pro xy"'],
    ['http://u:%zz@proxy', '"http://***@proxy"'],
    ['user:secret@proxy:3128', '"***@proxy:3128"'],
    ['socks5://user:se@cret@proxy:1080', '"socks5://***@proxy:1080"'],
    ['true', '"true"'],
  ])('%s is told, without the password', (value, shown) => {
    for (const name of ['https_proxy', 'HTTPS_PROXY']) {
      expect(parseProxies({ [name]: value }).problems).toEqual([
        { message: `the variable ${name} is ${shown}: write http://host:port` },
      ]);
    }
  });

  test('does not matter where another spelling wins', () => {
    expect(parseProxies({ https_proxy: 'http://p', HTTPS_PROXY: 'nonsense' }).problems).toEqual([]);
  });
});

test.each([
  ['http://p', {}],
  ['http://u:p@p', { 'proxy-authorization': `Basic ${btoa('u:p')}` }],
  ['http://u@p', { 'proxy-authorization': `Basic ${btoa('u:')}` }],
  ['http://u%3A:p%40%20@p', { 'proxy-authorization': `Basic ${btoa('u::p@ ')}` }],
])('the user and password of %s become a header', (url, header) => {
  expect(proxyAuthorization(new URL(url))).toEqual(header);
});
