export const id = 634;
export const ids = [634];
export const modules = {

/***/ 3923:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ samplesByBlocks),
/* harmony export */   w: () => (/* binding */ codecName)
/* harmony export */ });
// Compressed audio that WAV files can hold and at least one of ffmpeg and sox decodes (libavformat/riff.c, RFC 2361).
const bare = (name, ...codes) => codes.map((code) => [code, { name }]);
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
    ...bare('OKI ADPCM', 0x10, 0x17),
    ...bare('DK ADPCM', 0x61, 0x62),
    ...bare('Creative ADPCM', 0x200),
    ...bare('Flash ADPCM', 0x5346),
    ...bare('G.723.1', 0x42, 0x111, 0xa100),
    ...bare('G.729', 0x83, 0x729a),
    ...bare('AMR', 0x38, 0x57, 0x58),
    ...bare('MP2', 0x50),
    ...bare('MP3', 0x55),
    ...bare('AAC', 0xff, 0x1600, 0x1602, 0x4143, 0x706d, 0xa106),
    ...bare('Windows Media Audio', 0x0a, 0x160, 0x161, 0x162, 0x163, 0x165, 0x166),
    ...bare('Voxware MetaSound', 0x75),
    ...bare('Sipro', 0x130, 0x135),
    ...bare('Siren', 0x28e),
    ...bare('DV audio', 0x215, 0x216),
    ...bare('ATRAC3', 0x270),
    ...bare('Intel Music Coder', 0x401),
    ...bare('Indeo audio', 0x402),
    ...bare('On2 AVC', 0x500, 0x501),
    ...bare('AC-3', 0x2000),
    ...bare('DTS', 0x2001),
    ...bare('Sonic', 0x2048),
    ...bare('Vorbis', 0x566f),
    ...bare('Xan DPCM', 0x594a),
    ...bare('Speex', 0xa109),
    ...bare('FLAC', 0xf1ac),
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


/***/ }),

/***/ 5548:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ judgeDataSize),
/* harmony export */   w: () => (/* binding */ isPlaceholder)
/* harmony export */ });
/* harmony import */ var _lib_numbers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2129);
/* harmony import */ var _help_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3931);
/* harmony import */ var _riff_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9785);



