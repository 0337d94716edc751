/** Manifests as users write them, and what they are told. */

export interface Valid {
  readonly what: string;
  readonly text: string;
  /** `name = id` of each entry, then its language and transcript if it has them. */
  readonly entries: readonly string[];
  /** `language transcript` of each required phrase. */
  readonly require?: readonly string[];
  readonly agentId?: string;
  readonly region?: string;
}

export interface Invalid {
  readonly what: string;
  readonly text: string;
  /** `line:column message` of each problem. */
  readonly problems: readonly string[];
  /** Why the JSON Schema does not find it. */
  readonly beyondSchema?: keyof typeof BEYOND_SCHEMA;
}

export const BEYOND_SCHEMA = {
  syntax: 'a file that is not JSON or YAML has no value to check',
  duplicates: 'a schema does not see the same key or the same id twice',
  spelling: 'a schema sees a number, not how it is written',
  yaml: 'a schema sees what tags, anchors, aliases and merge keys stand for',
  import: 'the same schema is for manifests whose ids the import action has yet to find',
};

export const VALID: readonly Valid[] = [
  {
    what: 'full form in YAML',
    text: `# our agent
agentId: PROJECT-58RP822I
region: eu
entries:
  greeting.wav: "1042" # says hello
  hold/music.wav: 1043
`,
    agentId: 'PROJECT-58RP822I',
    region: 'eu',
    entries: ['greeting.wav = 1042', 'hold/music.wav = 1043'],
  },
  {
    what: 'full form in JSON, with a schema',
    text: '{"$schema": "x.json", "agentId": "a_1", "region": "us", "entries": {"a.wav": "1", "b.wav": 2}}',
    agentId: 'a_1',
    region: 'us',
    entries: ['a.wav = 1', 'b.wav = 2'],
  },
  {
    what: 'short form in JSON',
    text: '{ "greeting.wav": "1042", "hold/music.wav": "1043" }',
    entries: ['greeting.wav = 1042', 'hold/music.wav = 1043'],
  },
  { what: 'short form in YAML', text: "a.wav: 1\nb.wav: '2'\n", entries: ['a.wav = 1', 'b.wav = 2'] },
  { what: 'short form with a schema', text: '$schema: s.json\na.wav: 1', entries: ['a.wav = 1'] },
  { what: 'full form without agent or region', text: 'entries: {a.wav: 1}', entries: ['a.wav = 1'] },
  { what: 'no entries', text: '{"entries": {}}', entries: [] },
  { what: 'no entries, short form', text: '{}', entries: [] },
  {
    what: 'JSON indented with tabs',
    text: '{\n\t"entries": {\n\t\t"a.wav": "1"\n\t}\n}\n',
    entries: ['a.wav = 1'],
  },
  { what: 'JSON with a trailing comma', text: '{"a.wav": "1",}', entries: ['a.wav = 1'] },
  {
    what: 'Windows line ends',
    text: '{\r\n  "a.wav": "1",\r\n  "b.wav": 2\r\n}\r\n',
    entries: ['a.wav = 1', 'b.wav = 2'],
  },
  { what: 'byte order mark', text: '\ufeff{"a.wav": "1"}', entries: ['a.wav = 1'] },
  { what: 'document start and end', text: '---\na.wav: 1\n...\n', entries: ['a.wav = 1'] },
  { what: 'explicit key', text: '? a.wav\n: 1\n', entries: ['a.wav = 1'] },
  { what: '.WAV in any case', text: 'A.WAV: 1\nb.Wav: 2', entries: ['A.WAV = 1', 'b.Wav = 2'] },
  {
    what: 'nothing before .wav',
    text: '.wav: 1\n.hidden/x.wav: 2',
    entries: ['.wav = 1', '.hidden/x.wav = 2'],
  },
  {
    what: 'dots within names',
    text: '...wav: 1\na../..b/c.wav: 2',
    entries: ['...wav = 1', 'a../..b/c.wav = 2'],
  },
  {
    what: 'spaces and other scripts',
    text: '"grüße an/alle 😀.wav": 1',
    entries: ['grüße an/alle 😀.wav = 1'],
  },
  { what: 'escapes in JSON', text: '{"a\\/\\ud83d\\ude00.wav": "1"}', entries: ['a/😀.wav = 1'] },
  { what: 'a folder named entries', text: 'entries/a.wav: 1', entries: ['entries/a.wav = 1'] },
  { what: 'the largest number', text: 'a.wav: 9007199254740991', entries: ['a.wav = 9007199254740991'] },
  { what: 'the largest id', text: 'a.wav: "9999999999999999999"', entries: ['a.wav = 9999999999999999999'] },
  {
    what: 'entries with their phrase, beside plain ids',
    text: `entries:
  greeting.wav: "1042"
  hold/one-moment.wav:
    id: "1060"
    transcript: One moment, please.
    language: en-US
  bye.wav: { transcript: Goodbye., id: 1043 }
  later.wav: { id: 1044, language: de }
`,
    entries: [
      'greeting.wav = 1042',
      'hold/one-moment.wav = 1060 en-US "One moment, please."',
      'bye.wav = 1043 "Goodbye."',
      'later.wav = 1044 de',
    ],
  },
  {
    what: 'one recording for several entries',
    text: '{"a.wav": {"id": ["1060", 1077], "transcript": "One moment."}, "b.wav": {"id": ["1"]}}',
    entries: ['a.wav = 1060 "One moment."', 'a.wav = 1077 "One moment."', 'b.wav = 1'],
  },
  {
    what: 'required phrases',
    text: `entries: {}
require:
  - Thanks for calling. Goodbye.
  - { transcript: Gracias por llamar., language: es-ES }
  - transcript: |
      Two
      lines.
`,
    entries: [],
    require: ['"Thanks for calling. Goodbye."', 'es-ES "Gracias por llamar."', '"Two\\nlines.\\n"'],
  },
  { what: 'no required phrases', text: '{"require": [], "entries": {}}', entries: [], require: [] },
  {
    what: 'the longest transcript, in characters of two units',
    text: JSON.stringify({ 'a.wav': { id: '1', transcript: '😀'.repeat(5_000) } }),
    entries: [`a.wav = 1 "${'😀'.repeat(5_000)}"`],
  },
  ...['en', 'en-US', 'zh-Hant-TW', 'es-419', 'sr-Latn', 'yue', 'EN-us', 'de-CH-1996', 'en-x-custom'].map(
    (language) => ({
      what: `the language ${language}`,
      text: `a.wav: {id: 1, language: ${language}}`,
      entries: [`a.wav = 1 ${language}`],
    }),
  ),
];

