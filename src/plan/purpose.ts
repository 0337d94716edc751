/**
 * What a run is for: `sync` follows HEAD; `compare` shows what a merge would do; `preview` replaces and deletes nothing; `undo`
 * brings the base back.
 */
export type Purpose = 'sync' | 'compare' | 'preview' | 'undo';
