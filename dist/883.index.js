export const id = 883;
export const ids = [883];
export const modules = {

/***/ 4883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  audioSource: () => (/* binding */ audioSource)
});

;// CONCATENATED MODULE: ./lib/audio/buffers.js
/** What is given back fits other files, too, if it has a common size. Bytes. */
const LEAST = 64 * 1024;
function createBuffers() {
    const taken = new WeakSet();
    const free = [];
    return {
        take(size) {
            const index = free.findIndex(({ byteLength }) => byteLength >= size);
            const memory = free.splice(index, index < 0 ? 0 : 1)[0] ?? new ArrayBuffer(capacityFor(size));
            taken.add(memory);
            return Buffer.from(memory, 0, size);
        },
        giveBack({ buffer }) {
            if (taken.delete(buffer))
                free.push(buffer);
        },
    };
}
/** The next power of two. */
function capacityFor(size) {
    return 2 ** Math.ceil(Math.log2(Math.max(size, LEAST)));
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/lib/lfs.js
var lfs = __webpack_require__(6364);
// EXTERNAL MODULE: ./lib/lib/text.js
var lib_text = __webpack_require__(5924);
// EXTERNAL MODULE: ./lib/audio/wav.js + 1 modules
var audio_wav = __webpack_require__(2320);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./lib/audio/workspace-file.js


/**
 * Reads a file that is small enough for the cache. Opens it without following a link and without waiting for the writer of a pipe, and looks at
 * what was opened, not at the name.
 */
async function readWorkspaceFile(path, take) {
    // Windows has neither flag.
    const flags = promises_.constants.O_RDONLY | (promises_.constants.O_NOFOLLOW ?? 0) | (promises_.constants.O_NONBLOCK ?? 0);
    const file = await (0,promises_.open)(path, flags).catch((error) => error);
    if (file instanceof Error)
        return unreadable(file);
    try {
        const stat = await file.stat();
        if (!stat.isFile())
            return refused(NO_FILE);
        if (stat.size > audio_wav/* MAX_WAV_BYTES */.Oy)
            return refused((0,audio_wav/* tooLarge */.g$)(stat.size));
        return { kind: 'read', bytes: await readBytes(file, stat.size, take) };
    }
    catch (error) {
        return unreadable(error);
    }
    finally {
        await file.close();
    }
}
/** A file that grows or shrinks meanwhile fails the check of its hash. */
async function readBytes(file, size, take) {
    const bytes = take(size);
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
async function readAudio(place, { entry }) {
    const { path, blob, line, column } = entry;
    const refuse = (reason) => ({
        ok: false,
        problem: { message: `${(0,lib_text/* quote */.hD)(path)} ${reason}`, file: place.manifest, line, column },
    });
    const file = await readWorkspaceFile((0,external_node_path_.join)(place.workspace, path), place.take);
    if (file.kind === 'refused')
        return refuse(file.reason);
    const bytes = file.kind === 'read' ? file.bytes : await place.readBlob(blob, audio_wav/* MAX_WAV_BYTES */.Oy);
    if (!bytes)
        return refuse('is neither in the workspace nor in its Git objects, or too large: check it out');
    const changed = await explainChange(bytes, blob, place);
    if (changed !== undefined)
        return refuse(changed);
    const wav = (0,audio_wav/* inspectWav */.b6)(bytes);
    return wav.ok ? { ok: true, audio: { bytes, facts: wav.audio } } : refuse(wav.reason);
}
/** Why bytes are not what was committed under a blob's id; nothing if they are. */
async function explainChange(bytes, blob, place) {
    if (blobId(bytes, blob.length) === blob) {
        return (0,lfs/* parsePointer */.vp)(bytes) && 'is a Git LFS pointer, not audio: give actions/checkout "lfs: true"';
    }
    const pointer = (0,lfs/* parsePointer */.vp)(await place.readBlob(blob, lfs/* MAX_POINTER_BYTES */.l$));
    if (!pointer) {
        return 'differs in the workspace from what was committed: a step before this one, or a Git filter, changed it; commit the new audio';
    }
    if (pointer.oid !== newHash('sha256').update(bytes).digest('hex')) {
        return 'is not the audio that its Git LFS pointer names: check it out again with "lfs: true"';
    }
    if (pointer.size === bytes.length)
        return undefined;
    return `has ${bytes.length} bytes, but its Git LFS pointer says ${pointer.size}: commit the audio again`;
}
/** Git's id of a blob: the hash over `blob <bytes>\0` and the content (SHA-1, or SHA-256 where ids have 64 digits). */
function blobId(bytes, digits) {
    const hash = newHash(digits === 64 ? 'sha256' : 'sha1');
    return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
/** Loaded only where there is something to hash: a run with nothing to do starts without it (docs/decisions/0013-speed.md). */
function newHash(algorithm) {
    return process.getBuiltinModule('node:crypto').createHash(algorithm);
}

;// CONCATENATED MODULE: ./lib/audio/samples.js
/** Eight bits that stand for one of 256 values. */
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
/** How samples are written, by encoding and bits. What is not here is not read. */
const ENCODINGS = {
    'pcm 8': {
        bytesPerSample: 1,
        unit: 1,
        full: 127 / 128,
        decode: looked(table((code) => (code - 128) / 128)),
    },
    'alaw 8': { bytesPerSample: 1, unit: 1, full: 32_256 / 32_768, decode: looked(table(alaw)) },
    'mulaw 8': { bytesPerSample: 1, unit: 1, full: 32_124 / 32_768, decode: looked(table(mulaw)) },
    'pcm 16': {
        bytesPerSample: 2,
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
    'pcm 24': {
        bytesPerSample: 3,
        unit: 1,
        full: 8_388_607 / 8_388_608,
        decode(view, first, out) {
            for (let i = 0; i < out.length; i++) {
                const at = (first + i) * 3;
                out[i] = ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 8_388_608;
            }
            return out;
        },
    },
    'pcm 32': {
        bytesPerSample: 4,
        unit: 1,
        full: 8_388_607 / 8_388_608,
        decode(view, first, out) {
            for (let i = 0; i < out.length; i++)
                out[i] = view.getInt32((first + i) * 4, true) / 2_147_483_648;
            return out;
        },
    },
    'float 32': {
        bytesPerSample: 4,
        unit: 1,
        full: 1,
        decode(view, first, out) {
            for (let i = 0; i < out.length; i++)
                out[i] = finite(view.getFloat32((first + i) * 4, true));
            return out;
        },
    },
    'float 64': {
        bytesPerSample: 8,
        unit: 1,
        full: 1,
        decode(view, first, out) {
            for (let i = 0; i < out.length; i++)
                out[i] = finite(view.getFloat64((first + i) * 8, true));
            return out;
        },
    },
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
/** That many full-scale samples in a row are no peak of a wave but a cut one. */
const CLIPPED_SAMPLES = 4;
/** Where the steps near full scale are coarse, the peak of a good wave from 150 Hz up stays on the last one as long. Seconds. */
const CLIPPED_SECONDS_COARSE = 0.0006;
/** Measures the audio of a checked file. Undefined for encodings that it does not read, and for less than one sample. */
function measureLoudness(bytes, facts) {
    const encoding = ENCODINGS[`${facts.encoding} ${facts.bitsPerSample}`];
    if (!encoding)
        return undefined;
    const { channels, sampleRate, dataOffset, dataBytes } = facts;
    const frames = Math.floor(dataBytes / (encoding.bytesPerSample * channels));
    if (frames === 0)
        return undefined;
    const view = new DataView(bytes.buffer, bytes.byteOffset + dataOffset, dataBytes);
    const coarse = encoding.bytesPerSample === 1 ? Math.ceil(sampleRate * CLIPPED_SECONDS_COARSE) : 0;
    const { decode, full, unit } = encoding;
    const meter = createMeter(channels, full, Math.max(CLIPPED_SAMPLES, coarse));
    const levels = Array.from({ length: SLICES }, (_, slice) => {
        // A file of a few samples has slices that share one.
        const from = Math.min(Math.floor((slice * frames) / SLICES), frames - 1);
        const to = Math.max(Math.floor(((slice + 1) * frames) / SLICES), from + 1);
        return decibels(measureSlice(view, decode, from * channels, to * channels, meter) / unit);
    });
    return { levels, peak: decibels(meter.peak / unit), clippings: meter.clippings };
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
    /** For each channel, which sample was at full scale last, and how many in a row. */
    const last = new Float64Array(channels).fill(-1);
    const runs = new Uint32Array(channels);
    let seen = 0;
    const clipped = (at) => {
        const channel = at % channels;
        const run = last[channel] === at - channels ? (runs[channel] ?? 0) + 1 : 1;
        last[channel] = at;
        runs[channel] = run;
        return run === clippedSamples;
    };
    return {
        block: new Float32Array(BLOCK),
        peak: 0,
        clippings: 0,
        add(samples) {
            let power = 0;
            let { peak } = this;
            for (let i = 0; i < samples.length; i++) {
                const size = Math.abs(samples[i]);
                power += size * size;
                if (size > peak)
                    peak = size;
                if (size >= full && clipped(seen + i))
                    this.clippings += 1;
            }
            seen += samples.length;
            this.peak = peak;
            return power;
        },
    };
}
function decibels(size) {
    return Math.max(SILENCE, Math.round(200 * Math.log10(size)) / 10);
}

;// CONCATENATED MODULE: ./lib/audio-source.js



/** Files read at the same time while they are checked: enough to keep the disk busy, few enough to keep memory small. */
const READERS = 4;
/** Memory for files that are kept from the checks: the first requests need not wait for a disk. Bytes. */
const MOST_KEPT = 8 * 1024 * 1024;
/** Opens the audio of a workspace. */
function audioSource(workspace, manifest, repository) {
    const { take, giveBack } = createBuffers();
    const kept = new Map();
    let room = MOST_KEPT;
    const readBlob = (id, maxBytes) => repository.blob(id, maxBytes);
    const read = (change) => readAudio({ workspace, manifest, readBlob, take }, change);
    async function checkOne(change, listen) {
        const result = await read(change);
        if (!result.ok)
            return result.problem;
        const { bytes, facts } = result.audio;
        const known = { ...facts, fileBytes: bytes.length, loudness: undefined };
        const heard = listen ? hear(known, bytes) : known;
        // A small file takes more memory than it has bytes.
        const memory = bytes.buffer.byteLength;
        if (listen || memory > room)
            giveBack(bytes);
        else {
            room -= memory;
            kept.set(change, result);
        }
        return heard;
    }
    return {
        listen: hear,
        release: giveBack,
        async read(change) {
            const result = kept.get(change) ?? (await read(change));
            kept.delete(change);
            return result;
        },
        async check(plan, known, listen) {
            // One file may serve several entries: what is wrong with it is told once.
            const problems = new Map();
            const queue = plan.replace.values();
            const reader = async () => {
                for (const change of queue) {
                    const found = await checkOne(change, listen);
                    if ('message' in found)
                        problems.set(change.entry.path, found);
                    else
                        known.set(change.id, found);
                }
            };
            await Promise.all(Array.from({ length: READERS }, reader));
            // Several files are read at a time.
            return [...problems.values()].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
        },
    };
}
function hear(known, bytes) {
    return { ...known, loudness: measureLoudness(bytes, known) };
}


/***/ })

};
