import { expect, test } from '@jest/globals';
import { errorTexts } from '../../src/polyai/error-text.ts';

const html = (head: string, body: string) =>
  `<!DOCTYPE html>\n<html><head>${head}</head>\r\n<body>${body}</body></html>`;

test.each<[string, string, string[]]>([
  [
    'PolyAI, flat',
    '{"success":false,"error":"E","error_code":"NO","error_message":"no entry"}',
    ['NO', 'no entry'],
  ],
  ['PolyAI, nested', '{"error":{"code":"NO","id":"1","message":"no entry"}}', ['NO', 'no entry']],
  ['Kong', '{"message":"no Route matched with those values"}', ['no Route matched with those values']],
  ['a framework', '{"error":"Not Found"}', ['Not Found']],
  ['AWS', '{"message":"Request Too Long"}', ['Request Too Long']],
  ['OAuth', '{"error":"invalid_token","error_description":"expired"}', ['expired']],
  ['problem details', '{"type":"about:blank","title":"Too large","detail":"at most 6 MB"}', ['at most 6 MB']],
  ['a list of errors', '[{"code":"E1","message":"bad"}]', ['E1', 'bad']],
  ['FastAPI', '{"detail":[{"msg":"field required"}]}', ['{"detail":[{"msg":"field required"}]}']],
  ['text in JSON', '"go away"', ['go away']],
  ['code and message alike', '{"code":"x","message":"x"}', ['x']],
  ['an empty object', '{}', []],
  ['an empty list', '[]', []],
  ['a number', '7', []],
  ['nothing', '', []],
  ['blanks', ' \r\n ', []],
  ['plain text', 'upstream connect error\n', ['upstream connect error']],
  ['nginx', html('<title>502 Bad Gateway</title>', '<h1>502 Bad Gateway</h1><hr>nginx'), ['502 Bad Gateway']],
  ['a page without a title', html('', '<h1>Sorry</h1>\n<p>Back  soon</p>'), ['Sorry Back soon']],
  ['a page full of script', html('<style>a{}</style><script>if (a) b</script>', '<p>Hi</p>'), ['Hi']],
  ['half a page', '<html><tit', []],
  ['audio', 'RIFF\u0000\u0000WAVE', []],
])('the words of an error of %s', (_title, body, texts) => {
  expect(errorTexts(Buffer.from(body))).toEqual(texts);
});

test('bytes that are no text say nothing', () => {
  expect(errorTexts(Buffer.from([0xff, 0xfe, 0x80]))).toEqual([]);
});

test('a hostile page takes no time', () => {
  const start = performance.now();
  errorTexts(Buffer.from('<title'.repeat(1_000_000)));
  errorTexts(Buffer.from(`<a ${' '.repeat(5_000_000)}`));
  expect(performance.now() - start).toBeLessThan(2_000);
});
