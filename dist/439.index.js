export const id = 439;
export const ids = [439];
export const modules = {

/***/ 9840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ MAX_WAV_BYTES),
/* harmony export */   w: () => (/* binding */ MAX_WAV_SIZE)
/* harmony export */ });
/** The most that the audio cache takes, in bytes and in words. They stand apart from the WAV reader, which most runs do not load. */
const MAX_WAV_BYTES = 6 * 1024 * 1024;
const MAX_WAV_SIZE = `${MAX_WAV_BYTES / 1024 / 1024} MB`;


/***/ }),

/***/ 865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q9: () => (/* binding */ audioWarnings),
/* harmony export */   jt: () => (/* binding */ strictFaults),
/* harmony export */   nD: () => (/* binding */ formatName)
/* harmony export */ });
/* unused harmony export warningsOf */
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5924);

/** A phrase this far below full scale cannot be heard on a phone. Decibels. */
const SILENT_BELOW = -50;
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
        .map(({ text }) => ({ message: `${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(file.path)} ${text}`, file: file.path })));
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
    if (!usual || formatName(file) === usual.format)
        return [];
    const text = `is ${formatName(file)}, while ${usual.count} of the ${all} files of this run are ${usual.format}: export it like the others`;
    return [{ kind: 'odd', text }];
}
/** What more than half of the files have. */
function usualFormat(files) {
    const counts = new Map();
    for (const file of files)
        counts.set(formatName(file), (counts.get(formatName(file)) ?? 0) + 1);
    const usual = [...counts].find(([, count]) => count > files.length / 2);
    return usual && files.length >= MIN_NEIGHBOURS ? { format: usual[0], count: usual[1] } : undefined;
}
/** `8 kHz mono` */
function formatName({ sampleRate, channels }) {
    const sound = channels === 1 ? 'mono' : channels === 2 ? 'stereo' : `with ${channels} channels`;
    return `${sampleRate / 1_000} kHz ${sound}`;
}


/***/ }),

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

/***/ 2129:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   YA: () => (/* binding */ seconds),
/* harmony export */   ee: () => (/* binding */ bytes),
/* harmony export */   zD: () => (/* binding */ grouped)
/* harmony export */ });
/** Numbers as people read them. */
function plural(count, one, many = `${one}s`) {
    return `${count} ${count === 1 ? one : many}`;
}
/** Bytes with the unit that suits: `812 B`, `31.2 KB`, `1.4 MB` (1 KB = 1024 bytes). */
function bytes(count) {
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

/***/ 3019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X5: () => (/* binding */ endpointOf),
/* harmony export */   YB: () => (/* binding */ proxyAuthorization),
/* harmony export */   iJ: () => (/* binding */ proxyFor),
/* harmony export */   u_: () => (/* binding */ parseProxies)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5924);

/**
 * Reads `https_proxy` and `no_proxy`, in either case; lower case wins. A value that is no URL of a proxy is a problem. What may be a
 * password is not shown in it.
 */
