export const id = 99;
export const ids = [99];
export const modules = {

/***/ 8432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fc: () => (/* binding */ unsupportedSyntax),
/* harmony export */   qU: () => (/* binding */ readFields),
/* harmony export */   qm: () => (/* binding */ positionOfValue),
/* harmony export */   vz: () => (/* binding */ sourceOf),
/* harmony export */   yR: () => (/* binding */ readText),
/* harmony export */   ym: () => (/* binding */ addFault)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5924);


function addFault({ faults }, { line, column }, message) {
    faults.push({ message, line, column });
}
function positionOfValue({ locate }, field) {
    return field.value ? locate(field.value.range[0]) : field.at;
}
/** The fields of a mapping; of anything else none, after reporting `expected`. */
function readFields(context, node, at, expected) {
    const fault = unsupportedSyntax(node) ?? ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) ? undefined : expected);
    if (fault)
        addFault(context, at, fault);
    if (fault || !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
        return [];
    const lines = new Map();
    return node.items.flatMap(({ key, value }) => readField(context, key, value, lines) ?? []);
}
function readField(context, node, value, lines) {
    const at = context.locate(node.range[0]);
    const fault = unsupportedSyntax(node) ?? keyFault(node);
    if (fault)
        addFault(context, at, fault);
    if (fault || !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
        return undefined;
    const key = sourceOf(node);
    const first = lines.get(key);
    if (first === undefined)
        lines.set(key, at.line);
    else
        addFault(context, at, `the key ${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(key)} is on line ${first} and on line ${at.line}: keep one of them`);
    return { key, at, value, isDuplicate: first !== undefined };
}
function keyFault(node) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
        return 'a key cannot be a list or mapping: write a file name, e.g. "greeting.wav"';
    if (sourceOf(node) === '<<')
        return 'merge keys ("<<") are not supported: write the entries out';
    return undefined;
}
/** The text that a field holds; undefined, after reporting it, where that is not text. `what` says what it should be. */
function readText(context, field, what) {
    const { key, value } = field;
    const at = positionOfValue(context, field);
    const odd = unsupportedSyntax(value);
    if (odd)
        addFault(context, at, odd);
    else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(value) && typeof value.value === 'string')
        return value.value;
    else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(value) && value.value !== null) {
        addFault(context, at, `"${key}" must be text: write it in quotes, ${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(sourceOf(value))}`);
    }
    else
        addFault(context, at, `"${key}" must be ${what}: write it in quotes, or remove "${key}"`);
    return undefined;
}
/** What JSON does not have, and a reader of the manifest would have to look up. */
function unsupportedSyntax(node) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
        return `aliases (${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(`*${node.source}`)}) are not supported: write the value itself`;
    if (node?.anchor !== undefined) {
        return `anchors (${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(`&${node.anchor}`)}) are not supported: remove the anchor`;
    }
    if (node?.tag !== undefined)
        return `tags (${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(node.tag)}) are not supported: remove the tag`;
    return undefined;
}
/** The text of a scalar, before YAML makes a number or boolean of it. */
function sourceOf(node) {
    return node.source ?? String(node.value);
}


/***/ }),

/***/ 9099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readYaml: () => (/* binding */ readYaml)
});

// EXTERNAL MODULE: ./lib/lib/ids.js
var ids = __webpack_require__(6485);
// EXTERNAL MODULE: ./lib/lib/text.js
var lib_text = __webpack_require__(5924);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/manifest/entry-rules.js
var entry_rules = __webpack_require__(4467);
// EXTERNAL MODULE: ./lib/manifest/fields.js
var manifest_fields = __webpack_require__(8432);
;// CONCATENATED MODULE: ./lib/manifest/form.js


