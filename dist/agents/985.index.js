export const id = 985;
export const ids = [985];
export const modules = {

/***/ 2985:
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
;// CONCATENATED MODULE: ./lib/lib/problem.js
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
    throw Blocked.because('Git is not installed, or not on PATH: install it before actions/checkout, with "apt-get update && apt-get install -y git" (Debian, Ubuntu) or "apk add git" (Alpine)');
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
            return reject(Blocked.because('the run was cancelled'));
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
            reject(Blocked.because(`Git cannot be started: ${error.message}`, { cause: error }));
        });
        git.on('close', (code) => {
            settle();
            if (cancel.aborted)
                return reject(Blocked.because('the run was cancelled'));
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
    return Blocked.because(`Git cannot ${what} the origin of the workspace: ${(0,lib_text/* visible */.RK)(complaint, 500)}; ${wayOut}, or check out the whole history with "fetch-depth: 0"`);
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
    return Blocked.because(`"${name}" is both a branch and a tag: write refs/heads/${name} or refs/tags/${name}`);
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
    return Blocked.because(`the Git tree ${id} ${what}: the repository is damaged or was tampered with; run "git fsck" for details`);
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
            throw Blocked.because(`Git tree ${id} is neither in the workspace nor on its origin: check the commit out again with actions/checkout`);
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
            throw Blocked.because('the workspace has no commit checked out: run actions/checkout before this action');
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
    return Blocked.because(`scratch files cannot be written to ${(0,lib_text/* quote */.hD)(root)} (${error.code ?? error.message}): ${advice}, or set RUNNER_TEMP to another one`, { cause: error });
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
    git.on('error', (error) => fail(Blocked.because(`Git cannot be started: ${error.message}`, { cause: error })));
    git.on('close', (code) => fail(Blocked.because(`Git cannot read the workspace: ${complaint.trim() || `it ended with code ${code}`}`)));
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
        throw Blocked.because('the workspace is not a Git repository: run actions/checkout before this action, without its "path" input');
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
        throw Blocked.because(`Git cannot read the workspace: ${(0,lib_text/* visible */.RK)(complaint, 500) || `it ended with code ${code}`}`);
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
    if (error instanceof Blocked)
        return { kind: 'blocked', problems: error.problems };
    for (const line of String(error instanceof Error ? error.stack : error).split('\n'))
        runner.log(line);
    return {
        kind: 'broken',
        problems: [{ message: `this is a bug in the action, please report it: ${String(error)}` }],
    };
}

;// CONCATENATED MODULE: ./lib/lib/json.js
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
const inputs_INPUTS = {
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
        throw new Blocked([...parsed.problems, ...proxies.problems]);
    if (proxies.problems.length > 0)
        throw new Blocked(proxies.problems);
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
    const payload = parseJson(readEventFile(path));
    if (!isRecord(payload))
        throw Blocked.because('the event file (GITHUB_EVENT_PATH) is not a JSON object');
    return payload;
}
function readEventFile(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path);
    }
    catch (error) {
        throw Blocked.because(`the event file cannot be read: ${error.message}`, { cause: error });
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
function numbers_seconds(milliseconds) {
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
function numbers_grouped(count) {
    return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

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

;// CONCATENATED MODULE: ./lib/agents/changed.js




/**
 * Compares the commit with the one that the event starts from. That is a hint and no more: where that commit is unknown or cannot be
 * fetched, everything counts as changed. `note` gets the reason.
 */
async function changesSince(repository, head, trigger, note) {
    const everything = (why) => {
        note(`every agent counts as changed: ${why}`);
        return async () => true;
    };
    const sha = startOf(trigger, head);
    if (!sha)
        return everything('this event names no commit to compare with');
    try {
        const base = (await repository.commits([sha])).get(sha);
        if (!base)
            return everything(`commit ${sha} cannot be fetched`);
        note(`agents count as changed where they differ from commit ${sha}`);
        return (manifest) => differs(repository, base, head, external_node_path_.posix.dirname(manifest));
    }
    catch (error) {
        if (!(error instanceof Blocked))
            throw error;
        return everything(error.message);
    }
}
/** The commit before a push; of a pull request and a merge group, what they are built on. */
function startOf(trigger, head) {
    switch (trigger.kind) {
        case 'push':
            return trigger.before;
        case 'merge group':
            return trigger.baseSha;
        case 'pull request': {
            // The workspace is the merge that GitHub makes, unless the workflow checks something else out.
            const [onto, merged] = head.parents;
            return merged !== undefined && merged === trigger.pull.headSha ? onto : undefined;
        }
        case 'pull request closed':
        case 'ref deleted':
        case 'untrusted':
        case 'other':
            return undefined;
    }
}
async function differs(repository, base, head, folder) {
    const path = toBytePath(folder);
    const [before, after] = await Promise.all([base, head].map((commit) => openFolder(repository, commit.tree, path)));
    return before?.kind !== 'open' || after?.kind !== 'open' || before.id !== after.id;
}

;// CONCATENATED MODULE: ./lib/agents/clashes.js


/** At most so many entries of two manifests are named: usually all lines were copied, so more say nothing new. */
const MAX_NAMED = 10;
/**
 * Entries that two manifests of one agent map: each sync would undo the other's. Agents of one id in two regions have a cache each.
 * One problem an entry, at its line in the second manifest.
 */
function findClashes(agents) {
    const owners = new Map();
    const clashes = new Map();
    for (const agent of agents) {
        for (const entry of agent.entries) {
            const key = `${agent.region} ${agent.agentId} ${entry.id}`;
            const owner = owners.get(key);
            if (!owner)
                owners.set(key, { agent, entry });
            else if (owner.agent !== agent) {
                const pair = JSON.stringify([owner.agent.manifest, agent.manifest]);
                const found = clashes.get(pair) ?? [];
                found.push(clash(owner, { agent, entry }));
                clashes.set(pair, found);
            }
        }
    }
    return [...clashes.values()].flatMap(shortened);
}
function clash(first, second) {
    const [a, b] = [first, second].map(({ agent, entry }) => `${(0,lib_text/* quote */.hD)(agent.manifest)} on line ${entry.line}`);
    const { agent, entry } = second;
    return {
        message: `entry "${entry.id}" of agent ${agent.agentId} (${agent.region}) is mapped by ${a} and by ${b}: keep it in one of them, or correct the "agentId" of the other`,
        file: agent.manifest,
        line: entry.line,
        column: entry.column,
    };
}
function shortened(problems) {
    const more = problems.length - MAX_NAMED;
    const [first] = problems;
    if (more <= 0 || !first)
        return [...problems];
    const rest = {
        message: `${plural(more, 'more entry is', 'more entries are')} mapped by both`,
        file: first.file,
    };
    return [...problems.slice(0, MAX_NAMED), rest];
}

;// CONCATENATED MODULE: ./lib/git/list-files.js

/** Lists what a commit has at paths that `wanted` selects. Only folders that may hold such a path are opened; links never are. */
async function listFiles(repository, commit, wanted) {
    async function list(id, prefix) {
        const found = [];
        const below = [];
        for (const [name, entry] of await repository.tree(id)) {
            const text = fromBytePath(name);
            // Names that are not UTF-8 cannot be written in a workflow.
            if (toBytePath(text) !== name)
                continue;
            const path = prefix + text;
            if (entry.mode === FOLDER_MODE) {
                if (wanted.mayHold(path))
                    below.push(list(entry.id, `${path}/`));
            }
            else if (wanted.selects(path))
                found.push({ path, blob: isRegularFile(entry) ? entry.id : undefined });
        }
        return [found, ...(await Promise.all(below))].flat();
    }
    return list(commit.tree, '');
}

;// CONCATENATED MODULE: ./lib/agents/find.js





/** GitHub refuses a matrix of more jobs (Actions limits, "Job matrix"). */
const MAX_AGENTS = 256;
/** Files that a manifest can be, by name: so that "audio/**" does not mean the recordings. */
const MANIFEST_NAME = /\.(?:json|ya?ml)$/i;
/**
 * Finds the manifests that the patterns select in a commit. Raises Blocked for files that no sync could read, for a path that is named
 * outright but missing, and for more manifests than a matrix can have jobs.
 */
async function findManifests(repository, commit, patterns) {
    const selects = (path) => MANIFEST_NAME.test(path) && patterns.match(path) !== undefined;
    const files = await listFiles(repository, commit, { mayHold: patterns.mayHold, selects });
    const problems = [
        ...files.flatMap(({ path, blob }) => fileFault(path, blob) ?? []),
        ...missing(files, commit, patterns),
    ];
    if (problems.length > 0)
        throw new Blocked(problems);
    if (files.length > MAX_AGENTS) {
        throw Blocked.because(`input "manifests" selects ${files.length} manifests, but a job matrix has at most ${MAX_AGENTS} jobs: narrow the patterns, and list the other agents in a second workflow`);
    }
    return files.flatMap(({ path, blob }) => {
        const pattern = patterns.match(path);
        return blob && pattern ? [{ path, blob, pattern }] : [];
    });
}
function fileFault(path, blob) {
    const fault = (what) => ({ message: `the manifest ${(0,lib_text/* quote */.hD)(path)} ${what}`, file: path });
    if (!blob)
        return fault('is a symbolic link or a submodule: commit the file itself, or exclude it with "!"');
    if (REPOSITORY_PATH.parse(path) === path)
        return undefined;
    return fault(`cannot be named in the input "manifest", which takes ${REPOSITORY_PATH.allowed}: rename it`);
}
function missing(files, { sha }, patterns) {
    const found = new Set(files.map(({ path }) => path));
    return patterns.literals
        .filter((path) => !found.has(path) && patterns.match(path) !== undefined)
        .map((path) => ({
        message: MANIFEST_NAME.test(path)
            ? `input "manifests" names ${(0,lib_text/* quote */.hD)(path)}, but commit ${(0,lib_ids/* shortSha */.Fu)(sha)} has no such file: commit it, or correct the path`
            : `input "manifests" names ${(0,lib_text/* quote */.hD)(path)}: a manifest ends in ".json", ".yaml" or ".yml"`,
    }));
}

;// CONCATENATED MODULE: ./lib/agents/inputs.js


const DEFAULT_MANIFESTS = ['audio/*/manifest.json', 'audio/*/manifest.yaml', 'audio/*/manifest.yml'];
const EXAMPLE = 'a pattern such as "audio/*/manifest.json": lines that begin with "#" are comments';
const AGENTS_INPUTS = {
    manifests: { ...PATTERNS, name: 'manifests', fallback: DEFAULT_MANIFESTS, allowed: EXAMPLE },
    project: inputs_INPUTS.project,
    githubToken: inputs_INPUTS.githubToken,
};

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/agents/names.js


/** Environment names may have 255 characters; a concurrency group and a job's name have more in them than this. */
const MAX_NAME = 64;
const HASH_DIGITS = 8;
/**
 * Names each manifest, by path: with what its pattern leaves open, as `bookings` for `audio/bookings/manifest.json` and
 * `audio/*\/manifest.json`. So one more manifest gives no other a new name, with which it would lose its environment. Only names that
 * are the same but for letter case are lengthened, to the whole path: GitHub takes them for one.
 */
function nameManifests(manifests) {
    const levels = new Map(manifests.map(({ path }) => [path, 0]));
    const nameOf = (manifest) => nameAt(manifest, levels.get(manifest.path) ?? 0);
    for (;;) {
        const groups = Map.groupBy(manifests, (manifest) => nameOf(manifest).toLowerCase());
        const tied = [...groups.values()].filter((group) => group.length > 1).flat();
        const lengthened = tied.filter(({ path }) => (levels.get(path) ?? 0) < LAST_LEVEL);
        if (lengthened.length === 0)
            return new Map(manifests.map((manifest) => [manifest.path, nameOf(manifest)]));
        for (const { path } of lengthened)
            levels.set(path, (levels.get(path) ?? 0) + 1);
    }
}
const LAST_LEVEL = 2;
/** Level 0: what the pattern leaves open; 1: the whole path; 2: with a hash of the path. */
function nameAt({ path, pattern }, level) {
    const parts = level === 0 ? openParts(path, pattern) : telling(path.split('/'));
    const name = parts.map(plain).filter(Boolean).join('-');
    if (name !== '' && name.length <= MAX_NAME && level < LAST_LEVEL)
        return name;
    const cut = withoutMarks(name.slice(0, MAX_NAME - HASH_DIGITS - 1)) || 'agent';
    return `${cut}-${(0,external_node_crypto_.createHash)('sha256').update(path).digest('hex').slice(0, HASH_DIGITS)}`;
}
/** What the pattern leaves open of a path; the last telling part where it leaves nothing open. */
function openParts(path, { before, after }) {
    const parts = path.split('/');
    const open = parts.slice(before, parts.length - after);
    if (open.length === 0)
        return telling(parts).slice(-1);
    return after === 0 ? telling(open) : open;
}
/** The file without its ending; a file called "manifest" says nothing that its folder does not. */
function telling(parts) {
    const folders = parts.slice(0, -1);
    const stem = external_node_path_.posix.parse(parts.at(-1) ?? '').name;
    return folders.length > 0 && stem.toLowerCase() === 'manifest' ? folders : [...folders, stem];
}
/** Letters, digits, ".", "_" and "-", which environments, concurrency groups and URLs all take. */
function plain(part) {
    const ascii = part.normalize('NFKD').replace(/\p{M}/gu, '');
    return withoutMarks(ascii.replace(/[^A-Za-z0-9._-]+/g, '-'));
}
/** Without "-" and "." at either end. */
function withoutMarks(text) {
    const isMark = (at) => text.charAt(at) === '-' || text.charAt(at) === '.';
    let [start, end] = [0, text.length];
    while (start < end && isMark(start))
        start += 1;
    while (end > start && isMark(end - 1))
        end -= 1;
    return text.slice(start, end);
}

// EXTERNAL MODULE: ./node_modules/minimatch/dist/esm/index.js + 7 modules
var esm = __webpack_require__(3581);
;// CONCATENATED MODULE: ./lib/agents/patterns.js



/** As `@actions/glob` reads patterns (its internal-pattern.ts); names in a commit are always case-sensitive. */
const OPTIONS = { dot: true, nobrace: true, nocomment: true, noext: true, nonegate: true };
const WILDCARD = /[*?[]/;
/** Reads the patterns, in their order: a later one overrides an earlier one. Raises Blocked for each that cannot be meant. */
function parsePatterns(lines) {
    const problems = lines.flatMap((line) => patternFault(line) ?? []);
    if (problems.length > 0)
        throw new Blocked(problems);
    const rules = lines.map((line) => {
        const excludes = line.startsWith('!');
        const text = bareText(line);
        const matcher = new esm/* Minimatch */.VR(text, OPTIONS);
        // What excludes a folder excludes all that is in it.
        const below = excludes ? new esm/* Minimatch */.VR(`${text}/**`, OPTIONS) : undefined;
        return { excludes, text, matcher, below, pattern: fixedParts(text) };
    });
    const includes = rules.filter(({ excludes }) => !excludes);
    if (includes.length === 0) {
        throw Blocked.because('input "manifests" has only exclusions: add a pattern that selects files, such as "audio/*/manifest.json", above the lines with "!"');
    }
    return {
        match(path) {
            let selected;
            for (const { excludes, matcher, below, pattern } of rules)
                if (matcher.match(path) || below?.match(path))
                    selected = excludes ? undefined : (selected ?? pattern);
            return selected;
        },
        mayHold: (folder) => includes.some(({ matcher }) => matcher.match(folder, true)),
        literals: includes.flatMap(({ text }) => (WILDCARD.test(text) ? [] : [text])),
    };
}
/** Without the mark of an exclusion, "./" in front, and the slash at the end of a folder to exclude. */
function bareText(line) {
    const text = line.replace(/^!\s*/, '').replace(/^\.\//, '');
    return line.startsWith('!') && text.endsWith('/') ? text.slice(0, -1) : text;
}
function patternFault(line) {
    const text = bareText(line);
    const fault = (what) => ({ message: `input "manifests": the pattern ${(0,lib_text/* quote */.hD)(line)} ${what}` });
    if (text.includes('\\'))
        return fault('has a "\\": write "/" between folders');
    if (text === '' || /^(?:[/~!]|[A-Za-z]:)/.test(text))
        return fault("must be relative to the repository's root");
    if (text.endsWith('/'))
        return fault('names a folder: write which files in it, such as "audio/*/manifest.json"');
    if (/(?:^|\/)\.\.?(?:\/|$)/.test(text))
        return fault('must not have "." or ".." in it');
    return undefined;
}
function fixedParts(text) {
    const wild = text.split('/').map((part) => WILDCARD.test(part));
    const first = wild.indexOf(true);
    return first < 0
        ? { before: wild.length, after: 0 }
        : { before: first, after: wild.length - 1 - wild.lastIndexOf(true) };
}

;// CONCATENATED MODULE: ./lib/report/markdown.js

/** No text from outside is shown in full that is longer. Characters. */
const markdown_MAX_CHARACTERS = 300;
/** Text from outside as inert code: GitHub looks for no mentions, issue numbers or emoji in there. */
function markdown_code(text, max = markdown_MAX_CHARACTERS) {
    return `<code>${entities((0,lib_text/* visible */.RK)(text, max))}</code>`;
}
/**
 * A sentence with text from outside, inert. What Markdown or HTML could read as markup becomes an entity. GitHub looks for
 * mentions, issue numbers, emoji and formulas after that, in the text that entities stand for, so an empty comment cuts them.
 */
function markdown_inert(text, max = markdown_MAX_CHARACTERS) {
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
    const name = code(shortSha(sha));
    return repositoryUrl ? link(name, repositoryUrl, ['commit', sha]) : name;
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

;// CONCATENATED MODULE: ./lib/report/shape.js
const BARS = [...'\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588'];
/** A bar more for each step. Spoken phrases move between 40 and 10 dB below full scale. */
const DECIBELS_A_BAR = 6;
/** Loudness from start to end as a line of bars, one a twelfth of the file: a silent, clipped or cut recording looks like it. */
function shape_shape({ levels }) {
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
    const label = markdown_code(name, MAX_NAME_CHARACTERS).replaceAll(/(?<!<)[/_]/g, '$&<wbr>');
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
        const format = facts && [unbroken(formatName(facts)), unbroken(bytes(facts.fileBytes))];
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
    const named = all.slice(0, most).map((id) => markdown_inert(id));
    return `${named.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}

;// CONCATENATED MODULE: ./lib/report/causes.js


/** How many causes are shown at each level. */
const MAX_CAUSES = { 0: 500, 1: 200, 2: 50, 3: 20, 4: 5 };
/** How many rows of one cause are named if there is no room for a line each. */
const causes_MAX_NAMED = { 3: 50 };
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
        return paragraphs(said, folded(`${rows.length} of them`, ids(rows.map(id), causes_MAX_NAMED[level])));
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
            const said = markdown_inert(text, problems_MAX_CHARACTERS[level]);
            if (!isAboutFile)
                return said;
            return `Each of these ${count} ${problem.line === undefined ? 'files' : 'lines'} ${said}`;
        },
        item: (problem, isBrief) => placeOf(problem, isBrief ? undefined : place) || markdown_inert(problem.message),
        single: (problem, level) => {
            const { text, isAboutFile } = read(problem);
            const said = markdown_inert(text, problems_MAX_CHARACTERS[level]);
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
    const name = markdown_code(nameOf(file, line));
    return place ? fileLink(name, file, place, line) : name;
}
function nameOf(file, line) {
    return line === undefined ? file : `${file}:${line}`;
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

;// CONCATENATED MODULE: ./lib/agents/run.js
function newAgentsRun(repositoryUrl) {
    return { agents: [], head: undefined, repositoryUrl, problems: [], warnings: [], end: 'running' };
}
/** A run that has not reached its end, for whatever reason, has failed. */
function outcomeOf({ end }) {
    return end === 'running' || end === 'broken' ? 'failed' : end;
}
/** The agents, of a run that listed them all. */
function agentsOf(run) {
    return run.end === 'listed' ? run.agents : [];
}

;// CONCATENATED MODULE: ./lib/agents/publish.js









/** Publishes the result of the run: job summary, report file, outputs, annotations, log. Returns whether the step may succeed. */
function publish(run, runner) {
    const redacted = mapTexts(run, runner.redact);
    runner.group('Agents', agentsOf(redacted).map(agentLine));
    const complete = publishStep(runner, {
        summary: () => renderSummary(redacted),
        reportFile: () => renderReport(redacted),
        outputs: () => outputsOf(redacted),
        errors: redacted.problems,
        warnings: redacted.warnings,
        notices: [],
        headline: headline(redacted),
    });
    return complete && outcomeOf(run) === 'listed';
}
/** The outputs that a workflow can read, by name; `report` is added by who writes the file. */
function outputsOf(run) {
    const jobs = agentsOf(run).map(jobOf);
    return {
        outcome: outcomeOf(run),
        agents: JSON.stringify(jobs),
        changed: JSON.stringify(jobs.filter(({ changed }) => changed)),
        count: String(jobs.length),
    };
}
function jobOf({ name, manifest, agentId, region, changed }) {
    return { name, manifest, agentId, region, changed };
}
function renderReport(run) {
    const { head, problems, warnings } = run;
    const report = {
        outcome: outcomeOf(run),
        head: head ?? null,
        agents: agentsOf(run).map(reportOf),
        problems,
        warnings,
    };
    return `${JSON.stringify(report, null, 2)}\n`;
}
function reportOf(agent) {
    return { ...jobOf(agent), entries: agent.entries };
}
function agentLine({ name, manifest, agentId, region, changed }) {
    return `${name}: ${manifest} for ${agentId} (${region})${changed ? ', changed' : ''}`;
}
function headline(run) {
    switch (outcomeOf(run)) {
        case 'listed':
            return `${plural(run.agents.length, 'agent')} found`;
        case 'blocked':
            return `Blocked: ${plural(run.problems.length, 'problem')}, so no agents are listed`;
        case 'failed':
            return 'Failed: the agents could not be listed';
        case 'cancelled':
            return 'Cancelled: the agents are not listed';
    }
}
const ICONS = { listed: '\u2705', blocked: '\u26d4', failed: '\u274c', cancelled: '\u26a0\ufe0f' };
/** The job summary as GitHub-flavoured Markdown; all text from outside is escaped. */
function renderSummary(run) {
    const isStopped = run.end === 'blocked';
    const sections = [
        () => `### ${ICONS[outcomeOf(run)]} ${headline(run)}`,
        () => (isStopped ? '**Next:** Fix the problems below, then push or run this job again.' : ''),
        problemList('Problems', run.problems, run),
        agentsTable(run),
        problemList('Warnings', run.warnings, run),
    ];
    return shrinkToFit(sections, MAX_SUMMARY_BYTES, SHORTENED);
}
function agentsTable(run) {
    return listing({
        title: 'Agents',
        rows: agentsOf(run),
        id: ({ name }) => name,
        columns: [
            { title: 'Agent', cell: ({ name, agentId, region }) => cell(markdown_code(name), markdown_code(agentId), region) },
            {
                title: 'Manifest',
                cell: ({ manifest, entries, changed }) => cell(fileName({ name: manifest, path: manifest, id: '' }, run), plural(entries, 'entry', 'entries'), changed ? 'changed' : ''),
            },
        ],
    });
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
        throw new Blocked(parsed.problems);
    const isBare = pathsOf(project, manifest).length > 1;
    const where = isBare ? `, neither next to ${(0,lib_text/* quote */.hD)(manifest)} nor above it` : '';
    throw Blocked.because(`input "project" is ${(0,lib_text/* quote */.hD)(project)}, but commit ${(0,lib_ids/* shortSha */.Fu)(commit.sha)} has no such file${where}: commit the project file, or leave the input out`);
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

// EXTERNAL MODULE: ./lib/manifest/entry-rules.js
var entry_rules = __webpack_require__(4467);
// EXTERNAL MODULE: ./lib/manifest/text.js + 1 modules
var manifest_text = __webpack_require__(3638);
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

;// CONCATENATED MODULE: ./lib/agents/read.js






/** Reads the manifest of each agent. Raises Blocked with every problem of every manifest. */
async function readAgents(repository, commit, files, project) {
    await repository.prefetch(files.map(({ blob }) => blob));
    const agents = [];
    const problems = [];
    // One after the other: 256 manifests of 8 MiB each do not fit in memory at once.
    for (const file of files) {
        try {
            agents.push(await readAgent(repository, commit, file, project));
        }
        catch (error) {
            if (!(error instanceof Blocked))
                throw error;
            problems.push(...error.problems);
        }
    }
    if (problems.length > 0)
        throw new Blocked(problems);
    return agents;
}
async function readAgent(repository, commit, { path, blob }, project) {
    const bytes = await repository.blob(blob, manifest_text/* MAX_MANIFEST_BYTES */.ZJ);
    if (!bytes)
        throw read_refused(path, `has more than ${manifest_text/* MAX_MANIFEST_BYTES */.ZJ} bytes, or is missing from the clone`);
    const parsed = await parseManifest(bytes, path);
    if (!parsed.ok)
        throw new Blocked(parsed.problems);
    const { manifest } = parsed;
    const found = await readProject(repository, commit, { project, manifest: path });
    const inputs = { agentId: undefined, region: undefined, apiUrl: undefined, manifest: path };
    const { identity, problems } = resolveIdentity(inputs, manifest, found);
    if (problems.length > 0)
        throw new Blocked(problems);
    const { agentId, region } = identity;
    if (!agentId)
        throw read_refused(path, 'names no "agentId": each of several agents needs its own, or the input "project"');
    return { manifest: path, agentId, region, entries: manifest.entries };
}
function read_refused(file, what) {
    return new Blocked([{ message: `the manifest ${(0,lib_text/* quote */.hD)(file)} ${what}`, file }]);
}

;// CONCATENATED MODULE: ./lib/agents/main.js















/** Runs the action on the real runner. Resolves to whether the run succeeded. */
function start(cancel, abort) {
    return main(realWorld(cancel, abort));
}
/** Lists the agents of the repository. Resolves to whether the run succeeded; outputs and summary are written in any case. */
async function main(world) {
    const { runner, cancel } = world;
    const run = newAgentsRun(repositoryUrl(runner.variables));
    const closing = [];
    try {
        const inputs = readActionInputs(world, AGENTS_INPUTS);
        const { trigger } = readEvent(runner.variables);
        const checkout = { workspace: workspaceOf(runner.variables), inputs };
        await withRepository(world, checkout, closing, (repository) => list(run, inputs, trigger, repository, runner.log));
        run.end = cancel.aborted ? 'cancelled' : 'listed';
    }
    catch (error) {
        const { kind, problems } = endOf(error, world);
        run.end = kind;
        run.problems.push(...problems);
    }
    const ok = publish(run, runner);
    await Promise.all(closing);
    return ok;
}
async function list(run, { manifests, project }, trigger, repository, log) {
    const patterns = parsePatterns(manifests);
    const head = await repository.head();
    run.head = head.sha;
    const files = await findManifests(repository, head, patterns);
    if (files.length === 0)
        run.warnings.push({ message: nothingFound(manifests) });
    const found = await readAgents(repository, head, files, project);
    const isChanged = await changesSince(repository, head, trigger, log);
    const agents = await nameAgents(found, nameManifests(files), isChanged);
    const clashes = findClashes(agents);
    if (clashes.length > 0)
        throw new Blocked(clashes);
    run.agents = agents.map((agent) => ({ ...agent, entries: agent.entries.length }));
}
/** Sorted by name, whatever the order in the commit. */
async function nameAgents(found, names, isChanged) {
    const named = found.map(async (agent) => {
        const { manifest } = agent;
        return { ...agent, name: names.get(manifest) ?? manifest, changed: await isChanged(manifest) };
    });
    return (await Promise.all(named)).sort((a, b) => (a.name < b.name ? -1 : 1));
}
function nothingFound(patterns) {
    return `input "manifests" selects no file of this commit (${patterns.map(lib_text/* quote */.hD).join(', ')}), so there are no agents to list`;
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
/* harmony export */   tu: () => (/* binding */ parseCommitSha),
/* harmony export */   yv: () => (/* binding */ originOf)
/* harmony export */ });
/* unused harmony export compareEntryIds */
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

/***/ 5924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   ts: () => (/* binding */ escapeInvisible)
/* harmony export */ });
/* unused harmony exports capitalized, shorten, foldName */
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

/***/ 3638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G6: () => (/* binding */ MAX_LEXEME),
  ZJ: () => (/* binding */ MAX_MANIFEST_BYTES),
  aZ: () => (/* binding */ MAX_PROBLEMS),
  MK: () => (/* binding */ decodeManifest),
  fl: () => (/* binding */ locator),
  bs: () => (/* binding */ strayContent)
});

// UNUSED EXPORTS: looksLikeManifest

;// CONCATENATED MODULE: ./lib/lib/lfs.js
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

// EXTERNAL MODULE: ./lib/lib/text.js
var lib_text = __webpack_require__(5924);
;// CONCATENATED MODULE: ./lib/manifest/text.js


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
    return looksLikePointer(text) ? [LFS_POINTER] : conflictMarkers(text);
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
        const marker = (0,lib_text/* quote */.hD)(text.slice(index, end === -1 ? undefined : end).trimEnd());
        const message = `${marker} is a merge conflict marker: resolve the conflict and remove the marker lines`;
        faults.push({ message, ...locate(index) });
        if (faults.length > MAX_PROBLEMS)
            break;
    }
    return faults;
}


/***/ })

};
