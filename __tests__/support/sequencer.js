import Sequencer from '@jest/test-sequencer';

/** Folders whose files take longest, with waits of half a minute in them: they go first, so that no worker idles at the end. */
const LONG = ['scenarios', 'model', 'examples'];

export default class LongFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => (LONG.includes(path.split(/[\\/]/).at(-2)) ? 0 : 1);
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
}
