export const id = 58;
export const ids = [58];
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


/***/ }),

/***/ 1058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  applyPlan: () => (/* reexport */ applyPlan),
  lookUp: () => (/* reexport */ lookUp),
  saveBackup: () => (/* reexport */ saveBackup)
});

;// CONCATENATED MODULE: ./lib/audio/read-ahead.js
/**
 * Reads items that are requested in order, and the next ones while earlier ones are in use. An item that is requested again
 * is read again. A failed read rejects for the caller that requests the item.
 */
function readAhead(items, { read, sizeOf, width, most }) {
    const ahead = new Map();
    let next = 0;
    let bytes = 0;
    function begin(item) {
        const reading = read(item);
        reading.catch(() => { });
        return reading;
    }
    return (item) => {
        const reading = ahead.get(item) ?? begin(item);
        if (ahead.delete(item))
            bytes -= sizeOf(item);
        else if (items[next] === item)
            next += 1;
        for (let following = items[next]; following !== undefined; following = items[next]) {
            if (ahead.size >= width || bytes + sizeOf(following) > most)
                break;
            ahead.set(following, begin(following));
            bytes += sizeOf(following);
            next += 1;
        }
        return reading;
    };
}

// EXTERNAL MODULE: ./lib/lib/problem.js
var problem = __webpack_require__(2788);
// EXTERNAL MODULE: ./lib/plan/outcome.js
var outcome = __webpack_require__(8095);
// EXTERNAL MODULE: ./lib/polyai/api.js + 1 modules
var api = __webpack_require__(1505);
// EXTERNAL MODULE: ./lib/lib/text.js
var lib_text = __webpack_require__(5924);
;// CONCATENATED MODULE: ./lib/polyai/bulk-claims.js


/** Nothing is deleted for a response that contradicts itself; `warn` is called for ids that were not requested. */
function readClaims(bulk, batch, warn) {
    const response = bulk.kind === 'response' && bulk.response.status === 200 ? bulk.response : undefined;
    const claim = (response && (0,api/* parseBulkResult */.Rm)(response.body)) ?? { deleted: [], failed: [] };
    const deleted = new Set(claim.deleted);
    const failed = new Set(claim.failed);
    const asked = new Set(batch.map((change) => change.id));
    const strangers = [...new Set([...deleted, ...failed])].filter((id) => !asked.has(id));
    if (strangers.length > 0) {
        const which = strangers.length === 1 ? 'an id that was' : `${strangers.length} ids that were`;
        warn(`PolyAI's response to a bulk delete names ${which} not requested (${(0,lib_text/* quote */.hD)(strangers[0] ?? '')}): ignored`);
    }
    return {
        deleted: new Set([...deleted].filter((id) => !failed.has(id))),
        spared: new Set([...failed].filter((id) => !deleted.has(id))),
    };
}

// EXTERNAL MODULE: ./lib/polyai/response.js + 1 modules
var polyai_response = __webpack_require__(8587);
// EXTERNAL MODULE: ./lib/polyai/retry.js
var retry = __webpack_require__(5174);
;// CONCATENATED MODULE: ./lib/polyai/failure.js


/** The outcome of a change that was not certainly made. `doubt`: an earlier request may have made it. */
function failureOf(change, result, doubt) {
    if (result.kind === 'not sent')
        return { kind: 'skipped', change, reason: result.reason };
    const { correlationId } = result;
    const known = { kind: 'failed', change, correlationId };
    if (result.kind === 'failed') {
        const { reason, status } = result;
        const certainty = doubt || result.doubt ? 'unknown' : 'not done';
        return { ...known, reason, certainty, ...(status === undefined ? {} : { status }) };
    }
    const { response } = result;
    const { status } = response;
    if (change.kind === 'replace' && (0,polyai_response/* saysNotFound */.M0)(response)) {
        return { ...known, reason: (0,polyai_response/* describeResponse */.Xg)(response), certainty: 'not done', status };
    }
    const odd = status < 300 ? ', which does not confirm the change' : '';
    return {
        ...known,
        reason: `${(0,polyai_response/* describeResponse */.Xg)(response)}${odd}`,
        certainty: doubt || result.doubt || (0,retry/* leavesDoubt */.pw)(response) ? 'unknown' : 'not done',
        status,
    };
}

