import { looksLikePointer } from '../lib/lfs.ts';

const FETCH_AGAIN =
  'the download failed: fetch the recording again, for example with "curl --fail -o out.wav <address>"';
const DECODE = 'decode it, for example with "base64 -d in.txt > out.wav"';

interface TextFormat {
  /** Looks at the start only, without a byte order mark and whitespace. */
  readonly pattern: RegExp;
  readonly name: string;
  readonly help: string;
}

/** Text in place of audio. Patterns are anchored and linear. */
const TEXT_FORMATS: readonly TextFormat[] = [
  { pattern: /^<(?:!doctype html|html|head|body)\b/i, name: 'an HTML page', help: FETCH_AGAIN },
  { pattern: /^(?:<\?xml|<Error>|<[a-z][\w:-]{0,40}[\s>/])/i, name: 'XML', help: FETCH_AGAIN },
  { pattern: /^(?:\{\s*["}]|\[\s*[[\]{"\d])/, name: 'JSON', help: FETCH_AGAIN },
  { pattern: /^HTTP\/\d/, name: 'an HTTP response', help: FETCH_AGAIN },
  {
    pattern: /^https?:\/\//i,
    name: 'a web address',
    help: 'download the file from there, for example with "curl --fail -o out.wav <address>"',
  },
  {
    pattern: /^data:[\w.+/-]{0,80};base64,/i,
    name: 'base64 text (a data URL)',
    help: DECODE.replace('base64 -d in.txt', 'cut -d, -f2 in.txt | base64 -d'),
  },
  { pattern: /^(?:UklG|UkY2|SUQz|T2dnU|ZkxhQ|[A-Za-z0-9+/\r\n]{60})/, name: 'base64 text', help: DECODE },
  {
    pattern: /^(?:<{7}|={7}|>{7})[ \r\n]/,
    name: 'a Git conflict',
    help: 'choose a side with "git checkout --ours <file>" or "--theirs", and commit it',
  },
  {
    pattern: /^[./\w-]{0,200}annex\/objects\//,
    name: 'a git-annex pointer',
    help: 'fetch the audio with "git annex get <file>", or keep it in Git or Git LFS',
  },
];
const OLD_LFS = 'version https://hawser.github.com/spec/';

/** Why text is not audio, to follow a file's name; nothing for bytes that are not text. */
export function explainText(head: string): string | undefined {
  const text = head.replace(/^\xef\xbb\xbf/, '');
  if (looksLikePointer(text) || text.startsWith(OLD_LFS))
    return 'is a Git LFS pointer, not audio: fetch the audio with "git lfs pull"; in a workflow, give actions/checkout "lfs: true"';
  if (/^\xff\xfe|^\xfe\xff/.test(head) && head.includes('\0'))
    return say('text (UTF-16)', 'replace it with the recording itself');
  const start = text.trimStart();
  const format = TEXT_FORMATS.find(({ pattern }) => pattern.test(start));
  if (format) return say(format.name, format.help);
  return isText(head) ? say('text', 'replace it with the recording itself') : undefined;
}

function isText(head: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is the question here
  return head.length > 0 && !/[\x00-\x08\x0e-\x1f\x7f]/.test(head) && !/[\x80-\xff]{4}/.test(head);
}

function say(name: string, help: string): string {
  return `is not a WAV file: it starts like ${name}: ${help}`;
}
