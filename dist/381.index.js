export const id = 381;
export const ids = [381];
export const modules = {

/***/ 3766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ explainBadBackup)
/* harmony export */ });
/* harmony import */ var _lib_numbers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2129);
/* harmony import */ var _data_size_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5548);
/* harmony import */ var _other_formats_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4743);
/* harmony import */ var _riff_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9785);




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
    const notWav = (0,_other_formats_js__WEBPACK_IMPORTED_MODULE_1__/* .explainNotWav */ .j)(bytes);
    if (notWav !== undefined)
        return withoutHelp(notWav);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (const { id, size, left } of (0,_riff_js__WEBPACK_IMPORTED_MODULE_2__/* .chunksOf */ .U_)(view)) {
        if (id !== 'data')
            continue;
        if (left === 0)
            return `has no audio: it ends where the audio should begin`;
        const isCut = size > left && !(0,_data_size_js__WEBPACK_IMPORTED_MODULE_0__/* .isPlaceholder */ .w)(size);
        return isCut
            ? `says ${(0,_lib_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .grouped */ .zD)(size)} bytes of audio, but only ${(0,_lib_numbers_js__WEBPACK_IMPORTED_MODULE_3__/* .grouped */ .zD)(left)} follow: it was cut off`
            : undefined;
    }
    return 'has no audio (no data chunk)';
}


/***/ }),

/***/ 4652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GO: () => (/* binding */ phraseFinder),
/* harmony export */   UY: () => (/* binding */ findMismatches),
/* harmony export */   eT: () => (/* binding */ normalizeTranscript),
/* harmony export */   jW: () => (/* binding */ matchPhrase),
/* harmony export */   oN: () => (/* binding */ isOtherPhrase)
/* harmony export */ });
/* unused harmony export isSameLanguage */
/* harmony import */ var _lib_ids_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6485);

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
        return ids.filter(has).toSorted(_lib_ids_js__WEBPACK_IMPORTED_MODULE_0__/* .compareEntryIds */ .iv);
    };
}
const NOTHING_LISTED = { transcript: undefined, languageCode: undefined };
function indexOf(listed) {
    const index = new Map();
    for (const [key, { transcript }] of listed) {
        const id = (0,_lib_ids_js__WEBPACK_IMPORTED_MODULE_0__/* .parseEntryId */ .Vm)(key);
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
    const compared = plan.replace.map((change) => compare(change, change.entry, listed));
    const removed = plan.delete.flatMap((change) => change.reason === 'removed' && change.entry ? compare(change, change.entry, listed) : []);
    return {
        replace: compared.flatMap(mismatch),
        delete: removed.flatMap(mismatch),
        unknown: compared.flatMap(({ change, match }) => (match === 'unknown' ? change : [])),
    };
}
function compare(change, phrase, all) {
    const listed = all.get(change.id);
    const match = listed ? matchPhrase(phrase, listed) : 'same';
    return { change, phrase, listed: listed ?? NOTHING_LISTED, match };
}
function mismatch({ match, ...rest }) {
    return isOtherPhrase(match) ? [{ ...rest, match }] : [];
}


/***/ }),

/***/ 3435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ each)
/* harmony export */ });
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

/***/ 3720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ fetchListing),
  I: () => (/* binding */ findEntries)
});

// EXTERNAL MODULE: ./lib/lib/problem.js
var problem = __webpack_require__(2788);
// EXTERNAL MODULE: ./lib/polyai/each.js
var each = __webpack_require__(3435);
// EXTERNAL MODULE: ./lib/lib/json.js
var lib_json = __webpack_require__(8173);
// EXTERNAL MODULE: ./lib/polyai/entry-id.js
var entry_id = __webpack_require__(6152);
;// CONCATENATED MODULE: ./lib/polyai/listing-page.js


/** Reads a page; undefined for anything that is none. What is not known is ignored. */
function parsePage(body) {
    const json = (0,lib_json/* parseJson */.q)(body);
    if (!(0,lib_json/* isRecord */.u)(json) || !Array.isArray(json['entries']))
        return undefined;
    const total = fieldOf(json, 'totalCount');
    const entries = json['entries'].map(parseDetails);
    return (0,entry_id/* isCount */.m)(total) && entries.every((entry) => entry !== undefined) ? { total, entries } : undefined;
}
function parseDetails(value) {
    const id = (0,lib_json/* isRecord */.u)(value) ? (0,entry_id/* parseId */.F)(value['id']) : undefined;
    if (!(0,lib_json/* isRecord */.u)(value) || id === undefined)
        return undefined;
    const field = (name, fits) => {
        const found = fieldOf(value, name);
        return fits(found) ? found : undefined;
    };
    return {
        id,
        transcript: field('transcript', isText),
        hitCount: field('hitCount', isNumber),
        durationSeconds: field('duration', isNumber),
        languageCode: field('languageCode', isText),
        cachedAt: field('cachedAt', isText),
        regenerated: field('regenerated', isFlag),
        imported: field('imported', isFlag),
        provider: field('provider', isText),
        providerVoiceId: field('providerVoiceId', isText),
        audioFilename: field('audioFilename', isText),
    };
}
/** PolyAI's document says `hitCount`; its own command line tool reads `hit_count` from the same call. Either is taken. */
function fieldOf(record, name) {
    return record[name] ?? record[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
}
const isText = (value) => typeof value === 'string' && value !== '';
const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);
const isFlag = (value) => typeof value === 'boolean';