// EXTERNAL MODULE: ./lib/polyai/listing.js + 1 modules
var polyai_listing = __webpack_require__(3720);
;// CONCATENATED MODULE: ./lib/polyai/delete.js







/** Deletes entries. Reports exactly one outcome for each. Never rejects for what a server does. */
async function deleteAll(changes, options) {
    const unclear = [];
    const settle = (end) => {
        if (end.kind === 'unclear')
            unclear.push(end);
        else
            options.settled(end);
    };
    const [only] = changes;
    if (changes.length === 1 && only)
        settle(await deleteOne(only, options, false));
    else
        await Promise.all(batches(changes).map((batch) => deleteBatch(batch, options, settle)));
    if (unclear.length > 0)
        await lookAgain(unclear, options);
}
/**
 * Deletes one entry: only here, and in `lookAgain`, is it decided that an entry is deleted, already gone, or not to be
 * deleted. `doubt`: an earlier request may have deleted it.
 */
async function deleteOne(change, { client }, doubt) {
    const result = await client.api.delete(change.id);
    const failure = failureOf(change, result, doubt);
    if (result.kind !== 'response')
        return failure;
    const { response, milliseconds } = result;
    if (response.status === 200 && (0,api/* saysSuccess */.kh)(response.body))
        return { kind: 'deleted', change, alreadyGone: false, milliseconds };
    if ((0,polyai_response/* saysNotFound */.M0)(response))
        return { kind: 'deleted', change, alreadyGone: true, milliseconds };
    if (response.status === 404 && failure.kind === 'failed')
        return { kind: 'unclear', change, failure, milliseconds };
    return failure;
}
/** The list of the cache shows whether entries are gone. Without it, that is unknown. */
async function lookAgain(unclear, { client, settled }) {
    const listing = await (0,polyai_listing/* findEntries */.I)(unclear.map(({ change }) => change.id), client).catch((error) => {
        if (error instanceof problem/* Blocked */.r)
            return error;
        throw error;
    });
    for (const one of unclear)
        settled(afterLooking(one, listing));
}
function afterLooking({ change, failure, milliseconds }, listing) {
    const unknown = (why) => ({
        ...failure,
        reason: `${failure.reason}; it is not known whether the entry is gone: ${why}`,
        certainty: 'unknown',
    });
    if (listing instanceof problem/* Blocked */.r)
        return unknown(listing.message);
    if (listing.kind === 'not allowed')
        return unknown('the API key does not have "audio_cache: read"');
    if (listing.entries.has(change.id))
        return { ...failure, reason: `${failure.reason}; the entry is still in PolyAI's list` };
    if (listing.complete)
        return { kind: 'deleted', change, alreadyGone: true, milliseconds };
    return unknown("PolyAI's list of the cache was incomplete, twice");
}
/** Whatever a bulk response does not put in `deleted`, and there alone, is settled one by one: that says why. */
async function deleteBatch(batch, options, settle) {
    const bulk = await options.client.api.bulkDelete(batch.map((change) => change.id));
    if (bulk.kind === 'not sent') {
        for (const change of batch)
            settle({ kind: 'skipped', change, reason: bulk.reason });
        return;
    }
    const { deleted, spared } = readClaims(bulk, batch, options.warn);
    await Promise.all(batch.map(async (change) => {
        const { milliseconds } = bulk;
        if (deleted.has(change.id))
            return settle({ kind: 'deleted', change, alreadyGone: false, milliseconds });
        const doubt = bulk.doubt || (!spared.has(change.id) && bulk.kind === 'response' && (0,retry/* leavesDoubt */.pw)(bulk.response));
        const end = await deleteOne(change, options, doubt);
        settle(end.kind === 'skipped' ? unsettled(change, bulk, doubt, end.reason) : end);
    }));
}
/** After a stop, single deletions are not sent any more: then the bulk request has the last word. */
function unsettled(change, bulk, doubt, stopped) {
    const reason = `the bulk delete did not confirm it, and it could not be checked, because ${stopped}`;
    const { correlationId } = bulk;
    return {
        kind: 'failed',
        change,
        reason: bulk.kind === 'failed' ? bulk.reason : reason,
        certainty: doubt ? 'unknown' : 'not done',
        correlationId,
    };
}
function batches(changes) {
    const count = Math.ceil(changes.length / api/* MAX_BULK_IDS */.Jh);
    return Array.from({ length: count }, (_, index) => changes.slice(index * api/* MAX_BULK_IDS */.Jh, (index + 1) * api/* MAX_BULK_IDS */.Jh));
}