/** No file for the cache is larger, so a larger size that the file does not have means "not known yet". Bytes. */
const MAX_REAL_SIZE = 6_000_000;
/** A header that is off by less than that was written by a sloppy tool: nothing is missing that anyone hears. Seconds. */
const MAX_MISSING_SECONDS = 0.01;
/** Bytes after the audio that make up less are not audio. Seconds. */
const MIN_STRAY_SECONDS = 0.1;
/** Judges the size that a data chunk claims, `said`, by what follows it. `bytesPerSecond`: of the audio itself, as far as known. */
function judgeDataSize(view, data, said, bytesPerSecond) {
    if (data.left === 0)
        return refuse(said === 0 ? EMPTY : `has no audio: it ends where the audio should begin: ${_help_js__WEBPACK_IMPORTED_MODULE_1__/* .CUT_OFF */ .Vk}`);
    if (said === 0)
        return refuse(onlyChunksFollow(view, data.start) ? EMPTY : _help_js__WEBPACK_IMPORTED_MODULE_1__/* .STREAMED */ .wn);
    if (said <= data.left)
        return { ok: true, bytes: said, warnings: unplayed(view, data, said, bytesPerSecond) };
    if (isPlaceholder(said))
        return refuse(_help_js__WEBPACK_IMPORTED_MODULE_1__/* .STREAMED */ .wn);
    const missing = said - data.left;
    if (missing >= MAX_MISSING_SECONDS * bytesPerSecond) {
        return refuse(`says ${(0,_lib_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(said)} bytes of audio, but only ${(0,_lib_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(data.left)} follow: ${_help_js__WEBPACK_IMPORTED_MODULE_1__/* .CUT_OFF */ .Vk}`);
    }
    const text = `says ${(0,_lib_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(said)} bytes of audio, but ${(0,_lib_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(data.left)} follow: its end may be missing`;
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
    for (const chunk of (0,_riff_js__WEBPACK_IMPORTED_MODULE_0__/* .chunksOf */ .U_)(view, from)) {
        if (!(0,_riff_js__WEBPACK_IMPORTED_MODULE_0__/* .isChunkId */ .xP)(chunk.id) || chunk.size > chunk.left)
            return false;
        end = (0,_riff_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .pJ)(chunk);
    }
    return end >= view.byteLength && end > from;
}
/** Players play the first data chunk of the first file, and nothing else. */
function unplayed(view, data, bytes, bytesPerSecond) {
    const cut = (text) => [{ kind: 'cut', text }];
    const audio = { ...data, size: bytes };
    const rest = (0,_riff_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnpadded */ .cp)(view, audio) ? data.start + bytes : (0,_riff_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .pJ)(audio);
    const riff = (0,_riff_js__WEBPACK_IMPORTED_MODULE_0__/* .findRiff */ .Tw)(new Uint8Array(view.buffer, view.byteOffset, view.byteLength), data.start + bytes);
    if (riff !== undefined)
        return cut(`has another RIFF file after its audio, at byte ${(0,_lib_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(riff)}, which is never played: join recordings with "sox a.wav b.wav out.wav"`);
    for (const chunk of (0,_riff_js__WEBPACK_IMPORTED_MODULE_0__/* .chunksOf */ .U_)(view, rest)) {
        if (chunk.id === 'data')
            return cut('has a second data chunk, which is never played: export it again as a plain WAV file');
        if ((0,_riff_js__WEBPACK_IMPORTED_MODULE_0__/* .isChunkId */ .xP)(chunk.id))
            continue;
        const stray = view.byteLength - chunk.start + _riff_js__WEBPACK_IMPORTED_MODULE_0__/* .CHUNK_HEADER_BYTES */ .Op;
        const isAudio = bytesPerSecond > 0 && stray >= MIN_STRAY_SECONDS * bytesPerSecond && !isBlank(view, chunk.start);
        return isAudio
            ? cut(`has ${(0,_lib_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .grouped */ .zD)(stray)} bytes after the audio that its header describes, which are never played: export it again`)
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


/***/ }),

/***/ 224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ framesIn),
/* harmony export */   c: () => (/* binding */ durationOf)
/* harmony export */ });
/* harmony import */ var _codecs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3923);
/* harmony import */ var _encodings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6980);


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
        return framesIn(dataBytes, channels * (0,_encodings_js__WEBPACK_IMPORTED_MODULE_1__/* .containerBytes */ .TQ)(sampleFormat)) / sampleRate;
    const samples = compressedSamples(format, dataBytes, fact);
    return samples === undefined ? undefined : samples / sampleRate;
}
/** How many whole frames, with a sample for each channel, there are. */
function framesIn(dataBytes, frameBytes) {
    return Math.floor(dataBytes / frameBytes);
}
function compressedSamples(format, dataBytes, fact = 0) {
    const { code, channels, blockAlign } = format;
    const blocks = (0,_codecs_js__WEBPACK_IMPORTED_MODULE_0__/* .samplesByBlocks */ .r)(code, dataBytes, format);
    if (blocks === undefined) {
        const least = dataBytes / (MAX_BYTES_A_SAMPLE * channels);
        return fact > 0 && fact >= least && fact <= dataBytes * MAX_SAMPLES_A_BYTE ? fact : undefined;
    }
    const block = (0,_codecs_js__WEBPACK_IMPORTED_MODULE_0__/* .samplesByBlocks */ .r)(code, blockAlign, format) ?? 0;
    const isClose = fact <= blocks * (1 + SLACK) && fact >= blocks * (1 - SLACK) - block;
    return fact > 0 && isClose ? fact : blocks > 0 ? blocks : undefined;
}


/***/ }),

/***/ 6980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J4: () => (/* binding */ sampleFormatOf),
/* harmony export */   P$: () => (/* binding */ encodingOf),
/* harmony export */   TQ: () => (/* binding */ containerBytes)
/* harmony export */ });
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