// EXTERNAL MODULE: ./lib/polyai/response.js + 1 modules
var polyai_response = __webpack_require__(8587);
// EXTERNAL MODULE: ./lib/polyai/result.js
var polyai_result = __webpack_require__(7583);
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
    await (0,each/* each */._)(offsetsBelow(first.total), width, async (offset) => {
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
        throw problem/* Blocked */.r.because(`the cache cannot be listed: ${(0,polyai_result/* reasonOf */.A)(result)}`);
    const { response } = result;
    if (response.status === 403)
        return 'not allowed';
    if (response.status === 404) {
        const check = 'check the agent id and the region';
        throw problem/* Blocked */.r.because(`the cache cannot be listed: ${(0,polyai_response/* describeResponse */.Xg)(response)}: ${check}`);
    }
    const page = response.status === 200 ? parsePage(response.body) : undefined;
    if (page)
        return page;
    const odd = response.status === 200 ? ', but not with a list of entries' : '';
    throw problem/* Blocked */.r.because(`the cache cannot be listed: ${(0,polyai_response/* describeResponse */.Xg)(response)}${odd}`);
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

/***/ 7583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ reasonOf)
/* harmony export */ });
/** Why there is no response; where the whole run stops with it, why that is. */
function reasonOf(result) {
    return (result.kind === 'failed' && result.stop) || result.reason;
}


/***/ }),

/***/ 6381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readLive: () => (/* binding */ readLive),
  someEntries: () => (/* binding */ someEntries)
});

// EXTERNAL MODULE: ./lib/lib/numbers.js
var numbers = __webpack_require__(2129);
// EXTERNAL MODULE: ./lib/audio/files.js + 1 modules
var files = __webpack_require__(1863);
// EXTERNAL MODULE: ./lib/lib/lfs.js
var lfs = __webpack_require__(6364);
;// CONCATENATED MODULE: ./lib/live/committed.js


/** Opens the committed audio of a workspace. */
function committedAudio(workspace, manifest, repository) {
    const place = { workspace, manifest, readBlob: repository.blob };
    async function read(entry) {
        const result = await (0,files/* readAudio */.r3)(place, { entry });
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
            return pointer?.oid === (0,files/* sha256 */.sc)(bytes) ? 'same' : file;
        },
    };
}

// EXTERNAL MODULE: ./lib/audio/backup.js
var backup = __webpack_require__(3766);
// EXTERNAL MODULE: ./lib/polyai/each.js
var each = __webpack_require__(3435);
// EXTERNAL MODULE: ./lib/polyai/response.js + 1 modules
var response = __webpack_require__(8587);
// EXTERNAL MODULE: ./lib/polyai/result.js
var polyai_result = __webpack_require__(7583);
;// CONCATENATED MODULE: ./lib/live/hashing-reader.js


/**
 * Reads audio as it comes in, and hashes it on the way: nearly always it is the committed blob, and never put together.
 * `length`: bytes, where PolyAI says it before; the hash begins with it.
 */
