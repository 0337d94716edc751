export const id = 156;
export const ids = [156];
export const modules = {

/***/ 8432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fc: () => (/* binding */ unsupportedSyntax),
/* harmony export */   qU: () => (/* binding */ readFields),
/* harmony export */   qm: () => (/* binding */ positionOfValue),
/* harmony export */   vz: () => (/* binding */ sourceOf),
/* harmony export */   yR: () => (/* binding */ readText),
/* harmony export */   ym: () => (/* binding */ addFault)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5924);


function addFault({ faults }, { line, column }, message) {
    faults.push({ message, line, column });
}
function positionOfValue({ locate }, field) {
    return field.value ? locate(field.value.range[0]) : field.at;
}
/** The fields of a mapping; of anything else none, after reporting `expected`. */
function readFields(context, node, at, expected) {
    const fault = unsupportedSyntax(node) ?? ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) ? undefined : expected);
    if (fault)
        addFault(context, at, fault);
    if (fault || !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
        return [];
    const lines = new Map();
    return node.items.flatMap(({ key, value }) => readField(context, key, value, lines) ?? []);
}
function readField(context, node, value, lines) {
    const at = context.locate(node.range[0]);
    const fault = unsupportedSyntax(node) ?? keyFault(node);
    if (fault)
        addFault(context, at, fault);
    if (fault || !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
        return undefined;
    const key = sourceOf(node);
    const first = lines.get(key);
    if (first === undefined)
        lines.set(key, at.line);
    else
        addFault(context, at, `the key ${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(key)} is on line ${first} and on line ${at.line}: keep one of them`);
    return { key, at, value, isDuplicate: first !== undefined };
}
function keyFault(node) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
        return 'a key cannot be a list or mapping: write a file name, e.g. "greeting.wav"';
    if (sourceOf(node) === '<<')
        return 'merge keys ("<<") are not supported: write the entries out';
    return undefined;
}
/** The text that a field holds; undefined, after reporting it, where that is not text. `what` says what it should be. */
function readText(context, field, what) {
    const { key, value } = field;
    const at = positionOfValue(context, field);
    const odd = unsupportedSyntax(value);
    if (odd)
        addFault(context, at, odd);
    else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(value) && typeof value.value === 'string')
        return value.value;
    else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(value) && value.value !== null) {
        addFault(context, at, `"${key}" must be text: write it in quotes, ${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(sourceOf(value))}`);
    }
    else
        addFault(context, at, `"${key}" must be ${what}: write it in quotes, or remove "${key}"`);
    return undefined;
}
/** What JSON does not have, and a reader of the manifest would have to look up. */
function unsupportedSyntax(node) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
        return `aliases (${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(`*${node.source}`)}) are not supported: write the value itself`;
    if (node?.anchor !== undefined) {
        return `anchors (${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(`&${node.anchor}`)}) are not supported: remove the anchor`;
    }
    if (node?.tag !== undefined)
        return `tags (${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(node.tag)}) are not supported: remove the tag`;
    return undefined;
}
/** The text of a scalar, before YAML makes a number or boolean of it. */
function sourceOf(node) {
    return node.source ?? String(node.value);
}


/***/ }),

/***/ 6156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseProject: () => (/* binding */ parseProject)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _lib_ids_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6485);
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5924);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8432);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3638);





/** What the kit calls each region. */
const KIT_NAMES = {
    us: 'us-1',
    eu: 'euw-1',
    uk: 'uk-1',
    studio: 'studio',
};
const REGION_OF = new Map(_lib_ids_js__WEBPACK_IMPORTED_MODULE_3__/* .REGIONS */ .ij.map((region) => [KIT_NAMES[region], region]));
/** Reads `project_id` and `region` from a project file; other keys are ignored. */
function parseProject(bytes, file) {
    const text = new TextDecoder().decode(bytes);
    const locate = (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .locator */ .fl)(text);
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { uniqueKeys: true, prettyErrors: false, logLevel: 'silent' });
    const [error] = document.errors;
    if (error) {
        const message = `the project file is not valid YAML: ${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(error.message)}`;
        return { ok: false, problems: [{ message, file, ...locate(error.pos[0]) }] };
    }
    const root = document.contents;
    const problems = [];
    const read = (key, parse, allowed) => {
        const field = fieldOf(root, key);
        if (!field)
            return undefined;
        const value = field.text === undefined ? undefined : parse(field.text);
        if (value === undefined) {
            const found = field.text === undefined ? 'is not plain text' : `is ${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(field.text)}`;
            problems.push({ message: `${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(key)} ${found}: write ${allowed}`, file, ...locate(field.offset) });
        }
        return value;
    };
    const agentId = read('project_id', _lib_ids_js__WEBPACK_IMPORTED_MODULE_3__/* .parseAgentId */ .Qz, 'the project id from Agent Studio');
    const region = read('region', (name) => REGION_OF.get(name), `one of ${[...REGION_OF.keys()].join(', ')}`);
    if (problems.length > 0)
        return { ok: false, problems };
    if (!agentId)
        return { ok: false, problems: [{ message: NO_PROJECT_ID, file, ...START }] };
    return { ok: true, project: { file, agentId, region } };
}
const START = { line: 1, column: 1 };
const NO_PROJECT_ID = 'the project file has no "project_id": name the project.yaml of a PolyAI ADK project in the input "project"';
/** The text of a top-level key's value, and its position. Undefined where the key is missing or has no value. */
function fieldOf(root, key) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(root))
        return undefined;
    const pair = root.items.find((item) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(item.key) && item.key.value === key);
    const value = pair?.value;
    if (!value || ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(value) && value.value === null))
        return undefined;
    return { text: (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(value) ? (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .sourceOf */ .vz)(value) : undefined, offset: value.range[0] };
}


/***/ })

};
