export const id = 369;
export const ids = [369];
export const modules = {

/***/ 8528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ds: () => (/* binding */ correlationIdOf),
/* harmony export */   M0: () => (/* binding */ saysNotFound),
/* harmony export */   O1: () => (/* binding */ describeAnswer)
/* harmony export */ });
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8173);
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5924);


/**
 * Says what the server said: the status and, in either of PolyAI's two documented error shapes, code and message.
 * What a gateway says is not shown.
 */
function describeAnswer(answer) {
    const { status, body } = answer;
    const error = errorOf(answer);
    if (!error && status >= 400 && body.length > 0)
        return `PolyAI did not answer; a gateway did, with ${status}`;
    const words = [
        error?.['error_code'] ?? error?.['code'],
        error?.['error_message'] ?? error?.['message'] ?? error?.['error'],
    ]
        .filter((word) => typeof word === 'string' && word !== '')
        .map(_lib_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD);
    return [`PolyAI answered ${status}`, words.join(' ')].filter(Boolean).join(': ');
}
/**
 * Whether PolyAI says that there is no such entry. The 404 of a gateway (HTML, or JSON of its own such as
 * `{"message": "no Route matched"}`) says nothing about the cache: taken for PolyAI's, it would turn entries that are still
 * heard into deleted ones. So the body must be an error in one of PolyAI's shapes, or empty.
 */
function saysNotFound(answer) {
    return answer.status === 404 && (answer.body.length === 0 || errorOf(answer) !== undefined);
}
/** The id that PolyAI's support asks for: the server's if it names one, else ours. */
function correlationIdOf(answer, sent) {
    const theirs = answer.headers['x-polyai-correlation-id'];
    return typeof theirs === 'string' && /^[\x21-\x7e]{1,100}$/.test(theirs) ? theirs : sent;
}
/** `{"success": false, "error", "error_code", "error_message", \u2026}` or `{"error": {"code", "message", \u2026}}`. */
function errorOf({ body }) {
    const json = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .q)(body);
    if (!(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(json))
        return undefined;
    if ((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(json['error']))
        return json['error'];
    return json['success'] === false || 'error' in json || 'error_code' in json ? json : undefined;
}


/***/ }),

/***/ 141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gO: () => (/* binding */ parseBulkAnswer),
/* harmony export */   jX: () => (/* binding */ BULK_LIMIT),
/* harmony export */   kh: () => (/* binding */ saysSuccess),
/* harmony export */   uP: () => (/* binding */ cacheCalls)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8173);


/** A bulk delete takes no more (PolyAI: POST \u2026/bulk-delete, 1\u201320 ids). */
const BULK_LIMIT = 20;
function cacheCalls(agentId, apiKey, send) {
    const root = `/v1/agents/${encodeURIComponent(agentId)}/audio-cache`;
    const headers = {
        'x-api-key': apiKey,
        accept: 'application/json',
        'user-agent': 'polyai-audio-cache-sync',
    };
    function call(method, path, more = {}, body) {
        return send({ method, path: `${root}${path}`, headers: { ...headers, ...more }, body });
    }
    return {
        list: (offset, limit) => call('GET', `?limit=${limit}&offset=${offset}`),
        download: (id) => call('GET', `/${id}/file`, { accept: 'audio/wav' }),
        replace: (id, path, audio) => call('PATCH', `/${id}/file`, { 'content-type': 'audio/wav', ...fileNameHeader(path) }, audio),
        delete: (id) => call('DELETE', `/${id}`),
        bulkDelete: (ids) => call('POST', '/bulk-delete', { 'content-type': 'application/json' }, async () => Buffer.from(JSON.stringify({ ids }))),
    };
}
/** A header can carry printable ASCII only; PolyAI makes up a name where there is none. */
function fileNameHeader(path) {
    const name = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(path);
    return /^[\x20-\x7e]+$/.test(name) ? { 'x-filename': name } : {};
}
function parseBulkAnswer(body) {
    const json = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .q)(body);
    if (!(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(json) || !isTexts(json['deleted']) || !isTexts(json['failed']))
        return undefined;
    return { deleted: json['deleted'], failed: json['failed'] };
}
/** The only body that means that an entry was deleted. */
function saysSuccess(body) {
    const json = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .q)(body);
    return (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(json) && json['success'] === true;
}
function isTexts(value) {
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
}