;// CONCATENATED MODULE: ./lib/polyai/apply.js



/**
 * Carries a plan to the cache: replacements first and, only if each of them was certainly made, deletions.
 * Reports exactly one outcome for each change. Never rejects for what a server does.
 */
async function apply(plan, options) {
    const replaced = await Promise.all(plan.replace.map((change) => replace(change, options)));
    if (replaced.some(outcome/* holdsBack */.it)) {
        const reason = `not all replacements were made, so nothing was deleted; ${options.whatNext}`;
        for (const change of plan.delete)
            options.settled({ kind: 'skipped', change, reason });
        return;
    }
    await deleteAll(plan.delete, options);
}
async function replace(change, options) {
    let bytes = 0;
    const result = await options.client.api.replace(change.id, change.entry.path, async () => {
        const audio = await options.audio(change);
        bytes = audio.length;
        return audio;
    });
    const done = result.kind === 'response' && result.response.status === 204;
    const outcome = done
        ? { kind: 'replaced', change, bytes, milliseconds: result.milliseconds }
        : failureOf(change, result, false);
    options.settled(outcome);
    return outcome;
}

// EXTERNAL MODULE: ./lib/report/log.js
var log = __webpack_require__(9820);
;// CONCATENATED MODULE: ./lib/stages/add-outcome.js

/** Adds the outcome of one planned change to the run, and logs it. */
function addOutcome(run, runner, outcome) {
    run.outcomes.set(outcome.change.id, outcome);
    runner.log((0,log/* outcomeLine */.RW)(outcome, run.outcomes.size, run.plan.replace.length + run.plan.delete.length));
}

;// CONCATENATED MODULE: ./lib/stages/apply.js




