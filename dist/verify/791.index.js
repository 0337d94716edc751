export const id = 791;
export const ids = [791];
export const modules = {

/***/ 6485:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fu: () => (/* binding */ shortSha),
/* harmony export */   Qz: () => (/* binding */ parseAgentId),
/* harmony export */   Vm: () => (/* binding */ parseEntryId),
/* harmony export */   cf: () => (/* binding */ parseRegion),
/* harmony export */   ij: () => (/* binding */ REGIONS),
/* harmony export */   iv: () => (/* binding */ compareEntryIds),
/* harmony export */   tu: () => (/* binding */ parseCommitSha),
/* harmony export */   yv: () => (/* binding */ originOf)
/* harmony export */ });
const REGIONS = ['us', 'eu', 'uk', 'studio'];
/** The server of a region (PolyAI API, "Base URLs"). */
function originOf(region) {
    return `https://api.${region}.poly.ai`;
}
const ENTRY_ID = /^[1-9][0-9]{0,18}$/;
const AGENT_ID = /^[A-Za-z0-9_-]+$/;
const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
function parseEntryId(text) {
    return ENTRY_ID.test(text) ? text : undefined;
}
function parseAgentId(text) {
    return AGENT_ID.test(text) ? text : undefined;
}
function parseRegion(text) {
    return REGIONS.find((region) => region === text);
}
/** Reads a full commit id, in either case; anything shorter or longer is none. */
function parseCommitSha(text) {
    const lower = text.toLowerCase();
    return OBJECT_ID.test(lower) ? lower : undefined;
}
/** The first digits of a commit id, as people write it. */
function shortSha(sha) {
    return sha.slice(0, 7);
}
/** Sorts ids as the numbers that they are (`9` before `10`). */
function compareEntryIds(a, b) {
    return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}


/***/ }),

/***/ 8173:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ parseJson),
/* harmony export */   u: () => (/* binding */ isRecord)
/* harmony export */ });
/** Reads JSON text; undefined for anything else. */
function parseJson(body) {
    try {
        return JSON.parse(body.toString('utf8'));
    }
    catch {
        return undefined;
    }
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


/***/ }),

/***/ 6364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HL: () => (/* binding */ looksLikePointer),
/* harmony export */   l$: () => (/* binding */ MAX_POINTER_BYTES),
/* harmony export */   vp: () => (/* binding */ parsePointer)
/* harmony export */ });
const MAX_POINTER_BYTES = 1_024;
const OPENING = 'version https://git-lfs.github.com/spec/v';
/** Whether text begins as a pointer does, of whatever version. */
function looksLikePointer(text) {
    return text.startsWith(OPENING);
}
/** Reads a Git LFS pointer; undefined for anything else. */
function parsePointer(content) {
    if (!content || content.length > MAX_POINTER_BYTES)
        return undefined;
    const text = String.fromCharCode(...content);
    if (!text.startsWith(`${OPENING}1\n`))
        return undefined;
    const oid = /^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1];
    const size = /^size ([0-9]{1,15})$/m.exec(text)?.[1];
    return oid && size ? { oid, size: Number(size) } : undefined;
}


/***/ }),

/***/ 2788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ Blocked)
/* harmony export */ });
/** The run must not write, because of one or more problems. These are a user's mistakes, so no stack is shown. */
class Blocked extends Error {
    problems;
    constructor(problems, options) {
        super(problems.map((problem) => problem.message).join('; '), options);
        this.name = 'Blocked';
        this.problems = problems;
    }
    static because(message, options) {
        return new Blocked([{ message }], options);
    }
}


/***/ }),

/***/ 5924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   l2: () => (/* binding */ capitalized),
/* harmony export */   ml: () => (/* binding */ shorten),
/* harmony export */   ts: () => (/* binding */ escapeInvisible),
/* harmony export */   zN: () => (/* binding */ foldName)
/* harmony export */ });
/** The most characters of untrusted text (file names, manifest keys, server responses) in a message. */
const MAX_SHOWN = 100;
// Controls, format characters (bidi overrides, zero-width), line and paragraph separators, unusual spaces, and what is shown
// as nothing: fillers, variation selectors, the empty Braille cell.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu;
/** Quotes text as JSON does, with every invisible character as `\uXXXX`, shortened with `\u2026`. */
function quote(text) {
    return escapeInvisible(JSON.stringify(shorten(text, MAX_SHOWN)));
}
/** The same without the quotes, for text that is a sentence of its own. */
function visible(text, max = 2 * MAX_SHOWN) {
    return escapeInvisible(shorten(text, max).toWellFormed());
}
/** A sentence of its own. */
function capitalized(text) {
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
/** Cuts a text at so many UTF-16 units, with `\u2026` for the rest. */
function shorten(text, max) {
    if (text.length <= max)
        return text;
    // A cut between two surrogates would leave half a character.
    const cut = /[\ud800-\udbff]/.test(text.charAt(max - 1)) ? max - 1 : max;
    return `${text.slice(0, cut)}\u2026`;
}
/** Names with the same fold are one file to some file systems: those that ignore letter case or the form of accents. */
function foldName(name) {
    return name.normalize('NFC').toLowerCase();
}
/** Every control, format, separator and unusual space character as `\uXXXX`: none may steer a terminal, a log or a browser. */
function escapeInvisible(text) {
    return text.replace(INVISIBLE, (found) => Array.from({ length: found.length }, (_, i) => `\\u${hex(found.charCodeAt(i))}`).join(''));
}
function hex(unit) {
    return unit.toString(16).padStart(4, '0');
}


/***/ }),

/***/ 4467:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IY: () => (/* binding */ nameFault),
/* harmony export */   I_: () => (/* binding */ isWavName),
/* harmony export */   Im: () => (/* binding */ readEntryId),
/* harmony export */   aH: () => (/* binding */ nameReason)
/* harmony export */ });
/* harmony import */ var _lib_ids_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6485);
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5924);


/** The rules for one `name: id` line of the manifest. The faults say what is wrong and what to write instead. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point.
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
const PLAIN = /^[A-Za-z0-9_-][A-Za-z0-9_/-]*\.wav$/;
const EXAMPLE = '"hold/music.wav"';
/** Whether a file counts as audio by its name. */
function isWavName(name) {
    return /\.wav$/i.test(name);
}
function nameFault(name) {
    const reason = nameReason(name);
    return reason && `the file name ${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(name)} is not valid: ${reason}`;
}
/** The same without the name, so that many names with one fault can be reported at once. */
function nameReason(name) {
    // There may be many names, and long ones: most need no closer look, and no rule splits them.
    if (PLAIN.test(name) && !name.includes('//'))
        return undefined;
    if (name === '')
        return `it is empty; write the path of a WAV file, e.g. ${EXAMPLE}`;
    if (CONTROL.test(name))
        return 'it contains control characters; rename the file';
    if (!name.isWellFormed())
        return 'it contains half of a surrogate pair; write the character itself';
    if (name.includes('\\'))
        return `write "/" instead of "\\", e.g. ${EXAMPLE}`;
    if (name.startsWith('/') || /^[A-Za-z]:\//.test(name)) {
        return `it is absolute; write the path relative to the manifest's folder, e.g. ${EXAMPLE}`;
    }
    if (/(?:^|\/)\.\.(?:\/|$)/.test(name)) {
        return `".." leads out of the folder; move the file to the manifest's folder or below`;
    }
    if (/(?:^|\/)\.(?:\/|$)/.test(name))
        return 'remove the "." segments';
    if (name.includes('//') || name.endsWith('/'))
        return `write one "/" between folders and none at the end, e.g. ${EXAMPLE}`;
    if (!isWavName(name))
        return `it must end in ".wav", e.g. ${EXAMPLE}`;
    return undefined;
}
/** Judges an entry id by its source text: `007` and `1042.0` are numbers to YAML, but no ids to PolyAI. */
function readEntryId(source, quoted, name) {
    const id = (0,_lib_ids_js__WEBPACK_IMPORTED_MODULE_1__/* .parseEntryId */ .Vm)(source);
    // Other JSON and YAML readers would round a large number.
    if (id && (quoted || Number.isSafeInteger(Number(id))))
        return { ok: true, id };
    const advice = id
        ? `is too large for a number: write it in quotes, "${id}"`
        : `is not valid: write the digits that PolyAI shows, without leading zeros, e.g. "${likelyId(source)}"`;
    return { ok: false, fault: `the entry id ${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(source)} of ${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(name)} ${advice}` };
}
function likelyId(source) {
    const digits = source
        .replace(/[\s_]/g, '')
        .replace(/^\+?0*/, '')
        .replace(/\.0*$/, '');
    return (0,_lib_ids_js__WEBPACK_IMPORTED_MODULE_1__/* .parseEntryId */ .Vm)(digits) ?? '1042';
}


/***/ }),

/***/ 4894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ transcriptFault),
/* harmony export */   F8: () => (/* binding */ languageFault)
/* harmony export */ });
/* unused harmony export MAX_TRANSCRIPT */
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5924);

/** The rules for the phrase of an entry: its transcript and its language. Kept in step with schema/manifest.schema.json. */
/** Characters (code points), as the schema counts them. */
const MAX_TRANSCRIPT = 5_000;
/** A language tag needs no more (RFC 5646, section 4.4.1). */
const MAX_LANGUAGE = 35;
/** A well-formed BCP 47 tag that begins with a language of two or three letters: `en`, `en-US`, `zh-Hant-TW`. */
const LANGUAGE = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/;
/** What is wrong with a transcript; undefined if nothing is. */
function transcriptFault(text) {
    if (!/\S/.test(text))
        return 'the transcript is empty: write the phrase that callers hear';
    if (!text.isWellFormed()) {
        return 'the transcript contains half of a surrogate pair: write the character itself';
    }
    // Most are short: only long ones are counted character by character.
    if (text.length <= MAX_TRANSCRIPT)
        return undefined;
    const { length } = Array.from(text);
    if (length <= MAX_TRANSCRIPT)
        return undefined;
    return `the transcript has ${length} characters: write at most ${MAX_TRANSCRIPT}`;
}
/** What is wrong with a language; undefined if nothing is. */
function languageFault(text) {
    if (text.length <= MAX_LANGUAGE && LANGUAGE.test(text))
        return undefined;
    const dashed = text.replaceAll('_', '-');
    const example = dashed.length <= MAX_LANGUAGE && LANGUAGE.test(dashed) ? dashed : 'en-US';
    return `the language ${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is not valid: write a BCP 47 code, e.g. "${example}"`;
}


/***/ }),

/***/ 7814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BG: () => (/* binding */ looksLikeManifest),
/* harmony export */   G6: () => (/* binding */ MAX_LEXEME),
/* harmony export */   MK: () => (/* binding */ decodeManifest),
/* harmony export */   ZJ: () => (/* binding */ MAX_MANIFEST_BYTES),
/* harmony export */   aZ: () => (/* binding */ MAX_PROBLEMS),
/* harmony export */   bs: () => (/* binding */ strayContent),
/* harmony export */   fl: () => (/* binding */ locator)
/* harmony export */ });
/* harmony import */ var _lib_lfs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6364);
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5924);


/** From the manifest's bytes to text that may be a manifest. */
/** Room for 100,000 entries with paths of 60 characters. */
const MAX_MANIFEST_BYTES = 8 * 1024 * 1024;
/** The most characters of one text, comment or gap. */
const MAX_LEXEME = 65_536;
/** The most problems reported for one manifest. */
const MAX_PROBLEMS = 1000;
/** Decodes UTF-8, without a byte order mark, so that columns on line 1 are true. */
function decodeManifest(bytes) {
    const bad = (message, line) => ({ ok: false, faults: [{ message, line }] });
    if (bytes.length > MAX_MANIFEST_BYTES) {
        const limit = `${MAX_MANIFEST_BYTES / 1024 / 1024} MiB`;
        return bad(`the manifest has ${bytes.length} bytes, but the limit is ${limit}: check that it is the right file`);
    }
    const [first, second] = bytes;
    if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
        return bad('the manifest is UTF-16: save it as UTF-8', 1);
    }
    try {
        return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
    }
    catch {
        return bad('the manifest is not valid UTF-8, first on this line: save it as UTF-8', firstBadLine(bytes));
    }
}
/** Halves the file until the longest beginning that is UTF-8 is found. */
function firstBadLine(bytes) {
    let good = 0;
    let bad = bytes.length;
    while (bad - good > 1) {
        const middle = (good + bad) >>> 1;
        if (beginsWell(bytes.subarray(0, middle)))
            good = middle;
        else
            bad = middle;
    }
    return bytes.subarray(0, good).reduce((lines, byte) => (byte === 0x0a ? lines + 1 : lines), 1);
}
function beginsWell(bytes) {
    try {
        // The last character may be cut in two.
        new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
        return true;
    }
    catch {
        return false;
    }
}
/** The YAML library counts lines, too, but loses some within quotes. */
function locator(text) {
    const starts = [0];
    for (let feed = text.indexOf('\n'); feed !== -1; feed = text.indexOf('\n', feed + 1))
        starts.push(feed + 1);
    return (offset) => {
        let [line, after] = [0, starts.length];
        while (after - line > 1) {
            const middle = (line + after) >>> 1;
            if ((starts[middle] ?? 0) <= offset)
                line = middle;
            else
                after = middle;
        }
        return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
    };
}
/** Whether a JSON or YAML file seems to map WAV files, going by one of its keys. */
function looksLikeManifest(text) {
    return /\.wav["']?[ \t]*:/i.test(text);
}
/** What shows that a file is not a manifest at all; telling its syntax errors would not help. */
function strayContent(text) {
    if (text.includes('\0'))
        return [{ message: 'the manifest contains NUL characters: save it as UTF-8 text' }];
    return (0,_lib_lfs_js__WEBPACK_IMPORTED_MODULE_0__/* .looksLikePointer */ .HL)(text) ? [LFS_POINTER] : conflictMarkers(text);
}
const LFS_POINTER = {
    message: 'the manifest is a Git LFS pointer: exclude it from LFS (in .gitattributes, after the LFS patterns, ' +
        'add its path with "-filter -diff -merge text") and commit it again',
    line: 1,
    column: 1,
};
function conflictMarkers(text) {
    const faults = [];
    const locate = locator(text);
    for (const { index } of text.matchAll(/(?<![^\n])(?:<{7}|\|{7}|={7}|>{7})(?= |\r?(?:\n|$))/g)) {
        const end = text.indexOf('\n', index);
        const marker = (0,_lib_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(text.slice(index, end === -1 ? undefined : end).trimEnd());
        const message = `${marker} is a merge conflict marker: resolve the conflict and remove the marker lines`;
        faults.push({ message, ...locate(index) });
        if (faults.length > MAX_PROBLEMS)
            break;
    }
    return faults;
}


/***/ }),

/***/ 7023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ commentKey),
/* harmony export */   w: () => (/* binding */ renderComment)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3021);

/**
 * The line that a comment is found by. It must be the same in every run of a job, however early that ends, so it says what
 * the workflow says: the action, the manifest, and the agent where that is an input. Nothing in it can end the HTML comment.
 */
function commentKey(manifest, agentId, action = 'sync') {
    const parts = [manifest, ...(agentId ? [agentId] : [])].map((part) => encodeURIComponent(part.toWellFormed()).replaceAll('-', '%2D'));
    return `<!-- polyai-audio-cache-${action} ${parts.join(' ')} -->`;
}
/** A summary as the text of a comment, of at most so many bytes, with a link to the run. */
function renderComment(render, runUrl, maxBytes) {
    const footer = runUrl ? `\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)('The run, with its log and summary', runUrl, [])}\n` : '';
    return `${render(maxBytes - footer.length)}${footer}`;
}


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   tJ: () => (/* binding */ inert)
/* harmony export */ });
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5924);

/** No text from outside is shown in full that is longer. Characters. */
const MAX_CHARACTERS = 300;
/** Text from outside as inert code: GitHub looks for no mentions, issue numbers or emoji in there. */
function code(text, max = MAX_CHARACTERS) {
    return `<code>${entities((0,_lib_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text, max))}</code>`;
}
/**
 * A sentence with text from outside, inert. What Markdown or HTML could read as markup becomes an entity. GitHub looks for
 * mentions, issue numbers, emoji and formulas after that, in the text that entities stand for, so an empty comment cuts them.
 */