function parseProxies(variables) {
    const used = ['https_proxy', 'HTTPS_PROXY'].find((spelling) => variables[spelling]?.trim());
    const text = used === undefined ? '' : (variables[used] ?? '').trim();
    const https = parseProxy(text);
    const shown = (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(withoutPassword(text));
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

/***/ 1439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main),
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

// EXTERNAL MODULE: ./lib/lib/json.js
var json = __webpack_require__(8173);
;// CONCATENATED MODULE: ./lib/github/patience.js
/** GitHub itself ends requests after 10 s. Milliseconds. */
const MAX_TRY = 10_000;
/** After this time without a request, GitHub may have recovered. Milliseconds. */
const FORGOTTEN_AFTER = 60_000;
/** `total`: milliseconds from the start of the first try that had no response. */
function createPatience(clock, total) {
    let silentSince;
    let lastTry = 0;
    return {
        left() {
            const now = clock.elapsed();
            if (now - lastTry > FORGOTTEN_AFTER)
                silentSince = undefined;
            const end = (silentSince ?? now) + total;
            return Math.max(0, Math.min(MAX_TRY, end - now));
        },
        answered() {
            silentSince = undefined;
        },
        unanswered(start) {
            silentSince ??= start;
            lastTry = clock.elapsed();
        },
    };
}

;// CONCATENATED MODULE: ./lib/github/client.js




/** GitHub refused a request. The user sees GitHub's message, unless the caller has a better one. */
class GitHubRefusal extends lib_problem/* Blocked */.r {
    status;
    /** Whether the token may not see or do something. GitHub uses 403 for rate limits as well. */
    isDenial;
    constructor(request, status, message, isRateLimit) {
        const wayOut = status === 401 ? '; check the input "github-token"' : '';
        super([{ message: `GitHub answered ${status} to ${request}: ${(0,lib_text/* visible */.RK)(message)}${wayOut}` }]);
        this.name = 'GitHubRefusal';
        this.status = status;
        this.isDenial = (status === 403 && !isRateLimit) || status === 404;
    }
}
/** Whether GitHub refused because the token may not, or because the resource does not exist. */
function isDenial(error) {
    return error instanceof GitHubRefusal && error.isDenial;
}
/** So that a run ends within half a minute if GitHub hangs. Milliseconds. */
const PATIENCE = 25_000;
/** Waits before the second and the third try. Milliseconds. */
const WAITS = [1_000, 3_000];
/** Opens GitHub's API for one repository. The library is loaded at the first call: most runs of a plan need none. */
function openGitHub(options) {
    const { token, repository, clock, abort, debug, patience: total = PATIENCE } = options;
    const patience = createPatience(clock, total);
    const apiUrl = options.apiUrl.replace(/\/$/, '');
    const [owner = '', repo = ''] = repository.split('/');
    const load = async () => {
        const { getOctokit } = await __webpack_require__.e(/* import() */ 413).then(__webpack_require__.bind(__webpack_require__, 2413));
        return getOctokit(token, { baseUrl: apiUrl, log: SILENT });
    };
    let loading;
    /** Makes one try, with a signal that ends it in time. Rejects at once if GitHub has not answered for too long. */
    async function tryOnce(send) {
        const time = patience.left();
        if (time === 0)
            throw new Error(`it has not responded for ${total / 1_000} s`);
        loading ??= load();
        const octokit = await loading;
        const start = clock.elapsed();
        const signal = AbortSignal.any([AbortSignal.timeout(Math.ceil(time)), abort]);
        try {
            const result = await send(octokit, { owner, repo, request: { signal } });
            patience.answered();
            return result;
        }
        catch (error) {
            if (isResponse(error))
                patience.answered();
            else
                patience.unanswered(start);
            throw error;
        }
    }
    return {
        async call(send, { once = false } = {}) {
            for (const wait of once ? [] : WAITS) {
                try {
                    return await tryOnce(send);
                }
                catch (error) {
                    if (!isTransient(error) || abort.aborted || patience.left() <= wait)
                        throw explain(error);
                    debug(`${nameOf(error)} failed, tried again in ${wait} ms: ${messageOf(error)}`);
                    await clock.sleep(wait, abort);
                }
            }
            return tryOnce(send).catch((error) => {
                throw explain(error);
            });
        },
        async viewer() {
            const query = tryOnce((octokit, { request }) => octokit.graphql('query { viewer { login } }', { request }));
            const response = await query.catch(() => undefined);
            const viewer = (0,json/* isRecord */.u)(response) ? response['viewer'] : undefined;
            const login = (0,json/* isRecord */.u)(viewer) ? viewer['login'] : undefined;
            return typeof login === 'string' ? login : undefined;
        },
    };
}
/** Opens GitHub's API for the repository that the job runs in; undefined if there is no token, or no repository. */
function openJobGitHub(token, variables, options, open = openGitHub) {
    const repository = variables['GITHUB_REPOSITORY'];
    const apiUrl = variables['GITHUB_API_URL'] || 'https://api.github.com';
    return token && repository ? open({ ...options, token, apiUrl, repository }) : undefined;
}
/** No response, or a server error. */
function isTransient(error) {
    const { status } = error;
    return !isResponse(error) || (typeof status === 'number' && status >= 500);
}
function isResponse(error) {
    return error.response !== undefined;
}
const quiet = () => { };
/** The library's own log would not be escaped. */
const SILENT = { debug: quiet, info: quiet, warn: quiet, error: quiet };
function explain(error) {
    const { status, response } = error;
    const message = messageOf(error);
    // The library makes a 500 of its own of a connection that failed.
    if (typeof status === 'number' && response) {
        return new GitHubRefusal(nameOf(error), status, message, isRateLimit(message, response.headers));
    }
    return lib_problem/* Blocked */.r.because(`GitHub cannot be reached for ${nameOf(error)}: ${(0,lib_text/* visible */.RK)(message)}`, {
        cause: error,
    });
}
/** GitHub Docs, "Rate limits for the REST API": no requests are left, there is a `retry-after`, or the message says so. */
function isRateLimit(message, headers = {}) {
    return (headers['x-ratelimit-remaining'] === '0' ||
        headers['retry-after'] !== undefined ||
        /rate limit|abuse/i.test(message));
}
function messageOf(error) {
    const { message } = error;
    return typeof message === 'string' ? message : String(error);
}
/** `GET /repos/octo-org/voice-agent/deployments`, if the failure has it. */
function nameOf(error) {
    const { method, url } = error.request ?? {};
    const path = typeof url === 'string' && URL.canParse(url) ? new URL(url).pathname : '';
    return typeof method === 'string' ? `${method} ${path}` : 'a request';
}

// EXTERNAL MODULE: ./lib/audio/warnings.js
var warnings = __webpack_require__(865);
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

// EXTERNAL MODULE: ./lib/plan/outcome.js
var outcome = __webpack_require__(8095);
// EXTERNAL MODULE: ./lib/plan/plan.js
var plan_plan = __webpack_require__(9164);
;// CONCATENATED MODULE: ./lib/run.js


function newRun() {
    return {
        event: '',
        inputs: undefined,
        purpose: undefined,
        dryRun: true,
        manifest: undefined,
        agentId: undefined,
        region: undefined,
        origin: undefined,
        branch: undefined,
        base: undefined,
        head: undefined,
        isLive: false,
        why: undefined,
        repositoryUrl: undefined,
        runUrl: undefined,
        record: { kind: 'off' },
        plan: plan_plan/* EMPTY_PLAN */.S0,
        outcomes: new Map(),
        audio: new Map(),
        details: new Map(),
        formerCommits: new Map(),
        missing: [],
        problems: [],
        warnings: [],
        notices: [],
        timings: {},
        end: 'running',
    };
}
function publicInputs({ apiKey, githubToken, ...inputs }) {
    return { ...inputs, apiKeyGiven: apiKey !== undefined, githubTokenGiven: githubToken !== undefined };
}
/** The outcome of the run as a whole. A run that has not reached its end, for whatever reason, has failed. */
function outcomeOf(run) {
    if (run.end === 'cancelled')
        return 'cancelled';
    if (run.end === 'blocked')
        return 'blocked';
    if (run.end !== 'finished')
        return 'failed';
    if (!(0,plan_plan/* hasChanges */.ik)(run.plan))
        return 'unchanged';
    if (run.dryRun)
        return 'planned';
    const all = (0,outcome/* sortedOutcomes */.H5)(run.outcomes);
    return all.every(({ kind }) => kind === 'replaced' || kind === 'deleted') ? 'synced' : 'failed';
}
/** Removes the results of planning, so that it can be repeated. */
function resetPlan(run) {
    run.plan = plan_plan/* EMPTY_PLAN */.S0;
    run.base = undefined;
    for (const noted of [run.outcomes, run.audio, run.details, run.formerCommits])
        noted.clear();
    for (const list of [run.missing, run.warnings, run.notices])
        list.length = 0;
}
/**
 * Gives every planned change that was never attempted its outcome, so that each planned id is in exactly one list.
 * A plan attempts nothing, so its lists stay empty wherever it ends.
 */
function skipRemaining(run, reason) {
    if (run.dryRun)
        return;
    for (const change of [...run.plan.replace, ...run.plan.delete]) {
        if (!run.outcomes.has(change.id))
            run.outcomes.set(change.id, { kind: 'skipped', change, reason });
    }
}

// EXTERNAL MODULE: ./lib/audio/limits.js
var limits = __webpack_require__(9840);
;// CONCATENATED MODULE: ./lib/report/advice.js

/** Whether the manifest has an id that the agent does not have. */
function isWrongId({ change, certainty, status }) {
    return certainty === 'not on agent' || (status === 404 && change.kind === 'replace');
}
/** What a user can do about a change that failed, in a few words; the same for all that failed alike. */
function adviceFor(failure) {
    const { change, certainty, status = 0 } = failure;
    if (isWrongId(failure))
        return 'Correct the id in the manifest, or remove the line';
    if (certainty === 'unknown')
        return 'Run this job again: repeating the change does no harm';
    if (status === 401)
        return 'Check the secret behind "api-key", its expiry and the region';
    if (status === 403)
        return 'Give the key "audio_cache: write" for this agent, or correct the agent id';
    if (change.kind === 'replace' && status === 413)
        return `Export the file again as a plain WAV of at most ${limits/* MAX_WAV_SIZE */.w}`;
    if (change.kind === 'replace' && (status === 400 || status === 422))
        return `If the response names no other cause, export the file again as a plain WAV of at most ${limits/* MAX_WAV_SIZE */.w}`;
    return 'Run this job again; if that fails too, contact PolyAI and quote the support reference';
}

// EXTERNAL MODULE: ./lib/report/log.js
var log = __webpack_require__(9820);
;// CONCATENATED MODULE: ./lib/report/annotations.js



/** All errors, the most important first: what blocks the whole run, one failure of each kind, then the other failures. */
function errorsOf(run) {
    const failed = (0,outcome/* ofKind */.CZ)(run.outcomes, 'failed');
    const firsts = new Set(new Map(failed.toReversed().map((failure) => [failure.reason, failure])).values());
    const sorted = [...failed.filter((one) => firsts.has(one)), ...failed.filter((one) => !firsts.has(one))];
    return [...run.problems, ...sorted.map((failure) => failureProblem(run, failure))];
}
/** A failed change, on its line in the manifest. */
function failureProblem(run, failure) {
    const { change, reason } = failure;
    return {
        message: `${(0,log/* nameOf */.Vb)(change)} could not be ${change.kind === 'replace' ? 'replaced' : 'deleted'}: ${reason}. ${adviceFor(failure)}.`,
        file: run.manifest,
        // A deletion's line was in an older manifest.
        ...(change.kind === 'replace' ? { line: change.entry.line, column: change.entry.column } : {}),
    };
}

// EXTERNAL MODULE: ./lib/lib/numbers.js
var numbers = __webpack_require__(2129);
;// CONCATENATED MODULE: ./lib/report/markdown.js

/** No text from outside is shown in full that is longer. Characters. */
const MAX_CHARACTERS = 300;
/** Text from outside as inert code: GitHub looks for no mentions, issue numbers or emoji in there. */
function code(text, max = MAX_CHARACTERS) {
    return `<code>${entities((0,lib_text/* visible */.RK)(text, max))}</code>`;
}
/**
 * A sentence with text from outside, inert. What Markdown or HTML could read as markup becomes an entity. GitHub looks for
 * mentions, issue numbers, emoji and formulas after that, in the text that entities stand for, so an empty comment cuts them.
 */
function inert(text, max = MAX_CHARACTERS) {
    return entities((0,lib_text/* visible */.RK)(text, max).trim())
        .replace(/(&#(?:35|36|58|64);)(?=\S)/g, `$1${CUT}`)
        .replace(/\b(GH)(?=-[0-9])/gi, `$1${CUT}`);
}
const CUT = '<!-- -->';
/** A link to a path below a checked URL. The parts of the path may be any text: they are encoded, so that none ends the link. */
function markdown_link(label, url, path, fragment = '') {
    return `[${label}](${[url, ...path.map(encode)].join('/')}${fragment})`;
}
function encode(part) {
    return encodeURIComponent(part.toWellFormed()).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}
/** Everything but letters, digits, a few harmless marks, and marks in the middle of a word, as in `two-part_name.wav`. */
function entities(text) {
    return (0,lib_text/* escapeInvisible */.ts)(text).replace(/[^A-Za-z0-9 ,;/'"%?\u0080-\u{10ffff}]/gu, (mark, at, whole) => (isInWord(mark, at, whole) ? mark : `&#${mark.codePointAt(0)};`));
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

;// CONCATENATED MODULE: ./lib/report/links.js



/** A label as a link to a file at that very commit, where both are known. `path` may be any text: it is encoded. */
function fileLink(label, path, { repositoryUrl, head }, line) {
    if (!repositoryUrl || !head)
        return label;
    const fragment = line === undefined ? '' : `#L${line}`;
    return markdown_link(label, repositoryUrl, ['blob', head, ...path.split('/')], fragment);
}
/** The short name of a commit, as a link where the repository is known. */
function commit(sha, repositoryUrl) {
    const name = code((0,lib_ids/* shortSha */.Fu)(sha));
    return repositoryUrl ? markdown_link(name, repositoryUrl, ['commit', sha]) : name;
}
/** For the log. */
const PLAIN = { branch: lib_text/* visible */.RK, commit: lib_ids/* shortSha */.Fu };
/** For Markdown. */
function asLinks({ repositoryUrl }) {
    return { branch: (name) => code(name), commit: (sha) => commit(sha, repositoryUrl) };
}
const THIS_COMMIT = 'this commit';
/** `main at 7ab94e1`, as far as both are known. */
function nameCommit({ branch, head }, naming) {
    return branch && head ? `${naming.branch(branch)} at ${naming.commit(head)}` : THIS_COMMIT;
}

;// CONCATENATED MODULE: ./lib/report/headline.js




/** The result in a few words: whether callers now hear the commit, and of which branch. */
function verdict(run, naming = PLAIN) {
    const followed = followedBy(run, naming);
    switch (outcomeOf(run)) {
        case 'synced':
            return `Synced: ${heard(run, followed)}`;
        case 'unchanged':
            return run.plan.leftAlone.length > 0
                ? `Nothing to do: ${(0,numbers/* plural */.LS)(run.plan.leftAlone.length, 'change is', 'changes are')} left alone`
                : `Nothing to do: no audio changes${followed === THIS_COMMIT ? '' : ` in ${followed}`}`;
        case 'planned':
            return `Plan${isForBranch(run) ? ` for ${naming.branch(run.branch)}` : ''}: ${planned(run)}`;
        case 'blocked':
            return 'Blocked: nothing was written';
        case 'failed':
            return `Failed: ${failure(run, followed)}`;
        case 'cancelled':
            return `Cancelled: ${cut(run, followed)}`;
    }
}
/** The verdict with the numbers behind it, in one line for the log. */
function headline(run) {
    const { replaced, deleted, failed, skipped } = countOutcomes(run);
    const done = `${replaced} replaced, ${deleted} deleted`;
    const rest = `${failed} failed, ${skipped} not attempted`;
    switch (outcomeOf(run)) {
        case 'synced':
            return `${verdict(run)} (${done})`;
        case 'failed':
        case 'cancelled':
            return run.dryRun ? verdict(run) : `${verdict(run)} (${done}, ${rest})`;
        case 'blocked':
            return `${verdict(run)} (${(0,numbers/* plural */.LS)(run.problems.length, 'problem')})`;
        case 'unchanged':
        case 'planned':
            return verdict(run);
    }
}
/** How many planned changes ended in which way. */
function countOutcomes({ outcomes }) {
    const count = (kind) => (0,outcome/* ofKind */.CZ)(outcomes, kind).length;
    return {
        replaced: count('replaced'),
        deleted: count('deleted'),
        failed: count('failed'),
        skipped: count('skipped'),
    };
}
/** What callers hear after a sync. A preview's commit is on no branch, and an undo's is not what the preview agent is for. */
function followedBy(run, naming) {
    return run.purpose === 'sync' ? nameCommit(run, naming) : THIS_COMMIT;
}
function isForBranch(run) {
    return run.branch !== undefined && run.purpose !== 'preview' && run.purpose !== 'undo';
}
function planned({ plan }) {
    const parts = [
        ...(plan.replace.length > 0
            ? [(0,numbers/* plural */.LS)(plan.replace.length, 'entry to replace', 'entries to replace')]
            : []),
        ...(plan.delete.length > 0 ? [(0,numbers/* plural */.LS)(plan.delete.length, 'entry to delete', 'entries to delete')] : []),
    ];
    return parts.join(', ');
}
function heard({ purpose }, followed) {
    if (purpose === 'preview')
        return 'the preview agent now plays this pull request';
    return purpose === 'undo' ? 'the preview is undone' : `callers now hear ${followed}`;
}
function failure(run, followed) {
    if (run.dryRun)
        return 'the plan could not be made';
    const failed = (0,outcome/* ofKind */.CZ)(run.outcomes, 'failed');
    const missing = failed.filter(({ certainty }) => certainty === 'not on agent');
    const { replaced, deleted, skipped } = countOutcomes(run);
    const unknown = failed.some(({ certainty }) => certainty === 'unknown');
    if (missing.length > 0 && missing.length === failed.length && skipped === 0) {
        return `the agent does not have ${(0,numbers/* plural */.LS)(missing.length, 'entry', 'entries')}; everything else is synced`;
    }
    if (replaced + deleted === 0 && !unknown)
        return 'nothing was changed';
    const silentRest = [...run.outcomes.values()].every(({ kind, change }) => change.kind === 'delete' || kind === 'replaced');
    if (!silentRest)
        return `${subject(run)} only part of ${followed}`;
    const left = run.plan.delete.length - deleted;
    if (left === 0)
        return 'every change was made, but the run ended early';
    return `${subject(run)} ${followed}, but ${(0,numbers/* plural */.LS)(left, 'old entry is', 'old entries are')} not deleted`;
}
function cut(run, followed) {
    if (run.dryRun)
        return 'the plan is not finished';
    const { replaced, deleted, failed, skipped } = countOutcomes(run);
    if (replaced + deleted + failed === 0)
        return 'nothing was written';
    return failed + skipped === 0
        ? `every change was made; ${heard(run, followed)}`
        : `${subject(run)} only part of ${followed}`;
}
function subject({ purpose }) {
    return purpose === 'preview' || purpose === 'undo' ? 'the preview agent plays' : 'callers hear';
}

;// CONCATENATED MODULE: ./lib/report/outputs.js



/** The outputs that a workflow can read, by name; `report` is added by who writes the file. */
function outputsOf(run) {
    const ids = (list) => JSON.stringify(list.map(({ id }) => id));
    const ended = (kind) => ids((0,outcome/* ofKind */.CZ)(run.outcomes, kind).map(({ change }) => change));
    return {
        outcome: outcomeOf(run),
        'has-changes': String((0,plan_plan/* hasChanges */.ik)(run.plan)),
        'to-replace': ids(run.plan.replace),
        'to-delete': ids(run.plan.delete),
        replaced: ended('replaced'),
        deleted: ended('deleted'),
        failed: ended('failed'),
        skipped: ended('skipped'),
        base: run.base ?? '',
        head: run.head ?? '',
    };
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

;// CONCATENATED MODULE: ./lib/report/report-file.js


/** The report file: everything that is known, as JSON. Its schema is schema/report.schema.json. */
function renderReportFile(run) {
    const report = {
        version: 1,
        outcome: outcomeOf(run),
        event: run.event,
        purpose: run.purpose ?? null,
        dryRun: run.dryRun,
        inputs: run.inputs ? inputsByName(run.inputs) : null,
        agentId: run.agentId ?? null,
        region: run.region ?? null,
        origin: run.origin ?? null,
        manifest: run.manifest ?? null,
        base: run.base ?? null,
        head: run.head ?? null,
        why: run.why ?? null,
        record: run.record,
        plan: planOf(run),
        outcomes: (0,outcome/* sortedOutcomes */.H5)(run.outcomes).map(({ change, ...outcome }) => ({
            ...named(change),
            change: change.kind,
            ...outcome,
        })),
        audio: Object.fromEntries(run.audio),
        entries: Object.fromEntries(run.details),
        problems: run.problems,
        warnings: run.warnings,
        notices: run.notices,
        milliseconds: run.timings,
    };
    return `${JSON.stringify(report, null, 2)}\n`;
}
function planOf({ plan }) {
    return {
        keep: plan.keep,
        replace: plan.replace.map((change) => ({
            ...named(change),
            blob: change.entry.blob,
            reason: change.reason,
        })),
        delete: plan.delete.map((change) => ({ ...named(change), reason: change.reason })),
        leftAlone: plan.leftAlone.map(({ change, reason, owner }) => ({
            ...named(change),
            change: change.kind,
            reason,
            ...(owner === undefined ? {} : { owner }),
        })),
    };
}
function named(change) {
    return { id: change.id, file: change.entry?.path ?? null };
}
/** The inputs under the names that they have in a workflow. Of the secrets, only whether they were given. */
function inputsByName(inputs) {
    return {
        'api-key': inputs.apiKeyGiven ? 'given' : null,
        'agent-id': inputs.agentId ?? null,
        region: inputs.region ?? null,
        'api-url': inputs.apiUrl ?? null,
        manifest: inputs.manifest,
        project: inputs.project ?? null,
        files: inputs.files,
        unmapped: inputs.unmapped,
        strict: inputs.strict,
        mode: inputs.mode,
        base: inputs.base ?? null,
        full: inputs.full,
        delete: inputs.delete,
        'delete-ids': inputs.deleteIds,
        'max-deletes': limitText(inputs.maxDeletes),
        concurrency: inputs.concurrency,
        'max-attempts': inputs.maxAttempts,
        'request-timeout': inputs.requestTimeout / 1_000,
        backup: inputs.backup ?? null,
        comment: inputs.comment,
        record: inputs.record,
        'github-token': inputs.githubTokenGiven ? 'given' : null,
    };
}
function limitText(limit) {
    return limit.kind === 'count' ? String(limit.count) : `${limit.percent}%`;
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
    const label = code(name, MAX_NAME_CHARACTERS).replaceAll(/(?<!<)[/_]/g, '$&<wbr>');
    return path !== undefined && place ? fileLink(label, path, place) : label;
}
/** The first column: the file, and beneath it the entry and what is said of it. */
function fileColumn(entry, place, notes = () => []) {
    const show = (row, at) => cell(fileName(entry(row), at), `entry ${code(entry(row).id)}`, ...notes(row));
    return { title: 'File', cell: (row) => show(row, place(row)), brief: (row) => show(row, undefined) };
}
/** A transcript, cut short. */
function spoken(transcript) {
    return transcript === undefined ? '' : `\u201c${inert(transcript, MAX_TRANSCRIPT_CHARACTERS)}\u201d`;
}
/** `18,204 hits` */
function hits(count) {
    if (count === undefined)
        return '';
    return unbroken(`${(0,numbers/* grouped */.zD)(count)} ${count === 1 ? 'hit' : 'hits'}`);
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
        return [hits(hitCount), languages.size > 1 ? inert(languageCode ?? '') : ''];
    };
}
/** The phrase with how it sounds: the old audio as PolyAI has it, the new one as its file has it. */
function soundColumn(run, rows) {
    const details = ({ change }) => run.details.get(change.id);
    const notes = notesOf(details, rows);
    const cellOf = (row) => {
        const facts = run.audio.get(row.change.id);
        const playback = sound(facts?.loudness, duration(run, row.change));
        const format = facts && [unbroken((0,warnings/* formatName */.nD)(facts)), unbroken((0,numbers/* bytes */.ee)(facts.fileBytes))];
        return cell([spoken(details(row)?.transcript), playback].filter(Boolean).join('<br>'), ...notes(row), ...(format ?? []), facts && !facts.sampleFormat ? 'loudness not measured' : '');
    };
    return { title: 'Phrase and audio', detail: true, cell: cellOf };
}
/** How loud audio is from start to end, before its duration: beneath each other, two of them can be compared. */
function sound(loudness, time) {
    return [loudness ? code(shape(loudness)) : '', time].filter(Boolean).join(' ');
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
    const more = rest.length > 0 ? [folded(`${rest.length} more`, show(rest))] : [];
    return [show(rows.slice(0, ROWS_IN_SIGHT)), ...more];
}
function foldedAway({ title, rows, note }, content) {
    return folded(`<b>${title}</b> (${rows.length})`, paragraphs(note, content));
}
function paragraphs(...texts) {
    return texts.filter(Boolean).join('\n\n');
}
/** Ids in a line: digits, or places. */
function ids(all, most = all.length) {
    const more = all.length - most;
    const named = all.slice(0, most).map((id) => inert(id));
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
        return paragraphs(said, folded(`${rows.length} of them`, ids(rows.map(id), MAX_NAMED[level])));
    return paragraphs(said, ...firstOpen(rows, (some) => bullets(some.map((row) => item(row, level > 0)))));
}
function bullets(lines) {
    return lines.map((line) => `- ${line}`).join('\n');
}

;// CONCATENATED MODULE: ./lib/report/entry-causes.js



/** Entries by what happened to them. */
function entryCauses(list) {
    const { title, rows, entry, place, cause, notes = () => [], end = () => '' } = list;
    const item = (row, isBrief) => {
        const name = fileName(entry(row), isBrief ? undefined : place(row));
        const about = small(`entry ${code(entry(row).id)}`, ...(isBrief ? [] : notes(row)));
        return `${[name, about].filter(Boolean).join(' ')}${isBrief ? '' : end(row)}`;
    };
    const single = (row, level) => `${cause(row)}<br>${item(row, level > 0)}`;
    return causes({ title, rows, key: cause, cause, item, single, id: (row) => entry(row).id });
}

;// CONCATENATED MODULE: ./lib/report/change-rows.js



const idOf = ({ change }) => change.id;
const entryOf = ({ change: { id, entry } }) => ({ id, name: entry?.name, path: entry?.path });
/** Where a change's file is: what is deleted, in the last commit that is known to have it. */
function placeOf({ repositoryUrl, head, formerCommits }, { id, kind }) {
    return { repositoryUrl, head: kind === 'replace' ? head : formerCommits.get(id) };
}
function warningsAt({ warnings }, { change }) {
    const texts = warnings.byEntry.get(change.id) ?? [];
    return texts.map((text) => `<br>\u26a0\ufe0f ${inert(text)}`).join('');
}
/** The file of a change, its entry, why it changes, and its warnings. */
function file(shown, why) {
    const column = fileColumn(entryOf, ({ change }) => placeOf(shown.run, change), (row) => [why(row)]);
    const warned = (show) => (row) => `${show(row)}${warningsAt(shown, row)}`;
    return { ...column, cell: warned(column.cell), brief: warned(column.brief ?? column.cell) };
}
function phrase(run, rows) {
    return phraseColumn(({ change }) => run.details.get(change.id), rows);
}
/** Changes that have a cause in common, below it. */
function byCause(shown, { notes = () => [], ...list }) {
    return entryCauses({
        ...list,
        entry: entryOf,
        place: ({ change }) => placeOf(shown.run, change),
        notes: (row) => [`to ${row.change.kind}`, ...notes(row)],
        end: (row) => warningsAt(shown, row),
    });
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
            const said = inert(text, problems_MAX_CHARACTERS[level]);
            if (!isAboutFile)
                return said;
            return `Each of these ${count} ${problem.line === undefined ? 'files' : 'lines'} ${said}`;
        },
        item: (problem, isBrief) => problems_placeOf(problem, isBrief ? undefined : place) || inert(problem.message),
        single: (problem, level) => {
            const { text, isAboutFile } = read(problem);
            const said = inert(text, problems_MAX_CHARACTERS[level]);
            const where = problems_placeOf(problem, place);
            return where ? `${where} ${isAboutFile ? '' : '\u2013 '}${said}` : said;
        },
        id: ({ file, line }) => problems_nameOf(file ?? '', line),
    });
}
/** The place goes before the text, which need not name it again. */
function read({ message, file }) {
    const own = file === undefined ? undefined : `${(0,lib_text/* quote */.hD)(file)} `;
    const isAboutFile = own !== undefined && message.startsWith(own);
    return { text: isAboutFile ? message.slice(own.length) : message, isAboutFile };
}
function problems_placeOf({ file, line }, place) {
    if (file === undefined)
        return '';
    const name = code(problems_nameOf(file, line));
    return place ? fileLink(name, file, place, line) : name;
}
function problems_nameOf(file, line) {
    return line === undefined ? file : `${file}:${line}`;
}

;// CONCATENATED MODULE: ./lib/report/changes.js










/** What became of each change, the worst first; or, where nothing was attempted, what is planned. */
function changeSections(run, warnings) {
    const shown = { run, warnings };
    const attempted = !run.dryRun && outcomeOf(run) !== 'blocked';
    const plan = [plannedDeletions(shown), plannedReplacements(shown)];
    const outcomes = [failed(shown), skipped(shown), deleted(shown), replaced(shown)];
    return [...(attempted ? outcomes : plan), leftAlone(shown)];
}
function failed(shown) {
    const { run } = shown;
    return byCause(shown, {
        title: 'Failed',
        rows: (0,outcome/* ofKind */.CZ)(run.outcomes, 'failed'),
        cause: (failure) => `**${inert(adviceFor(failure))}.** ${inert((0,lib_text/* capitalized */.l2)(reasonOf(failure)))}.`,
        notes: (failure) => {
            const { change, correlationId } = failure;
            const line = isWrongId(failure) ? change.entry?.line : undefined;
            return [
                line === undefined ? '' : fileLink(`line ${line}`, run.manifest ?? '', run, line),
                correlationId ? `support reference ${code(correlationId)}` : '',
            ];
        },
    });
}
function reasonOf({ reason, certainty }) {
    return certainty === 'unknown' ? `${reason}; it may have been done anyway` : reason;
}
function skipped(shown) {
    return byCause(shown, {
        title: 'Not attempted',
        rows: (0,outcome/* ofKind */.CZ)(shown.run.outcomes, 'skipped'),
        cause: ({ reason }) => `${inert((0,lib_text/* capitalized */.l2)(reason))}:`,
    });
}
function leftAlone(shown) {
    return byCause(shown, {
        title: 'Left alone',
        rows: shown.run.plan.leftAlone,
        cause: ({ reason, owner = '' }) => `${LEFT_ALONE[reason](inert(owner))}:`,
    });
}
function deleted(shown) {
    const rows = (0,outcome/* ofKind */.CZ)(shown.run.outcomes, 'deleted');
    const why = (row) => row.alreadyGone ? 'was already gone' : DELETED[row.change.reason];
    return listing({
        title: 'Deleted',
        rows,
        id: idOf,
        columns: [file(shown, why), phrase(shown.run, rows)],
    });
}
function plannedDeletions(shown) {
    const rows = shown.run.plan.delete.map((change) => ({ change }));
    return listing({
        title: 'To delete',
        rows,
        id: idOf,
        columns: [
            file(shown, ({ change }) => DELETED[change.reason]),
            phrase(shown.run, rows),
        ],
        note: 'PolyAI cannot bring a deleted entry back. The phrase is synthesized again when it is next spoken.',
    });
}
function replaced(shown) {
    return replacements(shown, 'Replaced', (0,outcome/* ofKind */.CZ)(shown.run.outcomes, 'replaced'), () => '');
}
function plannedReplacements(shown) {
    const rows = shown.run.plan.replace.map((change) => ({ change }));
    return replacements(shown, 'To replace', rows, ({ change }) => REPLACED[change.reason]);
}
/** Those with warnings come first; where rows have no room for them, they make a list of their own. */
function replacements(shown, title, rows, why) {
    const { run, warnings } = shown;
    const isWarned = ({ change }) => warnings.byEntry.has(change.id);
    const sorted = [...rows.filter(isWarned), ...rows.filter((row) => !isWarned(row))];
    const columns = [file(shown, why), soundColumn(run, rows)];
    const list = listing({ title, rows: sorted, id: idOf, columns });
    const apart = problemList('Warnings', rows.some(isWarned) ? warnings.placed : [], run);
    return (level) => (level >= 2 ? paragraphs(apart(level), list(level)) : list(level));
}
const REPLACED = {
    added: 'new in the manifest',
    changed: 'its file changed',
    full: 'everything is sent',
};
const DELETED = {
    removed: 'removed from the manifest',
    requested: 'named in "delete-ids"',
};
const LEFT_ALONE = {
    'outside files': () => 'The file is outside the input "files"',
    'delete is off': () => 'The input "delete" is off',
    preview: () => 'A preview deletes nothing',
    'pull request': (owner) => `The preview of open pull request #${owner} needs it`,
    'another phrase': () => 'PolyAI has another phrase for it than the manifest',
    'not listed': () => "PolyAI's list was incomplete, so its phrase was not compared",
    manifest: (owner) => `${owner}, another manifest of this agent, names it`,
    'unreadable manifest': (owner) => `${owner}, another manifest of this agent, cannot be read, so it may name it`,
    'newer commit': (owner) => `${owner}, the newest commit of the branch, says otherwise`,
};

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
    const place = region && origin === (0,lib_ids/* originOf */.yv)(region) ? region : origin && code(origin);
    if (!agentId)
        return '';
    return place ? `${code(agentId)} (${place})` : code(agentId);
}

;// CONCATENATED MODULE: ./lib/report/facts.js





/** Which agent, which commits, which manifest: one line. */
function facts(run) {
    return factsLine({
        Agent: agent(run),
        [run.head ? 'Commits' : 'Why']: commits(run),
        Manifest: run.manifest && code(run.manifest),
    });
}
/** Short names of the commits, as links where the repository is known, and why these. */
function commits({ base, head, isLive, why = '', repositoryUrl }) {
    if (!head)
        return inert(why);
    const name = (sha) => commit(sha, repositoryUrl);
    const from = isLive ? 'live cache' : 'nothing';
    const compared = `${base ? name(base) : from} \u2192 ${name(head)}`;
    return why ? `${compared} (${inert(why)})` : name(head);
}
/** The numbers behind the headline. They add up to the plan. */
function counts(run) {
    const { plan } = run;
    const rest = [
        some(plan.keep, `${plan.keep === 1 ? 'entry' : 'entries'} unchanged`),
        some(plan.leftAlone.length, `${plan.leftAlone.length === 1 ? 'change' : 'changes'} left alone`),
    ];
    return sentence([...changesOf(run), ...rest]);
}
function changesOf(run) {
    const { plan } = run;
    const { replaced, deleted, failed, skipped } = countOutcomes(run);
    switch (outcomeOf(run)) {
        case 'synced':
            return [bold(some(replaced, 'replaced'), some(deleted, 'deleted'))];
        case 'planned':
        case 'unchanged':
            return [];
        case 'blocked':
            return [bold(some(plan.replace.length, 'to replace'), some(plan.delete.length, 'to delete'))];
        case 'failed':
        case 'cancelled':
            if (run.dryRun)
                return [];
            return [
                bold(part(replaced, plan.replace.length, 'replaced'), part(deleted, plan.delete.length, 'deleted')),
                some(failed, 'failed'),
                some(skipped, 'not attempted'),
            ];
    }
}
function some(count, what) {
    return count === 0 ? '' : `${count} ${what}`;
}
function part(count, all, what) {
    return all === 0 ? '' : `${count} of ${all} ${what}`;
}
function bold(...parts) {
    const said = sentence(parts);
    return said === '' ? '' : `**${said}**`;
}
function sentence(parts) {
    return parts.filter(Boolean).join(', ');
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

;// CONCATENATED MODULE: ./lib/report/next.js




/** What the reader has to do now, if anything, and what the next run will do. One or two sentences; may be empty. */
function nextStep(run) {
    switch (outcomeOf(run)) {
        case 'synced':
            return recorded(run);
        case 'unchanged':
            return '';
        case 'planned':
            return run.missing.length === 0
                ? 'Nothing was written. A sync of this commit would make these changes.'
                : `Nothing was written. A sync of this commit would fail, because the agent does not have ${(0,numbers/* plural */.LS)(run.missing.length, 'entry', 'entries')} of these; it would make the other changes.`;
        case 'blocked':
            return run.dryRun
                ? 'Fix the problems below. They would also block a sync of this commit.'
                : `Nothing changed for callers. Fix the problems below, then push or rerun this job. ${catchUp(run)}`.trim();
        case 'failed':
            return run.dryRun ? 'Run this job again.' : afterFailure(run);
        case 'cancelled':
            return run.dryRun
                ? 'Nothing was written. Run this job again.'
                : `${catchUp(run)} Run this job again.`.trim();
    }
}
function afterFailure(run) {
    switch (run.record.kind) {
        case 'success':
            return 'The sync is recorded anyway: nothing can bring these entries back, so the next run does not try them again. Correct them in the manifest.';
        case 'failure':
        case 'unfinished':
            return 'Fix the problems below, then push or rerun this job. The next run retries whatever is missing.';
        case 'off':
            return `Fix the problems below, then rerun this job. ${catchUp(run)}`.trim();
    }
}
function recorded({ record, head }) {
    if (record.kind === 'off')
        return 'Syncs are not recorded, so the next push compares with the commit before it.';
    if (record.kind === 'unfinished')
        return 'The end of this sync could not be recorded, so the next run checks these entries again.';
    return `The next run compares with ${head ? code((0,lib_ids/* shortSha */.Fu)(head)) : 'this commit'}, the last recorded sync.`;
}
/** Whether a later run makes up for this one. Where it is not known whether there is a record, nothing is said. */
function catchUp({ record, base }) {
    if (record.kind === 'failure' || record.kind === 'unfinished')
        return 'The next run retries whatever is missing.';
    if (record.kind !== 'off' || !record.why)
        return '';
    const from = base ? `the input "base" set to ${code(base)}` : 'the input "full"';
    return `Syncs are not recorded (${inert(record.why)}), so a later push does not make up for this; a run with ${from} does.`;
}

;// CONCATENATED MODULE: ./lib/report/row-warnings.js


/** Sorts the warnings that are about one replacement to its row. */
function rowWarnings({ plan, warnings, manifest }) {
    const byFile = Map.groupBy(plan.replace, ({ entry }) => entry.path);
    const byLine = Map.groupBy(plan.replace, ({ entry }) => entry.line);
    const byEntry = new Map();
    const isPlaced = ({ message, file, line }) => {
        const here = [
            ...(byFile.get(file ?? '') ?? []).map((change) => [change, `${(0,lib_text/* quote */.hD)(change.entry.path)} `]),
            ...(file === manifest && line !== undefined ? (byLine.get(line) ?? []) : []).map((change) => [change, `${(0,log/* nameOf */.Vb)(change)}: `]),
        ].filter(([, subject]) => message.startsWith(subject));
        for (const [change, subject] of here)
            note(byEntry, change, message.slice(subject.length));
        return here.length > 0;
    };
    const { placed = [], rest = [] } = Object.groupBy(warnings, (one) => (isPlaced(one) ? 'placed' : 'rest'));
    return { byEntry, placed, rest };
}
function note(byEntry, { id }, text) {
    byEntry.set(id, [...(byEntry.get(id) ?? []), text]);
}

;// CONCATENATED MODULE: ./lib/report/summary.js









const ICONS = {
    synced: '\u2705',
    unchanged: '\u2705',
    planned: '\ud83d\udcdd',
    blocked: '\u26d4',
    failed: '\u274c',
    cancelled: '\u26a0\ufe0f',
};
/** The job summary as GitHub-flavoured Markdown, of at most so many bytes. Pure: all text from outside is escaped. */
function renderSummary(run, maxBytes = MAX_SUMMARY_BYTES) {
    return shrinkToFit(sections(run), maxBytes, SHORTENED);
}
function sections(run) {
    const fixed = (text) => () => text;
    const next = nextStep(run);
    const warnings = rowWarnings(run);
    return [
        fixed(`### ${ICONS[outcomeOf(run)]} ${verdict(run, asLinks(run))}`),
        fixed(next && `**Next:** ${next}`),
        fixed(counts(run)),
        fixed(facts(run)),
        problemList('Problems', run.problems, run),
        ...changeSections(run, warnings),
        problemList('Warnings', warnings.rest, run),
        problemList('Notes', run.notices, run),
    ];
}

;// CONCATENATED MODULE: ./lib/report/publish.js









/** Publishes the result of a sync. Returns whether the step succeeded. */
function publish(run, runner) {
    run.warnings.push(...(0,warnings/* audioWarnings */.Q9)(measuredFiles(run), run.inputs?.strict));
    const redacted = mapTexts(run, runner.redact);
    const complete = publishStep(runner, {
        summary: () => renderSummary(redacted),
        reportFile: () => renderReportFile(redacted),
        outputs: () => outputsOf(redacted),
        errors: errorsOf(redacted),
        warnings: redacted.warnings,
        notices: redacted.notices,
        headline: headline(redacted),
    });
    const outcome = outcomeOf(run);
    return complete && (outcome === 'synced' || outcome === 'unchanged' || outcome === 'planned');
}
function measuredFiles({ plan, audio }) {
    return plan.replace.flatMap(({ id, entry }) => {
        const facts = audio.get(id);
        return facts ? [{ ...facts, path: entry.path }] : [];
    });
}

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
function parseRunStart(trigger, payload, variables) {
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
function listOf(words) {
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
function seconds(least, most) {
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
const INPUTS = {
    apiKey: { name: 'api-key', ...SECRET },
    agentId: { name: 'agent-id', fallback: undefined, ...AGENT_ID },
    region: { name: 'region', fallback: undefined, ...oneOf(lib_ids/* REGIONS */.ij) },
    apiUrl: { name: 'api-url', fallback: undefined, ...ORIGIN },
    manifest: { name: 'manifest', fallback: 'audio/manifest.json', ...REPOSITORY_PATH },
    project: { name: 'project', fallback: undefined, ...REPOSITORY_PATH },
    files: { name: 'files', fallback: [], ...PATTERNS },
    unmapped: { name: 'unmapped', fallback: 'warn', ...oneOf(UNMAPPED) },
    strict: { name: 'strict', fallback: [], ...listOf(STRICT_KINDS) },
    mode: { name: 'mode', fallback: 'auto', ...oneOf(MODES) },
    base: { name: 'base', fallback: undefined, ...REVISION },
    full: { name: 'full', fallback: false, ...BOOLEAN },
    delete: { name: 'delete', fallback: true, ...BOOLEAN },
    deleteIds: { name: 'delete-ids', fallback: [], ...ENTRY_IDS },
    maxDeletes: { name: 'max-deletes', fallback: { kind: 'percent', percent: 50 }, ...DELETION_LIMIT },
    concurrency: { name: 'concurrency', fallback: 4, ...wholeNumber(1, 32) },
    maxAttempts: { name: 'max-attempts', fallback: 5, ...wholeNumber(1, 10) },
    requestTimeout: { name: 'request-timeout', fallback: 60_000, ...seconds(1, 600) },
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

;// CONCATENATED MODULE: ./lib/request/task.js
/** `hasKey`: pull requests of forks and of Dependabot get none, and are planned without. */
function decideTask(trigger, mode, hasKey) {
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
function refuseIds(task, { deleteIds }) {
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
    const payload = (0,json/* parseJson */.q)(readEventFile(path));
    if (!(0,json/* isRecord */.u)(payload))
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

;// CONCATENATED MODULE: ./lib/report/comment.js

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
    const footer = runUrl ? `\n${markdown_link('The run, with its log and summary', runUrl, [])}\n` : '';
    return `${render(maxBytes - footer.length)}${footer}`;
}

;// CONCATENATED MODULE: ./lib/github/comment.js

/** GitHub keeps no more characters of a comment; a longer one is refused whole. */
const MAX_COMMENT_CHARACTERS = 65_536;
const PAGE_SIZE = 100;
/** GitHub takes no more than 2,500 comments on a pull request. */
const MAX_PAGES = 30;
/** The author of what a job's own token writes. */
const JOB_AUTHOR = 'github-actions[bot]';
/**
 * Keeps one comment on a pull request up to date: makes it, changes it, or leaves it as it is if it is up to date.
 * It is known by its key and its author, since anybody may write a comment with our key. Raises GitHubRefusal if the token
 * may not write comments, and Blocked if GitHub does not answer.
 */
async function publishComment(github, { pull, key, text }) {
    const body = `${key}\n${text}`;
    const author = (await github.viewer()) ?? JOB_AUTHOR;
    const ours = await findComment(github, pull, (comment) => isOurs(comment, key, author));
    if (!ours) {
        const create = ({ rest }, common) => rest.issues.createComment({ ...common, issue_number: pull, body });
        // A retry might create a second comment.
        await github.call(create, { once: true });
        return 'created';
    }
    if (normal(ours.body) === normal(body))
        return 'unchanged';
    await github.call(({ rest }, common) => rest.issues.updateComment({ ...common, comment_id: ours.id, body }));
    return 'updated';
}
/** The oldest one, should there be several: two runs at the same time may each have made one. */
async function findComment(github, pull, wanted) {
    for (let page = 1; page <= MAX_PAGES; page += 1) {
        const { data } = await github.call(({ rest }, common) => rest.issues.listComments({ ...common, issue_number: pull, per_page: PAGE_SIZE, page }));
        const listed = Array.isArray(data) ? data : [];
        const found = listed.map(parseComment).find((comment) => comment && wanted(comment));
        if (found)
            return found;
        if (listed.length < PAGE_SIZE)
            return undefined;
    }
    return undefined;
}
function isOurs({ body, author }, key, ownLogin) {
    return author === ownLogin && normal(body).split('\n', 1)[0] === key;
}
function parseComment(value) {
    if (!(0,json/* isRecord */.u)(value) || typeof value['id'] !== 'number' || typeof value['body'] !== 'string')
        return undefined;
    const author = (0,json/* isRecord */.u)(value['user']) ? value['user']['login'] : undefined;
    return typeof author === 'string' ? { id: value['id'], body: value['body'], author } : undefined;
}
/** GitHub may give a text back with other line ends, and without the whitespace at its end. */
function normal(text) {
    return text.replaceAll('\r\n', '\n').trimEnd();
}

;// CONCATENATED MODULE: ./lib/stages/post-comment.js



/** Short: if GitHub hangs, the run has already waited for it. Milliseconds. */
const post_comment_PATIENCE = 5_000;
/** Posts a comment on a pull request, or updates it. A failure is only a notice. */
async function postComment(world, token, { pull, key, render, runUrl }) {
    const { runner } = world;
    try {
        const github = openJobGitHub(token, runner.variables, {
            ...world,
            debug: runner.debug,
            patience: post_comment_PATIENCE,
        });
        if (!github)
            throw new Error('there is no "github-token"');
        const text = renderComment(render, runUrl, MAX_COMMENT_CHARACTERS - key.length - 1);
        const done = await publishComment(github, { pull, key, text: runner.redact(text) });
        runner.log(`the comment on pull request ${pull} was ${done === 'unchanged' ? 'up to date already' : done}`);
    }
    catch (error) {
        runner.annotate('notice', [{ message: `the pull request has no up-to-date comment: ${post_comment_explain(error)}` }]);
    }
}
function post_comment_explain(error) {
    if (error instanceof GitHubRefusal && error.isDenial)
        return 'the token may not write one; give the job "pull-requests: write" (on pull requests from forks and Dependabot, GitHub allows reading only)';
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ./lib/stages/comment.js







/** Keeps the comment on the pull request up to date, if the user wants one. A failure is only a notice. */
async function keepComment(run, request, world) {
    const { inputs, trigger } = request;
    const pull = pullOf(trigger)?.number ?? 0;
    if (!inputs.comment || pull <= 0 || hasNothingToSay(run))
        return;
    const redacted = mapTexts(run, world.runner.redact);
    await postComment(world, inputs.githubToken, {
        pull,
        key: commentKey(inputs.manifest, inputs.agentId),
        render: (maxBytes) => renderSummary(redacted, maxBytes),
        runUrl: redacted.runUrl,
    });
}
/** The comment stays as it is if a pull request is closed without a preview, or a newer run cancels a plan. */
function hasNothingToSay(run) {
    const outcome = outcomeOf(run);
    return (run.plan === plan_plan/* EMPTY_PLAN */.S0 && outcome === 'unchanged') || (run.dryRun && outcome === 'cancelled');
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

// EXTERNAL MODULE: ./lib/plan/state.js
var plan_state = __webpack_require__(1994);
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
    const hint = found.length > 0 ? `; the commit has ${state_problems_listOf(found)}` : nearHint(near);
    const what = why === 'missing'
        ? `there is no manifest ${(0,lib_text/* quote */.hD)(path)} in commit ${(0,lib_ids/* shortSha */.Fu)(sha)}${hint}: commit one`
        : `the manifest ${(0,lib_text/* quote */.hD)(path)} ${NO_MANIFEST[why]} in commit ${(0,lib_ids/* shortSha */.Fu)(sha)}: commit the file itself`;
    return { message: `${what}, or name yours in the input "manifest"; nothing is deleted without it` };
}
const MAX_LISTED = 3;
/** Some paths, quoted, for a sentence; the others are counted. */
function state_problems_listOf(paths) {
    const shown = paths.slice(0, MAX_LISTED).map(lib_text/* quote */.hD);
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
        const empty = (what) => [(0,plan_state/* stateOf */.L4)([]), emptyBase(path, commit.sha, what)];
        if (typeof result === 'string')
            return empty();
        if (!result.ok) {
            onInvalid(commit, invalidBase(path, commit.sha, result.problems));
            return [(0,plan_state/* stateOf */.L4)([])];
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
        return [(0,plan_state/* stateOf */.L4)(entries)];
    }
    return {
        async readTarget(commit, mayLack) {
            const result = await readWithIds(commit);
            if (result === 'missing' && mayLack)
                return { commit, manifest: EMPTY_MANIFEST, state: (0,plan_state/* stateOf */.L4)([]) };
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
            return { commit, manifest: result.manifest, state: (0,plan_state/* stateOf */.L4)(tracked.entries) };
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

;// CONCATENATED MODULE: ./lib/github/comparison.js


/** Compares two commits, branches or tags. Undefined if GitHub does not know one of them, or they share no history. */
async function fetchComparison(github, base, head) {
    try {
        const { data } = await github.call(({ rest }, common) => 
        // The commits between the two are not read: the fewest that GitHub gives will do.
        rest.repos.compareCommitsWithBasehead({ ...common, basehead: `${base}...${head}`, per_page: 1 }));
        const status = STATUSES.find((each) => each === data.status);
        return (status && {
            status,
            base: (0,lib_ids/* parseCommitSha */.tu)(String(data.base_commit?.sha ?? '')),
            mergeBase: (0,lib_ids/* parseCommitSha */.tu)(String(data.merge_base_commit?.sha ?? '')),
        });
    }
    catch (error) {
        if (error instanceof GitHubRefusal && error.status === 404)
            return undefined;
        throw error;
    }
}
const STATUSES = ['identical', 'ahead', 'behind', 'diverged'];

// EXTERNAL MODULE: ./lib/plan/note.js
var plan_note = __webpack_require__(1175);
;// CONCATENATED MODULE: ./lib/plan/history.js

/**
 * The notes that a run must consider, of all notes, newest first. Reading stops once the newest clean note of every manifest that the
 * newest note names has been found, and no pull request that it names is in the notes before that. Runs that overlap one of these count,
 * however old they are.
 */
function relevantNotes(notes) {
    const needed = countNeeded(notes);
    const recent = notes.slice(0, needed);
    const overlapping = notes.slice(needed).filter((older) => recent.some((later) => (0,plan_note/* overlaps */.$f)(older, later)));
    return [...recent, ...overlapping];
}
/** How many of the notes a run needs; infinity if older ones must be read as well. */
function countNeeded(notes) {
    const [newest] = notes;
    if (!newest?.scope)
        return Number.POSITIVE_INFINITY;
    const missing = new Set((0,plan_note/* manifestsAfter */.TT)(newest));
    const previews = (0,plan_note/* previewsAfter */.Uo)(newest);
    for (const [index, note] of notes.entries()) {
        if (index > 0 && missing.size === 0 && !(0,plan_note/* previewsAfter */.Uo)(note).some((number) => previews.includes(number)))
            return index;
        if ((0,plan_note/* isClean */.AG)(note))
            missing.delete(note.manifest);
    }
    return Number.POSITIVE_INFINITY;
}
/** The newest sync of the branch or tag that the agent follows, whether it succeeded or not. */
function newestSync(notes) {
    return notes.find(({ purpose, ref }) => purpose === 'sync' && ref !== undefined);
}
/**
 * The pull requests whose previews may still be in the cache, according to the notes, newest first. Runs that overlap may not know of
 * each other's previews, so every note counts, until a later run has undone them.
 */
function previewsOf(notes) {
    const previews = new Set();
    for (const { purpose, pullRequest, scope, end } of notes.toReversed()) {
        for (const number of scope?.previews ?? [])
            previews.add(number);
        if (purpose === 'preview' && pullRequest !== undefined)
            previews.add(pullRequest);
        if (end.succeeded)
            for (const number of scope?.finished ?? [])
                previews.delete(number);
    }
    return [...previews];
}

;// CONCATENATED MODULE: ./lib/stages/branch.js







/** Asks GitHub to compare the checked-out commit with the run's branch or tag. */
async function fetchBranchPosition({ request, target, github }) {
    const { start, task, inputs, trigger } = request;
    const follows = task.purpose === 'sync' || task.purpose === 'undo';
    if (!github || start.ref === undefined || !follows)
        return undefined;
    // A push that is not recorded compares with the commit in its event.
    if (inputs.record === 'false' && trigger.kind === 'push' && !start.isRerun)
        return undefined;
    try {
        return await fetchComparison(github, shortRef(start.ref), target.commit.sha);
    }
    catch (error) {
        if (isDenial(error))
            return undefined;
        throw error;
    }
}
/**
 * Raises Blocked unless the checked-out commit is the event's own, or on its branch: a workflow may check out something else, such as a
 * pull request on `issue_comment`.
 */
function checkEventCommit(job, position) {
    const { request, target, run } = job;
    const { start, task, trigger, inputs } = request;
    if (task.purpose === 'undo' && task.pull)
        checkBaseCheckedOut(job, task.pull.baseRef, position);
    if (task.purpose !== 'sync' || run.dryRun || trigger.kind !== 'other')
        return;
    const { sha } = target.commit;
    if (sha === start.sha || sha === trigger.runOf || isOnBranch(position))
        return;
    // Local runs have no event commit. The workspace may hold another repository; then nothing is recorded.
    if (start.sha === undefined || (inputs.record === 'false' && position === undefined))
        return;
    const where = start.ref ? ` and is not on ${shortRef(start.ref)}` : '';
    throw lib_problem/* Blocked */.r.because(`commit ${(0,lib_ids/* shortSha */.Fu)(sha)} is checked out, but ${(0,lib_text/* quote */.hD)(trigger.event)} is about ${(0,lib_ids/* shortSha */.Fu)(start.sha)}${where}: only the event's own commit is synced; check that out, or use "on: pull_request" with "mode: sync" for previews`);
}
function isOnBranch(position) {
    return position?.status === 'identical' || position?.status === 'behind';
}
/** A preview is undone with the manifest of its base branch. */
function checkBaseCheckedOut({ target, github }, baseRef, position) {
    if (!github)
        throw lib_problem/* Blocked */.r.because('undoing a preview needs "github-token", to check that the base branch is checked out');
    if (isOnBranch(position))
        return;
    throw lib_problem/* Blocked */.r.because(`undoing a preview needs the base branch in the workspace, but ${(0,lib_ids/* shortSha */.Fu)(target.commit.sha)} is not on ${(0,lib_text/* quote */.hD)(baseRef)}: give actions/checkout "ref: \${{ github.event.pull_request.base.ref }}"`);
}
/**
 * An agent follows one branch; all tags count as one. Raises Blocked for a sync from another branch, unless that may take over, and for
 * a clean-up of all pull requests from another branch.
 */
function checkBranch({ run, request }, history) {
    const { start, task, inputs } = request;
    const isSweep = task.purpose === 'undo' && !task.pull;
    if ((task.purpose !== 'sync' && !isSweep) || history.kind === 'none' || start.ref === undefined)
        return;
    const followed = newestSync(history.notes)?.ref;
    if (followed === undefined || branchKey(followed) === branchKey(start.ref))
        return;
    const was = shortRef(followed);
    const now = shortRef(start.ref);
    if (start.ref === `refs/heads/${start.defaultBranch}`) {
        const message = `this agent followed ${(0,lib_text/* quote */.hD)(was)}; from now on it follows ${(0,lib_text/* quote */.hD)(now)}, the default branch`;
        if (!isSweep)
            run.notices.push({ message });
        return;
    }
    if (isSweep) {
        throw lib_problem/* Blocked */.r.because(`this agent follows ${(0,lib_text/* quote */.hD)(was)}, but this run is on ${(0,lib_text/* quote */.hD)(now)}, so undoing previews would delete or replace what ${(0,lib_text/* quote */.hD)(was)} needs: start it on ${(0,lib_text/* quote */.hD)(was)}`);
    }
    if (start.isDeliberate && inputs.full)
        return;
    const message = `this agent follows ${(0,lib_text/* quote */.hD)(was)}, but this run is on ${(0,lib_text/* quote */.hD)(now)}, so a sync would delete or replace what ${(0,lib_text/* quote */.hD)(was)} needs: use another agent id for this branch; to let ${(0,lib_text/* quote */.hD)(now)} take over, start a run by hand with "full: true"`;
    if (!run.dryRun)
        throw lib_problem/* Blocked */.r.because(message);
    run.warnings.push({ message });
}
/**
 * Never backwards: if the commit is not the tip of its branch, and a commit that was tried before descends from it, this is a rerun or a
 * late run. Raises Blocked, naming the run to start instead.
 */
async function checkNotOutdated(job, history, position) {
    const { request, target, github } = job;
    const { start, task } = request;
    if (!github || (task.purpose !== 'sync' && task.purpose !== 'undo'))
        return;
    const isTip = position?.status === 'identical' && !start.ref?.startsWith('refs/tags/');
    if (isTip || goesBackOnPurpose(job))
        return;
    if (history.kind === 'none') {
        if (start.isRerun && position?.status === 'behind')
            throw outdated(job, start.ref ? shortRef(start.ref) : 'its branch');
        return;
    }
    if (position && !isOnBranch(position))
        throw removedByForcePush(job);
    const tried = new Set(history.notes.filter(isBranchAttempt).map(({ sha }) => sha));
    tried.delete(target.commit.sha);
    const newestFirst = [...tried];
    for (let at = 0; at < newestFirst.length; at += MAX_CONCURRENT) {
        const group = newestFirst.slice(at, at + MAX_CONCURRENT);
        const descends = await Promise.all(group.map((sha) => isAhead(github, sha, target.commit.sha)));
        const newer = group.find((_, index) => descends[index]);
        if (newer)
            throw outdated(job, (0,lib_ids/* shortSha */.Fu)(newer));
    }
}
/** Comparisons that run at the same time. */
const MAX_CONCURRENT = 10;
/** Whether a commit descends from another one. */
async function isAhead(github, sha, than) {
    return (await fetchComparison(github, than, sha))?.status === 'ahead';
}
function isBranchAttempt({ purpose }) {
    return purpose !== 'preview';
}
function outdated({ target }, newer) {
    return lib_problem/* Blocked */.r.because(`commit ${(0,lib_ids/* shortSha */.Fu)(target.commit.sha)} is older than ${newer}, which was tried already: this is an old run that was started again, or one that came late; start the run of ${newer} instead; to go back on purpose, start a run by hand with "full: true"`);
}
/** `full` and `base` let a run go back to an older commit, but only in the first attempt of a run started by hand. */
function goesBackOnPurpose({ request }) {
    const { start, inputs } = request;
    return start.isDeliberate && (inputs.full || inputs.base !== undefined);
}
/** The current commits of the branch count, whether they were tried yet or not. */
function removedByForcePush({ target, request }) {
    const branch = (0,lib_text/* quote */.hD)(shortRef(request.start.ref ?? 'its branch'));
    return lib_problem/* Blocked */.r.because(`commit ${(0,lib_ids/* shortSha */.Fu)(target.commit.sha)} is not on ${branch} any more, because of a force push: this is an old run that was started again, or one that came late; start the run of the newest commit of ${branch} instead; to go back on purpose, start a run by hand with "full: true"`);
}
/** All tags count as one branch: a later release follows an earlier one. */
function branchKey(ref) {
    return ref.startsWith('refs/tags/') ? 'refs/tags/' : ref;
}

// EXTERNAL MODULE: ./lib/lib/proxies.js
var lib_proxies = __webpack_require__(3019);
;// CONCATENATED MODULE: ./lib/connect.js

/** How every action reaches an agent's cache: through the runner's proxy, with the user's limits. */
function clientOptions({ runner, clock, newId, cancel, abort, proxies }, { concurrency, maxAttempts, requestTimeout, }, { origin, agentId, apiKey }) {
    const { debug, log } = runner;
    const limits = { concurrency, maxAttempts, requestTimeout };
    const proxy = (0,lib_proxies/* proxyFor */.iJ)(proxies.proxies, origin);
    return { origin, proxy, agentId, apiKey, ...limits, clock, newId, cancel, abort, debug, log };
}

;// CONCATENATED MODULE: ./lib/stages/client.js

/** Opens a client for the agent's cache, once a run. Undefined if the run has no key or no agent. */
function clientOpener({ world, request, identity, }) {
    const { apiKey } = request.inputs;
    const { agentId, origin } = identity;
    if (!apiKey || !agentId)
        return undefined;
    let opening;
    return () => {
        opening ??= world.openPolyAI(clientOptions(world, request.inputs, { origin, agentId, apiKey }));
        return opening;
    };
}

;// CONCATENATED MODULE: ./lib/github/refs.js

/** Whether a name is that of a tag, and of no branch. False if the token may not see it. */
async function isTag(github, name) {
    const [branch, tag] = await Promise.all([exists(github, `heads/${name}`), exists(github, `tags/${name}`)]);
    return tag && !branch;
}
async function exists(github, ref) {
    try {
        await github.call(({ rest }, common) => rest.git.getRef({ ...common, ref }));
        return true;
    }
    catch (error) {
        if (isDenial(error))
            return false;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/stages/followed.js


/**
 * Corrects the branch of a run on `workflow_run`, by what is checked out. Its own commit (`GITHUB_SHA`) is the default branch's: the run
 * follows that branch. Otherwise it follows the branch or tag of the workflow run before it, of which the payload has only the name:
 * GitHub says which of both it is (rules 7 and 8 of docs/record.md).
 */
async function startAt({ trigger, start }, checkedOut, github) {
    const { ref, sha, defaultBranch } = start;
    if (trigger.kind !== 'other' || !trigger.runOf || ref === undefined || defaultBranch === undefined)
        return start;
    const name = shortRef(ref);
    if (name === defaultBranch)
        return start;
    if (checkedOut === sha && checkedOut !== trigger.runOf)
        return { ...start, ref: `refs/heads/${defaultBranch}` };
    return github && (await isTag(github, name)) ? { ...start, ref: `refs/tags/${name}` } : start;
}

// EXTERNAL MODULE: ./lib/plan/ownership.js
var ownership = __webpack_require__(4658);
;// CONCATENATED MODULE: ./lib/stages/new-note.js



/** The note that this run leaves on the record before its first write. */
function newNote({ request, target }, facts) {
    const { task, inputs, start } = request;
    const purpose = task.purpose === 'compare' ? 'sync' : task.purpose;
    const { pull } = task;
    return {
        sha: target.commit.sha,
        purpose,
        manifest: inputs.manifest,
        ref: start.ref,
        pullRequest: pull?.number,
        head: purpose === 'preview' ? pull?.headSha : undefined,
        base: facts.range.baseCommit?.sha,
        leftToOthers: purpose === 'sync' ? facts.plan.leftToOthers : leftBy(facts.plan),
        scope: scopeFor(purpose, inputs.manifest, pull?.number, facts),
    };
}
/** What a preview or undo leaves alone because of "files" is for the branch's syncs, which may have other patterns. */
function leftBy({ leftToOthers, leftAlone }) {
    const outside = leftAlone.filter(({ reason }) => reason === 'outside files');
    return new Set([...leftToOthers, ...outside.map(({ change }) => change.id)]);
}
/** How far back a later run must read after this one (docs/record.md, "How far back"). */
function scopeFor(purpose, own, pullRequest, { history, plan, range, undone, others, exists }) {
    const notes = history.kind === 'none' ? [] : history.notes;
    const [newest] = notes;
    const noted = newest?.scope ? (0,plan_note/* manifestsAfter */.TT)(newest) : notes.map(({ manifest }) => manifest);
    const manifests = [...new Set([own, ...others, ...(range.base?.manifests ?? []), ...noted])];
    const previews = previewsOf(notes);
    const previewed = previewsOfPulls(range.known, undone);
    const reverted = plan.leftAlone.some((left) => needsAnotherRun(left, previewed)) ? [] : undone;
    if (purpose === 'preview' && pullRequest && !previews.includes(pullRequest))
        previews.push(pullRequest);
    return {
        manifests,
        gone: manifests.filter((manifest) => manifest !== own && !exists(manifest)),
        previews,
        undone: reverted,
        finished: reverted.filter((number) => isFinished(number, own, notes, exists)),
        clean: purpose === 'sync' && plan.leftToOthers.size === 0 && previews.length === 0,
    };
}
function previewsOfPulls(known, pulls) {
    return known.filter(({ note }) => note.purpose === 'preview' && pulls.includes(note.pullRequest ?? 0));
}
/** Entries that an undo left alone because of "files", and that may still play the audio of one of the previews. */
function heldByFiles({ leftAlone }, known, undone) {
    const previews = previewsOfPulls(known, undone);
    const held = leftAlone.filter((left) => left.reason === 'outside files' && needsAnotherRun(left, previews));
    return held.map(({ change }) => change.id);
}
/**
 * Whether an undo must be looked at again because of what it left alone: a deletion that is left to another owner, who may never write
 * the entry, or to a later run, audio that another manifest must bring back, or audio outside of "files" that one of these previews may
 * have written.
 */
function needsAnotherRun({ change, reason }, previews) {
    const blob = change.kind === 'replace' ? change.entry.blob : undefined;
    switch (reason) {
        case 'manifest':
            return true;
        case 'unreadable manifest':
        case 'pull request':
        case 'newer commit':
        case 'not listed':
            return change.kind === 'delete';
        case 'outside files':
            return previews.some((preview) => (0,ownership/* mayHaveWritten */.$8)(preview, change.id, blob));
        default:
            return false;
    }
}
/** Whether, after this run, each manifest that had previews of a pull request, and still exists, has undone them. */
function isFinished(number, own, notes, exists) {
    const previews = notes.filter(({ purpose, pullRequest }) => purpose === 'preview' && pullRequest === number);
    const last = Math.max(...previews.map(({ id }) => id));
    return previews.every(({ manifest }) => manifest === own ||
        !exists(manifest) ||
        notes.some((later) => later.id > last &&
            later.manifest === manifest &&
            later.end.succeeded &&
            later.scope?.undone.includes(number)));
}

;// CONCATENATED MODULE: ./lib/github/notes.js


/** The task of the deployments that are notes. */
const TASK = 'audio-cache-sync';
/** The environment of an agent's notes. */
function environmentOf(agentId) {
    return `audio-cache/${agentId}`;
}
/** A region's own server is that region, even if `api-url` names it: one cache has one name. */
function normalizeCache({ region, server }) {
    const own = lib_ids/* REGIONS */.ij.find((each) => (0,lib_ids/* originOf */.yv)(each) === server);
    return own ? { region: own, server: undefined } : { region, server };
}
/** The most ids that a note names; more are `unknown`: its success then counts for nothing. */
const MAX_LEFT = 500;
/**
 * Reads a deployment; undefined for anything else, and for a note about another cache. A payload that cannot be read makes an
 * attempt of this manifest, never a success: `isReadable` is false.
 */
function parseNote({ id, sha, createdAt, payload }, cache, ownManifest) {
    const commit = typeof sha === 'string' ? (0,lib_ids/* parseCommitSha */.tu)(sha) : undefined;
    if (typeof id !== 'number' || !commit)
        return undefined;
    const fields = parsePayload(payload);
    const { region, server, manifest } = fields;
    if (typeof region === 'string' && !isSameCache(region, server, cache))
        return undefined;
    const known = { id, sha: commit, began: parseTime(createdAt) ?? 0 };
    const purpose = purposeOf(fields);
    if (typeof manifest !== 'string' || !purpose)
        return { ...known, ...UNREADABLE, manifest: ownManifest };
    return {
        ...known,
        manifest,
        purpose,
        ref: notes_text(fields['ref']),
        pullRequest: count(fields['pullRequest']) || undefined,
        head: commitOf(fields['head']),
        base: commitOf(fields['base']),
        leftToOthers: parseLeft(fields['left']),
        scope: typeof region === 'string' ? parseScope(fields) : undefined,
        isReadable: true,
    };
}
function isSameCache(region, server, cache) {
    if (server !== undefined && server !== null && typeof server !== 'string')
        return false;
    const noted = normalizeCache({ region, server: server ?? undefined });
    const own = normalizeCache(cache);
    return noted.region === own.region && noted.server === own.server;
}
const UNREADABLE = {
    purpose: 'unknown',
    ref: undefined,
    pullRequest: undefined,
    head: undefined,
    base: undefined,
    leftToOthers: new Set(),
    scope: undefined,
    isReadable: false,
};
/** What a note says, as the payload of a deployment. */
function formatPayload(note, cache) {
    const { region, server } = normalizeCache(cache);
    const { purpose, manifest, ref, pullRequest, head, base, leftToOthers, scope } = note;
    return {
        manifest,
        region,
        ...(server === undefined ? {} : { server }),
        ref: ref ?? null,
        purpose,
        pullRequest: pullRequest ?? null,
        ...(head ? { head } : {}),
        ...(base ? { base } : {}),
        left: leftToOthers === 'unknown' || leftToOthers.size > MAX_LEFT ? 'unknown' : [...leftToOthers],
        ...scope,
    };
}
/**
 * Undefined for what this version does not know: a later one may have other purposes. The first edition named a pull request only: for
 * previews and what undid them, and 0 for what was undone by hand.
 */
function purposeOf(fields) {
    const { purpose, region, pullRequest } = fields;
    if (purpose === 'sync' || purpose === 'undo')
        return purpose;
    if (purpose === 'preview')
        return count(pullRequest) ? purpose : undefined;
    if (purpose !== undefined || region !== undefined)
        return undefined;
    if (pullRequest === undefined || pullRequest === null)
        return 'sync';
    const number = count(pullRequest);
    return number === undefined ? undefined : number === 0 ? 'undo' : 'preview';
}
function parseLeft(value) {
    if (value === undefined)
        return new Set();
    if (!Array.isArray(value))
        return 'unknown';
    const ids = value.map((id) => typeof id === 'string' || typeof id === 'number' ? (0,lib_ids/* parseEntryId */.Vm)(String(id)) : undefined);
    return ids.every((id) => id !== undefined) ? new Set(ids) : 'unknown';
}
function parseScope(fields) {
    const { manifests, gone, previews, undone, finished, clean } = fields;
    if (!isTexts(manifests) || !isTexts(gone) || !isCounts(previews) || !isCounts(undone))
        return undefined;
    if (!isCounts(finished))
        return undefined;
    return { manifests, gone, previews, undone, finished, clean: clean === true };
}
/** GitHub gives a payload back as it came, or as text that holds it; GraphQL as text of that text. */
function parsePayload(value) {
    let parsed = value;
    for (let depth = 0; depth < 2 && typeof parsed === 'string'; depth += 1) {
        try {
            parsed = JSON.parse(parsed);
        }
        catch {
            return {};
        }
    }
    return (0,json/* isRecord */.u)(parsed) ? parsed : {};
}
const ENDS = new Set(['success', 'failure', 'error', 'inactive']);
/** Success is what any status ever said: later ones may make it `inactive`. Both APIs' spellings of a status are read. */
function parseStatuses(value) {
    const statuses = Array.isArray(value) ? value.filter(json/* isRecord */.u) : [];
    const stateOf = ({ state }) => String(state).toLowerCase();
    const times = statuses
        .filter((status) => ENDS.has(stateOf(status)))
        .map((status) => parseTime(status['created_at'] ?? status['createdAt']))
        .filter((time) => time !== undefined);
    return {
        succeeded: statuses.some((status) => stateOf(status) === 'success'),
        at: times.length > 0 ? Math.min(...times) : undefined,
    };
}
/** A time as GitHub writes it, in milliseconds since 1970. */
function parseTime(value) {
    const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(time) ? undefined : time;
}
function commitOf(value) {
    return typeof value === 'string' ? (0,lib_ids/* parseCommitSha */.tu)(value) : undefined;
}
function notes_text(value) {
    return typeof value === 'string' ? value : undefined;
}
function count(value) {
    return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
function isTexts(value) {
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
function isCounts(value) {
    return Array.isArray(value) && value.every((item) => count(item) !== undefined);
}

;// CONCATENATED MODULE: ./lib/github/pages.js



/** GitHub's own limit for a page. */
const pages_PAGE_SIZE = 100;
/** One request for a hundred notes, with GraphQL; with REST if the token or the server has no GraphQL. */
async function firstPage(options, source) {
    if (source === 'graphql') {
        const page = await graphqlPage(options, null).catch((error) => {
            // If the server is down, REST is down as well; but a rate limit applies to one API only.
            if (error instanceof GitHubRefusal)
                return undefined;
            throw error;
        });
        if (page)
            return { page, source };
    }
    return { page: await restPage(options, 1), source: 'rest' };
}
const QUERY = `query ($owner: String!, $repo: String!, $environment: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    deployments(first: ${pages_PAGE_SIZE}, after: $after, environments: [$environment], orderBy: {field: CREATED_AT, direction: DESC}) {
      nodes { databaseId commitOid createdAt task payload statuses(first: 30) { nodes { state createdAt } pageInfo { hasNextPage } } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;
/** Undefined if the response is not what GitHub documents: then REST is used. */
async function graphqlPage(options, after) {
    const { github, environment, task } = options;
    const response = await github.call(async (octokit, { owner, repo, request }) => {
        // GraphQL's refusals are errors that contain the response.
        const query = octokit.graphql(QUERY, { owner, repo, environment, after, request });
        return query.catch((error) => {
            if (error?.name === 'GraphqlResponseError')
                return undefined;
            throw error;
        });
    });
    const connection = path(response, 'repository', 'deployments');
    const nodes = path(connection, 'nodes');
    const end = path(connection, 'pageInfo', 'endCursor');
    const hasNext = path(connection, 'pageInfo', 'hasNextPage');
    if (!Array.isArray(nodes) || typeof hasNext !== 'boolean')
        return undefined;
    return {
        deployments: nodes
            .filter((node) => path(node, 'task') === task)
            .map((node) => ({
            id: path(node, 'databaseId'),
            sha: path(node, 'commitOid'),
            createdAt: path(node, 'createdAt'),
            payload: path(node, 'payload'),
            // More statuses than this action writes: all are fetched separately.
            statuses: path(node, 'statuses', 'pageInfo', 'hasNextPage') === true
                ? undefined
                : path(node, 'statuses', 'nodes'),
        })),
        ...(hasNext && typeof end === 'string'
            ? {
                async next() {
                    const page = await graphqlPage(options, end);
                    if (!page)
                        throw notDeployments();
                    return page;
                },
            }
            : {}),
    };
}
async function restPage(options, page) {
    const { github, environment, task } = options;
    const { data, headers } = await github.call(({ rest }, common) => rest.repos.listDeployments({ ...common, environment, task, per_page: pages_PAGE_SIZE, page }));
    if (!Array.isArray(data))
        throw notDeployments();
    const deployments = data.filter(json/* isRecord */.u).map(({ id, sha, created_at, updated_at, payload }) => ({
        id,
        sha,
        createdAt: created_at,
        updatedAt: updated_at,
        payload,
        statuses: undefined,
    }));
    const hasNext = /\brel="next"/.test(headers.link ?? '');
    return { deployments, ...(hasNext ? { next: () => restPage(options, page + 1) } : {}) };
}
function notDeployments() {
    return lib_problem/* Blocked */.r.because('GitHub did not answer with a list of deployments: run this job again');
}
function path(value, ...keys) {
    return keys.reduce((inner, key) => ((0,json/* isRecord */.u)(inner) ? inner[key] : undefined), value);
}

;// CONCATENATED MODULE: ./lib/github/reading.js




/** A thousand notes: older ones say nothing that newer ones do not. */
const reading_MAX_PAGES = 10;
/** Requests for statuses that run at the same time. */
const reading_MAX_CONCURRENT = 10;
/** Older notes whose statuses are fetched one by one, to see whether their runs overlapped the newer ones. */
const MAX_OVERLAPPING = 20;
/**
 * Reads notes, newest first, page by page, until `isEnough`. Raises GitHubRefusal if the token may not. `statuses: false` reads only
 * the first page, and lists it without reading how the runs ended.
 */
async function readPages(options, source, isEnough, { statuses = true } = {}) {
    const first = await firstPage(options, source);
    const notes = [];
    const listed = [];
    let page = first.page;
    for (let count = 1; page; count += 1) {
        const candidates = page.deployments.flatMap((deployment) => {
            const note = parseNote(deployment, options.cache, options.manifest);
            const { statuses, updatedAt } = deployment;
            return note ? [{ note, statuses, changed: parseTime(updatedAt) }] : [];
        });
        // GitHub sorts by time, of full seconds.
        candidates.sort((a, b) => b.note.id - a.note.id);
        listed.push(...candidates.map(({ note: { id, sha } }) => ({ id, sha })));
        if (!statuses)
            break;
        await addEnded(options.github, candidates, notes, isEnough);
        if (isEnough(notes) || count >= reading_MAX_PAGES)
            break;
        page = await page.next?.();
    }
    notes.sort((a, b) => b.id - a.id);
    return { notes, listed, ids: listed.map(({ id }) => id), source: first.source };
}
/** Adds candidates to the notes, each with its end; ends that must be fetched one by one only as far as they are needed. */
async function addEnded(github, candidates, notes, isEnough) {
    let overlapping = 0;
    for (let at = 0; at < candidates.length; at += reading_MAX_CONCURRENT) {
        const group = candidates.slice(at, at + reading_MAX_CONCURRENT).filter((older) => {
            if (older.statuses !== undefined || !isEnough(notes))
                return true;
            if (overlapping >= MAX_OVERLAPPING || !notes.some((later) => mayOverlap(older, later)))
                return false;
            overlapping += 1;
            return true;
        });
        const ended = await Promise.all(group.map((one) => readEnd(github, one)));
        notes.push(...ended.filter((note) => note !== undefined));
    }
}
/** Whether an older run may have written at the same time as a later one: a deployment changes when its run records its end. */
function mayOverlap({ note, changed = 0 }, { began }) {
    return note.began >= began - plan_note/* MAX_JOB_DURATION */.E0 || changed >= began;
}
/** Reads how a run ended; undefined if its deployment has been deleted meanwhile. */
async function readEnd(github, candidate) {
    const { isReadable, ...note } = candidate.note;
    const statuses = candidate.statuses ?? (await fetchStatuses(github, note.id));
    if (statuses === undefined)
        return undefined;
    const { at, succeeded } = parseStatuses(statuses);
    return { ...note, end: { at, succeeded: succeeded && isReadable } };
}
async function fetchStatuses(github, id) {
    try {
        const { data } = await github.call(({ rest }, common) => rest.repos.listDeploymentStatuses({ ...common, deployment_id: id, per_page: pages_PAGE_SIZE }));
        return data;
    }
    catch (error) {
        if (error instanceof GitHubRefusal && error.status === 404)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/github/record.js





/** A deployment that was just created may be missing in GitHub's list for seconds: waits before it is listed again. Milliseconds. */
const LIST_WAITS = [500, 1_000, 2_000, 4_000, 8_000];
function openRecord(options) {
    const { github, sleep } = options;
    const reading = { ...options, environment: environmentOf(options.agentId), task: TASK };
    const known = new Set();
    let source = 'graphql';
    return {
        async read() {
            try {
                const read = await readPages(reading, source, (notes) => countNeeded(notes) <= notes.length);
                source = read.source;
                for (const id of read.ids)
                    known.add(id);
                return { kind: 'notes', notes: read.notes };
            }
            catch (error) {
                if (!isDenial(error))
                    throw error;
                return { kind: 'none', why: 'the token may not read deployments' };
            }
        },
        async begin(note) {
            const id = await create(options, reading, note);
            if (id === undefined)
                return undefined;
            /** If two runs begin at the same time, the one with the lower id writes. */
            async function isOvertaken() {
                for (const wait of [...LIST_WAITS, undefined]) {
                    const { listed } = await readPages(reading, source, () => true, { statuses: false });
                    const strangers = listed.filter((other) => other.id < (id ?? 0) && !known.has(other.id));
                    // If the response to a create was lost, this run may be listed twice.
                    if (strangers.some(({ sha }) => sha !== note.sha))
                        return true;
                    // GitHub's list may be seconds old: it counts once it has this run's own note.
                    if (listed.some((other) => other.id === id))
                        return false;
                    if (wait !== undefined)
                        await sleep(wait);
                }
                throw lib_problem/* Blocked */.r.because('GitHub does not list the deployment that this run has just created, so another sync may be running at the same time: nothing was written; run this job again');
            }
            const setStatus = (state) => github.call(({ rest }, common) => rest.repos.createDeploymentStatus({
                ...common,
                deployment_id: id,
                state,
                // A success must not make earlier deployments inactive: they are the record.
                auto_inactive: false,
                ...(options.logUrl ? { log_url: options.logUrl } : {}),
            }));
            return {
                async start() {
                    const [overtaken] = await Promise.all([isOvertaken(), setStatus('in_progress')]);
                    return { isOvertaken: overtaken };
                },
                async end(succeeded) {
                    await setStatus(succeeded ? 'success' : 'failure');
                },
            };
        },
    };
}
/** Creates a deployment. Resolves to its id, or to undefined if the token may not. */
async function create({ github, cache }, { environment }, note) {
    try {
        const { data } = await github.call(({ rest }, common) => rest.repos.createDeployment({
            ...common,
            ref: note.sha,
            task: TASK,
            environment,
            payload: formatPayload(note, cache),
            auto_merge: false,
            required_contexts: [],
            description: 'PolyAI audio cache sync',
        }));
        if ('id' in data && typeof data.id === 'number')
            return data.id;
    }
    catch (error) {
        if (isDenial(error))
            return undefined;
        throw notRecorded(error, note.sha);
    }
    throw lib_problem/* Blocked */.r.because('GitHub did not answer with a deployment, so this sync cannot be recorded: run this job again');
}
function notRecorded(error, sha) {
    if (!(error instanceof GitHubRefusal) || (error.status !== 409 && error.status !== 422))
        return error;
    return lib_problem/* Blocked */.r.because(`the sync cannot be recorded at ${sha}: ${error.message}; if the workspace holds a different repository from the workflow's, set "record: false"`, { cause: error });
}

;// CONCATENATED MODULE: ./lib/stages/record.js




/** GitHub's API for this repository; undefined without a token. A cancelled run may still use it to record its end. */
function githubOf({ inputs }, { runner: { variables, debug }, openGitHub, clock, abort, }, more = {}) {
    const options = { clock, abort, debug, ...more };
    return openJobGitHub(inputs.githubToken, variables, options, openGitHub);
}
/**
 * Reads the record of this agent's cache. `begin` raises Blocked if the run must record and may not, or would write without adding to an
 * existing record: the next run would then compare with the wrong commit.
 */
async function openRecording({ request, identity, github, world, openClient, }) {
    const { inputs, task } = request;
    const { agentId, region } = identity;
    if (task.purpose === 'compare')
        return NOT_NEEDED;
    if (!agentId)
        return task.purpose === 'undo' ? record_NO_AGENT : NOT_NEEDED;
    if (!github)
        return noRecord(inputs, task.dryRun, 'there is no "github-token"', 'on GitHub, leave "github-token" at its default, the job\'s own token');
    const record = openRecord({
        github,
        agentId,
        cache: { region, server: inputs.apiUrl },
        manifest: inputs.manifest,
        logUrl: runUrl(world.runner.variables),
        sleep: (milliseconds) => world.clock.sleep(milliseconds, world.cancel),
    });
    const undo = task.purpose === 'undo';
    // With `record: false` the event alone decides, so the record is read only before a write.
    if (inputs.record === 'false' && !undo)
        return unrecorded(record, task.dryRun);
    const history = await record.read();
    if (history.kind === 'none')
        return noRecord(inputs, task.dryRun, history.why);
    world.runner.debug(`the record has ${history.notes.length} notes, as far as it was read`);
    // Without a key, a plan cannot compare with the live cache, as the first sync would.
    if (history.notes.length === 0 && task.dryRun && !openClient && !undo)
        return { ...NOT_NEEDED, notice: FIRST };
    if (inputs.record === 'false')
        return { ...unrecorded(record, task.dryRun), history };
    return {
        history,
        notice: undefined,
        begin: (note) => beginOn(record, history.notes.length, inputs, note),
    };
}
const NOT_NEEDED = {
    history: { kind: 'none', why: 'this run needs no record' },
    notice: undefined,
    begin: async () => 'off',
};
/** A pull request that adds or moves the manifest was closed: the base branch does not have it. */
const record_NO_AGENT = {
    ...NOT_NEEDED,
    history: {
        kind: 'none',
        why: 'no manifest of this commit and no input names the agent; if the pull request adds or moves the manifest, set the input "agent-id"',
    },
};
const FIRST = 'no sync of this agent is recorded yet: the first recorded sync sends every file of the manifest that the cache does not play already, or all of them if the key may not read it, and deletes nothing';
/** A run that the user wants to leave unrecorded. */
function unrecorded(record, dryRun) {
    return {
        ...withoutRecord('the input "record" is false', dryRun, 'remove the input "record"'),
        async begin() {
            const history = await record.read();
            if (history.kind === 'none' || history.notes.length === 0)
                return 'off';
            throw lib_problem/* Blocked */.r.because('this agent has a record of earlier syncs, which a sync with "record: false" would make wrong: remove the input, or delete the deployments of this agent\'s environment on GitHub');
        },
    };
}
async function beginOn(record, recorded, inputs, note) {
    const attempt = await record.begin(note);
    if (attempt)
        return attempt;
    if (inputs.record === 'true')
        throw mayNotRecord(MAY_NOT_CREATE);
    if (recorded > 0) {
        throw lib_problem/* Blocked */.r.because(`this agent has a record of earlier syncs, but the token may not add to it, so the record would become wrong: ${GIVE_THE_RIGHT}`);
    }
    return 'refused';
}
/** Records how an attempt ended. If that fails, there is a warning. */
async function endAttempt(run, attempt, succeeded) {
    try {
        await attempt.end(succeeded);
        run.record = { kind: succeeded ? 'success' : 'failure' };
    }
    catch (error) {
        run.warnings.push({
            message: `the end of this sync could not be recorded, so the next run checks it again: ${error.message}`,
        });
    }
}
const MAY_NOT_CREATE = 'the token may not create deployments';
const GIVE_THE_RIGHT = 'give the job "deployments: write"';
function noRecord(inputs, dryRun, why, wayOut = GIVE_THE_RIGHT) {
    if (inputs.record === 'true' && !dryRun)
        throw mayNotRecord(why, wayOut);
    return withoutRecord(why, dryRun, wayOut);
}
/** No record, for the given reason: the event decides what to compare with. */
function withoutRecord(why, dryRun, wayOut = GIVE_THE_RIGHT) {
    const notice = `this sync is not recorded (${why}), so the next run cannot catch up on what this one misses, and a record that this agent already has becomes wrong; to change that, ${wayOut}`;
    return { ...NOT_NEEDED, history: { kind: 'none', why }, notice: dryRun ? undefined : notice };
}
function mayNotRecord(why, wayOut = GIVE_THE_RIGHT) {
    return lib_problem/* Blocked */.r.because(`the input "record" is true, but the sync cannot be recorded: ${why}; ${wayOut}, or set "record: auto"`);
}

;// CONCATENATED MODULE: ./lib/stages/note-without-changes.js




/** Leaves a note of a run that has nothing to write, if that changes what later runs find. A failure is only a warning. */
async function noteWithoutChanges(job, recording, { range }, note) {
    const { run } = job;
    const { history } = recording;
    if (run.dryRun || history.kind === 'none' || !isWorthNoting(job, history.notes, range, note))
        return;
    const attempt = await recording.begin(note).catch(warnOfRefusal(run));
    if (typeof attempt !== 'object')
        return;
    const started = await attempt.start().catch(warnOfRefusal(run));
    await endAttempt(run, attempt, started?.isOvertaken === false);
}
/**
 * A note of a sync keeps what it leaves alone for good, what "base" says about the cache, and what the branch took over from a preview;
 * that of a preview, what its pull request changes; that of an undo, which previews are undone.
 */
function isWorthNoting({ run, request, target }, notes, { known, isLive }, note) {
    switch (request.task.purpose) {
        case 'sync':
            return (request.inputs.base !== undefined ||
                isLive ||
                !(0,plan_state/* sameAudio */.Z7)(target.state, (0,ownership/* branchState */.al)(known, note.manifest)) ||
                run.plan.leftAlone.some(({ reason }) => reason === 'outside files' || reason === 'delete is off'));
        case 'preview': {
            const before = notes.find(({ pullRequest, manifest }) => pullRequest === note.pullRequest && manifest === note.manifest);
            return before?.purpose !== 'preview' || before.sha !== note.sha || !before.end.succeeded;
        }
        case 'undo':
            return note.scope.undone.length > 0;
        case 'compare':
            return false;
    }
}
/** The handler of a note that GitHub refused. */
function warnOfRefusal(run) {
    return (error) => {
        if (!(error instanceof lib_problem/* Blocked */.r))
            throw error;
        run.warnings.push({
            message: `this sync had nothing to write, but that could not be recorded, so the next run checks it again: ${error.message}`,
        });
    };
}

;// CONCATENATED MODULE: ./lib/plan/guard.js
/**
 * Judges the deletions of a plan before anything is written. Returns what to tell the user, or undefined if all is well.
 * A count limits every deletion; a percentage those that come from the manifest, of the entries that this run's owner has, rounded down,
 * at least one. To delete all that was there takes `100%` or a count that covers it.
 */
function checkDeletions({ plan, limit, undoes }) {
    const counted = plan.delete.filter((change) => !undoes || change.reason === 'requested');
    const removed = counted.filter((change) => change.reason === 'removed').length;
    const known = plan.owned.size;
    if (limit.kind === 'count') {
        if (counted.length <= limit.count)
            return undefined;
        return tooMany(`${entries(counted.length)} would be deleted`, `"max-deletes" allows ${limit.count}`, counted.length, removed > 0 ? RESTORE : FEWER);
    }
    if (removed > 0 && removed === known && limit.percent < 100) {
        return tooMany(known === 1 ? 'the only entry would be deleted' : `all ${known} entries would be deleted`, `"max-deletes" allows ${limit.percent}%`, counted.length);
    }
    const most = Math.max(1, Math.floor((known * limit.percent) / 100));
    if (removed <= most)
        return undefined;
    return tooMany(`${removed} of ${known} entries would be deleted`, `"max-deletes" allows ${limit.percent}% (${most})`, counted.length);
}
const RESTORE = 'restore the entries in the manifest';
const FEWER = 'give fewer ids in "delete-ids"';
function tooMany(what, allowed, count, wayOut = RESTORE) {
    return `${what}, but ${allowed}: nothing was written; if this is intended, set "max-deletes: ${count}" for one run, otherwise ${wayOut}`;
}
function entries(count) {
    return count === 1 ? '1 entry' : `${count} entries`;
}

;// CONCATENATED MODULE: ./lib/stages/checks.js


/**
 * Ids to delete must not be in the manifest, nor in another one of this agent: the next run would need the entries, and PolyAI cannot
 * restore them.
 */
function checkRequested(inputs, to, { manifests, unreadable }) {
    if (unreadable !== undefined && inputs.deleteIds.length > 0) {
        const message = `input "delete-ids": ${(0,lib_text/* quote */.hD)(unreadable)}, another manifest of this agent, cannot be read, so it may map these entries: fix that manifest first`;
        return [{ message, file: unreadable }];
    }
    return inputs.deleteIds.flatMap((id) => {
        const entry = to.entries.get(id);
        const other = manifests.get(id);
        if (entry) {
            const { line, column } = entry;
            const message = `input "delete-ids" names ${id}, which the manifest still maps: remove the line or the id`;
            return [{ message, file: inputs.manifest, line, column }];
        }
        if (other === undefined)
            return [];
        return [
            {
                message: `input "delete-ids" names ${id}, but ${(0,lib_text/* quote */.hD)(other)}, another manifest of this agent, maps it: remove the line or the id`,
            },
        ];
    });
}
/** `undoes`: only what previews added is deleted, which is expected. */
function checkGuard(inputs, plan, undoes) {
    const message = checkDeletions({ plan, limit: inputs.maxDeletes, undoes });
    // What was deleted has no line in the manifest any more.
    return message === undefined ? [] : [{ message, file: inputs.manifest, line: 1 }];
}

;// CONCATENATED MODULE: ./lib/git/other-manifests.js






/** More files than that are not looked at: the record names the manifests that were ever synced. */
const MAX_FILES = 500;
const MAX_FILES_EVERYWHERE = 5_000;
/**
 * The other manifests of an agent in a commit: those that the record names, and every JSON or YAML file in or below the manifest's
 * folder that is a manifest of this agent, or would be if it were valid.
 */
async function otherManifests(repository, commit, options) {
    const { own, recorded, everywhere } = options;
    const [folder, most] = everywhere ? ['.', MAX_FILES_EVERYWHERE] : [external_node_path_.posix.dirname(own), MAX_FILES];
    const files = new Map(await filesBelow(repository, commit, folder, most));
    const links = [];
    for (const path of recorded) {
        const found = await findFile(repository, commit.tree, path);
        if (found.kind === 'file')
            files.set(path, found.blob);
        else if (!isGone(found.kind))
            links.push({ path, manifest: undefined });
    }
    files.delete(own);
    await repository.prefetch([...files.values()]);
    const read = await Promise.all([...files].map(([path, blob]) => readOther({ repository, commit, path, blob }, options)));
    return [...links, ...read.filter((each) => each !== undefined)];
}
/** Whether nothing is at a path where a manifest was. A link, or a submodule, may lead to one. */
function isGone(kind) {
    return kind === 'missing' || kind === 'folder';
}
async function readOther(candidate, options) {
    const { repository, path, blob } = candidate;
    const { recorded, agentId, region } = options;
    const isRecorded = recorded.includes(path);
    const bytes = await repository.blob(blob, manifest_text/* MAX_MANIFEST_BYTES */.ZJ);
    if (!bytes)
        return isRecorded ? { path, manifest: undefined } : undefined;
    const isNamed = isRecorded || bytes.includes(agentId);
    // Most files name no agent: they are not parsed.
    if (!isNamed && options.project === undefined && !options.unnamed)
        return undefined;
    const text = bytes.toString();
    if (!isRecorded && !(0,manifest_text/* looksLikeManifest */.BG)(text))
        return undefined;
    const parsed = await parseManifest(bytes, path, { allowUnknownIds: true });
    const manifest = parsed.ok ? parsed.manifest : undefined;
    // Other files have WAV names in them, too: durations, texts. What is no manifest must not hold anything back for ever.
    if (!manifest && !isRecorded && !text.includes('entries'))
        return undefined;
    if (manifest?.agentId && manifest.agentId !== agentId)
        return undefined;
    if (manifest?.region && manifest.region !== region)
        return undefined;
    const names = manifest ? manifest.agentId !== undefined || options.unnamed : isNamed;
    const isOurs = names || isRecorded || (await isOfProject(candidate, options));
    return isOurs ? { path, manifest } : undefined;
}
/** Whether the project file that belongs to a manifest names this agent and region. */
async function isOfProject({ repository, commit, path }, { project, agentId, region }) {
    // Named by its path, it is for manifests in or below its folder: another agent may have another one.
    if (project?.includes('/') && !path.startsWith(`${external_node_path_.posix.dirname(project)}/`))
        return false;
    const found = await findProject(repository, commit, { project, manifest: path });
    return (found?.ok === true && found.project.agentId === agentId && (found.project.region ?? region) === region);
}
async function filesBelow(repository, commit, folder, most) {
    const found = [];
    const open = await openFolder(repository, commit.tree, toBytePath(folder));
    if (open.kind !== 'open')
        return found;
    const prefix = folder === '.' ? '' : toBytePath(`${folder}/`);
    const queue = [{ id: open.id, prefix }];
    for (let next = queue.shift(); next && found.length < most; next = queue.shift()) {
        for (const [name, entry] of await repository.tree(next.id)) {
            const path = `${next.prefix}${name}`;
            if (entry.mode === FOLDER_MODE)
                queue.push({ id: entry.id, prefix: `${path}/` });
            else if (isRegularFile(entry) && /\.(?:json|ya?ml)$/i.test(name))
                found.push([fromBytePath(path), entry.id]);
        }
    }
    return found;
}
/** Whether a commit has a file at a path. */
async function hasFile(repository, commit, path) {
    return (await findFile(repository, commit.tree, path)).kind === 'file';
}

// EXTERNAL MODULE: ./lib/plan/restrict.js
var restrict = __webpack_require__(1291);
;// CONCATENATED MODULE: ./lib/stages/neighbours.js




/**
 * Finds the other owners of entries in this agent's cache: other manifests in the commit to sync to, and previews of other open
 * pull requests. Raises Blocked if two manifests map one entry: each sync would replace the other's audio.
 */
async function findNeighbours(job, claimants, { manifests, isOpen, look }) {
    const { identity, request, repository, target } = job;
    const own = request.inputs.manifest;
    const recorded = [...new Set(manifests)].filter((path) => path !== own);
    const { agentId, region } = identity;
    const present = await Promise.all(recorded.map(async (path) => [path, await hasFile(repository, target.commit, path)]));
    // Of an undo: the pull request added the manifest, or moved one here.
    const isNew = !(await hasFile(repository, target.commit, own));
    const mayHaveMoved = present.some(([, isThere]) => !isThere);
    const everywhere = isNew || mayHaveMoved || request.task.purpose === 'undo';
    const { project } = request.inputs;
    const unnamed = mayHaveMoved && target.manifest.agentId === undefined && project === undefined;
    const options = { own, recorded, region, project, everywhere, unnamed };
    const others = agentId && look ? await otherManifests(repository, target.commit, { ...options, agentId }) : [];
    const found = others.map(({ path }) => [path, true]);
    const exists = new Map([...present, ...found, [own, true]]);
    // One that names no agent may be of another one: it keeps what it names from being deleted, but clashes with nothing.
    const certain = others.filter(({ path, manifest }) => manifest?.agentId ?? recorded.includes(path));
    checkClashes(job, unnamed ? certain : others);
    const pull = request.task.pull?.number;
    return {
        others,
        neighbours: {
            exists: (path) => exists.get(path) ?? false,
            manifests: new Map(others.flatMap(({ path, manifest }) => idsOf(manifest).map((id) => [id, path]))),
            unreadable: others.find(({ manifest }) => !manifest)?.path,
            ...(0,ownership/* claimsOf */.ds)(claimants, (number) => number !== pull && isOpen(number)),
        },
    };
}
function idsOf(manifest) {
    return manifest?.entries.map(({ id }) => id) ?? [];
}
function checkClashes({ target, request }, others) {
    const { manifest: file } = request.inputs;
    const problems = others.flatMap(({ path, manifest }) => (manifest?.entries ?? []).flatMap(({ id, line }) => {
        const own = target.state.entries.get(id);
        if (!own)
            return [];
        const message = `the entry id "${id}" is used by ${(0,lib_text/* quote */.hD)(own.name)} here and on line ${line} of ${(0,lib_text/* quote */.hD)(path)}, a manifest of the same agent: remove one of them`;
        return [{ message, file, line: own.line, column: own.column }];
    }));
    if (problems.length > 0)
        throw new lib_problem/* Blocked */.r(problems);
}
/** The manifests that a run knows of: its own, those that notes are of, and those that the newest note names. */
function manifestsIn(notes) {
    const newest = notes.reduce((a, b) => (a && a.id > b.id ? a : b), undefined);
    return [...new Set([...notes.map(({ manifest }) => manifest), ...(newest?.scope?.manifests ?? [])])];
}

;// CONCATENATED MODULE: ./lib/stages/left-to-manifests.js









/**
 * An undo brings back what its own manifest names. What its previews replaced may belong to another manifest of the base, as where the
 * pull request moves or renames one: it keeps the preview's audio until a run of that manifest, to which it is left, with a warning.
 */
async function leaveToManifests(job, plan, facts) {
    const { run, request, repository, target, identity } = job;
    const { agentId, region } = identity;
    const { manifest: own } = request.inputs;
    const previews = undonePreviews(own, facts);
    const isElsewhere = (id) => !target.state.entries.has(id);
    if (!agentId || ![...(0,plan_state/* idsOf */.UX)(previews.map(({ state }) => state))].some(isElsewhere))
        return plan;
    const recorded = manifestsIn(facts.notes).filter((path) => path !== own);
    const { project } = request.inputs;
    const options = { own, recorded, agentId, region, project, everywhere: true, unnamed: false };
    const others = await otherManifests(repository, target.commit, options);
    let left = plan;
    for (const other of others) {
        const named = other.manifest ? await audioOf(job, other) : formerAudio(facts.range.known, other.path);
        const entries = named.filter(({ id }) => isElsewhere(id));
        const unfinished = entries.filter((entry) => stillPlays(previews, entry, other.path, facts.range.known));
        if (unfinished.length === 0)
            continue;
        left = (0,restrict/* leaveToManifest */.mM)(left, unfinished, other.path);
        run.warnings.push({ message: unfinishedUndo(job, unfinished, other) });
    }
    return left;
}
/**
 * Whether an entry of another manifest may still play the audio of one of the previews. If that manifest had a preview of the same pull
 * request, its own undo brings the entry back, and neither is finished without the other.
 */
function stillPlays(previews, entry, path, known) {
    const hasPreview = ({ note: { pullRequest } }) => known.some(({ note }) => note.purpose === 'preview' && note.pullRequest === pullRequest && note.manifest === path);
    const wrote = previews.filter((preview) => (0,ownership/* mayHaveWritten */.$8)(preview, entry.id, entry.blob));
    return wrote.some((preview) => !hasPreview(preview)) && !(0,ownership/* isCertain */.te)(entry, known);
}
function unfinishedUndo({ request, target }, entries, { path, manifest }) {
    const ids = entries.map(({ id }) => id);
    const [which, them] = ids.length === 1 ? ['entry', 'it'] : ['entries', 'them'];
    const own = (0,lib_text/* quote */.hD)(request.inputs.manifest);
    return `the preview is not undone for ${which} ${(0,numbers/* listed */.KE)(ids)}: in commit ${(0,lib_ids/* shortSha */.Fu)(target.commit.sha)}, ${own} does not name ${them}, but ${(0,lib_text/* quote */.hD)(path)} ${manifest ? 'does;' : 'did, and cannot be read now: fix it, and then'} start a run with "mode: cleanup" and "manifest: ${(0,lib_text/* visible */.RK)(path)}"`;
}
/** The previews that this run undoes: of its own manifest, and of those that the base does not have. */
function undonePreviews(own, { range, exists }) {
    const { deletes, known } = range;
    if (deletes === 'branch')
        return [];
    return known.filter(({ note: { purpose, pullRequest, manifest } }) => purpose === 'preview' && deletes.has(pullRequest ?? 0) && (manifest === own || !exists(manifest)));
}
/** What a manifest that cannot be read named when it was last synced. */
function formerAudio(known, path) {
    const last = known.findLast(({ note }) => note.manifest === path && note.purpose !== 'preview');
    return [...(last?.state.entries.values() ?? [])].filter(plan_state/* hasAudio */.Fv);
}
async function audioOf({ repository, target }, { path, manifest }) {
    const prefix = path.slice(0, path.lastIndexOf('/') + 1);
    const { entries } = await trackEntries(repository, target.commit, prefix, manifest?.entries ?? []);
    return entries.filter(plan_state/* hasAudio */.Fv);
}

;// CONCATENATED MODULE: ./lib/stages/resolve.js



/** Finds the one commit to compare with; undefined if neither the workspace nor its origin has it. */
async function resolveCommit(from, tools) {
    const sha = await shaOf(from, tools);
    return sha && (await tools.repository.commits([sha])).get(sha);
}
async function shaOf(from, { repository, mergeBase }) {
    switch (from.kind) {
        case 'commit':
            return from.sha;
        case 'name':
            return (0,lib_ids/* parseCommitSha */.tu)(from.name) ?? repository.resolveName(from.name);
        case 'merge base':
            return mergeBase(from.branch);
    }
}
/** What the user called the commit that cannot be found. */
function nameOfFrom(from) {
    switch (from.kind) {
        case 'commit':
            return `commit ${from.sha}`;
        case 'name': {
            const hint = /^[0-9a-f]{7,39}$/i.test(from.name) ? ' (if it is a SHA, write all of its digits)' : '';
            return `"base" ${(0,lib_text/* quote */.hD)(from.name)}${hint}`;
        }
        case 'merge base':
            return `the merge base with branch ${(0,lib_text/* quote */.hD)(from.branch)}`;
    }
}
/** The error for a commit that cannot be found: no other one may be used instead. `lost` names it. */
function notFound(lost, why) {
    return lib_problem/* Blocked */.r.because(`${lost}, to compare with${why === '' ? '' : ` (${why})`}, cannot be found in the workspace or on its origin; set the input "base" to a commit that the cache is known to match, or "full: true" to send everything and delete nothing`);
}
/** The most commits that one line names. */
const resolve_MAX_NAMED = 5;
/** `compared with 1234567, 89abcde: why` */
function comparisonLine(shas, why) {
    const names = shas.slice(-resolve_MAX_NAMED).map(lib_ids/* shortSha */.Fu);
    const more = shas.length - names.length;
    const list = [...(more > 0 ? [`${more} more`] : []), ...names].join(', ');
    return `${list ? `compared with ${list}` : 'nothing to compare with'}: ${why}`;
}

;// CONCATENATED MODULE: ./lib/stages/known.js





/** A note to compare with where the record has none: of a success, at the commit that the event or the user names. */
function assumedNote(sha, manifest, purpose) {
    return {
        id: 0,
        sha,
        began: 0,
        end: { at: 0, succeeded: true },
        purpose,
        manifest,
        ref: undefined,
        pullRequest: undefined,
        head: undefined,
        base: undefined,
        leftToOthers: new Set(),
        scope: undefined,
    };
}
/** Reads what the commits of notes name, each with its own manifest. Raises Blocked if a sync's commit cannot be found. */
async function readNotes(job, notes, why) {
    const commits = await findCommits(job.repository, notes);
    const lost = notes.filter((note) => !commits.at.has(note));
    const lostSyncs = [...new Set(lost.filter(({ purpose }) => purpose === 'sync').map(({ sha }) => sha))];
    const mayGoOn = job.request.inputs.full || job.request.task.purpose === 'undo';
    if (lostSyncs.length > 0 && !mayGoOn) {
        throw notFound(lostSyncs.map((sha) => `commit ${sha}`).join(' and '), why);
    }
    for (const { sha, purpose, pullRequest } of lost) {
        const what = purpose === 'undo' ? 'undo of the preview' : 'preview';
        const whose = pullRequest === undefined ? '' : `, of the ${what} of pull request ${pullRequest}`;
        const message = `commit ${sha}${whose}, cannot be found in the workspace or on its origin, so every entry is replaced, and nothing is deleted because of it`;
        job.run.warnings.push({ message });
    }
    const manifests = manifestsOf(job, notes);
    const wholes = notes.filter(({ purpose }) => purpose === 'preview' || purpose === 'unknown');
    const read = await readAll(job, manifests, (path) => [
        ...notes.filter(({ manifest }) => manifest === path).map((note) => commits.at.get(note)),
        ...wholes.flatMap((note) => [commits.at.get(note), commits.base.get(note)]),
    ]);
    // A head that is read in place of a lost merge commit may be broken by itself: then it is lost, too.
    const isBroken = (note, commit) => commit.sha !== note.sha && !read.isValid(note.manifest, commit);
    const isUnclear = (note) => {
        const commit = commits.at.get(note);
        if (!commit)
            return false;
        const isPartial = manifests.some((path) => !read.isValid(path, commit));
        return isBroken(note, commit) || (note.purpose === 'unknown' && isPartial);
    };
    const known = notes.flatMap((note) => {
        const commit = commits.at.get(note);
        if (!commit)
            return [];
        // An unreadable note may be of any manifest, so its run may have written what any of them names.
        if (note.purpose === 'unknown')
            return [{ note, state: read.whole(commit) }];
        if (isBroken(note, commit))
            return [];
        const state = read.valid(note.manifest, commit);
        if (note.purpose !== 'preview')
            return [{ note, state }];
        const built = commits.base.get(note);
        // Without a valid manifest in its base, it is not known what the preview added.
        const base = built && read.isValid(note.manifest, built) ? built : undefined;
        const preview = { whole: read.whole(commit), base: base && read.whole(base) };
        if (commit.sha === note.sha)
            return [{ note, state, preview }];
        // Each entry of a lost merge commit had the audio of the head or of the base; it is not known which.
        const attempt = { ...note, end: { ...note.end, succeeded: false } };
        const states = base ? [read.valid(note.manifest, base), state] : [state];
        return states.map((either) => ({ note: attempt, state: either, preview }));
    });
    const isGuessed = (note) => commits.at.get(note)?.sha !== note.sha && !commits.base.has(note);
    return { known, isUncertain: lost.length > 0 || notes.some(isGuessed) || notes.some(isUnclear) };
}
/** Reads what all manifests of the agent name at a commit; undefined if the run's own manifest is not valid there. */
async function readWhole(job, notes, commit) {
    const { repository, identity, request } = job;
    const { agentId, region } = identity;
    const { manifest: own, project } = request.inputs;
    const recorded = manifestsOf(job, notes);
    const present = await Promise.all(recorded.map((path) => hasFile(repository, commit, path)));
    const options = {
        own,
        recorded,
        region,
        project,
        everywhere: present.includes(false),
        unnamed: false,
    };
    const found = agentId ? await otherManifests(repository, commit, { ...options, agentId }) : [];
    const manifests = [...new Set([...recorded, ...found.map(({ path }) => path)])];
    const read = await readAll(job, manifests, () => [commit]);
    if (!read.isValid(own, commit))
        return undefined;
    const isComplete = manifests.every((path) => read.isValid(path, commit));
    return { state: read.whole(commit), manifests, isComplete };
}
function manifestsOf({ request }, notes) {
    const noted = notes.flatMap(({ manifest, scope }) => [manifest, ...(scope?.manifests ?? [])]);
    return [...new Set([request.inputs.manifest, ...noted])];
}
/** Each note's commit; for a preview whose merge commit GitHub has deleted, its pull request's head; and the commit it was based on. */
async function findCommits(repository, notes) {
    const found = await repository.commits(notes.flatMap(({ sha, base }) => (base ? [sha, base] : [sha])));
    const heads = notes.flatMap(({ sha, head }) => (head && !found.has(sha) ? [head] : []));
    const instead = heads.length > 0 ? await repository.commits(heads) : found;
    const at = new Map();
    const base = new Map();
    const firstParents = [];
    for (const note of notes) {
        const commit = found.get(note.sha) ?? (note.head && instead.get(note.head));
        if (commit)
            at.set(note, commit);
        const named = note.base && found.get(note.base);
        if (named)
            base.set(note, named);
        const [first, second] = commit?.parents ?? [];
        // Notes of the first edition do not name the base of a preview: it is the first parent of the merge commit.
        if (note.purpose === 'preview' && !note.base && first && second)
            firstParents.push([note, first]);
    }
    if (firstParents.length > 0) {
        const parents = await repository.commits(firstParents.map(([, sha]) => sha));
        for (const [note, sha] of firstParents) {
            const commit = parents.get(sha);
            if (commit)
                base.set(note, commit);
        }
    }
    return { at, base };
}
/** Reads each manifest at the given commits. If the run's own manifest is missing at one, that is a notice. */
async function readAll({ run, reader, repository, identity, request }, manifests, commitsOf) {
    const states = new Map();
    const problems = new Map();
    const keyOf = (manifest, { sha }) => `${sha} ${manifest}`;
    const readOne = async (manifest) => {
        const commits = new Map(commitsOf(manifest).flatMap((commit) => (commit ? [[commit.sha, commit]] : [])));
        const isOwn = manifest === request.inputs.manifest;
        const reading = isOwn ? reader : stateReader(repository, manifest, request.inputs.project);
        const list = [...commits.values()];
        const { states: found, notices } = await reading.readBases(list, identity, (commit, problem) => {
            problems.set(keyOf(manifest, commit), problem);
        });
        if (isOwn)
            run.notices.push(...notices);
        for (const [index, commit] of list.entries()) {
            const state = found[index];
            if (state)
                states.set(keyOf(manifest, commit), state);
        }
    };
    await Promise.all(manifests.map(readOne));
    const read = (manifest, commit) => states.get(keyOf(manifest, commit)) ?? (0,plan_state/* stateOf */.L4)([]);
    return {
        isValid: (manifest, commit) => !problems.has(keyOf(manifest, commit)),
        valid(manifest, commit) {
            const problem = problems.get(keyOf(manifest, commit));
            if (problem)
                throw new lib_problem/* Blocked */.r([problem]);
            return read(manifest, commit);
        },
        whole: (commit) => (0,plan_state/* stateOf */.L4)(manifests.flatMap((path) => [...read(path, commit).entries.values()])),
    };
}

;// CONCATENATED MODULE: ./lib/stages/newer.js





/** Leaves alone what a newer commit of the branch changes, and what the branch that the agent follows still has. */
function leaveToNewer(job, plan, options) {
    switch (job.request.task.purpose) {
        case 'sync':
            return leaveToTip(job, plan, options);
        case 'preview':
            return leaveToSync(job, plan, options);
        case 'undo':
            return leaveToTip(job, plan, options).then((kept) => leaveToFollowed(job, kept, options));
        case 'compare':
            return Promise.resolve(plan);
    }
}
/**
 * A late run, whose branch has a newer commit, leaves alone what that commit changes: a deletion is final, and the newer commit's run
 * may already have taken place, since a run with nothing to do leaves no note. Without a record, the event decides what is replaced.
 */
async function leaveToTip(job, plan, { notes, position }) {
    const tip = position?.status === 'behind' ? position.base : undefined;
    const leavesAudio = job.request.task.purpose === 'sync' && notes.length > 0 && plan.replace.length > 0;
    if (!tip || goesBackOnPurpose(job) || (plan.delete.length === 0 && !leavesAudio))
        return plan;
    const newest = await stateAt(job, notes, tip);
    const kept = (0,restrict/* leaveNamed */.TZ)(plan, newest, (0,lib_ids/* shortSha */.Fu)(tip));
    return newest && leavesAudio ? (0,restrict/* leaveReplaced */.uK)(kept, newest, (0,lib_ids/* shortSha */.Fu)(tip)) : kept;
}
/** An undo on a branch that the agent does not follow deletes nothing that the followed branch names. */
async function leaveToFollowed(job, plan, { notes }) {
    const { ref } = job.request.start;
    const followed = notes.find(({ purpose }) => purpose === 'sync');
    if (!followed || plan.delete.length === 0)
        return plan;
    if (followed.ref !== undefined && ref !== undefined && branchKey(followed.ref) === branchKey(ref))
        return plan;
    return (0,restrict/* leaveNamed */.TZ)(plan, await stateAt(job, notes, followed.sha), (0,lib_ids/* shortSha */.Fu)(followed.sha));
}
/** A preview based on an older commit than the newest sync of the branch leaves alone what its pull request does not change. */
async function leaveToSync(job, plan, { notes, range }) {
    const { github, request } = job;
    const { base, baseCommit } = range;
    const newest = notes.find(({ purpose, ref }) => purpose === 'sync' && ref === request.start.ref);
    if (!github || !newest || !base || !baseCommit || newest.sha === baseCommit.sha)
        return plan;
    const isUnchanged = ({ id, blob }) => base.state.entries.get(id)?.blob === blob;
    if (!plan.replace.some(({ entry }) => isUnchanged(entry)))
        return plan;
    const state = await stateAt(job, notes, newest.sha);
    if (!state || !(await isAhead(github, newest.sha, baseCommit.sha)))
        return plan;
    return (0,restrict/* leaveReplaced */.uK)(plan, state, (0,lib_ids/* shortSha */.Fu)(newest.sha), isUnchanged);
}
/** What all manifests say at a commit; undefined if the commit cannot be found, or has an invalid manifest. */
async function stateAt(job, notes, sha) {
    const commit = (await job.repository.commits([sha])).get(sha);
    try {
        const whole = commit && (await readWhole(job, notes, commit));
        return whole?.isComplete ? whole.state : undefined;
    }
    catch (error) {
        if (error instanceof lib_problem/* Blocked */.r)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/git/changed-audio.js



/**
 * Lists the WAV files below `folder` (`.` for the top) that `head` has and `base` has not, or has with other content.
 * Paths are relative to the folder. Folders that both commits share are not opened. No `base`: everything is new.
 */
async function changedAudio(repository, base, head, folder) {
    const path = toBytePath(folder);
    const before = base && (await openFolder(repository, base.tree, path));
    const after = await openFolder(repository, head.tree, path);
    if (after.kind !== 'open')
        return [];
    return compare(repository, before?.kind === 'open' ? before.id : undefined, after.id, '');
}
async function compare(repository, before, after, prefix) {
    if (before === after)
        return [];
    const old = before && (await repository.tree(before));
    const found = [];
    const below = [];
    for (const [name, entry] of await repository.tree(after)) {
        const was = old?.get(name);
        if (was?.id === entry.id && was.mode === entry.mode)
            continue;
        if (entry.mode === FOLDER_MODE) {
            const oldFolder = was?.mode === FOLDER_MODE ? was.id : undefined;
            below.push(compare(repository, oldFolder, entry.id, `${prefix}${name}/`));
        }
        else if (isRegularFile(entry) && (0,entry_rules/* isWavName */.I_)(name))
            found.push(`${prefix}${name}`);
    }
    return [found, ...(await Promise.all(below))].flat();
}

;// CONCATENATED MODULE: ./lib/stages/plan-changes.js







/** Makes the plan that the inputs call for. Raises Blocked if another manifest of the agent maps one of its entries as well. */
async function planChanges(job, range, notes, pulls) {
    const { request, target, repository } = job;
    const { inputs, task } = request;
    const folder = external_node_path_.posix.dirname(inputs.manifest);
    const looking = { job, range, manifests: manifestsIn(notes), isOpen: pulls.isOpen };
    const draft = await draftPlan(looking);
    const changed = inputs.unmapped === 'ignore' ? [] : await changedAudio(repository, range.newest, target.commit, folder);
    // Most runs change nothing, so they need not search for other manifests.
    const isQuiet = !hasDifference(draft.difference) && changed.length === 0 && inputs.deleteIds.length === 0;
    const { difference, neighbours, others } = isQuiet ? draft : await draftPlan(looking, draft);
    const named = namedFiles(target.state, folder, others);
    const strays = changed.map(fromBytePath).filter((name) => !named.has(name));
    const { isSelected, problems } = await selectFiles(job, folder, strays);
    const restricted = (0,restrict/* restrictFiles */.Ou)(difference, ({ name }) => isSelected(name));
    const kept = inputs.delete ? restricted : (0,restrict/* withoutDeletions */.qL)(restricted, 'delete is off');
    const requested = (0,restrict/* requestDeletions */.zr)(kept, inputs.deleteIds, range.known);
    return {
        plan: task.purpose === 'preview' ? (0,restrict/* withoutDeletions */.qL)(requested, 'preview') : requested,
        neighbours,
        // What cannot be read may be no manifest at all: later runs find it again, or the record names it already.
        others: others.filter(({ manifest }) => manifest !== undefined).map(({ path }) => path),
        unmapped: strays.filter(isSelected).map((name) => unmapped(external_node_path_.posix.join(folder, name), inputs.manifest)),
        problems,
    };
}
/** Plans without looking for other manifests in the commit; or, after that `quick` draft, with them. */
async function draftPlan({ job, range, manifests, isOpen }, quick) {
    const { request, target } = job;
    const look = quick !== undefined;
    const { neighbours, others } = await findNeighbours(job, range.claimants, { manifests, isOpen, look });
    if (quick && others.length === 0)
        return quick;
    const facts = {
        purpose: request.task.purpose,
        manifest: request.inputs.manifest,
        ref: request.start.ref,
        to: target.state,
        base: range.base?.state,
        isUncertain: range.isUncertain,
        deletes: range.deletes,
        full: request.inputs.full,
        neighbours,
    };
    const difference = (0,plan_plan/* makePlan */.Cs)({ ...facts, known: range.known });
    if (range.pending.length === 0)
        return { difference, neighbours, others };
    const pending = (0,plan_plan/* makePlan */.Cs)({ ...facts, known: range.pending });
    const open = pending.delete.map(({ id }) => id);
    const leftToOthers = new Set([...difference.leftToOthers, ...pending.leftToOthers, ...open]);
    return { difference: { ...difference, leftToOthers }, neighbours, others };
}
function hasDifference(plan) {
    return (0,plan_plan/* hasChanges */.ik)(plan) || plan.leftAlone.length > 0;
}
/** The files that any manifest of the agent names, relative to the folder of this one. */
function namedFiles(to, folder, others) {
    const elsewhere = others.flatMap(({ path, manifest }) => (manifest?.entries ?? []).map(({ name }) => external_node_path_.posix.relative(folder, external_node_path_.posix.join(external_node_path_.posix.dirname(path), name))));
    return new Set([...[...to.entries.values()].map((entry) => entry.name), ...elsewhere]);
}
/**
 * Applies the input `files` to the files that the manifest maps, and to `strays`, which it does not. Its libraries are loaded only if
 * it is set: most workflows do not set it.
 */
async function selectFiles({ request, target }, folder, strays) {
    const { workspace, inputs, task } = request;
    const { files } = inputs;
    if (files.length === 0)
        return { isSelected: () => true, problems: [] };
    const { explainNoMatch, selectNames } = await Promise.all(/* import() */[__webpack_require__.e(430), __webpack_require__.e(32)]).then(__webpack_require__.bind(__webpack_require__, 8032));
    const named = [...new Set([...target.state.entries.values()].map(({ name }) => name))];
    const selected = await selectNames(files, [...named, ...strays], (0,external_node_path_.resolve)(workspace, folder));
    // A preview may have added all that the patterns select: its undo takes that back, whatever the base has.
    const matchesNone = task.purpose !== 'undo' && named.length > 0 && !named.some((name) => selected.has(name));
    return {
        isSelected: (name) => selected.has(name),
        problems: matchesNone ? [explainNoMatch(files, folder, named.length)] : [],
    };
}
function unmapped(file, manifest) {
    return {
        message: `${(0,lib_text/* quote */.hD)(file)} is in no manifest entry, so callers do not hear it: add it to ${(0,lib_text/* quote */.hD)(manifest)}, or exclude it in the input "files"`,
        file,
    };
}

;// CONCATENATED MODULE: ./lib/github/pulls.js


/** Fetches a pull request. Undefined if the token may not see it (`pull-requests: read`), or there is none. */
async function fetchPull(github, number) {
    try {
        const { data } = await github.call(({ rest }, common) => rest.pulls.get({ ...common, pull_number: number }));
        if (data?.state !== 'open' && data?.state !== 'closed')
            return undefined;
        return { open: data.state === 'open', head: (0,lib_ids/* parseCommitSha */.tu)(String(data.head?.sha ?? '')) };
    }
    catch (error) {
        if (isDenial(error))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/stages/pulls.js




/** Fetches the run's own pull request; undefined if there is none, or GitHub does not say. */
async function fetchOwnPull({ request, github }) {
    const { pull, purpose } = request.task;
    const matters = purpose === 'preview' || purpose === 'undo';
    return github && pull && pull.number > 0 && matters ? fetchPull(github, pull.number) : undefined;
}
/** Fetches every pull request that has previews on the record. `own` is the run's own one, as fetched before. */
async function fetchPulls({ run, request, github }, history, own) {
    const { pull, purpose } = request.task;
    const numbers = history.kind === 'none' ? [] : previewsOf(history.notes);
    const others = numbers.filter((number) => number !== pull?.number);
    const states = new Map(await Promise.all(others.map(async (number) => [number, github && (await fetchPull(github, number))])));
    const unknown = others.filter((number) => !states.get(number));
    if (purpose === 'undo' && unknown.length > 0) {
        run.notices.push({
            message: `GitHub does not say whether ${unknown.length === 1 ? `pull request ${unknown[0]} is` : `${unknown.length} pull requests are`} still open, so only previews of pull requests known to be closed were undone: give the job "pull-requests: read"`,
        });
    }
    if (pull)
        states.set(pull.number, own ?? { open: !pull.isClosed && request.trigger.kind === 'pull request', head: undefined });
    const isClosed = (number) => states.get(number)?.open === false;
    return {
        isOpen: (number) => numbers.includes(number) && !isClosed(number),
        undone: purpose === 'undo' ? numbers.filter((number) => isClosed(number) || isOwnCleanup(number, request)) : [],
    };
}
/** `mode: cleanup` on an open pull request undoes its preview as well. */
function isOwnCleanup(number, { task, trigger }) {
    return task.pull?.number === number && trigger.kind === 'pull request';
}
/**
 * Raises Blocked for the rerun of a preview whose pull request was closed or has a newer preview: it would replace newer audio, and for
 * the rerun of an undo if GitHub does not say whether its pull request is open again. Returns why an undo has nothing to do: its pull
 * request is open again.
 */
function checkOwnPull({ request }, history, own) {
    const { pull, purpose } = request.task;
    const isClosing = purpose === 'undo' && request.trigger.kind === 'pull request closed';
    if (pull && !own && isClosing && request.start.isRerun) {
        throw lib_problem/* Blocked */.r.because(`GitHub does not say whether pull request ${pull.number} is open again, and this run was started again, so nothing is undone: give the job "pull-requests: read"`);
    }
    if (!pull || !own)
        return undefined;
    if (purpose === 'undo') {
        return isClosing && own.open
            ? `pull request ${pull.number} is open again, so its preview stays`
            : undefined;
    }
    if (!own.open) {
        throw lib_problem/* Blocked */.r.because(`pull request ${pull.number} was closed, so it gets no preview: this is an old run that was started again`);
    }
    const notes = history.kind === 'none' ? [] : history.notes;
    const hasNewer = notes.some(({ pullRequest, head }) => pullRequest === pull.number && head === own.head);
    if (own.head && pull.headSha && own.head !== pull.headSha && hasNewer) {
        throw lib_problem/* Blocked */.r.because(`pull request ${pull.number} has a newer preview, of ${(0,lib_ids/* shortSha */.Fu)(own.head)}: this is an old run that was started again; start the run of ${(0,lib_ids/* shortSha */.Fu)(own.head)} instead`);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/stages/from.js


/** Decides what to compare with. What a run does, and on which event, is decided in request/task.ts. */
function decideFrom(facts) {
    if (facts.base === LIVE)
        return fromCache(facts.purpose);
    if (facts.base !== undefined)
        return { kind: 'name', name: facts.base, why: 'set by the input "base"' };
    switch (facts.purpose) {
        case 'sync':
            return fromRecord(facts.history) ?? fromEvent(facts.trigger);
        case 'preview':
            return fromRecord(facts.history) ?? fromBase(facts);
        case 'compare':
            return fromBase(facts);
        case 'undo':
            return fromPreviews(facts);
    }
}
/** The value of the input `base` for the live cache. */
const LIVE = 'live';
function fromCache(purpose) {
    return purpose === 'sync' || purpose === 'compare'
        ? { kind: 'live', why: 'set by the input "base"' }
        : { kind: 'unknown', why: '"base: live" is for syncs and plans, not for previews' };
}
function fromRecord(history) {
    if (history.kind === 'none')
        return undefined;
    const notes = relevantNotes(history.notes);
    return { kind: 'record', notes: notes.toReversed(), why: whyRecord(notes) };
}
function whyRecord(notes) {
    if (notes.length === 0)
        return 'no sync of this agent is recorded yet, so everything is sent';
    const since = notes.findIndex(({ end }) => end.succeeded);
    if (since < 0)
        return `no recorded sync has succeeded yet (${notes.length} tried)`;
    const tried = since === 1 ? 'another run was tried since' : `${since} runs were tried since`;
    return `the last recorded sync${since > 0 ? `, and ${tried}` : ''}`;
}
function fromEvent(trigger) {
    if (trigger.kind !== 'push') {
        return {
            kind: 'nothing',
            why: 'there is no record, and this event names no earlier commit, so everything is sent',
        };
    }
    return trigger.before
        ? { kind: 'commit', sha: trigger.before, why: 'the branch was there before this push' }
        : { kind: 'nothing', why: 'this push created the branch or tag, so everything is sent' };
}
/** The base of a pull request or merge group. */
function fromBase({ trigger, head }) {
    if (trigger.kind === 'merge group') {
        return trigger.baseSha
            ? { kind: 'commit', sha: trigger.baseSha, why: 'the merge group is built on it' }
            : { kind: 'unknown', why: 'the event names no base commit' };
    }
    const pull = pullOf(trigger);
    if (!pull)
        return fromEvent(trigger);
    const { baseRef } = pull;
    const built = builtOn(head, pull);
    if (built)
        return { kind: 'commit', sha: built, why: "the base of this pull request's merge commit" };
    if (baseRef === '')
        return { kind: 'unknown', why: 'the event names no base branch' };
    return { kind: 'merge base', branch: baseRef, why: `the pull request left ${baseRef} there` };
}
/**
 * The workspace of a pull request is a merge commit. Its first parent is the base that it was built on; the event's own `base.sha` may be
 * older. Undefined if something else is checked out.
 */
function builtOn(head, pull) {
    const [first, second, ...more] = head.parents;
    return more.length === 0 && second !== undefined && second === pull.headSha ? first : undefined;
}
/** What is undone: the previews on the record; without a record, in mode `cleanup`, the pull request's head. */
function fromPreviews({ trigger, history, byHead, undone }) {
    const pull = pullOf(trigger);
    if (history.kind === 'notes' && undone.length > 0) {
        const why = `the previews of ${undone.length === 1 ? `pull request ${undone[0]}` : `pull requests ${undone.join(', ')}`} are undone`;
        return { kind: 'record', notes: relevantNotes(history.notes).toReversed(), why };
    }
    if (!pull) {
        return history.kind === 'notes'
            ? {
                kind: 'no task',
                why: 'no preview of a closed pull request is left on the record, so there is nothing to undo',
            }
            : {
                kind: 'unknown',
                why: `outside a pull request, mode "cleanup" needs a record or the input "base" (${history.why})`,
            };
    }
    if (!byHead) {
        const why = history.kind === 'none'
            ? `nothing is undone, because it is not known whether pull request ${pull.number} had a preview: ${history.why}`
            : `no preview of pull request ${pull.number} is recorded, so there is nothing to undo`;
        return { kind: 'no task', why };
    }
    return pull.headSha
        ? { kind: 'commit', sha: pull.headSha, why: 'it is the head of the pull request' }
        : { kind: 'unknown', why: 'the event names no head commit' };
}

;// CONCATENATED MODULE: ./lib/stages/from-live.js


/**
 * Compares with the live cache, for `base: live`. Raises Blocked if it cannot be compared. Deletions that earlier runs on the record did
 * not make stay open for later runs.
 */
async function fromLive(job, notes) {
    const { readLive, someEntries } = await Promise.all(/* import() */[__webpack_require__.e(634), __webpack_require__.e(381)]).then(__webpack_require__.bind(__webpack_require__, 6381));
    const live = await readLive(job);
    if (!live)
        throw lib_problem/* Blocked */.r.because(NOT_ALLOWED);
    if (live.isReencoded)
        throw lib_problem/* Blocked */.r.because(INCONCLUSIVE);
    if (live.unreadable.length > 0) {
        throw lib_problem/* Blocked */.r.because(`${someEntries(live.unreadable)} could not be downloaded, so the live cache cannot be compared: run this job again`);
    }
    const { known } = await readNotes(job, notes, 'the input "base" is "live"');
    return { ...rangeOf(job, live), claimants: known, pending: known };
}
/**
 * Compares with the live cache, for the first recorded sync: audio that is already there need not be sent. Undefined if the live cache
 * cannot be compared; then everything is sent.
 */
async function firstSync(job) {
    const { readLive, someEntries } = await Promise.all(/* import() */[__webpack_require__.e(634), __webpack_require__.e(381)]).then(__webpack_require__.bind(__webpack_require__, 6381));
    const live = await readLive(job);
    if (!live || live.isReencoded)
        return undefined;
    if (live.unreadable.length > 0) {
        const message = `${someEntries(live.unreadable)} could not be downloaded and compared, so the audio of the file is sent`;
        job.run.warnings.push({ message });
    }
    return rangeOf(job, live);
}
function rangeOf({ target, request }, { state }) {
    const note = assumedNote(target.commit.sha, request.inputs.manifest, 'sync');
    const known = [{ note, state }];
    return {
        known,
        claimants: [],
        pending: [],
        isUncertain: false,
        deletes: 'branch',
        newest: undefined,
        isLive: true,
    };
}
const NOT_ALLOWED = 'the input "base" is "live", but the live cache cannot be read: give the API key the permission "audio_cache: read" for this agent, or check the agent id';
const INCONCLUSIVE = 'no entry plays exactly the audio of its file, and yet all durations agree: PolyAI seems to change the audio it stores, so the live cache cannot be compared; to send everything, set "full: true" and remove "base"';

;// CONCATENATED MODULE: ./lib/stages/range.js










/**
 * Finds out what the cache may hold now, and notes in the run what it is compared with. Resolves to undefined if there is nothing to
 * do at all. Raises Blocked if a commit cannot be found: no other commit is ever used instead.
 */
async function findRange(job, history, undone) {
    const { run, request, target, world } = job;
    const { inputs, task, trigger } = request;
    const { purpose } = task;
    const byHead = inputs.mode === 'cleanup';
    const facts = { trigger, purpose, base: inputs.base, byHead, head: target.commit, history, undone };
    const from = decideFrom(facts);
    world.runner.debug(`compare with ${from.kind}: ${from.why}`);
    if (from.kind === 'no task') {
        run.why = from.why;
        run.notices.push({ message: from.why });
        return undefined;
    }
    if (from.kind === 'unknown') {
        throw lib_problem/* Blocked */.r.because(`it is not known which commit to compare with: ${from.why}; set the input "base"`);
    }
    const baseCommit = purpose === 'preview' ? await findBase(job) : undefined;
    const notes = history.kind === 'none' ? [] : relevantNotes(history.notes).toReversed();
    const range = await rangeFrom(job, from, notes, undone);
    const isFirstSync = range.isLive && from.kind === 'record';
    noteComparison(job, range, isFirstSync ? 'no sync of this agent is recorded yet' : from.why);
    const base = baseCommit && (await readWhole(job, notes, baseCommit));
    if (baseCommit && !base)
        throw lib_problem/* Blocked */.r.because(brokenBase(inputs.manifest, baseCommit));
    return { ...range, baseCommit, base };
}
function brokenBase(manifest, { sha }) {
    return `the manifest ${(0,lib_text/* quote */.hD)(manifest)} at ${(0,lib_ids/* shortSha */.Fu)(sha)}, on which this pull request is built, is not valid, so it is not known what the pull request changes: fix it on the base branch, and merge that into this one`;
}
async function rangeFrom(job, from, notes, undone) {
    if (from.kind === 'live')
        return fromLive(job, notes);
    if (from.kind !== 'record')
        return single(job, from, notes);
    return (isFirst(job, from) ? await firstSync(job) : undefined) ?? range_recorded(job, from, undone);
}
/** Whether this is the first recorded sync, or a plan of it, which may compare with the live cache. */
function isFirst({ request }, { notes }) {
    return notes.length === 0 && request.task.purpose === 'sync' && !request.inputs.full;
}
/** Notes and logs what this run compares with. */
function noteComparison({ run, world }, { known, isLive }, why) {
    const shas = isLive ? [] : [...new Set(known.map(({ note }) => note.sha))];
    run.base = shas.at(-1);
    run.why = why;
    run.isLive = isLive;
    world.runner.log(isLive ? `compared with the live cache: ${why}` : comparisonLine(shas, why));
}
async function range_recorded(job, { notes, why }, undone) {
    const read = await readNotes(job, notes, why);
    const newest = read.known.at(-1)?.note.sha;
    return {
        ...read,
        claimants: read.known,
        pending: [],
        isLive: false,
        deletes: job.request.task.purpose === 'undo' ? new Set(undone) : 'branch',
        newest: newest && (await job.repository.commits([newest])).get(newest),
    };
}
/** Compares with one commit: there is no record, or the user says so. */
async function single(job, from, notes) {
    const { request, repository, reader, identity, run } = job;
    const { inputs, task } = request;
    const claimants = await readClaimants(job, notes, from.why);
    const nothing = {
        known: [],
        claimants,
        pending: [],
        isUncertain: false,
        isLive: false,
        deletes: 'branch',
        newest: undefined,
    };
    if (from.kind === 'nothing')
        return nothing;
    const commit = await resolveCommit(from, { repository, mergeBase: (branch) => mergeBaseOf(job, branch) });
    if (!commit) {
        const lost = notFound(nameOfFrom(from), from.kind === 'commit' ? from.why : '');
        if (task.purpose !== 'undo' && !inputs.full)
            throw lost;
        const message = `${nameOfFrom(from)}, the commit to compare with, cannot be found in the workspace or on its origin, so every entry is replaced, and nothing is deleted because of it`;
        run.warnings.push({ message });
        return { ...nothing, isUncertain: true };
    }
    const { states, notices } = await reader.readBases([commit], identity);
    run.notices.push(...notices);
    const [state = (0,plan_state/* stateOf */.L4)([])] = states;
    const isByHead = task.purpose === 'undo' && from.kind === 'commit' && task.pull;
    if (!isByHead) {
        return {
            ...nothing,
            known: [{ note: assumedNote(commit.sha, inputs.manifest, 'sync'), state }],
            newest: commit,
        };
    }
    return undoByHead(job, commit, state);
}
/** What previews claim. An undo ends claims and makes none, so its commit is not read: it may be gone. */
async function readClaimants(job, notes, why) {
    const isPreview = ({ purpose }) => purpose === 'preview' || purpose === 'unknown';
    const undos = notes.filter(({ purpose }) => purpose === 'undo').map((note) => ({ note, state: plan_state/* NOTHING */.K$ }));
    const { known } = await readNotes(job, notes.filter(isPreview), why);
    return [...known, ...undos].toSorted((a, b) => a.note.id - b.note.id);
}
/** Without a record, the head of a closed pull request is taken for its preview, based on the merge base. */
async function undoByHead(job, head, state) {
    const { request, repository, reader, identity } = job;
    const { pull } = request.task;
    const left = pull && (await mergeBaseOf(job, pull.baseRef, head.sha));
    const parted = left && (await repository.commits([left])).get(left);
    const base = parted && (await reader.readBases([parted], identity)).states[0];
    const note = {
        ...assumedNote(head.sha, request.inputs.manifest, 'preview'),
        pullRequest: pull?.number,
        base: left,
    };
    return {
        known: [{ note, state, preview: { whole: state, base } }],
        claimants: [],
        pending: [],
        isLive: false,
        isUncertain: false,
        deletes: new Set(pull ? [pull.number] : []),
        newest: head,
    };
}
/** The commit that a preview is based on; undefined if the event does not say, or it cannot be found. Raises Blocked without a token. */
async function findBase(job) {
    const { request, target, repository } = job;
    const from = fromBase({ trigger: request.trigger, head: target.commit });
    if (from.kind !== 'commit' && from.kind !== 'merge base')
        return undefined;
    return resolveCommit(from, { repository, mergeBase: (branch) => mergeBaseOf(job, branch) });
}
async function mergeBaseOf({ github, target }, branch, head = target.commit.sha) {
    if (!github)
        throw lib_problem/* Blocked */.r.because('finding the merge base of this pull request needs "github-token", or set the input "base"');
    return (await fetchComparison(github, branch, head))?.mergeBase;
}

;// CONCATENATED MODULE: ./lib/stages/prepare.js
















/**
 * Makes the plan. Resolves to undefined if there is nothing to do at all. Raises Blocked if this run must not write, whatever the
 * plan: another branch, an old run, two manifests for one entry.
 */
async function plan(job, { history }, facts) {
    const { run, world, request } = job;
    const { inputs, task } = request;
    checkEventCommit(job, facts.position);
    checkBranch(job, history);
    const noTask = checkOwnPull(job, history, facts.pull);
    if (noTask !== undefined) {
        run.why = noTask;
        run.notices.push({ message: noTask });
        return undefined;
    }
    const pulls = await fetchPulls(job, history, facts.pull);
    const range = await findRange(job, history, pulls.undone);
    if (!range)
        return undefined;
    const notes = history.kind === 'none' ? [] : relevantNotes(history.notes);
    const draft = await planChanges(job, range, notes, pulls);
    run.plan = draft.plan;
    const { position } = facts;
    const isRecorded = run.plan.leftAlone.length > 0 || pulls.undone.length > 0 || inputs.base !== undefined;
    if ((0,plan_plan/* hasChanges */.ik)(run.plan) || isRecorded)
        await checkNotOutdated(job, history, position);
    const kept = await leaveToNewer(job, draft.plan, { notes, position, range });
    const { exists } = draft.neighbours;
    const planning = { ...draft, plan: await leaveToManifests(job, kept, { notes, range, exists }) };
    run.plan = planning.plan;
    noteFormerFiles(run, range);
    noteUnreadable(run);
    noteHeldByFiles(run, heldByFiles(planning.plan, range.known, pulls.undone));
    if (task.purpose === 'preview')
        noteContested(job, range, planning);
    world.runner.group((0,log/* planLine */.od)(planning.plan), [...planning.plan.replace, ...planning.plan.delete].map(log/* changeLine */.vK));
    return { ...planning, range, pulls };
}
/** Notes the commits that still have the audio of entries that are deleted, or would be, so that the report can link to it. */
function noteFormerFiles({ plan, formerCommits }, { known }) {
    for (const { id } of [...plan.delete, ...plan.leftAlone.map(({ change }) => change)]) {
        const last = known.findLast(({ state }) => state.entries.get(id)?.blob !== undefined);
        if (last)
            formerCommits.set(id, last.note.sha);
    }
}
function noteHeldByFiles({ warnings }, ids) {
    if (ids.length === 0)
        return;
    const message = `the preview is not undone for ${(0,numbers/* plural */.LS)(ids.length, 'entry', 'entries')} (${(0,numbers/* listed */.KE)(ids)}), because of the input "files": start a run with "mode: cleanup" and without "files"`;
    warnings.push({ message });
}
function noteUnreadable({ plan, warnings }) {
    const left = plan.leftAlone.find(({ reason }) => reason === 'unreadable manifest');
    if (left?.owner === undefined)
        return;
    const message = `${(0,lib_text/* quote */.hD)(left.owner)}, another manifest of this agent, cannot be read, so nothing is deleted: fix it, or remove it`;
    warnings.push({ message, file: left.owner });
}
function noteContested({ run, target }, range, { neighbours }) {
    for (const [number, ids] of (0,ownership/* contestedBy */.Tu)(target.state, range.base?.state, neighbours.previews)) {
        run.notices.push({
            message: `pull request #${number}, which is also open, changes ${(0,numbers/* plural */.LS)(ids.length, 'entry', 'entries')} that this one changes (${(0,numbers/* listed */.KE)(ids)}): the newest run wins, so the preview agent plays this one`,
        });
    }
}
/**
 * Runs every check that must pass before the first write. Resolves to undefined if there is nothing to write. Raises Blocked with
 * every problem found.
 */
async function prepare(job, { plan, neighbours, unmapped, problems: unmatched, range }, { notice }) {
    const { run, request, target, world } = job;
    const { inputs } = request;
    if (inputs.unmapped === 'warn')
        run.warnings.push(...unmapped);
    const audio = (0,plan_plan/* hasChanges */.ik)(plan) ? await openAudio(job) : undefined;
    const problems = [
        ...unmatched,
        ...(inputs.unmapped === 'error' ? unmapped : []),
        ...(run.dryRun ? [] : missingToWrite(inputs, job.identity)),
        ...checkRequested(inputs, target.state, neighbours),
        ...checkGuard(inputs, plan, range.deletes !== 'branch'),
        ...((await audio?.check(plan, run.audio, inputs.strict)) ?? []),
    ];
    if (problems.length > 0)
        throw new lib_problem/* Blocked */.r(problems);
    if (notice)
        run.notices.push({ message: notice });
    world.cancel.throwIfAborted();
    return audio && lookUpPlan(job, audio, range.known);
}
/** Loads the code that reads audio: a run without changes starts faster without it. */
async function openAudio({ request, repository }) {
    const { audioSource } = await Promise.all(/* import() */[__webpack_require__.e(634), __webpack_require__.e(333)]).then(__webpack_require__.bind(__webpack_require__, 2333));
    const { workspace, inputs } = request;
    const readBlob = (id, maxBytes) => repository.blob(id, maxBytes);
    return audioSource({ workspace, manifest: inputs.manifest, readBlob });
}
/** Looks the plan up in the cache. A plan without a key is not looked up. */
async function lookUpPlan({ run, request, identity, world, openClient }, audio, known) {
    if (!openClient) {
        run.notices.push({
            message: `planned without ${identity.agentId ? 'an API key' : 'an agent id'}, so the entries were not looked up in PolyAI`,
        });
        return undefined;
    }
    const [client, { lookUp }] = await Promise.all([openClient(), __webpack_require__.e(/* import() */ 58).then(__webpack_require__.bind(__webpack_require__, 1058))]);
    const { purpose, pull } = request.task;
    const whyGone = (id) => purpose === 'preview' && pull && (0,ownership/* wasUndone */.Jo)(id, pull.number, known)
        ? `; it was deleted when pull request #${pull.number} was closed`
        : '';
    const plan = await lookUp(run, client, world.runner, { undo: purpose === 'undo', whyGone });
    return run.dryRun || !(0,plan_plan/* hasChanges */.ik)(run.plan) ? undefined : { plan, client, audio };
}

;// CONCATENATED MODULE: ./lib/stages/sync.js
















/** inputs \u2192 range \u2192 states \u2192 plan \u2192 checks \u2192 preflight \u2192 backup \u2192 record \u2192 apply \u2192 record the end. */
async function sync(world, run, request, repository) {
    const job = await openJob(world, run, request, repository);
    const [recording, position, pull] = await Promise.all([
        openRecording(job),
        fetchBranchPosition(job),
        fetchOwnPull(job),
    ]);
    const started = await beginOrUnrecorded(job, recording, { position, pull });
    if (started)
        await writeChanges(job, started);
}
/** Reads the commit to sync to. Raises Blocked with every problem of its manifest. */
async function openJob(world, run, request, repository) {
    const { inputs, task } = request;
    const head = await repository.head();
    run.head = head.sha;
    const reader = stateReader(repository, inputs.manifest, inputs.project);
    const target = await reader.readTarget(head, task.purpose === 'undo');
    const project = await readProject(repository, head, inputs);
    const identity = identify(run, request, target.manifest, project);
    const github = githubOf(request, world);
    const start = await startAt(request, head.sha, github);
    if (start.ref !== request.start.ref)
        run.branch = start.ref && shortRef(start.ref);
    const openClient = clientOpener({ world, request, identity });
    return {
        world,
        run,
        request: { ...request, start },
        repository,
        reader,
        target,
        identity,
        github,
        openClient,
    };
}
/** Begins; or, if the token may not create deployments, plans again and begins without a record. */
async function beginOrUnrecorded(job, recording, facts) {
    const started = await begin(job, recording, facts);
    if (started?.attempt !== 'refused')
        return started;
    job.world.runner.log(`${MAY_NOT_CREATE}, so this is planned again without a record`);
    resetPlan(job.run);
    return begin(job, withoutRecord(MAY_NOT_CREATE, job.run.dryRun), facts);
}
/** Plans, checks, backs up and records that the sync begins. Resolves to undefined if there is nothing to write. */
async function begin(job, recording, facts) {
    const { run, request, world } = job;
    const { history } = recording;
    if (history.kind === 'none')
        run.record = { kind: 'off', why: history.why };
    const planned = await timed(run, world.clock, 'plan', () => plan(job, recording, facts));
    if (!planned)
        return undefined;
    const prepared = await timed(run, world.clock, 'prepare', () => prepare(job, planned, recording));
    const note = newNote(job, { ...planned, plan: run.plan, ...planned.neighbours, ...planned.pulls, history });
    if (!prepared) {
        await noteWithoutChanges(job, recording, planned, note);
        return undefined;
    }
    const { backup } = request.inputs;
    const { saveBackup } = await __webpack_require__.e(/* import() */ 58).then(__webpack_require__.bind(__webpack_require__, 1058));
    await timed(run, world.clock, 'backup', () => saveBackup(run, prepared.plan, { backup, workspace: request.workspace }, prepared.client));
    world.cancel.throwIfAborted();
    return { ...prepared, attempt: await recording.begin(note) };
}
/** Writes the plan to the cache, and records how that ended. */
async function writeChanges(job, started) {
    const { run, world } = job;
    const attempt = typeof started.attempt === 'object' ? started.attempt : undefined;
    if (attempt)
        run.record = { kind: 'unfinished' };
    let completed = false;
    try {
        if (attempt)
            await checkNotOvertaken(attempt);
        world.cancel.throwIfAborted();
        const { applyPlan } = await __webpack_require__.e(/* import() */ 58).then(__webpack_require__.bind(__webpack_require__, 1058));
        const tools = { ...world, ...started, recorded: attempt !== undefined };
        await timed(run, world.clock, 'apply', () => world.runner.inGroup('Changes, as they are made', () => applyPlan(run, started.plan, tools)));
        completed = !world.cancel.aborted;
    }
    finally {
        if (attempt)
            await endAttempt(run, attempt, completed && (0,outcome/* wentWell */.x3)(run.outcomes));
    }
}
/** Raises Blocked if another sync began after the record was read: the plan does not know what that one writes. */
async function checkNotOvertaken(attempt) {
    const { isOvertaken } = await attempt.start();
    if (!isOvertaken)
        return;
    throw lib_problem/* Blocked */.r.because('another sync of this agent began while this one was being prepared, so nothing was written: start this run again, and give all workflows that write to this agent one "concurrency" group');
}
function identify(run, { inputs }, manifest, project) {
    const { identity, problems } = resolveIdentity(inputs, manifest, project);
    run.agentId = identity.agentId;
    run.region = identity.region;
    run.origin = identity.origin;
    if (problems.length > 0)
        throw new lib_problem/* Blocked */.r(problems);
    return identity;
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

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./lib/node_modules/@actions/core/lib/core.js + 2 modules
var core = __webpack_require__(8983);
;// CONCATENATED MODULE: ./lib/runner.js







const annotate = { error: core/* error */.z3, warning: core/* warning */.$e, notice: core/* notice */.lm };
/** The runner shows no more than ten annotations of a kind, of 4,096 characters each. */
const MAX_ANNOTATIONS = 10;
const runner_MAX_CHARACTERS = 4_000;
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
        annotate[kind](safe(place + message).slice(0, runner_MAX_CHARACTERS), {
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
        const title = (0,numbers/* plural */.LS)(rest.length, `more ${kind}`);
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
    const proxies = (0,lib_proxies/* parseProxies */.u_)(process.env);
    return { runner: actionsRunner(process.env), clock: systemClock, newId, proxies, cancel, abort };
}

;// CONCATENATED MODULE: ./lib/main.js











/** Runs the action on the real runner, with the system clock and randomness. Resolves to whether the run succeeded. */
function start(cancel, abort) {
    return main({
        ...realWorld(cancel, abort),
        openGitHub: openGitHub,
        openPolyAI: async (options) => (await Promise.all(/* import() */[__webpack_require__.e(52), __webpack_require__.e(386)]).then(__webpack_require__.bind(__webpack_require__, 3386))).createClient(options),
    });
}
/** Runs the action. Resolves to whether the run succeeded; outputs, summary and report are written in any case. */
async function main(world) {
    const run = newRun();
    const closing = [];
    let request;
    try {
        request = readRequest(world);
        await runTask(world, run, request, closing);
        run.end = world.cancel.aborted ? 'cancelled' : 'finished';
    }
    catch (error) {
        recordFailure(run, error, world);
    }
    const ok = publish(run, world.runner);
    if (request)
        await keepComment(run, request, world);
    await Promise.all(closing);
    return ok;
}
async function runTask(world, run, request, closing) {
    const { task } = request;
    run.event = request.event;
    run.inputs = publicInputs(request.inputs);
    run.repositoryUrl = repositoryUrl(world.runner.variables);
    run.runUrl = runUrl(world.runner.variables);
    run.branch = branchOf(request);
    run.manifest = request.inputs.manifest;
    run.dryRun = task.kind !== 'run' || task.dryRun;
    run.purpose = task.kind === 'run' ? task.purpose : undefined;
    switch (task.kind) {
        case 'refused':
            throw lib_problem/* Blocked */.r.because(task.why);
        case 'nothing':
            run.why = task.why;
            return world.runner.log(`nothing to do: ${task.why}`);
        case 'run':
            return withRepository(world, request, closing, (repository) => sync(world, run, { ...request, task }, repository));
    }
}
/** A merge queue's branch is no name for anything. */
function branchOf({ start, trigger }) {
    return start.ref && trigger.kind !== 'merge group' ? shortRef(start.ref) : undefined;
}
/** What was planned and not attempted gets its outcome, wherever the run ended. */
function recordFailure(run, error, world) {
    const { kind, problems } = endOf(error, world);
    run.end = kind;
    run.problems.push(...problems);
    skipRemaining(run, WHY_SKIPPED[kind]);
}
const WHY_SKIPPED = {
    cancelled: 'the run was cancelled',
    blocked: 'the run was blocked before anything was written',
    broken: 'the run ended early',
};


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

/***/ 8983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Yz: () => (/* binding */ debug),
  N4: () => (/* binding */ endGroup),
  z3: () => (/* binding */ error),
  V4: () => (/* binding */ getInput),
  pq: () => (/* binding */ info),
  lm: () => (/* binding */ notice),
  Pq: () => (/* binding */ setSecret),
  Oh: () => (/* binding */ startGroup),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: ExitCode, addPath, exportVariable, getBooleanInput, getIDToken, getMultilineInput, getState, group, isDebug, markdownSummary, platform, saveState, setCommandEcho, setFailed, setOutput, summary, toPlatformPath, toPosixPath, toWin32Path

// EXTERNAL MODULE: external "os"
var external_os_ = __webpack_require__(857);
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __webpack_require__(6928);
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(os.EOL);
    issueCommand('set-output', { name }, toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map

/***/ }),

/***/ 1175:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Z: () => (/* binding */ hasNoManifest),
/* harmony export */   $f: () => (/* binding */ overlaps),
/* harmony export */   AG: () => (/* binding */ isClean),
/* harmony export */   E0: () => (/* binding */ MAX_JOB_DURATION),
/* harmony export */   FQ: () => (/* binding */ leaves),
/* harmony export */   TT: () => (/* binding */ manifestsAfter),
/* harmony export */   Uo: () => (/* binding */ previewsAfter)
/* harmony export */ });
/** A job of a hosted runner ends after six hours: a run that began earlier and never recorded its end is over. Milliseconds. */
const MAX_JOB_DURATION = 6 * 60 * 60 * 1_000;
/**
 * Whether an older note's run may have written after a later one began: it ended in the same second or later, or never recorded its
 * end and may still have been running.
 */
function overlaps(older, later) {
    if (older.end.at !== undefined)
        return older.end.at >= later.began;
    return older.began >= later.began - MAX_JOB_DURATION;
}
/** Whether a run left an entry to another owner, or may have. */
function leaves({ leftToOthers }, id) {
    return leftToOthers === 'unknown' || leftToOthers.has(id);
}
/** A clean note is of a sync that succeeded and left nothing to another owner: for its manifest, nothing older matters. */
function isClean({ purpose, end, scope }) {
    return purpose === 'sync' && end.succeeded && scope?.clean === true;
}
/** The pull requests whose previews may be in the cache after this run. */
function previewsAfter({ scope, end, purpose, pullRequest }) {
    if (!scope)
        return purpose === 'preview' && pullRequest !== undefined ? [pullRequest] : [];
    return end.succeeded ? scope.previews.filter((number) => !scope.finished.includes(number)) : scope.previews;
}
/** Whether the commit of a run certainly has no such manifest: the run knew of all that mattered. */
function hasNoManifest({ scope }, manifest) {
    return scope !== undefined && (scope.gone.includes(manifest) || !scope.manifests.includes(manifest));
}
/** The manifests that matter after this run. */
function manifestsAfter(note) {
    const { manifests = [], gone = [] } = note.scope ?? {};
    return isClean(note) ? manifests.filter((manifest) => !gone.includes(manifest)) : manifests;
}


/***/ }),

/***/ 8095:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CZ: () => (/* binding */ ofKind),
/* harmony export */   H5: () => (/* binding */ sortedOutcomes),
/* harmony export */   it: () => (/* binding */ holdsBack),
/* harmony export */   x3: () => (/* binding */ wentWell)
/* harmony export */ });
/* harmony import */ var _lib_ids_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6485);

/** Outcomes sorted by entry id, whatever the order in which they came in. */
function sortedOutcomes(outcomes) {
    return [...outcomes.values()].toSorted((a, b) => (0,_lib_ids_js__WEBPACK_IMPORTED_MODULE_0__/* .compareEntryIds */ .iv)(a.change.id, b.change.id));
}
function ofKind(outcomes, kind) {
    return sortedOutcomes(outcomes).filter((outcome) => outcome.kind === kind);
}
/** Whether a change may still have to be made: such a replacement holds back deletions. One of an entry that is not on the agent need not. */
function holdsBack(outcome) {
    return outcome.kind === 'skipped' || (outcome.kind === 'failed' && outcome.certainty !== 'not on agent');
}
/** Whether the record may count this run as a success: no change may still have to be made. */
function wentWell(outcomes) {
    return ![...outcomes.values()].some(holdsBack);
}


/***/ }),

/***/ 4658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $8: () => (/* binding */ mayHaveWritten),
/* harmony export */   Jo: () => (/* binding */ wasUndone),
/* harmony export */   LW: () => (/* binding */ ownedBy),
/* harmony export */   Tu: () => (/* binding */ contestedBy),
/* harmony export */   al: () => (/* binding */ branchState),
/* harmony export */   ds: () => (/* binding */ claimsOf),
/* harmony export */   te: () => (/* binding */ isCertain)
/* harmony export */ });
/* harmony import */ var _note_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1175);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1994);


/**
 * The entries that previews of open pull requests change, and those that they name: the newest note of each decides. `known` is
 * sorted, oldest first.
 */
function claimsOf(known, isOpen) {
    const newest = new Map();
    for (const each of known) {
        const { pullRequest, end, scope } = each.note;
        if (pullRequest)
            newest.set(pullRequest, each);
        if (end.succeeded)
            for (const number of scope?.undone ?? [])
                newest.delete(number);
    }
    const previews = new Map();
    const previewed = new Map();
    for (const [number, { preview }] of newest) {
        if (!preview || !isOpen(number))
            continue;
        for (const id of changesOf(preview))
            previews.set(id, number);
        for (const id of preview.whole.entries.keys())
            previewed.set(id, number);
    }
    return { previews, previewed };
}
function changesOf({ whole, base }) {
    return [...whole.entries.values()]
        .filter(({ id, blob }) => base?.entries.get(id)?.blob !== blob)
        .map(({ id }) => id);
}
/** The entries that this preview changes and another open pull request's changes, too: the newest run wins. */
function contestedBy(to, base, claims) {
    const contested = new Map();
    for (const { id, blob } of to.entries.values()) {
        const other = claims.get(id);
        if (other === undefined || base?.entries.get(id)?.blob === blob)
            continue;
        contested.set(other, [...(contested.get(other) ?? []), id]);
    }
    return contested;
}
/**
 * Whether the cache certainly holds this audio: the newest success that covers the entry says so, and so does every attempt
 * since, and every run that may have written at the same time as that success. `known` is sorted, oldest first.
 */
function isCertain({ id, blob }, known) {
    if (!known.some(({ state }) => state.entries.has(id)))
        return false;
    for (let index = known.length - 1; index >= 0; index -= 1) {
        const { note, state } = known[index];
        if (note.leftToOthers !== 'unknown' && note.leftToOthers.has(id))
            continue;
        const named = state.entries.get(id);
        if (named && named.blob !== blob)
            return false;
        if (!named && mayHaveDeleted(note, id, known, index))
            return false;
        if (named && note.end.succeeded && note.leftToOthers !== 'unknown')
            return known
                .slice(0, index)
                .every((older) => !mayHaveWritten(older, id, blob) || !(0,_note_js__WEBPACK_IMPORTED_MODULE_1__/* .overlaps */ .$f)(older.note, note));
    }
    return false;
}
/** A run that no longer named an entry of its manifest, or of one that was gone by then, may have deleted it. */
function mayHaveDeleted(later, id, known, before) {
    if (later.purpose === 'preview')
        return false;
    if (later.purpose === 'unknown')
        return known.slice(0, before).some(({ state }) => state.entries.has(id));
    return known.slice(0, before).some(({ note, state }, index) => {
        const isItsOwn = note.manifest === later.manifest || (0,_note_js__WEBPACK_IMPORTED_MODULE_1__/* .hasNoManifest */ .$Z)(later, note.manifest);
        if (!isItsOwn || note.purpose === 'unknown' || !state.entries.has(id))
            return false;
        return !isSettled(note, id, known.slice(index + 1, before), isSyncOf(note, id));
    });
}
/** Whether a run may have given an entry other audio than `blob`; without `blob`, any audio. */
function mayHaveWritten({ note, state }, id, blob) {
    if (note.leftToOthers !== 'unknown' && note.leftToOthers.has(id))
        return false;
    const named = state.entries.get(id);
    return named !== undefined && named.blob !== blob;
}
/** Whether a preview of a pull request named an entry, and was undone. `known` is sorted, oldest first. */
function wasUndone(id, pullRequest, known) {
    const undone = known.findLastIndex(({ note }) => note.end.succeeded && note.scope?.undone.includes(pullRequest));
    return known
        .slice(0, Math.max(undone, 0))
        .some(({ note, state }) => note.pullRequest === pullRequest && state.entries.has(id));
}
/** What the branch's newest attempt of a manifest named; nothing if there was none. */
function branchState(known, manifest) {
    const isAttempt = ({ note }) => note.manifest === manifest && (note.purpose === 'sync' || note.purpose === 'undo');
    return known.findLast(isAttempt)?.state ?? _state_js__WEBPACK_IMPORTED_MODULE_0__/* .NOTHING */ .K$;
}
/**
 * The branch owns what its syncs and undos named, and what the base of a preview named: a sync that finds nothing to do leaves no
 * note, so an entry may be named only there. A preview added what its base did not name, unless it left that alone. What a later run
 * settled is left out.
 */
function ownedBy(known, { manifest, ref, exists, undone }) {
    const branch = new Map();
    const previews = new Map();
    const bases = (0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .idsOf */ .UX)(known.flatMap(({ note, preview }) => (preview?.base && !isElsewhere(note, ref) ? [preview.base] : [])));
    for (const [index, { note, state, preview }] of known.entries()) {
        if (note.purpose === 'unknown' || (note.manifest !== manifest && exists(note.manifest)))
            continue;
        const later = known.slice(index + 1);
        if (note.purpose === 'preview' && !preview?.base)
            continue;
        const isUndone = undone.has(note.pullRequest ?? 0);
        for (const entry of state.entries.values()) {
            const isBase = note.purpose !== 'preview' || preview?.base?.entries.has(entry.id) === true;
            const isBranch = (isBase || bases.has(entry.id)) && !isElsewhere(note, ref);
            if (isBranch && !isSettled(note, entry.id, later, isSyncOf(note, entry.id)))
                branch.set(entry.id, entry);
            const isAdded = !isBase && isUndone && !(0,_note_js__WEBPACK_IMPORTED_MODULE_1__/* .leaves */ .FQ)(note, entry.id);
            if (isAdded && !isSettled(note, entry.id, later, isUndoOf(note, entry.id)))
                previews.set(entry.id, entry);
        }
    }
    return { branch, previews };
}
/** A preview that was based on another branch, or its undo, says nothing about what this one had. Tags are of any branch. */
function isElsewhere(note, ref) {
    if (note.purpose === 'sync' || note.ref === undefined || ref === undefined)
        return false;
    return note.ref !== ref && !ref.startsWith('refs/tags/');
}
/** Whether a later run that succeeded has decided about an entry: it deleted it, left it alone for good, or names it itself. */
function isSettled(note, id, later, decides) {
    return later.some((each) => each.note.end.succeeded && decides(each) && !(0,_note_js__WEBPACK_IMPORTED_MODULE_1__/* .leaves */ .FQ)(each.note, id) && !(0,_note_js__WEBPACK_IMPORTED_MODULE_1__/* .overlaps */ .$f)(note, each.note));
}
/**
 * A sync decides about what its own manifest named, what those did that were renamed away or removed by then, and what it names
 * itself: that moved to it from another manifest.
 */
function isSyncOf(note, id) {
    return ({ note: later, state }) => later.purpose === 'sync' &&
        !isElsewhere(note, later.ref) &&
        (later.manifest === note.manifest || (0,_note_js__WEBPACK_IMPORTED_MODULE_1__/* .hasNoManifest */ .$Z)(later, note.manifest) || state.entries.has(id));
}
/** What a preview added is no longer its own once it is undone, or a sync names it: from then on it is the branch's. */
function isUndoOf({ pullRequest, manifest }, id) {
    return ({ note: later, state }) => later.purpose === 'sync'
        ? state.entries.has(id)
        : later.purpose === 'undo' &&
            later.manifest === manifest &&
            pullRequest !== undefined &&
            later.scope?.undone.includes(pullRequest) === true;
}


/***/ }),

/***/ 9164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $H: () => (/* binding */ byId),
/* harmony export */   Cs: () => (/* binding */ makePlan),
/* harmony export */   S0: () => (/* binding */ EMPTY_PLAN),
/* harmony export */   ik: () => (/* binding */ hasChanges),
/* harmony export */   of: () => (/* binding */ byChange)
/* harmony export */ });
/* harmony import */ var _lib_ids_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6485);
/* harmony import */ var _ownership_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4658);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1994);



const EMPTY_PLAN = {
    replace: [],
    delete: [],
    keep: 0,
    leftAlone: [],
    owned: new Set(),
    leftToOthers: new Set(),
};
/**
 * The difference between what the cache may hold and what it should hold (docs/record.md, "The rules"). Entries are compared by
 * id alone, so neither a renamed file nor an id that moves to another file is a deletion. Every entry of `to` must have its blob.
 */
function makePlan(facts) {
    const { to, known, manifest, ref, neighbours, deletes } = facts;
    const undone = deletes === 'branch' ? new Set() : deletes;
    const owned = (0,_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .ownedBy */ .LW)(known, { manifest, ref, exists: neighbours.exists, undone });
    const deletable = deletes === 'branch' ? owned.branch : owned.previews;
    const replacements = planReplacements(facts);
    const deletions = planDeletions(deletable, facts);
    return {
        replace: replacements.replace.toSorted(byId),
        delete: deletions.delete.toSorted(byId),
        keep: to.entries.size - replacements.replace.length - replacements.leftAlone.length,
        leftAlone: [...replacements.leftAlone, ...deletions.leftAlone].toSorted(byChange),
        owned: new Set([...owned.branch.keys(), ...owned.previews.keys()]),
        leftToOthers: new Set([
            ...replacements.leftToOthers,
            ...deletions.leftAlone.map(({ change }) => change.id),
        ]),
    };
}
function planReplacements(facts) {
    const replace = [];
    const leftAlone = [];
    const leftToOthers = new Set();
    for (const entry of facts.to.entries.values()) {
        if (!(0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .hasAudio */ .Fv)(entry))
            throw new Error(`entry ${entry.id} has no file: that must be refused before planning`);
        const owner = yieldsToPreviews(entry, facts) ? facts.neighbours.previews.get(entry.id) : undefined;
        if (owner !== undefined)
            leftToOthers.add(entry.id);
        const reason = whyReplace(entry, facts);
        if (!reason)
            continue;
        const change = { kind: 'replace', id: entry.id, entry, reason };
        if (owner === undefined)
            replace.push(change);
        else
            leftAlone.push({ change, reason: 'pull request', owner: String(owner) });
    }
    return { replace, leftAlone, leftToOthers };
}
/**
 * THE RULE OF DELETION: an entry is deleted if this run's owner has it in the cache, `to` does not name it, and no other owner names it.
 * Nothing else is deleted unless the user asks for it by id.
 */
function planDeletions(deletable, { to, purpose, neighbours }) {
    const deletions = [];
    const leftAlone = [];
    for (const entry of deletable.values()) {
        if (to.entries.has(entry.id))
            continue;
        const change = { kind: 'delete', id: entry.id, entry, reason: 'removed' };
        const other = otherOwner(entry.id, purpose, neighbours);
        if (other)
            leftAlone.push({ change, ...other });
        else
            deletions.push(change);
    }
    return { delete: deletions, leftAlone };
}
/**
 * Who else needs an entry; undefined if nobody does. What the branch removed goes, unless an open pull request changes it. What the preview
 * of one pull request added may be all that another one builds on, so there it is enough that the other names it.
 */
function otherOwner(id, purpose, { manifests, unreadable, previews, previewed }) {
    const manifest = manifests.get(id);
    if (manifest !== undefined)
        return { reason: 'manifest', owner: manifest };
    if (unreadable !== undefined)
        return { reason: 'unreadable manifest', owner: unreadable };
    const pullRequest = (purpose === 'undo' ? previewed : previews).get(id);
    return pullRequest === undefined ? undefined : { reason: 'pull request', owner: String(pullRequest) };
}
/**
 * Whether an entry is left to the preview of another open pull request if that changes it: an undo does so with every entry, a preview
 * with those that its own pull request does not change.
 */
function yieldsToPreviews({ id, blob }, { purpose, base }) {
    if (purpose === 'undo')
        return true;
    return purpose === 'preview' && base?.entries.get(id)?.blob === blob;
}
/** An entry is kept only if the cache certainly holds its audio. */
function whyReplace(entry, { known, full, isUncertain }) {
    if (!isUncertain && (0,_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .isCertain */ .te)(entry, known))
        return full ? 'full' : undefined;
    return known.some(({ state }) => state.entries.has(entry.id)) ? 'changed' : 'added';
}
function hasChanges(plan) {
    return plan.replace.length + plan.delete.length > 0;
}
/** Sorts what is left alone by entry id. */
function byChange(a, b) {
    return byId(a.change, b.change);
}
/** Sorts changes by entry id. */
function byId(a, b) {
    return (0,_lib_ids_js__WEBPACK_IMPORTED_MODULE_2__/* .compareEntryIds */ .iv)(a.id, b.id);
}


/***/ }),