/***/ }),

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
// EXTERNAL MODULE: ./lib/audio/limits.js
var limits = __webpack_require__(9840);
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
        if (stat.size > limits/* MAX_WAV_BYTES */.O)
            return refused((0,audio_wav/* tooLarge */.g)(stat.size));
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
    const bytes = file.kind === 'read' ? file.bytes : await place.readBlob(blob, limits/* MAX_WAV_BYTES */.O);
    if (!bytes)
        return refuse('is missing from the workspace and from its Git objects, or is too large: check it out');
    const changed = await explainChange(bytes, blob, place);
    if (changed !== undefined)
        return refuse(changed);
    const wav = (0,audio_wav/* inspectWav */.b)(bytes);
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

/***/ 2330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ FORMAT_BYTES),
  j: () => (/* binding */ readFormat)
});

// EXTERNAL MODULE: ./lib/audio/encodings.js
var encodings = __webpack_require__(6980);
// EXTERNAL MODULE: ./lib/audio/codecs.js
var codecs = __webpack_require__(3923);
// EXTERNAL MODULE: ./lib/audio/help.js
var help = __webpack_require__(3931);
;// CONCATENATED MODULE: ./lib/audio/format-checks.js



/** Phones use 8 to 48 kHz, studios up to 192. */
const COMMON_RATES = { least: 4_000, most: 192_000 };
const MAX_RATE = 0x7fff_ffff;
const MAX_CHANNELS = 512;
const COMMON_CHANNELS = 8;
/** Why nobody can play such audio, to follow the file's name: it was tried with ffmpeg 5.1 and sox 14.4, and neither can. */
function explainImpossible(format, sampleFormat) {
    const { channels, sampleRate, bitsPerSample, validBits, code, encoding } = format;
    const says = (what) => `has a format chunk that says ${what}: ${help/* EXPORT_AGAIN */._M}`;
    if (channels === 0 || channels > MAX_CHANNELS)
        return says(`${channels} channels`);
    if (sampleRate === 0 || sampleRate > MAX_RATE)
        return says(`${sampleRate} Hz`);
    if (sampleFormat)
        return validBits > bitsPerSample ? says(`${validBits} of ${bitsPerSample} bits count`) : undefined;
    if (encoding === 'pcm' || encoding === 'float')
        return says(`${bitsPerSample} bits a sample (${encoding}), which no player reads`);
    if ((0,codecs/* codecName */.w)(code) !== undefined)
        return undefined;
    return `has audio in format ${code}, which no common player decodes: ${help/* EXPORT_AGAIN */._M}`;
}
/** What is odd about a format chunk that can be played. */
function oddFormat(format, sampleFormat) {
    const odd = [...contradictions(format, sampleFormat), ...uncommon(format)];
    return [...compressed(format, sampleFormat), ...odd.map((text) => ({ kind: 'odd', text }))];
}
function compressed({ code }, sampleFormat) {
    if (sampleFormat)
        return [];
    const text = `is compressed as ${(0,codecs/* codecName */.w)(code)}: its loudness is not measured, and it may not play on a phone line; ${help/* CONVERT */.eo}`;
    return [{ kind: 'unmeasured', text }];
}
/** Players go by different numbers of a header, so one that contradicts itself is heard in different ways. */
function contradictions(format, sampleFormat) {
    if (!sampleFormat)
        return [];
    const { channels, sampleRate, bytesPerSecond, blockAlign, bitsPerSample, validBits } = format;
    const bytes = (0,encodings/* containerBytes */.TQ)(sampleFormat);
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
    return [`has a header that players read differently (${found.join('; ')}): ${help/* EXPORT_AGAIN */._M}`];
}
function uncommon({ channels, sampleRate }) {
    const odd = [];
    if (sampleRate < COMMON_RATES.least || sampleRate > COMMON_RATES.most)
        odd.push(`says ${sampleRate} Hz, which is probably a mistake: ${help/* EXPORT_AGAIN */._M}`);
    if (channels > COMMON_CHANNELS)
        odd.push(`says ${channels} channels, which is probably a mistake: ${help/* EXPORT_AGAIN */._M}`);
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
        encoding: (0,encodings/* encodingOf */.P$)(sub.code),
        channels: view.getUint16(start + 2, true),
        sampleRate: view.getUint32(start + 4, true),
        bytesPerSecond: view.getUint32(start + 8, true),
        blockAlign: view.getUint16(start + 12, true),
        bitsPerSample: view.getUint16(start + 14, true),
        validBits: sub.validBits,
    };
    const sampleFormat = (0,encodings/* sampleFormatOf */.J4)(read);
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
        return `has an extensible format chunk that does not name its format: ${help/* EXPORT_AGAIN */._M}`;
    const sub = { code: view.getUint16(start + 24, true), validBits: view.getUint16(start + 18, true) };
    const rest = size < 40 ? '' : hex(view, start + 26, 14);
    if (STANDARD_GUIDS.includes(rest))
        return { ...sub, warnings: [] };
    const text = `has a format chunk with an unusual sub-format, so not every player reads it: ${help/* CONVERT */.eo}`;
    return { ...sub, warnings: [{ kind: 'odd', text }] };
}
/** What follows the code: KSDATAFORMAT_SUBTYPE_*, and the same for Ambisonics. */
const STANDARD_GUIDS = ['000000001000800000aa00389b71', '00002107d3118644c8c1ca000000'];
function hex(view, from, bytes) {
    return Buffer.from(view.buffer, view.byteOffset + from, bytes).toString('hex');
}