/** Applies a plan to the cache, and adds each outcome to the run as soon as it is known. */
async function applyPlan(run, plan, { client, runner, audio, recorded }) {
    await apply(plan, {
        client,
        audio: readAhead(plan.replace, {
            read: (change) => checkedBytes(change, audio),
            sizeOf: ({ id }) => run.audio.get(id)?.fileBytes ?? 0,
            width: client.concurrency,
            most: MAX_AHEAD_BYTES,
        }),
        whatNext: recorded ? 'the next run retries this' : 'this sync is not recorded, so run this job again',
        settled: (outcome) => addOutcome(run, runner, outcome),
        warn: (message) => run.warnings.push({ message }),
    });
    if (client.stopped.aborted)
        run.problems.push({ message: `stopped early: ${client.stopped.reason}` });
}
/** Audio that is read ahead while earlier files are being sent. Bytes. */
const MAX_AHEAD_BYTES = 8 * 1024 * 1024;
/** Reads a file again. Raises Blocked if it changed after its check. */
async function checkedBytes(change, { read }) {
    const result = await read(change);
    if (!result.ok)
        throw new problem/* Blocked */.r([result.problem]);
    return result.audio.bytes;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/audio/backup.js
var audio_backup = __webpack_require__(3766);
// EXTERNAL MODULE: ./lib/lib/numbers.js
var numbers = __webpack_require__(2129);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/polyai/each.js
var each = __webpack_require__(3435);
// EXTERNAL MODULE: ./lib/polyai/result.js
var polyai_result = __webpack_require__(7583);
;// CONCATENATED MODULE: ./lib/polyai/backup.js








/**
 * Downloads the audio that is about to be lost, as `<folder>/<entryId>.wav`, and returns how many files hold it.
 * Resolves only when all of it is on disk; raises Blocked if any of it cannot be downloaded, or would take the place of other content.
 * An entry to delete may be gone.
 */
async function backUp(changes, options) {
    const { client, folder } = options;
    let saved = 0;
    await blockIfUnwritable((0,promises_.mkdir)(folder, { recursive: true }));
    await (0,each/* each */._)(changes, client.concurrency, async (change) => {
        const result = await client.api.download(change.id);
        if (change.kind === 'delete' && (await isGone(change, result, client)))
            return;
        const audio = audioOf(change, result, options);
        await blockIfUnwritable(save((0,external_node_path_.join)(folder, `${change.id}.wav`), audio));
        saved += 1;
    });
    await blockIfUnwritable(flushFolder(folder));
    return saved;
}
/** Whether an entry to delete is not there any more. A 404 that is not PolyAI's own does not say so: the list does. */
async function isGone({ id }, result, client) {
    if (result.kind !== 'response' || result.response.status !== 404)
        return false;
    if ((0,polyai_response/* saysNotFound */.M0)(result.response))
        return true;
    const listing = await (0,polyai_listing/* findEntries */.I)([id], client);
    return listing.kind === 'entries' && listing.complete && !listing.entries.has(id);
}
/** The downloaded audio. Raises Blocked if it is none: half a backup would be found out only when it is needed. */
function audioOf(change, result, { explainBadAudio }) {
    const fail = (why) => problem/* Blocked */.r.because(`entry ${change.id} cannot be backed up: ${why}`);
    if (result.kind !== 'response')
        throw fail((0,polyai_result/* reasonOf */.A)(result));
    const { status, body } = result.response;
    if (status === 403) {
        const way = 'give the key the permission "audio_cache: read", or remove the input "backup"';
        throw fail(`${(0,polyai_response/* describeResponse */.Xg)(result.response)}: ${way}`);
    }
    if (status !== 200)
        throw fail((0,polyai_response/* describeResponse */.Xg)(result.response));
    const bad = explainBadAudio(body);
    if (bad !== undefined)
        throw fail(`PolyAI answered 200, but the response ${bad}`);
    return body;
}
/**
 * Under its name there is either nothing or the whole file, on disk. Other content of that name may be the only copy of what
 * an earlier run replaced, so it is never overwritten.
 */
async function save(path, content) {
    const there = await (0,promises_.lstat)(path).catch(ifMissing);
    if (there) {
        if (there.isFile() && (await (0,promises_.readFile)(path)).equals(content))
            return;
        throw problem/* Blocked */.r.because(`the backup would overwrite ${(0,lib_text/* quote */.hD)(path)}, which holds something else: move that file, or give each run its own folder, such as "backup: backup-\${{ github.run_id }}-\${{ github.run_attempt }}"`);
    }
    const part = `${path}.part`;
    await (0,promises_.rm)(part, { force: true });
    // Not through a link that someone has put there.
    const file = await (0,promises_.open)(part, 'wx');
    try {
        await file.writeFile(content);
        await file.sync();
    }
    finally {
        await file.close();
    }
    await (0,promises_.rename)(part, path);
}
/** New names last only when their folder is on disk, too. Windows has no such call for folders. */
async function flushFolder(folder) {
    if (process.platform === 'win32')
        return;
    const handle = await (0,promises_.open)(folder, 'r');
    await handle.sync().finally(() => handle.close());
}
function ifMissing(error) {
    if (error.code !== 'ENOENT')
        throw error;
}
async function blockIfUnwritable(work) {
    return work.catch((error) => {
        if (error instanceof problem/* Blocked */.r)
            throw error;
        throw problem/* Blocked */.r.because(`the backup cannot be written: ${error.message}`, { cause: error });
    });
}

;// CONCATENATED MODULE: ./lib/stages/backup.js





/** Saves the audio that the plan replaces or deletes, and adds a notice on how to restore it. */
async function saveBackup(run, plan, { backup, workspace }, client) {
    if (backup === undefined)
        return;
    const folder = (0,external_node_path_.resolve)(workspace, backup);
    const changes = [...plan.replace, ...plan.delete];
    const saved = await backUp(changes, { client, folder, explainBadAudio: audio_backup/* explainBadBackup */.P });
    run.notices.push({
        message: `the old audio is in ${(0,lib_text/* quote */.hD)(backup)}: ${(0,numbers/* plural */.LS)(saved, 'file')}, named after the entry ids; keep it with actions/upload-artifact. To restore a recording, put it in place of the entry's file in the repository and push. A deleted entry comes back under a new id when its phrase is next spoken`,
    });
}

;// CONCATENATED MODULE: ./lib/plan/misdirected.js
/**
 * Files that would lose the entry that they have for one that the agent does not have, even under another name: `from` is to be deleted,
 * and `to` cannot be replaced. The new id is a typing error.
 */
function misdirectedFiles(plan, missing, isOnAgent) {
    const paired = new Set();
    return missing.flatMap((to) => {
        const lost = plan.delete.filter(({ id, entry, reason }) => reason === 'removed' &&
            (entry?.path === to.entry.path || entry?.blob === to.entry.blob) &&
            isOnAgent(id));
        // A file with several ids may lose several entries to several ids.
        const from = lost.find((change) => !paired.has(change)) ?? lost[0];
        if (from)
            paired.add(from);
        return from ? [{ from, to }] : [];
    });
}

// EXTERNAL MODULE: ./lib/plan/transcripts.js
var transcripts = __webpack_require__(4652);
// EXTERNAL MODULE: ./lib/plan/plan.js
var plan_plan = __webpack_require__(9164);
;// CONCATENATED MODULE: ./lib/polyai/preflight.js




/** The runner shows ten annotations; the first says what is wrong. */
const MAX_NAMED = 9;
/**
 * Looks the planned entries up. What the plan replaces must be there: PolyAI has no call that creates an entry. What it deletes is
 * looked up for its phrase; one that is gone already makes this run list the cache twice.
 * Raises Blocked for a refused key, a cache that cannot be listed and, unless `allMayBeMissing`, an agent that has none of the entries.
 */
async function preflight(facts, client) {
    const { plan } = facts;
    const unknown = {
        listing: 'not allowed',
        missing: [],
        neverThere: new Set(),
        details: new Map(),
        listed: new Map(),
    };
    const changes = [...plan.replace, ...plan.delete];
    const ids = changes.map(({ id }) => id);
    const listing = (0,plan_plan/* hasChanges */.ik)(plan) ? await (0,polyai_listing/* findEntries */.I)(ids, client) : undefined;
    if (listing?.kind !== 'entries')
        return unknown;
    const { entries, complete } = listing;
    const lacks = ({ id }) => !entries.has(id);
    const missing = complete ? plan.replace.filter(lacks) : [];
    if (missing.length > 0 && missing.length === plan.replace.length && !facts.allMayBeMissing) {
        throw new problem/* Blocked */.r(allMissing(facts));
    }
    const details = ids.flatMap((id) => {
        const entry = entries.get(id);
        return entry ? [[id, entry]] : [];
    });
    const certain = complete || !changes.some(lacks);
    const asked = complete ? plan.delete.filter(({ reason }) => reason === 'requested') : [];
    return {
        listing: certain ? 'complete' : 'incomplete',
        missing,
        neverThere: new Set(asked.filter(lacks).map(({ id }) => id)),
        details: new Map(details),
        listed: entries,
    };
}
function allMissing({ plan, agentId, manifest }) {
    const { length } = plan.replace;
    const which = length === 1 ? 'does not have the entry' : `has none of the ${length} entries`;
    return [
        {
            message: `agent ${(0,lib_text/* quote */.hD)(agentId)} ${which} to be replaced: check agent id, region and key, and the ids in Agent Studio's audio cache`,
        },
        ...plan.replace.slice(0, MAX_NAMED).map(({ id, entry: { name, line, column } }) => ({
            message: `the agent has no entry ${id} (${(0,lib_text/* quote */.hD)(name)})`,
            file: manifest,
            line,
            column,
        })),
    ];
}

// EXTERNAL MODULE: ./lib/plan/restrict.js
var restrict = __webpack_require__(1291);
;// CONCATENATED MODULE: ./lib/report/phrases.js


/** What differs between two phrases, how PolyAI lists it, and how the manifest gives it, both quoted. */
function differenceOf({ match, listed, phrase }) {
    const isText = match === 'other transcript';
    const live = isText ? listed.transcript : listed.languageCode;
    const said = isText ? phrase.transcript : phrase.language;
    const [inPolyAI, inManifest] = excerpts((0,transcripts/* normalizeTranscript */.eT)(live ?? ''), (0,transcripts/* normalizeTranscript */.eT)(said ?? ''));
    return { what: isText ? 'phrase' : 'language', inPolyAI, inManifest };
}
/** Long texts are cut: what precedes their first difference is left out, but for some characters. */
const MAX_WHOLE = 100;
const BEFORE_DIFFERENCE = 30;
function excerpts(...texts) {
    const [a, b] = texts;
    let same = 0;
    while (same < a.length && a[same] === b[same])
        same += 1;
    const start = Math.max(a.length, b.length) > MAX_WHOLE ? Math.max(0, same - BEFORE_DIFFERENCE) : 0;
    const cut = (text) => (0,lib_text/* quote */.hD)(start > 0 ? `\u2026${text.slice(start).toWellFormed()}` : text);
    return [cut(a), cut(b)];
}
const MAX_SUGGESTED = 3;
/** The way out: the entries that do have the phrase. */
function suggestion(ids) {
    if (ids.length === 0)
        return '; no listed entry has that phrase: correct the id, or the phrase in the manifest';
    return `; did you mean ${ids.slice(0, MAX_SUGGESTED).join(' or ')}? Correct the id, or the phrase in the manifest`;
}
const phrases_MAX_NAMED = 10;
/** A notice about entries without a listed phrase; `which` says of what kind they are. */
function notCompared(which, entries) {
    const ids = entries.slice(0, phrases_MAX_NAMED).map(({ id }) => id);
    const more = entries.length - ids.length;
    const list = `${ids.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    return `PolyAI lists no phrase for some ${which}, so their transcripts could not be compared: ${list}`;
}

;// CONCATENATED MODULE: ./lib/stages/phrases.js




/**
 * Compares the plan's phrases with those that PolyAI lists. An entry to be deleted whose phrase differs is left alone, with a warning.
 * Returns the problems that prevent writing: files that would replace another phrase.
 */
function checkPhrases(run, listed, findIds) {
    const found = (0,transcripts/* findMismatches */.UY)(run.plan, listed);
    leaveOtherPhrases(run, found.delete);
    if (found.unknown.length > 0)
        run.notices.push({ message: notCompared('entries to be replaced', found.unknown) });
    return found.replace.map((one) => {
        const { id, entry } = one.change;
        const { what, inPolyAI, inManifest } = differenceOf(one);
        return {
            message: `${(0,lib_text/* quote */.hD)(entry.path)} would replace entry ${id}, whose ${what} in PolyAI is ${inPolyAI}, but in the manifest it is ${inManifest}${suggestion(findIds(entry))}`,
            file: run.manifest,
            line: entry.line,
            column: entry.column,
        };
    });
}
/** Whether the plan has any phrase that could be compared with a listing. */
function hasPhrases({ replace, delete: deletions }) {
    return [...replace, ...deletions].some(hasPhrase);
}
function hasPhrase({ entry }) {
    return entry?.transcript !== undefined || entry?.language !== undefined;
}
/**
 * Leaves alone, with a warning, what was removed from the manifest and has a phrase, but is not in a list that is incomplete: it may
 * be another phrase by now. A later run looks again.
 */
function leaveUnlisted(run, listed) {
    const isUnlisted = (change) => change.reason === 'removed' && hasPhrase(change) && !listed.has(change.id);
    for (const { id, entry } of run.plan.delete.filter(isUnlisted)) {
        run.warnings.push({
            message: `entry ${id} (${(0,lib_text/* quote */.hD)(entry?.path ?? '')}) was removed from the manifest but is left alone: PolyAI's list of the cache was incomplete, twice, and does not name it, so its phrase was not compared; run this job again`,
            file: run.manifest,
        });
    }
    run.plan = (0,restrict/* leaveToNextRun */.lm)(run.plan, isUnlisted);
}
/** Problems of files with a phrase whose entries are not in a list that is incomplete: they may be another phrase by now. */
function unlistedFiles({ plan, manifest }, listed) {
    const unlisted = plan.replace.filter((change) => hasPhrase(change) && !listed.has(change.id));
    return unlisted.map(({ id, entry }) => ({
        message: `the phrase of entry ${id} (${(0,lib_text/* quote */.hD)(entry.path)}) cannot be compared: PolyAI's list of the cache was incomplete, twice, and does not name it; run this job again`,
        file: manifest,
        line: entry.line,
        column: entry.column,
    }));
}
function leaveOtherPhrases(run, mismatches) {
    if (mismatches.length === 0)
        return;
    const left = new Set(mismatches.map(({ change }) => change));
    run.plan = (0,restrict/* withoutDeletions */.qL)(run.plan, 'another phrase', (change) => left.has(change));
    for (const one of mismatches) {
        const { id, entry } = one.change;
        const { what, inPolyAI, inManifest } = differenceOf(one);
        run.warnings.push({
            message: `entry ${id} (${(0,lib_text/* quote */.hD)(entry?.path ?? '')}) was removed from the manifest but is left alone: its ${what} in PolyAI is ${inPolyAI}, but in the manifest it was ${inManifest}; to delete it anyway, name it in the input "delete-ids"`,
            file: run.manifest,
        });
    }
}