function wordsOf(meanings) {
    const near = Object.entries(meanings).flatMap(([word, others]) => [word, ...others].map((text) => [lettersOf(text), word]));
    return { known: Object.keys(meanings), near: new Map(near) };
}
const FULL_FORM = wordsOf({
    $schema: [],
    agentId: ['agent', 'project', 'projectId'],
    region: ['regions'],
    entries: ['entry', 'entrys'],
    require: ['requires', 'required', 'requirements'],
});
const PHRASE_WORDS = {
    transcript: ['transcripts', 'transcription', 'phrase', 'text', 'prompt', 'utterance'],
    language: ['lang', 'languages', 'languageCode', 'locale'],
};
const ENTRY = wordsOf({ id: ['ids', 'entryId', 'entryIds', 'entry'], ...PHRASE_WORDS });
const PHRASE = wordsOf(PHRASE_WORDS);
/** The full form has `entries`; a file without it, and without any WAV file, may have missed the word. */
function isFullForm(keys) {
    if (keys.includes('entries'))
        return true;
    const near = keys
        .map((key) => wordFor(key, FULL_FORM))
        .filter((word) => word !== undefined && word !== '$schema');
    return near.length > 0 && !keys.some(entry_rules/* isWavName */.I_);
}
function hasNoEntries(keys) {
    return !keys.some((key) => wordFor(key, FULL_FORM) === 'entries');
}
/** What is wrong with a top-level key of the full form. */
function fullFormFault(key) {
    if ((0,entry_rules/* isWavName */.I_)(key))
        return `the file ${(0,lib_text/* quote */.hD)(key)} is outside "entries": move it into "entries"`;
    return unknownKey(key, FULL_FORM, 'the full form');
}
/** A key of the short form that looks like a word of the full form. */
function shortFormFault(key) {
    const word = key === '$schema' ? undefined : wordFor(key, FULL_FORM);
    if (word === '$schema')
        return `the key ${(0,lib_text/* quote */.hD)(key)} is not known: did you mean "$schema"?`;
    if (!word)
        return undefined;
    return `${(0,lib_text/* quote */.hD)(key)} is not a WAV file: to use "${word}", put all files under "entries" (the full form)`;
}
/** What is wrong with a key of the entry of the file `name`. */
function entryKeyFault(key, name) {
    if ((0,entry_rules/* isWavName */.I_)(key)) {
        return `the file ${(0,lib_text/* quote */.hD)(key)} is inside ${(0,lib_text/* quote */.hD)(name)}: write its whole path as one key, e.g. "hold/music.wav"`;
    }
    return unknownKey(key, ENTRY, 'an entry');
}
/** Whether the keys of an entry have none that is, or was meant to be, its id, nor a file name, which is reported already. */
function hasNoId(keys) {
    return !keys.some((key) => (0,entry_rules/* isWavName */.I_)(key) || wordFor(key, ENTRY) === 'id');
}
/** What is wrong with a key of a required phrase. */
function phraseKeyFault(key) {
    return unknownKey(key, PHRASE, 'a required phrase');
}
function unknownKey(key, words, owner) {
    if (words.known.includes(key))
        return undefined;
    const word = wordFor(key, words);
    const known = words.known.map((text) => `"${text}"`);
    const list = `${known.slice(0, -1).join(', ')} and ${known.at(-1)}`;
    return `the key ${(0,lib_text/* quote */.hD)(key)} is not known: ${word ? `did you mean "${word}"?` : `remove it, ${owner} has ${list}`}`;
}
function wordFor(key, { near }) {
    // Long keys are file names; there may be many of them.
    return key.length > 20 ? undefined : near.get(lettersOf(key));
}
/** So that `agent-id` and `AgentID` are found as well. */
function lettersOf(text) {
    return text.toLowerCase().replace(/[^a-z]/g, '');
}

// EXTERNAL MODULE: ./lib/manifest/phrase-rules.js
var phrase_rules = __webpack_require__(4894);
;// CONCATENATED MODULE: ./lib/manifest/phrases.js