function inert(text, max = MAX_CHARACTERS) {
    return entities((0,_lib_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text, max).trim())
        .replace(/(&#(?:35|36|58|64);)(?=\S)/g, `$1${CUT}`)
        .replace(/\b(GH)(?=-[0-9])/gi, `$1${CUT}`);
}
const CUT = '<!-- -->';
/** A link to a path below a checked URL. The parts of the path may be any text: they are encoded, so that none ends the link. */
function link(label, url, path, fragment = '') {
    return `[${label}](${[url, ...path.map(encode)].join('/')}${fragment})`;
}
function encode(part) {
    return encodeURIComponent(part.toWellFormed()).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}
/** Everything but letters, digits, a few harmless marks, and marks in the middle of a word, as in `two-part_name.wav`. */
function entities(text) {
    return (0,_lib_text_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeInvisible */ .ts)(text).replace(/[^A-Za-z0-9 ,;/'"%?\u0080-\u{10ffff}]/gu, (mark, at, whole) => (isInWord(mark, at, whole) ? mark : `&#${mark.codePointAt(0)};`));
}
function isInWord(mark, at, whole) {
    if (!'._-'.includes(mark))
        return false;
    // "www." would become a link.
    const before = whole.slice(Math.max(0, at - 3), at);
    return /[A-Za-z0-9]$/.test(before) && /[A-Za-z0-9]/.test(whole.charAt(at + 1)) && !/^www$/i.test(before);
}
/** Part of a document that folds away under a line that says what it is. */
function folded(title, content) {
    return `<details>\n<summary>${title}</summary>\n\n${content}\n\n</details>`;
}


/***/ }),

/***/ 6791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  start: () => (/* binding */ start)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/lib/problem.js
var lib_problem = __webpack_require__(2788);
;// CONCATENATED MODULE: ./lib/git/executable.js



/**
 * The absolute path of Git: the first on PATH, by its absolute folders alone, and never in the working directory, where a commit
 * may have put one: Windows would look there first. Raises Blocked where there is none.
 */
function findGit(variables, platform = process.platform, isProgram = isExecutable, workingDirectory = process.cwd()) {
    const { delimiter, isAbsolute, join, relative } = platform === 'win32' ? external_node_path_.win32 : external_node_path_.posix;
    const name = platform === 'win32' ? 'git.exe' : 'git';
    const found = pathOf(variables, platform)
        .split(delimiter)
        // Folders may be quoted on Windows.
        .map((folder) => (platform === 'win32' ? folder.replaceAll('"', '') : folder))
        .filter((folder) => isAbsolute(folder) && !isOnAnyDrive(folder, platform))
        .filter((folder) => relative(workingDirectory, folder) !== '')
        .map((folder) => join(folder, name))
        .find(isProgram);
    if (found)
        return found;
    throw lib_problem/* Blocked */.r.because('Git is not installed, or not on PATH: install it before actions/checkout, with "apt-get update && apt-get install -y git" (Debian, Ubuntu) or "apk add git" (Alpine)');
}
/** Windows has names of variables in any case. */
function pathOf(variables, platform) {
    if (platform !== 'win32')
        return variables['PATH'] ?? '';
    const [, path = ''] = Object.entries(variables).find(([name]) => name.toUpperCase() === 'PATH') ?? [];
    return path;
}
/** A path such as `/folder` is on the drive of the working directory. */
function isOnAnyDrive(folder, platform) {
    return platform === 'win32' && external_node_path_.win32.parse(folder).root.length === 1;
}
function isExecutable(path) {
    try {
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.X_OK);
        return (0,external_node_fs_.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/git/remote.js
function accountOf(token, variables) {
    const { GITHUB_SERVER_URL: serverUrl, GITHUB_REPOSITORY: repository } = variables;
    return token && serverUrl && repository ? { token, serverUrl, repository } : undefined;
}
/** Turns the workspace's origin into an address with credentials: the account's for its own server, else those in the URL. */
function remoteOf(origin, account) {
    const server = account && URL.parse(account.serverUrl);
    const ours = server ? headerFor(server.origin, 'x-access-token', account.token) : [];
    // The key that an SSH checkout used is not ours; the token opens the same repository.
    if (server && sshHost(origin)?.toLowerCase() === server.hostname) {
        return { url: `${server.origin}/${account.repository}`, settings: ours };
    }
    const url = /^https?:\/\//i.test(origin) ? URL.parse(origin) : null;
    if (!url?.username && !url?.password)
        return { url: origin, settings: ours };
    const theirs = headerFor(url.origin, decoded(url.username), decoded(url.password));
    url.username = '';
    url.password = '';
    return { url: url.href, settings: url.origin === server?.origin ? ours : [...ours, ...theirs] };
}
/** Without `%xx`; as it is where that is not well formed. */
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
function headerFor(server, user, password) {
    const scope = `http.${server}/.extraheader`;
    const value = Buffer.from(`${user}:${password}`).toString('base64');
    // An empty value forgets headers from other settings: GitHub refuses two.
    return [
        [scope, ''],
        [scope, `AUTHORIZATION: basic ${value}`],
    ];
}
/** The host of `ssh://[user@]host/path` or `[user@]host:path`; `helper::address` and `C:\path` are none (git-fetch, "GIT URLS"). */
function sshHost(address) {
    if (address.includes('://')) {
        return /^ssh:/i.test(address) ? URL.parse(address)?.hostname : undefined;
    }
    return /^(?:[^/:@\s]+@)?([^/:@\s]{2,}):(?!:)/.exec(address)?.[1];
}

// EXTERNAL MODULE: ./lib/lib/text.js
var lib_text = __webpack_require__(5924);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./lib/git/command.js


/** A fetch of two commits takes a second; one that takes this long hangs. Milliseconds. */
const TIMEOUT = 300_000;
/** What is shown is shorter; a server may say much more. Characters. */
const MAX_COMPLAINT = 16_384;
/** A fetch can ask for hundreds of commits. Characters. */
const MAX_SHOWN = 500;
/** Signals reach a group of processes here: Git's helper for HTTP would outlive Git itself, and hold its pipes open. */
const HAS_GROUPS = process.platform !== 'win32';
/** Runs one Git command to its end. Raises Blocked only where Git cannot be started, or the run is cancelled. */
function runGit(environment, args) {
    const { git: path, directory, variables, cancel, debug } = environment;
    return new Promise((resolve, reject) => {
        if (cancel.aborted)
            return reject(lib_problem/* Blocked */.r.because('the run was cancelled'));
        const git = (0,external_node_child_process_.spawn)(path, args, {
            cwd: directory,
            env: variables,
            stdio: ['ignore', 'pipe', 'pipe'],
            windowsHide: true,
            detached: HAS_GROUPS,
        });
        const output = [];
        let complaint = '';
        git.stdout.on('data', (part) => output.push(part));
        git.stderr.setEncoding('utf8');
        git.stderr.on('data', (part) => {
            complaint = (complaint + part).slice(0, MAX_COMPLAINT);
        });
        const stop = () => stopProcess(git);
        const timer = setTimeout(() => {
            complaint += `\nit was stopped after ${TIMEOUT / 1_000} s`;
            stop();
        }, TIMEOUT);
        cancel.addEventListener('abort', stop, { once: true });
        const settle = () => {
            clearTimeout(timer);
            cancel.removeEventListener('abort', stop);
        };
        git.on('error', (error) => {
            settle();
            reject(lib_problem/* Blocked */.r.because(`Git cannot be started: ${error.message}`, { cause: error }));
        });
        git.on('close', (code) => {
            settle();
            if (cancel.aborted)
                return reject(lib_problem/* Blocked */.r.because('the run was cancelled'));
            const result = {
                code,
                output: Buffer.concat(output).toString('utf8').trim(),
                complaint: tidy(complaint),
            };
            debug(`${shown(args)}: exit code ${code}${result.complaint && `: ${result.complaint}`}`);
            resolve(result);
        });
    });
}
/** After `--` comes a URL, which may contain a password, and then what is requested. */
function shown(args) {
    const end = args.indexOf('--');
    const asked = end < 0 ? [] : args.slice(end + 2);
    return ['git', ...(end < 0 ? args : args.slice(0, end)), ...asked].join(' ').slice(0, MAX_SHOWN);
}
function stopProcess(git) {
    try {
        if (HAS_GROUPS && git.pid)
            process.kill(-git.pid, 'SIGTERM');
        else
            git.kill();
    }
    catch {
        // It has ended meanwhile.
    }
    git.stdout?.destroy();
    git.stderr?.destroy();
}
function tidy(complaint) {
    return complaint
        .split(/[\r\n]/)
        .map((line) => line.trim())
        .filter(Boolean)
        .join('; ')
        .replaceAll(/\/\/[^/@\s]*@/g, '//');
}

;// CONCATENATED MODULE: ./lib/git/environment.js
/**
 * Git's own variables for reaching a server from this machine. The others (git, "Environment Variables") would point at
 * another repository, change what is read, or write headers into error messages (`GIT_TRACE_CURL`).
 */
const KEPT = /^GIT_(?:ALLOW_PROTOCOL|ASKPASS|CONFIG_\w+|EXEC_PATH|HTTP_\w+|PROTOCOL_FROM_USER|PROXY_\w+|SSH\w*|SSL_\w+)$/i;
/** The variables for any Git process of ours: no prompts, no locks, no replaced objects, no fetching behind our back. */
function plainGit(variables) {
    const kept = Object.entries(variables).filter(([name]) => !/^GIT_/i.test(name) || KEPT.test(name));
    return {
        ...Object.fromEntries(kept),
        LC_ALL: 'C',
        GIT_TERMINAL_PROMPT: '0',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_NO_REPLACE_OBJECTS: '1',
        GIT_NO_LAZY_FETCH: '1',
        // What Git starts on Windows is not looked for in the working directory either.
        NoDefaultCurrentDirectoryInExePath: '1',
    };
}
/** Adds settings for one process, after those that the environment has already (git-config, GIT_CONFIG_COUNT). */
function withConfig(variables, settings) {
    const count = Number(variables['GIT_CONFIG_COUNT'] ?? 0) || 0;
    const added = settings.flatMap(([name, value], index) => [
        [`GIT_CONFIG_KEY_${count + index}`, name],
        [`GIT_CONFIG_VALUE_${count + index}`, value],
    ]);
    return { ...variables, GIT_CONFIG_COUNT: String(count + settings.length), ...Object.fromEntries(added) };
}

;// CONCATENATED MODULE: ./lib/git/origin.js





const SETTINGS = [
    ['protocol.version', '2'],
    ['maintenance.auto', 'false'],
    // What is here is partial: the server must not take it for more.
    ['fetch.negotiationAlgorithm', 'noop'],
    // Half a minute without one byte: the server hangs. While it packs, it sends some every five seconds.
    ['http.lowSpeedLimit', '1'],
    ['http.lowSpeedTime', '30'],
];
const FETCH = ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', '--filter=blob:none'];
/** `scratch` is the repository to fetch into. No process starts before the first request. */
function openOrigin(scratch, originUrl, account) {
    let opened;
    async function open() {
        const origin = await originUrl();
        if (origin === undefined)
            return undefined;
        const { url, settings } = remoteOf(origin, account);
        const variables = withConfig(scratch.variables, [...SETTINGS, ...settings]);
        return { url, environment: { ...scratch, variables } };
    }
    let last = Promise.resolve();
    /** Runs Git on the origin, one process after the other: two fetches at a time fail on each other's locks. */
    function run(options, wanted) {
        const result = last.then(async () => {
            opened ??= open();
            const origin = await opened;
            return origin && runGit(origin.environment, [...options, '--', origin.url, ...wanted]);
        });
        last = result.catch(() => { });
        return result;
    }
    return {
        async fetchCommits(shas, generations) {
            const missing = [];
            for (let wanted = [...shas]; wanted.length > 0;) {
                const result = await run([...FETCH, `--depth=${generations}`], wanted);
                if (!result)
                    return shas;
                if (result.code === 0)
                    break;
                const lost = lostOf(wanted, result.complaint);
                if (!lost)
                    throw refusal(`fetch ${wanted.length === 1 ? 'a commit' : 'commits'} from`, result);
                missing.push(lost);
                wanted = wanted.filter((sha) => sha !== lost);
            }
            return missing;
        },
        async fetchObjects(ids) {
            const result = await run(FETCH, ids);
            if (result && result.code !== 0 && !lostOf(ids, result.complaint))
                throw refusal('fetch trees or a manifest from', result);
        },
        async askName(name) {
            const refs = name.startsWith('refs/') ? [name] : [`refs/heads/${name}`, `refs/tags/${name}`];
            const result = await run(['ls-remote'], [...refs, ...refs.map((ref) => `${ref}^{}`)]);
            if (!result)
                return undefined;
            if (result.code !== 0)
                throw refusal(`look up "${name}" on`, result);
            return pickRef(name, result.output);
        },
    };
}
/** The object that the server says it does not have: it names one at a time. */
function lostOf(wanted, complaint) {
    if (!/not our ref|no such remote ref|couldn't find|unadvertised/i.test(complaint))
        return undefined;
    return wanted.find((id) => complaint.includes(id));
}
const DENIED = /could not read (?:user|pass)|authentication failed|access denied|permission denied|not found|error: 40[13]/i;
function refusal(what, { complaint }) {
    const wayOut = DENIED.test(complaint)
        ? 'give the job "contents: read" and leave the input "github-token" as it is'
        : 'run the job again';
    return lib_problem/* Blocked */.r.because(`Git cannot ${what} the origin of the workspace: ${(0,lib_text/* visible */.RK)(complaint, 500)}; ${wayOut}, or check out the whole history with "fetch-depth: 0"`);
}
/** Chooses from lines of `<id>\t<ref>`. A tag's `^{}` line names the commit behind an annotated tag. */
function pickRef(name, output) {
    const refs = new Map(output.split('\n').flatMap((line) => {
        const [id = '', ref = ''] = line.split('\t');
        return ref === '' ? [] : [[ref, id]];
    }));
    const commitOf = (ref) => refs.get(`${ref}^{}`) ?? refs.get(ref);
    if (name.startsWith('refs/'))
        return commitOf(name);
    const branch = commitOf(`refs/heads/${name}`);
    const tag = commitOf(`refs/tags/${name}`);
    if (branch && tag && branch !== tag)
        throw ambiguous(name);
    return branch ?? tag;
}
function ambiguous(name) {
    return lib_problem/* Blocked */.r.because(`"${name}" is both a branch and a tag: write refs/heads/${name} or refs/tags/${name}`);
}

;// CONCATENATED MODULE: ./lib/git/tree.js


const FILE_MODE = '100644';
const FOLDER_MODE = '40000';
const LINK_MODE = '120000';
const SUBMODULE_MODE = '160000';
function isRegularFile(entry) {
    return entry.mode === FILE_MODE || entry.mode === '100755';
}
function toBytePath(text) {
    // ASCII, as nearly all names are, has as many bytes as characters.
    return Buffer.byteLength(text) === text.length ? text : Buffer.from(text, 'utf8').toString('latin1');
}
/** Text for people: bytes that are no UTF-8 show as the replacement character. */
function fromBytePath(path) {
    return Buffer.from(path, 'latin1').toString('utf8');
}
/**
 * Reads the content of a tree object: `<mode> <name>\0<id bytes>` again and again (gitformat-pack, "tree entries"). Raises
 * Blocked for what Git never writes: whoever made such a tree means to lead a reader astray.
 */
function parseTree(id, content) {
    const entries = new Map();
    const idBytes = id.length / 2;
    // One conversion each for the whole tree, of which all names and ids are slices.
    const text = content.toString('latin1');
    const digits = content.toString('hex');
    for (let at = 0; at < text.length;) {
        const space = text.indexOf(' ', at);
        const nul = text.indexOf('\0', space);
        const end = nul + 1 + idBytes;
        if (space < 0 || nul < 0 || end > text.length)
            throw refused(id, 'is cut off');
        const name = text.slice(space + 1, nul);
        if (name === '' || name === '.' || name === '..' || name.includes('/')) {
            throw refused(id, `holds a name that no file can have, ${(0,lib_text/* quote */.hD)(fromBytePath(name))}`);
        }
        if (entries.has(name))
            throw refused(id, `holds the name ${(0,lib_text/* quote */.hD)(fromBytePath(name))} twice`);
        const mode = text.startsWith(FILE_MODE, at) ? FILE_MODE : text.slice(at, space);
        entries.set(name, { mode, id: digits.slice(2 * nul + 2, 2 * end) });
        at = end;
    }
    return entries;
}
function refused(id, what) {
    return lib_problem/* Blocked */.r.because(`the Git tree ${id} ${what}: the repository is damaged or was tampered with; run "git fsck" for details`);
}
/** Reads the header of a commit object. Its parents are named even where a shallow clone does not have them. */
function parseCommit(sha, content) {
    const end = content.indexOf('\n\n');
    const lines = content.toString('latin1', 0, end < 0 ? content.length : end).split('\n');
    const values = (key) => lines.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
    const [tree] = values('tree');
    if (!tree)
        throw new Error(`git object ${sha} is not a commit`);
    return { sha: sha, tree: tree, parents: values('parent') };
}

;// CONCATENATED MODULE: ./lib/git/repository.js



/** Reads through a scratch repository, which fetches missing objects. */
function openRepository(scratch) {
    const trees = new Map();
    const { objects, workspace } = scratch;
    async function readCommit(revision) {
        const object = await objects.read(`${revision}^{commit}`);
        return object?.content ? parseCommit(object.id, object.content) : undefined;
    }
    async function readTree(id) {
        let object = await objects.read(id);
        if (!object) {
            // A treeless clone has commits without trees.
            await scratch.fetchObjects([id]);
            object = await objects.read(id);
        }
        if (object?.type !== 'tree' || !object.content) {
            throw lib_problem/* Blocked */.r.because(`Git tree ${id} is neither in the workspace nor on its origin: check the commit out again with actions/checkout`);
        }
        return parseTree(id, object.content);
    }
    function tree(id) {
        const known = trees.get(id) ?? readTree(id);
        trees.set(id, known);
        return known;
    }
    /** What a branch, a tag or a short SHA means in the workspace. */
    async function findLocally(name) {
        const isFull = name.startsWith('refs/');
        const branches = isFull ? [name] : [`refs/remotes/origin/${name}`, `refs/heads/${name}`];
        const tags = isFull ? [] : [`refs/tags/${name}`];
        const refs = await workspace.refs([...branches, ...tags]);
        const first = async (names) => {
            const id = names.map((ref) => refs.get(ref)).find((found) => found !== undefined);
            return id === undefined ? undefined : readCommit(id);
        };
        const [branch, tag] = await Promise.all([first(branches), first(tags)]);
        if (branch && tag && branch.sha !== tag.sha)
            throw ambiguous(name);
        const short = /^[0-9a-f]{7,63}$/i.test(name) ? await readCommit(name) : undefined;
        return (branch ?? tag ?? short)?.sha;
    }
    return {
        tree,
        async head() {
            const head = workspace.head && (await readCommit(workspace.head));
            if (head)
                return head;
            throw lib_problem/* Blocked */.r.because('the workspace has no commit checked out: run actions/checkout before this action');
        },
        async commits(shas, generations = 1) {
            const found = new Map();
            const note = async (sha) => {
                const commit = await readCommit(sha);
                if (commit)
                    found.set(sha, commit);
            };
            await Promise.all(shas.map(note));
            const absent = [...new Set(shas)].filter((sha) => !found.has(sha));
            if (absent.length === 0)
                return found;
            const lost = await scratch.fetchCommits(absent, generations);
            await Promise.all(absent.filter((sha) => !lost.includes(sha)).map(note));
            return found;
        },
        resolveName: async (name) => (await findLocally(name)) ?? scratch.askName(name),
        async blob(id, maxBytes) {
            const object = await objects.read(id, maxBytes);
            return object?.type === 'blob' ? object.content : undefined;
        },
        async prefetch(ids) {
            const present = await Promise.all(ids.map((id) => objects.read(id, 0)));
            const absent = [...new Set(ids.filter((_, index) => !present[index]))];
            if (absent.length > 0)
                await scratch.fetchObjects(absent);
        },
    };
}

;// CONCATENATED MODULE: ./lib/lib/scratch-folder.js




/** Makes a folder for throw-away files in `root`, which is the runner's RUNNER_TEMP. Raises Blocked where that cannot be written. */
function makeScratchFolder(root, prefix) {
    try {
        return (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(root, prefix));
    }
    catch (error) {
        throw scratchFault(root, error);
    }
}
/** What to tell the user when scratch files cannot be written. */
function scratchFault(root, error) {
    const full = error.code === 'ENOSPC' || error.code === 'EDQUOT';
    const advice = full ? 'free up space on that disk' : 'it must be a folder that this job may write to';
    return lib_problem/* Blocked */.r.because(`scratch files cannot be written to ${(0,lib_text/* quote */.hD)(root)} (${error.code ?? error.message}): ${advice}, or set RUNNER_TEMP to another one`, { cause: error });
}

;// CONCATENATED MODULE: ./lib/git/batch-response.js
const HEADER = /^([0-9a-f]{40,64}) (commit|tree|blob|tag) ([0-9]+)$/;
const LF = 0x0a;
/**
 * Parses the output of `git cat-file --batch`, a stream of `<id> <type> <size>\n<content>\n`, chunk by chunk. Each object is handed
 * to the first read in `waiting`, which is removed.
 */
function batchParser(waiting) {
    let header = Buffer.alloc(0);
    let open;
    /** Takes what belongs to the open object, and returns the rest. */
    function readContent(current, chunk) {
        const part = chunk.subarray(0, current.left);
        if (current.keep)
            current.parts.push(part);
        current.left -= part.length;
        if (current.left === 0) {
            const { object, parts, keep } = current;
            open = undefined;
            // The length leaves the line feed at the end out.
            waiting.shift()?.resolve({ ...object, content: keep ? Buffer.concat(parts, object.size) : undefined });
        }
        return chunk.subarray(part.length);
    }
    /** Takes a header, as far as it has come in, and returns the rest. */
    function readHeader(chunk) {
        const end = chunk.indexOf(LF);
        if (end < 0) {
            header = Buffer.concat([header, chunk]);
            return chunk.subarray(chunk.length);
        }
        const line = Buffer.concat([header, chunk.subarray(0, end)]).toString('utf8');
        header = Buffer.alloc(0);
        open = parseHeader(line, waiting[0]?.maxBytes ?? 0);
        // "<name> missing" or "<name> ambiguous"
        if (!open)
            waiting.shift()?.resolve(undefined);
        return chunk.subarray(end + 1);
    }
    return (chunk) => {
        for (let rest = chunk; rest.length > 0;)
            rest = open ? readContent(open, rest) : readHeader(rest);
    };
}
function parseHeader(line, maxBytes) {
    const match = HEADER.exec(line);
    if (!match)
        return undefined;
    const [, id = '', type, digits = '0'] = match;
    const size = Number(digits);
    const object = { id, type: type, size };
    return { object, keep: size <= maxBytes, parts: [], left: size + 1 };
}

;// CONCATENATED MODULE: ./lib/git/objects.js



const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;
/**
 * Opens the object store of a repository through one `git cat-file --batch`: a whole run needs no other process to read
 * commits, trees and blobs. Git responds in order, so many requests may wait at once.
 * Fails each read with Blocked, holding Git's own words, where the repository cannot be read.
 */
function openObjectStore(environment) {
    const git = (0,external_node_child_process_.spawn)(environment.git, ['cat-file', '--batch'], {
        cwd: environment.directory,
        env: environment.variables,
        stdio: ['pipe', 'pipe', 'pipe'],
        windowsHide: true,
    });
    const waiting = [];
    let complaint = '';
    let failure;
    function fail(error) {
        failure ??= error;
        for (const read of waiting.splice(0))
            read.reject(failure);
    }
    environment.debug('git cat-file --batch, for the whole run');
    git.stdout.on('data', batchParser(waiting));
    git.stderr.on('data', (chunk) => {
        complaint = (complaint + chunk.toString('utf8')).slice(0, 2_000);
    });
    // A write to a process that has ended fails here; 'close' has the reason.
    git.stdin.on('error', () => { });
    const closed = new Promise((resolve) => {
        git.on('close', () => resolve());
        git.on('error', () => resolve());
    });
    git.on('error', (error) => fail(lib_problem/* Blocked */.r.because(`Git cannot be started: ${error.message}`, { cause: error })));
    git.on('close', (code) => fail(lib_problem/* Blocked */.r.because(`Git cannot read the workspace: ${complaint.trim() || `it ended with code ${code}`}`)));
    return {
        read(name, maxBytes = DEFAULT_MAX_BYTES) {
            return new Promise((resolve, reject) => {
                if (failure)
                    return reject(failure);
                waiting.push({ maxBytes, resolve, reject });
                git.stdin.write(`${name}\n`);
            });
        },
        close() {
            git.stdin.end();
            return closed;
        },
    };
}

;// CONCATENATED MODULE: ./lib/git/scratch.js






/** Opens a scratch repository; only fetching reaches the network. Raises Blocked where no folder can be made for it. */
function openScratch(options) {
    const { workspace, program, account } = options;
    const directory = makeScratchFolder(options.folder, 'audio-cache-git-');
    try {
        makeRepository(directory, workspace.objectFormat);
    }
    catch (error) {
        throw scratchFault(options.folder, error);
    }
    const variables = { ...plainGit(program.variables), GIT_DIR: directory };
    const environment = { ...program, directory, variables };
    // Not for fetches: the server would take what a shallow workspace has for its whole history.
    const sharing = { GIT_ALTERNATE_OBJECT_DIRECTORIES: quoted(workspace.objects) };
    const objects = openObjectStore({ ...environment, variables: { ...variables, ...sharing } });
    return {
        workspace,
        objects,
        ...openOrigin(environment, workspace.originUrl, account),
        async close() {
            await objects.close();
            (0,external_node_fs_.rmSync)(directory, { recursive: true, force: true, maxRetries: 3 });
        },
    };
}
/** A bare repository is so little that no process is needed (gitrepository-layout). */
function makeRepository(directory, objectFormat) {
    const extension = objectFormat === 'sha256' ? '[extensions]\n\tobjectFormat = sha256\n' : '';
    const version = extension ? 1 : 0;
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(directory, 'objects'));
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(directory, 'refs'));
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(directory, 'HEAD'), 'ref: refs/heads/none\n');
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(directory, 'config'), `[core]\n\trepositoryFormatVersion = ${version}\n\tbare = true\n${extension}`);
}
/** A list of folders is cut at colons, unless they are quoted (git, GIT_ALTERNATE_OBJECT_DIRECTORIES). */
function quoted(path) {
    return `"${path.replaceAll(/["\\]/g, '\\$&')}"`;
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ./lib/lib/ids.js
var lib_ids = __webpack_require__(6485);
;// CONCATENATED MODULE: ./lib/git/workspace.js








/**
 * Finds out what a run needs to know of the repository in `folder`. Raises Blocked where there is none.
 * `GIT_DIR` is set explicitly, so Git neither searches parent folders nor checks who owns the workspace (in container jobs it
 * is another user); a `.git` file, as worktrees have it, is followed.
 */
async function openWorkspace(folder, program) {
    const gitDirectory = (0,external_node_path_.join)(folder, '.git');
    if (!(0,external_node_fs_.existsSync)(gitDirectory)) {
        throw lib_problem/* Blocked */.r.because('the workspace is not a Git repository: run actions/checkout before this action, without its "path" input');
    }
    const variables = { ...plainGit(program.variables), GIT_DIR: gitDirectory };
    const environment = { ...program, directory: folder, variables };
    const { head, objectFormat, objects } = readPlain(gitDirectory) ?? (await ask(environment));
    return {
        head,
        objectFormat,
        objects: (0,external_node_path_.resolve)(folder, objects),
        refs: (names) => readRefs(environment, names),
        originUrl: () => readOriginUrl(environment),
    };
}
/**
 * What a plain clone says in its files (gitrepository-layout), as actions/checkout makes it: that saves a process. Undefined
 * for all others: worktrees, packed refs, other formats of the repository, a commit that is not there yet.
 */
function readPlain(gitDirectory) {
    const read = (name) => (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(gitDirectory, name), 'utf8').replace(/(?<![ \t\r\n])[ \t\r\n]+$/, '');
    const objects = (0,external_node_path_.join)(gitDirectory, 'objects');
    try {
        // Others have settings that change what the files mean.
        const versions = read('config').match(/repositoryformatversion.*|\[extensions/gi) ?? [];
        if (versions.length !== 1 || !/^\w+\s*=\s*0\s*$/.test(versions[0]))
            return undefined;
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(gitDirectory, 'commondir')))
            return undefined;
        const text = read('HEAD');
        const branch = /^ref: (refs\/heads(?:\/[\w-]+(?:\.[\w-]+)*)+)$/.exec(text)?.[1];
        const head = (0,lib_ids/* parseCommitSha */.tu)(branch ? read(branch) : text);
        if (head?.length !== 40 || !(0,external_node_fs_.existsSync)(objects))
            return undefined;
        return { head, objectFormat: 'sha1', objects };
    }
    catch {
        return undefined;
    }
}
async function ask(environment) {
    const asked = ['--show-object-format', '--git-path', 'objects', '--verify', '--quiet', 'HEAD'];
    const { code, output, complaint } = await runGit(environment, ['rev-parse', ...asked]);
    const [format, objects, head] = output.split('\n');
    // Without a commit Git ends with 1, silently.
    if ((code !== 0 && complaint !== '') || !objects) {
        throw lib_problem/* Blocked */.r.because(`Git cannot read the workspace: ${(0,lib_text/* visible */.RK)(complaint, 500) || `it ended with code ${code}`}`);
    }
    return {
        head: head,
        objectFormat: format === 'sha256' ? 'sha256' : 'sha1',
        objects,
    };
}
async function readRefs(environment, names) {
    const { output } = await runGit(environment, [
        'for-each-ref',
        '--format=%(refname) %(objectname)',
        ...names,
    ]);
    const found = output.split('\n').map((line) => line.split(' '));
    // A name also matches everything below it.
    return new Map(found.filter(([name]) => names.includes(name)));
}
async function readOriginUrl(environment) {
    const { code, output } = await runGit(environment, ['remote', 'get-url', 'origin']);
    if (code !== 0 || output === '')
        return undefined;
    // With a bare path, Git cannot note that what it fetched is partial.
    return isPath(output) ? (0,external_node_url_.pathToFileURL)((0,external_node_path_.resolve)(environment.directory, output)).href : output;
}
/** As Git distinguishes paths from URLs (git-fetch, "GIT URLS"): `host:path` is an address, `./host:path` and `C:\path` are not. */
function isPath(text) {
    return !/^[^/]*:/.test(text) || /^[A-Za-z]:[\\/]/.test(text);
}

;// CONCATENATED MODULE: ./lib/checkout.js





/** Opens the repository of a run. What takes time to close is put into `closing`: the report need not wait for it. */
async function withRepository({ runner, cancel }, { workspace, inputs }, closing, use) {
    const { variables, debug } = runner;
    // First: without Git, actions/checkout leaves no repository either.
    const program = { git: findGit(variables), variables, cancel, debug };
    const scratch = openScratch({
        workspace: await openWorkspace(workspace, program),
        folder: runner.scratch,
        program,
        account: accountOf(inputs.githubToken, variables),
    });
    try {
        await use(openRepository(scratch));
    }
    finally {
        closing.push(scratch.close().catch((error) => runner.log(`scratch files could not be removed: ${String(error)}`)));
    }
}

;// CONCATENATED MODULE: ./lib/end.js

/** Classifies the error that ended a run. A user's mistake is reported without a stack; a bug is logged with one. */
function endOf(error, { cancel, runner }) {
    if (cancel.aborted)
        return { kind: 'cancelled', problems: [] };
    if (error instanceof lib_problem/* Blocked */.r)
        return { kind: 'blocked', problems: error.problems };
    for (const line of String(error instanceof Error ? error.stack : error).split('\n'))
        runner.log(line);
    return {
        kind: 'broken',
        problems: [{ message: `this is a bug in the action, please report it: ${String(error)}` }],
    };
}

;// CONCATENATED MODULE: ./lib/lib/numbers.js
/** Numbers as people read them. */
function plural(count, one, many = `${one}s`) {
    return `${count} ${count === 1 ? one : many}`;
}
/** Bytes with the unit that suits: `812 B`, `31.2 KB`, `1.4 MB` (1 KB = 1024 bytes). */
function numbers_bytes(count) {
    if (count < 1_024)
        return `${count} B`;
    const kilo = count / 1_024;
    return kilo < 1_024 ? `${kilo.toFixed(1)} KB` : `${(kilo / 1_024).toFixed(1)} MB`;
}
/** Milliseconds as seconds: `0.21 s`, `12.3 s`. */
function seconds(milliseconds) {
    const value = milliseconds / 1_000;
    return `${value < 10 ? value.toFixed(2) : value.toFixed(1)} s`;
}
/** The most ids that a sentence names. */
const MAX_LISTED = 10;
/** `1, 2, 3`, or `1, 2 and 30 more`. */
function listed(ids) {
    const more = ids.length - MAX_LISTED;
    return more > 0 ? `${ids.slice(0, MAX_LISTED).join(', ')} and ${more} more` : ids.join(', ');
}
/** A whole number with commas: `18,204`. `toLocaleString` would load the data of all languages first, 11 ms of work in each run. */
function grouped(count) {
    return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

;// CONCATENATED MODULE: ./lib/lib/timed.js
/** Does the work of a stage and notes how long it took, in milliseconds, however it ends. Stages of one name add up. */
async function timed({ timings }, clock, stage, work) {
    const start = clock.elapsed();
    try {
        return await work();
    }
    finally {
        timings[stage] = (timings[stage] ?? 0) + Math.round(clock.elapsed() - start);
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/lib/clock.js

// Not `performance`: loading that takes a millisecond or two.
const elapsed = () => Number(process.hrtime.bigint()) / 1e6;
const systemClock = {
    elapsed,
    now: () => Date.now(),
    random: () => Math.random(),
    async sleep(milliseconds, signal) {
        const end = elapsed() + milliseconds;
        // Node's timers count from the start of a turn of its loop, and so may fire early.
        for (let left = milliseconds; left > 0 && !signal.aborted; left = end - elapsed()) {
            await (0,promises_.setTimeout)(left, undefined, { signal }).catch(() => { });
        }
    },
};

;// CONCATENATED MODULE: ./lib/lib/proxies.js

/**
 * Reads `https_proxy` and `no_proxy`, in either case; lower case wins. A value that is no URL of a proxy is a problem. What may be a
 * password is not shown in it.
 */
function parseProxies(variables) {
    const used = ['https_proxy', 'HTTPS_PROXY'].find((spelling) => variables[spelling]?.trim());
    const text = used === undefined ? '' : (variables[used] ?? '').trim();
    const https = parseProxy(text);
    const shown = (0,lib_text/* quote */.hD)(withoutPassword(text));
    const problems = text !== '' && !https ? [{ message: `the variable ${used} is ${shown}: write http://host:port` }] : [];
    return { proxies: { https, exceptions: exceptionsOf(variables) }, problems };
}
/**
 * The proxy that a server is reached through; undefined for none. `origin` is a URL. Plain HTTP uses none: it is allowed only to
 * loopback, and a proxy would see the key.
 */
function proxyFor({ https, exceptions }, origin) {
    const { protocol, hostname, port } = new URL(origin);
    if (protocol !== 'https:')
        return undefined;
    const host = bare(hostname);
    const actualPort = port || '443';
    const direct = exceptions.some((exception) => (exception.port === undefined || exception.port === actualPort) &&
        (exception.host === '*' || host === exception.host || host.endsWith(`.${exception.host}`)));
    return direct ? undefined : https;
}
/** Where a URL's server listens, as Node's clients want it: an IPv6 address without brackets. */
function endpointOf({ protocol, hostname, port }) {
    return { protocol, hostname: hostname.replace(/^\[|\]$/g, ''), port };
}
/** The header that gives a proxy the user and password of its URL (RFC 7617). */
function proxyAuthorization({ username, password }) {
    if (username === '' && password === '')
        return {};
    const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}
function parseProxy(text) {
    const url = /^https?:\/\/[^/]/i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
    try {
        if (url)
            proxyAuthorization(url);
        return url;
    }
    catch {
        return undefined;
    }
}
/** Entries are separated by commas or spaces: a name, `.name`, `*.name`, an address, each with or without a port, or `*`. */
function exceptionsOf(variables) {
    const text = variables['no_proxy'] || variables['NO_PROXY'] || '';
    return text
        .split(/[\s,]+/)
        .filter(Boolean)
        .map((entry) => {
        const { host, port } = splitPort(entry);
        return { host: bare(host).replace(/^\*?\./, ''), port };
    })
        .filter(({ host }) => host !== '');
}
/** If there are several colons, they belong to an IPv6 address, unless that is in brackets. */
function splitPort(entry) {
    const colon = entry.lastIndexOf(':');
    const host = entry.slice(0, Math.max(colon, 0));
    const port = entry.slice(colon + 1);
    const isHost = colon >= 0 && (!host.includes(':') || (host.startsWith('[') && host.endsWith(']')));
    return isHost && /^[0-9]+$/.test(port) ? { host, port } : { host: entry, port: undefined };
}
/** Everything before the last `@` may be a user and a password, but not the scheme. */
function withoutPassword(text) {
    const at = text.lastIndexOf('@');
    if (at < 0)
        return text;
    const slashes = text.lastIndexOf('//', at - 2);
    return `${slashes < 0 ? '' : text.slice(0, slashes + 2)}***${text.slice(at)}`;
}
/** A host name in one spelling: lower case, no brackets, no dot at its end. */
function bare(host) {
    return host
        .toLowerCase()
        .replace(/^\[|\]$/g, '')
        .replace(/\.$/, '');
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./lib/node_modules/@actions/core/lib/core.js + 2 modules
var core = __webpack_require__(8983);
;// CONCATENATED MODULE: ./lib/lib/redact.js
const MASK = '***';
/** Shorter ones would tear holes into every text, and guard nothing. Characters. */
const SHORTEST = 4;
/**
 * Takes secrets out of text, also where they were quoted as JSON, and where a text was cut short within one. Returns what
 * does so for these secrets.
 */
function redactor(secrets) {
    const forms = new Set([...secrets].flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]));
    const long = [...forms].filter((form) => form.length >= SHORTEST).toSorted((a, b) => b.length - a.length);
    return (text) => {
        const whole = long.reduce((rest, form) => rest.replaceAll(form, MASK), text);
        return long.reduce(withoutBeginnings, whole);
    };
}
/** A text that was shortened ends with `\u2026`: the beginning of a secret may precede it. */
function withoutBeginnings(text, secret) {
    if (!text.includes('\u2026'))
        return text;
    const parts = text.split('\u2026');
    const cut = parts.slice(0, -1).map((part) => {
        for (let length = Math.min(secret.length - 1, part.length); length >= SHORTEST; length -= 1)
            if (part.endsWith(secret.slice(0, length)))
                return `${part.slice(0, -length)}${MASK}`;
        return part;
    });
    return [...cut, ...parts.slice(-1)].join('\u2026');
}
/** A copy of a value with every text in it changed, however deep; keys stay as they are. */
function mapTexts(value, change) {
    return mapped(value, change);
}
function mapped(value, change) {
    if (typeof value === 'string')
        return change(value);
    if (Array.isArray(value))
        return value.map((item) => mapped(item, change));
    if (value instanceof Map)
        return new Map([...value].map(([key, item]) => [key, mapped(item, change)]));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapped(item, change)]));
}

;// CONCATENATED MODULE: ./lib/runner.js







const annotate = { error: core/* error */.z3, warning: core/* warning */.$e, notice: core/* notice */.lm };
/** The runner shows no more than ten annotations of a kind, of 4,096 characters each. */
const MAX_ANNOTATIONS = 10;
const MAX_CHARACTERS = 4_000;
function actionsRunner(variables) {
    const scratch = variables['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)();
    const secrets = new Set();
    let redact = redactor(secrets);
    const line = (text) => safeLine(redact(text));
    const group = (title, lines) => {
        core/* startGroup */.Oh(line(title));
        for (const text of lines)
            core/* info */.pq(line(text));
        core/* endGroup */.N4();
    };
    return {
        variables,
        scratch,
        input: (name) => core/* getInput */.V4(name),
        mask(secret) {
            if (secret === '')
                return;
            core/* setSecret */.Pq(secret);
            secrets.add(secret);
            redact = redactor(secrets);
        },
        redact: (text) => redact(text),
        log: (text) => core/* info */.pq(line(text)),
        debug(text) {
            // A runner hides such lines unless they are asked for; a terminal shows them all.
            if (variables['RUNNER_DEBUG'] === '1')
                core/* debug */.Yz(line(text));
        },
        group,
        async inGroup(title, work) {
            core/* startGroup */.Oh(line(title));
            try {
                return await work();
            }
            finally {
                core/* endGroup */.N4();
            }
        },
        annotate: annotator(line, group),
        output(name, value) {
            // Local runs have no file for outputs.
            const file = variables['GITHUB_OUTPUT'];
            if (file)
                (0,external_node_fs_.appendFileSync)(file, outputText(name, redact(value)));
        },
        summary(markdown) {
            // Local runs have no summary file.
            const file = variables['GITHUB_STEP_SUMMARY'];
            if (file)
                (0,external_node_fs_.writeFileSync)(file, redact(markdown));
        },
        report(json) {
            const path = (0,external_node_path_.join)((0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(scratch, 'audio-cache-sync-')), 'report.json');
            (0,external_node_fs_.writeFileSync)(path, redact(json));
            return path;
        },
    };
}
/**
 * What the file of outputs holds of one output. Not by the toolkit, whose random delimiters need `node:crypto`, which a run with
 * nothing to do can start without (docs/decisions/0013-speed.md): the global `crypto` is there already.
 */
function outputText(name, value) {
    if (!/[\r\n]/.test(value))
        return `${name}=${value}\n`;
    const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
    return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}
function annotator(safe, group) {
    const shown = { error: 0, warning: 0, notice: 0 };
    const show = (kind, { message, file, line, column }) => {
        shown[kind] += 1;
        const known = file !== undefined && safe(file) === file;
        const place = known || file === undefined || message.includes((0,lib_text/* quote */.hD)(file)) ? '' : `${(0,lib_text/* quote */.hD)(file)}: `;
        annotate[kind](safe(place + message).slice(0, MAX_CHARACTERS), {
            ...(known ? { file } : {}),
            ...(known && line !== undefined ? { startLine: line } : {}),
            ...(known && column !== undefined ? { startColumn: column } : {}),
        });
    };
    return (kind, problems) => {
        const room = MAX_ANNOTATIONS - shown[kind];
        const fitting = problems.slice(0, problems.length <= room ? room : Math.max(0, room - 1));
        for (const problem of fitting)
            show(kind, problem);
        const rest = problems.slice(fitting.length);
        if (rest.length === 0)
            return;
        const title = plural(rest.length, `more ${kind}`);
        if (room > 0)
            show(kind, { message: `${title}: see the log` });
        group(title, rest.map(({ message, file, line }) => file ? `${(0,lib_text/* quote */.hD)(file)}${line ? ` line ${line}` : ''}: ${message}` : message));
    };
}
/**
 * One line that the runner takes for no command and no second line: `::` counts at the start of a line, `##[` anywhere, and
 * a bare carriage return begins a line (actions/runner, ActionCommand).
 */
function safeLine(text) {
    return (0,lib_text/* escapeInvisible */.ts)(text)
        .replaceAll('##[', '# #[')
        .replace(/^(\s*)::/, '$1: :');
}

;// CONCATENATED MODULE: ./lib/world.js



/** The real runner, with the system clock and randomness. */
function realWorld(cancel, abort) {
    // The global `crypto` starts faster than `node:crypto`.
    const newId = () => crypto.randomUUID();
    const proxies = parseProxies(process.env);
    return { runner: actionsRunner(process.env), clock: systemClock, newId, proxies, cancel, abort };
}

// EXTERNAL MODULE: ./lib/report/comment.js
var comment = __webpack_require__(7023);
;// CONCATENATED MODULE: ./lib/request/event.js

/** The pull request that a run is about, open or closed. */
function pullOf(trigger) {
    return trigger.kind === 'pull request' || trigger.kind === 'pull request closed' ? trigger.pull : undefined;
}
/** Reads the trigger. `actor` is the account that started the run (`GITHUB_ACTOR`). Unknown events are like a manual run. */
function parseTrigger(event, payload, actor) {
    switch (event) {
        case 'push':
            if (field(payload, 'deleted') === true)
                return { kind: 'ref deleted' };
            return {
                kind: 'push',
                before: realCommit(field(payload, 'before')),
                isMergeQueue: isMergeQueue(field(payload, 'ref')),
            };
        case 'delete':
            return { kind: 'ref deleted' };
        // Reviews run on the merge commit, too: what they look at is not merged yet.
        case 'pull_request_review':
        case 'pull_request_review_comment':
            return { kind: 'pull request', pull: parsePullRequest(payload, actor) };
        case 'pull_request': {
            const pull = parsePullRequest(payload, actor);
            return { kind: field(payload, 'action') === 'closed' ? 'pull request closed' : 'pull request', pull };
        }
        case 'merge_group':
            return { kind: 'merge group', baseSha: realCommit(field(payload, 'merge_group', 'base_sha')) };
        case 'pull_request_target':
            return { kind: 'untrusted', event };
        case 'workflow_run':
            return runsForeignCode(payload)
                ? { kind: 'untrusted', event }
                : { kind: 'other', event, runOf: commitOfRun(payload) };
        default:
            return { kind: 'other', event };
    }
}
function parsePullRequest(payload, actor) {
    const number = Number(field(payload, 'pull_request', 'number') ?? field(payload, 'number'));
    const baseRef = field(payload, 'pull_request', 'base', 'ref');
    const headRepo = field(payload, 'pull_request', 'head', 'repo', 'full_name');
    const baseRepo = field(payload, 'pull_request', 'base', 'repo', 'full_name');
    return {
        number: Number.isSafeInteger(number) ? number : 0,
        headSha: realCommit(field(payload, 'pull_request', 'head', 'sha')),
        baseRef: typeof baseRef === 'string' ? baseRef : '',
        isClosed: field(payload, 'pull_request', 'state') === 'closed' ||
            field(payload, 'pull_request', 'merged') === true,
        withoutSecrets: headRepo !== baseRepo || actor === 'dependabot[bot]',
    };
}
/** A workflow_run that another repository's pull request caused: its code must not meet our secrets. */
function runsForeignCode(payload) {
    const head = field(payload, 'workflow_run', 'head_repository', 'full_name');
    const base = field(payload, 'workflow_run', 'repository', 'full_name') ?? field(payload, 'repository', 'full_name');
    return head === undefined || head !== base;
}
/** The commit and branch of a run on a pull request, or in a merge queue, are not merged yet: nothing of that may be synced. */
function commitOfRun(payload) {
    return isOfMergedCode(payload) ? realCommit(field(payload, 'workflow_run', 'head_sha')) : undefined;
}
function isOfMergedCode(payload) {
    const event = field(payload, 'workflow_run', 'event');
    const isPull = typeof event === 'string' && /^(?:pull_request|merge_group)/.test(event);
    return !isPull && !isMergeQueue(`refs/heads/${field(payload, 'workflow_run', 'head_branch')}`);
}
/** GitHub makes a branch for each entry of a merge queue, and pushes to it: nothing of that is merged yet. */
function isMergeQueue(ref) {
    return typeof ref === 'string' && ref.startsWith('refs/heads/gh-readonly-queue/');
}
/** Reads the branch and the start of the run from the payload and the runner's variables (GitHub Docs, "Variables reference"). */
function event_parseRunStart(trigger, payload, variables) {
    const pull = pullOf(trigger);
    const branch = isOfMergedCode(payload) ? field(payload, 'workflow_run', 'head_branch') : undefined;
    const followed = typeof branch === 'string' ? `refs/heads/${branch}` : undefined;
    const pushed = trigger.kind === 'push' ? field(payload, 'ref') : undefined;
    const known = pull ? `refs/heads/${pull.baseRef}` : (followed ?? pushed ?? variables['GITHUB_REF']);
    const defaultBranch = field(payload, 'repository', 'default_branch');
    const attempt = Number(variables['GITHUB_RUN_ATTEMPT'] || 1);
    return {
        ref: typeof known === 'string' && /^refs\/(?:heads|tags)\/./.test(known) ? known : undefined,
        sha: realCommit(variables['GITHUB_SHA']),
        defaultBranch: typeof defaultBranch === 'string' ? defaultBranch : undefined,
        isDeliberate: variables['GITHUB_EVENT_NAME'] === 'workflow_dispatch' && attempt === 1,
        isRerun: attempt > 1,
    };
}
/** A branch or tag as people call it. */
function shortRef(ref) {
    return ref.replace(/^refs\/(?:heads|tags)\//, '');
}
/** Forty zeros mean that there was none (new branch or tag). */
function realCommit(value) {
    const sha = typeof value === 'string' ? (0,lib_ids/* parseCommitSha */.tu)(value) : undefined;
    return sha && /[^0]/.test(sha) ? sha : undefined;
}
function field(value, ...path) {
    return path.reduce((inner, name) => typeof inner === 'object' && inner !== null ? inner[name] : undefined, value);
}

;// CONCATENATED MODULE: ./lib/live/verdict.js
/** Durations that differ by more are not those of the same recording. Seconds. */
const MAX_DURATION_DIFFERENCE = 0.02;
/** Listed durations are decimal fractions, which binary numbers cannot hold exactly. Seconds. */
const ROUNDING = 1e-6;
/** Whether two durations, in seconds, can be of the same recording. */
function durationsAgree(a, b) {
    return Math.abs(a - b) <= MAX_DURATION_DIFFERENCE + ROUNDING;
}
/** Compares durations: the listing has nothing else about the audio. */
function judgeDuration(liveSeconds, fileSeconds) {
    if (liveSeconds === undefined)
        return { kind: 'not compared', reason: 'PolyAI lists no duration for it' };
    if (fileSeconds === undefined)
        return { kind: 'not compared', reason: 'the duration of the file is not known' };
    if (durationsAgree(liveSeconds, fileSeconds))
        return { kind: 'same duration' };
    return { kind: 'different', by: 'duration', live: known(liveSeconds), file: known(fileSeconds) };
}
function known(durationSeconds) {
    return { durationSeconds, loudness: undefined, format: undefined };
}
/** Fewer entries may all have been replaced. */
const MIN_COMPARED = 5;
/**
 * Whether PolyAI seems to re-encode what it is sent, so that comparing audio says nothing: several entries were compared, none of
 * them is the same, and yet all durations agree.
 */
function isInconclusive(verdicts) {
    const compared = [...verdicts].filter(isCompared);
    return compared.length >= MIN_COMPARED && compared.every(isOnlyReencoded);
}
function isCompared({ kind }) {
    return kind === 'same' || kind === 'same sound' || kind === 'different';
}
function isOnlyReencoded(verdict) {
    if (verdict.kind !== 'different' || verdict.by !== 'audio')
        return false;
    const [live, file] = [verdict.live.durationSeconds, verdict.file?.durationSeconds];
    return live !== undefined && file !== undefined && durationsAgree(live, file);
}

;// CONCATENATED MODULE: ./lib/verify/run.js

function newRun() {
    return {
        event: '',
        inputs: undefined,
        compare: 'audio',
        onDrift: 'fail',
        manifest: undefined,
        agentId: undefined,
        region: undefined,
        origin: undefined,
        branch: undefined,
        head: undefined,
        repositoryUrl: undefined,
        runUrl: undefined,
        entries: [],
        outside: 0,
        details: new Map(),
        verdicts: new Map(),
        required: [],
        orphans: [],
        unmapped: undefined,
        cause: undefined,
        skipped: undefined,
        problems: [],
        warnings: [],
        notices: [],
        timings: {},
        end: 'running',
    };
}
/** The outcome of the run as a whole. A run that has not reached its end, for whatever reason, has failed. */
function outcomeOf(run) {
    if (run.end === 'cancelled' || run.end === 'blocked')
        return run.end;
    if (run.end !== 'finished' || withVerdict(run, 'unreadable').length > 0)
        return 'failed';
    if (hasDrifted(run))
        return 'drifted';
    return run.skipped !== undefined || isReencoded(run) ? 'inconclusive' : 'verified';
}
/** Whether the audio of this platform cannot be compared. */
function isReencoded(run) {
    return isInconclusive(run.verdicts.values());
}
/** Whether the cache is not as the commit says. */
function hasDrifted(run) {
    return driftedOf(run).length + withVerdict(run, 'missing').length + uncachedOf(run).length > 0;
}
/** The entries that play something else than the commit says. */
function driftedOf(run) {
    const different = isReencoded(run) ? [] : withVerdict(run, 'different');
    const drifted = new Set([...different, ...withVerdict(run, 'wrong phrase')].map(({ id }) => id));
    return run.entries.filter(({ id }) => drifted.has(id));
}
/** The entries with a verdict, in the order of the manifest. */
function withVerdict({ entries, verdicts }, kind) {
    return entries.filter(({ id }) => verdicts.get(id)?.kind === kind);
}
/** The required phrases that no entry has. */
function uncachedOf({ required }) {
    return required.filter(({ cachedBy }) => cachedBy.length === 0);
}

// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(3021);
;// CONCATENATED MODULE: ./lib/report/facts-line.js


/** Names and values, as Markdown, in one line; without those that have no value. */
function factsLine(parts) {
    return Object.entries(parts)
        .filter(([, value]) => value)
        .map(([name, value]) => `**${name}:** ${value}`)
        .join(' \u00b7 ');
}
/** The agent and where it lives. */
function agent({ agentId, region, origin }) {
    const place = region && origin === (0,lib_ids/* originOf */.yv)(region) ? region : origin && (0,markdown/* code */.aY)(origin);
    if (!agentId)
        return '';
    return place ? `${(0,markdown/* code */.aY)(agentId)} (${place})` : (0,markdown/* code */.aY)(agentId);
}

;// CONCATENATED MODULE: ./lib/report/fit.js
/** A step's summary may have 1 MiB; a larger one is dropped whole (GitHub Docs, "Adding a job summary"). Some is left for others. */
const MAX_SUMMARY_BYTES = 1_000_000;
const SHORTENED = '*Shortened to fit GitHub\u2019s limit. The report file (output `report`) has every entry and every detail.*';
/**
 * Joins sections to at most so many bytes of UTF-8. Whatever is largest gives up some of its detail first; `shortened` is
 * added where anything had to.
 */
function shrinkToFit(sections, maxBytes, shortened) {
    const parts = sections.map((section) => partAt(section, 0));
    const room = maxBytes - bytesOf(shortened) - 2 * (parts.length + 1);
    while (sum(parts) > room) {
        const largest = parts.reduce((a, b) => (spare(b) > spare(a) ? b : a));
        if (largest.level === 4)
            break;
        Object.assign(largest, partAt(largest.section, (largest.level + 1)));
    }
    const texts = parts.map(({ text }) => text);
    if (parts.some(({ level }) => level > 0))
        texts.push(shortened);
    return `${texts.filter((text) => text !== '').join('\n\n')}\n`;
}
function partAt(section, level) {
    const text = section(level);
    return { section, level, text, bytes: bytesOf(text) };
}
/** What cannot get any smaller is not a candidate. */
function spare({ level, bytes }) {
    return level === 4 ? -1 : bytes;
}
function sum(parts) {
    return parts.reduce((total, { bytes }) => total + bytes, 0);
}
function bytesOf(text) {
    return new TextEncoder().encode(text).length;
}

;// CONCATENATED MODULE: ./lib/report/links.js



/** A label as a link to a file at that very commit, where both are known. `path` may be any text: it is encoded. */
function fileLink(label, path, { repositoryUrl, head }, line) {
    if (!repositoryUrl || !head)
        return label;
    const fragment = line === undefined ? '' : `#L${line}`;
    return (0,markdown/* link */.nf)(label, repositoryUrl, ['blob', head, ...path.split('/')], fragment);
}
/** The short name of a commit, as a link where the repository is known. */
function commit(sha, repositoryUrl) {
    const name = (0,markdown/* code */.aY)((0,lib_ids/* shortSha */.Fu)(sha));
    return repositoryUrl ? (0,markdown/* link */.nf)(name, repositoryUrl, ['commit', sha]) : name;
}
/** For the log. */
const PLAIN = { branch: lib_text/* visible */.RK, commit: lib_ids/* shortSha */.Fu };
/** For Markdown. */
function asLinks({ repositoryUrl }) {
    return { branch: (name) => (0,markdown/* code */.aY)(name), commit: (sha) => commit(sha, repositoryUrl) };
}
const THIS_COMMIT = 'this commit';
/** `main at 7ab94e1`, as far as both are known. */
function nameCommit({ branch, head }, naming) {
    return branch && head ? `${naming.branch(branch)} at ${naming.commit(head)}` : THIS_COMMIT;
}

;// CONCATENATED MODULE: ./lib/report/table.js
/** A table without the columns that have nothing in them. */
function table(columns, rows) {
    const filled = columns
        .map(({ title, cell }) => ({ title, cells: rows.map(cell) }))
        .filter(({ cells }) => cells.some((cell) => cell !== ''));
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [
        line(filled.map(({ title }) => title)),
        line(filled.map(() => '---')),
        ...rows.map((_, index) => line(filled.map(({ cells }) => cells[index] ?? ''))),
    ].join('\n');
}
/** The columns of a table that has to be small. */
function brief(columns) {
    return columns
        .filter(({ detail }) => !detail)
        .map((column) => ({ ...column, cell: column.brief ?? column.cell }));
}

;// CONCATENATED MODULE: ./lib/report/listing.js


/** Of longer lists, the rest folds. */
const ROWS_IN_SIGHT = 10;
/** Ids that are named where there is no room for all. */
const SOME = 500;
/** Rows that are shown of a sorted list. */
const MAX_SORTED = { 2: 250, 3: 100, 4: 10 };
/** A section of rows about entries, with their number in its title. */
function listing(list) {
    const { title, rows, columns, id } = list;
    return (level) => {
        if (rows.length === 0)
            return '';
        const most = list.isSorted ? MAX_SORTED[level] : undefined;
        if (most !== undefined)
            return firstRows(list, most);
        switch (level) {
            case 0:
                return tableOf(list, columns);
            case 1:
                return tableOf(list, brief(columns));
            case 2:
                return foldedAway(list, ids(rows.map(id)));
            case 3:
                return foldedAway(list, ids(rows.map(id), SOME));
            case 4:
                return `**${title}** (${rows.length})`;
        }
    };
}
function tableOf(list, columns) {
    const { title, rows, note, minor } = list;
    if (minor)
        return foldedAway(list, table(columns, rows));
    return paragraphs(`#### ${title} (${rows.length})`, note, ...firstOpen(rows, (some) => table(columns, some)));
}
function firstRows(list, most) {
    const { title, rows, columns, note } = list;
    const left = rows.length - most;
    return paragraphs(`#### ${title} (${rows.length})`, note, ...firstOpen(rows.slice(0, most), (some) => table(brief(columns), some)), left > 0 ? `and ${left} more: see the report file` : undefined);
}
/** The first rows in sight, and the rest, if there is any, folded. */
function firstOpen(rows, show) {
    const rest = rows.slice(ROWS_IN_SIGHT);
    const more = rest.length > 0 ? [(0,markdown/* folded */.TM)(`${rest.length} more`, show(rest))] : [];
    return [show(rows.slice(0, ROWS_IN_SIGHT)), ...more];
}
function foldedAway({ title, rows, note }, content) {
    return (0,markdown/* folded */.TM)(`<b>${title}</b> (${rows.length})`, paragraphs(note, content));
}
function paragraphs(...texts) {
    return texts.filter(Boolean).join('\n\n');
}
/** Ids in a line: digits, or places. */
function ids(all, most = all.length) {
    const more = all.length - most;
    const named = all.slice(0, most).map((id) => (0,markdown/* inert */.tJ)(id));
    return `${named.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}

;// CONCATENATED MODULE: ./lib/report/causes.js


/** How many causes are shown at each level. */
const MAX_CAUSES = { 0: 500, 1: 200, 2: 50, 3: 20, 4: 5 };
/** How many rows of one cause are named if there is no room for a line each. */
const MAX_NAMED = { 3: 50 };
/** A section of rows by their causes, those of many rows first. */
function causes(list) {
    const { title, rows, single } = list;
    const groups = [...Map.groupBy(rows, list.key).values()];
    groups.sort((a, b) => Number(b.length > 1) - Number(a.length > 1));
    return (level) => {
        if (rows.length === 0)
            return '';
        const shown = groups.slice(0, MAX_CAUSES[level]);
        const shared = shown.filter(({ length }) => length > 1);
        const alone = shown.filter(({ length }) => length === 1).flat();
        return paragraphs(`#### ${title} (${rows.length})`, ...firstOpen(shared, (some) => paragraphs(...some.map((group) => ofOneCause(list, group, level)))), ...firstOpen(alone, (some) => bullets(some.map((row) => single(row, level)))), shown.length < groups.length
            ? `and ${groups.length - shown.length} more: see the log and the report file`
            : undefined);
    };
}
function ofOneCause(list, rows, level) {
    const { cause, item, id } = list;
    const [first] = rows;
    const said = cause(first, level, rows.length);
    if (level === 4)
        return `${said} (${rows.length})`;
    if (level >= 2)
        return paragraphs(said, (0,markdown/* folded */.TM)(`${rows.length} of them`, ids(rows.map(id), MAX_NAMED[level])));
    return paragraphs(said, ...firstOpen(rows, (some) => bullets(some.map((row) => item(row, level > 0)))));
}
function bullets(lines) {
    return lines.map((line) => `- ${line}`).join('\n');
}