;// CONCATENATED MODULE: ./lib/stages/preflight.js









const NOT_ON_AGENT = 'the agent has no such entry: it left the cache, or its id is wrong';
const CORRECT_IT = '; correct the id, or remove the line';
/**
 * Looks the plan up in the cache and returns the part of it that can be applied. On a dry run, a missing entry is a warning; in an undo,
 * it is also removed from the plan. Raises Blocked if a file would replace another phrase, or lose its entry to a wrong id.
 */
async function lookUp(run, client, runner, { undo, whyGone }) {
    const { agentId, manifest = '', plan } = run;
    if (!agentId)
        throw new Error('a cache cannot be looked up without an agent');
    // If the cache plays other files of this commit, it is the right agent's.
    const wereThere = plan.replace.some(({ id }) => whyGone(id) !== '');
    const isRightAgent = run.isLive && plan.keep > 0;
    const facts = { plan, agentId, manifest, allMayBeMissing: undo || isRightAgent || wereThere };
    const { listing, missing, neverThere, details, listed: cache } = await preflight(facts, client);
    for (const [id, entry] of details)
        run.details.set(id, entry);
    if (listing !== 'complete')
        run.notices.push({ message: notLookedUp(listing, plan) });
    if (listing === 'incomplete')
        leaveUnlisted(run, cache);
    const findIds = (0,transcripts/* phraseFinder */.GO)(cache);
    const problems = [
        ...(listing === 'incomplete' ? unlistedFiles(run, cache) : []),
        ...checkPhrases(run, cache, findIds),
        ...(undo ? [] : misdirected(run, missing)),
    ];
    if (problems.length > 0)
        throw new problem/* Blocked */.r(problems);
    if (run.dryRun && !undo)
        run.missing.push(...missing.map(({ id }) => id));
    for (const change of missing) {
        const reason = `${NOT_ON_AGENT}${whyGone(change.id)}${whoHasIt(findIds(change.entry))}`;
        if (run.dryRun || undo)
            run.warnings.push(onLine(run, change, `${(0,log/* nameOf */.Vb)(change)}: ${reason}${CORRECT_IT}`));
        else
            addOutcome(run, runner, failedForGood(change, reason));
    }
    run.plan = withoutUnknown(run, neverThere);
    const absent = new Set(missing);
    const possible = { ...run.plan, replace: run.plan.replace.filter((change) => !absent.has(change)) };
    if (undo)
        run.plan = possible;
    return possible;
}
/** An id in `delete-ids` that was never there is a typing error: it leaves the plan, so that it is not reported as deleted. */
function withoutUnknown({ plan, warnings }, neverThere) {
    if (neverThere.size === 0)
        return plan;
    const ids = [...neverThere];
    warnings.push({
        message: `input "delete-ids" names ${(0,numbers/* plural */.LS)(ids.length, 'entry', 'entries')} that the agent does not have (${(0,numbers/* listed */.KE)(ids)}): nothing is deleted there; check the ids`,
    });
    return { ...plan, delete: plan.delete.filter(({ id }) => !neverThere.has(id)) };
}
/** Problems of files that would lose their entry to an id that the agent does not have. */
function misdirected(run, missing) {
    const named = new Set(run.inputs?.deleteIds);
    const isMeant = (id) => run.details.has(id) && !named.has(id);
    return misdirectedFiles(run.plan, missing, isMeant).map(({ from, to }) => onLine(run, to, `${(0,lib_text/* quote */.hD)(to.entry.path)} moves from entry ${from.id}, which would be deleted, to entry ${to.id}, which the agent does not have: correct the id, or remove the line`));
}
const NOT_LOOKED_UP = {
    'not allowed': 'PolyAI does not let the API key read the audio cache (403), so the entries could not be looked up: the key does not have "audio_cache: read", or the agent id is wrong',
    incomplete: "PolyAI's list of the cache was incomplete, twice, so entries that it does not name are assumed to be there",
};
const NOT_COMPARED = '; their transcripts were not compared';
function notLookedUp(listing, plan) {
    return `${NOT_LOOKED_UP[listing]}${listing === 'not allowed' && hasPhrases(plan) ? NOT_COMPARED : ''}`;
}
/** Names the entry that has the phrase of a missing one. */
function whoHasIt([id]) {
    return id === undefined ? '' : `; entry ${id} has its phrase`;
}
function failedForGood(change, reason) {
    const known = { certainty: 'not on agent', correlationId: undefined };
    return { kind: 'failed', change, reason, ...known };
}
function onLine(run, change, message) {
    return { message, file: run.manifest, line: change.entry.line, column: change.entry.column };
}

;// CONCATENATED MODULE: ./lib/stages/write.js
/** The stages that only a run with changes loads: one chunk of the bundle, so that a run with nothing to do starts faster. */





/***/ })

};