const EXAMPLE = '"Thanks for calling."';
/** The fields `transcript` and `language` of a mapping; undefined where one is absent or not valid. */
function readPhrase(context, fields) {
    const checked = (name, what, faultOf) => {
        const [first] = fields
            .filter(({ key }) => key === name)
            .map((field) => check(context, (0,manifest_fields/* readText */.yR)(context, field, what), (0,manifest_fields/* positionOfValue */.qm)(context, field), faultOf));
        return first;
    };
    return {
        transcript: checked('transcript', 'the phrase', phrase_rules/* transcriptFault */.$t),
        language: checked('language', 'a BCP 47 code, e.g. "en-US"', phrase_rules/* languageFault */.F8),
    };
}
/** The list `require`: phrases as text, or as a mapping with a language. */
function readRequire(context, field) {
    const { value } = field;
    const fault = (0,manifest_fields/* unsupportedSyntax */.fc)(value) ??
        ((0,dist/* isSeq */.oP)(value) ? undefined : `"require" must be a list of phrases, e.g. [${EXAMPLE}]`);
    if (fault)
        (0,manifest_fields/* addFault */.ym)(context, (0,manifest_fields/* positionOfValue */.qm)(context, field), fault);
    if (fault || !(0,dist/* isSeq */.oP)(value))
        return [];
    return value.items.flatMap((item) => {
        const at = context.locate(item.range[0]);
        const phrase = (0,dist/* isMap */.jh)(item) && !(0,manifest_fields/* unsupportedSyntax */.fc)(item) ? readMapping(context, item, at) : readItem(context, item, at);
        const { transcript } = phrase;
        return transcript === undefined ? [] : [{ ...phrase, transcript, ...at }];
    });
}
function readMapping(context, node, at) {
    const fields = (0,manifest_fields/* readFields */.qU)(context, node, at, '');
    const faults = fields.map(({ key, at: place }) => ({ place, fault: phraseKeyFault(key) }));
    for (const { place, fault } of faults)
        if (fault)
            (0,manifest_fields/* addFault */.ym)(context, place, fault);
    const isTold = fields.some(({ key }) => key === 'transcript') || faults.some(({ fault }) => fault);
    if (!isTold)
        (0,manifest_fields/* addFault */.ym)(context, at, 'a required phrase has no "transcript": write the phrase that must be cached');
    return readPhrase(context, fields);
}
function readItem(context, node, at) {
    const odd = (0,manifest_fields/* unsupportedSyntax */.fc)(node);
    if (odd)
        (0,manifest_fields/* addFault */.ym)(context, at, odd);
    else if ((0,dist/* isScalar */.jn)(node) && typeof node.value === 'string') {
        return { transcript: check(context, node.value, at, phrase_rules/* transcriptFault */.$t), language: undefined };
    }
    else {
        const written = (0,dist/* isScalar */.jn)(node) && node.value !== null
            ? `write it in quotes, "${(0,manifest_fields/* sourceOf */.vz)(node)}"`
            : `write the phrase, e.g. ${EXAMPLE}`;
        (0,manifest_fields/* addFault */.ym)(context, at, `a required phrase must be text: ${written}`);
    }
    return { transcript: undefined, language: undefined };
}
function check(context, text, at, faultOf) {
    const fault = text === undefined ? undefined : faultOf(text);
    if (fault)
        (0,manifest_fields/* addFault */.ym)(context, at, fault);
    return fault ? undefined : text;
}

;// CONCATENATED MODULE: ./lib/manifest/entry.js