const badId = (id: string, name: string, write: string) =>
  `the entry id ${id} of ${name} is not valid: write the digits that PolyAI shows, without leading zeros, e.g. "${write}"`;
const badName = (name: string, why: string) => `the file name ${name} is not valid: ${why}`;
const marker = (text: string) =>
  `"${text}" is a merge conflict marker: resolve the conflict and remove the marker lines`;
const EMPTY = '1:1 the manifest is empty: write {"entries": {}} if it is meant to have no files';
const NO_MAPPING = '1:1 the manifest must map file names to entry ids, e.g. {"greeting.wav": "1042"}';
const NO_ENTRIES = '"entries" must map file names to entry ids, e.g. {"greeting.wav": "1042"}, or be {}';
const NO_DOCS = 'the manifest contains several YAML documents: keep one, and remove the "---" or "..." line';
const RELATIVE = `it is absolute; write the path relative to the manifest's folder, e.g. "hold/music.wav"`;
const UP = `".." leads out of the folder; move the file to the manifest's folder or below`;
const SLASHES = 'write one "/" between folders and none at the end, e.g. "hold/music.wav"';
const CONTROLS = 'it contains control characters; rename the file';
const syntax = (why: string) => `the manifest is not valid JSON or YAML: ${why}`;
const RUNS_ON =
  'one entry runs into the next: write each on its own line, all indented alike, and put text with ": " in quotes';
const NOT_WAV = 'it must end in ".wav", e.g. "hold/music.wav"';
const BACKSLASH = 'write "/" instead of "\\", e.g. "hold/music.wav"';

