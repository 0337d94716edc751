export const id = 386;
export const ids = [386];
export const modules = {

/***/ 1505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Jh: () => (/* binding */ MAX_BULK_IDS),
  lF: () => (/* binding */ cacheApi),
  Rm: () => (/* binding */ parseBulkResult),
  kh: () => (/* binding */ saysSuccess)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/lib/json.js
var lib_json = __webpack_require__(8173);
// EXTERNAL MODULE: ./lib/polyai/entry-id.js
var entry_id = __webpack_require__(6152);
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

;// CONCATENATED MODULE: ./lib/polyai/api.js




/** PolyAI: POST \u2026/bulk-delete, 1\u201320 ids. */
const MAX_BULK_IDS = 20;
function cacheApi(agentId, apiKey, send) {
    const call = callsTo(agentId, apiKey, send);
    return {
        ...readingApi(agentId, apiKey, send),
        replace: (id, path, body) => call('PATCH', `/${id}/file`, { 'content-type': 'audio/wav', ...fileNameHeader(path) }, { body }),
        delete: (id) => call('DELETE', `/${id}`),
        bulkDelete: (ids) => call('POST', '/bulk-delete', { 'content-type': 'application/json' }, { body: async () => Buffer.from(JSON.stringify({ ids })) }),
    };
}
/** A header can carry printable ASCII only; PolyAI makes up a name if there is none. */
function fileNameHeader(path) {
    const name = external_node_path_.posix.basename(path);
    return /^[\x20-\x7e]+$/.test(name) ? { 'x-filename': name } : {};
}
function parseBulkResult(body) {
    const json = (0,lib_json/* parseJson */.q)(body);
    const deleted = (0,lib_json/* isRecord */.u)(json) ? parseIds(json['deleted']) : undefined;
    const failed = (0,lib_json/* isRecord */.u)(json) ? parseIds(json['failed']) : undefined;
    return deleted && failed ? { deleted, failed } : undefined;
}
/** The only body that means that an entry was deleted. */
function saysSuccess(body) {
    const json = (0,lib_json/* parseJson */.q)(body);
    return (0,lib_json/* isRecord */.u)(json) && json['success'] === true;
}
function parseIds(value) {
    const ids = Array.isArray(value) ? value.map(entry_id/* parseId */.F) : [undefined];
    return ids.every((id) => id !== undefined) ? ids : undefined;
}


/***/ }),

/***/ 3386:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createClient: () => (/* binding */ createClient)
});

// EXTERNAL MODULE: ./lib/polyai/api.js + 1 modules
var api = __webpack_require__(1505);
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
        ...(0,proxies/* endpointOf */.X5)(proxy),
        method: 'CONNECT',
        path: authority,
        headers: { host: authority, ...(0,proxies/* proxyAuthorization */.YB)(proxy) },
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
    const address = (0,proxies/* endpointOf */.X5)(new URL(origin));
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
            log(`PolyAI, or the connection to it, is down (${why}): waiting up to ${seconds(patience)} for it`);
        if (next.kind === 'closed' && before.kind === 'probing') {
            if (before.failedProbes > 0)
                log(`PolyAI is back after ${seconds(clock.elapsed() - before.since)}`);
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
        return `${down} and asks to wait ${seconds(askedToWait)}, more than the ${seconds(patience)} that "max-attempts" allows: run this again later`;
    return `${down}${patience > 0 ? ` and has been for ${seconds(patience)}` : ''}: run this again later`;
}
function seconds(milliseconds) {
    return `${Math.round(milliseconds / 1_000)} s`;
}

// EXTERNAL MODULE: ./lib/polyai/response.js + 1 modules
var response = __webpack_require__(8587);
// EXTERNAL MODULE: ./lib/polyai/retry.js
var retry = __webpack_require__(5174);
;// CONCATENATED MODULE: ./lib/polyai/next-step.js


/** After so many requests in a row that used up all their tries, no other one would fare better. */
const MAX_EXHAUSTED = 3;
/** Decides what follows from a try, for its request and for all others. */
function createDecision({ clock, maxAttempts, stop }) {
    let exhaustedInARow = 0;
    return ({ method }, result, { tries: before, counted }, turn) => {
        const verdict = (0,retry/* judge */.S4)(result, clock.now(), method !== 'GET');
        const retryAfter = verdict.kind === 'retry' ? verdict.after : undefined;
        const byChance = (0,retry/* backoff */.JN)(counted + 1, clock.random());
        // "Wait 0 s" says nothing. And a second refusal means that other runs share the limit: if all of them came back at the
        // same moment, most would be refused once more.
        const wait = retryAfter ? retryAfter + (counted > 0 ? byChance : 0) : byChance;
        const why = describe(result);
        const refusedFor = verdict.kind === 'retry' && verdict.everyone ? wait : undefined;
        const shared = turn.report({ sign: (0,retry/* signOf */.rL)(result), retryAfter, ownFailures: counted }, why, refusedFor);
        if (verdict.kind !== 'retry')
            exhaustedInARow = 0;
        if (verdict.kind === 'final' && result.kind === 'response')
            return settled({ kind: 'response', response: result, ...before });
        const tries = { ...before, doubt: before.doubt || (0,retry/* leavesDoubt */.pw)(result) };
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
function describe(result) {
    if (result.kind === 'response')
        return (0,response/* describeResponse */.Xg)(result);
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
            correlationId: result.kind === 'response' ? (0,response/* correlationIdOf */.Ds)(result, id) : id,
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

;// CONCATENATED MODULE: ./lib/polyai/client.js


function createClient(options) {
    return openClient(options, api/* cacheApi */.lF);
}


/***/ }),

/***/ 6152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ parseId),
/* harmony export */   m: () => (/* binding */ isCount)
/* harmony export */ });
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


/***/ }),

/***/ 8587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ds: () => (/* binding */ correlationIdOf),
  Xg: () => (/* binding */ describeResponse),
  M0: () => (/* binding */ saysNotFound)
});

// EXTERNAL MODULE: ./lib/lib/json.js
var lib_json = __webpack_require__(8173);
// EXTERNAL MODULE: ./lib/lib/text.js
var lib_text = __webpack_require__(5924);
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
const MAX_SHOWN = 200;
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
    return (0,lib_text/* escapeInvisible */.ts)(JSON.stringify((0,lib_text/* shorten */.ml)(text, MAX_SHOWN)));
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


/***/ }),

/***/ 5174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JN: () => (/* binding */ backoff),
/* harmony export */   S4: () => (/* binding */ judge),
/* harmony export */   pw: () => (/* binding */ leavesDoubt),
/* harmony export */   rL: () => (/* binding */ signOf)
/* harmony export */ });
/* unused harmony export parseRetryAfter */
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


/***/ })

};
