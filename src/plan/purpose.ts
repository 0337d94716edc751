/**
 * What a run is for: `sync` follows the branch; `compare` shows what a merge would do; `preview` lays a pull request over its base
 * and deletes nothing; `undo` takes previews back.
 */
export type Purpose = 'sync' | 'compare' | 'preview' | 'undo';
