/** How a run goes, as the sequence wants it. */
export interface Course {
  /** The call to GitHub or PolyAI, counted from 1, at which the run is killed. */
  readonly killAt?: number;
  /** Whether that call still has its effect. */
  readonly killAfter?: boolean;
  /** The call before which the run waits for another one. */
  readonly pauseAt?: number;
  /** Says what becomes of a write to PolyAI. */
  readonly write?: () => 'done' | 'refused' | 'done in doubt' | 'not done in doubt';
  /** Whether GitHub takes a new note, and the end of one. */
  readonly note?: (what: 'create' | 'end') => boolean;
}

/** The machine that a run was on is gone. */
export class Killed extends Error {}

/** Everything that a run does outside goes through here. */
export interface Control {
  readonly course: Course;
  readonly killed: boolean;
  /** Resolves once the run waits. */
  readonly paused: Promise<void>;
  resume(): void;
  pass<Result>(effect: () => Result): Promise<Result>;
}

export function createControl(course: Course, tick: () => void): Control {
  const paused = Promise.withResolvers<void>();
  const resumed = Promise.withResolvers<void>();
  let calls = 0;
  let killed = false;
  let isWaiting = course.pauseAt !== undefined;
  return {
    course,
    paused: paused.promise,
    get killed() {
      return killed;
    },
    resume() {
      isWaiting = false;
      resumed.resolve();
    },
    async pass(effect) {
      calls += 1;
      const call = calls;
      if (isWaiting && call >= (course.pauseAt ?? 0)) {
        paused.resolve();
        await resumed.promise;
      }
      if (killed) throw new Killed();
      tick();
      if (call !== course.killAt) return effect();
      killed = true;
      if (course.killAfter) effect();
      throw new Killed();
    },
  };
}