;// CONCATENATED MODULE: ./lib/report/problems.js




/** How much is shown of each at each level. Characters. */
const problems_MAX_CHARACTERS = { 0: 600, 1: 400, 2: 300, 3: 200, 4: 120 };
/** A list of problems, each with its place in the repository; what several files have in common is said once. */
function problemList(title, list, place) {
    return causes({
        title,
        rows: list,
        key: (problem) => read(problem).text,
        cause: (problem, level, count) => {
            const { text, isAboutFile } = read(problem);
            const said = (0,markdown/* inert */.tJ)(text, problems_MAX_CHARACTERS[level]);
            if (!isAboutFile)
                return said;
            return `Each of these ${count} ${problem.line === undefined ? 'files' : 'lines'} ${said}`;
        },
        item: (problem, isBrief) => placeOf(problem, isBrief ? undefined : place) || (0,markdown/* inert */.tJ)(problem.message),
        single: (problem, level) => {
            const { text, isAboutFile } = read(problem);
            const said = (0,markdown/* inert */.tJ)(text, problems_MAX_CHARACTERS[level]);
            const where = placeOf(problem, place);
            return where ? `${where} ${isAboutFile ? '' : '\u2013 '}${said}` : said;
        },
        id: ({ file, line }) => nameOf(file ?? '', line),
    });
}
/** The place goes before the text, which need not name it again. */
function read({ message, file }) {
    const own = file === undefined ? undefined : `${(0,lib_text/* quote */.hD)(file)} `;
    const isAboutFile = own !== undefined && message.startsWith(own);
    return { text: isAboutFile ? message.slice(own.length) : message, isAboutFile };
}
function placeOf({ file, line }, place) {
    if (file === undefined)
        return '';
    const name = (0,markdown/* code */.aY)(nameOf(file, line));
    return place ? fileLink(name, file, place, line) : name;
}
function nameOf(file, line) {
    return line === undefined ? file : `${file}:${line}`;
}

;// CONCATENATED MODULE: ./lib/verify/headline.js



/** What a reader must know first: whether callers hear what the commit says, of which branch. */
function headline(run, naming = PLAIN) {
    switch (outcomeOf(run)) {
        case 'verified':
            return `Verified: ${verified(run, nameCommit(run, naming))}`;
        case 'drifted':
            return `Drifted${run.branch ? ` from ${naming.branch(run.branch)}` : ''}: ${drift(run).join(', ')}`;
        case 'inconclusive':
            return isReencoded(run)
                ? 'Inconclusive: PolyAI seems to re-encode audio, so it cannot be compared'
                : 'Inconclusive: the cache was not read';
        case 'blocked':
            return 'Blocked: nothing was compared';
        case 'failed':
            return `Failed: ${failure(run)}`;
        case 'cancelled':
            return `Cancelled: ${run.entries.length - pending(run)} of ${entries(run.entries.length)} compared`;
    }
}
function verified(run, commit) {
    if (run.entries.length === 0)
        return 'the manifest maps no entries';
    if (run.compare === 'audio')
        return `callers hear ${commit}`;
    const durations = withVerdict(run, 'not compared').length > 0
        ? 'but not every duration is known'
        : 'with the duration of its file';
    return `every entry is in the cache, ${durations}; the audio itself was not compared`;
}
/** What is not as the commit says, in words; none if all is well. */
function drift(run) {
    const wrong = withVerdict(run, 'wrong phrase').length;
    const missing = withVerdict(run, 'missing').length;
    const different = driftedOf(run).length - wrong;
    const uncached = uncachedOf(run).length;
    return [
        ...(wrong > 0 ? [`${plural(wrong, 'entry has', 'entries have')} another phrase`] : []),
        ...(different > 0 ? [differing(run, different)] : []),
        ...(missing > 0 ? [`${plural(missing, 'entry is', 'entries are')} missing`] : []),
        ...(uncached > 0 ? [`${plural(uncached, 'required phrase is', 'required phrases are')} not cached`] : []),
    ];
}
function differing({ compare }, count) {
    return compare === 'audio'
        ? `${plural(count, 'entry plays', 'entries play')} other audio`
        : `${plural(count, 'entry has', 'entries have')} another duration`;
}
function failure(run) {
    const unreadable = withVerdict(run, 'unreadable').length;
    if (unreadable === 0)
        return 'the cache could not be compared';
    return [`${entries(unreadable)} could not be read`, ...drift(run)].join(', ');
}
function pending(run) {
    return run.entries.length - run.verdicts.size + withVerdict(run, 'not compared').length;
}
function entries(count) {
    return plural(count, 'entry', 'entries');
}
const COUNTED = {
    same: 'the same',
    'same sound': 'with the same sound but another header',
    'same duration': 'with the duration of their files',
    different: 'different',
    'wrong phrase': 'with another phrase',
    missing: 'missing',
    unreadable: 'unreadable',
    'not compared': 'not compared',
};
/** How many entries have which verdict: they add up to the manifest. */
function counts(run) {
    const kinds = Object.keys(COUNTED);
    const parts = kinds
        .map((kind) => [withVerdict(run, kind).length, COUNTED[kind]])
        .filter(([count]) => count > 0)
        .map(([count, what]) => `${count} ${what}`);
    const outside = run.outside > 0 ? [`${run.outside} outside the input "files"`] : [];
    const required = run.required.length - uncachedOf(run).length;
    const phrases = run.required.length > 0
        ? [`${required} of ${plural(run.required.length, 'required phrase')} cached`]
        : [];
    return [...parts, ...outside, ...phrases].join(', ');
}

;// CONCATENATED MODULE: ./lib/verify/next.js


/** What the reader has to do now, if anything, as Markdown: a sentence, or a list of them. May be empty. */
function nextStep(run) {
    const steps = stepsOf(run);
    if (steps.length <= 1)
        return steps.map((step) => `**Next:** ${step}`).join('');
    return ['**Next:**', ...steps.map((step) => `- ${step}`)].join('\n');
}
function stepsOf(run) {
    const cause = run.cause === undefined ? [] : [`Likely cause: ${(0,markdown/* inert */.tJ)(run.cause)}.`];
    switch (outcomeOf(run)) {
        case 'verified':
            return [];
        case 'drifted':
            return [...cause, ...waysBack(run)];
        case 'inconclusive':
            return isReencoded(run)
                ? ['Set `compare: listing`, which compares durations and phrases instead of audio.']
                : [];
        case 'blocked':
            return ['Fix the problems below, then run this job again.'];
        case 'failed':
            return ['See the reasons below, then run this job again.', ...cause, ...waysBack(run)];
        case 'cancelled':
            return ['Run this job again.'];
    }
}
/** How to make the cache, or the commit, right again. */
function waysBack(run) {
    const has = (kind) => withVerdict(run, kind).length > 0;
    const isAgentEmpty = run.entries.length > 0 && withVerdict(run, 'missing').length === run.entries.length;
    const ways = [
        [isAgentEmpty, 'The agent has none of the entries: check the agent id, the region and the key first.'],
        [
            has('wrong phrase'),
            'Another phrase: correct these ids in the manifest. A sync that would replace them is blocked until then.',
        ],
        [
            has('different') && !isReencoded(run),
            'Different: run the sync action with `base: live`, which replaces what differs and deletes nothing.',
        ],
        [
            has('missing') && !isAgentEmpty,
            'Missing: PolyAI gives a phrase a new id when it caches it again. Put that id in the manifest (the import action finds it), or remove the line.',
        ],
        [
            uncachedOf(run).length > 0,
            'Not cached: correct the wording, or have the phrase spoken twice within 24 hours, after which PolyAI caches it.',
        ],
    ];
    return ways.filter(([when]) => when).map(([, what]) => what);
}

;// CONCATENATED MODULE: ./lib/report/shape.js
const BARS = [...'\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588'];
/** A bar more for each step. Spoken phrases move between 40 and 10 dB below full scale. */
const DECIBELS_A_BAR = 6;
/** Loudness from start to end as a line of bars, one a twelfth of the file: a silent, clipped or cut recording looks like it. */
function shape({ levels }) {
    return levels
        .map((level) => Math.ceil(level / DECIBELS_A_BAR) + BARS.length)
        .map((bar) => BARS[Math.min(Math.max(bar, 0), BARS.length - 1)])
        .join('');
}

;// CONCATENATED MODULE: ./lib/report/columns.js





/** The longest name and transcript: they are there to recognise an entry, not to be read in full. Characters. */
const MAX_NAME_CHARACTERS = 120;
const MAX_TRANSCRIPT_CHARACTERS = 80;
/** A text, and more about it in small print beneath; few columns fit a phone. */
function cell(text, ...notes) {
    return [text, small(...notes)].filter(Boolean).join('<br>');
}
/** Notes in small print, in one line. */
function small(...notes) {
    const said = notes.filter(Boolean).join(' \u00b7 ');
    return said === '' ? '' : `<small>${said}</small>`;
}
/** A file's name, as a link to its audio where a commit is known. Empty for an entry without a file. */
function fileName({ name, path }, place) {
    if (name === undefined)
        return '';
    // A narrow column may break a path where it has no hyphens.
    const label = (0,markdown/* code */.aY)(name, MAX_NAME_CHARACTERS).replaceAll(/(?<!<)[/_]/g, '$&<wbr>');
    return path !== undefined && place ? fileLink(label, path, place) : label;
}
/** The first column: the file, and beneath it the entry and what is said of it. */
function fileColumn(entry, place, notes = () => []) {
    const show = (row, at) => cell(fileName(entry(row), at), `entry ${(0,markdown/* code */.aY)(entry(row).id)}`, ...notes(row));
    return { title: 'File', cell: (row) => show(row, place(row)), brief: (row) => show(row, undefined) };
}
/** A transcript, cut short. */
function spoken(transcript) {
    return transcript === undefined ? '' : `\u201c${(0,markdown/* inert */.tJ)(transcript, MAX_TRANSCRIPT_CHARACTERS)}\u201d`;
}
/** `18,204 hits` */
function hits(count) {
    if (count === undefined)
        return '';
    return unbroken(`${grouped(count)} ${count === 1 ? 'hit' : 'hits'}`);
}
/** What PolyAI lists of entries: the phrase, and beneath it how often it was played, and the language if there are several. */
function phraseColumn(details, rows) {
    const notes = notesOf(details, rows);
    const cellOf = (row) => cell(spoken(details(row)?.transcript), ...notes(row));
    return { title: 'Phrase', detail: true, cell: cellOf };
}
function notesOf(details, rows) {
    const languages = new Set(rows.map((row) => details(row)?.languageCode ?? ''));
    languages.delete('');
    return (row) => {
        const { hitCount, languageCode } = details(row) ?? {};
        return [hits(hitCount), languages.size > 1 ? (0,markdown/* inert */.tJ)(languageCode ?? '') : ''];
    };
}
/** The phrase with how it sounds: the old audio as PolyAI has it, the new one as its file has it. */
function soundColumn(run, rows) {
    const details = ({ change }) => run.details.get(change.id);
    const notes = notesOf(details, rows);
    const cellOf = (row) => {
        const facts = run.audio.get(row.change.id);
        const playback = sound(facts?.loudness, duration(run, row.change));
        const format = facts && [unbroken(formatName(facts)), unbroken(bytes(facts.fileBytes))];
        return cell([spoken(details(row)?.transcript), playback].filter(Boolean).join('<br>'), ...notes(row), ...(format ?? []), facts && !facts.sampleFormat ? 'loudness not measured' : '');
    };
    return { title: 'Phrase and audio', detail: true, cell: cellOf };
}
/** How loud audio is from start to end, before its duration: beneath each other, two of them can be compared. */
function sound(loudness, time) {
    return [loudness ? (0,markdown/* code */.aY)(shape(loudness)) : '', time].filter(Boolean).join(' ');
}
/** `4.4 \u2192 4.2 s`, or as much of it as is known. */
function duration(run, { id }) {
    const before = run.details.get(id)?.durationSeconds;
    const after = run.audio.get(id);
    if (after && after.durationSeconds === undefined)
        return before === undefined ? 'unknown' : unbroken(`${before.toFixed(1)} s \u2192 unknown`);
    const known = [before, after?.durationSeconds]
        .filter((time) => time !== undefined)
        .map((time) => time.toFixed(1));
    return known.length === 0 ? '' : unbroken(`${known.join(' \u2192 ')} s`);
}
/** A number stays with its unit where a narrow column breaks lines. */
function unbroken(text) {
    return text.replaceAll(' ', '&nbsp;');
}

;// CONCATENATED MODULE: ./lib/report/entry-causes.js



/** Entries by what happened to them. */
function entryCauses(list) {
    const { title, rows, entry, place, cause, notes = () => [], end = () => '' } = list;
    const item = (row, isBrief) => {
        const name = fileName(entry(row), isBrief ? undefined : place(row));
        const about = small(`entry ${(0,markdown/* code */.aY)(entry(row).id)}`, ...(isBrief ? [] : notes(row)));
        return `${[name, about].filter(Boolean).join(' ')}${isBrief ? '' : end(row)}`;
    };
    const single = (row, level) => `${cause(row)}<br>${item(row, level > 0)}`;
    return causes({ title, rows, key: cause, cause, item, single, id: (row) => entry(row).id });
}

;// CONCATENATED MODULE: ./lib/verify/phrase-sections.js






/** What was found of phrases: those that are required, and those that no file is mapped to. */
function uncached(run) {
    return listing({
        title: 'Required, but not cached',
        rows: uncachedOf(run),
        id: ({ phrase: { line } }) => `line ${line}`,
        columns: [
            {
                title: 'Phrase',
                cell: ({ phrase: { transcript, language, line } }) => cell(phrase(transcript, language), fileLink(`line ${line}`, run.manifest ?? '', run, line)),
            },
            {
                title: 'Closest in the cache',
                cell: ({ closest }) => closest
                    .map(({ id, transcript, languageCode }) => `${phrase(transcript, languageCode)} ${(0,markdown/* code */.aY)(id)}`)
                    .join('<br>'),
            },
        ],
    });
}
function orphaned(run) {
    return listing({
        title: 'Maybe not heard',
        note: 'Another entry, which no file is mapped to, has the same phrase: callers may hear that one instead. Map the file to both.',
        rows: run.orphans,
        id: ({ twin }) => twin.id,
        columns: [
            { title: 'Phrase', cell: ({ twin }) => phrase(twin.transcript, twin.languageCode) },
            {
                title: 'Mapped',
                cell: ({ mapped }) => mapped.map(({ id, hitCount }) => cell((0,markdown/* code */.aY)(id), hits(hitCount))).join('<br>'),
            },
            {
                title: 'Not mapped',
                cell: ({ twin, isYounger, isHeardMore }) => cell((0,markdown/* code */.aY)(twin.id), hits(twin.hitCount), ...(isYounger ? ['newer'] : []), ...(isHeardMore ? ['heard more'] : []), cachedOn(twin.cachedAt)),
            },
        ],
    });
}
function unmapped({ unmapped: found }) {
    const { count, mostHeard } = found ?? { count: 0, mostHeard: [] };
    return listing({
        title: 'Most heard entries without a file',
        minor: true,
        note: `${plural(count, 'entry of the cache is', 'entries of the cache are')} not in the manifest.`,
        rows: mostHeard,
        id: ({ id }) => id,
        columns: [
            { title: 'Entry', cell: ({ id }) => (0,markdown/* code */.aY)(id) },
            phraseColumn((entry) => entry, mostHeard),
        ],
    });
}
function phrase(transcript, language) {
    return [spoken(transcript), language ? `(${(0,markdown/* inert */.tJ)(language)})` : ''].filter(Boolean).join(' ');
}
/** The day of an ISO 8601 time, in one line. */
function cachedOn(time) {
    const day = (0,markdown/* inert */.tJ)((time ?? '').slice(0, 10)).replaceAll('-', '\u2011');
    return day === '' ? '' : `cached ${day}`;
}

;// CONCATENATED MODULE: ./lib/verify/sections.js







/** What was found, worst first. */
function findingSections(run) {
    return [
        wrongPhrases(run),
        different(run),
        missing(run),
        uncached(run),
        unreadable(run),
        orphaned(run),
        notCompared(run),
        unmapped(run),
    ];
}
function rowsOf(run, kind) {
    return withVerdict(run, kind).map((entry) => ({
        entry,
        verdict: run.verdicts.get(entry.id),
    }));
}
const detailsOf = (run) => ({ entry }) => run.details.get(entry.id);
const idOf = ({ entry }) => entry.id;
function file(run, notes) {
    return fileColumn(({ entry }) => entry, () => run, notes);
}
function wrongPhrases(run) {
    return listing({
        title: 'Another phrase',
        rows: rowsOf(run, 'wrong phrase'),
        id: idOf,
        columns: [
            file(run, ({ verdict }) => verdict.matching.length > 0 ? [`did you mean ${sections_ids(verdict.matching)}?`] : []),
            { title: 'Manifest says', cell: ({ entry }) => phrase(entry.transcript, entry.language) },
            {
                title: 'PolyAI has',
                cell: (row) => {
                    const { transcript, languageCode } = detailsOf(run)(row) ?? {};
                    return phrase(transcript, row.entry.language && languageCode);
                },
            },
        ],
    });
}
function different(run) {
    return listing({
        title: isReencoded(run) ? 'Other bytes, the same duration' : 'Different',
        minor: isReencoded(run),
        rows: rowsOf(run, 'different'),
        id: idOf,
        columns: [
            file(run, (row) => [spoken(detailsOf(run)(row)?.transcript), hits(detailsOf(run)(row)?.hitCount)]),
            {
                title: 'Audio',
                cell: (row) => {
                    const { live, file, unheard = '' } = row.verdict;
                    const plays = `${soundCell(live) || 'unknown'} in PolyAI`;
                    const has = file ? `${soundCell(file) || 'unknown'} in the commit` : (0,markdown/* inert */.tJ)(unheard);
                    return cell([plays, has].filter(Boolean).join('<br>'), ...marks(detailsOf(run)(row)));
                },
            },
        ],
    });
}
function missing(run) {
    return listing({
        title: 'Missing',
        rows: rowsOf(run, 'missing'),
        id: idOf,
        columns: [
            file(run, ({ verdict: { matching = [] } }) => matching.length > 0 ? [`did you mean ${sections_ids(matching)}?`] : []),
            { title: 'Phrase', cell: ({ entry }) => phrase(entry.transcript, entry.language) },
        ],
    });
}
function unreadable(run) {
    return entryCauses({
        title: 'Unreadable',
        rows: rowsOf(run, 'unreadable'),
        entry: ({ entry }) => entry,
        place: () => run,
        cause: ({ verdict }) => `${(0,markdown/* inert */.tJ)((0,lib_text/* capitalized */.l2)(verdict.reason))}:`,
        notes: ({ verdict: { correlationId } }) => correlationId ? [`support reference ${(0,markdown/* code */.aY)(correlationId)}`] : [],
    });
}
function notCompared(run) {
    return entryCauses({
        title: 'Not compared',
        rows: rowsOf(run, 'not compared'),
        entry: ({ entry }) => entry,
        place: () => run,
        cause: ({ verdict }) => `${(0,markdown/* inert */.tJ)((0,lib_text/* capitalized */.l2)(verdict.reason))}:`,
    });
}
function sections_ids(list) {
    return list.map((id) => (0,markdown/* code */.aY)(id)).join(' ');
}
function soundCell({ durationSeconds, loudness }) {
    return sound(loudness, durationSeconds === undefined ? '' : unbroken(`${durationSeconds.toFixed(2)} s`));
}
/** When PolyAI cached it, and what it says that may have changed the audio. */
function marks(details) {
    return [
        cachedOn(details?.cachedAt),
        ...(details?.regenerated ? ['regenerated'] : []),
        ...(details?.imported ? ['imported'] : []),
    ];
}

;// CONCATENATED MODULE: ./lib/verify/summary.js









const ICONS = {
    verified: '\u2705',
    drifted: '\u274c',
    inconclusive: '\u26a0\ufe0f',
    blocked: '\u26d4',
    failed: '\u274c',
    cancelled: '\u26a0\ufe0f',
};
/** The job summary as GitHub-flavoured Markdown, of at most so many bytes, worst first. Pure: all text from outside is escaped. */
function renderSummary(run, maxBytes = MAX_SUMMARY_BYTES) {
    return shrinkToFit(sections(run), maxBytes, SHORTENED);
}
function sections(run) {
    const fixed = (text) => () => text;
    return [
        fixed(`### ${ICONS[outcomeOf(run)]} ${headline(run, asLinks(run))}`),
        fixed(nextStep(run)),
        fixed(counts(run)),
        fixed(facts(run)),
        problemList('Problems', run.problems, run),
        ...findingSections(run),
        problemList('Warnings', run.warnings, run),
        problemList('Notes', run.notices, run),
    ];
}
function facts(run) {
    return factsLine({
        Agent: agent(run),
        Commit: run.head && commit(run.head, run.repositoryUrl),
        Manifest: run.manifest && (0,markdown/* code */.aY)(run.manifest),
        Compared: run.compare === 'listing' ? 'the listing only' : undefined,
    });
}

;// CONCATENATED MODULE: ./lib/verify/comment.js





/** Keeps the comment on the pull request up to date, where the user wants one. What talks to GitHub is loaded only then. */
async function keepComment(run, { inputs, trigger }, world) {
    const pull = pullOf(trigger)?.number ?? 0;
    // A newer run comments in place of one that it cuts off.
    if (!inputs.comment || pull <= 0 || outcomeOf(run) === 'cancelled')
        return;
    const told = mapTexts(run, world.runner.redact);
    const { postComment } = await __webpack_require__.e(/* import() */ 527).then(__webpack_require__.bind(__webpack_require__, 7527));
    await postComment(world, inputs.githubToken, {
        pull,
        key: (0,comment/* commentKey */.T)(inputs.manifest, inputs.agentId, 'verify'),
        render: (maxBytes) => renderSummary(told, maxBytes),
        runUrl: told.runUrl,
    });
}

;// CONCATENATED MODULE: ./lib/git/walk.js


/**
 * Goes down a path as far as it leads, without following links: they could lead out of the commit. Returns each entry on the
 * way with its name, the last of them not opened.
 */
async function walk(trees, root, path, choose = (_, name) => name) {
    const steps = [];
    let id = root;
    for (const segment of path.split('/')) {
        if (id === undefined)
            break;
        const tree = await trees.tree(id);
        const name = choose(tree, segment);
        const entry = name === undefined ? undefined : tree.get(name);
        if (name === undefined || !entry)
            break;
        steps.push([name, entry]);
        id = entry.mode === FOLDER_MODE ? entry.id : undefined;
    }
    return steps;
}
/** Opens the folder at a path; `.` is the root. */
async function openFolder(trees, root, path) {
    if (path === '.')
        return { kind: 'open', id: root, tree: await trees.tree(root) };
    const steps = await walk(trees, root, path);
    const [, last] = steps.at(-1) ?? [];
    if (last?.mode === LINK_MODE)
        return { kind: 'behind a symbolic link' };
    if (last?.mode === SUBMODULE_MODE)
        return { kind: 'in a submodule' };
    if (last?.mode !== FOLDER_MODE || steps.length < path.split('/').length)
        return { kind: 'missing' };
    return { kind: 'open', id: last.id, tree: await trees.tree(last.id) };
}
/** Finds a file by its path. */
async function findFile(trees, root, path) {
    const { dir, base } = external_node_path_.posix.parse(path);
    return fileIn(await openFolder(trees, root, toBytePath(dir || '.')), toBytePath(base));
}
/** Finds a file in a folder. */
function fileIn(folder, name) {
    if (folder.kind !== 'open')
        return folder;
    const entry = folder.tree.get(name);
    if (!entry)
        return { kind: 'missing' };
    if (isRegularFile(entry))
        return { kind: 'file', blob: entry.id };
    if (entry.mode === LINK_MODE)
        return { kind: 'symbolic link' };
    return { kind: entry.mode === SUBMODULE_MODE ? 'submodule' : 'folder' };
}

;// CONCATENATED MODULE: ./lib/git/project.js





/** A project file has a handful of lines. Bytes. */
const MAX_PROJECT_BYTES = 64 * 1024;
/**
 * Reads the project file that belongs to a manifest from the commit to sync to. Without the input there is none to read. Raises Blocked
 * where a file is asked for and missing, or not valid.
 */
async function readProject(repository, commit, options) {
    const { project, manifest } = options;
    if (project === undefined)
        return undefined;
    const parsed = await findProject(repository, commit, options);
    if (parsed?.ok)
        return parsed.project;
    if (parsed)
        throw new lib_problem/* Blocked */.r(parsed.problems);
    const isBare = pathsOf(project, manifest).length > 1;
    const where = isBare ? `, neither next to ${(0,lib_text/* quote */.hD)(manifest)} nor above it` : '';
    throw lib_problem/* Blocked */.r.because(`input "project" is ${(0,lib_text/* quote */.hD)(project)}, but commit ${(0,lib_ids/* shortSha */.Fu)(commit.sha)} has no such file${where}: commit the project file, or leave the input out`);
}
/** Finds and parses the project file that belongs to a manifest in any commit; undefined if there is none. */
async function findProject(repository, commit, { project, manifest }) {
    for (const path of project === undefined ? [] : pathsOf(project, manifest)) {
        const found = await findFile(repository, commit.tree, path);
        if (found.kind === 'missing')
            continue;
        if (found.kind !== 'file')
            return project_refused(path, `is a ${found.kind}: commit the file itself`);
        await repository.prefetch([found.blob]);
        const bytes = await repository.blob(found.blob, MAX_PROJECT_BYTES);
        if (!bytes)
            return project_refused(path, `has more than ${MAX_PROJECT_BYTES} bytes, or is missing from the clone`);
        // Most runs read no project file: they do not wait for the YAML library to load.
        const { parseProject } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(156)]).then(__webpack_require__.bind(__webpack_require__, 6156));
        return parseProject(bytes, path);
    }
    return undefined;
}
function project_refused(file, what) {
    return { ok: false, problems: [{ message: `the project file ${(0,lib_text/* quote */.hD)(file)} ${what}`, file }] };
}
/** A path with a folder in it counts from the repository's root; a bare name means the nearest file, in the manifest's folder or above. */
function pathsOf(project, manifest) {
    return project.includes('/') ? [project] : withParents(external_node_path_.posix.dirname(manifest), project);
}
/** The name in a folder and in each folder above it, the nearest first. */
function withParents(folder, name) {
    if (folder === '.')
        return [name];
    return [`${folder}/${name}`, ...withParents(external_node_path_.posix.dirname(folder), name)];
}

;// CONCATENATED MODULE: ./lib/manifest/manifest.js
/** Maps nothing, and names no agent. */
const EMPTY_MANIFEST = { agentId: undefined, region: undefined, entries: [], require: [] };

// EXTERNAL MODULE: ./lib/manifest/entry-rules.js
var entry_rules = __webpack_require__(4467);
// EXTERNAL MODULE: ./lib/manifest/text.js
var manifest_text = __webpack_require__(7814);
;// CONCATENATED MODULE: ./lib/manifest/json-scanner.js