/** Reads what is mapped to one file: an entry id, or a mapping with `id`, `transcript` and `language`. */
function readEntry(context, field) {
    const { key: name, value, at } = field;
    if ((0,dist/* isMap */.jh)(value) && (0,manifest_fields/* unsupportedSyntax */.fc)(value) === undefined)
        return entry_readMapping(context, field);
    const id = readId(context, field, value, `not a list: to give several, write {"id": ["1042", "1043"]}`);
    const entry = { name, ...at, transcript: undefined, language: undefined };
    return { entries: id ? [{ ...entry, id }] : [], toFind: [] };
}
function entry_readMapping(context, field) {
    const { key: name, at } = field;
    const fields = (0,manifest_fields/* readFields */.qU)(context, field.value, at, '');
    for (const { key, at: place } of fields) {
        const fault = entryKeyFault(key, name);
        if (fault)
            (0,manifest_fields/* addFault */.ym)(context, place, fault);
    }
    const phrase = readPhrase(context, fields);
    const idField = fields.find(({ key }) => key === 'id');
    if (!idField) {
        const message = `${(0,lib_text/* quote */.hD)(name)} has no "id": write the digits that PolyAI shows, e.g. "id": "1042"`;
        if (hasNoId(fields.map(({ key }) => key)))
            (0,manifest_fields/* addFault */.ym)(context, (0,manifest_fields/* positionOfValue */.qm)(context, field), message);
        return { entries: [], toFind: [] };
    }
    if (isEmptyId(idField.value))
        return readUnknown(context, field, idField, phrase);
    const ids = readIds(context, field, idField);
    return { entries: ids.map((id) => ({ name, ...id, ...phrase })), toFind: [] };
}
/** `id: ""` asks the import action to find the entry that has the phrase. */
function readUnknown(context, { key: name }, idField, phrase) {
    const at = (0,manifest_fields/* positionOfValue */.qm)(context, idField);
    const { transcript } = phrase;
    if (transcript !== undefined)
        return { entries: [], toFind: [{ name, ...at, ...phrase, transcript }] };
    const message = `${(0,lib_text/* quote */.hD)(name)} has an empty id and no transcript to find it by: write the digits that PolyAI shows, e.g. "1042"`;
    (0,manifest_fields/* addFault */.ym)(context, at, message);
    return { entries: [], toFind: [] };
}
function isEmptyId(node) {
    return (0,dist/* isScalar */.jn)(node) && node.value === '' && (0,manifest_fields/* unsupportedSyntax */.fc)(node) === undefined;
}
function readIds(context, field, idField) {
    const { value } = idField;
    if (!(0,dist/* isSeq */.oP)(value) || (0,manifest_fields/* unsupportedSyntax */.fc)(value) !== undefined) {
        const id = readId(context, field, value, 'or a list of them, not a mapping', (0,manifest_fields/* positionOfValue */.qm)(context, idField));
        return id ? [{ id, ...field.at }] : [];
    }
    if (value.items.length === 0) {
        (0,manifest_fields/* addFault */.ym)(context, (0,manifest_fields/* positionOfValue */.qm)(context, idField), `${(0,lib_text/* quote */.hD)(field.key)} has an empty list of entry ids: write at least one`);
    }
    return value.items.flatMap((item) => {
        const at = context.locate(item.range[0]);
        const id = readId(context, field, item, 'not a list or mapping', at);
        return id ? [{ id, ...at }] : [];
    });
}
function readId(context, field, value, not, at = (0,manifest_fields/* positionOfValue */.qm)(context, field)) {
    const read = judgeId(field.key, value, not);
    if (read.ok)
        return read.id;
    (0,manifest_fields/* addFault */.ym)(context, at, read.fault);
    return undefined;
}
function judgeId(name, value, not) {
    const odd = (0,manifest_fields/* unsupportedSyntax */.fc)(value);
    if (odd)
        return { ok: false, fault: odd };
    if (value !== null && !(0,dist/* isScalar */.jn)(value)) {
        return { ok: false, fault: `${(0,lib_text/* quote */.hD)(name)} must have an entry id, e.g. "1042", ${not}` };
    }
    if (value === null || value.value === null) {
        const fault = `${(0,lib_text/* quote */.hD)(name)} has no entry id: write the digits that PolyAI shows, e.g. "1042"`;
        return { ok: false, fault };
    }
    return (0,entry_rules/* readEntryId */.Im)((0,manifest_fields/* sourceOf */.vz)(value), value.type !== 'PLAIN', name);
}

;// CONCATENATED MODULE: ./lib/manifest/entries.js






