export const id = 299;
export const ids = [299];
export const modules = {

/***/ 4982:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ke: () => (/* binding */ GitHubRefusal),
  Po: () => (/* binding */ openJobGitHub)
});

// UNUSED EXPORTS: isDenial, openGitHub

// EXTERNAL MODULE: ./lib/lib/json.js
var json = __webpack_require__(8173);
// EXTERNAL MODULE: ./lib/lib/problem.js
var problem = __webpack_require__(2788);
// EXTERNAL MODULE: ./lib/lib/text.js
var lib_text = __webpack_require__(5924);
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
class GitHubRefusal extends problem/* Blocked */.r {
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
    return problem/* Blocked */.r.because(`GitHub cannot be reached for ${nameOf(error)}: ${(0,lib_text/* visible */.RK)(message)}`, {
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


/***/ }),

/***/ 1299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findCause: () => (/* binding */ findCause)
});

// EXTERNAL MODULE: ./lib/github/client.js + 1 modules
var client = __webpack_require__(4982);
// EXTERNAL MODULE: ./lib/lib/ids.js
var lib_ids = __webpack_require__(6485);
// EXTERNAL MODULE: ./lib/lib/json.js
var json = __webpack_require__(8173);
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

;// CONCATENATED MODULE: ./lib/plan/note.js
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

// EXTERNAL MODULE: ./lib/lib/problem.js
var problem = __webpack_require__(2788);
;// CONCATENATED MODULE: ./lib/github/pages.js



/** GitHub's own limit for a page. */
const PAGE_SIZE = 100;
/** One request for a hundred notes, with GraphQL; with REST if the token or the server has no GraphQL. */
async function firstPage(options, source) {
    if (source === 'graphql') {
        const page = await graphqlPage(options, null).catch((error) => {
            // If the server is down, REST is down as well; but a rate limit applies to one API only.
            if (error instanceof client/* GitHubRefusal */.ke)
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
    deployments(first: ${PAGE_SIZE}, after: $after, environments: [$environment], orderBy: {field: CREATED_AT, direction: DESC}) {
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
    const { data, headers } = await github.call(({ rest }, common) => rest.repos.listDeployments({ ...common, environment, task, per_page: PAGE_SIZE, page }));
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
    return problem/* Blocked */.r.because('GitHub did not answer with a list of deployments: run this job again');
}
function path(value, ...keys) {
    return keys.reduce((inner, key) => ((0,json/* isRecord */.u)(inner) ? inner[key] : undefined), value);
}

;// CONCATENATED MODULE: ./lib/github/reading.js




/** A thousand notes: older ones say nothing that newer ones do not. */
const MAX_PAGES = 10;
/** Requests for statuses that run at the same time. */
const MAX_CONCURRENT = 10;
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
        if (isEnough(notes) || count >= MAX_PAGES)
            break;
        page = await page.next?.();
    }
    notes.sort((a, b) => b.id - a.id);
    return { notes, listed, ids: listed.map(({ id }) => id), source: first.source };
}
/** Adds candidates to the notes, each with its end; ends that must be fetched one by one only as far as they are needed. */
async function addEnded(github, candidates, notes, isEnough) {
    let overlapping = 0;
    for (let at = 0; at < candidates.length; at += MAX_CONCURRENT) {
        const group = candidates.slice(at, at + MAX_CONCURRENT).filter((older) => {
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
    return note.began >= began - MAX_JOB_DURATION || changed >= began;
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
        const { data } = await github.call(({ rest }, common) => rest.repos.listDeploymentStatuses({ ...common, deployment_id: id, per_page: PAGE_SIZE }));
        return data;
    }
    catch (error) {
        if (error instanceof client/* GitHubRefusal */.ke && error.status === 404)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/verify/cause.js





/** Only a hint is lost if GitHub does not respond. Milliseconds. */
const PATIENCE = 5_000;
/**
 * Looks the likely cause of drift up in the record of syncs, as far as the token may: the newest one is under way, or did not
 * succeed. Undefined where neither is known.
 */
async function findCause({ run, request, world }) {
    const { runner, clock, abort } = world;
    const { inputs } = request;
    const { agentId, region } = run;
    const options = { clock, abort, debug: runner.debug, patience: PATIENCE };
    const github = (0,client/* openJobGitHub */.Po)(inputs.githubToken, runner.variables, options);
    if (!github || !agentId || !region)
        return undefined;
    const place = { environment: environmentOf(agentId), task: TASK, manifest: inputs.manifest };
    const cache = { region, server: inputs.apiUrl };
    try {
        const { notes } = await readPages({ github, cache, ...place }, 'graphql', (read) => read.length > 0);
        const [newest] = notes;
        if (!newest || newest.end.succeeded)
            return undefined;
        const commit = (0,lib_ids/* shortSha */.Fu)(newest.sha);
        return newest.end.at === undefined
            ? `a sync of commit ${commit} is under way, or was killed: run this job again once it has ended, or start that sync again`
            : `the last sync, of commit ${commit}, did not succeed: start it again`;
    }
    catch (error) {
        if (!(error instanceof problem/* Blocked */.r))
            throw error;
        runner.debug(`the record of syncs cannot be read: ${error.message}`);
        return undefined;
    }
}


/***/ })

};
