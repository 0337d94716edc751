export const id = 333;
export const ids = [333];
export const modules = {

/***/ 1863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O$: () => (/* binding */ createBlobHash),
  Zw: () => (/* binding */ problemOf),
  r3: () => (/* binding */ readAudio),
  sc: () => (/* binding */ sha256)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/lib/lfs.js
var lfs = __webpack_require__(6364);
// EXTERNAL MODULE: ./lib/lib/text.js
var lib_text = __webpack_require__(5924);
// EXTERNAL MODULE: ./lib/audio/wav.js + 1 modules
var audio_wav = __webpack_require__(8070);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./lib/audio/workspace-file.js


/**
 * Reads a file that is small enough for the cache. Opens it without following a link and without waiting for the writer of a pipe, and looks at
 * what was opened, not at the name.
 */
async function readWorkspaceFile(path) {
    // Windows has neither flag.
    const flags = promises_.constants.O_RDONLY | (promises_.constants.O_NOFOLLOW ?? 0) | (promises_.constants.O_NONBLOCK ?? 0);
    const file = await (0,promises_.open)(path, flags).catch(unreadable);
    if ('kind' in file)
        return file;
    try {
        const stat = await file.stat();
        if (!stat.isFile())
            return refused(NO_FILE);
        if (stat.size > audio_wav/* MAX_WAV_BYTES */.Oy)
            return refused((0,audio_wav/* tooLarge */.g$)(stat.size));
        return { kind: 'read', bytes: await readBytes(file, stat.size) };
    }
    catch (error) {
        return unreadable(error);
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
function unreadable({ code, message }) {
    switch (code) {
        case 'ENOENT':
        case 'ENOTDIR':
        case 'ENAMETOOLONG':
            return { kind: 'absent' };
        case 'ELOOP':
            return refused('is a symbolic link in the workspace: commit the audio itself');
        case 'ENXIO':
        case 'ENODEV':
        case 'EISDIR':
            return refused(NO_FILE);
        case 'EACCES':
        case 'EPERM':
            return refused(`cannot be read (${code}): check its permissions in the workspace`);
        default:
            return refused(`cannot be read from the workspace: ${code ?? message}`);
    }
}
function refused(reason) {
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
    const bytes = file.kind === 'read' ? file.bytes : await place.readBlob(blob, audio_wav/* MAX_WAV_BYTES */.Oy);
    if (!bytes)
        return refuse('is missing from the workspace and from its Git objects, or is too large: check it out');
    const changed = await explainChange(bytes, blob, place);
    if (changed !== undefined)
        return refuse(changed);
    const wav = (0,audio_wav/* inspectWav */.b6)(bytes);
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


/***/ }),

/***/ 2552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ measureLoudness)
});

// EXTERNAL MODULE: ./lib/audio/duration.js
var duration = __webpack_require__(224);
// EXTERNAL MODULE: ./lib/audio/encodings.js
var encodings = __webpack_require__(6980);
;// CONCATENATED MODULE: ./lib/audio/samples.js
/** Eight bits that encode one of 256 values. */
function looked(values) {
    return (view, first, out) => {
        for (let i = 0; i < out.length; i++)
            out[i] = values[view.getUint8(first + i)] ?? 0;
        return out;
    };
}
const table = (value) => Float32Array.from({ length: 256 }, (_, code) => value(code));
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
function each(bytes, read) {
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
    u8: { unit: 1, full: 127 / 128, decode: looked(table((code) => (code - 128) / 128)) },
    alaw: { unit: 1, full: 32_256 / 32_768, decode: looked(table(alaw)) },
    mulaw: { unit: 1, full: 32_124 / 32_768, decode: looked(table(mulaw)) },
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
    s24: each(3, (view, at) => ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 2 ** 23),
    s32: each(4, (view, at) => view.getInt32(at, true) / 2 ** 31),
    's24-low-in-32': each(4, (view, at) => view.getInt32(at, true) / 2 ** 23),
    // The upper half is more precise than anyone can hear.
    s64: each(8, (view, at) => view.getInt32(at + 4, true) / 2 ** 31),
    f32: each(4, (view, at) => finite(view.getFloat32(at, true))),
    f64: each(8, (view, at) => finite(view.getFloat64(at, true))),
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
    const frames = (0,duration/* framesIn */.E)(dataBytes, (0,encodings/* containerBytes */.TQ)(sampleFormat) * channels);
    if (frames === 0)
        return undefined;
    const view = new DataView(bytes.buffer, bytes.byteOffset + dataOffset, dataBytes);
    const coarse = (0,encodings/* containerBytes */.TQ)(sampleFormat) === 1 ? Math.ceil(sampleRate * CLIPPED_SECONDS_COARSE) : 0;
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


/***/ }),

/***/ 2333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   audioSource: () => (/* binding */ audioSource)
/* harmony export */ });
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1863);
/* harmony import */ var _loudness_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2552);
/* harmony import */ var _warnings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(865);



/** Files read at the same time while they are checked: enough to keep the disk busy, few enough to keep memory small. */
const READERS = 4;
/** Memory for files that are kept from the checks: the first requests need not wait for a disk. Bytes. */
const MAX_KEPT_BYTES = 8 * 1024 * 1024;
/** Opens the audio of a workspace. */
function audioSource(place) {
    const kept = new Map();
    let room = MAX_KEPT_BYTES;
    async function checkOne(change) {
        const result = await (0,_files_js__WEBPACK_IMPORTED_MODULE_0__/* .readAudio */ .r3)(place, change);
        if (!result.ok)
            return result.problem;
        const { bytes, facts } = result.audio;
        // A small file takes more memory than it has bytes.
        const memory = bytes.buffer.byteLength;
        if (memory <= room) {
            room -= memory;
            kept.set(change, result);
        }
        return { ...facts, fileBytes: bytes.length, loudness: (0,_loudness_js__WEBPACK_IMPORTED_MODULE_1__/* .measureLoudness */ .s)(bytes, facts) };
    }
    return {
        async read(change) {
            const result = kept.get(change) ?? (await (0,_files_js__WEBPACK_IMPORTED_MODULE_0__/* .readAudio */ .r3)(place, change));
            kept.delete(change);
            return result;
        },
        async check(plan, known, strict) {
            const problems = [];
            const queue = plan.replace.values();
            const reader = async () => {
                for (const change of queue) {
                    const found = await checkOne(change);
                    if ('message' in found)
                        problems.push(found);
                    else {
                        known.set(change.id, found);
                        problems.push(...(0,_warnings_js__WEBPACK_IMPORTED_MODULE_2__/* .strictFaults */ .jt)(found, strict).map((fault) => (0,_files_js__WEBPACK_IMPORTED_MODULE_0__/* .problemOf */ .Zw)(place, change, fault)));
                    }
                }
            };
            await Promise.all(Array.from({ length: READERS }, reader));
            // Several files are read at a time.
            const sorted = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
            // One file may serve several entries: its problems are reported once.
            const seen = new Set();
            return sorted.filter(({ message }) => !seen.has(message) && seen.add(message));
        },
    };
}


/***/ })

};
