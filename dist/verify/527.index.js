export const id = 527;
export const ids = [527];
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

/***/ 7527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  postComment: () => (/* binding */ postComment)
});

// EXTERNAL MODULE: ./lib/github/client.js + 1 modules
var client = __webpack_require__(4982);
// EXTERNAL MODULE: ./lib/lib/json.js
var json = __webpack_require__(8173);
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

// EXTERNAL MODULE: ./lib/report/comment.js
var comment = __webpack_require__(7023);
;// CONCATENATED MODULE: ./lib/stages/post-comment.js



/** Short: if GitHub hangs, the run has already waited for it. Milliseconds. */
const PATIENCE = 5_000;
/** Posts a comment on a pull request, or updates it. A failure is only a notice. */
async function postComment(world, token, { pull, key, render, runUrl }) {
    const { runner } = world;
    try {
        const github = (0,client/* openJobGitHub */.Po)(token, runner.variables, {
            ...world,
            debug: runner.debug,
            patience: PATIENCE,
        });
        if (!github)
            throw new Error('there is no "github-token"');
        const text = (0,comment/* renderComment */.w)(render, runUrl, MAX_COMMENT_CHARACTERS - key.length - 1);
        const done = await publishComment(github, { pull, key, text: runner.redact(text) });
        runner.log(`the comment on pull request ${pull} was ${done === 'unchanged' ? 'up to date already' : done}`);
    }
    catch (error) {
        runner.annotate('notice', [{ message: `the pull request has no up-to-date comment: ${explain(error)}` }]);
    }
}
function explain(error) {
    if (error instanceof client/* GitHubRefusal */.ke && error.isDenial)
        return 'the token may not write one; give the job "pull-requests: write" (on pull requests from forks and Dependabot, GitHub allows reading only)';
    return error instanceof Error ? error.message : String(error);
}


/***/ })

};