/***/ }),

/***/ 2369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* binding */ connect)
});

// EXTERNAL MODULE: ./lib/polyai/calls.js
var calls = __webpack_require__(141);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
// EXTERNAL MODULE: ./lib/lib/text.js
var lib_text = __webpack_require__(5924);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: ./lib/lib/proxies.js
var proxies = __webpack_require__(3019);
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
/** Calls back once, with a connection on which the server has shown its certificate, or with what went wrong. */
function openTunnel(proxy, options, timeout, opened) {
    const { host = '', port = 443 } = options;
    const authority = `${(0,external_node_net_.isIPv6)(host) ? `[${host}]` : host}:${port}`;
    const request = (proxy.protocol === 'https:' ? external_node_https_ : external_node_http_).request({
        ...(0,proxies/* addressOf */.ci)(proxy),
        method: 'CONNECT',
        path: authority,
        headers: { host: authority, ...(0,proxies/* proxyAuthorization */.YB)(proxy) },
        agent: false,
    });
    const open = new Set([request]);
    const timer = setTimeout(() => fail(new Error('the proxy made no connection in time')), timeout);
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
        if (statusCode !== 200)
            return fail(new Error(`the proxy answered ${statusCode}`));
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

;// CONCATENATED MODULE: ./lib/polyai/requester.js




/** How long to look for an answer after a failed write. Milliseconds. */
const LAST_WORD = 100;
/**
 * The way to an origin, over connections that are kept open: straight; through a tunnel that the proxy makes (https); or by
 * asking the proxy for the whole URL (http; RFC 9112, 3.2.2).
 */
function requester({ origin, proxy, timeout, maxConnections }) {
    const target = new URL(origin);
    const forward = target.protocol === 'http:' ? proxy : undefined;
    const address = (0,proxies/* addressOf */.ci)(forward ?? target);
    const client = address.protocol === 'https:' ? external_node_https_ : external_node_http_;
    const pool = { keepAlive: true, maxSockets: maxConnections };
    const agent = proxy && !forward ? tunnelAgent(proxy, timeout, pool) : new client.Agent(pool);
    hearOut(agent);
    const extra = forward ? { host: target.host, ...(0,proxies/* proxyAuthorization */.YB)(forward) } : {};
    return ({ method, path, headers, body }) => client.request({
        ...address,
        method,
        path: forward ? `${target.origin}${path}` : path,
        headers: { ...headers, ...extra, ...(body ? { 'content-length': String(body.length) } : {}) },
        agent,
    });
}
/**
 * A server may refuse a file and hang up while it is still being sent. Node drops such an answer, unread, as soon as a write
 * fails; so connections of this agent learn of a failed write a moment late.
 */
function hearOut(agent) {
    const connect = agent.createConnection.bind(agent);
    agent.createConnection = (options, opened) => {
        const socket = connect(options, (error, made) => opened?.(error, made && delayFailures(made)));
        return socket && delayFailures(socket);
    };
}
function delayFailures(socket) {
    const write = socket._write.bind(socket);
    const writeMany = socket._writev?.bind(socket);
    const late = (done) => (error) => error ? void setTimeout(done, LAST_WORD, error) : done();
    socket._write = (chunk, encoding, done) => write(chunk, encoding, late(done));
    if (writeMany)
        socket._writev = (chunks, done) => writeMany(chunks, late(done));
    return socket;
}

;// CONCATENATED MODULE: ./lib/polyai/http.js



/** No call of ours has a larger answer: 200 list entries, or one WAV of 6 MB. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
/**
 * Sends requests to one origin over connections that are kept open.
 * Node's own client is used because a body that is cut short must be an error, which the Actions HTTP client cannot tell.
 */
function httpTransport(options) {
    const { timeout, abort } = options;
    const begin = requester(options);
    return (request) => new Promise((resolve) => {
        let sent = false;
        let answering = false;
        let done = false;
        const fail = (why, detail) => finish({ kind: 'broken', why, sent, detail });
        const cancel = () => fail('cancelled', 'the run was cancelled while it was under way');
        const timer = setTimeout(() => fail('timed out', `no whole answer in ${timeout / 1_000} s`), timeout);
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
        try {
            exchange = begin(request);
        }
        catch (error) {
            return fail('not sendable', messageOf(error));
        }
        onceConnected(exchange, () => {
            sent = true;
        });
        exchange.on('response', (response) => {
            answering = true;
            readAnswer(response, exchange, finish, fail);
        });
        // After an answer has begun, its own end or cut decides.
        exchange.on('error', (error) => {
            if (!answering)
                fail(sent ? 'cut off' : 'no connection', messageOf(error));
        });
        exchange.on('close', () => {
            if (!answering)
                fail('cut off', 'the connection was closed without an answer');
        });
        exchange.end(request.body);
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
function readAnswer(response, exchange, finish, fail) {
    const parts = [];
    let bytes = 0;
    response.on('data', (part) => {
        bytes += part.length;
        parts.push(part);
        if (bytes > MAX_ANSWER_BYTES)
            fail('too large', `an answer of over ${MAX_ANSWER_BYTES} bytes`);
    });
    const { statusCode: status = 0, headers, socket } = response;
    // What the server has not read of a body that it does not take would pass for the next request.
    if (status >= 300 && exchange?.hasHeader('content-length'))
        response.on('end', () => socket.destroy());
    response.on('error', () => { });
    response.on('close', () => {
        if (!response.complete)
            return fail('cut off', `the answer ended after ${bytes} bytes`);
        // A refusal may come early. Nobody can have taken what was not sent.
        if (status < 300 && !exchange?.writableFinished) {
            return fail('cut off', `the answer was ${status} before all of the request had been sent`);
        }
        finish({ kind: 'answer', status, headers, body: Buffer.concat(parts) });
    });
}
/** Several addresses that all fail give an error without a message of its own. A certificate's names may be in it. */
function messageOf(error) {
    const { message, code } = error;
    return (0,lib_text/* visible */.RK)(message || code || String(error));
}

// EXTERNAL MODULE: ./node_modules/p-queue/dist/index.js + 4 modules
var dist = __webpack_require__(9052);
;// CONCATENATED MODULE: ./lib/polyai/allowance.js
/** Where answers are quick, more than this in flight is not faster: it is only refused in larger numbers. */
const FIRST_RATE = 1;
/** Fewer answers than this say nothing about a rate. */
const LEAST_EVIDENCE = 4;
/** What the server can take in at once after a pause is an estimate. */
const CAUTION = 0.8;
/** The rate has doubled when so many times the answers have come that it was learned from. */
const DOUBLED_AFTER = 4;
function createAllowance() {
    let rate = FIRST_RATE;
    let evidence = Number.POSITIVE_INFINITY;
    // A bucket as the server's own: it fills with the rate, and a request takes one.
    let inBucket = 1;
    let most = 1;
    let filledAt = 0;
    let pausedUntil = 0;
    let refusedAt = Number.NEGATIVE_INFINITY;
    // What was answered since the server last had nothing left to give.
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
            // Who was on the way already when the last refusal came says nothing new.
            if (begun < refusedAt)
                return;
            refusedAt = now;
            if (answered < LEAST_EVIDENCE)
                return;
            // The server has given all that it had, and will have filled up again when the wait is over.
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

;// CONCATENATED MODULE: ./lib/polyai/pace.js


function createPace(concurrency, clock, stop) {
    const places = new dist/* default */.Ay({ concurrency });
    const allowance = createAllowance();
    places.on('idle', allowance.rested);
    return {
        run: (job, urgent) => places.add(job, { priority: urgent ? 1 : 0 }),
        async turn() {
            const take = () => allowance.take(clock.elapsed());
            for (let wait = take(); wait > 0 && !stop.aborted; wait = take())
                await clock.sleep(wait, stop);
            const begun = clock.elapsed();
            return {
                passed: allowance.passed,
                refused: (wait) => allowance.refused(clock.elapsed(), begun, wait),
            };
        },
    };
}

// EXTERNAL MODULE: ./lib/polyai/answer.js
var answer = __webpack_require__(8528);
// EXTERNAL MODULE: ./lib/polyai/retry.js
var retry = __webpack_require__(5174);
;// CONCATENATED MODULE: ./lib/polyai/sender.js


const NO_TRIES = { count: 0, doubt: false, milliseconds: 0, correlationId: undefined };
/** So many requests in a row, each out of tries, mean that the server is not to be had. */
const HOPELESS = 3;
/** Sends requests with retries. Stops the whole run where another request cannot fare better. */
function createSender(parts) {
    const { pace, clock, stop } = parts;
    const tryOnce = createTry(parts);
    return async (request) => {
        let tries = NO_TRIES;
        let why = '';
        for (;;) {
            const step = await pace.run(() => tryOnce(request, tries), tries.count > 0);
            if (step.kind === 'settled')
                return step.reply;
            if (step.kind === 'stopped') {
                const reason = String(stop.signal.reason);
                if (tries.count === 0)
                    return { kind: 'not sent', reason };
                return { kind: 'failed', reason: `${why}; not tried again, because ${reason}`, ...tries };
            }
            ({ tries, why } = step);
            await clock.sleep(step.wait, stop.signal);
        }
    };
}
/**
 * Makes one try. It runs while it holds its place among the requests in flight, and gives the word to stop or to pause before
 * it leaves: so no other request slips through.
 */
function createTry({ transport, pace, clock, maxAttempts, newId, stop }) {
    let exhaustedInARow = 0;
    async function send(request, body, before, turn) {
        const id = newId();
        const start = clock.elapsed();
        const headers = { ...request.headers, 'x-polyai-correlation-id': id };
        const result = await transport({ ...request, headers, body });
        const milliseconds = before.milliseconds + clock.elapsed() - start;
        const correlationId = result.kind === 'answer' ? (0,answer/* correlationIdOf */.Ds)(result, id) : id;
        const tries = { ...before, count: before.count + 1, milliseconds, correlationId };
        const verdict = (0,retry/* judge */.S4)(result, clock.now(), request.method !== 'GET');
        if (verdict.kind !== 'retry')
            exhaustedInARow = 0;
        const refused = verdict.kind === 'retry' && verdict.everyone;
        if (result.kind === 'answer' && !refused)
            turn.passed();
        if (verdict.kind === 'final' && result.kind === 'answer')
            return settled({ kind: 'answer', answer: result, ...tries });
        return goOn(verdict, result, { ...tries, doubt: before.doubt || (0,retry/* leavesDoubt */.pw)(result) }, turn);
    }
    /** After a try that is not the last word. */
    function goOn(verdict, result, tries, turn) {
        const status = result.kind === 'answer' ? { status: result.status } : {};
        const failed = (reason) => settled({ kind: 'failed', reason, ...status, ...tries });
        switch (verdict.kind) {
            case 'final':
                return failed(describe(result));
            case 'stop':
                stop.abort(verdict.reason);
                return settled({
                    kind: 'failed',
                    reason: describe(result),
                    stop: verdict.reason,
                    ...status,
                    ...tries,
                });
            case 'retry': {
                // "Wait 0 s" says nothing.
                const wait = verdict.after || (0,retry/* backoff */.JN)(tries.count, clock.random());
                if (verdict.everyone)
                    turn.refused(wait);
                if (tries.count < maxAttempts)
                    return { kind: 'again', wait, why: describe(result), tries };
                exhaustedInARow += 1;
                if (exhaustedInARow >= HOPELESS)
                    stop.abort(hopeless(maxAttempts));
                return failed(`${describe(result)} (tried ${times(tries.count)})`);
            }
        }
    }
    return async (request, before) => {
        if (stop.signal.aborted)
            return { kind: 'stopped' };
        const body = await request.body?.().catch((error) => error);
        if (body instanceof Error)
            return settled({ kind: 'failed', reason: body.message, ...before });
        const turn = await pace.turn();
        if (stop.signal.aborted)
            return { kind: 'stopped' };
        return send(request, body, before, turn);
    };
}
function settled(reply) {
    return { kind: 'settled', reply };
}
function hopeless(maxAttempts) {
    return `${HOPELESS} requests in a row used up all their tries (${maxAttempts} each): PolyAI, or the way to it, is down`;
}
function describe(result) {
    if (result.kind === 'answer')
        return (0,answer/* describeAnswer */.O1)(result);
    const hint = result.sent ? '' : '; check "region", "api-url" and the network, with its proxies';
    return `${result.why}: ${result.detail}${result.why === 'cancelled' ? '' : hint}`;
}
function times(count) {
    return count === 1 ? 'once' : `${count} times`;
}

;// CONCATENATED MODULE: ./lib/polyai/connection.js




/** Joins the calls, the retry policy, the pace and the transport into one way to an agent's cache. */
function connect(options) {
    const { agentId, apiKey, cancel, clock, concurrency, maxAttempts, newId, origin, proxy, abort } = options;
    const stop = new AbortController();
    if (cancel.aborted)
        stop.abort(cancel.reason);
    cancel.addEventListener('abort', () => stop.abort(cancel.reason), { once: true });
    const timeout = options.requestTimeout;
    const send = createSender({
        transport: httpTransport({ origin, proxy, timeout, maxConnections: concurrency, abort }),
        pace: createPace(concurrency, clock, stop.signal),
        clock,
        maxAttempts,
        newId,
        stop,
    });
    return { calls: (0,calls/* cacheCalls */.uP)(agentId, apiKey, send), concurrency, stopped: stop.signal };
}


/***/ }),

/***/ 5174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JN: () => (/* binding */ backoff),
/* harmony export */   S4: () => (/* binding */ judge),
/* harmony export */   pw: () => (/* binding */ leavesDoubt)
/* harmony export */ });
/* unused harmony export parseRetryAfter */
/** Worth another try: the server, or what stands before it, may be well again in a moment. */
const PASSING = new Set([408, 429, 500, 502, 503, 504]);
const REQUEST_TIMEOUT = 408;
const TOO_MANY_REQUESTS = 429;
/** Waits: full jitter below 0.5 s, 1 s, 2 s, \u2026 30 s (AWS Architecture Blog, "Exponential backoff and jitter"). */
const FIRST_BACKOFF = 500;
const LONGEST_BACKOFF = 30_000;
/**
 * A server that asks for more patience than this is not to be had in this run. Milliseconds.
 * So everything ends: a request takes at most max-attempts \u00d7 (request-timeout + 60 s), and a run that for each of its requests.
 */
const LONGEST_RETRY_AFTER = 60_000;
const DAY = 86_400_000;
/** Judges one try. `now` is milliseconds since 1970; `writes` says whether the request changes the cache. */
function judge(result, now, writes) {
    if (result.kind === 'broken') {
        const passing = ['no connection', 'timed out', 'cut off'].includes(result.why);
        return passing ? { kind: 'retry', after: undefined, everyone: false } : { kind: 'final' };
    }
    const { status } = result;
    if (status === 401) {
        return stop('PolyAI refused the API key (401): check the secret behind "api-key", its expiry and the region');
    }
    if (status === 403 && writes) {
        return stop('PolyAI does not let the API key write to this agent\'s audio cache (403): give it the permission "audio_cache: write" for this agent, or correct the agent id');
    }
    if (!PASSING.has(status))
        return { kind: 'final' };
    const after = parseRetryAfter(result.headers['retry-after'], now);
    if (after !== undefined && after > LONGEST_RETRY_AFTER) {
        const asked = after > DAY ? 'more than a day' : `${Math.ceil(after / 1_000)} s`;
        return stop(`PolyAI asks to wait ${asked} (${status}), more than the ${LONGEST_RETRY_AFTER / 1_000} s that this run waits: run it again later`);
    }
    return { kind: 'retry', after, everyone: status === TOO_MANY_REQUESTS };
}
function stop(reason) {
    return { kind: 'stop', reason };
}
/**
 * Whether a write may have been carried out, though this result does not confirm it. Who refuses with 4xx or sends elsewhere
 * has done nothing; but servers also answer 408 and 5xx when something behind them took too long.
 */
function leavesDoubt(result) {
    if (result.kind === 'broken')
        return result.sent;
    return result.status < 300 || result.status === REQUEST_TIMEOUT || result.status >= 500;
}
/** Milliseconds to wait before try number `attempt` + 1 (attempts count from 1), by chance between 0 and the bound. */
function backoff(attempt, random) {
    return random * Math.min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** (attempt - 1));
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


/***/ })

};