/** Reads an object; `readValue` reads what belongs to a key, and says whether it could. */
function readObject(cursor, readValue) {
    if (!take(cursor, '{'))
        return false;
    if (take(cursor, '}'))
        return true;
    do {
        skipSpace(cursor);
        const at = position(cursor);
        const name = readString(cursor);
        if (name === undefined || !take(cursor, ':') || !readValue({ name, ...at }))
            return false;
    } while (take(cursor, ','));
    return take(cursor, '}');
}
/** Reads an array; `readItem` reads an item, of which it gets the place, and says whether it could. */
function readArray(cursor, readItem) {
    if (!take(cursor, '['))
        return false;
    if (take(cursor, ']'))
        return true;
    do {
        skipSpace(cursor);
        if (!readItem(position(cursor)))
            return false;
    } while (take(cursor, ','));
    return take(cursor, ']');
}
function take(cursor, character) {
    skipSpace(cursor);
    if (cursor.text[cursor.at] !== character)
        return false;
    cursor.at += 1;
    return true;
}
function position({ line, at, lineStart }) {
    return { line, column: at - lineStart + 1 };
}
const [TAB, FEED, RETURN, SPACE, QUOTE, BACKSLASH] = [0x09, 0x0a, 0x0d, 0x20, 0x22, 0x5c];
/** A carriage return alone ends a line for some readers and not for others: here it is out of the ordinary. */
function skipSpace(cursor) {
    const { text } = cursor;
    for (;;) {
        const code = text.charCodeAt(cursor.at);
        const space = code === SPACE ||
            code === FEED ||
            code === TAB ||
            (code === RETURN && text.charCodeAt(cursor.at + 1) === FEED);
        if (!space)
            return;
        cursor.at += 1;
        if (code !== FEED)
            continue;
        cursor.line += 1;
        cursor.lineStart = cursor.at;
    }
}
function readString(cursor) {
    skipSpace(cursor);
    const { text, at } = cursor;
    if (text.charCodeAt(at) !== QUOTE)
        return undefined;
    let escaped = false;
    let end = at + 1;
    for (let code = text.charCodeAt(end); code !== QUOTE; code = text.charCodeAt(end)) {
        // Past the end of the text, the code is NaN.
        if (!(code >= SPACE) || end - at > manifest_text/* MAX_LEXEME */.G6)
            return undefined;
        if (code === BACKSLASH)
            escaped = true;
        end += code === BACKSLASH ? 2 : 1;
    }
    cursor.at = end + 1;
    return escaped ? unescaped(text.slice(at, end + 1)) : text.slice(at + 1, end);
}
function unescaped(literal) {
    try {
        return JSON.parse(literal);
    }
    catch {
        return undefined;
    }
}
function readDigits(cursor) {
    const start = cursor.at;
    while (/[0-9]/.test(cursor.text[cursor.at] ?? ''))
        cursor.at += 1;
    return cursor.text.slice(start, cursor.at);
}

// EXTERNAL MODULE: ./lib/manifest/phrase-rules.js
var phrase_rules = __webpack_require__(4894);
;// CONCATENATED MODULE: ./lib/manifest/json.js




/** Reads the text of a manifest, if it is valid JSON that keeps every rule of a manifest and has no id to be found. */
function readJson(text) {
    const cursor = { text, at: 0, line: 1, lineStart: 0 };
    const manifest = readManifest(cursor);
    skipSpace(cursor);
    return manifest && cursor.at === text.length
        ? { ok: true, manifest, toFind: [] }
        : { ok: false, stop: position(cursor) };
}
function readManifest(cursor) {
    const words = new Map();
    const short = { entries: [], names: [] };
    let full;
    let require;
    const read = readObject(cursor, (key) => {
        if (key.name === 'entries' && !full) {
            full = readFiles(cursor);
            return full !== undefined;
        }
        if (key.name === 'require' && !require) {
            require = readRequire(cursor);
            return require !== undefined;
        }
        if (key.name !== '$schema' && key.name !== 'agentId' && key.name !== 'region') {
            return readEntry(cursor, key, short);
        }
        return readWord(cursor, key.name, words);
    });
    const [agentId, region] = [words.get('agentId'), words.get('region')];
    const files = full ?? short;
    const manifest = {
        agentId: agentId === undefined ? undefined : (0,lib_ids/* parseAgentId */.Qz)(agentId),
        region: region === undefined ? undefined : (0,lib_ids/* parseRegion */.cf)(region),
        entries: files.entries,
        require: require ?? [],
    };
    const known = (agentId === undefined || manifest.agentId) && (region === undefined || manifest.region);
    const isShort = agentId === undefined && region === undefined && !require;
    const oneForm = full ? short.names.length === 0 : isShort;
    return read && known && oneForm && areUnique(files) ? manifest : undefined;
}
function readFiles(cursor) {
    const files = { entries: [], names: [] };
    return readObject(cursor, (key) => readEntry(cursor, key, files)) ? files : undefined;
}
function readEntry(cursor, key, { entries, names }) {
    const { name, line, column } = key;
    if ((0,entry_rules/* nameFault */.IY)(name))
        return false;
    names.push(name);
    skipSpace(cursor);
    if (cursor.text[cursor.at] === '{')
        return readFullEntry(cursor, key, entries);
    const id = readId(cursor, name);
    if (id !== undefined)
        entries.push({ name, id, line, column, transcript: undefined, language: undefined });
    return id !== undefined;
}
function readFullEntry(cursor, { name, line, column }, entries) {
    const ids = [];
    const words = new Map();
    const readSingle = () => {
        const id = readId(cursor, name);
        if (id !== undefined)
            ids.push({ id, line, column });
        return id !== undefined;
    };
    const readItem = (at) => {
        const id = readId(cursor, name);
        if (id !== undefined)
            ids.push({ id, line: at.line, column: at.column });
        return id !== undefined;
    };
    const read = readObject(cursor, (key) => {
        if (key.name !== 'id')
            return readPhraseWord(cursor, key.name, words);
        if (ids.length > 0)
            return false;
        skipSpace(cursor);
        return cursor.text[cursor.at] === '[' ? readArray(cursor, readItem) && ids.length > 0 : readSingle();
    });
    const phrase = { transcript: words.get('transcript'), language: words.get('language') };
    for (const id of ids)
        entries.push({ name, ...id, ...phrase });
    return read && ids.length > 0;
}
function readRequire(cursor) {
    const phrases = [];
    const read = readArray(cursor, ({ line, column }) => {
        const words = new Map();
        const isObject = cursor.text[cursor.at] === '{';
        const sound = isObject
            ? readObject(cursor, (key) => readPhraseWord(cursor, key.name, words))
            : readPhraseWord(cursor, 'transcript', words);
        const transcript = words.get('transcript');
        if (!sound || transcript === undefined)
            return false;
        phrases.push({ transcript, language: words.get('language'), line, column });
        return true;
    });
    return read ? phrases : undefined;
}
/** Reads the text of a key that may appear once. */
function readWord(cursor, name, words) {
    const text = words.has(name) ? undefined : readString(cursor);
    if (text !== undefined)
        words.set(name, text);
    return text !== undefined;
}
function readPhraseWord(cursor, name, words) {
    if (name !== 'transcript' && name !== 'language')
        return false;
    if (!readWord(cursor, name, words))
        return false;
    const text = words.get(name) ?? '';
    return (name === 'transcript' ? (0,phrase_rules/* transcriptFault */.$t)(text) : (0,phrase_rules/* languageFault */.F8)(text)) === undefined;
}
function readId(cursor, name) {
    skipSpace(cursor);
    const quoted = cursor.text[cursor.at] === '"';
    const source = quoted ? readString(cursor) : readDigits(cursor);
    const read = source === undefined ? undefined : (0,entry_rules/* readEntryId */.Im)(source, quoted, name);
    return read?.ok ? read.id : undefined;
}
function areUnique({ entries, names }) {
    const ids = new Set();
    for (const { id } of entries)
        ids.add(id);
    return new Set(names).size === names.length && ids.size === entries.length;
}

;// CONCATENATED MODULE: ./lib/manifest/read.js


/** Reads a manifest, or says everything that is wrong with it, in the order of its lines. `file` is its path, for problems. */
async function parseManifest(bytes, file, { allowUnknownIds = false } = {}) {
    const decoded = (0,manifest_text/* decodeManifest */.MK)(bytes);
    if (!decoded.ok)
        return { ok: false, problems: toProblems(decoded.faults, file) };
    const plain = readJson(decoded.text);
    if (plain.ok)
        return plain;
    // Most manifests are valid JSON: they do not wait for the YAML library to load.
    const { readYaml } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(99)]).then(__webpack_require__.bind(__webpack_require__, 9099));
    const read = readYaml(decoded.text, plain.stop, allowUnknownIds);
    return read.ok ? read : { ok: false, problems: toProblems(read.faults, file) };
}
function toProblems(faults, file) {
    const sorted = faults.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
    const problems = sorted.slice(0, manifest_text/* MAX_PROBLEMS */.aZ).map((fault) => ({ ...fault, file }));
    if (faults.length > problems.length) {
        problems.push({ message: 'there are more problems, which are not listed: fix these first', file });
    }
    return problems;
}

;// CONCATENATED MODULE: ./lib/plan/state.js
function hasAudio(entry) {
    return entry.blob !== undefined;
}
function stateOf(entries) {
    const byId = new Map();
    for (const entry of entries)
        byId.set(entry.id, entry);
    return { entries: byId };
}
/** The state of an unknown cache: every entry is new to it. */
const NOTHING = stateOf([]);
/** Every id that any of the states names. */
function idsOf(states) {
    const ids = new Set();
    for (const { entries } of states)
        for (const id of entries.keys())
            ids.add(id);
    return ids;
}
/** Whether two states name the same entries with the same audio. */
function sameAudio(a, b) {
    const isIn = ({ id, blob }) => b.entries.has(id) && b.entries.get(id)?.blob === blob;
    return a.entries.size === b.entries.size && [...a.entries.values()].every(isIn);
}

;// CONCATENATED MODULE: ./lib/git/manifest-search.js





/** Folders that are opened in the search: a treeless clone fetches each of them. */
const MAX_FOLDERS = 100;
/** Files that are read in the search. */
const MAX_CANDIDATES = 20;
const ENDINGS = ['.json', '.yaml', '.yml'];
/** The path of a manifest that differs from `path` only in its ending. */
async function findSibling(repository, { tree }, path) {
    const { dir, name, ext } = external_node_path_.posix.parse(path);
    const folder = await openFolder(repository, tree, toBytePath(dir || '.'));
    const others = ENDINGS.filter((ending) => ending !== ext).map((ending) => `${name}${ending}`);
    const found = others.find((other) => fileIn(folder, toBytePath(other)).kind === 'file');
    return found && external_node_path_.posix.join(dir, found);
}
/**
 * Paths of files in a commit that look like manifests, as a hint if the expected one is missing: the folders nearest to the root
 * first, and not all of a large repository. Empty if the search fails.
 */
async function searchManifests(repository, commit) {
    try {
        const candidates = await listCandidates(repository, commit);
        await repository.prefetch(candidates.map(({ blob }) => blob));
        const found = await Promise.all(candidates.map((candidate) => looksRight(repository, candidate)));
        return candidates.filter((_, index) => found[index]).map(({ path }) => path);
    }
    catch (error) {
        if (error instanceof lib_problem/* Blocked */.r)
            return [];
        throw error;
    }
}
async function looksRight(repository, { blob }) {
    const bytes = await repository.blob(blob, manifest_text/* MAX_MANIFEST_BYTES */.ZJ);
    return bytes !== undefined && (0,manifest_text/* looksLikeManifest */.BG)(bytes.toString());
}
async function listCandidates(repository, { tree }) {
    const candidates = [];
    const folders = [{ id: tree, prefix: '' }];
    for (const { id, prefix } of folders) {
        for (const [key, entry] of await repository.tree(id)) {
            const name = fromBytePath(key);
            const path = `${prefix}${name}`;
            const isOpen = folders.length < MAX_FOLDERS && !name.startsWith('.') && name !== 'node_modules';
            if (entry.mode === FOLDER_MODE && isOpen)
                folders.push({ id: entry.id, prefix: `${path}/` });
            else if (isRegularFile(entry) && /\.(?:json|ya?ml)$/i.test(name))
                candidates.push({ path, blob: entry.id });
        }
        if (candidates.length >= MAX_CANDIDATES)
            break;
    }
    return candidates.slice(0, MAX_CANDIDATES);
}

;// CONCATENATED MODULE: ./lib/git/state-problems.js


/** The problems of a commit's manifest or audio. */
const NO_MANIFEST = {
    'symbolic link': 'is a symbolic link',
    'behind a symbolic link': 'is behind a symbolic link to a folder',
    submodule: 'is a submodule',
    'in a submodule': 'is in a submodule, which is another repository,',
    folder: 'is a folder',
};
/**
 * The commit to sync to has no manifest that can be read; `near` has another spelling of its path, `sibling` another ending,
 * `others` other names.
 */
function noManifest(path, sha, why, { near, sibling, others }) {
    const found = sibling ? [sibling] : near ? [] : others;
    const hint = found.length > 0 ? `; the commit has ${listOf(found)}` : nearHint(near);
    const what = why === 'missing'
        ? `there is no manifest ${(0,lib_text/* quote */.hD)(path)} in commit ${(0,lib_ids/* shortSha */.Fu)(sha)}${hint}: commit one`
        : `the manifest ${(0,lib_text/* quote */.hD)(path)} ${NO_MANIFEST[why]} in commit ${(0,lib_ids/* shortSha */.Fu)(sha)}: commit the file itself`;
    return { message: `${what}, or name yours in the input "manifest"; nothing is deleted without it` };
}
const state_problems_MAX_LISTED = 3;
/** Some paths, quoted, for a sentence; the others are counted. */
function listOf(paths) {
    const shown = paths.slice(0, state_problems_MAX_LISTED).map(lib_text/* quote */.hD);
    const more = paths.length - shown.length;
    const items = more > 0 ? [...shown, `${more} more`] : shown;
    return [items.slice(0, -1).join(', '), ...items.slice(-1)].filter((part) => part !== '').join(' and ');
}
function unreadableManifest(path, sha, maxBytes) {
    return {
        message: `${(0,lib_text/* quote */.hD)(path)} at ${(0,lib_ids/* shortSha */.Fu)(sha)} is over ${maxBytes} bytes, or missing from the clone`,
    };
}
function invalidBase(path, sha, problems) {
    const [first] = problems;
    const where = first?.line === undefined ? '' : `line ${first.line}: `;
    return {
        message: `the manifest ${(0,lib_text/* quote */.hD)(path)} at ${(0,lib_ids/* shortSha */.Fu)(sha)}, the commit to compare with, is not valid (${where}${first?.message}): set the input "base" to a commit whose manifest is valid`,
    };
}
/** An earlier commit that says nothing of this cache: it has no manifest, or has something for another cache. */
function emptyBase(path, sha, other) {
    const what = `has ${other ?? `no manifest ${(0,lib_text/* quote */.hD)(path)}`}`;
    return {
        message: `commit ${(0,lib_ids/* shortSha */.Fu)(sha)}, the commit to compare with, ${what}: it counts as empty, so nothing is deleted because of it; to delete an entry anyway, name it in the input "delete-ids"`,
    };
}
const NO_AUDIO = {
    missing: 'is not in the commit: commit the file (is it ignored by .gitignore?), or remove the line',
    'symbolic link': 'is a symbolic link: commit the audio itself',
    'behind a symbolic link': 'is behind a symbolic link to a folder: commit the audio itself',
    submodule: 'is a submodule, not a file',
    'in a submodule': 'is in a submodule, which is another repository: commit the audio to this one',
    folder: 'is a folder, not a file',
};
/** A file that the manifest names is not audio of the commit. */
function noAudio(file, why, near, entry) {
    return {
        message: `${(0,lib_text/* quote */.hD)(file)} ${NO_AUDIO[why]}${nearHint(near) || folderHint(file, entry)}`,
        line: entry.line,
        column: entry.column,
    };
}
/** So many names begin with the manifest's own folder, `first` before the others. */
function doubledFolder(first, count, folder) {
    return {
        message: `${count} file names begin with the manifest's folder, ${(0,lib_text/* quote */.hD)(first.name)} first, but names are relative to that folder: remove ${(0,lib_text/* quote */.hD)(folder)} from each`,
        line: first.line,
        column: first.column,
    };
}
/** People write paths as they see them from the root of the repository. */
function folderHint(file, { name }) {
    const folder = file.slice(0, -name.length);
    return folder !== '' && name.startsWith(folder)
        ? `; names are relative to the manifest's folder: leave ${(0,lib_text/* quote */.hD)(folder)} out`
        : '';
}
function nearHint(near) {
    return near ? `; the commit has ${(0,lib_text/* quote */.hD)(near)}, which differs in letter case or Unicode form only` : '';
}

;// CONCATENATED MODULE: ./lib/git/missing-audio.js


/**
 * The problems of files that the manifest at `path` names and its commit does not have. `findNear` looks for another
 * spelling of a path.
 */
async function missingAudio(tracked, path, findNear) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const missing = oncePerFile(tracked.missing);
    const doubled = doubledNames(tracked, missing, folder);
    const others = missing.filter(([entry]) => !doubled.has(entry));
    const shown = others.slice(0, manifest_text/* MAX_PROBLEMS */.aZ).map(async ([entry, why]) => ({
        ...noAudio(entry.path, why, await findNear(entry.path), entry),
        file: path,
    }));
    const [first] = doubled;
    const more = others.length - shown.length;
    return [
        ...(first ? [{ ...doubledFolder(first, doubled.size, folder), file: path }] : []),
        ...(await Promise.all(shown)),
        ...(more > 0
            ? [{ message: `${more} more files are not in the commit: fix the others first`, file: path }]
            : []),
    ];
}
/** A file with several ids is missing once. */
function oncePerFile(missing) {
    const seen = new Set();
    return missing.filter(([{ path }]) => !seen.has(path) && seen.add(path));
}
/** Names that repeat the manifest's folder, if that is what is wrong: there are several, and no such name leads to a file. */
function doubledNames({ entries }, missing, folder) {
    const begins = ({ name }) => folder !== '' && name.startsWith(folder);
    const doubled = missing
        .filter(([entry, why]) => why === 'missing' && begins(entry))
        .map(([entry]) => entry);
    const isRight = entries.some((entry) => entry.blob !== undefined && begins(entry));
    return new Set(isRight || doubled.length < 2 ? [] : doubled);
}

;// CONCATENATED MODULE: ./lib/git/near-names.js



/** Each folder's names are folded once, however many are looked for in it. */
function nearNames(repository) {
    const folded = new WeakMap();
    function choose(tree, name) {
        const known = folded.get(tree) ?? new Map([...tree.keys()].map((key) => [(0,lib_text/* foldName */.zN)(fromBytePath(key)), key]));
        folded.set(tree, known);
        return known.get((0,lib_text/* foldName */.zN)(fromBytePath(name)));
    }
    return async (commit, path) => {
        const steps = await walk(repository, commit.tree, toBytePath(path), choose);
        const near = steps.map(([name]) => fromBytePath(name)).join('/');
        return near !== path && (0,lib_text/* foldName */.zN)(near) === (0,lib_text/* foldName */.zN)(path) ? near : undefined;
    };
}

;// CONCATENATED MODULE: ./lib/git/tracking.js


/** Finds the file of each entry; `prefix` is the manifest's folder, with a slash at its end, or empty. */
async function trackEntries(repository, commit, prefix, entries) {
    const folders = await openFolders(repository, commit, prefix, entries);
    const tracked = [];
    const missing = [];
    for (const mapped of entries) {
        const { name } = mapped;
        const folder = folderOf(name);
        const found = fileIn(folders.get(folder) ?? MISSING, toBytePath(name.slice(folder.length)));
        const blob = found.kind === 'file' ? found.blob : undefined;
        const entry = { ...mapped, path: prefix + name, blob };
        tracked.push(entry);
        if (found.kind !== 'file')
            missing.push([entry, found.kind]);
    }
    return { entries: tracked, missing };
}
const MISSING = { kind: 'missing' };
/** Entries of one folder share the way there. */
async function openFolders(repository, commit, prefix, entries) {
    const folders = new Map();
    const open = async (name) => {
        const path = `${prefix}${name}`.slice(0, -1) || '.';
        folders.set(name, await openFolder(repository, commit.tree, toBytePath(path)));
    };
    await Promise.all([...new Set(entries.map(({ name }) => folderOf(name)))].map(open));
    return folders;
}
/** The folders of a name, with a slash at the end; empty where it has none. */
function folderOf(name) {
    return name.slice(0, name.lastIndexOf('/') + 1);
}

;// CONCATENATED MODULE: ./lib/git/states.js












/**
 * Reads the states of commits through the manifest at `path`, and what the input `project` names at earlier ones; a manifest that two
 * commits share is parsed once.
 */
function stateReader(repository, path, project) {
    const parsed = new Map();
    const findNear = nearNames(repository);
    const prefix = path.slice(0, path.lastIndexOf('/') + 1);
    const findManifest = ({ tree }) => findFile(repository, tree, path);
    async function readManifest(commit) {
        const found = await findManifest(commit);
        if (found.kind !== 'file')
            return found.kind;
        const known = parsed.get(found.blob) ?? parse(found.blob, commit);
        parsed.set(found.blob, known);
        return known;
    }
    /** What had no id yet names nothing in a cache: only the commit to sync to must have them all. */
    async function parse(blob, { sha }, allowUnknownIds = true) {
        await repository.prefetch([blob]);
        const bytes = await repository.blob(blob, manifest_text/* MAX_MANIFEST_BYTES */.ZJ);
        if (!bytes)
            throw new lib_problem/* Blocked */.r([unreadableManifest(path, sha, manifest_text/* MAX_MANIFEST_BYTES */.ZJ)]);
        return parseManifest(bytes, path, { allowUnknownIds });
    }
    async function readWithIds(commit) {
        const result = await readManifest(commit);
        if (typeof result === 'string' || !result.ok || result.toFind.length === 0)
            return result;
        const found = await findManifest(commit);
        return found.kind === 'file' ? parse(found.blob, commit, false) : found.kind;
    }
    async function readBase(commit, cache, onInvalid) {
        const result = await readManifest(commit);
        const empty = (what) => [stateOf([]), emptyBase(path, commit.sha, what)];
        if (typeof result === 'string')
            return empty();
        if (!result.ok) {
            onInvalid(commit, invalidBase(path, commit.sha, result.problems));
            return [stateOf([])];
        }
        const { manifest } = result;
        const other = otherCache(manifest, cache);
        if (other)
            return empty(`a manifest for ${other}`);
        const named = await findProject(repository, commit, { project, manifest: path });
        // Whose audio a commit with an unreadable project file named is not known.
        if (named && !named.ok)
            return empty('an invalid project file');
        const otherProject = named && otherCache(named.project, cache);
        if (otherProject)
            return empty(`a project file for ${otherProject}`);
        const { entries } = await trackEntries(repository, commit, prefix, manifest.entries);
        return [stateOf(entries)];
    }
    return {
        async readTarget(commit, mayLack) {
            const result = await readWithIds(commit);
            if (result === 'missing' && mayLack)
                return { commit, manifest: EMPTY_MANIFEST, state: stateOf([]) };
            if (typeof result === 'string')
                throw new lib_problem/* Blocked */.r([
                    noManifest(path, commit.sha, result, {
                        near: await findNear(commit, path),
                        sibling: await findSibling(repository, commit, path),
                        others: result === 'missing' ? await searchManifests(repository, commit) : [],
                    }),
                ]);
            if (!result.ok)
                throw new lib_problem/* Blocked */.r(result.problems);
            const tracked = await trackEntries(repository, commit, prefix, result.manifest.entries);
            if (tracked.missing.length > 0) {
                const near = (file) => findNear(commit, file);
                throw new lib_problem/* Blocked */.r(await missingAudio(tracked, path, near));
            }
            return { commit, manifest: result.manifest, state: stateOf(tracked.entries) };
        },
        async readBases(commits, cache, onInvalid = block) {
            const found = await Promise.all(commits.map(findManifest));
            await repository.prefetch(found.flatMap((file) => (file.kind === 'file' ? [file.blob] : [])));
            const bases = await Promise.all(commits.map((commit) => readBase(commit, cache, onInvalid)));
            return {
                states: bases.map(([state]) => state),
                notices: bases.flatMap(([, notice]) => notice ?? []),
            };
        },
    };
}
function block(_, problem) {
    throw new lib_problem/* Blocked */.r([problem]);
}
/** The other agent or region that a manifest or project file names; undefined if it names neither. */
function otherCache(named, { agentId, region }) {
    if (named.agentId && agentId && named.agentId !== agentId)
        return `agent ${named.agentId}`;
    return named.region && named.region !== region ? `region ${named.region}` : undefined;
}

;// CONCATENATED MODULE: ./lib/request/identity.js


/**
 * Joins what the inputs, the manifest and the project file say of the agent. Those that say it must agree: a sync of the wrong agent
 * cannot be undone.
 */
function resolveIdentity(inputs, manifest, project) {
    const problems = [];
    const differ = (message, file) => problems.push({ message, file });
    if (inputs.agentId && manifest.agentId && inputs.agentId !== manifest.agentId) {
        differ(`input "agent-id" is ${inputs.agentId}, but the manifest is for ${manifest.agentId}: sync each agent from its own manifest`, inputs.manifest);
    }
    if (inputs.region && manifest.region && inputs.region !== manifest.region) {
        differ(`input "region" is ${inputs.region}, but the manifest says ${manifest.region}: give only one of them, or make them agree`, inputs.manifest);
    }
    for (const difference of project ? projectDifferences(inputs, manifest, project) : [])
        differ(difference, project?.file ?? '');
    const region = inputs.region ?? manifest.region ?? project?.region ?? 'us';
    return {
        identity: {
            agentId: inputs.agentId ?? manifest.agentId ?? project?.agentId,
            region,
            origin: inputs.apiUrl ?? (0,lib_ids/* originOf */.yv)(region),
        },
        problems,
    };
}
/** What the project file says otherwise than an input or the manifest. */
function projectDifferences(inputs, manifest, project) {
    const sources = [
        { ...inputs, name: (what) => `input "${what}" is` },
        {
            ...manifest,
            name: (what) => `the manifest ${(0,lib_text/* quote */.hD)(inputs.manifest)} has ${what === 'region' ? 'the region' : 'the agent'}`,
        },
    ];
    return sources.flatMap(({ agentId, region, name }) => [
        ...(agentId && agentId !== project.agentId
            ? [`${name('agent-id')} ${agentId}, but the project file says ${project.agentId}: ${SAME}`]
            : []),
        ...(region && project.region && region !== project.region
            ? [`${name('region')} ${region}, but the project file says ${project.region}: ${SAME}`]
            : []),
    ]);
}
const SAME = 'name the same agent in both, or in one of them only';
/** How every action says that it needs a key. A missing secret is an empty one, and GitHub gives forks and Dependabot none (contexts, `secrets`). */
const NO_KEY = 'input "api-key" is missing: pass a secret with a PolyAI API key';
const NO_SECRET = '. If you pass one, it is empty, or not available to this event';
/** What a run that only reads needs. */
function missingToRead({ apiKey }, { agentId }) {
    return [
        ...(apiKey ? [] : [{ message: `${NO_KEY} that may read the audio cache${NO_SECRET}` }]),
        ...(agentId ? [] : [{ message: NO_AGENT }]),
    ];
}
const NO_AGENT = 'input "agent-id" is missing, and the manifest names no "agentId": set one of them';
/** What a run that writes needs in addition to a plan. */
function missingToWrite(inputs, identity) {
    const problems = [];
    if (!inputs.apiKey) {
        problems.push({
            message: `${NO_KEY}, or use mode "plan"${NO_SECRET}`,
        });
    }
    if (!identity.agentId) {
        problems.push({ message: NO_AGENT });
    }
    return problems;
}

;// CONCATENATED MODULE: ./lib/verify/commit.js







/**
 * Reads what the checked-out commit says about the cache, and notes it in the run. Raises Blocked for a manifest that is missing or
 * not valid, for a file that it names but the commit does not have, for patterns that match nothing, and where the inputs name another agent or region.
 */
async function readCommit({ run, request, repository }) {
    const { inputs } = request;
    const head = await repository.head();
    run.head = head.sha;
    const { manifest, state } = await stateReader(repository, inputs.manifest).readTarget(head, false);
    const project = await readProject(repository, head, inputs);
    const { identity, problems } = resolveIdentity(inputs, manifest, project);
    run.agentId = identity.agentId;
    run.region = identity.region;
    run.origin = identity.origin;
    if (problems.length > 0)
        throw new lib_problem/* Blocked */.r(problems);
    // A commit without a file of its manifest is refused earlier.
    const all = [...state.entries.values()].filter(hasAudio);
    const inside = await selectEntries(all, request);
    run.entries = inside.toSorted((a, b) => (0,lib_ids/* compareEntryIds */.iv)(a.id, b.id));
    run.outside = all.length - inside.length;
    return manifest;
}
/** Applies the input `files`, whose libraries are loaded only where it is given. Raises Blocked where it selects nothing. */
async function selectEntries(entries, { inputs: { files, manifest }, workspace }) {
    if (files.length === 0 || entries.length === 0)
        return entries;
    const { explainNoMatch, selectNames } = await Promise.all(/* import() */[__webpack_require__.e(430), __webpack_require__.e(32)]).then(__webpack_require__.bind(__webpack_require__, 8032));
    const folder = external_node_path_.posix.dirname(manifest);
    const names = entries.map(({ name }) => name);
    const selected = await selectNames(files, names, (0,external_node_path_.resolve)(workspace, folder));
    if (selected.size === 0)
        throw new lib_problem/* Blocked */.r([explainNoMatch(files, folder, new Set(names).size)]);
    return entries.filter(({ name }) => selected.has(name));
}
/** A commit without a file of its manifest is refused earlier. */

// EXTERNAL MODULE: ./lib/lib/lfs.js
var lfs = __webpack_require__(6364);
;// CONCATENATED MODULE: ./lib/audio/limits.js
/** The most that the audio cache takes, in bytes and in words. They stand apart from the WAV reader, which most runs do not load. */
const MAX_WAV_BYTES = 6 * 1024 * 1024;
const MAX_WAV_SIZE = `${MAX_WAV_BYTES / 1024 / 1024} MB`;

;// CONCATENATED MODULE: ./lib/audio/containers.js
const CONTAINER_BYTES = 4;
/**
 * Where 24-bit samples are in containers of four bytes: in the high bytes, as the specification of the extensible format has it,
 * or in the low ones, as some tools write them and ffmpeg reads them. Headers do not distinguish the two, so the samples must: the
 * spare byte is zero in the first, and repeats the sign in the second. Where neither holds, there are no such containers.
 */
function detectSampleFormat(view, format, from, bytes) {
    const { sampleFormat, channels, blockAlign, validBits } = format;
    const isWide = sampleFormat === 's24' && blockAlign === CONTAINER_BYTES * channels;
    const isSpare = sampleFormat === 's32' && validBits > 0 && validBits <= 24;
    if (!isWide && !isSpare)
        return sampleFormat;
    const place = findSamples(view, from, from + bytes);
    if (place === 'high')
        return 's32';
    return place === 'low' ? 's24-low-in-32' : sampleFormat;
}
function findSamples(view, from, end) {
    let high = true;
    let low = true;
    for (let at = from; at + CONTAINER_BYTES <= end && (high || low); at += CONTAINER_BYTES) {
        const value = view.getInt32(at, true);
        if ((value & 0xff) !== 0)
            high = false;
        if ((value << 8) >> 8 !== value)
            low = false;
    }
    return high ? 'high' : low ? 'low' : undefined;
}

;// CONCATENATED MODULE: ./lib/audio/help.js
// What to do about a file: ends of sentences that begin with its name.
const EXPORT_AGAIN = 'export it again as a plain WAV file';
const CONVERT = 'convert it with "ffmpeg -i in.wav -ar 8000 -ac 1 -c:a pcm_s16le out.wav"';
const CUT_OFF = 'it was cut off, so copy or export it again';
const STREAMED = 'was written by a program that streamed it, so its header does not say how much audio it has: fix that with "ffmpeg -i in.wav -c copy out.wav"';

;// CONCATENATED MODULE: ./lib/audio/riff.js
const FIRST_CHUNK = 12;
const CHUNK_HEADER_BYTES = 8;
/** Far more than any tool writes: beyond it, the file is noise. */
const MAX_CHUNKS = 1000;
const KNOWN_IDS = new Set('fmt |data|LIST|fact|bext|cue |smpl|inst|note|labl|JUNK|junk|PAD |FLLR|ds64|id3 |ID3 |iXML|PEAK|cart|afsp|DISP'.split('|'));
/** Walks chunks from a place to the end of the file. The size next to `RIFF` is ignored: many tools get it wrong. */
function* chunksOf(view, from = FIRST_CHUNK) {
    let at = from;
    for (let n = 0; n < MAX_CHUNKS && at + CHUNK_HEADER_BYTES <= view.byteLength; n++) {
        const start = at + CHUNK_HEADER_BYTES;
        const size = view.getUint32(at + 4, true);
        yield { id: fourLetters(view, at), size, start, left: view.byteLength - start };
        at = riff_endOf({ start, size });
    }
}
/** Where the next chunk begins. */
function riff_endOf({ start, size }) {
    return start + size + (size % 2);
}
/** Whether the next chunk begins where the pad byte of this one should be. Players do not find it there. */
function isUnpadded(view, { size, start }) {
    const end = start + size;
    if (size % 2 === 0 || end + CHUNK_HEADER_BYTES >= view.byteLength)
        return false;
    return KNOWN_IDS.has(fourLetters(view, end)) && !KNOWN_IDS.has(fourLetters(view, end + 1));
}
/** Where a WAV file begins, from a byte on. */
function findRiff(bytes, from) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (const magic of ['RIFF', 'RF64']) {
        for (let at = buffer.indexOf(magic, from, 'latin1'); at !== -1; at = buffer.indexOf(magic, at + 1, 'latin1')) {
            if (buffer.toString('latin1', at + 8, at + 12) === 'WAVE')
                return at;
        }
    }
    return undefined;
}
/** Whether four letters can be the name of a chunk. */
function isChunkId(id) {
    return /^[ -~]{4}$/.test(id);
}
function fourLetters(view, at) {
    return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
}

;// CONCATENATED MODULE: ./lib/audio/data-size.js