/***/ }),

/***/ 3931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vk: () => (/* binding */ CUT_OFF),
/* harmony export */   _M: () => (/* binding */ EXPORT_AGAIN),
/* harmony export */   eo: () => (/* binding */ CONVERT),
/* harmony export */   wn: () => (/* binding */ STREAMED)
/* harmony export */ });
// What to do about a file: ends of sentences that begin with its name.
const EXPORT_AGAIN = 'export it again as a plain WAV file';
const CONVERT = 'convert it with "ffmpeg -i in.wav -ar 8000 -ac 1 -c:a pcm_s16le out.wav"';
const CUT_OFF = 'it was cut off, so copy or export it again';
const STREAMED = 'was written by a program that streamed it, so its header does not say how much audio it has: fix that with "ffmpeg -i in.wav -c copy out.wav"';


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

/***/ 4743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ explainNotWav)
});

// EXTERNAL MODULE: ./lib/lib/numbers.js
var numbers = __webpack_require__(2129);
;// CONCATENATED MODULE: ./lib/audio/magic.js
const NO_AUDIO = 'replace it with the recording itself';
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
    other('%PDF', 'a PDF', NO_AUDIO),
    other('\x89PNG', 'a PNG picture', NO_AUDIO),
    other('\xff\xd8\xff', 'a JPEG picture', NO_AUDIO),
    other('GIF8', 'a GIF picture', NO_AUDIO),
    other('\x7fELF', 'a program', NO_AUDIO),
    other('\0\x05\x16\x07', 'the extra data of a Mac file (AppleDouble)', 'delete it; the recording is the file without "._" in its name'),
    other('\xd0\xcf\x11\xe0', 'an Office document', NO_AUDIO),
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

// EXTERNAL MODULE: ./lib/lib/lfs.js
var lfs = __webpack_require__(6364);
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

// EXTERNAL MODULE: ./lib/audio/riff.js
var riff = __webpack_require__(9785);
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
    const wav = (0,riff/* findRiff */.Tw)(bytes, 0);
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
    return `has ${what} before its RIFF header, which begins at byte ${(0,numbers/* grouped */.zD)(wav)}: remove it with "tail -c +${wav + 1} in.wav > out.wav"`;
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


/***/ }),

/***/ 9785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Op: () => (/* binding */ CHUNK_HEADER_BYTES),
/* harmony export */   Tw: () => (/* binding */ findRiff),
/* harmony export */   U_: () => (/* binding */ chunksOf),
/* harmony export */   cc: () => (/* binding */ fourLetters),
/* harmony export */   cp: () => (/* binding */ isUnpadded),
/* harmony export */   ni: () => (/* binding */ FIRST_CHUNK),
/* harmony export */   pJ: () => (/* binding */ endOf),
/* harmony export */   xP: () => (/* binding */ isChunkId)
/* harmony export */ });
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
        at = endOf({ start, size });
    }
}
/** Where the next chunk begins. */
function endOf({ start, size }) {
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


/***/ }),

