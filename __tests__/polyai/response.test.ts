import { describe, expect, test } from '@jest/globals';
import { correlationIdOf, describeResponse, saysNotFound } from '../../src/polyai/response.ts';
import { response } from '../support/responses.ts';

const FLAT = {
  success: false,
  error: 'Not Found',
  error_id: 'e-1',
  error_code: 'NO_ENTRY',
  error_message: 'no such entry',
  data: null,
};
const NESTED = { error: { code: 'NO_ENTRY', id: 'e-1', message: 'no such entry', correlation_id: 'c-1' } };

describe('what the server said', () => {
  test.each<[string, number, unknown, string]>([
    ['the flat error', 404, FLAT, 'PolyAI answered 404: "NO_ENTRY" "no such entry"'],
    ['the nested error', 404, NESTED, 'PolyAI answered 404: "NO_ENTRY" "no such entry"'],
    [
      'an error of one word',
      400,
      { error: 'bad' },
      'PolyAI, or a gateway in front of it, answered 400: "bad"',
    ],
    ['no body', 500, '', 'PolyAI answered 500'],
    [
      'a page of a gateway',
      502,
      '<h1>Bad Gateway</h1>',
      'PolyAI, or a gateway in front of it, answered 502: "Bad Gateway"',
    ],
    [
      "a gateway's own JSON",
      404,
      { message: 'no Route matched' },
      'PolyAI, or a gateway in front of it, answered 404: "no Route matched"',
    ],
    ['a redirect', 302, '<a href="/">here</a>', 'PolyAI, or a gateway in front of it, answered 302: "here"'],
    ['a success of another shape', 200, { entries: 7 }, 'PolyAI answered 200'],
    [
      'a page instead of JSON',
      200,
      '<title>Sign in</title>',
      'PolyAI, or a gateway in front of it, answered 200: "Sign in"',
    ],
    [
      'a long text',
      500,
      'x'.repeat(1_000),
      `PolyAI, or a gateway in front of it, answered 500: "${'x'.repeat(200)}…"`,
    ],
    ['an object for a message', 400, { error_code: 'X', error_message: {} }, 'PolyAI answered 400: "X"'],
    [
      'text that would steer a terminal',
      400,
      { error: 'a\u001b[2J\r\n::x' },
      'PolyAI, or a gateway in front of it, answered 400: "a\\u001b[2J\\r\\n::x"',
    ],
  ])('%s', (_title, status, body, told) => {
    expect(describeResponse(response(status, body))).toBe(told);
  });
});

test.each<[string, number, unknown, boolean]>([
  ['the flat error', 404, FLAT, true],
  ['the nested error', 404, NESTED, true],
  ['no body', 404, '', false],
  ["a framework's JSON", 404, { error: 'Not Found' }, false],
  ['a page of a gateway', 404, '<html>not here</html>', false],
  ['plain text', 404, 'not found', false],
  ["a gateway's own JSON", 404, { message: 'no Route matched with those values' }, false],
  ['a list', 404, [], false],
  ['another status', 410, FLAT, false],
])('PolyAI says that there is no such entry: %s', (_title, status, body, gone) => {
  expect(saysNotFound(response(status, body))).toBe(gone);
});

test.each<[string, string | undefined, string]>([
  ["the server's", 'abc-1', 'abc-1'],
  ['none', undefined, 'ours'],
  ['with a line break', 'a\nb', 'ours'],
  ['with a space', 'a b', 'ours'],
  ['empty', '', 'ours'],
  ['endless', 'a'.repeat(101), 'ours'],
])('the correlation id: %s', (_title, theirs, id) => {
  expect(correlationIdOf(response(500, '', { 'x-polyai-correlation-id': theirs }), 'ours')).toBe(id);
});