/** Reads what is mapped to the files: a file with several ids becomes several entries. */
function readEntries(context, files) {
    const swapped = files.filter(isSwapped);
    if (swapped.length > 0)
        reportSwapped(context, swapped);
    const named = files.filter((field) => !isSwapped(field));
    reportNames(context, named);
    const owners = new Map();
    const found = { entries: [], toFind: [] };
    for (const field of named) {
        const { entries, toFind } = readEntry(context, field);
        if (field.isDuplicate)
            continue;
        for (const entry of entries) {
            const owner = owners.get(entry.id);
            if (owner)
                (0,manifest_fields/* addFault */.ym)(context, entry, sharedId(owner, entry));
            else
                owners.set(entry.id, entry);
        }
        found.entries.push(...entries);
        found.toFind.push(...toFind);
    }
    if (!context.allowUnknownIds)
        reportUnknown(context, found.toFind);
    return found;
}
/** A manifest that was copied for another agent has no ids at all. */
function reportUnknown(context, unknown) {
    const wayOut = 'run the import action, which finds the entry by its transcript, or write the digits that PolyAI shows, e.g. "1042"';
    const [first] = unknown;
    if (first && unknown.length >= MIN_ALIKE) {
        (0,manifest_fields/* addFault */.ym)(context, first, `${unknown.length} files have an empty id, ${(0,lib_text/* quote */.hD)(first.name)} first: ${wayOut}`);
        return;
    }
    for (const entry of unknown)
        (0,manifest_fields/* addFault */.ym)(context, entry, `${(0,lib_text/* quote */.hD)(entry.name)} has an empty id: ${wayOut}`);
}
function sharedId(first, second) {
    const { id, name } = first;
    if (name === second.name) {
        return `${(0,lib_text/* quote */.hD)(name)} has the entry id "${id}" twice, on line ${first.line} and on line ${second.line}: keep one of them`;
    }
    const [a, b] = [first, second].map((entry) => `${(0,lib_text/* quote */.hD)(entry.name)} on line ${entry.line}`);
    return `the entry id "${id}" is used by ${a} and by ${b}: give each file its own`;
}
function isSwapped({ key, value }) {
    return (0,ids/* parseEntryId */.Vm)(key) !== undefined && (0,dist/* isScalar */.jn)(value) && (0,entry_rules/* isWavName */.I_)((0,manifest_fields/* sourceOf */.vz)(value));
}
function reportSwapped(context, swapped) {
    const [first] = swapped;
    if (!first || !(0,dist/* isScalar */.jn)(first.value))
        return;
    const [id, name] = [(0,lib_text/* quote */.hD)(first.key), (0,lib_text/* quote */.hD)((0,manifest_fields/* sourceOf */.vz)(first.value))];
    const count = swapped.length === 1 ? '' : ` in ${swapped.length} places, here first`;
    (0,manifest_fields/* addFault */.ym)(context, first.at, `file name and entry id are swapped${count}: write ${name}: ${id} instead of ${id}: ${name}`);
}
/** If the same is wrong with every one of so many names, it is one mistake. */
const MIN_ALIKE = 4;
function reportNames(context, files) {
    const wrong = files.filter(({ key }) => (0,entry_rules/* nameFault */.IY)(key) !== undefined);
    const reasons = new Set(wrong.map(({ key }) => (0,entry_rules/* nameReason */.aH)(key)));
    const [first] = wrong;
    if (first && reasons.size === 1 && wrong.length === files.length && wrong.length >= MIN_ALIKE) {
        const [reason] = reasons;
        (0,manifest_fields/* addFault */.ym)(context, first.at, `none of the ${wrong.length} file names is valid, ${(0,lib_text/* quote */.hD)(first.key)} first: ${reason}`);
        return;
    }
    for (const { key, at } of wrong)
        (0,manifest_fields/* addFault */.ym)(context, at, (0,entry_rules/* nameFault */.IY)(key) ?? '');
}

// EXTERNAL MODULE: ./lib/manifest/text.js
var manifest_text = __webpack_require__(7814);
;// CONCATENATED MODULE: ./lib/manifest/syntax.js