/** No file for the cache is larger, so a larger size that the file does not have means "not known yet". Bytes. */
const MAX_REAL_SIZE = 6_000_000;
/** A header that is off by less than that was written by a sloppy tool: nothing is missing that anyone hears. Seconds. */
const MAX_MISSING_SECONDS = 0.01;
/** Bytes after the audio that make up less are not audio. Seconds. */
const MIN_STRAY_SECONDS = 0.1;
/** Judges the size that a data chunk claims, `said`, by what follows it. `bytesPerSecond`: of the audio itself, as far as known. */
function judgeDataSize(view, data, said, bytesPerSecond) {
    if (data.left === 0)
        return refuse(said === 0 ? EMPTY : `has no audio: it ends where the audio should begin: ${CUT_OFF}`);
    if (said === 0)
        return refuse(onlyChunksFollow(view, data.start) ? EMPTY : STREAMED);
    if (said <= data.left)
        return { ok: true, bytes: said, warnings: unplayed(view, data, said, bytesPerSecond) };
    if (isPlaceholder(said))
        return refuse(STREAMED);
    const missing = said - data.left;
    if (missing >= MAX_MISSING_SECONDS * bytesPerSecond) {
        return refuse(`says ${grouped(said)} bytes of audio, but only ${grouped(data.left)} follow: ${CUT_OFF}`);
    }
    const text = `says ${grouped(said)} bytes of audio, but ${grouped(data.left)} follow: its end may be missing`;
    return { ok: true, bytes: data.left, warnings: [{ kind: 'cut', text }] };
}
/** Whether a size that the file does not have was never meant. */
function isPlaceholder(said) {
    return said > MAX_REAL_SIZE;
}
const EMPTY = 'is empty: its header says 0 bytes of audio; record or export it again';
/** Whether the rest of the file is other chunks, whole ones. */
function onlyChunksFollow(view, from) {
    let end = from;
    for (const chunk of chunksOf(view, from)) {
        if (!isChunkId(chunk.id) || chunk.size > chunk.left)
            return false;
        end = riff_endOf(chunk);
    }
    return end >= view.byteLength && end > from;
}
/** Players play the first data chunk of the first file, and nothing else. */
function unplayed(view, data, bytes, bytesPerSecond) {
    const cut = (text) => [{ kind: 'cut', text }];
    const audio = { ...data, size: bytes };
    const rest = isUnpadded(view, audio) ? data.start + bytes : riff_endOf(audio);
    const riff = findRiff(new Uint8Array(view.buffer, view.byteOffset, view.byteLength), data.start + bytes);
    if (riff !== undefined)
        return cut(`has another RIFF file after its audio, at byte ${grouped(riff)}, which is never played: join recordings with "sox a.wav b.wav out.wav"`);
    for (const chunk of chunksOf(view, rest)) {
        if (chunk.id === 'data')
            return cut('has a second data chunk, which is never played: export it again as a plain WAV file');
        if (isChunkId(chunk.id))
            continue;
        const stray = view.byteLength - chunk.start + CHUNK_HEADER_BYTES;
        const isAudio = bytesPerSecond > 0 && stray >= MIN_STRAY_SECONDS * bytesPerSecond && !isBlank(view, chunk.start);
        return isAudio
            ? cut(`has ${grouped(stray)} bytes after the audio that its header describes, which are never played: export it again`)
            : [];
    }
    return [];
}
function isBlank(view, from) {
    for (let at = from; at < view.byteLength; at++)
        if (view.getUint8(at) !== 0)
            return false;
    return true;
}
function refuse(reason) {
    return { ok: false, reason };
}

;// CONCATENATED MODULE: ./lib/audio/codecs.js
// Compressed audio that WAV files can hold and at least one of ffmpeg and sox decodes (libavformat/riff.c, RFC 2361).
const codecs_bare = (name, ...codes) => codes.map((code) => [code, { name }]);
/** Blocks that begin with a sample of each channel, then hold four bits for each following one. */
const ima = (bytes, { channels }) => (Math.floor(bytes / channels) - 4) * 2 + 1;
const microsoft = (bytes, { channels }) => (Math.floor(bytes / channels) - 7) * 2 + 2;
const bits = (bytes, { channels, bitsPerSample }) => Math.floor((bytes * 8) / (channels * (bitsPerSample || 4)));
const blocksOf = (blockBytes, samples) => (bytes) => Math.floor(bytes / blockBytes) * samples;
const CODECS = new Map([
    [0x02, { name: 'Microsoft ADPCM', samplesIn: microsoft }],
    [0x11, { name: 'IMA ADPCM', samplesIn: ima }],
    [0x69, { name: 'Xbox ADPCM' }],
    [0x20, { name: 'Yamaha ADPCM', samplesIn: bits }],
    [0x31, { name: 'GSM 6.10', samplesIn: blocksOf(65, 320) }],
    [0x32, { name: 'GSM 6.10', samplesIn: blocksOf(65, 320) }],
    [0x1500, { name: 'GSM 6.10', samplesIn: blocksOf(65, 320) }],
    [0x22, { name: 'TrueSpeech', samplesIn: blocksOf(32, 240) }],
    [0x1501, { name: 'TrueSpeech', samplesIn: blocksOf(32, 240) }],
    [0x28f, { name: 'G.722', samplesIn: bits }],
    ...[0x14, 0x40, 0x45, 0x64].map((code) => [code, { name: 'G.726', samplesIn: bits }]),
    ...codecs_bare('OKI ADPCM', 0x10, 0x17),
    ...codecs_bare('DK ADPCM', 0x61, 0x62),
    ...codecs_bare('Creative ADPCM', 0x200),
    ...codecs_bare('Flash ADPCM', 0x5346),
    ...codecs_bare('G.723.1', 0x42, 0x111, 0xa100),
    ...codecs_bare('G.729', 0x83, 0x729a),
    ...codecs_bare('AMR', 0x38, 0x57, 0x58),
    ...codecs_bare('MP2', 0x50),
    ...codecs_bare('MP3', 0x55),
    ...codecs_bare('AAC', 0xff, 0x1600, 0x1602, 0x4143, 0x706d, 0xa106),
    ...codecs_bare('Windows Media Audio', 0x0a, 0x160, 0x161, 0x162, 0x163, 0x165, 0x166),
    ...codecs_bare('Voxware MetaSound', 0x75),
    ...codecs_bare('Sipro', 0x130, 0x135),
    ...codecs_bare('Siren', 0x28e),
    ...codecs_bare('DV audio', 0x215, 0x216),
    ...codecs_bare('ATRAC3', 0x270),
    ...codecs_bare('Intel Music Coder', 0x401),
    ...codecs_bare('Indeo audio', 0x402),
    ...codecs_bare('On2 AVC', 0x500, 0x501),
    ...codecs_bare('AC-3', 0x2000),
    ...codecs_bare('DTS', 0x2001),
    ...codecs_bare('Sonic', 0x2048),
    ...codecs_bare('Vorbis', 0x566f),
    ...codecs_bare('Xan DPCM', 0x594a),
    ...codecs_bare('Speex', 0xa109),
    ...codecs_bare('FLAC', 0xf1ac),
]);
/** How compressed audio is called; undefined for what nobody decodes. */
function codecName(code) {
    return CODECS.get(code)?.name;
}
/** Samples of each channel in so many bytes of audio, by its blocks. Undefined where the code does not fix that. */
function samplesByBlocks(code, dataBytes, layout) {
    const samplesIn = CODECS.get(code)?.samplesIn;
    if (!samplesIn || layout.blockAlign === 0)
        return undefined;
    const { blockAlign } = layout;
    const rest = dataBytes % blockAlign;
    const whole = Math.floor(dataBytes / blockAlign) * Math.max(samplesIn(blockAlign, layout), 0);
    return whole + Math.max(rest === 0 ? 0 : samplesIn(rest, layout), 0);
}

;// CONCATENATED MODULE: ./lib/audio/encodings.js
const ENCODINGS = {
    1: 'pcm',
    3: 'float',
    6: 'alaw',
    7: 'mulaw',
    27765: 'mulaw', // 0x6c75, as some telephone systems write it
};
const SAMPLE_FORMATS = {
    'pcm 1': 'u8',
    'pcm 2': 's16',
    'pcm 3': 's24',
    'pcm 4': 's32',
    'pcm 8': 's64',
    'float 4': 'f32',
    'float 8': 'f64',
};
const BYTES = {
    u8: 1,
    s16: 2,
    s24: 3,
    s32: 4,
    s64: 8,
    's24-low-in-32': 4,
    f32: 4,
    f64: 8,
    alaw: 1,
    mulaw: 1,
};
function encodingOf(code) {
    return ENCODINGS[code] ?? `format-${code}`;
}
/** Bytes that hold one sample. */
function containerBytes(format) {
    return BYTES[format];
}
/** How samples are stored, by the bits alone, as players do it: what the block align says is often wrong. */
function sampleFormatOf({ encoding, bitsPerSample, }) {
    if (encoding === 'alaw' || encoding === 'mulaw')
        return encoding;
    const whole = encoding === 'pcm' ? Math.ceil(bitsPerSample / 8) : bitsPerSample / 8;
    return SAMPLE_FORMATS[`${encoding} ${whole}`];
}

;// CONCATENATED MODULE: ./lib/audio/duration.js


/** Samples of each channel that compressed audio of so many bytes can hold: from silence in 8 bytes each to a hundred in a byte. */
const MAX_BYTES_A_SAMPLE = 8;
const MAX_SAMPLES_A_BYTE = 100;
/** A last block that is not full, and what rounding adds. */
const SLACK = 0.02;
/**
 * Seconds of audio: from its samples where each takes the same room; else as the fact chunk counts them, if that can be; else from
 * its blocks. Never from the bytes a second of the header, which only say how fast to read. Undefined where it cannot be known.
 */
function durationOf(format, dataBytes, fact) {
    const { sampleFormat, channels, sampleRate } = format;
    if (sampleFormat)
        return framesIn(dataBytes, channels * containerBytes(sampleFormat)) / sampleRate;
    const samples = compressedSamples(format, dataBytes, fact);
    return samples === undefined ? undefined : samples / sampleRate;
}
/** How many whole frames, with a sample for each channel, there are. */
function framesIn(dataBytes, frameBytes) {
    return Math.floor(dataBytes / frameBytes);
}
function compressedSamples(format, dataBytes, fact = 0) {
    const { code, channels, blockAlign } = format;
    const blocks = samplesByBlocks(code, dataBytes, format);
    if (blocks === undefined) {
        const least = dataBytes / (MAX_BYTES_A_SAMPLE * channels);
        return fact > 0 && fact >= least && fact <= dataBytes * MAX_SAMPLES_A_BYTE ? fact : undefined;
    }
    const block = samplesByBlocks(code, blockAlign, format) ?? 0;
    const isClose = fact <= blocks * (1 + SLACK) && fact >= blocks * (1 - SLACK) - block;
    return fact > 0 && isClose ? fact : blocks > 0 ? blocks : undefined;
}

;// CONCATENATED MODULE: ./lib/audio/format-checks.js



/** Phones use 8 to 48 kHz, studios up to 192. */
const COMMON_RATES = { least: 4_000, most: 192_000 };
const MAX_RATE = 0x7fff_ffff;
const MAX_CHANNELS = 512;
const COMMON_CHANNELS = 8;
/** Why nobody can play such audio, to follow the file's name: it was tried with ffmpeg 5.1 and sox 14.4, and neither can. */
function explainImpossible(format, sampleFormat) {
    const { channels, sampleRate, bitsPerSample, validBits, code, encoding } = format;
    const says = (what) => `has a format chunk that says ${what}: ${EXPORT_AGAIN}`;
    if (channels === 0 || channels > MAX_CHANNELS)
        return says(`${channels} channels`);
    if (sampleRate === 0 || sampleRate > MAX_RATE)
        return says(`${sampleRate} Hz`);
    if (sampleFormat)
        return validBits > bitsPerSample ? says(`${validBits} of ${bitsPerSample} bits count`) : undefined;
    if (encoding === 'pcm' || encoding === 'float')
        return says(`${bitsPerSample} bits a sample (${encoding}), which no player reads`);
    if (codecName(code) !== undefined)
        return undefined;
    return `has audio in format ${code}, which no common player decodes: ${EXPORT_AGAIN}`;
}
/** What is odd about a format chunk that can be played. */
function oddFormat(format, sampleFormat) {
    const odd = [...contradictions(format, sampleFormat), ...uncommon(format)];
    return [...compressed(format, sampleFormat), ...odd.map((text) => ({ kind: 'odd', text }))];
}
function compressed({ code }, sampleFormat) {
    if (sampleFormat)
        return [];
    const text = `is compressed as ${codecName(code)}: its loudness is not measured, and it may not play on a phone line; ${CONVERT}`;
    return [{ kind: 'unmeasured', text }];
}
/** Players go by different numbers of a header, so one that contradicts itself is heard in different ways. */
function contradictions(format, sampleFormat) {
    if (!sampleFormat)
        return [];
    const { channels, sampleRate, bytesPerSecond, blockAlign, bitsPerSample, validBits } = format;
    const bytes = containerBytes(sampleFormat);
    const room = bytes === 1 ? '1 byte' : `${bytes} bytes`;
    const found = [];
    if (validBits > 0 && validBits !== bitsPerSample)
        found.push(`${validBits} bits in ${room}`);
    else if (bitsPerSample !== bytes * 8)
        found.push(`${bitsPerSample} bits in ${room}`);
    if (blockAlign !== bytes * channels)
        found.push(`a block of ${blockAlign} bytes, but ${channels} \u00d7 ${bytes} = ${bytes * channels}`);
    else if (bytesPerSecond !== blockAlign * sampleRate)
        found.push(`${bytesPerSecond} bytes a second, but ${sampleRate} \u00d7 ${blockAlign} = ${sampleRate * blockAlign}`);
    if (found.length === 0)
        return [];
    return [`has a header that players read differently (${found.join('; ')}): ${EXPORT_AGAIN}`];
}
function uncommon({ channels, sampleRate }) {
    const odd = [];
    if (sampleRate < COMMON_RATES.least || sampleRate > COMMON_RATES.most)
        odd.push(`says ${sampleRate} Hz, which is probably a mistake: ${EXPORT_AGAIN}`);
    if (channels > COMMON_CHANNELS)
        odd.push(`says ${channels} channels, which is probably a mistake: ${EXPORT_AGAIN}`);
    return odd;
}

;// CONCATENATED MODULE: ./lib/audio/formats.js



const FORMAT_BYTES = 16;
const EXTENSIBLE = 0xfffe;
/** A chunk that holds the code of the sub-format, and the size of the extension that it must claim. */
const SUB_FORMAT_END = 26;
const EXTENSION_BYTES = 22;
/** Reads a format chunk of at least 16 bytes. Returns a text, to follow the file's name, where no decoder can read such audio. */
function readFormat(view, chunk) {
    const { start } = chunk;
    const sub = readSubFormat(view, chunk);
    if (typeof sub === 'string')
        return sub;
    const read = {
        code: sub.code,
        encoding: encodingOf(sub.code),
        channels: view.getUint16(start + 2, true),
        sampleRate: view.getUint32(start + 4, true),
        bytesPerSecond: view.getUint32(start + 8, true),
        blockAlign: view.getUint16(start + 12, true),
        bitsPerSample: view.getUint16(start + 14, true),
        validBits: sub.validBits,
    };
    const sampleFormat = sampleFormatOf(read);
    const impossible = explainImpossible(read, sampleFormat);
    if (impossible !== undefined)
        return impossible;
    const warnings = [...oddFormat(read, sampleFormat), ...sub.warnings];
    return { ...read, sampleFormat, warnings };
}
/** The extensible format names the real one in a GUID that begins with its code. */
function readSubFormat(view, { start, size }) {
    const code = view.getUint16(start, true);
    if (code !== EXTENSIBLE)
        return { code, validBits: 0, warnings: [] };
    if (size < SUB_FORMAT_END || view.getUint16(start + 16, true) < EXTENSION_BYTES)
        return `has an extensible format chunk that does not name its format: ${EXPORT_AGAIN}`;
    const sub = { code: view.getUint16(start + 24, true), validBits: view.getUint16(start + 18, true) };
    const rest = size < 40 ? '' : hex(view, start + 26, 14);
    if (STANDARD_GUIDS.includes(rest))
        return { ...sub, warnings: [] };
    const text = `has a format chunk with an unusual sub-format, so not every player reads it: ${CONVERT}`;
    return { ...sub, warnings: [{ kind: 'odd', text }] };
}
/** What follows the code: KSDATAFORMAT_SUBTYPE_*, and the same for Ambisonics. */
const STANDARD_GUIDS = ['000000001000800000aa00389b71', '00002107d3118644c8c1ca000000'];
function hex(view, from, bytes) {
    return Buffer.from(view.buffer, view.byteOffset + from, bytes).toString('hex');
}

;// CONCATENATED MODULE: ./lib/audio/magic.js
const magic_NO_AUDIO = 'replace it with the recording itself';
/** What people put into a `.wav` by mistake, mostly by giving another file that name. */
const FILE_FORMATS = [
    ...magic_frames('\xe2\xe3\xf2\xf3\xfa\xfb', { name: 'an MP3', extension: 'mp3' }),
    ...magic_frames('\xf4\xf5\xfc\xfd', { name: 'MP2', extension: 'mp2' }),
    ...magic_frames('\xf0\xf1\xf8\xf9', { name: 'AAC (ADTS)', extension: 'aac' }),
    audio('ADIF', 'AAC (ADIF)', 'aac'),
    audio('\x56\xe0', 'AAC (LATM)', 'latm'),
    audio('riff\x2e\x91\xcf\x11\xa5\xd6\x28\xdb\x04\xc1\0\0', 'Wave64', 'w64'),
    audio('\x30\x26\xb2\x75\x8e\x66\xcf\x11', 'WMA (ASF)', 'wma'),
    audio('OggS', 'Ogg', 'ogg'),
    audio('fLaC', 'FLAC', 'flac'),
    { ...audio('ftyp3gp', '3GP', '3gp'), at: 4 },
    { ...audio('ftypqt', 'QuickTime', 'mov'), at: 4 },
    { ...audio('ftyp', 'M4A or MP4', 'm4a'), at: 4 },
    { ...audio('moov', 'QuickTime', 'mov'), at: 4 },
    audio('FORM', 'AIFF', 'aiff'),
    audio('caff', 'CAF', 'caf'),
    audio('.snd', 'AU', 'au'),
    audio('#!AMR', 'AMR', 'amr'),
    audio('#!SILK', 'SILK', 'silk'),
    audio('\x02#!SILK', 'SILK', 'silk'),
    audio('\x1aE\xdf\xa3', 'WebM', 'webm'),
    audio('RIFX', 'a big-endian WAV (RIFX)', 'wav'),
    audio('wvpk', 'WavPack', 'wv'),
    audio('MAC ', "Monkey's Audio", 'ape'),
    audio('TTA1', 'True Audio', 'tta'),
    audio('MPCK', 'Musepack', 'mpc'),
    audio('MP+', 'Musepack', 'mpc'),
    audio('NIST_1A', 'NIST SPHERE', 'sph'),
    audio('Creative Voice File', 'VOC', 'voc'),
    audio('.ra\xfd', 'RealAudio', 'ra'),
    audio('.RMF', 'RealMedia', 'rm'),
    audio('FLV\x01', 'Flash video', 'flv'),
    audio('\x0b\x77', 'AC-3', 'ac3'),
    audio('\x7f\xfe\x80\x01', 'DTS', 'dts'),
    other('MThd', 'MIDI', 'it contains notes, not sound, so record it as a WAV file'),
    other('\x1f\x8b', 'a gzip archive', 'unpack it, for example with "gunzip < in.gz > out.wav"'),
    other('PK\x03\x04', 'a ZIP archive', 'unpack it, for example with "unzip in.zip"'),
    other('7z\xbc\xaf\x27\x1c', 'a 7-Zip archive', 'unpack it, for example with "7z x in.7z"'),
    other('Rar!\x1a', 'a RAR archive', 'unpack it, for example with "unrar x in.rar"'),
    other('BZh', 'a bzip2 archive', 'unpack it, for example with "bunzip2 < in.bz2 > out.wav"'),
    other('\xfd7zXZ', 'an xz archive', 'unpack it, for example with "unxz < in.xz > out.wav"'),
    other('\x28\xb5\x2f\xfd', 'a Zstandard archive', 'unpack it, for example with "unzstd in.zst -o out.wav"'),
    other('%PDF', 'a PDF', magic_NO_AUDIO),
    other('\x89PNG', 'a PNG picture', magic_NO_AUDIO),
    other('\xff\xd8\xff', 'a JPEG picture', magic_NO_AUDIO),
    other('GIF8', 'a GIF picture', magic_NO_AUDIO),
    other('\x7fELF', 'a program', magic_NO_AUDIO),
    other('\0\x05\x16\x07', 'the extra data of a Mac file (AppleDouble)', 'delete it; the recording is the file without "._" in its name'),
    other('\xd0\xcf\x11\xe0', 'an Office document', magic_NO_AUDIO),
];
function audio(magic, name, extension) {
    return { at: 0, magic, name, extension };
}
function other(magic, name, help) {
    return { at: 0, magic, name, help };
}
/** MPEG audio begins with a frame: 0xff, then a byte that says the kind. */
function magic_frames(seconds, format) {
    return [...seconds].map((second) => ({ at: 0, magic: `\xff${second}`, ...format }));
}

;// CONCATENATED MODULE: ./lib/audio/other-text.js

const FETCH_AGAIN = 'the download failed: fetch the recording again, for example with "curl --fail -o out.wav <address>"';
const DECODE = 'decode it, for example with "base64 -d in.txt > out.wav"';
/** Text in place of audio. Patterns are anchored and linear. */
const TEXT_FORMATS = [
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
function explainText(head) {
    const text = head.replace(/^\xef\xbb\xbf/, '');
    if ((0,lfs/* looksLikePointer */.HL)(text) || text.startsWith(OLD_LFS))
        return 'is a Git LFS pointer, not audio: fetch the audio with "git lfs pull"; in a workflow, give actions/checkout "lfs: true"';
    if (/^\xff\xfe|^\xfe\xff/.test(head) && head.includes('\0'))
        return say('text (UTF-16)', 'replace it with the recording itself');
    const start = text.trimStart();
    const format = TEXT_FORMATS.find(({ pattern }) => pattern.test(start));
    if (format)
        return say(format.name, format.help);
    return isText(head) ? say('text', 'replace it with the recording itself') : undefined;
}
function isText(head) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is the question here
    return head.length > 0 && !/[\x00-\x08\x0e-\x1f\x7f]/.test(head) && !/[\x80-\xff]{4}/.test(head);
}
function say(name, help) {
    return `is not a WAV file: it starts like ${name}: ${help}`;
}

;// CONCATENATED MODULE: ./lib/audio/other-formats.js




const HEAD_BYTES = 128;
const RAW_HELP = 'if it is raw audio without a header, give it one, for example with "ffmpeg -f s16le -ar 8000 -ac 1 -i in.wav -c:a pcm_s16le out.wav" ("-f mulaw" or "-f alaw" for telephone audio)';
/** Why this is no WAV file at all, after its name; nothing if it starts like one. */
function explainNotWav(bytes) {
    if (bytes.length === 0)
        return 'is empty';
    const head = latin1(bytes, 0);
    if (/^(?:RIFF|RF64|BW64)/.test(head))
        return explainNotWave(head);
    const wav = findRiff(bytes, 0);
    if (wav !== undefined)
        return explainPrefix(head, wav);
    const rest = afterTag(bytes);
    return rest === undefined ? explainOther(head) : explainTagged(latin1(bytes, rest));
}
function explainOther(head) {
    const format = findFormat(head);
    if (format)
        return starts(format.name, format.help ?? convert(format.extension ?? ''));
    const text = explainText(head);
    if (text !== undefined)
        return text;
    if (/^\0+$/.test(head))
        return starts('nothing but zero bytes', 'a disk or a transfer failed, so copy it again');
    return `is not a WAV file: it does not start with RIFF; ${RAW_HELP}`;
}
/** Nearly always MP3; other audio can have an ID3 tag, too. */
function explainTagged(rest) {
    const format = findFormat(rest);
    if (!format?.extension)
        return starts('an MP3 (ID3)', convert('mp3'));
    return starts(`${format.name} (ID3)`, convert(format.extension));
}
function explainPrefix(head, wav) {
    const what = head.startsWith('ID3') ? 'an ID3 tag' : 'something else';
    return `has ${what} before its RIFF header, which begins at byte ${grouped(wav)}: remove it with "tail -c +${wav + 1} in.wav > out.wav"`;
}
function findFormat(head) {
    return FILE_FORMATS.find(({ at, magic }) => head.startsWith(magic, at));
}
/** Where an ID3v2 tag ends: its size has seven bits a byte (id3.org/id3v2.4.0-structure). */
function afterTag(bytes) {
    if (!latin1(bytes, 0).startsWith('ID3'))
        return undefined;
    const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(6, 10);
    return 10 + ((a & 127) << 21) + ((b & 127) << 14) + ((c & 127) << 7) + (d & 127);
}
function latin1(bytes, from) {
    return String.fromCharCode(...bytes.subarray(from, from + HEAD_BYTES));
}
function explainNotWave(head) {
    if (head.length < 12)
        return `is not a WAV file: it ends after ${head.length} bytes, so copy or export it again`;
    if (head.startsWith('WAVE', 8))
        return undefined;
    return head.startsWith('AVI ', 8)
        ? starts('AVI video', convert('avi'))
        : 'is not a WAV file: it is RIFF but not WAVE; export it again as a plain WAV file';
}
function starts(name, help) {
    return `is not a WAV file: it starts like ${name}: ${help}`;
}
function convert(extension) {
    return `convert it to WAV, for example with "ffmpeg -i in.${extension} -ar 8000 -ac 1 -c:a pcm_s16le out.wav"`;
}

;// CONCATENATED MODULE: ./lib/audio/wav.js