/***/ 8070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ inspectWav),
  g: () => (/* binding */ tooLarge)
});

// EXTERNAL MODULE: ./lib/lib/numbers.js
var numbers = __webpack_require__(2129);
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

// EXTERNAL MODULE: ./lib/audio/data-size.js
var data_size = __webpack_require__(5548);
// EXTERNAL MODULE: ./lib/audio/duration.js
var duration = __webpack_require__(224);
// EXTERNAL MODULE: ./lib/audio/encodings.js
var encodings = __webpack_require__(6980);
// EXTERNAL MODULE: ./lib/audio/formats.js + 1 modules
var formats = __webpack_require__(2330);
// EXTERNAL MODULE: ./lib/audio/help.js
var help = __webpack_require__(3931);
// EXTERNAL MODULE: ./lib/audio/limits.js
var limits = __webpack_require__(9840);
// EXTERNAL MODULE: ./lib/audio/other-formats.js + 2 modules
var other_formats = __webpack_require__(4743);
// EXTERNAL MODULE: ./lib/audio/riff.js
var riff = __webpack_require__(9785);
;// CONCATENATED MODULE: ./lib/audio/wav.js










// Sources: Microsoft and IBM, "Multimedia Programming Interface and Data Specifications 1.0" (RIFF, WAVE); EBU Tech 3306 (RF64);
// ITU-R BS.2088 (BW64).
/** The limit in the other meaning of MB: PolyAI's documentation does not say which one it is. */
const SURE_WAV_BYTES = 6_000_000;
const SIZE_IS_IN_DS64 = 0xffff_ffff;
const DS64_BYTES = 16;
/** Judges whether a file may be uploaded. Samples are decoded only where the header leaves open what they are. */
function inspectWav(bytes) {
    const notWav = (0,other_formats/* explainNotWav */.j)(bytes);
    if (notWav !== undefined)
        return refuse(notWav);
    if (bytes.length > limits/* MAX_WAV_BYTES */.O)
        return refuse(tooLarge(bytes.length));
    return inspectChunks(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
function tooLarge(bytes) {
    return `is too large: it has ${(0,numbers/* grouped */.zD)(bytes)} bytes, and PolyAI takes at most ${(0,numbers/* grouped */.zD)(limits/* MAX_WAV_BYTES */.O)} (${limits/* MAX_WAV_SIZE */.w}): export it as 8 kHz mono, or shorter`;
}
/** The first chunk of each name counts, as for players. */
function inspectChunks(view) {
    const before = new Map();
    for (const chunk of (0,riff/* chunksOf */.U_)(view)) {
        if (chunk.id === 'data')
            return inspectAudio(view, before, chunk);
        const broken = explainBroken(view, chunk);
        if (broken !== undefined)
            return refuse(broken);
        if (!before.has(chunk.id))
            before.set(chunk.id, chunk);
    }
    return refuse(`has no audio (no data chunk): ${help/* EXPORT_AGAIN */._M}`);
}
/** Why players do not find what follows a chunk. */
function explainBroken(view, chunk) {
    const { id, size, start, left } = chunk;
    const where = `at byte ${(0,numbers/* grouped */.zD)(start - riff/* CHUNK_HEADER_BYTES */.Op)}`;
    if ((0,riff/* isUnpadded */.cp)(view, chunk))
        return `has a chunk (${id.trim()}) ${where} of an odd size without the pad byte that must follow it, so players cannot find the next chunk: ${help/* EXPORT_AGAIN */._M}`;
    if (size <= left)
        return undefined;
    if (!(0,riff/* isChunkId */.xP)(id))
        return `is damaged: no chunk begins ${where}, where one should: ${help/* EXPORT_AGAIN */._M}`;
    return `says ${(0,numbers/* grouped */.zD)(size)} bytes for a chunk ${where}, but only ${(0,numbers/* grouped */.zD)(left)} follow: ${help/* CUT_OFF */.Vk}`;
}
function inspectAudio(view, before, data) {
    // WAVE wants the format first, and players that stream need it there.
    const chunk = before.get('fmt ');
    if (chunk === undefined)
        return refuse(`has no format chunk before its audio: ${help/* EXPORT_AGAIN */._M}`);
    if (chunk.size < formats/* FORMAT_BYTES */.C)
        return refuse(`has a format chunk of ${chunk.size} bytes, but at least ${formats/* FORMAT_BYTES */.C} are needed: ${help/* EXPORT_AGAIN */._M}`);
    const format = (0,formats/* readFormat */.j)(view, chunk);
    if (typeof format === 'string')
        return refuse(format);
    const said = sizeOfAudio(view, before, data);
    if (typeof said === 'string')
        return refuse(said);
    const fact = factOf(view, before);
    const size = (0,data_size/* judgeDataSize */.$)(view, data, said, bytesPerSecond(format, said, fact));
    return size.ok ? describe(view, format, { data, size, fact }) : refuse(size.reason);
}
function describe(view, header, { data, size, fact }) {
    const sampleFormat = detectSampleFormat(view, header, data.start, size.bytes);
    const format = { ...header, sampleFormat };
    const { sampleRate, channels, bitsPerSample, encoding } = format;
    if (sampleFormat && (0,duration/* framesIn */.E)(size.bytes, channels * (0,encodings/* containerBytes */.TQ)(sampleFormat)) === 0) {
        return refuse(`does not contain one whole sample: ${help/* EXPORT_AGAIN */._M}`);
    }
    const audio = {
        durationSeconds: (0,duration/* durationOf */.c)(format, size.bytes, fact),
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
    const text = `has ${(0,numbers/* grouped */.zD)(bytes)} bytes, and PolyAI says "6 MB" without saying whether that is ${(0,numbers/* grouped */.zD)(SURE_WAV_BYTES)} or ${(0,numbers/* grouped */.zD)(limits/* MAX_WAV_BYTES */.O)}, so the file may be refused: export it as 8 kHz mono, or shorter`;
    return [{ kind: 'odd', text }];
}
/** Of the audio as it is played, in bytes; 0 where that is not known. */
function bytesPerSecond(format, dataBytes, fact) {
    const { sampleFormat, channels, sampleRate } = format;
    if (sampleFormat)
        return channels * (0,encodings/* containerBytes */.TQ)(sampleFormat) * sampleRate;
    const seconds = (0,duration/* durationOf */.c)(format, dataBytes, fact) ?? 0;
    return seconds > 0 ? dataBytes / seconds : 0;
}
/** How many samples of each channel there are, going by the header. Only compressed audio needs it. */
function factOf(view, before) {
    const fact = before.get('fact');
    return fact && fact.size >= 4 ? view.getUint32(fact.start, true) : undefined;
}
/** RF64 and BW64 keep 64-bit sizes in a first chunk of their own: RIFF size, then data size. A text is why there is none. */
function sizeOfAudio(view, before, data) {
    if ((0,riff/* fourLetters */.cc)(view, 0) === 'RIFF')
        return data.size;
    const ds64 = before.get('ds64');
    if (ds64?.start !== riff/* FIRST_CHUNK */.ni + riff/* CHUNK_HEADER_BYTES */.Op || ds64.size < DS64_BYTES)
        return `is ${(0,riff/* fourLetters */.cc)(view, 0)}, but does not begin with the chunk that holds its sizes (ds64): ${help/* EXPORT_AGAIN */._M}`;
    const large = Number(view.getBigUint64(ds64.start + 8, true));
    if (data.size === SIZE_IS_IN_DS64)
        return large;
    if (large === 0 || large === data.size)
        return data.size;
    return `gives two sizes for its audio, ${(0,numbers/* grouped */.zD)(large)} and ${(0,numbers/* grouped */.zD)(data.size)} bytes: ${help/* EXPORT_AGAIN */._M}`;
}
function refuse(reason) {
    return { ok: false, reason };
}


/***/ })

};
