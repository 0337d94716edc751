export const id = 333;
export const ids = [333];
export const modules = {

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