// Sources: Microsoft and IBM, "Multimedia Programming Interface and Data Specifications 1.0" (RIFF, WAVE); EBU Tech 3306 (RF64);
// ITU-R BS.2088 (BW64).
/** The limit in the other meaning of MB: PolyAI's documentation does not say which one it is. */
const SURE_WAV_BYTES = 6_000_000;
const SIZE_IS_IN_DS64 = 0xffff_ffff;
const DS64_BYTES = 16;
/** Judges whether a file may be uploaded. Samples are decoded only where the header leaves open what they are. */
function inspectWav(bytes) {
    const notWav = explainNotWav(bytes);
    if (notWav !== undefined)
        return wav_refuse(notWav);
    if (bytes.length > MAX_WAV_BYTES)
        return wav_refuse(tooLarge(bytes.length));
    return inspectChunks(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
function tooLarge(bytes) {
    return `is too large: it has ${grouped(bytes)} bytes, and PolyAI takes at most ${grouped(MAX_WAV_BYTES)} (${MAX_WAV_SIZE}): export it as 8 kHz mono, or shorter`;
}
/** The first chunk of each name counts, as for players. */
function inspectChunks(view) {
    const before = new Map();
    for (const chunk of chunksOf(view)) {
        if (chunk.id === 'data')
            return inspectAudio(view, before, chunk);
        const broken = explainBroken(view, chunk);
        if (broken !== undefined)
            return wav_refuse(broken);
        if (!before.has(chunk.id))
            before.set(chunk.id, chunk);
    }
    return wav_refuse(`has no audio (no data chunk): ${EXPORT_AGAIN}`);
}
/** Why players do not find what follows a chunk. */
function explainBroken(view, chunk) {
    const { id, size, start, left } = chunk;
    const where = `at byte ${grouped(start - CHUNK_HEADER_BYTES)}`;
    if (isUnpadded(view, chunk))
        return `has a chunk (${id.trim()}) ${where} of an odd size without the pad byte that must follow it, so players cannot find the next chunk: ${EXPORT_AGAIN}`;
    if (size <= left)
        return undefined;
    if (!isChunkId(id))
        return `is damaged: no chunk begins ${where}, where one should: ${EXPORT_AGAIN}`;
    return `says ${grouped(size)} bytes for a chunk ${where}, but only ${grouped(left)} follow: ${CUT_OFF}`;
}
function inspectAudio(view, before, data) {
    // WAVE wants the format first, and players that stream need it there.
    const chunk = before.get('fmt ');
    if (chunk === undefined)
        return wav_refuse(`has no format chunk before its audio: ${EXPORT_AGAIN}`);
    if (chunk.size < FORMAT_BYTES)
        return wav_refuse(`has a format chunk of ${chunk.size} bytes, but at least ${FORMAT_BYTES} are needed: ${EXPORT_AGAIN}`);
    const format = readFormat(view, chunk);
    if (typeof format === 'string')
        return wav_refuse(format);
    const said = sizeOfAudio(view, before, data);
    if (typeof said === 'string')
        return wav_refuse(said);
    const fact = factOf(view, before);
    const size = judgeDataSize(view, data, said, bytesPerSecond(format, said, fact));
    return size.ok ? describe(view, format, { data, size, fact }) : wav_refuse(size.reason);
}
function describe(view, header, { data, size, fact }) {
    const sampleFormat = detectSampleFormat(view, header, data.start, size.bytes);
    const format = { ...header, sampleFormat };
    const { sampleRate, channels, bitsPerSample, encoding } = format;
    if (sampleFormat && framesIn(size.bytes, channels * containerBytes(sampleFormat)) === 0) {
        return wav_refuse(`does not contain one whole sample: ${EXPORT_AGAIN}`);
    }
    const audio = {
        durationSeconds: durationOf(format, size.bytes, fact),
        ...{ sampleRate, channels, bitsPerSample, encoding, sampleFormat },
        dataOffset: data.start,
        dataBytes: size.bytes,
        warnings: [...format.warnings, ...size.warnings, ...nearLimit(view.byteLength)],
    };
    return { ok: true, audio };
}
function nearLimit(bytes) {
    if (bytes <= SURE_WAV_BYTES)
        return [];
    const text = `has ${grouped(bytes)} bytes, and PolyAI says "6 MB" without saying whether that is ${grouped(SURE_WAV_BYTES)} or ${grouped(MAX_WAV_BYTES)}, so the file may be refused: export it as 8 kHz mono, or shorter`;
    return [{ kind: 'odd', text }];
}
/** Of the audio as it is played, in bytes; 0 where that is not known. */
function bytesPerSecond(format, dataBytes, fact) {
    const { sampleFormat, channels, sampleRate } = format;
    if (sampleFormat)
        return channels * containerBytes(sampleFormat) * sampleRate;
    const seconds = durationOf(format, dataBytes, fact) ?? 0;
    return seconds > 0 ? dataBytes / seconds : 0;
}
/** How many samples of each channel there are, going by the header. Only compressed audio needs it. */
function factOf(view, before) {
    const fact = before.get('fact');
    return fact && fact.size >= 4 ? view.getUint32(fact.start, true) : undefined;
}
/** RF64 and BW64 keep 64-bit sizes in a first chunk of their own: RIFF size, then data size. A text is why there is none. */
function sizeOfAudio(view, before, data) {
    if (fourLetters(view, 0) === 'RIFF')
        return data.size;
    const ds64 = before.get('ds64');
    if (ds64?.start !== FIRST_CHUNK + CHUNK_HEADER_BYTES || ds64.size < DS64_BYTES)
        return `is ${fourLetters(view, 0)}, but does not begin with the chunk that holds its sizes (ds64): ${EXPORT_AGAIN}`;
    const large = Number(view.getBigUint64(ds64.start + 8, true));
    if (data.size === SIZE_IS_IN_DS64)
        return large;
    if (large === 0 || large === data.size)
        return data.size;
    return `gives two sizes for its audio, ${grouped(large)} and ${grouped(data.size)} bytes: ${EXPORT_AGAIN}`;
}
function wav_refuse(reason) {
    return { ok: false, reason };
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./lib/audio/workspace-file.js



/**
 * Reads a file that is small enough for the cache. Opens it without following a link and without waiting for the writer of a pipe, and looks at
 * what was opened, not at the name.
 */
async function readWorkspaceFile(path) {
    // Windows has neither flag.
    const flags = external_node_fs_promises_.constants.O_RDONLY | (external_node_fs_promises_.constants.O_NOFOLLOW ?? 0) | (external_node_fs_promises_.constants.O_NONBLOCK ?? 0);
    const file = await (0,external_node_fs_promises_.open)(path, flags).catch(workspace_file_unreadable);
    if ('kind' in file)
        return file;
    try {
        const stat = await file.stat();
        if (!stat.isFile())
            return workspace_file_refused(NO_FILE);
        if (stat.size > MAX_WAV_BYTES)
            return workspace_file_refused(tooLarge(stat.size));
        return { kind: 'read', bytes: await readBytes(file, stat.size) };
    }
    catch (error) {
        return workspace_file_unreadable(error);
    }
    finally {
        await file.close();
    }
}
/** A file that grows or shrinks meanwhile fails the check of its hash. */
async function readBytes(file, size) {
    const bytes = Buffer.allocUnsafe(size);
    let filled = 0;
    while (filled < size) {
        const { bytesRead } = await file.read(bytes, filled, size - filled, filled);
        if (bytesRead === 0)
            break;
        filled += bytesRead;
    }
    return bytes.subarray(0, filled);
}
const NO_FILE = 'is not a regular file in the workspace: commit the audio itself';
function workspace_file_unreadable({ code, message }) {
    switch (code) {
        case 'ENOENT':
        case 'ENOTDIR':
        case 'ENAMETOOLONG':
            return { kind: 'absent' };
        case 'ELOOP':
            return workspace_file_refused('is a symbolic link in the workspace: commit the audio itself');
        case 'ENXIO':
        case 'ENODEV':
        case 'EISDIR':
            return workspace_file_refused(NO_FILE);
        case 'EACCES':
        case 'EPERM':
            return workspace_file_refused(`cannot be read (${code}): check its permissions in the workspace`);
        default:
            return workspace_file_refused(`cannot be read from the workspace: ${code ?? message}`);
    }
}
function workspace_file_refused(reason) {
    return { kind: 'refused', reason };
}

;// CONCATENATED MODULE: ./lib/audio/files.js






/**
 * Reads the audio of a replacement and proves that it is what was committed: its Git blob hash is the tree's, or its SHA-256
 * is that of the Git LFS pointer in the tree. The bytes that come back are the bytes that were checked.
 * Files that are not in the workspace (sparse checkouts) are read from Git.
 */
async function readAudio(place, change) {
    const { path, blob } = change.entry;
    const refuse = (reason) => ({ ok: false, problem: problemOf(place, change, reason) });
    const file = await readWorkspaceFile((0,external_node_path_.join)(place.workspace, path));
    if (file.kind === 'refused')
        return refuse(file.reason);
    const bytes = file.kind === 'read' ? file.bytes : await place.readBlob(blob, MAX_WAV_BYTES);
    if (!bytes)
        return refuse('is missing from the workspace and from its Git objects, or is too large: check it out');
    const changed = await explainChange(bytes, blob, place);
    if (changed !== undefined)
        return refuse(changed);
    const wav = inspectWav(bytes);
    return wav.ok ? { ok: true, audio: { bytes, facts: wav.audio } } : refuse(wav.reason);
}
/** A problem with a file; `reason` follows its name. */
function problemOf({ manifest }, { entry: { path, line, column } }, reason) {
    return { message: `${(0,lib_text/* quote */.hD)(path)} ${reason}`, file: manifest, line, column };
}
/** Why bytes are not what was committed under a blob's id; nothing if they are. */
async function explainChange(bytes, blob, place) {
    if (blobId(bytes, blob.length) === blob) {
        return (0,lfs/* parsePointer */.vp)(bytes) && 'is a Git LFS pointer, not audio: give actions/checkout "lfs: true"';
    }
    const pointer = (0,lfs/* parsePointer */.vp)(await place.readBlob(blob, lfs/* MAX_POINTER_BYTES */.l$));
    if (!pointer) {
        return 'differs in the workspace from what was committed: an earlier step or a Git filter changed it; commit the new audio';
    }
    if (pointer.oid !== sha256(bytes)) {
        return 'is not the audio that its Git LFS pointer names: check it out again with "lfs: true"';
    }
    if (pointer.size === bytes.length)
        return undefined;
    return `has ${bytes.length} bytes, but its Git LFS pointer says ${pointer.size}: commit the audio again`;
}
function blobId(bytes, digits) {
    return createBlobHash(digits, bytes.length).update(bytes).digest('hex');
}
/**
 * Git's id of a blob: the hash over `blob <bytes>\0` and the content, which is for the caller to add (SHA-1, or SHA-256 where ids
 * have 64 digits).
 */
function createBlobHash(digits, bytes) {
    return newHash(digits === 64 ? 'sha256' : 'sha1').update(`blob ${bytes}\0`);
}
/** What a Git LFS pointer names its file by. */
function sha256(bytes) {
    return newHash('sha256').update(bytes).digest('hex');
}
/** Loaded only where there is something to hash: a run with nothing to do starts without it (docs/decisions/0013-speed.md). */
function newHash(algorithm) {
    return process.getBuiltinModule('node:crypto').createHash(algorithm);
}

;// CONCATENATED MODULE: ./lib/live/committed.js


/** Opens the committed audio of a workspace. */
function committedAudio(workspace, manifest, repository) {
    const place = { workspace, manifest, readBlob: repository.blob };
    async function read(entry) {
        const result = await readAudio(place, { entry });
        if (!result.ok)
            return { ok: false, reason: result.problem.message };
        const { bytes, facts } = result.audio;
        return { ok: true, bytes, durationSeconds: facts.durationSeconds };
    }
    /** A clone without blobs does not have what a sparse checkout leaves out. */
    async function pointerOf(blob) {
        await repository.prefetch([blob]);
        return (0,lfs/* parsePointer */.vp)(await repository.blob(blob, lfs/* MAX_POINTER_BYTES */.l$));
    }
    return {
        read,
        async compare(entry, bytes) {
            const file = await read(entry);
            if (file.ok)
                return file.bytes.equals(bytes) ? 'same' : file;
            // The pointer is enough to compare, without the file.
            const pointer = await pointerOf(entry.blob);
            return pointer?.oid === sha256(bytes) ? 'same' : file;
        },
    };
}

;// CONCATENATED MODULE: ./lib/audio/backup.js




/** What follows is advice on how to fix a file of one's own: it is no help with what a server sent. */
const FAULT = /^is not a WAV file: it [^:;,]*/;
function withoutHelp(fault) {
    return FAULT.exec(fault)?.[0] ?? fault;
}
/**
 * What is wrong with audio that PolyAI sent, so that it would be no use as a backup; reads well after the file's name. It may be of
 * any size and encoding, and does not have to say of what size: speech that was streamed does not.
 */
function explainBadBackup(bytes) {
    const notWav = explainNotWav(bytes);
    if (notWav !== undefined)
        return withoutHelp(notWav);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (const { id, size, left } of chunksOf(view)) {
        if (id !== 'data')
            continue;
        if (left === 0)
            return `has no audio: it ends where the audio should begin`;
        const isCut = size > left && !isPlaceholder(size);
        return isCut
            ? `says ${grouped(size)} bytes of audio, but only ${grouped(left)} follow: it was cut off`
            : undefined;
    }
    return 'has no audio (no data chunk)';
}

;// CONCATENATED MODULE: ./lib/polyai/each.js
/**
 * Works through items, at most `width` at a time. After a failure nothing more is begun; rejects with it as soon as what was
 * under way has ended.
 */
async function each(items, width, work) {
    // One iterator, so that each item is taken once.
    const queue = items[Symbol.iterator]();
    const failures = [];
    const worker = async () => {
        for (let next = queue.next(); !next.done; next = queue.next()) {
            await work(next.value).catch((error) => failures.push(error));
            if (failures.length > 0)
                return;
        }
    };
    await Promise.all(Array.from({ length: width }, worker));
    if (failures.length > 0)
        throw failures[0];
}

// EXTERNAL MODULE: ./lib/lib/json.js
var lib_json = __webpack_require__(8173);
;// CONCATENATED MODULE: ./lib/polyai/error-text.js

/** More than this of an error is not read: bytes. A page of a gateway may be large. */
const MAX_READ = 16 * 1024;
/**
 * The words of an error, whoever wrote it: PolyAI in one of its two documented shapes, or something before it in JSON, HTML or
 * plain text. As they are: the caller cuts and escapes them. Empty where there is nothing to read.
 */
function errorTexts(body) {
    const json = (0,lib_json/* parseJson */.q)(body);
    const text = body.subarray(0, MAX_READ).toString('utf8').trim();
    if (isBinary(text))
        return [];
    if (json === undefined)
        return [text.startsWith('<') ? htmlText(text) : text].filter(Boolean);
    if (typeof json === 'string')
        return [json].filter(Boolean);
    const error = Array.isArray(json) ? json[0] : json;
    if (!(0,lib_json/* isRecord */.u)(error))
        return [];
    const texts = textsOf((0,lib_json/* isRecord */.u)(error['error']) ? error['error'] : error);
    // An unknown shape is better than nothing.
    return texts.length > 0 || Object.keys(error).length === 0 ? texts : [text];
}
const CODES = ['error_code', 'code'];
/** PolyAI's, and those of common gateways and frameworks (RFC 9457 among them); the first that is there is shown. */
const MESSAGES = ['error_message', 'message', 'error_description', 'detail', 'title', 'error', 'msg'];
function textsOf(error) {
    const firstOf = (names) => names.map((name) => error[name]).find((value) => typeof value === 'string' && value !== '');
    const found = [firstOf(CODES), firstOf(MESSAGES)];
    return [...new Set(found.filter((value) => typeof value === 'string'))];
}
/** The title of a page, or all of its text. Tags are split off, not matched: a page from outside must not take long. */
function htmlText(html) {
    const texts = [];
    for (const piece of html.split('<').slice(1)) {
        const end = piece.indexOf('>');
        const tag = piece.slice(0, Math.max(end, 0)).toLowerCase();
        const text = piece
            .slice(end + 1)
            .split(/\s+/)
            .filter(Boolean)
            .join(' ');
        if (text === '' || end < 0 || tag.startsWith('script') || tag.startsWith('style'))
            continue;
        if (tag === 'title')
            return text;
        texts.push(text);
    }
    return texts.join(' ');
}
function isBinary(text) {
    return text.includes('\u0000') || text.includes('\ufffd');
}

;// CONCATENATED MODULE: ./lib/polyai/response.js



/** Characters of what a server says. */
const response_MAX_SHOWN = 200;
/**
 * Says what came back: the status and, of anything but a JSON success, the words of whoever wrote it, quoted and cut. Only
 * PolyAI's own error shapes show that it was PolyAI.
 */
function describeResponse({ status, headers, body }) {
    const isAudio = String(headers['content-type']).startsWith('audio/');
    const json = (0,lib_json/* parseJson */.q)(body);
    const words = isAudio || (status < 300 && json !== undefined) ? [] : errorTexts(body);
    if (words.length === 0)
        return `PolyAI answered ${status}`;
    const who = isOwnError(json) ? 'PolyAI' : 'PolyAI, or a gateway in front of it,';
    return `${who} answered ${status}: ${words.map(quoteLong).join(' ')}`;
}
function quoteLong(text) {
    return (0,lib_text/* escapeInvisible */.ts)(JSON.stringify((0,lib_text/* shorten */.ml)(text, response_MAX_SHOWN)));
}
/**
 * Whether PolyAI itself says that there is no such entry, in one of its two documented error shapes. Any other 404 (empty, a
 * page, a gateway's JSON) says nothing about the cache: taken for PolyAI's, it would turn entries that are still heard into
 * deleted ones.
 */
function saysNotFound({ status, body }) {
    return status === 404 && isOwnError((0,lib_json/* parseJson */.q)(body));
}
/** `{"success": false, "error_code", "error_message", \u2026}` or `{"error": {"code", "message", \u2026}}`. */
function isOwnError(json) {
    if (!(0,lib_json/* isRecord */.u)(json))
        return false;
    const nested = json['error'];
    if ((0,lib_json/* isRecord */.u)(nested))
        return typeof nested['code'] === 'string';
    return json['success'] === false || typeof json['error_code'] === 'string';
}
/** The id that PolyAI's support asks for: the server's if it names one, else ours. */
function correlationIdOf(response, sent) {
    const theirs = response.headers['x-polyai-correlation-id'];
    return typeof theirs === 'string' && /^[\x21-\x7e]{1,100}$/.test(theirs) ? theirs : sent;
}

;// CONCATENATED MODULE: ./lib/polyai/result.js
/** Why there is no response; where the whole run stops with it, why that is. */
function reasonOf(result) {
    return (result.kind === 'failed' && result.stop) || result.reason;
}

;// CONCATENATED MODULE: ./lib/live/hashing-reader.js


/**
 * Reads audio as it comes in, and hashes it on the way: nearly always it is the committed blob, and never put together.
 * `length`: bytes, where PolyAI says it before; the hash begins with it.
 */
function hashingReader(blob, length) {
    const pieces = [];
    let size = 0;
    const early = length === undefined ? undefined : createBlobHash(blob.length, length);
    return {
        take(piece) {
            early?.update(piece);
            pieces.push(piece);
            size += piece.length;
        },
        end() {
            const hash = early ?? createBlobHash(blob.length, size);
            if (!early)
                for (const piece of pieces)
                    hash.update(piece);
            // A Git LFS pointer that was uploaded is as committed, too, but it is not audio.
            const isSame = hash.digest('hex') === blob && !isPointer(pieces[0]);
            return { size, other: isSame ? undefined : Buffer.concat(pieces) };
        },
    };
}
function isPointer(start) {
    return (0,lfs/* looksLikePointer */.HL)(start?.toString('latin1', 0, 64) ?? '');
}

// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(8877);
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(714);
;// CONCATENATED MODULE: ./lib/live/memory.js


/** How much audio may pile up before it is freed. Bytes. */
const MAX_GARBAGE = 8 * 1024 * 1024;
/**
 * Frees what was downloaded: call the result with the bytes that are not needed any more. V8 sees the few objects that point to
 * audio, not the audio, and lets more than 100 MB of it pile up before it looks for garbage.
 */
function createCollector() {
    let collect;
    let garbage = 0;
    return (bytes) => {
        garbage += bytes;
        if (garbage < MAX_GARBAGE)
            return;
        garbage = 0;
        collect ??= openCollector();
        collect();
    };
}
/** Node has the function for this only with a flag (Node.js documentation, `--expose-gc`). */
function openCollector() {
    (0,external_node_v8_.setFlagsFromString)('--expose-gc');
    return (0,external_node_vm_.runInNewContext)('gc');
}

;// CONCATENATED MODULE: ./lib/audio/samples.js
/** Eight bits that encode one of 256 values. */
function looked(values) {
    return (view, first, out) => {
        for (let i = 0; i < out.length; i++)
            out[i] = values[view.getUint8(first + i)] ?? 0;
        return out;
    };
}
const samples_table = (value) => Float32Array.from({ length: 256 }, (_, code) => value(code));
/** ITU-T G.711: sign, three bits for the segment, four for the place in it, every other bit turned around. */
function alaw(code) {
    const bits = code ^ 0x55;
    const segment = (bits >> 4) & 7;
    const place = ((bits & 15) << 4) + 8;
    const size = segment === 0 ? place : (place + 256) << (segment - 1);
    return (bits & 128 ? size : -size) / 32_768;
}
/** ITU-T G.711: as above, all bits turned around, with a bias. */
function mulaw(code) {
    const bits = ~code;
    const size = ((((bits & 15) << 3) + 132) << ((bits >> 4) & 7)) - 132;
    return (bits & 128 ? -size : size) / 32_768;
}
const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
const FULL = 32_767 / 32_768;
/** Samples of one size, each read by itself. */
function samples_each(bytes, read) {
    return {
        unit: 1,
        full: FULL,
        decode(view, first, out) {
            for (let i = 0; i < out.length; i++)
                out[i] = read(view, (first + i) * bytes);
            return out;
        },
    };
}
/** How samples are read. */
const SAMPLE_READERS = {
    u8: { unit: 1, full: 127 / 128, decode: looked(samples_table((code) => (code - 128) / 128)) },
    alaw: { unit: 1, full: 32_256 / 32_768, decode: looked(samples_table(alaw)) },
    mulaw: { unit: 1, full: 32_124 / 32_768, decode: looked(samples_table(mulaw)) },
    s16: {
        unit: 32_768,
        full: 32_767,
        decode(view, first, out) {
            const start = view.byteOffset + first * 2;
            // Nearly all files are like this, and seen as an array they are read three times as fast.
            if (start % 2 === 0 && LITTLE_ENDIAN)
                return new Int16Array(view.buffer, start, out.length);
            for (let i = 0; i < out.length; i++)
                out[i] = view.getInt16((first + i) * 2, true);
            return out;
        },
    },
    s24: samples_each(3, (view, at) => ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 2 ** 23),
    s32: samples_each(4, (view, at) => view.getInt32(at, true) / 2 ** 31),
    's24-low-in-32': samples_each(4, (view, at) => view.getInt32(at, true) / 2 ** 23),
    // The upper half is more precise than anyone can hear.
    s64: samples_each(8, (view, at) => view.getInt32(at + 4, true) / 2 ** 31),
    f32: samples_each(4, (view, at) => finite(view.getFloat32(at, true))),
    f64: samples_each(8, (view, at) => finite(view.getFloat64(at, true))),
};
/** A float can be no number, or endless. */
function finite(value) {
    return Number.isFinite(value) ? value : 0;
}

;// CONCATENATED MODULE: ./lib/audio/loudness.js



const SLICES = 12;
/** Samples that are decoded at a time: a whole file would take four times its size. */
const BLOCK = 16_384;
const SILENCE = -120;
/** That many full-scale samples in a row are not a wave's peak but a clipped one. */
const CLIPPED_SAMPLES = 4;
/** Where the steps near full scale are coarse, the peak of a good wave from 150 Hz up stays on the last one as long. Seconds. */
const CLIPPED_SECONDS_COARSE = 0.0006;
/** Measures the audio of a checked file. Undefined for compressed audio. */
function measureLoudness(bytes, facts) {
    const { sampleFormat, channels, sampleRate, dataOffset, dataBytes } = facts;
    if (!sampleFormat)
        return undefined;
    const { decode, full, unit } = SAMPLE_READERS[sampleFormat];
    const frames = framesIn(dataBytes, containerBytes(sampleFormat) * channels);
    if (frames === 0)
        return undefined;
    const view = new DataView(bytes.buffer, bytes.byteOffset + dataOffset, dataBytes);
    const coarse = containerBytes(sampleFormat) === 1 ? Math.ceil(sampleRate * CLIPPED_SECONDS_COARSE) : 0;
    const meter = createMeter(channels, full, Math.max(CLIPPED_SAMPLES, coarse));
    const levels = Array.from({ length: SLICES }, (_, slice) => {
        // A file of a few samples has slices that share one.
        const from = Math.min(Math.floor((slice * frames) / SLICES), frames - 1);
        const to = Math.max(Math.floor(((slice + 1) * frames) / SLICES), from + 1);
        return decibels(measureSlice(view, decode, from * channels, to * channels, meter) / unit);
    });
    const { peak, swing } = meter.extremes();
    return {
        levels,
        peak: decibels(peak / unit),
        swing: decibels(swing / unit),
        clippings: meter.clippings(),
    };
}
/** The loudness (RMS) of samples, in the unit of their encoding. */
function measureSlice(view, decode, from, to, meter) {
    let power = 0;
    for (let first = from; first < to; first += BLOCK) {
        const block = meter.block.subarray(0, Math.min(BLOCK, to - first));
        power += meter.add(decode(view, first, block));
    }
    return Math.sqrt(power / (to - from));
}
function createMeter(channels, full, clippedSamples) {
    const sums = new Float64Array(channels);
    const lows = new Float64Array(channels).fill(Number.POSITIVE_INFINITY);
    const highs = new Float64Array(channels).fill(Number.NEGATIVE_INFINITY);
    /** For each channel, which sample was at full scale last, and how many in a row. */
    const last = new Float64Array(channels).fill(-2 * channels);
    const runs = new Uint32Array(channels);
    let samplesSeen = 0;
    let clippings = 0;
    const addFull = (at) => {
        const channel = at % channels;
        const run = last[channel] === at - channels ? (runs[channel] ?? 0) + 1 : 1;
        last[channel] = at;
        runs[channel] = run;
        if (run === clippedSamples)
            clippings += 1;
    };
    const countFull = (samples, first) => {
        for (let i = first; i < samples.length; i += channels)
            if (Math.abs(samples[i]) >= full)
                addFull(samplesSeen + i);
    };
    /** This loop takes most of the time of a check, so it does little. */
    const addChannel = (samples, first) => {
        const channel = (samplesSeen + first) % channels;
        let power = 0;
        let sum = 0;
        let low = samples[first];
        let high = low;
        for (let i = first; i < samples.length; i += channels) {
            const value = samples[i];
            power += value * value;
            sum += value;
            if (value < low)
                low = value;
            else if (value > high)
                high = value;
        }
        sums[channel] = sums[channel] + sum;
        lows[channel] = Math.min(lows[channel], low);
        highs[channel] = Math.max(highs[channel], high);
        if (high >= full || low <= -full)
            countFull(samples, first);
        return power;
    };
    return {
        block: new Float32Array(BLOCK),
        add(samples) {
            let power = 0;
            for (let first = 0; first < Math.min(channels, samples.length); first++)
                power += addChannel(samples, first);
            samplesSeen += samples.length;
            return power;
        },
        extremes() {
            const frames = samplesSeen / channels;
            let [peak, swing] = [0, 0];
            for (const [channel, sum] of sums.entries()) {
                const [low, high, mean] = [lows[channel], highs[channel], sum / frames];
                peak = Math.max(peak, -low, high);
                swing = Math.max(swing, high - mean, mean - low);
            }
            return { peak, swing };
        },
        clippings: () => clippings,
    };
}
function decibels(size) {
    return Math.max(SILENCE, Math.round(200 * Math.log10(size)) / 10);
}

;// CONCATENATED MODULE: ./lib/audio/served.js





/**
 * Reads the header of audio that PolyAI serves, which may be of any size and need not say of what size: speech that was streamed
 * does not. Undefined where no decoder could read it.
 */
function readServed(bytes) {
    const wav = inspectWav(bytes);
    if (wav.ok)
        return wav.audio;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let format;
    for (const chunk of chunksOf(view)) {
        if (chunk.id === 'fmt ' && chunk.size >= FORMAT_BYTES && chunk.left >= chunk.size)
            format ??= readFormat(view, chunk);
        if (chunk.id === 'data')
            return typeof format === 'object' ? factsOf(format, chunk) : undefined;
    }
    return undefined;
}
function factsOf(format, { start, size, left }) {
    const { sampleRate, channels, bitsPerSample, encoding, sampleFormat } = format;
    const dataBytes = size === 0 || isPlaceholder(size) ? left : Math.min(size, left);
    const durationSeconds = durationOf(format, dataBytes, undefined);
    const audio = { sampleRate, channels, bitsPerSample, encoding, sampleFormat };
    return { durationSeconds, ...audio, dataOffset: start, dataBytes };
}

;// CONCATENATED MODULE: ./lib/audio/warnings.js

/** A phrase this far below full scale cannot be heard on a phone. Decibels. */
const SILENT_BELOW = (/* unused pure expression or super */ null && (-50));
/** A loud but sound recording may touch full scale once or twice. */
const MIN_CLIPPINGS = 3;
/** Two files that differ say nothing about which of them is odd. */
const MIN_NEIGHBOURS = 3;
/**
 * What is odd about files that are valid all the same: what their headers say, silence, clipping, another format than most of the
 * others. Without the kinds that block, `strict`: those are reported as problems.
 */
function audioWarnings(files, strict = []) {
    const usual = usualFormat(files);
    return files.flatMap((file) => [...warningsOf(file), ...formatFaults(file, usual, files.length)]
        .filter(({ kind }) => !isStrict(kind, strict))
        .map(({ text }) => ({ message: `${quote(file.path)} ${text}`, file: file.path })));
}
/** Why a file may not be sent at all; reads well after its name. */
function strictFaults(facts, strict) {
    const faults = warningsOf(facts).filter(({ kind }) => isStrict(kind, strict));
    return faults.map(({ kind, text }) => `${text} (an error because the input "strict" includes "${kind}")`);
}
function isStrict(kind, strict) {
    return kind !== 'odd' && strict.includes(kind);
}
/** The warnings about one file, without comparing it with others. */
function warningsOf({ warnings, loudness, }) {
    return [...warnings, ...loudnessFaults(loudness)];
}
function loudnessFaults(loudness) {
    if (!loudness)
        return [];
    const { peak, swing, clippings } = loudness;
    if (swing < SILENT_BELOW)
        return [{ kind: 'silent', text: describeSilence(peak) }];
    if (clippings < MIN_CLIPPINGS)
        return [];
    const text = `is clipped in ${clippings} places: lower its level before exporting it, or record it again`;
    return [{ kind: 'clipped', text }];
}
function describeSilence(peak) {
    if (peak < SILENT_BELOW)
        return `is silent: its loudest sample is at ${peak} dB; record it again`;
    return `is silent: it holds a constant value (a DC offset at ${peak} dB), not sound; record it again`;
}
function formatFaults(file, usual, all) {
    if (!usual || warnings_formatName(file) === usual.format)
        return [];
    const text = `is ${warnings_formatName(file)}, while ${usual.count} of the ${all} files of this run are ${usual.format}: export it like the others`;
    return [{ kind: 'odd', text }];
}
/** What more than half of the files have. */
function usualFormat(files) {
    const counts = new Map();
    for (const file of files)
        counts.set(warnings_formatName(file), (counts.get(warnings_formatName(file)) ?? 0) + 1);
    const usual = [...counts].find(([, count]) => count > files.length / 2);
    return usual && files.length >= MIN_NEIGHBOURS ? { format: usual[0], count: usual[1] } : undefined;
}
/** `8 kHz mono` */
function warnings_formatName({ sampleRate, channels }) {
    const sound = channels === 1 ? 'mono' : channels === 2 ? 'stereo' : `with ${channels} channels`;
    return `${sampleRate / 1_000} kHz ${sound}`;
}

;// CONCATENATED MODULE: ./lib/live/sound.js



/** Whether two recordings have the same samples in the same format, even if other parts of their headers differ. */
function isSameSound(a, b) {
    const [first, second] = [readServed(a), readServed(b)];
    if (!first || !second)
        return false;
    return (FORMAT.every((name) => first[name] === second[name]) && samplesOf(a, first).equals(samplesOf(b, second)));
}
const FORMAT = ['encoding', 'sampleRate', 'channels', 'bitsPerSample', 'sampleFormat'];
function samplesOf(bytes, { dataOffset, dataBytes }) {
    return bytes.subarray(dataOffset, dataOffset + dataBytes);
}
/** How a recording sounds, as far as its header can be read. */
function soundOf(bytes) {
    const facts = readServed(bytes);
    return {
        durationSeconds: facts?.durationSeconds,
        loudness: facts && measureLoudness(bytes, facts),
        format: facts && warnings_formatName(facts),
    };
}

;// CONCATENATED MODULE: ./lib/live/compare-audio.js







/** Downloads entries, several at a time, and compares each with its committed file. Never rejects for what a server does. */
async function compareAudio(entries, { client, committed, settle }) {
    const free = createCollector();
    await each(entries, client.concurrency, async (entry) => {
        const { result, value } = await client.api.read(entry.id, (length) => hashingReader(entry.blob, length));
        if (!value)
            return settle(entry, explainNoAudio(result));
        const { size, other } = value;
        settle(entry, other ? await compareBytes(entry, other, result, committed) : { kind: 'same' });
        free(other ? COPIES * size : size);
    });
}
/** Of audio that is another one: the pieces, all of them, and its file. */
const COPIES = 3;
/** Why no audio was received. */
function explainNoAudio(result) {
    if (result.kind === 'not sent')
        return { kind: 'not compared', reason: result.reason };
    const { correlationId } = result;
    if (result.kind === 'failed')
        return { kind: 'unreadable', reason: reasonOf(result), correlationId };
    // It left the cache after it was listed.
    if (saysNotFound(result.response))
        return { kind: 'missing' };
    return { kind: 'unreadable', reason: describeResponse(result.response), correlationId };
}
/** Compares audio whose bytes are not those of a blob: they may be those that a Git LFS pointer names, or another recording. */
async function compareBytes(entry, served, result, committed) {
    const bad = explainBadBackup(served);
    if (bad !== undefined) {
        const correlationId = 'correlationId' in result ? result.correlationId : undefined;
        return { kind: 'unreadable', reason: `PolyAI answered 200, but the response ${bad}`, correlationId };
    }
    const file = await committed.compare(entry, served);
    if (file === 'same')
        return { kind: 'same' };
    const live = soundOf(served);
    if (!file.ok)
        return { kind: 'different', by: 'audio', live, file: undefined, unheard: file.reason };
    if (isSameSound(served, file.bytes))
        return { kind: 'same sound' };
    return { kind: 'different', by: 'audio', live, file: soundOf(file.bytes) };
}

;// CONCATENATED MODULE: ./lib/verify/durations.js


/** Files read at the same time: enough to keep the disk busy, few enough to keep memory small. */
const READERS = 4;
/** Compares the listed duration of each entry with that of its committed file. */
async function compareDurations(entries, listed, { committed, settle }) {
    await each(entries, READERS, async (entry) => {
        const file = await committed.read(entry);
        const liveSeconds = listed.get(entry.id)?.durationSeconds;
        settle(entry, file.ok
            ? judgeDuration(liveSeconds, file.durationSeconds)
            : { kind: 'not compared', reason: file.reason });
    });
}

;// CONCATENATED MODULE: ./lib/verify/log.js

/** The entry id with the file that the manifest gives it. */
function log_nameOf({ id, name }) {
    return `entry ${id} (${(0,lib_text/* quote */.hD)(name)})`;
}
/** A verdict in one line. */
function verdictLine(entry, verdict) {
    return `${verdict.kind}: ${log_nameOf(entry)}${'reason' in verdict ? `: ${verdict.reason}` : ''}`;
}
/** The verdicts that are known already, a line each. */
function judgedLines({ entries, verdicts }) {
    return entries.flatMap((entry) => {
        const verdict = verdicts.get(entry.id);
        return verdict ? [verdictLine(entry, verdict)] : [];
    });
}

;// CONCATENATED MODULE: ./lib/verify/compare.js




/** Compares every entry that is not judged yet with its committed file, and notes and logs each verdict as it is known. */
async function compare({ run, request, repository, world }, client) {
    const { runner } = world;
    const entries = run.entries.filter(({ id }) => !run.verdicts.has(id));
    const committed = committedAudio(request.workspace, request.inputs.manifest, repository);
    let done = 0;
    const settle = (entry, verdict) => {
        run.verdicts.set(entry.id, verdict);
        done += 1;
        runner.log(`[${done}/${entries.length}] ${verdictLine(entry, verdict)}`);
    };
    await runner.inGroup('Entries, as they are compared', () => run.compare === 'audio'
        ? compareAudio(entries, { client, committed, settle })
        : compareDurations(entries, run.details, { committed, settle }));
    // A run that was cancelled says so itself.
    if (client.stopped.aborted && !world.cancel.aborted)
        run.problems.push({ message: `stopped early: ${client.stopped.reason}` });
}

;// CONCATENATED MODULE: ./lib/connect.js

/** How every action reaches an agent's cache: through the runner's proxy, with the user's limits. */
function clientOptions({ runner, clock, newId, cancel, abort, proxies }, { concurrency, maxAttempts, requestTimeout, }, { origin, agentId, apiKey }) {
    const { debug, log } = runner;
    const limits = { concurrency, maxAttempts, requestTimeout };
    const proxy = proxyFor(proxies.proxies, origin);
    return { origin, proxy, agentId, apiKey, ...limits, clock, newId, cancel, abort, debug, log };
}

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./lib/polyai/tunnel.js





/**
 * A pool of TLS connections through tunnels that a proxy makes (CONNECT; RFC 9110, 9.3.6). A connection that is not there
 * after `timeout` milliseconds is given up: Node's own support (`proxyEnv`) can wait without end.
 */
function tunnelAgent(proxy, timeout, pool) {
    const agent = new external_node_https_.Agent(pool);
    agent.createConnection = (options, opened) => {
        openTunnel(proxy, options, timeout, opened);
        return undefined;
    };
    return agent;
}
/** What a proxy returns if the server behind it cannot be reached. */
const GATEWAY_ERRORS = new Set([502, 503, 504]);
function errorOf(message, code) {
    return Object.assign(new Error(message), code === undefined ? {} : { code });
}
/** Calls back once, with a connection on which the server has shown its certificate, or with what went wrong. */
function openTunnel(proxy, options, timeout, opened) {
    const { host = '', port = 443 } = options;
    const authority = `${(0,external_node_net_.isIPv6)(host) ? `[${host}]` : host}:${port}`;
    const request = (proxy.protocol === 'https:' ? external_node_https_ : external_node_http_).request({
        ...endpointOf(proxy),
        method: 'CONNECT',
        path: authority,
        headers: { host: authority, ...proxyAuthorization(proxy) },
        agent: false,
    });
    const open = new Set([request]);
    const timer = setTimeout(() => fail(errorOf('the proxy did not connect in time', 'ETIMEDOUT')), timeout);
    function fail(error) {
        clearTimeout(timer);
        for (const stream of open)
            stream.destroy();
        opened(error);
        opened = () => { };
    }
    request.on('error', fail);
    request.on('connect', ({ statusCode = 0 }, socket) => {
        open.add(socket);
        socket.on('error', fail);
        if (statusCode !== 200) {
            const code = GATEWAY_ERRORS.has(statusCode) ? 'EHOSTUNREACH' : undefined;
            return fail(errorOf(`the proxy answered ${statusCode}`, code));
        }
        const tunnel = (0,external_node_tls_.connect)({ ...options, socket });
        open.add(tunnel);
        tunnel.once('error', fail);
        tunnel.once('secureConnect', () => {
            clearTimeout(timer);
            tunnel.off('error', fail);
            opened(null, tunnel);
            opened = () => { };
        });
    });
    request.end();
}

;// CONCATENATED MODULE: ./lib/polyai/agent.js




/** How long to look for a response after a failed write. Milliseconds. */
const WRITE_ERROR_DELAY = 100;
/** Opens requests to one origin, over connections that are kept open: direct ones, or tunnels that the proxy makes. */
function requestOpener({ origin, proxy, timeout, maxConnections }) {
    const address = endpointOf(new URL(origin));
    const client = address.protocol === 'https:' ? external_node_https_ : external_node_http_;
    const pool = { keepAlive: true, maxSockets: maxConnections };
    const agent = proxy ? tunnelAgent(proxy, timeout, pool) : new client.Agent(pool);
    delayWriteErrors(agent);
    return ({ method, path, headers, body }) => client.request({
        ...address,
        method,
        path,
        headers: { ...headers, ...(body ? { 'content-length': String(body.length) } : {}) },
        agent,
    });
}
/**
 * A server may refuse a file and hang up while it is still being sent. Node drops such a response, unread, as soon as a
 * write fails; so connections of this agent learn of a failed write a moment late.
 */
function delayWriteErrors(agent) {
    const connect = agent.createConnection.bind(agent);
    agent.createConnection = (options, opened) => {
        const socket = connect(options, (error, made) => opened?.(error, made && delayErrors(made)));
        return socket && delayErrors(socket);
    };
}
function delayErrors(socket) {
    const write = socket._write.bind(socket);
    const writeMany = socket._writev?.bind(socket);
    const late = (done) => (error) => error ? void setTimeout(done, WRITE_ERROR_DELAY, error) : done();
    socket._write = (chunk, encoding, done) => write(chunk, encoding, late(done));
    if (writeMany)
        socket._writev = (chunks, done) => writeMany(chunks, late(done));
    return socket;
}

;// CONCATENATED MODULE: ./lib/polyai/http-response.js
/** No call has a larger response: 200 list entries, or one WAV of 6 MB. */
const MAX_RESPONSE_BYTES = 16 * 1024 * 1024;
/** Reads a response to its end, or until it is too large. Calls back at least once; only the first time counts. */
function readResponse(exchange, response, receive, done) {
    const { statusCode: status = 0, headers, socket } = response;
    const parts = [];
    const take = (status === 200 && receive?.(lengthOf(headers))) || ((part) => parts.push(part));
    let bytes = 0;
    response.on('data', (part) => {
        bytes += part.length;
        if (bytes <= MAX_RESPONSE_BYTES)
            take(part);
        else
            done({ kind: 'too large', detail: `a response of more than ${MAX_RESPONSE_BYTES} bytes` });
    });
    // What the server has not read of a body that it does not take would pass for the next request.
    if (status >= 300 && exchange.hasHeader('content-length'))
        response.on('end', () => socket.destroy());
    response.on('error', () => { });
    response.on('close', () => {
        if (!response.complete)
            done({ kind: 'cut off', detail: `the response ended after ${bytes} bytes` });
        // A refusal may come early. Nobody can have taken what was not sent.
        else if (status < 300 && !exchange.writableFinished)
            done({ kind: 'cut off', detail: `the response was ${status} before all of the request had been sent` });
        else
            done({ kind: 'whole', response: { kind: 'response', status, headers, body: Buffer.concat(parts) } });
    });
}
function lengthOf(headers) {
    const length = headers['content-length'] ?? '';
    return /^[0-9]+$/.test(length) && !headers['content-encoding'] ? Number(length) : undefined;
}

;// CONCATENATED MODULE: ./lib/polyai/http.js




/**
 * Sends requests to one origin over connections that are kept open.
 * Node's own client is used because a body that is cut short must be an error, which the Actions HTTP client does not detect.
 */
function httpTransport(options) {
    const { timeout, abort } = options;
    const open = requestOpener(options);
    return (request) => new Promise((resolve) => {
        let sent = false;
        let responding = false;
        let done = false;
        const fail = (why, detail, code) => finish({ kind: 'broken', why, sent, detail, code });
        const cancel = () => fail('cancelled', 'the run was cancelled during the request');
        const timer = setTimeout(() => fail('timed out', `no complete response within ${timeout / 1_000} s`), timeout);
        let exchange;
        function finish(result) {
            if (done)
                return;
            done = true;
            clearTimeout(timer);
            abort.removeEventListener('abort', cancel);
            if (result.kind === 'broken')
                exchange?.destroy();
            resolve(result);
        }
        abort.addEventListener('abort', cancel, { once: true });
        if (abort.aborted)
            return cancel();
        let opened;
        try {
            opened = exchange = open(request);
        }
        catch (error) {
            return fail('not sendable', messageOf(error));
        }
        onceConnected(opened, () => {
            sent = true;
        });
        opened.on('response', (response) => {
            responding = true;
            readResponse(opened, response, request.receive, (read) => read.kind === 'whole' ? finish(read.response) : fail(read.kind, read.detail));
        });
        // After a response has begun, its own end or cut decides.
        opened.on('error', (error) => {
            if (!responding)
                fail(sent ? lossOf(error) : 'no connection', messageOf(error), codeOf(error));
        });
        opened.on('close', () => {
            if (!responding)
                fail('connection lost', 'it was closed without a response');
        });
        opened.end(request.body);
    });
}
/** Calls back once the request can be on its way: before that, nothing of it can have reached the server. */
function onceConnected(exchange, connected) {
    exchange.on('socket', (socket) => {
        if (!socket.connecting)
            connected();
        else
            socket.once(socket instanceof external_node_tls_.TLSSocket ? 'secureConnect' : 'connect', connected);
    });
}
/** What is no HTTP at all has an error of the parser. */
function lossOf(error) {
    return codeOf(error)?.startsWith('HPE_') ? 'cut off' : 'connection lost';
}
function codeOf(error) {
    const { code } = error;
    return typeof code === 'string' ? code : undefined;
}
/** Several addresses that all fail give an error without a message of its own. A certificate's names may be in it. */
function messageOf(error) {
    const { message, code } = error;
    return (0,lib_text/* visible */.RK)(message || code || String(error));
}

;// CONCATENATED MODULE: ./lib/polyai/circuit-breaker.js
const CLOSED = { kind: 'closed', closedAt: Number.NEGATIVE_INFINITY, suspects: [] };
/** So many requests in a row in trouble of their own are not a coincidence. */
const MAX_SUSPECTS = 3;
/** Waits between probes: 0.5 s, 1 s, 2 s, \u2026 10 s, give or take a fifth: 16 probes in two minutes. */
const FIRST_WAIT = 500;
const MAX_WAIT = 10_000;
const JITTER = 0.2;
/** What the circuit is after a result. */
function afterResult(circuit, report, limits) {
    switch (circuit.kind) {
        case 'closed':
            return whenClosed(circuit, report, limits);
        case 'open':
            return { ...circuit, only: onlyOf(circuit, report), probeAt: Math.max(circuit.probeAt, asked(report)) };
        case 'probing':
            if (report.probe)
                return afterProbe(circuit, report, limits);
            return {
                ...circuit,
                only: onlyOf(circuit, report),
                notBefore: Math.max(circuit.notBefore, asked(report)),
            };
        case 'given up':
            return circuit;
    }
}
/**
 * Whether a failed try is the outage's and not its request's: such a try is not counted. Not shared is an outage that only
 * this request has met, which met one before that others found to be over.
 */
function isShared(circuit, { sign, probe, request, ownFailures }) {
    if (circuit.kind === 'closed' || (circuit.only === request && ownFailures > 1))
        return false;
    return probe || sign === 'down';
}
/** One request is let through. */
function probe(circuit) {
    if (circuit.kind !== 'open')
        return circuit;
    const { since, failedProbes, only } = circuit;
    return { kind: 'probing', since, failedProbes, only, notBefore: 0 };
}
function whenClosed(circuit, report, limits) {
    const { sign, request, begun, now } = report;
    if (sign === 'up')
        return { ...circuit, suspects: [] };
    if (sign === 'nothing' || begun < circuit.closedAt)
        return circuit;
    const suspects = [...new Set([...circuit.suspects, request])];
    if (sign === 'unclear' && suspects.length < MAX_SUSPECTS)
        return { ...circuit, suspects };
    const only = sign === 'down' ? request : undefined;
    return wait({ since: now, failedProbes: 0, only }, report, limits);
}
function afterProbe(circuit, report, limits) {
    const { since, failedProbes, notBefore } = circuit;
    const { sign, now } = report;
    const only = onlyOf(circuit, report);
    if (sign === 'up')
        return { kind: 'closed', closedAt: now, suspects: [] };
    if (sign === 'nothing')
        return { kind: 'open', since, failedProbes, only, probeAt: Math.max(now, notBefore) };
    const next = wait({ since, failedProbes: failedProbes + 1, only }, report, limits);
    return next.kind === 'open' ? { ...next, probeAt: Math.max(next.probeAt, notBefore) } : next;
}
function onlyOf({ only }, { sign, request }) {
    return only === request || sign === 'up' || sign === 'nothing' ? only : undefined;
}
/** The last probe comes at the end of the patience. If the server asks for more time than is left, the run gives up. */
function wait(outage, report, { patience, random }) {
    const { now } = report;
    const end = outage.since + patience;
    const askedToWait = asked(report) > end ? report.retryAfter : undefined;
    if (now >= end || askedToWait !== undefined)
        return { kind: 'given up', ...outage, askedToWait };
    const base = Math.min(MAX_WAIT, FIRST_WAIT * 2 ** outage.failedProbes);
    const due = now + base * (1 - JITTER + 2 * JITTER * random());
    return { kind: 'open', ...outage, probeAt: Math.max(Math.min(due, end), asked(report)) };
}
/** Until when the server asks to be left alone; only an outage's word counts for everyone. */
function asked({ sign, now, retryAfter }) {
    return sign === 'down' && retryAfter !== undefined ? now + retryAfter : 0;
}

;// CONCATENATED MODULE: ./lib/polyai/outage.js

/** Opens a gate that only an outage closes; aborts `stop` when one has lasted too long. */
function createOutageGate({ clock, stop, patience, log }) {
    let circuit = CLOSED;
    let line = [];
    let lastProbe = 0;
    const limits = { patience, random: clock.random };
    const letAllGo = () => {
        for (const { go } of line.splice(0))
            go(false);
    };
    stop.signal.addEventListener('abort', letAllGo, { once: true });
    /** Lets one request through if it is time. */
    function tryProbe() {
        if (circuit.kind !== 'open' || clock.elapsed() < circuit.probeAt)
            return;
        const next = choose(line, lastProbe);
        if (!next)
            return;
        line = line.filter((waiting) => waiting !== next);
        lastProbe = next.request;
        circuit = probe(circuit);
        next.go(true);
    }
    function become(next, why) {
        const before = circuit;
        circuit = next;
        if (next.kind === 'open' && (before.kind !== 'open' || before.probeAt !== next.probeAt))
            void clock.sleep(next.probeAt - clock.elapsed(), stop.signal).then(tryProbe);
        if (next.kind === 'open' && next.failedProbes === 1 && before.kind === 'probing')
            log(`PolyAI, or the connection to it, is down (${why}): waiting up to ${outage_seconds(patience)} for it`);
        if (next.kind === 'closed' && before.kind === 'probing') {
            if (before.failedProbes > 0)
                log(`PolyAI is back after ${outage_seconds(clock.elapsed() - before.since)}`);
            letAllGo();
        }
        if (next.kind === 'given up' && before.kind !== 'given up')
            stop.abort(reasonToGiveUp(next, patience));
    }
    function pass(request, isProbe) {
        const begun = clock.elapsed();
        return {
            report(result, why) {
                const report = { ...result, request, begun, now: clock.elapsed(), probe: isProbe };
                const shared = isShared(circuit, report);
                become(afterResult(circuit, report, limits), why);
                return shared;
            },
            giveBack() {
                this.report({ sign: 'nothing', retryAfter: undefined, ownFailures: 0 }, '');
            },
        };
    }
    return {
        async enter(request, sent) {
            if (circuit.kind === 'closed' || stop.signal.aborted)
                return pass(request, false);
            const isProbe = await new Promise((go) => {
                line.push({ request, sent, go });
                tryProbe();
            });
            return pass(request, isProbe);
        },
    };
}
/**
 * Who probes: rather a request that was sent before, so that others stay unsent; but another one than last time, for it may
 * be that request alone which the server cannot take.
 */
function choose(line, last) {
    const others = line.filter(({ request }) => request !== last);
    return others.find(({ sent }) => sent) ?? others[0] ?? line[0];
}
function reasonToGiveUp({ askedToWait }, patience) {
    const down = 'PolyAI, or the connection to it, is down';
    if (askedToWait !== undefined)
        return `${down} and asks to wait ${outage_seconds(askedToWait)}, more than the ${outage_seconds(patience)} that "max-attempts" allows: run this again later`;
    return `${down}${patience > 0 ? ` and has been for ${outage_seconds(patience)}` : ''}: run this again later`;
}
function outage_seconds(milliseconds) {
    return `${Math.round(milliseconds / 1_000)} s`;
}

;// CONCATENATED MODULE: ./lib/polyai/reading-api.js
function readingApi(agentId, apiKey, send) {
    const call = callsTo(agentId, apiKey, send);
    const getAudio = (id, receive) => call('GET', `/${id}/file`, { accept: 'audio/wav' }, receive && { receive });
    return {
        list: (offset, limit) => call('GET', `?limit=${limit}&offset=${offset}`),
        download: (id) => getAudio(id),
        async read(id, open) {
            let reader;
            const result = await getAudio(id, (length) => {
                const own = open(length);
                reader = own;
                return (piece) => own.take(piece);
            });
            const isWhole = result.kind === 'response' && result.response.status === 200;
            return { result, value: isWhole ? reader?.end() : undefined };
        },
    };
}
/** Sends requests to the cache of one agent; paths are relative to it. */
function callsTo(agentId, apiKey, send) {
    const root = `/v1/agents/${encodeURIComponent(agentId)}/audio-cache`;
    const headers = {
        'x-api-key': apiKey,
        accept: 'application/json',
        'user-agent': 'polyai-audio-cache-sync',
    };
    return (method, path, moreHeaders = {}, more = {}) => send({ method, path: `${root}${path}`, headers: { ...headers, ...moreHeaders }, ...more });
}

;// CONCATENATED MODULE: ./lib/polyai/retry.js
/** Transient: worth another try. */
const TRANSIENT = new Set([408, 429, 500, 502, 503, 504]);
const DOWN = new Set([502, 503, 504]);
const UNCLEAR = new Set([408, 500]);
/** A name that does not exist or a certificate that is refused is a mistake in the settings, not an outage. */
const UNREACHABLE = new Set([
    'ECONNREFUSED',
    'ECONNRESET',
    'ECONNABORTED',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'EHOSTDOWN',
    'ENETUNREACH',
    'ENETDOWN',
    'EAI_AGAIN',
]);
const REQUEST_TIMEOUT = 408;
const TOO_MANY_REQUESTS = 429;
/** Waits: full jitter below 0.5 s, 1 s, 2 s, \u2026 30 s (AWS Architecture Blog, "Exponential backoff and jitter"). */
const FIRST_BACKOFF = 500;
const MAX_BACKOFF = 30_000;
/**
 * A run does not wait longer than this for a server that asks it to. Milliseconds. So everything ends: a request takes at most
 * max-attempts \u00d7 (request-timeout + 60 s), and the time of outages.
 */
const MAX_RETRY_AFTER = 60_000;
const DAY = 86_400_000;
/** Judges one try. `now` is milliseconds since 1970; `writes` says whether the request changes the cache. */
function judge(result, now, writes) {
    if (result.kind === 'broken') {
        const transient = ['no connection', 'connection lost', 'timed out', 'cut off'].includes(result.why);
        return transient ? { kind: 'retry', after: undefined, everyone: false } : { kind: 'final' };
    }
    const { status } = result;
    if (status === 401) {
        return stop('PolyAI refused the API key (401): check the secret behind "api-key", its expiry and the region');
    }
    if (status === 403 && writes) {
        return stop('PolyAI does not let the API key write to this agent\'s audio cache (403): give it the permission "audio_cache: write" for this agent, or correct the agent id');
    }
    if (!TRANSIENT.has(status))
        return { kind: 'final' };
    const after = parseRetryAfter(result.headers['retry-after'], now);
    if (after !== undefined && after > MAX_RETRY_AFTER) {
        const asked = after > DAY ? 'more than a day' : `${Math.ceil(after / 1_000)} s`;
        return stop(`PolyAI asks to wait ${asked} (${status}), more than the ${MAX_RETRY_AFTER / 1_000} s that this run waits: run it again later`);
    }
    return { kind: 'retry', after, everyone: status === TOO_MANY_REQUESTS };
}
/**
 * What a result says about the server. A gateway's 502, 503 and 504, and a connection that is refused, reset or cannot be made,
 * would meet every request. A 500, or no complete response in time, may be due to this entry.
 */
function signOf(result) {
    if (result.kind === 'response') {
        if (DOWN.has(result.status))
            return 'down';
        return UNCLEAR.has(result.status) ? 'unclear' : 'up';
    }
    switch (result.why) {
        case 'connection lost':
            return 'down';
        case 'no connection':
            return UNREACHABLE.has(result.code ?? '') ? 'down' : 'unclear';
        case 'timed out':
            return result.sent ? 'unclear' : 'down';
        case 'cut off':
            return 'unclear';
        case 'too large':
            return 'up';
        case 'cancelled':
        case 'not sendable':
            return 'nothing';
    }
}
function stop(reason) {
    return { kind: 'stop', reason };
}
/**
 * Whether a write may have been carried out, though this result does not confirm it. A server that refuses with 4xx or redirects
 * has done nothing; but servers also return 408 and 5xx when something behind them took too long.
 */
function leavesDoubt(result) {
    if (result.kind === 'broken')
        return result.sent;
    return result.status < 300 || result.status === REQUEST_TIMEOUT || result.status >= 500;
}
/** Milliseconds to wait before try number `attempt` + 1 (attempts count from 1), random between 0 and the bound. */
function backoff(attempt, random) {
    return random * Math.min(MAX_BACKOFF, FIRST_BACKOFF * 2 ** (attempt - 1));
}
/**
 * Reads `Retry-After`, seconds or an HTTP date in any of its three forms (RFC 9110, 10.2.3 and 5.6.7), as milliseconds from
 * now; undefined where there is none.
 */
function parseRetryAfter(value, now) {
    const text = value?.trim() ?? '';
    if (/^[0-9]+$/.test(text))
        return Number(text) * 1_000;
    if (!/^[A-Z][a-z]+,? /.test(text))
        return undefined;
    // The oldest form names no zone. All of them mean GMT.
    const date = Date.parse(text.endsWith(' GMT') ? text : `${text} GMT`);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

;// CONCATENATED MODULE: ./lib/polyai/next-step.js


/** After so many requests in a row that used up all their tries, no other one would fare better. */
const MAX_EXHAUSTED = 3;
/** Decides what follows from a try, for its request and for all others. */
function createDecision({ clock, maxAttempts, stop }) {
    let exhaustedInARow = 0;
    return ({ method }, result, { tries: before, counted }, turn) => {
        const verdict = judge(result, clock.now(), method !== 'GET');
        const retryAfter = verdict.kind === 'retry' ? verdict.after : undefined;
        const byChance = backoff(counted + 1, clock.random());
        // "Wait 0 s" says nothing. And a second refusal means that other runs share the limit: if all of them came back at the
        // same moment, most would be refused once more.
        const wait = retryAfter ? retryAfter + (counted > 0 ? byChance : 0) : byChance;
        const why = next_step_describe(result);
        const refusedFor = verdict.kind === 'retry' && verdict.everyone ? wait : undefined;
        const shared = turn.report({ sign: signOf(result), retryAfter, ownFailures: counted }, why, refusedFor);
        if (verdict.kind !== 'retry')
            exhaustedInARow = 0;
        if (verdict.kind === 'final' && result.kind === 'response')
            return settled({ kind: 'response', response: result, ...before });
        const tries = { ...before, doubt: before.doubt || leavesDoubt(result) };
        if (verdict.kind !== 'retry')
            return fail(verdict, failed(why, result, tries));
        if (shared)
            return { kind: 'again', wait: 0, progress: { tries, counted, why } };
        if (counted + 1 < maxAttempts || stop.signal.aborted)
            return { kind: 'again', wait, progress: { tries, counted: counted + 1, why } };
        return exhausted(failed(`${why} (tried ${times(tries.count)})`, result, tries));
    };
    function exhausted(failure) {
        exhaustedInARow += 1;
        if (exhaustedInARow < MAX_EXHAUSTED)
            return settled(failure);
        stop.abort(hopeless(maxAttempts));
        return settled({ ...failure, stop: String(stop.signal.reason) });
    }
    function fail(verdict, failure) {
        if (verdict.kind !== 'stop')
            return settled(failure);
        stop.abort(verdict.reason);
        return settled({ ...failure, stop: verdict.reason });
    }
}
function settled(result) {
    return { kind: 'settled', result };
}
function failed(reason, result, tries) {
    const status = result.kind === 'response' ? { status: result.status } : {};
    return { kind: 'failed', reason, ...status, ...tries };
}
function hopeless(maxAttempts) {
    return `${MAX_EXHAUSTED} requests in a row failed every attempt (${maxAttempts} each): run this again later`;
}
function next_step_describe(result) {
    if (result.kind === 'response')
        return describeResponse(result);
    const hint = result.sent ? '' : '; check "region", "api-url" and the network, with its proxies';
    return `${result.why}: ${result.detail}${result.why === 'cancelled' ? '' : hint}`;
}
function times(count) {
    return count === 1 ? 'once' : `${count} times`;
}

;// CONCATENATED MODULE: ./lib/polyai/send.js


const NO_TRIES = { count: 0, doubt: false, milliseconds: 0, correlationId: undefined };
/** Sends requests with retries. Stops the whole run where no other request would fare better. */
function createSender(options) {
    const { throttle, clock, stop } = options;
    const tryOnce = createTry(options);
    let requests = 0;
    return async (request) => {
        requests += 1;
        const number = requests;
        let progress = { tries: NO_TRIES, counted: 0, why: '' };
        for (;;) {
            const step = await throttle.run(() => tryOnce(request, number, progress), progress.tries.count > 0);
            if (step.kind === 'settled')
                return step.result;
            if (step.kind === 'stopped')
                return notTriedAgain(progress, String(stop.signal.reason));
            progress = step.progress;
            await clock.sleep(step.wait, stop.signal);
        }
    };
}
function notTriedAgain({ tries, why }, reason) {
    if (tries.count === 0)
        return { kind: 'not sent', reason };
    return { kind: 'failed', reason: `${why}; not tried again, because ${reason}`, ...tries };
}
/**
 * Makes one try. It runs while it holds its place among the requests in flight, and tells the others to stop or to pause
 * before it leaves: so no other request slips through.
 */
function createTry(options) {
    const { transport, throttle, clock, newId, stop, debug } = options;
    const decide = createDecision(options);
    async function send(request, body, before, turn) {
        const id = newId();
        const start = clock.elapsed();
        const headers = { ...request.headers, 'x-polyai-correlation-id': id };
        const result = await transport({ ...request, headers, body });
        const took = clock.elapsed() - start;
        const tries = {
            count: before.tries.count + 1,
            doubt: before.tries.doubt,
            milliseconds: before.tries.milliseconds + took,
            correlationId: result.kind === 'response' ? correlationIdOf(result, id) : id,
        };
        const step = decide(request, result, { ...before, tries }, turn);
        debug(debugLine(request, result, took, tries, step));
        return step;
    }
    return async (request, number, before) => {
        if (stop.signal.aborted)
            return { kind: 'stopped' };
        const body = await request.body?.().catch((error) => error);
        if (body instanceof Error)
            return settled({ kind: 'failed', reason: body.message, ...before.tries });
        const turn = await throttle.turn(number, before.tries.count > 0);
        if (stop.signal.aborted)
            return { kind: 'stopped' };
        return send(request, body, before, turn);
    };
}
/** Holds nothing secret: the key is in a header. */
function debugLine({ method, path }, result, took, tries, step) {
    const came = result.kind === 'response' ? String(result.status) : `${result.why} (${result.detail})`;
    const wait = step.kind === 'again' && step.wait;
    const next = wait === false ? '' : wait > 0 ? `, again in ${Math.round(wait)} ms` : ', again after the outage';
    return `${method} ${path}: ${came} after ${Math.round(took)} ms, try ${tries.count}, id ${tries.correlationId}${next}`;
}

// EXTERNAL MODULE: ./node_modules/p-queue/dist/index.js + 4 modules
var dist = __webpack_require__(9052);
;// CONCATENATED MODULE: ./lib/polyai/rate-limit.js
/** If responses are fast, a higher rate is not faster: more requests are refused. */
const FIRST_RATE = 1;
/** Fewer responses than this say nothing about a rate. */
const MIN_EVIDENCE = 4;
/** The share of the quota to use at once after a pause: it is an estimate. */
const CAUTION = 0.8;
/** The rate has doubled after so many times the responses that it was learned from. */
const DOUBLED_AFTER = 4;
function createRateLimiter() {
    let rate = FIRST_RATE;
    let evidence = Number.POSITIVE_INFINITY;
    // A token bucket like the server's: it fills at the rate, and a request takes one.
    let inBucket = 1;
    let most = 1;
    let filledAt = 0;
    let pausedUntil = 0;
    let refusedAt = Number.NEGATIVE_INFINITY;
    // Responses since the server's quota was last used up.
    let answered = 0;
    let since;
    /** Slowly at first, then faster and faster, for a limit that has gone (as in TCP CUBIC, RFC 9438). */
    function currentRate() {
        return rate * (1 + (answered / (DOUBLED_AFTER * evidence)) ** 2);
    }
    return {
        take(now) {
            since ??= now;
            if (now < pausedUntil)
                return pausedUntil - now;
            inBucket = Math.min(most, inBucket + (now - filledAt) * currentRate());
            filledAt = now;
            if (inBucket < 1)
                return Math.ceil((1 - inBucket) / currentRate());
            inBucket -= 1;
            return 0;
        },
        passed() {
            answered += 1;
        },
        refused(now, begun, wait) {
            pausedUntil = Math.max(pausedUntil, now + wait);
            // A request that was in flight when the last refusal came says nothing new.
            if (begun < refusedAt)
                return;
            refusedAt = now;
            if (answered < MIN_EVIDENCE)
                return;
            // The server's quota is used up, and will be full again when the wait is over.
            rate = answered / Math.max(1, now + wait - (since ?? now));
            evidence = answered;
            most = Math.max(1, rate * wait);
            inBucket = CAUTION * rate * wait;
            filledAt = since = pausedUntil;
            answered = 0;
        },
        rested() {
            rate = currentRate();
            since = undefined;
            answered = 0;
        },
    };
}

;// CONCATENATED MODULE: ./lib/polyai/throttle.js


function createThrottle({ concurrency, clock, stop, gate }) {
    const places = new dist/* default */.Ay({ concurrency });
    const limiter = createRateLimiter();
    places.on('idle', limiter.rested);
    return {
        run: (job, urgent) => places.add(job, { priority: urgent ? 1 : 0 }),
        async turn(request, sent) {
            for (;;) {
                const pass = await gate.enter(request, sent);
                const wait = stop.aborted ? 0 : limiter.take(clock.elapsed());
                if (wait === 0)
                    return turnOf(pass.report);
                // A request that waits for the rate must not hold a probe, and must check for an outage again.
                pass.giveBack();
                await clock.sleep(wait, stop);
            }
        },
    };
    function turnOf(reportTo) {
        const begun = clock.elapsed();
        return {
            report(result, why, refusedFor) {
                const shared = reportTo(result, why);
                if (refusedFor !== undefined)
                    limiter.refused(clock.elapsed(), begun, refusedFor);
                else if (result.sign === 'up')
                    limiter.passed();
                // Time in which nothing is sent does not measure the rate.
                if (shared)
                    limiter.rested();
                return shared;
            },
        };
    }
}

;// CONCATENATED MODULE: ./lib/polyai/reading-client.js





/** How long an outage may last, for each try but the first. Milliseconds. */
const PATIENCE_PER_ATTEMPT = 30_000;
/** Opens a client that cannot write: the code that could is not even loaded. */
function createReadingClient(options) {
    return openClient(options, readingApi);
}
/** Joins an API, the retries, the throttle and the transport. */
function openClient(options, apiOf) {
    const { agentId, apiKey, cancel, clock, concurrency, maxAttempts, newId, origin, proxy, abort } = options;
    const stop = new AbortController();
    if (cancel.aborted)
        stop.abort(cancel.reason);
    cancel.addEventListener('abort', () => stop.abort(cancel.reason), { once: true });
    const { requestTimeout: timeout, debug = () => { }, log = () => { } } = options;
    const patience = (maxAttempts - 1) * PATIENCE_PER_ATTEMPT;
    const gate = createOutageGate({ clock, stop, patience, log });
    const send = createSender({
        transport: httpTransport({ origin, proxy, timeout, maxConnections: concurrency, abort }),
        throttle: createThrottle({ concurrency, clock, stop: stop.signal, gate }),
        clock,
        maxAttempts,
        newId,
        stop,
        debug,
    });
    return { api: apiOf(agentId, apiKey, send), concurrency, stopped: stop.signal };
}

;// CONCATENATED MODULE: ./lib/verify/connect.js




/** Connects to the agent's cache. Raises Blocked where the key or the agent is not known. */
function connectToCache({ run, request, world }) {
    const { inputs } = request;
    const { agentId, origin } = run;
    const { apiKey } = inputs;
    if (!apiKey || !agentId || !origin)
        throw new lib_problem/* Blocked */.r(missingToRead(inputs, { agentId }));
    return createReadingClient(clientOptions(world, inputs, { origin, agentId, apiKey }));
}

;// CONCATENATED MODULE: ./lib/plan/transcripts.js

/** Whether a comparison says for certain that an entry belongs to another phrase. */
function isOtherPhrase(match) {
    return match === 'other transcript' || match === 'other language';
}
/**
 * The text that transcripts are compared by: in Unicode NFC, without whitespace around it, and with one blank for each run of
 * whitespace. Letter case and punctuation count.
 */
function normalizeTranscript(text) {
    return text.normalize('NFC').trim().replace(/\s+/g, ' ');
}
/** Languages are compared without letter case (RFC 5646, section 2.1.1), and `en_US` means `en-US`. */
function isSameLanguage(a, b) {
    const fold = (code) => code.toLowerCase().replaceAll('_', '-');
    return fold(a) === fold(b);
}
/** Compares what the manifest says of an entry with what PolyAI lists. Nothing said is the same as anything. */
function matchPhrase({ transcript, language }, listed) {
    const live = normalizeTranscript(listed.transcript ?? '');
    if (transcript !== undefined && live !== '' && live !== normalizeTranscript(transcript)) {
        return 'other transcript';
    }
    const { languageCode } = listed;
    if (language !== undefined && languageCode !== undefined && !isSameLanguage(language, languageCode)) {
        return 'other language';
    }
    return transcript !== undefined && live === '' ? 'unknown' : 'same';
}
/** Looks phrases up in a listing: one walk over it serves all of them. */
function phraseFinder(listed) {
    let index;
    return (phrase) => {
        if (phrase.transcript === undefined)
            return [];
        index ??= indexOf(listed);
        const ids = index.get(normalizeTranscript(phrase.transcript)) ?? [];
        const has = (id) => matchPhrase(phrase, listed.get(id) ?? NOTHING_LISTED) === 'same';
        return ids.filter(has).toSorted(lib_ids/* compareEntryIds */.iv);
    };
}
const NOTHING_LISTED = { transcript: undefined, languageCode: undefined };
function indexOf(listed) {
    const index = new Map();
    for (const [key, { transcript }] of listed) {
        const id = (0,lib_ids/* parseEntryId */.Vm)(key);
        if (id === undefined || transcript === undefined)
            continue;
        const text = normalizeTranscript(transcript);
        const ids = index.get(text);
        if (ids)
            ids.push(id);
        else
            index.set(text, [id]);
    }
    return index;
}
/**
 * Compares the phrases of a plan with those that PolyAI lists. What is not listed cannot be compared, and a deletion that was
 * asked for by id is not held to a phrase.
 */
function findMismatches(plan, listed) {
    const compared = plan.replace.map((change) => transcripts_compare(change, change.entry, listed));
    const removed = plan.delete.flatMap((change) => change.reason === 'removed' && change.entry ? transcripts_compare(change, change.entry, listed) : []);
    return {
        replace: compared.flatMap(mismatch),
        delete: removed.flatMap(mismatch),
        unknown: compared.flatMap(({ change, match }) => (match === 'unknown' ? change : [])),
    };
}
function transcripts_compare(change, phrase, all) {
    const listed = all.get(change.id);
    const match = listed ? matchPhrase(phrase, listed) : 'same';
    return { change, phrase, listed: listed ?? NOTHING_LISTED, match };
}
function mismatch({ match, ...rest }) {
    return isOtherPhrase(match) ? [{ ...rest, match }] : [];
}

;// CONCATENATED MODULE: ./lib/polyai/entry-id.js
/** An entry's id as text: PolyAI's are numbers in text, but may come as numbers. */
function parseId(value) {
    if (typeof value === 'string')
        return value;
    return isCount(value) ? String(value) : undefined;
}
/** A whole number from 0 that is exact. */
function isCount(value) {
    return Number.isSafeInteger(value) && value >= 0;
}

;// CONCATENATED MODULE: ./lib/polyai/listing-page.js


/** Reads a page; undefined for anything that is none. What is not known is ignored. */
function parsePage(body) {
    const json = (0,lib_json/* parseJson */.q)(body);
    if (!(0,lib_json/* isRecord */.u)(json) || !Array.isArray(json['entries']))
        return undefined;
    const total = fieldOf(json, 'totalCount');
    const entries = json['entries'].map(parseDetails);
    return isCount(total) && entries.every((entry) => entry !== undefined) ? { total, entries } : undefined;
}
function parseDetails(value) {
    const id = (0,lib_json/* isRecord */.u)(value) ? parseId(value['id']) : undefined;
    if (!(0,lib_json/* isRecord */.u)(value) || id === undefined)
        return undefined;
    const field = (name, fits) => {
        const found = fieldOf(value, name);
        return fits(found) ? found : undefined;
    };
    return {
        id,
        transcript: field('transcript', listing_page_isText),
        hitCount: field('hitCount', isNumber),
        durationSeconds: field('duration', isNumber),
        languageCode: field('languageCode', listing_page_isText),
        cachedAt: field('cachedAt', listing_page_isText),
        regenerated: field('regenerated', isFlag),
        imported: field('imported', isFlag),
        provider: field('provider', listing_page_isText),
        providerVoiceId: field('providerVoiceId', listing_page_isText),
        audioFilename: field('audioFilename', listing_page_isText),
    };
}
/** PolyAI's document says `hitCount`; its own command line tool reads `hit_count` from the same call. Either is taken. */
function fieldOf(record, name) {
    return record[name] ?? record[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
}
const listing_page_isText = (value) => typeof value === 'string' && value !== '';
const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);
const isFlag = (value) => typeof value === 'boolean';

;// CONCATENATED MODULE: ./lib/polyai/listing.js





/** The most that a page may hold (PolyAI: GET \u2026/audio-cache, `limit`). */
const PAGE_SIZE = 200;
/** A million entries: what claims more is not believed. */
const MAX_PAGES = 5_000;
/**
 * Reads the whole cache, page by page, `width` pages at a time. Entries can move from page to page while that goes on, so one
 * listing can miss some. Raises Blocked for a key that is refused and for anything that is not a list.
 */
async function fetchListing(api, width) {
    const entries = new Map();
    let total = 0;
    let more = true;
    const add = (page) => {
        const before = entries.size;
        total = Math.max(total, page.total);
        for (const entry of page.entries)
            entries.set(entry.id, entry);
        // Pages that bring nothing new have no end.
        if (entries.size === before)
            more = false;
    };
    const first = readPage(await api.list(0, PAGE_SIZE));
    if (first === 'not allowed')
        return { kind: 'not allowed' };
    add(first);
    await each(offsetsBelow(first.total), width, async (offset) => {
        const page = more ? readPage(await api.list(offset, PAGE_SIZE)) : 'not allowed';
        if (page !== 'not allowed')
            add(page);
    });
    return { kind: 'entries', entries, complete: entries.size === total };
}
/**
 * Lists the cache, and once more if it does not name all of these entries: one can move to a page that was read already, but
 * does not do so twice. Raises Blocked as `fetchListing` does.
 */
async function findEntries(ids, { api, concurrency }) {
    const first = await fetchListing(api, concurrency);
    if (first.kind !== 'entries' || ids.every((id) => first.entries.has(id)))
        return first;
    const second = await fetchListing(api, concurrency);
    if (second.kind !== 'entries')
        return { ...first, complete: false };
    return { ...second, entries: new Map([...first.entries, ...second.entries]) };
}
function* offsetsBelow(total) {
    for (let page = 1; page < MAX_PAGES && page * PAGE_SIZE < total; page += 1)
        yield page * PAGE_SIZE;
}
function readPage(result) {
    if (result.kind !== 'response')
        throw lib_problem/* Blocked */.r.because(`the cache cannot be listed: ${reasonOf(result)}`);
    const { response } = result;
    if (response.status === 403)
        return 'not allowed';
    if (response.status === 404) {
        const check = 'check the agent id and the region';
        throw lib_problem/* Blocked */.r.because(`the cache cannot be listed: ${describeResponse(response)}: ${check}`);
    }
    const page = response.status === 200 ? parsePage(response.body) : undefined;
    if (page)
        return page;
    const odd = response.status === 200 ? ', but not with a list of entries' : '';
    throw lib_problem/* Blocked */.r.because(`the cache cannot be listed: ${describeResponse(response)}${odd}`);
}

;// CONCATENATED MODULE: ./lib/report/phrases.js


/** What differs between two phrases, how PolyAI lists it, and how the manifest gives it, both quoted. */
function differenceOf({ match, listed, phrase }) {
    const isText = match === 'other transcript';
    const live = isText ? listed.transcript : listed.languageCode;
    const said = isText ? phrase.transcript : phrase.language;
    const [inPolyAI, inManifest] = excerpts(normalizeTranscript(live ?? ''), normalizeTranscript(said ?? ''));
    return { what: isText ? 'phrase' : 'language', inPolyAI, inManifest };
}
/** Long texts are cut: what precedes their first difference is left out, but for some characters. */
const MAX_WHOLE = 100;
const BEFORE_DIFFERENCE = 30;
function excerpts(...texts) {
    const [a, b] = texts;
    let same = 0;
    while (same < a.length && a[same] === b[same])
        same += 1;
    const start = Math.max(a.length, b.length) > MAX_WHOLE ? Math.max(0, same - BEFORE_DIFFERENCE) : 0;
    const cut = (text) => (0,lib_text/* quote */.hD)(start > 0 ? `\u2026${text.slice(start).toWellFormed()}` : text);
    return [cut(a), cut(b)];
}
const MAX_SUGGESTED = 3;
/** The way out: the entries that do have the phrase. */
function suggestion(ids) {
    if (ids.length === 0)
        return '; no listed entry has that phrase: correct the id, or the phrase in the manifest';
    return `; did you mean ${ids.slice(0, MAX_SUGGESTED).join(' or ')}? Correct the id, or the phrase in the manifest`;
}
const phrases_MAX_NAMED = 10;
/** A notice about entries without a listed phrase; `which` says of what kind they are. */
function phrases_notCompared(which, entries) {
    const ids = entries.slice(0, phrases_MAX_NAMED).map(({ id }) => id);
    const more = entries.length - ids.length;
    const list = `${ids.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    return `PolyAI lists no phrase for some ${which}, so their transcripts could not be compared: ${list}`;
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(1916);
;// CONCATENATED MODULE: ./lib/verify/phrases.js


const MAX_CLOSEST = 3;
/** Looking for similar transcripts takes time: beyond so many phrases, a list of what is not cached must do. */
const MAX_SEARCHES = 100;
/** So many UTF-16 units at the start are enough to distinguish two phrases. */
const MAX_COMPARED = 200;
/** Looks each required phrase up among the entries of the cache. */
function lookUpRequired(required, live) {
    const findIds = phraseFinder(live);
    const findClosest = closestFinder([...live.values()]);
    let searches = 0;
    return required.map((phrase) => {
        const cachedBy = findIds(phrase);
        if (cachedBy.length > 0)
            return { phrase, cachedBy, closest: [] };
        searches += 1;
        return { phrase, cachedBy, closest: searches > MAX_SEARCHES ? [] : findClosest(phrase.transcript) };
    });
}
/** What a search compares: letter case and what follows a long beginning do not make a phrase another one. */
function comparable(transcript) {
    return normalizeTranscript(transcript).toLowerCase().slice(0, MAX_COMPARED);
}
function closestFinder(entries) {
    const candidates = [...Map.groupBy(entries, ({ transcript = '' }) => transcript)]
        .filter(([transcript]) => transcript !== '')
        .flatMap(([transcript, [entry]]) => (entry ? [{ text: comparable(transcript), entry }] : []));
    return (transcript) => {
        const wanted = comparable(transcript);
        const gap = ({ text }) => Math.abs(text.length - wanted.length);
        let best = [];
        for (const candidate of candidates.toSorted((a, b) => gap(a) - gap(b))) {
            const worst = best.length < MAX_CLOSEST ? Number.POSITIVE_INFINITY : (best.at(-1)?.edits ?? 0);
            // It takes at least so many edits, and even more for all that follow.
            if (gap(candidate) >= worst)
                break;
            const edits = (0,mod/* distance */.Io)(candidate.text, wanted);
            best = [...best, { edits, entry: candidate.entry }]
                .toSorted((a, b) => a.edits - b.edits)
                .slice(0, MAX_CLOSEST);
        }
        return best.map(({ entry }) => entry);
    };
}
/**
 * Finds the recordings that callers may not hear any more: PolyAI has a newer entry of the same phrase, or one with more hits.
 * `wrongIds` are mapped to files that belong elsewhere.
 */
function findOrphans(live, mappedIds, wrongIds) {
    const known = [...live.values()].filter(({ transcript }) => transcript !== undefined);
    const byText = Map.groupBy(known, ({ transcript = '' }) => normalizeTranscript(transcript));
    return [...byText.values()].flatMap((alike) => {
        const mapped = alike.filter(({ id }) => mappedIds.has(id) && !wrongIds.has(id));
        const twins = mapped.length === 0 ? [] : alike.filter(({ id }) => !mappedIds.has(id));
        return twins.flatMap((twin) => compareTwin(mapped.filter(hasLanguageOf(twin)), twin) ?? []);
    });
}
function hasLanguageOf({ languageCode = '' }) {
    return (other) => isSameLanguage(other.languageCode ?? '', languageCode);
}
/** One recording may be mapped to the entries of several voices: a twin must outdo all of them. */
function compareTwin(mapped, twin) {
    const outdoes = (measure) => {
        const theirs = measure(twin);
        // Where the twin, or one of ours, does not say it, the comparison is false.
        return mapped.every((entry) => (theirs ?? Number.NaN) > (measure(entry) ?? Number.NaN));
    };
    const isYounger = outdoes(({ cachedAt }) => (cachedAt === undefined ? undefined : Date.parse(cachedAt)));
    const isHeardMore = outdoes(({ hitCount }) => hitCount);
    return mapped.length > 0 && (isYounger || isHeardMore)
        ? { mapped, twin, isYounger, isHeardMore }
        : undefined;
}
const MAX_MOST_HEARD = 10;
function unmappedOf(live, mapped) {
    const unmapped = [...live.values()].filter(({ id }) => !mapped.has(id));
    const mostHeard = unmapped.toSorted((a, b) => (b.hitCount ?? 0) - (a.hitCount ?? 0));
    return { count: unmapped.length, mostHeard: mostHeard.slice(0, MAX_MOST_HEARD) };
}

;// CONCATENATED MODULE: ./lib/verify/listing.js






/**
 * Lists the whole cache; twice, where the list is incomplete, or does not name one of these entries or required phrases: an entry can
 * move to a page that was read already, but hardly does so twice. Undefined where the second list is incomplete: what it does not
 * name may be there all the same. Raises Blocked for a key that may not read, and for a cache that cannot be listed.
 */
async function listCache(client, entries, required) {
    const first = await listOnce(client);
    if (first.complete && namesAll(first.entries, entries, required))
        return first.entries;
    const second = await listOnce(client);
    return second.complete ? new Map([...first.entries, ...second.entries]) : undefined;
}
async function listOnce({ api, concurrency }) {
    const listing = await fetchListing(api, concurrency);
    if (listing.kind === 'not allowed')
        throw lib_problem/* Blocked */.r.because(NOT_ALLOWED);
    return listing;
}
function namesAll(live, entries, required) {
    const findIds = phraseFinder(live);
    return entries.every(({ id }) => live.has(id)) && required.every((phrase) => findIds(phrase).length > 0);
}
const NOT_ALLOWED = 'PolyAI does not let the API key read this agent\'s audio cache (403): give it the permission "audio_cache: read" for this agent, or correct the agent id';
/** Judges what the list alone shows: entries that are missing or have another phrase, required phrases, orphaned recordings. */
function judgeListing(run, manifest, live) {
    const mapped = new Set(manifest.entries.map(({ id }) => id));
    judgeEntries(run, live);
    run.required = lookUpRequired(manifest.require, live);
    run.orphans = findOrphans(live, mapped, new Set(withVerdict(run, 'wrong phrase').map(({ id }) => id)));
    run.unmapped = unmappedOf(live, mapped);
}
function judgeEntries(run, live) {
    const findIds = phraseFinder(live);
    const unknown = [];
    for (const entry of run.entries) {
        const details = live.get(entry.id);
        if (!details) {
            run.verdicts.set(entry.id, { kind: 'missing', matching: findIds(entry) });
            continue;
        }
        run.details.set(entry.id, details);
        // By the rules of the sync's transcript guard.
        const match = matchPhrase(entry, details);
        if (match === 'unknown')
            unknown.push(entry);
        else if (match !== 'same')
            run.verdicts.set(entry.id, { kind: 'wrong phrase', match, matching: findIds(entry) });
    }
    if (unknown.length > 0)
        run.notices.push({ message: phrases_notCompared('entries', unknown) });
}

;// CONCATENATED MODULE: ./lib/report/publish-step.js
/**
 * Publishes the result of a step, of any of the actions: summary, report file, outputs, annotations and log. Returns whether everything
 * that later steps read was written. A summary that cannot be written is only a warning: the sync itself did not fail.
 */
function publishStep(runner, result) {
    const attempt = (kind, what, write) => {
        try {
            write();
            return true;
        }
        catch (error) {
            runner.annotate(kind, [{ message: `${what} could not be written: ${String(error)}` }]);
            return false;
        }
    };
    // The summary comes first: if the run is killed now, GitHub shows what is on disk.
    attempt('warning', 'the job summary', () => runner.summary(result.summary()));
    const written = [
        attempt('error', 'the report', () => runner.output('report', runner.report(result.reportFile()))),
        attempt('error', 'the outputs', () => {
            for (const [name, value] of Object.entries(result.outputs()))
                runner.output(name, value);
        }),
    ];
    runner.annotate('error', result.errors);
    runner.annotate('warning', result.warnings);
    runner.annotate('notice', result.notices);
    runner.log(result.headline);
    return written.every(Boolean);
}

;// CONCATENATED MODULE: ./lib/verify/findings.js





/** What was found, for annotations: what fails the run, the most telling first; and what does not. */
function findingsOf(run) {
    const drift = [...entryProblems(run), ...phraseProblems(run)];
    const isTolerated = run.onDrift === 'warn';
    return {
        errors: [...run.problems, ...unreadableProblems(run), ...(isTolerated ? [] : drift)],
        warnings: [
            ...(isTolerated ? drift : []),
            ...(outcomeOf(run) === 'inconclusive' && isReencoded(run) ? [REENCODED] : []),
            ...(run.cause === undefined ? [] : [{ message: `likely cause of the drift: ${run.cause}` }]),
            ...run.orphans.map((orphan) => orphanProblem(run, orphan)),
            ...run.warnings,
        ],
    };
}
const REENCODED = {
    message: 'no entry is the same as its file, but all have the same duration: PolyAI seems to re-encode audio, so comparing it says nothing; set "compare: listing"',
};
/** What is wrong with an entry that has drifted. */
function entryProblems(run) {
    const drifted = [...driftedOf(run), ...withVerdict(run, 'missing')];
    return drifted.map((entry) => {
        const { line, column } = entry;
        return { message: `${log_nameOf(entry)} ${faultOf(run, entry)}`, file: run.manifest, line, column };
    });
}
function faultOf(run, entry) {
    const verdict = run.verdicts.get(entry.id);
    switch (verdict?.kind) {
        case 'different':
            return `${soundsOf(verdict)}${hintOf(run, entry)}`;
        case 'wrong phrase': {
            const listed = run.details.get(entry.id) ?? findings_NOTHING_LISTED;
            const { what, inPolyAI, inManifest } = differenceOf({ match: verdict.match, listed, phrase: entry });
            return `has another ${what} in PolyAI, ${inPolyAI}, than in the manifest, ${inManifest}${suggestion(verdict.matching)}`;
        }
        default: {
            const [id] = (verdict?.kind === 'missing' && verdict.matching) || [];
            const renewed = id === undefined ? '' : `; entry ${id} has its phrase`;
            return `is not in the cache: it expired or was deleted, or its id is wrong${renewed}; correct the id, or remove the line`;
        }
    }
}
const findings_NOTHING_LISTED = { transcript: undefined, languageCode: undefined };
function soundsOf({ by, live, file }) {
    const times = `${secondsOf(live)} in PolyAI, ${file ? secondsOf(file) : 'an unknown duration'} in the commit`;
    return by === 'audio' ? `plays other audio than the commit (${times})` : `has another duration (${times})`;
}
function secondsOf({ durationSeconds }) {
    return durationSeconds === undefined ? 'an unknown duration' : `${durationSeconds.toFixed(2)} s`;
}
/** What PolyAI says that may have changed the audio. */
function hintOf(run, { id }) {
    const { regenerated, imported } = run.details.get(id) ?? {};
    const marks = [...(regenerated ? ['regenerated'] : []), ...(imported ? ['imported'] : [])];
    return marks.length > 0 ? `; PolyAI marks it as ${marks.join(' and ')}` : '';
}
function phraseProblems(run) {
    return uncachedOf(run).map(({ phrase: required, closest }) => {
        const similar = closest.map(({ id, transcript = '', languageCode = '' }) => {
            // The wording may be the same: then the language is what is wrong.
            const isOther = required.language !== undefined && !isSameLanguage(languageCode, required.language);
            const language = isOther && languageCode !== '' ? `, ${(0,lib_text/* visible */.RK)(languageCode)}` : '';
            return `${(0,lib_text/* quote */.hD)(transcript)} (entry ${id}${language})`;
        });
        const hint = similar.length > 0 ? `; closest: ${similar.join(', ')}` : '';
        return {
            message: `the required phrase ${(0,lib_text/* quote */.hD)(required.transcript)}${required.language ? ` (${(0,lib_text/* visible */.RK)(required.language)})` : ''} is not cached${hint}`,
            file: run.manifest,
            line: required.line,
            column: required.column,
        };
    });
}
function unreadableProblems(run) {
    return withVerdict(run, 'unreadable').map((entry) => {
        const verdict = run.verdicts.get(entry.id);
        const reason = verdict && 'reason' in verdict ? verdict.reason : '';
        const { line, column } = entry;
        return { message: `${log_nameOf(entry)} could not be read: ${reason}`, file: run.manifest, line, column };
    });
}
function orphanProblem(run, { mapped, twin, isYounger, isHeardMore }) {
    const ids = mapped.map(({ id }) => id);
    const entry = run.entries.find(({ id }) => ids.includes(id));
    const why = [...(isYounger ? ['is newer'] : []), ...(isHeardMore ? ['is heard more'] : [])].join(' and ');
    return {
        message: `entry ${twin.id} has the phrase of entry ${ids.join(', ')} and ${why}, but no file is mapped to it: callers may hear it instead of your recording; map the file to it as well`,
        file: run.manifest,
        ...(entry ? { line: entry.line, column: entry.column } : {}),
    };
}

;// CONCATENATED MODULE: ./lib/verify/outputs.js

/** The outputs that a workflow can read, by name; `report` is added by who writes the file. */
function outputsOf(run) {
    const ids = (entries) => JSON.stringify(entries.map(({ id }) => id));
    return {
        outcome: outcomeOf(run),
        drifted: ids(driftedOf(run)),
        missing: ids(withVerdict(run, 'missing')),
        uncached: JSON.stringify(uncachedOf(run).map(({ phrase }) => phrase.transcript)),
    };
}

;// CONCATENATED MODULE: ./lib/verify/report-file.js

/** The report file: everything that is known, as JSON. Its schema is schema/verify-report.schema.json. */
function renderReportFile(run) {
    const report = {
        version: 1,
        action: 'verify',
        outcome: outcomeOf(run),
        event: run.event,
        inputs: run.inputs ?? null,
        agentId: run.agentId ?? null,
        region: run.region ?? null,
        origin: run.origin ?? null,
        manifest: run.manifest ?? null,
        head: run.head ?? null,
        compare: run.compare,
        reencoded: isReencoded(run),
        skipped: run.skipped ?? null,
        cause: run.cause ?? null,
        entries: run.entries.map(({ id, path, line, column, transcript, language }) => ({
            id,
            file: path,
            line,
            column,
            transcript: transcript ?? null,
            language: language ?? null,
            verdict: run.verdicts.get(id) ?? null,
            live: run.details.get(id) ?? null,
        })),
        outside: run.outside,
        required: run.required.map(({ phrase, cachedBy, closest }) => ({
            ...phrase,
            language: phrase.language ?? null,
            cachedBy,
            closest,
        })),
        orphaned: run.orphans.map(({ mapped, twin, isYounger, isHeardMore }) => ({
            mapped: mapped.map(({ id }) => id),
            twin,
            isYounger,
            isHeardMore,
        })),
        unmapped: run.unmapped ?? null,
        problems: run.problems,
        warnings: run.warnings,
        notices: run.notices,
        milliseconds: run.timings,
    };
    return `${JSON.stringify(report, null, 2)}\n`;
}

;// CONCATENATED MODULE: ./lib/verify/publish.js








/** Tells everybody how the run went. Returns whether the step may succeed. */
function publish(run, runner) {
    const redacted = mapTexts(run, runner.redact);
    const complete = publishStep(runner, {
        ...findingsOf(redacted),
        notices: redacted.notices,
        summary: () => renderSummary(redacted),
        reportFile: () => renderReportFile(redacted),
        outputs: () => outputsOf(redacted),
        headline: headline(redacted),
    });
    const outcome = outcomeOf(run);
    const isGood = outcome === 'verified' || outcome === 'inconclusive';
    return complete && (isGood || (outcome === 'drifted' && run.onDrift === 'warn'));
}

;// CONCATENATED MODULE: ./lib/lib/strict.js
/** The audio warnings that the input `strict` can turn into errors. `cut`: the end is missing, or is not played. */
const STRICT_KINDS = ['silent', 'clipped', 'cut', 'unmeasured'];

;// CONCATENATED MODULE: ./lib/request/input-values.js


function oneOf(words) {
    return {
        parse: (text) => words.find((word) => word === text),
        allowed: `one of ${words.map((word) => `"${word}"`).join(', ')}`,
    };
}
/** Some of the words, separated by whitespace or commas, each once. */
function input_values_listOf(words) {
    const { parse } = oneOf(words);
    return {
        parse(text) {
            const found = new Set(text
                .split(/[\s,]+/)
                .filter(Boolean)
                .map(parse));
            return found.has(undefined) ? undefined : [...found];
        },
        allowed: `one or more of ${words.map((word) => `"${word}"`).join(', ')}, separated by whitespace or commas`,
    };
}
function wholeNumber(least, most) {
    return {
        parse: (text) => parseCount(text, least, most),
        allowed: `a whole number from ${least} to ${most}`,
    };
}
/** Seconds, read as milliseconds. */
function input_values_seconds(least, most) {
    const { parse, allowed } = wholeNumber(least, most);
    return { parse: (text) => scaled(parse(text)), allowed };
}
/** The spellings that `core.getBooleanInput` reads (YAML 1.2 core schema). */
const BOOLEAN = {
    parse(text) {
        if (['true', 'True', 'TRUE'].includes(text))
            return true;
        return ['false', 'False', 'FALSE'].includes(text) ? false : undefined;
    },
    allowed: '"true" or "false"',
};
const DELETION_LIMIT = {
    parse(text) {
        const percent = text.endsWith('%') ? parseCount(text.slice(0, -1).trim(), 1, 100) : undefined;
        if (percent !== undefined)
            return { kind: 'percent', percent };
        const count = parseCount(text, 0, 999_999_999);
        return count === undefined ? undefined : { kind: 'count', count };
    },
    allowed: 'a count such as "10", or a percentage from "1%" to "100%"',
};
const ENTRY_IDS = {
    parse(text) {
        const words = text.split(/[\s,]+/).filter(Boolean);
        const ids = words.map(lib_ids/* parseEntryId */.Vm);
        return ids.every((id) => id !== undefined) ? [...new Set(ids)] : undefined;
    },
    allowed: 'entry ids (digits, no leading zeros), separated by whitespace or commas',
};
/** URL parsers forgive much: `https:\\a`, and line breaks anywhere. The key goes there, so nothing is forgiven. */
const ORIGIN = {
    parse(text) {
        const url = /^https?:\/\/[^\s\p{Cc}\\/?#@]+\/?$/iu.test(text) ? URL.parse(text) : null;
        const loopback = /^(localhost|127(\.[0-9]+){3}|\[::1\])$/.test(url?.hostname ?? '');
        return url?.protocol === 'https:' || loopback ? url?.origin : undefined;
    },
    allowed: 'an origin such as "https://gateway.example.com" (http: only on loopback)',
};
/** A path that stays in the repository; `./` in front is dropped. */
const REPOSITORY_PATH = {
    parse(text) {
        if (/[\\\p{Cc}]/u.test(text) || text.startsWith('/') || text.endsWith('/'))
            return undefined;
        const path = external_node_path_.posix.normalize(text);
        return path === '..' || path.startsWith('../') || path === '.' ? undefined : path;
    },
    allowed: 'a path in the repository with "/" between folders',
};
/** A name that Git takes for one commit: no range, no path, no option, nothing that could end the line (git-check-ref-format). */
const REVISION = {
    parse: (text) => /[\s\p{Cc}~^:?*[\\]|\.\.|@\{|^[-/.]|\/$|\.lock$|\/\/|^(?:HEAD|@)$/u.test(text) ? undefined : text,
    allowed: 'a commit SHA, a branch or a tag',
};
/** Patterns as `@actions/glob` reads them, one per line; comments alone are none. */
const PATTERNS = {
    parse(text) {
        const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
        const patterns = lines.filter((line) => line !== '' && !line.startsWith('#'));
        return patterns.length > 0 ? patterns : undefined;
    },
    allowed: 'a pattern such as "**/*.wav": lines that begin with "#" are comments',
};
const FOLDER = {
    parse: (text) => (/\p{Cc}/u.test(text) ? undefined : text),
    allowed: 'the path of a folder',
};
/** A key or token becomes a header: one line of visible ASCII. */
function parseSecret(text) {
    return /^[\x21-\x7e]+$/.test(text) ? text : undefined;
}
function parseCount(text, least, most) {
    const number = /^[0-9]{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return number >= least && number <= most ? number : undefined;
}
function scaled(count) {
    return count === undefined ? undefined : count * 1_000;
}

;// CONCATENATED MODULE: ./lib/request/read-inputs.js


const SECRET = { parse: parseSecret, allowed: '', fallback: undefined, secret: true };
/** Turns the inputs, as the runner hands them over, into one checked value, or says everything that is wrong with them. */
function readInputs(table, get) {
    const problems = [];
    const read = Object.entries(table).map(([key, value]) => {
        const input = value;
        const text = get(input.name).trim();
        const parsed = text === '' ? input.fallback : input.parse(text);
        if (parsed === undefined && text !== '')
            problems.push({ message: complaint(input, text) });
        return [key, parsed];
    });
    if (problems.length > 0)
        return { ok: false, problems };
    return { ok: true, inputs: Object.fromEntries(read) };
}
function complaint({ name, allowed, secret }, text) {
    return secret
        ? `input "${name}" contains a space, a line break or a character that is not allowed: store only the value itself in the secret`
        : `input "${name}" is ${(0,lib_text/* quote */.hD)(text)}: write ${allowed}`;
}

;// CONCATENATED MODULE: ./lib/request/inputs.js




const MODES = ['auto', 'sync', 'plan', 'cleanup'];
const UNMAPPED = ['warn', 'error', 'ignore'];
const RECORD = ['auto', 'true', 'false'];
const AGENT_ID = {
    parse: lib_ids/* parseAgentId */.Qz,
    allowed: 'the project id from Agent Studio: letters, digits, "-" and "_"',
};
const RECORDS = oneOf(RECORD);
/**
 * Names and defaults are those of action.yml; a test compares them. The other actions take what they need from here: inputs of one
 * name mean the same everywhere.
 */
const inputs_INPUTS = {
    apiKey: { name: 'api-key', ...SECRET },
    agentId: { name: 'agent-id', fallback: undefined, ...AGENT_ID },
    region: { name: 'region', fallback: undefined, ...oneOf(lib_ids/* REGIONS */.ij) },
    apiUrl: { name: 'api-url', fallback: undefined, ...ORIGIN },
    manifest: { name: 'manifest', fallback: 'audio/manifest.json', ...REPOSITORY_PATH },
    project: { name: 'project', fallback: undefined, ...REPOSITORY_PATH },
    files: { name: 'files', fallback: [], ...PATTERNS },
    unmapped: { name: 'unmapped', fallback: 'warn', ...oneOf(UNMAPPED) },
    strict: { name: 'strict', fallback: [], ...input_values_listOf(STRICT_KINDS) },
    mode: { name: 'mode', fallback: 'auto', ...oneOf(MODES) },
    base: { name: 'base', fallback: undefined, ...REVISION },
    full: { name: 'full', fallback: false, ...BOOLEAN },
    delete: { name: 'delete', fallback: true, ...BOOLEAN },
    deleteIds: { name: 'delete-ids', fallback: [], ...ENTRY_IDS },
    maxDeletes: { name: 'max-deletes', fallback: { kind: 'percent', percent: 50 }, ...DELETION_LIMIT },
    concurrency: { name: 'concurrency', fallback: 4, ...wholeNumber(1, 32) },
    maxAttempts: { name: 'max-attempts', fallback: 5, ...wholeNumber(1, 10) },
    requestTimeout: { name: 'request-timeout', fallback: 60_000, ...input_values_seconds(1, 600) },
    backup: { name: 'backup', fallback: undefined, ...FOLDER },
    comment: { name: 'comment', fallback: false, ...BOOLEAN },
    record: {
        name: 'record',
        fallback: 'auto',
        ...RECORDS,
        parse: (text) => RECORDS.parse(`${BOOLEAN.parse(text) ?? text}`),
    },
    githubToken: { name: 'github-token', ...SECRET },
};

;// CONCATENATED MODULE: ./lib/request/request.js







/** Reads inputs and event. Raises Blocked for every bad input at once. */
function readRequest(given) {
    const { runner } = given;
    const inputs = readActionInputs(given, INPUTS);
    const { event, payload, trigger } = readEvent(runner.variables);
    return {
        inputs,
        trigger,
        start: parseRunStart(trigger, payload, runner.variables),
        event,
        workspace: workspaceOf(runner.variables),
        task: refuseIds(decideTask(trigger, inputs.mode, inputs.apiKey !== undefined), inputs),
    };
}
/**
 * Reads the inputs of an action, by its table. Secrets are masked before anything else is looked at. Raises Blocked for every bad
 * input, and every proxy that is not a URL, at once.
 */
function readActionInputs({ runner, proxies }, table) {
    for (const { name, secret } of Object.values(table))
        if (secret)
            maskSecret(runner, runner.input(name));
    const parsed = readInputs(table, runner.input);
    if (!parsed.ok)
        throw new lib_problem/* Blocked */.r([...parsed.problems, ...proxies.problems]);
    if (proxies.problems.length > 0)
        throw new lib_problem/* Blocked */.r(proxies.problems);
    return parsed.inputs;
}
/** Reads what started the run. Raises Blocked if the event file cannot be read. */
function readEvent(variables) {
    const event = variables['GITHUB_EVENT_NAME'] ?? '';
    const payload = readPayload(variables);
    return { event, payload, trigger: parseTrigger(event, payload, variables['GITHUB_ACTOR'] ?? '') };
}
/** The folder that the repository is checked out to. */
function workspaceOf(variables) {
    return variables['GITHUB_WORKSPACE'] || process.cwd();
}
/** The masker knows one line at a time. */
function maskSecret(runner, secret) {
    for (const line of new Set([secret, ...secret.split(/[\r\n]+/)]))
        runner.mask(line.trim());
}
/** Where people find this repository on GitHub. Undefined for anything that is not a plain address. */
function repositoryUrl(variables) {
    const { GITHUB_SERVER_URL: server = '', GITHUB_REPOSITORY: repository = '' } = variables;
    const plain = /^https?:\/\/[\w.-]+(?::[0-9]+)?$/.test(server) && /^[\w.-]+\/[\w.-]+$/.test(repository);
    return plain ? `${server}/${repository}` : undefined;
}
/** Where people find this run on GitHub. */
function runUrl(variables) {
    const url = repositoryUrl(variables);
    const id = variables['GITHUB_RUN_ID'] ?? '';
    return url && /^[0-9]+$/.test(id) ? `${url}/actions/runs/${id}` : undefined;
}
function readPayload(variables) {
    const path = variables['GITHUB_EVENT_PATH'];
    if (!path)
        return {};
    const payload = (0,lib_json/* parseJson */.q)(readEventFile(path));
    if (!(0,lib_json/* isRecord */.u)(payload))
        throw lib_problem/* Blocked */.r.because('the event file (GITHUB_EVENT_PATH) is not a JSON object');
    return payload;
}
function readEventFile(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path);
    }
    catch (error) {
        throw lib_problem/* Blocked */.r.because(`the event file cannot be read: ${error.message}`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./lib/request/task.js
/** `hasKey`: pull requests of forks and of Dependabot get none, and are planned without. */
function task_decideTask(trigger, mode, hasKey) {
    switch (trigger.kind) {
        case 'ref deleted':
            return { kind: 'nothing', why: 'a branch or tag was deleted' };
        case 'untrusted':
            return { kind: 'refused', why: untrusted(trigger.event) };
        case 'merge group':
            if (mode === 'sync')
                return { kind: 'refused', why: 'a merge group is not merged yet: use mode "auto" or "plan" on it' };
            return {
                kind: 'run',
                purpose: mode === 'cleanup' ? 'undo' : 'compare',
                dryRun: mode !== 'cleanup',
                pull: undefined,
            };
        case 'pull request':
            return openPullRequest(trigger.pull, mode, hasKey);
        case 'pull request closed':
            if (trigger.pull.withoutSecrets && !hasKey) {
                return { kind: 'nothing', why: 'a pull request without secrets was closed: it had no preview' };
            }
            return { kind: 'run', purpose: 'undo', dryRun: mode === 'plan', pull: trigger.pull };
        case 'push':
            if (trigger.isMergeQueue && mode !== 'cleanup')
                return { kind: 'run', purpose: 'compare', dryRun: true, pull: undefined };
            return onBranch(mode);
        case 'other':
            return onBranch(mode);
    }
}
/** Refuses `delete-ids` for an undo: it may find nothing to undo, and would then drop the ids without a word. */
function task_refuseIds(task, { deleteIds }) {
    if (task.kind !== 'run' || task.purpose !== 'undo' || deleteIds.length === 0)
        return task;
    const why = 'input "delete-ids" has no effect where previews are undone: remove it here, and start a run by hand with "mode: sync" for these ids';
    return { kind: 'refused', why };
}
function onBranch(mode) {
    return {
        kind: 'run',
        purpose: mode === 'cleanup' ? 'undo' : 'sync',
        dryRun: mode === 'plan',
        pull: undefined,
    };
}
function openPullRequest(pull, mode, hasKey) {
    const plan = { kind: 'run', purpose: 'compare', dryRun: true, pull };
    if (pull.withoutSecrets && !hasKey)
        return plan;
    switch (mode) {
        case 'sync':
            if (pull.isClosed)
                return { kind: 'nothing', why: `pull request ${pull.number} is closed, so it gets no preview` };
            return { kind: 'run', purpose: 'preview', dryRun: false, pull };
        case 'cleanup':
            return { kind: 'run', purpose: 'undo', dryRun: false, pull };
        case 'auto':
        case 'plan':
            return plan;
    }
}
function untrusted(event) {
    return event === 'workflow_run'
        ? 'this workflow_run was started by another repository\'s code, which must not run with your secrets: use "on: pull_request"'
        : `on ${event} this action would run with your secrets on code that anyone may have written: use "on: pull_request"`;
}

;// CONCATENATED MODULE: ./lib/verify/inputs.js


const COMPARE = ['audio', 'listing'];
const ON_DRIFT = ['fail', 'warn'];
/** Names and defaults are those of verify/action.yml; a test compares them. */
const VERIFY_INPUTS = {
    apiKey: inputs_INPUTS.apiKey,
    agentId: inputs_INPUTS.agentId,
    region: inputs_INPUTS.region,
    apiUrl: inputs_INPUTS.apiUrl,
    manifest: inputs_INPUTS.manifest,
    project: inputs_INPUTS.project,
    files: inputs_INPUTS.files,
    compare: { name: 'compare', fallback: 'audio', ...oneOf(COMPARE) },
    onDrift: { name: 'on-drift', fallback: 'fail', ...oneOf(ON_DRIFT) },
    concurrency: inputs_INPUTS.concurrency,
    maxAttempts: inputs_INPUTS.maxAttempts,
    requestTimeout: inputs_INPUTS.requestTimeout,
    comment: inputs_INPUTS.comment,
    githubToken: inputs_INPUTS.githubToken,
};
/** The inputs as everybody may see them, by their names: of the secrets, only whether they were given. */
function publicInputs(inputs) {
    return Object.fromEntries(Object.entries(VERIFY_INPUTS).map(([key, { name, ...rest }]) => {
        const value = inputs[key];
        if ('secret' in rest)
            return [name, value === undefined ? null : 'given'];
        return [name, name === 'request-timeout' ? Number(value) / 1_000 : (value ?? null)];
    }));
}

;// CONCATENATED MODULE: ./lib/verify/request.js





/** Reads inputs and event. Raises Blocked for every bad input at once. */
function request_readRequest(given) {
    const { runner } = given;
    const inputs = readActionInputs(given, VERIFY_INPUTS);
    const { event, payload, trigger } = readEvent(runner.variables);
    const { ref } = event_parseRunStart(trigger, payload, runner.variables);
    const { compare, onDrift, manifest } = inputs;
    return {
        inputs,
        trigger,
        workspace: workspaceOf(runner.variables),
        shown: {
            event,
            inputs: publicInputs(inputs),
            compare,
            onDrift,
            manifest,
            branch: ref && !pullOf(trigger) ? shortRef(ref) : undefined,
            repositoryUrl: repositoryUrl(runner.variables),
            runUrl: runUrl(runner.variables),
        },
    };
}
/**
 * Why nothing is compared, where that is normal: pull requests of forks and of Dependabot get no secrets. Raises Blocked for events
 * that would run a stranger's code with secrets.
 */
function whySkipped({ inputs, trigger }) {
    const task = task_decideTask(trigger, 'plan', inputs.apiKey !== undefined);
    if (task.kind === 'refused')
        throw lib_problem/* Blocked */.r.because(task.why);
    const pull = trigger.kind === 'pull request' || trigger.kind === 'pull request closed';
    return pull && trigger.pull.withoutSecrets && !inputs.apiKey
        ? 'pull requests from forks and Dependabot get no secrets, so the cache could not be read'
        : undefined;
}

;// CONCATENATED MODULE: ./lib/verify/main.js














/** Runs the action on the real runner. Resolves to whether the run succeeded. */
function start(cancel, abort) {
    return main(realWorld(cancel, abort));
}
/** Runs the action. Resolves to whether the run succeeded; outputs, summary and report are written in any case. */
async function main(world) {
    const run = newRun();
    const closing = [];
    let request;
    try {
        request = request_readRequest(world);
        await runTask(world, run, request, closing);
        if (run.end === 'running')
            run.end = world.cancel.aborted ? 'cancelled' : 'finished';
    }
    catch (error) {
        const { kind, problems } = endOf(error, world);
        run.end = kind;
        run.problems.push(...problems);
    }
    const ok = publish(run, world.runner);
    if (request)
        await keepComment(run, request, world);
    await Promise.all(closing);
    return ok;
}
async function runTask(world, run, request, closing) {
    Object.assign(run, request.shown);
    run.skipped = whySkipped(request);
    if (run.skipped !== undefined) {
        run.notices.push({ message: run.skipped });
        return;
    }
    await withRepository(world, request, closing, (repository) => verify({ world, run, request, repository }));
}
/** What the commit says \u2192 what the cache lists \u2192 what the cache plays. */
async function verify(job) {
    const { run, world } = job;
    const step = (name, work) => timed(run, world.clock, name, work);
    const manifest = await step('commit', () => readCommit(job));
    const client = connectToCache(job);
    const live = await step('listing', () => listCache(client, run.entries, manifest.require));
    if (!live)
        return cannotTell(run);
    judgeListing(run, manifest, live);
    world.runner.group(`The cache lists ${plural(live.size, 'entry', 'entries')}`, judgedLines(run));
    await step('compare', () => compare(job, client));
    if (hasDrifted(run))
        run.cause = await step('cause', async () => (await __webpack_require__.e(/* import() */ 299).then(__webpack_require__.bind(__webpack_require__, 1299))).findCause(job));
}
function cannotTell(run) {
    run.end = 'unclear';
    run.problems.push({
        message: "cannot tell: PolyAI's list of the cache was incomplete, twice, so an entry that it does not name may be there; run this job again",
    });
}


/***/ })

};