const ID_SPELLINGS: readonly (readonly [text: string, shown: string, write: string, beyond?: 'spelling'])[] =
  [
    ['007', '"007"', '7', 'spelling'],
    ['"007"', '"007"', '7'],
    ['+7', '"+7"', '7', 'spelling'],
    ['1e3', '"1e3"', '1042', 'spelling'],
    ['0x1F', '"0x1F"', '1042', 'spelling'],
    ['0o17', '"0o17"', '1042', 'spelling'],
    ['1042.0', '"1042.0"', '1042', 'spelling'],
    ['1_000', '"1_000"', '1000'],
    ['1042.5', '"1042.5"', '1042'],
    ['12a', '"12a"', '1042'],
    ['-5', '"-5"', '1042'],
    ['0', '"0"', '1042'],
    ['"0"', '"0"', '1042'],
    ['""', '""', '1042'],
    ['" 12"', '" 12"', '12'],
    ['"12\\n"', '"12\\n"', '12'],
    ['\u00a012', '"\\u00a012"', '12'],
    ['"١٢"', '"١٢"', '1042'],
    ['true', '"true"', '1042'],
    ['yes', '"yes"', '1042'],
    ['.inf', '".inf"', '1042'],
    ['"null"', '"null"', '1042'],
    ['12345678901234567890', '"12345678901234567890"', '1042'],
    ['"12345678901234567890"', '"12345678901234567890"', '1042'],
  ];

const NAMES: readonly (readonly [name: string, shown: string, why: string])[] = [
  ['', '""', 'it is empty; write the path of a WAV file, e.g. "hold/music.wav"'],
  ['/a.wav', '"/a.wav"', RELATIVE],
  ['C:/a.wav', '"C:/a.wav"', RELATIVE],
  ['../a.wav', '"../a.wav"', UP],
  ['a/../b.wav', '"a/../b.wav"', UP],
  ['./a.wav', '"./a.wav"', 'remove the "." segments'],
  ['a/./b.wav', '"a/./b.wav"', 'remove the "." segments'],
  ['a\\b.wav', '"a\\\\b.wav"', BACKSLASH],
  ['a//b.wav', '"a//b.wav"', SLASHES],
  ['a.wav/', '"a.wav/"', SLASHES],
  ['a\tb.wav', '"a\\tb.wav"', CONTROLS],
  ['a\u007fb.wav', '"a\\u007fb.wav"', CONTROLS],
  ['a\u0085b.wav', '"a\\u0085b.wav"', CONTROLS],
  ['a.wav\n', '"a.wav\\n"', CONTROLS],
  ['a\ud800.wav', '"a\\ud800.wav"', 'it contains half of a surrogate pair; write the character itself'],
  ['greeting', '"greeting"', NOT_WAV],
  ['greeting.mp3', '"greeting.mp3"', NOT_WAV],
  ['a.wav ', '"a.wav "', NOT_WAV],
  ['a\u202evaw.exe', '"a\\u202evaw.exe"', NOT_WAV],
  ['a\u2028b\u200b', '"a\\u2028b\\u200b"', NOT_WAV],
  [`${'x'.repeat(99)}😀.mp3`, `"${'x'.repeat(99)}…"`, NOT_WAV],
  [`${'x'.repeat(150)}.mp3`, `"${'x'.repeat(100)}…"`, NOT_WAV],
];

