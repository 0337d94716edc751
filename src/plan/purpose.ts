/**
 * What a run is for: `sync` follows the branch; `compare` shows what a merge would do; `preview` applies a pull request on top of its
 * base and deletes nothing; `undo` reverts previews.
 */
export type Purpose = 'sync' | 'compare' | 'preview' | 'undo';
