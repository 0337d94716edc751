export const id = 32;
export const ids = [32];
export const modules = {

/***/ 8032:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explainNoMatch: () => (/* binding */ explainNoMatch),
/* harmony export */   selectNames: () => (/* binding */ selectNames)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _actions_glob__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4430);
/* harmony import */ var minimatch__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3581);
/* harmony import */ var _lib_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2788);
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5924);





/** A repository that has more files than that below the manifest's folder gets the rest matched by name. */
const MAX_WALKED_FILES = 20_000;
const IS_WINDOWS = process.platform === 'win32';
/** Those of `@actions/glob` (internal-pattern.ts). */
const MATCH_OPTIONS = {
    dot: true,
    nobrace: true,
    nocase: IS_WINDOWS,
    nocomment: true,
    noext: true,
    nonegate: true,
};
/**
 * Which of the names (relative to `root`, the manifest's folder, `/`-separated) the patterns of the input `files` select; a later
 * pattern wins over an earlier one. `@actions/glob` walks the files that are there, without following links. What it does not
 * find is matched by its name, by the same rules: sparse checkouts leave files out, and some disks spell names in their own way.
 * Patterns ignore letter case on Windows only, as `@actions/glob` has it. Raises Blocked for patterns that it does not take.
 */
async function selectNames(patterns, names, root) {
    const parsed = parsePatterns(patterns);
    const walked = await walkFiles(parsed, root);
    const matches = nameMatcher(parsed);
    return new Set(names.filter((name) => walked.has(name) || matches(name)));
}
/** Only exclusions: everything but those. */
function parsePatterns(patterns) {
    const parsed = patterns.map(parsePattern);
    return parsed.every(({ excludes }) => excludes) ? [{ excludes: false, glob: '**' }, ...parsed] : parsed;
}
function parsePattern(pattern) {
    const [, negations = '', rest = ''] = /^((?:!\s*)*)(?:\.\/)?(.*)$/.exec(pattern) ?? [];
    if (/^(?:[/\\~]|[A-Za-z]:)/.test(rest) || rest === '')
        throw refuse(pattern, "must be relative to the manifest's folder");
    if (/(?:^|[/\\])\.\.?(?:[/\\]|$)/.test(rest)) {
        throw refuse(pattern, 'must not have "." or "..": only files in the manifest\'s folder can be selected');
    }
    const glob = (IS_WINDOWS ? rest.replaceAll('\\', '/') : rest).replaceAll(/\/+/g, '/');
    return { excludes: negations.replaceAll(/\s/g, '').length % 2 === 1, glob };
}
function refuse(pattern, why) {
    return _lib_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Blocked */ .r.because(`input "files": the pattern ${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(pattern)} ${why}`);
}
/** Names of files on disk that the patterns select. None where the disk cannot be walked. */
async function walkFiles(patterns, root) {
    const base = escapeGlob(root);
    const lines = patterns.map(({ excludes, glob }) => `${excludes ? '!' : ''}${base}/${glob}`);
    const options = { followSymbolicLinks: false, matchDirectories: false };
    const globber = await (0,_actions_glob__WEBPACK_IMPORTED_MODULE_1__/* .create */ .v)(lines.join('\n'), options).catch((error) => {
        throw _lib_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Blocked */ .r.because(`input "files": ${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(error.message)}`, { cause: error });
    });
    const found = new Set();
    try {
        for await (const path of globber.globGenerator()) {
            found.add((0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(root, path).split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join('/'));
            if (found.size >= MAX_WALKED_FILES)
                break;
        }
    }
    catch {
        // A folder that this job may not read: what is in it can be matched by name.
    }
    return found;
}
/** Matches names as `@actions/glob` matches paths: a pattern that names a folder means all that is in it. */
function nameMatcher(patterns) {
    const rules = patterns.map(({ excludes, glob }) => ({ excludes, matches: globMatcher(glob) }));
    return (name) => rules.reduce((selected, { excludes, matches }) => (matches(name) ? !excludes : selected), false);
}
function globMatcher(glob) {
    const meansFolder = glob.endsWith('/');
    const bare = meansFolder ? glob.slice(0, -1) : glob;
    const itself = new minimatch__WEBPACK_IMPORTED_MODULE_2__/* .Minimatch */ .VR(bare, MATCH_OPTIONS);
    const below = new minimatch__WEBPACK_IMPORTED_MODULE_2__/* .Minimatch */ .VR(`${bare}/**`, MATCH_OPTIONS);
    const isOpen = bare === '**' || bare.endsWith('/**');
    if (isOpen && !meansFolder)
        return (name) => itself.match(`${name}/`);
    return (name) => (!meansFolder && itself.match(name)) || below.match(name);
}
/** Makes a folder's name stand for itself, as the glob library escapes it. */
function escapeGlob(path) {
    const slashes = IS_WINDOWS ? path.replaceAll('\\', '/') : path.replaceAll('\\', '\\\\');
    return slashes
        .replaceAll(/\[(?=[^/]+\])/g, '[[]')
        .replaceAll('?', '[?]')
        .replaceAll('*', '[*]');
}
/** Patterns that select no file of the manifest would leave every change alone for good. `folder`: the manifest's, `.` for the top. */
function explainNoMatch(patterns, folder, mapped) {
    const files = mapped === 1 ? 'the one file' : `any of the ${mapped} files`;
    const message = `input "files" does not match ${files} that the manifest names, so nothing would ever be sent`;
    return {
        message: `${message}: ${folderHint(patterns, folder) ?? "its patterns are relative to the manifest's folder"}`,
    };
}
/** A pattern that begins with the manifest's folder, or the end of its path, as if it began at the top. */
function folderHint(patterns, folder) {
    const parts = folder === '.' ? [] : folder.split('/');
    const prefixes = parts.map((_, index) => `${parts.slice(index).join('/')}/`);
    for (const pattern of patterns) {
        const prefix = prefixes.find((start) => pattern.replace(/^\.\//, '').startsWith(start));
        if (prefix === undefined)
            continue;
        const better = pattern.replace(/^\.\//, '').slice(prefix.length) || '**';
        return `patterns are relative to the manifest's folder ${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(folder)}, so write ${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(better)} in place of ${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(pattern)}`;
    }
    return undefined;
}


/***/ })

};