/***/ 1291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ou: () => (/* binding */ restrictFiles),
/* harmony export */   TZ: () => (/* binding */ leaveNamed),
/* harmony export */   lm: () => (/* binding */ leaveToNextRun),
/* harmony export */   mM: () => (/* binding */ leaveToManifest),
/* harmony export */   qL: () => (/* binding */ withoutDeletions),
/* harmony export */   uK: () => (/* binding */ leaveReplaced),
/* harmony export */   zr: () => (/* binding */ requestDeletions)
/* harmony export */ });
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9164);

/** What the inputs, a preview or a newer commit take out of a plan, or add to it. */
/**
 * Leaves alone replacements whose file may not be uploaded. If such a file moved from another entry, that entry is not deleted: its
 * phrase would be gone from both.
 */
function restrictFiles(plan, isSelected) {
    const outside = plan.replace.filter((change) => !isSelected(change.entry));
    const paths = new Set(outside.map(({ entry }) => entry.path));
    const movesAway = ({ entry }) => entry !== undefined && paths.has(entry.path);
    return {
        ...plan,
        replace: plan.replace.filter((change) => isSelected(change.entry)),
        delete: plan.delete.filter((change) => !movesAway(change)),
        leftAlone: leave(plan, [...outside, ...plan.delete.filter(movesAway)], 'outside files'),
    };
}
/** Leaves deletions alone: all of them, unless `mayLeave` says otherwise. */
function withoutDeletions(plan, reason, mayLeave = () => true) {
    return {
        ...plan,
        delete: plan.delete.filter((change) => !mayLeave(change)),
        leftAlone: leave(plan, plan.delete.filter(mayLeave), reason),
    };
}
/** Leaves alone deletions of what may be another phrase by now. The note names them, so that the next run plans them again. */
function leaveToNextRun(plan, mayLeave) {
    const ids = plan.delete.filter(mayLeave).map(({ id }) => id);
    return {
        ...withoutDeletions(plan, 'not listed', mayLeave),
        leftToOthers: new Set([...plan.leftToOthers, ...ids]),
    };
}
/** Leaves alone deletions of what a newer commit names; if it is not known what that names, all but the requested ones. */
function leaveNamed(plan, newest, owner) {
    const isNamed = ({ id, reason }) => newest?.entries.has(id) ?? reason === 'removed';
    return leaveTo(plan, plan.delete.filter(isNamed), owner);
}
/** Leaves alone replacements of audio that a newer commit has changed or removed, as far as `mayLeave` allows. */
function leaveReplaced(plan, newest, owner, mayLeave = () => true) {
    const isOlder = ({ id, entry }) => newest.entries.get(id)?.blob !== entry.blob && mayLeave(entry);
    return leaveTo(plan, plan.replace.filter(isOlder), owner);
}
/** Leaves audio that another manifest names to a run of that one. */
function leaveToManifest(plan, entries, owner) {
    const leftAlone = entries.map((entry) => {
        const change = { kind: 'replace', id: entry.id, entry, reason: 'changed' };
        return { change, reason: 'manifest', owner };
    });
    const ids = new Set(entries.map(({ id }) => id));
    // What is left to it already, as a deletion, is said once.
    const others = plan.leftAlone.filter(({ change }) => !ids.has(change.id));
    return {
        ...plan,
        leftAlone: [...others, ...leftAlone].toSorted(_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .byChange */ .of),
        leftToOthers: new Set([...plan.leftToOthers, ...ids]),
    };
}
function leaveTo(plan, changes, owner) {
    const isKept = (change) => !changes.includes(change);
    const leftAlone = changes.map((change) => ({ change, reason: 'newer commit', owner }));
    return {
        ...plan,
        replace: plan.replace.filter(isKept),
        delete: plan.delete.filter(isKept),
        leftAlone: [...plan.leftAlone, ...leftAlone].toSorted(_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .byChange */ .of),
        leftToOthers: new Set([...plan.leftToOthers, ...changes.map(({ id }) => id)]),
    };
}
/** Adds deletions that the user asks for by id, whatever the manifests say. */
function requestDeletions(plan, ids, known) {
    const planned = new Set(plan.delete.map((change) => change.id));
    const requested = ids
        .filter((id) => !planned.has(id))
        .map((id) => ({ kind: 'delete', id, entry: lastEntry(id, known), reason: 'requested' }));
    return {
        ...plan,
        delete: [...plan.delete, ...requested].toSorted(_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .byId */ .$H),
        leftAlone: plan.leftAlone.filter(({ change }) => !requested.some(({ id }) => id === change.id)),
    };
}
function leave(plan, changes, reason) {
    return [...plan.leftAlone, ...changes.map((change) => ({ change, reason }))].toSorted(_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .byChange */ .of);
}
function lastEntry(id, known) {
    return known.findLast(({ state }) => state.entries.has(id))?.state.entries.get(id);
}