/** What the YAML library says of the commonest slips, and how to fix each. */
const EXPLANATIONS = [
    [
        /^Missing , (?:or : )?between/,
        () => 'a comma is missing before this: end each entry but the last with ","',
    ],
    [/must (?:be sufficiently indented and )?end with a (.)$/, ([, end]) => `the closing "${end}" is missing`],
    [
        /^Missing closing (["'])quote/,
        ([, mark]) => `a closing quotation mark is missing: end the text with ${mark}`,
    ],
    [/^Unexpected (?:, in|empty item in)/, () => 'there is one comma too many: remove it'],
    [
        /^Unexpected \S+ token in YAML (?:stream|document): ("(?:.*)")/s,
        ([, token]) => `${token} is not expected here`,
    ],
    [
        /^Implicit (?:map )?keys need to be/,
        () => 'this is not an entry: write a file name, ":" and an entry id, and "#" before a comment',
    ],
    [
        /^Nested mappings are not allowed/,
        () => 'one entry runs into the next: write each on its own line, all indented alike, and put text with ": " in quotes',
    ],
    [/^Block collections are not allowed within flow/, () => 'put text with ": " or "- " in quotes'],
    [/^Tabs are not allowed/, () => 'a tab indents this line: indent with spaces'],
    [
        /^All mapping items must start/,
        () => 'this line starts in a different column from the entries above: indent them alike',
    ],
    [
        /^Plain value cannot start with .* (\S)$/,
        ([, mark]) => `${mark} cannot begin a text: put the text in quotes`,
    ],
    [
        /^Invalid escape sequence (.*)$/s,
        ([, sequence]) => `${sequence} is not an escape sequence: write "/" between folders, and "\\\\" for a backslash`,
    ],
];
/** Says what a syntax error of the YAML library means for a manifest. */
function explainSyntax(message) {
    const known = EXPLANATIONS.find(([library]) => library.test(message));
    const [first = ''] = message.split('\n', 1);
    const text = known
        ? known[1](known[0].exec(message) ?? [])
        : `${first.charAt(0).toLowerCase()}${first.slice(1)}`;
    return `the manifest is not valid JSON or YAML: ${(0,lib_text/* visible */.RK)(text)}`;
}

;// CONCATENATED MODULE: ./lib/manifest/yaml-tree.js




/** Words, punctuation and whitespace: 100,000 entries with a comment each have 900,000. */
const MAX_LEXEMES = 1_200_000;
/** A manifest needs a dozen: the document, its mapping, `entries`, an entry, its `id`, a list, an id. */
const MAX_DEPTH = 100;
const MAX_DIRECTIVES = 100;
/** One slip often makes several errors, and each error has a stack trace. */
const MAX_ERRORS = 10_000;
/** Thrown to end the work on a hopeless text; without a fault, the errors found so far say enough. */
class GivenUp {
    faults;
    constructor(...faults) {
        this.faults = faults;
    }
}
/**
 * Parses the text of a manifest. `stop` is where it stops being valid JSON: all that can be said of one that is too long
 * for YAML.
 */
function parseYaml(text, stop) {
    const locate = (0,manifest_text/* locator */.fl)(text);
    // `readFields` compares keys: the library would compare each with all others.
    const composer = new dist/* Composer */.Dk({ version: '1.2', uniqueKeys: false });
    // These are the lists that it adds to.
    const { errors, warnings } = composer.streamInfo();
    errors.push = (...more) => {
        if (errors.length >= MAX_ERRORS)
            throw new GivenUp();
        return Array.prototype.push.apply(errors, more);
    };
    warnings.push = () => 0;
    try {
        const tokens = tokensOf(text, locate, stop);
        const [document, second] = composer.compose(tokens, true, text.length);
        const faults = syntaxFaults(errors, locate);
        if (second)
            faults.push({ message: SEVERAL_DOCUMENTS, ...locate(second.range[0]) });
        if (faults.length > 0)
            return failed(faults);
        if (!document || isEmpty(document))
            return failed([EMPTY]);
        return { ok: true, root: document.contents, locate };
    }
    catch (error) {
        if (error instanceof GivenUp)
            return failed([...error.faults, ...syntaxFaults(errors, locate)]);
        return failed([{ message: `the manifest cannot be read: ${(0,lib_text/* visible */.RK)(`${error}`)}` }]);
    }
}
/** The library's own steps, watched: it holds a whole text in memory, at several hundred bytes a word. */
function* tokensOf(text, locate, stop) {
    const parser = new dist/* Parser */.iX();
    let count = 0;
    let directives = 0;
    for (const lexeme of new dist/* Lexer */.JG().lex(text)) {
        count += 1;
        if (lexeme.startsWith('%'))
            directives += 1;
        const here = parser.offset;
        if (count > MAX_LEXEMES)
            throw new GivenUp({ message: TOO_MUCH, ...stop });
        if (directives > MAX_DIRECTIVES)
            throw new GivenUp({ message: TOO_ODD, ...locate(here) });
        if (lexeme.length > manifest_text/* MAX_LEXEME */.G6)
            throw new GivenUp({ message: TOO_LONG, ...locate(here) });
        if (parser.stack.length > MAX_DEPTH)
            throw new GivenUp({ message: TOO_DEEP, ...locate(here) });
        yield* parser.next(lexeme);
    }
    yield* parser.end();
}
const TOO_DEEP = 'the manifest cannot be read: it is nested too deeply, or commas are missing; write one line for each file';
const TOO_LONG = `the manifest cannot be read: this text has over ${manifest_text/* MAX_LEXEME */.G6} characters`;
const TOO_MUCH = 'the manifest is too long to be read as YAML (the limit is about 100,000 entries), and this is where it stops being valid JSON, ' +
    'unless a file name or entry id appears twice above: write it as JSON';
const TOO_ODD = 'the manifest cannot be read: it has too many "%" lines; remove them, and put values with "%" in quotes';
const SEVERAL_DOCUMENTS = 'the manifest contains several YAML documents: keep one, and remove the "---" or "..." line';
const EMPTY = {
    message: 'the manifest is empty: write {"entries": {}} if it is meant to have no files',
    line: 1,
    column: 1,
};
function failed(faults) {
    return { ok: false, faults };
}
function isEmpty({ contents }) {
    return contents === null || ((0,dist/* isScalar */.jn)(contents) && contents.source === '' && contents.value === null);
}
function syntaxFaults(errors, locate) {
    const deep = errors.find((error) => error.code === 'RESOURCE_EXHAUSTION');
    if (deep)
        return [{ message: TOO_DEEP, ...locate(deep.pos[0]) }];
    // The first on each line is the one to fix.
    const byLine = new Map();
    for (const { pos, message } of errors) {
        const position = locate(pos[0]);
        if (!byLine.has(position.line))
            byLine.set(position.line, { message: explainSyntax(message), ...position });
    }
    return [...byLine.values()];
}

;// CONCATENATED MODULE: ./lib/manifest/yaml.js








const yaml_EXAMPLE = '{"greeting.wav": "1042"}';
/** Reads the text of a manifest, JSON or YAML, or says everything that is wrong with it; `stop` as `readJson` gives it. */
function readYaml(text, stop, allowUnknownIds = false) {
    const stray = (0,manifest_text/* strayContent */.bs)(text);
    if (stray.length > 0)
        return { ok: false, faults: stray };
    const tree = parseYaml(text, stop);
    if (!tree.ok)
        return tree;
    const context = { locate: tree.locate, faults: [], allowUnknownIds };
    const start = tree.locate(tree.root.range[0]);
    const expected = `the manifest must map file names to entry ids, e.g. ${yaml_EXAMPLE}`;
    const fields = (0,manifest_fields/* readFields */.qU)(context, tree.root, start, expected);
    const read = isFullForm(fields.map(({ key }) => key))
        ? readFull(context, fields, start)
        : readShort(context, fields);
    return context.faults.length > 0 ? { ok: false, faults: context.faults } : read;
}
function readFull(context, fields, start) {
    for (const { key, at } of fields) {
        const fault = fullFormFault(key);
        if (fault)
            (0,manifest_fields/* addFault */.ym)(context, at, fault);
    }
    if (hasNoEntries(fields.map(({ key }) => key))) {
        (0,manifest_fields/* addFault */.ym)(context, start, `"entries" is missing: put the files there, e.g. "entries": ${yaml_EXAMPLE}`);
    }
    checkSchema(context, fields);
    const named = (name) => fields.filter(({ key }) => key === name);
    const [agentId] = named('agentId').map((field) => readAgentId(context, field));
    const [region] = named('region').map((field) => readRegion(context, field));
    const expected = `"entries" must map file names to entry ids, e.g. ${yaml_EXAMPLE}, or be {}`;
    const files = named('entries').flatMap((field) => (0,manifest_fields/* readFields */.qU)(context, field.value, (0,manifest_fields/* positionOfValue */.qm)(context, field), expected));
    const { entries, toFind } = readEntries(context, files);
    const require = named('require').flatMap((field) => readRequire(context, field));
    return { ok: true, manifest: { agentId, region, entries, require }, toFind };
}
function readShort(context, fields) {
    checkSchema(context, fields);
    const files = fields.filter(({ key, at }) => {
        const fault = shortFormFault(key);
        if (fault)
            (0,manifest_fields/* addFault */.ym)(context, at, fault);
        return !fault && key !== '$schema';
    });
    const { entries, toFind } = readEntries(context, files);
    return { ok: true, manifest: { agentId: undefined, region: undefined, entries, require: [] }, toFind };
}
function checkSchema(context, fields) {
    for (const field of fields)
        if (field.key === '$schema')
            (0,manifest_fields/* readText */.yR)(context, field, 'the address of a schema');
}
function readAgentId(context, field) {
    const text = (0,manifest_fields/* readText */.yR)(context, field, 'an agent id');
    const agentId = text === undefined ? undefined : (0,ids/* parseAgentId */.Qz)(text);
    if (text !== undefined && !agentId) {
        const message = `the agentId ${(0,lib_text/* quote */.hD)(text)} is not valid: write letters, digits, "-" and "_" only`;
        (0,manifest_fields/* addFault */.ym)(context, (0,manifest_fields/* positionOfValue */.qm)(context, field), message);
    }
    return agentId;
}
function readRegion(context, field) {
    const text = (0,manifest_fields/* readText */.yR)(context, field, 'a region');
    const region = text === undefined ? undefined : (0,ids/* parseRegion */.cf)(text);
    if (text !== undefined && !region) {
        const message = `the region ${(0,lib_text/* quote */.hD)(text)} is not known: write one of ${ids/* REGIONS */.ij.join(', ')}`;
        (0,manifest_fields/* addFault */.ym)(context, (0,manifest_fields/* positionOfValue */.qm)(context, field), message);
    }
    return region;
}


/***/ })

};
