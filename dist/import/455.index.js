export const id = 455;
export const ids = [455];
export const modules = {

/***/ 7455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  editManifest: () => (/* binding */ editManifest)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/manifest/yaml-tree.js + 1 modules
var yaml_tree = __webpack_require__(2874);
// EXTERNAL MODULE: ./lib/import/manifest-style.js
var manifest_style = __webpack_require__(40);
;// CONCATENATED MODULE: ./lib/import/text-places.js
/** Where things are in the text of a manifest. */
/** Where a comma ends that is next, except for whitespace and comments. */
function commaAfter(text, from) {
    for (let at = from; at < text.length;) {
        const character = text.charAt(at);
        if (character === ',')
            return at + 1;
        if (character === '#')
            at = text.indexOf('\n', at);
        else if (!/\s/.test(character))
            return undefined;
        if (at < 0)
            return undefined;
        at += 1;
    }
    return undefined;
}
/** The blanks before `at`; undefined if something else precedes it on its line. */
function indentOf(text, at) {
    const before = text.slice(lineStart(text, at), at);
    return /^[ \t]*$/.test(before) ? before : undefined;
}
function lineIndent(text, at) {
    return /^[ \t]*/.exec(text.slice(lineStart(text, at), at))?.[0] ?? '';
}
function lineStart(text, at) {
    return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}
/** Comments that are indented deeper than the entries belong to the one above them. */
function afterDeeperComments(text, from, depth) {
    let at = from;
    for (;;) {
        const line = /^([ \t]*)#[^\n]*\n/.exec(text.slice(at));
        if (!line || (line[1] ?? '').length <= depth || text[at - 1] !== '\n')
            return at;
        at += line[0].length;
    }
}
/** The line break that is in use around there. */
function newlineAt(text, at) {
    const before = at === 0 ? -1 : text.lastIndexOf('\n', at - 1);
    const feed = before >= 0 ? before : text.indexOf('\n');
    return feed > 0 && text[feed - 1] === '\r' ? '\r\n' : '\n';
}

;// CONCATENATED MODULE: ./lib/import/insert-entries.js



const DEFAULT_UNIT = '  ';
/**
 * Finds where new entries go, below those that are there, and writes them in the style of those. Undefined for a text that is
 * written in a way that is not known here.
 */
function insertEntries(text, root, entries, add) {
    if (add.length === 0)
        return [];
    if (!entries.flow)
        return insertInBlock(text, entries, add);
    return entries.items.length > 0
        ? insertInBraces(text, entries, add)
        : insertInEmptyBraces(text, root, entries, add);
}
/** Below the line on which the last entry ends. */
function insertInBlock(text, entries, add) {
    const last = entries.items.at(-1);
    const end = last?.value?.range[2];
    const indent = last && indentOf(text, last.key.range[0]);
    if (end === undefined || indent === undefined)
        return undefined;
    const nested = entries.items.map(({ value }) => value).filter((value) => (0,dist/* isMap */.jh)(value));
    const [inner] = nested.filter(({ flow }) => !flow).map(({ range }) => indentOf(text, range[0]));
    const style = {
        layout: 'block',
        indent,
        unit: inner === undefined ? indent || DEFAULT_UNIT : inner.slice(indent.length),
        newline: newlineAt(text, end),
        quotes: last ? quotesOf(last.key) : '',
        gap: ' ',
        compact: nested.length > 0 && nested.every(({ flow }) => flow),
    };
    const at = afterDeeperComments(text, end, indent.length);
    const lines = add.map((entry) => indent + (0,manifest_style/* renderEntry */.F)(entry, style));
    // The last line of a file may have no line end: then neither does the new last line.
    const isWhole = text[at - 1] === '\n';
    const more = lines.map((line) => (isWhole ? line + style.newline : style.newline + line));
    return [{ at, length: 0, text: more.join('') }];
}
/** Behind the last entry: a comma goes right after it, the rest below a comment that may follow on its line. */
function insertInBraces(text, entries, add) {
    const last = entries.items.at(-1);
    const end = last?.value?.range[1];
    if (!last || end === undefined)
        return undefined;
    const style = styleInBraces(text, entries, last.key, text.slice(last.key.range[1], last.value?.range[0]));
    const comma = commaAfter(text, end);
    const at = comma ?? end;
    const comment = /^[ \t]+#[^\r\n]*/.exec(text.slice(at))?.[0].length ?? 0;
    const isOnOwnLine = style.layout === 'lines' || comment > 0;
    const before = isOnOwnLine ? style.newline + style.indent : style.gap;
    const body = add.map((entry) => before + (0,manifest_style/* renderEntry */.F)(entry, style)).join(',');
    if (comma !== undefined)
        return [{ at: at + comment, length: 0, text: `${body},` }];
    return [
        { at, length: 0, text: ',' },
        { at: at + comment, length: 0, text: body },
    ];
}
function styleInBraces(text, entries, lastKey, separator) {
    const own = indentOf(text, lastKey.range[0]);
    const outer = lineIndent(text, entries.range[0]);
    const isOnOwnLine = own !== undefined && lineStart(text, lastKey.range[0]) > entries.range[0];
    const indent = isOnOwnLine ? own : outer + DEFAULT_UNIT;
    const [nested] = entries.items.map(({ value }) => value).filter((value) => (0,dist/* isMap */.jh)(value));
    const quotes = quotesOf(lastKey);
    return {
        layout: isOnOwnLine ? 'lines' : 'one line',
        indent,
        unit: (indent.startsWith(outer) && indent.slice(outer.length)) || DEFAULT_UNIT,
        newline: newlineAt(text, entries.range[0]),
        quotes,
        gap: quotes === '' || /\s/.test(separator) ? ' ' : '',
        compact: nested !== undefined && !text.slice(nested.range[0], nested.range[1]).includes('\n'),
    };
}
function insertInEmptyBraces(text, root, entries, add) {
    const [start, end] = entries.range;
    const [first] = root.items;
    const isOneLine = entries !== root && root.flow === true && !text.trim().includes('\n');
    const outer = lineIndent(text, start);
    const unit = (root.flow && first && indentOf(text, first.key.range[0])) || DEFAULT_UNIT;
    const quotes = first ? quotesOf(first.key) : '"';
    const isWide = quotes === '' || !first || /\s/.test(text.slice(first.key.range[1], first.value?.range[0]));
    const style = {
        layout: isOneLine ? 'one line' : 'lines',
        indent: outer + unit,
        unit,
        newline: newlineAt(text, start),
        quotes,
        gap: isWide ? ' ' : '',
        compact: false,
    };
    const before = isOneLine ? style.gap : style.newline + style.indent;
    const body = add.map((entry) => before + (0,manifest_style/* renderEntry */.F)(entry, style)).join(',');
    const inside = text.slice(start + 1, end - 1);
    // In a YAML block, a closing brace must be indented deeper than the block.
    const close = isOneLine ? style.gap : style.newline + (root.flow ? outer : style.indent);
    const isClosed = isOneLine ? inside !== '' : inside.includes('\n');
    return [{ at: start + 1, length: 0, text: isClosed ? body : body + close }];
}
function quotesOf(key) {
    if (!(0,dist/* isScalar */.jn)(key))
        return '"';
    if (key.type === 'QUOTE_DOUBLE')
        return '"';
    return key.type === 'QUOTE_SINGLE' ? "'" : '';
}

;// CONCATENATED MODULE: ./lib/import/edit-manifest.js



/**
 * Makes the changes in the text of a valid manifest, JSON or YAML. Undefined where a place for one of them is not found: the
 * caller compares the result with what it should say in any case.
 */
function editManifest(content, changes) {
    // A byte order mark is not part of the text.
    const mark = content.startsWith('\ufeff') ? '\ufeff' : '';
    const text = content.slice(mark.length);
    const tree = (0,yaml_tree/* parseYaml */.h)(text, { line: 1, column: 1 });
    const root = tree.ok && (0,dist/* isMap */.jh)(tree.root) ? tree.root : undefined;
    const entries = root && entriesOf(root);
    if (!root || !entries)
        return undefined;
    const replacements = replaceIds(entries, changes.ids);
    const insertions = insertEntries(text, root, entries, changes.add);
    if (!replacements || !insertions)
        return undefined;
    return mark + apply(text, [...replacements, ...insertions]);
}
/** The mapping of files: `entries` in the full form, else the whole. */
function entriesOf(root) {
    const field = root.items.find(({ key }) => (0,dist/* isScalar */.jn)(key) && key.value === 'entries');
    if (!field)
        return root;
    return (0,dist/* isMap */.jh)(field.value) ? field.value : undefined;
}
function replaceIds(entries, changes) {
    const byName = new Map(entries.items.flatMap(({ key, value }) => ((0,dist/* isScalar */.jn)(key) ? [[String(key.source), value]] : [])));
    const found = changes.map(({ name, from, to }) => {
        const node = idsIn(byName.get(name)).find((id) => String(id.source ?? id.value ?? '') === from);
        const range = node?.range;
        return node && range
            ? { at: range[0], length: range[1] - range[0], text: quotedLike(node, to) }
            : undefined;
    });
    return found.every((change) => change !== undefined) ? found : undefined;
}
/** The ids of an entry: a bare one, that of its fields, or those of a list. */
function idsIn(value) {
    if ((0,dist/* isScalar */.jn)(value))
        return [value];
    if ((0,dist/* isSeq */.oP)(value))
        return value.items.flatMap((item) => ((0,dist/* isScalar */.jn)(item) ? [item] : []));
    if (!(0,dist/* isMap */.jh)(value))
        return [];
    const field = value.items.find(({ key }) => (0,dist/* isScalar */.jn)(key) && key.source === 'id');
    return (0,dist/* isMap */.jh)(field?.value) ? [] : idsIn(field?.value);
}
/** Without quotes, some readers would round a large number. */
function quotedLike({ type }, id) {
    if (type === 'QUOTE_SINGLE')
        return `'${id}'`;
    return type === 'PLAIN' && Number.isSafeInteger(Number(id)) ? id : `"${id}"`;
}
function apply(text, changes) {
    let [result, from] = ['', 0];
    for (const { at, length, text: more } of changes.toSorted((a, b) => a.at - b.at)) {
        result += text.slice(from, at) + more;
        from = at + length;
    }
    return result + text.slice(from);
}


/***/ }),

/***/ 2874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ parseYaml)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/lib/text.js
var lib_text = __webpack_require__(5924);
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

// EXTERNAL MODULE: ./lib/manifest/text.js
var manifest_text = __webpack_require__(7814);
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


/***/ })

};
