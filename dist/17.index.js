export const id = 17;
export const ids = [17];
export const modules = {

/***/ 9017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readYaml: () => (/* binding */ readYaml)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/lib/ids.js
var ids = __webpack_require__(6485);
// EXTERNAL MODULE: ./lib/lib/text.js
var lib_text = __webpack_require__(5924);
// EXTERNAL MODULE: ./lib/manifest/entry-rules.js
var entry_rules = __webpack_require__(4467);
;// CONCATENATED MODULE: ./lib/manifest/fields.js


function report({ faults }, at, message) {
    faults.push({ message, ...at });
}
function positionOfValue({ locate }, field) {
    return field.value ? locate(field.value.range[0]) : field.at;
}
/** The fields of a mapping; of anything else none, after reporting `expected`. */
function readFields(walk, node, at, expected) {
    const fault = oddity(node) ?? ((0,dist/* isMap */.jh)(node) ? undefined : expected);
    if (fault)
        report(walk, at, fault);
    if (fault || !(0,dist/* isMap */.jh)(node))
        return [];
    const lines = new Map();
    return node.items.flatMap(({ key, value }) => readField(walk, key, value, lines) ?? []);
}
function readField(walk, node, value, lines) {
    const at = walk.locate(node.range[0]);
    const fault = oddity(node) ?? keyFault(node);
    if (fault)
        report(walk, at, fault);
    if (fault || !(0,dist/* isScalar */.jn)(node))
        return undefined;
    const key = sourceOf(node);
    const first = lines.get(key);
    if (first === undefined)
        lines.set(key, at.line);
    else
        report(walk, at, `the key ${(0,lib_text/* quote */.hD)(key)} is on line ${first} and on line ${at.line}: keep one of them`);
    return { key, at, value, again: first !== undefined };
}
function keyFault(node) {
    if (!(0,dist/* isScalar */.jn)(node))
        return 'a list or mapping is no key: write a file name, e.g. "greeting.wav"';
    if (sourceOf(node) === '<<')
        return 'merge keys ("<<") are not supported: write the entries out';
    return undefined;
}
/** What JSON does not have, and a reader of the manifest would have to look up. */
function oddity(node) {
    if ((0,dist/* isAlias */.Vj)(node))
        return `aliases (${(0,lib_text/* quote */.hD)(`*${node.source}`)}) are not supported: write the value itself`;
    if (node?.anchor !== undefined) {
        return `anchors (${(0,lib_text/* quote */.hD)(`&${node.anchor}`)}) are not supported: remove the anchor`;
    }
    if (node?.tag !== undefined)
        return `tags (${(0,lib_text/* quote */.hD)(node.tag)}) are not supported: remove the tag`;
    return undefined;
}
/** The text of a scalar, before YAML makes a number or boolean of it. */
function sourceOf(node) {
    return node.source ?? String(node.value);
}

;// CONCATENATED MODULE: ./lib/manifest/entries.js




function readEntries(walk, files) {
    const owners = new Map();
    return files.flatMap((field) => {
        const fault = (0,entry_rules/* nameFault */.IY)(field.key);
        if (fault)
            report(walk, field.at, fault);
        const id = readId(walk, field);
        if (!id || field.again)
            return [];
        const entry = { name: field.key, id, ...field.at };
        const owner = owners.get(id);
        if (owner)
            report(walk, field.at, sharedId(owner, entry));
        else
            owners.set(id, entry);
        return entry;
    });
}
function sharedId(first, second) {
    const [a, b] = [first, second].map(({ name, line }) => `${(0,lib_text/* quote */.hD)(name)} on line ${line}`);
    return `the entry id "${first.id}" is used by ${a} and by ${b}: give each file its own`;
}
function readId(walk, field) {
    const read = judgeId(field);
    if (read.ok)
        return read.id;
    report(walk, positionOfValue(walk, field), read.fault);
    return undefined;
}
function judgeId({ key, value }) {
    const odd = oddity(value);
    if (odd)
        return { ok: false, fault: odd };
    if (value !== null && !(0,dist/* isScalar */.jn)(value)) {
        const fault = `${(0,lib_text/* quote */.hD)(key)} must have one entry id, e.g. "1042", not a list or mapping`;
        return { ok: false, fault };
    }
    if (value === null || value.value === null) {
        const fault = `${(0,lib_text/* quote */.hD)(key)} has no entry id: write the digits that PolyAI shows, e.g. "1042"`;
        return { ok: false, fault };
    }
    return (0,entry_rules/* readEntryId */.Im)(sourceOf(value), value.type !== 'PLAIN', key);
}

;// CONCATENATED MODULE: ./lib/manifest/form.js


/** Lower case, letters only, so that `agent-id` and `AgentID` are found as well. */
const NEAR_WORDS = new Map([
    ['schema', '$schema'],
    ['agent', 'agentId'],
    ['agentid', 'agentId'],
    ['project', 'agentId'],
    ['projectid', 'agentId'],
    ['region', 'region'],
    ['regions', 'region'],
    ['entry', 'entries'],
    ['entrys', 'entries'],
    ['entries', 'entries'],
]);
const WORDS = ['$schema', 'agentId', 'region', 'entries'];
/** The full form has `entries`; a file without it, and without any WAV file, may have missed the word. */
function isFullForm(keys) {
    if (keys.includes('entries'))
        return true;
    const near = keys.map(nearWord).filter((word) => word !== undefined && word !== '$schema');
    return near.length > 0 && !keys.some(entry_rules/* isWavName */.I_);
}
function missesEntries(keys) {
    return !keys.some((key) => nearWord(key) === 'entries');
}
/** What is wrong with a top-level key of the full form. */
function fullFormFault(key) {
    if (WORDS.includes(key))
        return undefined;
    if ((0,entry_rules/* isWavName */.I_)(key))
        return `the file ${(0,lib_text/* quote */.hD)(key)} stands outside of "entries": move it into "entries"`;
    const word = nearWord(key);
    const advice = word
        ? `did you mean "${word}"?`
        : 'remove it, the full form has "$schema", "agentId", "region" and "entries"';
    return `the key ${(0,lib_text/* quote */.hD)(key)} is not known: ${advice}`;
}
/** A key of the short form that looks like a word of the full form. */
function shortFormFault(key) {
    const word = key === '$schema' ? undefined : nearWord(key);
    if (word === '$schema')
        return `the key ${(0,lib_text/* quote */.hD)(key)} is not known: did you mean "$schema"?`;
    if (!word)
        return undefined;
    return `${(0,lib_text/* quote */.hD)(key)} is no WAV file: to use "${word}", put all files under "entries" (the full form)`;
}
function nearWord(key) {
    // Long keys are file names; there may be very many of them.
    return key.length > 20 ? undefined : NEAR_WORDS.get(key.toLowerCase().replace(/[^a-z]/g, ''));
}

// EXTERNAL MODULE: ./lib/manifest/text.js
var manifest_text = __webpack_require__(7814);
;// CONCATENATED MODULE: ./lib/manifest/syntax.js

/** What the YAML library says of the commonest slips, and how to mend each. */
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
    [/^Unexpected (?:, in|empty item in)/, () => 'there is a comma too many: remove it'],
    [
        /^Unexpected \S+ token in YAML (?:stream|document): ("(?:.*)")/s,
        ([, token]) => `${token} is not expected here`,
    ],
    [
        /^Implicit (?:map )?keys need to be/,
        () => 'this is no entry: write a file name, ":" and an entry id, and "#" before a comment',
    ],
    [
        /^Nested mappings are not allowed/,
        () => 'one entry runs into the next: write each on its own line, all indented alike',
    ],
    [/^Tabs are not allowed/, () => 'a tab indents this line: indent with spaces'],
    [
        /^All mapping items must start/,
        () => 'this line begins in another column than the entries above: indent them alike',
    ],
    [
        /^Plain value cannot start with .* (\S)$/,
        ([, mark]) => `${mark} cannot begin a text: put the text in quotes`,
    ],
    [
        /^Invalid escape sequence (.*)$/s,
        ([, sequence]) => `${sequence} is no escape sequence: write "/" between folders, and "\\\\" for a backslash`,
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

;// CONCATENATED MODULE: ./lib/manifest/tree.js




/** Words, marks and white space: 100,000 entries with a comment each have 900,000. */
const MAX_LEXEMES = 1_200_000;
/** A manifest needs four: the document, its mapping, `entries` and an entry's id. */
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
 * Parses the text of a manifest. `stop` is where it ceases to be faultless JSON: all that can be said of one that is too long
 * for YAML.
 */
function parseYaml(text, stop) {
    const locate = (0,manifest_text/* locator */.fl)(text);
    // Keys are compared in the walk: the library would compare each with all others.
    const composer = new dist/* Composer */.Dk({ version: '1.2', uniqueKeys: false });
    // These are the very lists that it adds to.
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
const TOO_DEEP = 'the manifest cannot be read: it is nested too deeply, or lacks commas; write one line for each file';
const TOO_LONG = `the manifest cannot be read: this text has over ${manifest_text/* MAX_LEXEME */.G6} characters`;
const TOO_MUCH = 'the manifest is too long for YAML, of which some 100,000 entries are read, and it ceases here to be faultless JSON, ' +
    'unless a file name or entry id stands twice above: write it as JSON';
const TOO_ODD = 'the manifest cannot be read: it has too many "%" lines; remove them, and put values with "%" in quotes';
const SEVERAL_DOCUMENTS = 'the manifest holds several YAML documents: keep one, and remove the "---" or "..." line';
const EMPTY = {
    message: 'the manifest is empty: write {"entries": {}} if it is meant to hold no files',
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
    // The first on each line is the one to mend.
    const byLine = new Map();
    for (const { pos, message } of errors) {
        const position = locate(pos[0]);
        if (!byLine.has(position.line))
            byLine.set(position.line, { message: explainSyntax(message), ...position });
    }
    return [...byLine.values()];
}

;// CONCATENATED MODULE: ./lib/manifest/yaml.js








const EXAMPLE = '{"greeting.wav": "1042"}';
/** Reads the text of a manifest, JSON or YAML, or says everything that is wrong with it; `stop` as `readJson` gives it. */
function readYaml(text, stop) {
    const stray = (0,manifest_text/* strayContent */.bs)(text);
    if (stray.length > 0)
        return { ok: false, faults: stray };
    const tree = parseYaml(text, stop);
    if (!tree.ok)
        return tree;
    const walk = { locate: tree.locate, faults: [] };
    const start = tree.locate(tree.root.range[0]);
    const expected = `the manifest must map file names to entry ids, e.g. ${EXAMPLE}`;
    const fields = readFields(walk, tree.root, start, expected);
    const manifest = isFullForm(fields.map(({ key }) => key))
        ? readFull(walk, fields, start)
        : readShort(walk, fields);
    return walk.faults.length > 0 ? { ok: false, faults: walk.faults } : { ok: true, manifest };
}
function readFull(walk, fields, start) {
    for (const { key, at } of fields) {
        const fault = fullFormFault(key);
        if (fault)
            report(walk, at, fault);
    }
    if (missesEntries(fields.map(({ key }) => key))) {
        report(walk, start, `"entries" is missing: put the files there, e.g. "entries": ${EXAMPLE}`);
    }
    checkSchema(walk, fields);
    const named = (name) => fields.filter(({ key }) => key === name);
    const [agentId] = named('agentId').map((field) => readAgentId(walk, field));
    const [region] = named('region').map((field) => readRegion(walk, field));
    const expected = `"entries" must map file names to entry ids, e.g. ${EXAMPLE}, or be {}`;
    const files = named('entries').flatMap((field) => readFields(walk, field.value, positionOfValue(walk, field), expected));
    return { agentId, region, entries: readEntries(walk, files) };
}
function readShort(walk, fields) {
    checkSchema(walk, fields);
    const files = fields.filter(({ key, at }) => {
        const fault = shortFormFault(key);
        if (fault)
            report(walk, at, fault);
        return !fault && key !== '$schema';
    });
    return { agentId: undefined, region: undefined, entries: readEntries(walk, files) };
}
function checkSchema(walk, fields) {
    for (const field of fields)
        if (field.key === '$schema')
            readText(walk, field, 'the address of a schema');
}
function readAgentId(walk, field) {
    const text = readText(walk, field, 'an agent id');
    const agentId = text === undefined ? undefined : (0,ids/* parseAgentId */.Qz)(text);
    if (text !== undefined && !agentId) {
        const message = `the agentId ${(0,lib_text/* quote */.hD)(text)} is not valid: write letters, digits, "-" and "_" only`;
        report(walk, positionOfValue(walk, field), message);
    }
    return agentId;
}
function readRegion(walk, field) {
    const text = readText(walk, field, 'a region');
    const region = text === undefined ? undefined : (0,ids/* parseRegion */.cf)(text);
    if (text !== undefined && !region) {
        const message = `the region ${(0,lib_text/* quote */.hD)(text)} is not known: write one of ${ids/* REGIONS */.ij.join(', ')}`;
        report(walk, positionOfValue(walk, field), message);
    }
    return region;
}
function readText(walk, field, what) {
    const { key, value } = field;
    const at = positionOfValue(walk, field);
    const odd = oddity(value);
    if (odd)
        report(walk, at, odd);
    else if ((0,dist/* isScalar */.jn)(value) && typeof value.value === 'string')
        return value.value;
    else if ((0,dist/* isScalar */.jn)(value) && value.value !== null) {
        report(walk, at, `"${key}" must be text: write it in quotes, ${(0,lib_text/* quote */.hD)(sourceOf(value))}`);
    }
    else
        report(walk, at, `"${key}" must be ${what}: write it in quotes, or remove "${key}"`);
    return undefined;
}


/***/ })

};