function hashingReader(blob, length) {
    const pieces = [];
    let size = 0;
    const early = length === undefined ? undefined : (0,files/* createBlobHash */.O$)(blob.length, length);
    return {
        take(piece) {
            early?.update(piece);
            pieces.push(piece);
            size += piece.length;
        },
        end() {
            const hash = early ?? (0,files/* createBlobHash */.O$)(blob.length, size);
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

// EXTERNAL MODULE: ./lib/audio/loudness.js + 1 modules
var loudness = __webpack_require__(2552);
// EXTERNAL MODULE: ./lib/audio/data-size.js
var data_size = __webpack_require__(5548);
// EXTERNAL MODULE: ./lib/audio/duration.js
var duration = __webpack_require__(224);
// EXTERNAL MODULE: ./lib/audio/formats.js + 1 modules
var formats = __webpack_require__(2330);
// EXTERNAL MODULE: ./lib/audio/riff.js
var riff = __webpack_require__(9785);
// EXTERNAL MODULE: ./lib/audio/wav.js + 1 modules
var audio_wav = __webpack_require__(8070);
;// CONCATENATED MODULE: ./lib/audio/served.js





/**
 * Reads the header of audio that PolyAI serves, which may be of any size and need not say of what size: speech that was streamed
 * does not. Undefined where no decoder could read it.
 */
function readServed(bytes) {
    const wav = (0,audio_wav/* inspectWav */.b)(bytes);
    if (wav.ok)
        return wav.audio;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let format;
    for (const chunk of (0,riff/* chunksOf */.U_)(view)) {
        if (chunk.id === 'fmt ' && chunk.size >= formats/* FORMAT_BYTES */.C && chunk.left >= chunk.size)
            format ??= (0,formats/* readFormat */.j)(view, chunk);
        if (chunk.id === 'data')
            return typeof format === 'object' ? factsOf(format, chunk) : undefined;
    }
    return undefined;
}
function factsOf(format, { start, size, left }) {
    const { sampleRate, channels, bitsPerSample, encoding, sampleFormat } = format;
    const dataBytes = size === 0 || (0,data_size/* isPlaceholder */.w)(size) ? left : Math.min(size, left);
    const durationSeconds = (0,duration/* durationOf */.c)(format, dataBytes, undefined);
    const audio = { sampleRate, channels, bitsPerSample, encoding, sampleFormat };
    return { durationSeconds, ...audio, dataOffset: start, dataBytes };
}

// EXTERNAL MODULE: ./lib/audio/warnings.js
var warnings = __webpack_require__(865);
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
        loudness: facts && (0,loudness/* measureLoudness */.s)(bytes, facts),
        format: facts && (0,warnings/* formatName */.nD)(facts),
    };
}

;// CONCATENATED MODULE: ./lib/live/compare-audio.js







/** Downloads entries, several at a time, and compares each with its committed file. Never rejects for what a server does. */
async function compareAudio(entries, { client, committed, settle }) {
    const free = createCollector();
    await (0,each/* each */._)(entries, client.concurrency, async (entry) => {
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
        return { kind: 'unreadable', reason: (0,polyai_result/* reasonOf */.A)(result), correlationId };
    // It left the cache after it was listed.
    if ((0,response/* saysNotFound */.M0)(result.response))
        return { kind: 'missing' };
    return { kind: 'unreadable', reason: (0,response/* describeResponse */.Xg)(result.response), correlationId };
}
/** Compares audio whose bytes are not those of a blob: they may be those that a Git LFS pointer names, or another recording. */
async function compareBytes(entry, served, result, committed) {
    const bad = (0,backup/* explainBadBackup */.P)(served);
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

// EXTERNAL MODULE: ./lib/plan/state.js
var state = __webpack_require__(1994);
// EXTERNAL MODULE: ./lib/plan/transcripts.js
var transcripts = __webpack_require__(4652);
// EXTERNAL MODULE: ./lib/polyai/listing.js + 1 modules
var polyai_listing = __webpack_require__(3720);
;// CONCATENATED MODULE: ./lib/stages/live.js







/**
 * Downloads the mapped entries and compares each with its committed file. A state that names nothing but entries of the manifest
 * plans no deletion. Undefined if the key may not read, or there is none.
 */
async function readLive({ openClient, request, repository, target, world, }) {
    const client = await openClient?.();
    const listing = client && (await (0,polyai_listing/* fetchListing */.z)(client.api, client.concurrency));
    if (!client || listing?.kind !== 'entries')
        return undefined;
    const committed = committedAudio(request.workspace, request.inputs.manifest, repository);
    const entries = [...target.state.entries.values()].filter(state/* hasAudio */.Fv);
    const verdicts = new Map();
    await world.runner.inGroup(`Comparing ${(0,numbers/* plural */.LS)(entries.length, 'entry', 'entries')} with the live cache`, () => compareAudio(entries, {
        client,
        committed,
        settle(entry, verdict) {
            verdicts.set(entry.id, verdict);
            world.runner.log(`[${verdicts.size}/${entries.length}] entry ${entry.id}: ${verdict.kind}`);
        },
    }));
    world.cancel.throwIfAborted();
    return {
        state: (0,state/* stateOf */.L4)(entries.flatMap((entry) => stateEntry(entry, verdicts.get(entry.id), listing.entries.get(entry.id)))),
        isReencoded: isInconclusive(verdicts.values()),
        unreadable: entries.map(({ id }) => id).filter((id) => isUnreadable(verdicts.get(id))),
    };
}
/** Audio of the right file in the entry of another phrase is not right: it counts as changed, so that the sync is blocked. */
function stateEntry(entry, verdict, listed) {
    const isOther = listed !== undefined && (0,transcripts/* isOtherPhrase */.oN)((0,transcripts/* matchPhrase */.jW)(entry, listed));
    switch (verdict?.kind) {
        case 'same':
        case 'same sound':
            return [isOther ? withoutAudio(entry) : entry];
        case 'different':
            return [withoutAudio(entry)];
        default:
            return [];
    }
}
function withoutAudio(entry) {
    return { ...entry, blob: undefined };
}
function isUnreadable(verdict) {
    return verdict === undefined || verdict.kind === 'unreadable' || verdict.kind === 'not compared';
}
/** `3 entries (1, 2, 3)` */
function someEntries(ids) {
    return `${(0,numbers/* plural */.LS)(ids.length, 'entry', 'entries')} (${(0,numbers/* listed */.KE)(ids)})`;
}


/***/ })

};