export const INVALID: readonly Invalid[] = [
  ...ID_SPELLINGS.map(([text, shown, write, beyondSchema]) => ({
    what: `the id ${text}`,
    text: `a.wav: ${text}`,
    problems: [`1:8 ${badId(shown, '"a.wav"', write)}`],
    ...(beyondSchema && { beyondSchema }),
  })),
  ...NAMES.map(([name, shown, why]) => ({
    what: `the file name ${shown}`,
    text: JSON.stringify({ entries: { [name]: '1' } }),
    problems: [`1:13 ${badName(shown, why)}`],
  })),
  {
    what: 'a number that others would round',
    text: 'a.wav: 9007199254740992',
    problems: [
      '1:8 the entry id "9007199254740992" of "a.wav" is too large for a number: write it in quotes, "9007199254740992"',
    ],
  },
  {
    what: 'no id',
    text: 'a.wav:\nb.wav: null\nc.wav: ~\n',
    problems: ['1:7', '2:8', '3:8'].map(
      (at, i) => `${at} "${'abc'[i]}.wav" has no entry id: write the digits that PolyAI shows, e.g. "1042"`,
    ),
  },
  {
    what: 'names only',
    text: '{a.wav}',
    problems: ['1:2 "a.wav" has no entry id: write the digits that PolyAI shows, e.g. "1042"'],
  },
  {
    what: 'a list in place of an id',
    text: 'a.wav: [1]\nb.wav: {id: {c: 1}}\nc.wav: {id: [[2], {}, ~]}\nd.wav: {id: []}',
    problems: [
      '1:8 "a.wav" must have an entry id, e.g. "1042", not a list: to give several, write {"id": ["1042", "1043"]}',
      '2:13 "b.wav" must have an entry id, e.g. "1042", or a list of them, not a mapping',
      '3:14 "c.wav" must have an entry id, e.g. "1042", not a list or mapping',
      '3:19 "c.wav" must have an entry id, e.g. "1042", not a list or mapping',
      '3:23 "c.wav" has no entry id: write the digits that PolyAI shows, e.g. "1042"',
      '4:13 "d.wav" has an empty list of entry ids: write at least one',
    ],
  },
  {
    what: 'an entry without an id',
    text: 'a.wav: {}\nb.wav:\n  transcript: Hello.\nc.wav: {id: }\nd.wav: {id: 07}',
    problems: [
      '1:8 "a.wav" has no "id": write the digits that PolyAI shows, e.g. "id": "1042"',
      '3:3 "b.wav" has no "id": write the digits that PolyAI shows, e.g. "id": "1042"',
      '4:13 "c.wav" has no entry id: write the digits that PolyAI shows, e.g. "1042"',
      `5:13 ${badId('"07"', '"d.wav"', '7')}`,
    ],
  },
  {
    what: 'an id that import is to find',
    text: 'a.wav: {id: "", transcript: Hello.}\n',
    problems: [
      '1:13 "a.wav" has an empty id: run the import action, which finds the entry by its transcript, or write the digits that PolyAI shows, e.g. "1042"',
    ],
    beyondSchema: 'import',
  },
  {
    what: 'a manifest that was copied for another agent',
    text: ['a', 'b', 'c', 'd'].map((name) => `${name}.wav: {id: "", transcript: Hello.}\n`).join(''),
    problems: [
      '1:13 4 files have an empty id, "a.wav" first: run the import action, which finds the entry by its transcript, or write the digits that PolyAI shows, e.g. "1042"',
    ],
    beyondSchema: 'import',
  },
  {
    what: 'an id that nobody can find',
    text: 'a.wav: {id: ""}\n',
    problems: [
      '1:13 "a.wav" has an empty id and no transcript to find it by: write the digits that PolyAI shows, e.g. "1042"',
    ],
  },
  {
    what: 'misspelt and unknown keys of an entry',
    text: 'a.wav:\n  ids: [1]\n  text: Hello.\nb.wav: {id: 2, Language: en, locale: en, voice: x}\n',
    problems: [
      '2:3 the key "ids" is not known: did you mean "id"?',
      '3:3 the key "text" is not known: did you mean "transcript"?',
      '4:16 the key "Language" is not known: did you mean "language"?',
      '4:30 the key "locale" is not known: did you mean "language"?',
      '4:42 the key "voice" is not known: remove it, an entry has "id", "transcript" and "language"',
    ],
  },
  {
    what: 'folders as mappings',
    text: 'entries:\n  hold:\n    music.wav: 1\n',
    problems: [
      `2:3 ${badName('"hold"', NOT_WAV)}`,
      '3:5 the file "music.wav" is inside "hold": write its whole path as one key, e.g. "hold/music.wav"',
    ],
  },
  {
    what: 'transcripts that are not a phrase',
    text: `a.wav: {id: 1, transcript: ""}\nb.wav: {id: 2, transcript: " \\n"}\nc.wav: {id: 3, transcript: 42}\nd.wav: {id: 4, transcript: [x]}\ne.wav: {id: 5, transcript: "\\ud800"}\nf.wav: {id: 6, transcript: ${'x'.repeat(5_001)}}`,
    problems: [
      '1:28 the transcript is empty: write the phrase that callers hear',
      '2:28 the transcript is empty: write the phrase that callers hear',
      '3:28 "transcript" must be text: write it in quotes, "42"',
      '4:28 "transcript" must be the phrase: write it in quotes, or remove "transcript"',
      '5:28 the transcript contains half of a surrogate pair: write the character itself',
      '6:28 the transcript has 5001 characters: write at most 5000',
    ],
  },
  {
    what: 'languages that are not codes',
    text: ['en_US', 'english', '"en US"', 'en-', `en-${'x'.repeat(9)}`, `en${'-x'.repeat(17)}`, '""', '7']
      .map((code, index) => `a${index}.wav: {id: 1${index}, language: ${code}}\n`)
      .join(''),
    problems: [
      ...[
        ['en_US', 'en-US'],
        ['english', 'en-US'],
        ['en US', 'en-US'],
        ['en-', 'en-US'],
        [`en-${'x'.repeat(9)}`, 'en-US'],
        [`en${'-x'.repeat(17)}`, 'en-US'],
        ['', 'en-US'],
      ].map(
        ([code, write], index) =>
          `${index + 1}:28 the language "${code}" is not valid: write a BCP 47 code, e.g. "${write}"`,
      ),
      '8:28 "language" must be text: write it in quotes, "7"',
    ],
  },
  {
    what: 'required phrases that are none',
    text: 'entries: {}\nrequire: [7, ~, [x], "", {language: en}, {text: x}, {transcript: x, id: 1}, {transcript: ""}]',
    problems: [
      '2:11 a required phrase must be text: write it in quotes, "7"',
      '2:14 a required phrase must be text: write the phrase, e.g. "Thanks for calling."',
      '2:17 a required phrase must be text: write the phrase, e.g. "Thanks for calling."',
      '2:22 the transcript is empty: write the phrase that callers hear',
      '2:26 a required phrase has no "transcript": write the phrase that must be cached',
      '2:43 the key "text" is not known: did you mean "transcript"?',
      '2:69 the key "id" is not known: remove it, a required phrase has "transcript" and "language"',
      '2:90 the transcript is empty: write the phrase that callers hear',
    ],
  },
  {
    what: 'required phrases that are not a list',
    text: 'entries: {}\nrequire: Thanks.',
    problems: ['2:10 "require" must be a list of phrases, e.g. ["Thanks for calling."]'],
  },
  {
    what: 'required phrases in the short form',
    text: 'a.wav: 1\nrequire: [Thanks.]\n',
    problems: [
      '2:1 "require" is not a WAV file: to use "require", put all files under "entries" (the full form)',
    ],
  },
  {
    what: 'a text with a colon',
    text: 'a.wav:\n  id: 1\n  transcript: Your options: yes or no\n',
    problems: [`3:15 ${syntax(RUNS_ON)}`],
    beyondSchema: 'syntax',
  },
  {
    what: 'a text with a colon, on one line',
    text: 'a.wav: {id: 1, transcript: Your options: yes or no}\n',
    problems: [`1:28 ${syntax('put text with ": " or "- " in quotes')}`],
    beyondSchema: 'syntax',
  },
  {
    what: 'one id twice in a list',
    text: 'a.wav:\n  id:\n    - 1\n    - 2\n    - 1\n',
    problems: ['5:7 "a.wav" has the entry id "1" twice, on line 3 and on line 5: keep one of them'],
  },
  {
    what: 'one id in a list and elsewhere',
    text: '{\n"a.wav": {"id": ["1", "2"]},\n"b.wav": "2"}',
    problems: [
      '3:1 the entry id "2" is used by "a.wav" on line 2 and by "b.wav" on line 3: give each file its own',
    ],
    beyondSchema: 'duplicates',
  },
  {
    what: 'the same key twice in an entry',
    text: '{"a.wav": {"id": "1", "id": "2"}}',
    problems: ['1:23 the key "id" is on line 1 and on line 1: keep one of them'],
    beyondSchema: 'duplicates',
  },
  {
    what: 'ids and file names swapped',
    text: '{\n  "1042": "greeting.wav",\n  "1043": "b.WAV"\n}',
    problems: [
      '2:3 file name and entry id are swapped in 2 places, here first: write "greeting.wav": "1042" instead of "1042": "greeting.wav"',
    ],
  },
  {
    what: 'one id and its file name swapped',
    text: 'a.wav: 1\n1042: greeting.wav\n',
    problems: [
      '2:1 file name and entry id are swapped: write "greeting.wav": "1042" instead of "1042": "greeting.wav"',
    ],
  },
  {
    what: 'one thing wrong with every file name',
    text: './a.wav: 1\n./b.wav: 2\n./c.wav: 3\n./d.wav: 4\n',
    problems: ['1:1 none of the 4 file names is valid, "./a.wav" first: remove the "." segments'],
  },
  {
    what: 'several problems at once',
    text: '{\n  "a": "x",\n  "b.wav": "07"\n}',
    problems: [
      `2:3 ${badName('"a"', NOT_WAV)}`,
      `2:8 ${badId('"x"', '"a"', '1042')}`,
      `3:12 ${badId('"07"', '"b.wav"', '7')}`,
    ],
  },
  {
    what: 'a key that is no text',
    text: '{[a]: 1, 7: 2, ? : 3}',
    problems: [
      '1:2 a key cannot be a list or mapping: write a file name, e.g. "greeting.wav"',
      `1:10 ${badName('"7"', NOT_WAV)}`,
      `1:18 ${badName('""', 'it is empty; write the path of a WAV file, e.g. "hold/music.wav"')}`,
    ],
  },
  {
    what: 'the same file twice',
    text: 'a.wav: 1\nb.wav: 2\n"a.wav": 3\n',
    problems: ['3:1 the key "a.wav" is on line 1 and on line 3: keep one of them'],
    beyondSchema: 'duplicates',
  },
  {
    what: 'the same line twice',
    text: '{\n"entries": {\n"a.wav": 1,\n"a.wav": 1\n}}',
    problems: ['4:1 the key "a.wav" is on line 3 and on line 4: keep one of them'],
    beyondSchema: 'duplicates',
  },
  {
    what: 'the same file twice in JSON',
    text: '{"a.wav": "1", "a.wav": "2"}',
    problems: ['1:16 the key "a.wav" is on line 1 and on line 1: keep one of them'],
    beyondSchema: 'duplicates',
  },
  {
    what: 'the same id twice in JSON',
    text: '{\n"a.wav": "1",\n"b.wav": 1\n}',
    problems: [
      '3:1 the entry id "1" is used by "a.wav" on line 2 and by "b.wav" on line 3: give each file its own',
    ],
    beyondSchema: 'duplicates',
  },
  {
    what: 'the same id twice, as number and text',
    text: 'entries:\n  a.wav: 1042\n  b.wav: "1042"\n',
    problems: [
      '3:3 the entry id "1042" is used by "a.wav" on line 2 and by "b.wav" on line 3: give each file its own',
    ],
    beyondSchema: 'duplicates',
  },
  {
    what: 'entries twice',
    text: 'entries:\n  a.wav: 1\nentries:\n  b.wav: 1\n',
    problems: [
      '3:1 the key "entries" is on line 1 and on line 3: keep one of them',
      '4:3 the entry id "1" is used by "a.wav" on line 2 and by "b.wav" on line 4: give each file its own',
    ],
    beyondSchema: 'duplicates',
  },
  {
    what: 'an agent id with other characters',
    text: 'agentId: my agent\nentries: {}',
    problems: ['1:10 the agentId "my agent" is not valid: write letters, digits, "-" and "_" only'],
  },
  {
    what: 'an agent id that is a number, a schema that is none',
    text: 'agentId: 42\n$schema: []\nentries: {}',
    problems: [
      '1:10 "agentId" must be text: write it in quotes, "42"',
      '2:10 "$schema" must be the address of a schema: write it in quotes, or remove "$schema"',
    ],
  },
  {
    what: 'no agent id, no region',
    text: 'agentId:\nregion: null\nentries: {}',
    problems: [
      '1:9 "agentId" must be an agent id: write it in quotes, or remove "agentId"',
      '2:9 "region" must be a region: write it in quotes, or remove "region"',
    ],
  },
  {
    what: 'an unknown region',
    text: 'region: US\nentries: {}',
    problems: ['1:9 the region "US" is not known: write one of us, eu, uk, studio'],
  },
  {
    what: 'misspelt and unknown keys',
    text: 'agentID: a\nagent-id: a\nagent_id: a\nRegion: us\nversion: 1\na.wav: 1\nentries: {}',
    problems: [
      '1:1 the key "agentID" is not known: did you mean "agentId"?',
      '2:1 the key "agent-id" is not known: did you mean "agentId"?',
      '3:1 the key "agent_id" is not known: did you mean "agentId"?',
      '4:1 the key "Region" is not known: did you mean "region"?',
      '5:1 the key "version" is not known: remove it, the full form has "$schema", "agentId", "region", "entries" and "require"',
      '6:1 the file "a.wav" is outside "entries": move it into "entries"',
    ],
  },
  {
    what: 'misspelt entries',
    text: 'agentId: a\nentry:\n  a.wav: 1\n',
    problems: ['2:1 the key "entry" is not known: did you mean "entries"?'],
  },
  {
    what: 'no entries beside an agent id',
    text: '{"agentId": "a"}',
    problems: ['1:1 "entries" is missing: put the files there, e.g. "entries": {"greeting.wav": "1042"}'],
  },
  {
    what: 'an agent id or schema in the short form',
    text: 'agentId: a\nschema: s\na.wav: 1\n',
    problems: [
      '1:1 "agentId" is not a WAV file: to use "agentId", put all files under "entries" (the full form)',
      '2:1 the key "schema" is not known: did you mean "$schema"?',
    ],
  },
  { what: 'entries that are a list', text: 'entries:\n  - a.wav\n', problems: [`2:3 ${NO_ENTRIES}`] },
  { what: 'entries that are text', text: '{"entries": "1"}', problems: [`1:13 ${NO_ENTRIES}`] },
  { what: 'entries without anything', text: 'entries:\n', problems: [`1:9 ${NO_ENTRIES}`] },
  { what: 'an empty file', text: '', problems: [EMPTY] },
  { what: 'white space only', text: ' \n\n\t\n', problems: [EMPTY] },
  { what: 'comments only', text: '# nothing\n', problems: [EMPTY] },
  { what: 'a document start only', text: '---\n', problems: [EMPTY] },
  { what: 'a list', text: '["a.wav"]', problems: [NO_MAPPING] },
  { what: 'text', text: 'hello', problems: [NO_MAPPING] },
  { what: 'null', text: 'null', problems: [NO_MAPPING] },
  {
    what: 'several documents',
    text: 'a.wav: 1\n---\nb.wav: 2\n',
    problems: [`2:1 ${NO_DOCS}`],
    beyondSchema: 'syntax',
  },
  {
    what: 'tags',
    text: 'a.wav: !id 1\n!!str b.wav: !!str 2\n',
    problems: [
      '1:12 tags ("!id") are not supported: remove the tag',
      '2:7 tags ("tag:yaml.org,2002:str") are not supported: remove the tag',
    ],
    beyondSchema: 'yaml',
  },
  {
    what: 'a tagged set',
    text: '!!set {a.wav}',
    problems: ['1:7 tags ("tag:yaml.org,2002:set") are not supported: remove the tag'],
    beyondSchema: 'yaml',
  },
  {
    what: 'anchors and aliases',
    text: 'a.wav: &x "1"\nb.wav: *x\n',
    problems: [
      '1:11 anchors ("&x") are not supported: remove the anchor',
      '2:8 aliases ("*x") are not supported: write the value itself',
    ],
    beyondSchema: 'yaml',
  },
  {
    what: 'merge keys',
    text: 'entries:\n  <<: {a.wav: 1}\n',
    problems: ['2:3 merge keys ("<<") are not supported: write the entries out'],
  },
  {
    what: 'a merge conflict',
    text: 'a.wav: 1\n<<<<<<< HEAD\nb.wav: 2\n||||||| base\nb.wav: 4\n=======\r\nb.wav: 3\n>>>>>>> theirs\n',
    problems: [
      `2:1 ${marker('<<<<<<< HEAD')}`,
      `4:1 ${marker('||||||| base')}`,
      `6:1 ${marker('=======')}`,
      `8:1 ${marker('>>>>>>> theirs')}`,
    ],
    beyondSchema: 'syntax',
  },
  {
    what: 'a Git LFS pointer',
    text: 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n',
    problems: [
      '1:1 the manifest is a Git LFS pointer: exclude it from LFS (in .gitattributes, after the LFS patterns, add its path with "-filter -diff -merge text") and commit it again',
    ],
  },
  {
    what: 'a missing comma',
    text: '{\n  "a.wav": "1"\n  "b.wav": "2"\n}',
    problems: [`3:3 ${syntax('a comma is missing before this: end each entry but the last with ","')}`],
    beyondSchema: 'syntax',
  },
  {
    what: 'a missing brace',
    text: '{"a.wav": "1"',
    problems: [`1:14 ${syntax('the closing "}" is missing')}`],
    beyondSchema: 'syntax',
  },
  {
    what: 'a missing quote',
    text: 'a.wav: "1\nb.wav: 2\n',
    problems: [`3:1 ${syntax('a closing quotation mark is missing: end the text with "')}`],
    beyondSchema: 'syntax',
  },
  {
    what: 'two slips',
    text: 'a.wav: @1\nb.wav: `2`\n',
    problems: [
      `1:8 ${syntax('@ cannot begin a text: put the text in quotes')}`,
      `2:8 ${syntax('` cannot begin a text: put the text in quotes')}`,
    ],
    beyondSchema: 'syntax',
  },
  {
    what: 'a bad escape',
    text: '{"a\\q.wav": "1"}',
    problems: [
      `1:4 ${syntax('\\q is not an escape sequence: write "/" between folders, and "\\\\" for a backslash')}`,
    ],
    beyondSchema: 'syntax',
  },
  {
    what: 'a comma too many',
    text: '{"a.wav": "1",, "b.wav": "2"}',
    problems: [`1:15 ${syntax('there is one comma too many: remove it')}`],
    beyondSchema: 'syntax',
  },
  {
    what: 'two entries on one line',
    text: 'a.wav: 1 b.wav: 2\n',
    problems: [
      `1:8 ${syntax('one entry runs into the next: write each on its own line, all indented alike, and put text with ": " in quotes')}`,
    ],
    beyondSchema: 'syntax',
  },
  {
    what: 'entries that do not line up',
    text: 'entries:\n  a.wav: 1\n   b.wav: 2\n',
    problems: [
      `2:10 ${syntax('one entry runs into the next: write each on its own line, all indented alike, and put text with ": " in quotes')}`,
    ],
    beyondSchema: 'syntax',
  },
  {
    what: 'an entry to the left of the others',
    text: 'entries:\n   a.wav: 1\n  b.wav: 2\n',
    problems: [
      `3:1 ${syntax('this line starts in a different column from the entries above: indent them alike')}`,
    ],
    beyondSchema: 'syntax',
  },
  {
    what: 'a slip that only the library has a word for',
    text: '%YAML 1.2\na.wav: 1\n',
    problems: [`2:1 ${syntax('missing directives-end/doc-start indicator line')}`],
    beyondSchema: 'syntax',
  },
  {
    what: 'indentation with tabs',
    text: 'entries:\n\ta.wav: 1\n',
    problems: [`2:1 ${syntax('a tab indents this line: indent with spaces')}`],
    beyondSchema: 'syntax',
  },
  {
    what: 'comments as in JavaScript',
    text: '// ours\n{"a.wav": "1"}',
    problems: [
      `1:1 ${syntax('this is not an entry: write a file name, ":" and an entry id, and "#" before a comment')}`,
      `2:14 ${syntax('"}" is not expected here')}`,
    ],
    beyondSchema: 'syntax',
  },
];