/***/ }),

/***/ 1994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fv: () => (/* binding */ hasAudio),
/* harmony export */   K$: () => (/* binding */ NOTHING),
/* harmony export */   L4: () => (/* binding */ stateOf),
/* harmony export */   UX: () => (/* binding */ idsOf),
/* harmony export */   Z7: () => (/* binding */ sameAudio)
/* harmony export */ });
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


/***/ }),

/***/ 9820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RW: () => (/* binding */ outcomeLine),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   od: () => (/* binding */ planLine),
/* harmony export */   vK: () => (/* binding */ changeLine)
/* harmony export */ });
/* harmony import */ var _lib_numbers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2129);
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5924);


/** The plan in one line. */
function planLine(plan) {
    const parts = [
        `${plan.replace.length} to replace`,
        `${plan.delete.length} to delete`,
        `${plan.keep} unchanged`,
    ];
    if (plan.leftAlone.length > 0)
        parts.push(`${plan.leftAlone.length} left alone`);
    return `plan: ${parts.join(', ')}`;
}
/** A planned change in one line. */
function changeLine(change) {
    return `${change.kind} ${nameOf(change)} (${change.reason})`;
}
/** What became of a change, in one line; `done` of `total` are settled with it. */
function outcomeLine(outcome, done, total) {
    return `[${done}/${total}] ${textOf(outcome)}`;
}
function textOf(outcome) {
    const name = nameOf(outcome.change);
    switch (outcome.kind) {
        case 'replaced':
            return `replaced ${name}: ${(0,_lib_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(outcome.bytes)} in ${(0,_lib_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .seconds */ .YA)(outcome.milliseconds)}`;
        case 'deleted':
            return `deleted ${name}${outcome.alreadyGone ? ', which was already gone,' : ''} in ${(0,_lib_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .seconds */ .YA)(outcome.milliseconds)}`;
        case 'failed':
            return `FAILED to ${outcome.change.kind} ${name}: ${outcome.reason}${outcome.certainty === 'unknown' ? '; it may have been done anyway' : ''}`;
        case 'skipped':
            return `not attempted: ${outcome.change.kind} ${name}: ${outcome.reason}`;
    }
}
/** The entry id with the file that the manifest gives it. */
function nameOf(change) {
    return change.entry ? `entry ${change.id} (${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(change.entry.name)})` : `entry ${change.id}`;
}


/***/ })

};
