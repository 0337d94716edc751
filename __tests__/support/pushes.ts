import type { ChildProcess } from 'node:child_process';
import type { Scene } from './scene.ts';

/** Commits a push that replaces entries 1 and 2 and deletes 3, 4 and 5; returns the commit before it. */
export function commitChanges(scene: Scene): string {
  scene.manifest({ 'a.wav': '1', 'b.wav': '2', 'c.wav': '3', 'd.wav': '4', 'e.wav': '5' });
  const before = scene.repository.commit('first');
  scene.record('a.wav', 1);
  scene.record('b.wav', 1);
  scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
  scene.repository.commit('second');
  return before;
}

/** Commits a push that deletes entry 2 alone; returns the commit before it. */
export function commitDeletion(scene: Scene): string {
  scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
  const before = scene.repository.commit('first');
  scene.manifest({ 'a.wav': '1' });
  scene.repository.commit('second');
  return before;
}

/** Commits six files for the entries 1 to 6. */
export function commitSix(scene: Scene): void {
  scene.manifest(Object.fromEntries(['1', '2', '3', '4', '5', '6'].map((id) => [`${id}.wav`, id])));
  scene.repository.commit('first');
}

/** Inputs for a push that may delete all that it finds, and gives up soon. */
export const QUICK = { 'max-attempts': '2', 'max-deletes': '100%' };

/** Does something to the action's process once so many writes have arrived: for a step's `started`. */
export function onceWriting(scene: Scene, writes: number, act: (child: ChildProcess) => void) {
  return (child: ChildProcess) => {
    const timer = setInterval(() => {
      if (scene.writes().length < writes) return;
      clearInterval(timer);
      act(child);
    }, 5);
    child.once('exit', () => clearInterval(timer));
  };
}
