import type { Clock } from '../lib/clock.ts';
import { afterResult, type Circuit, CLOSED, isShared, probe, type TryReport } from './circuit-breaker.ts';

/** Holds requests back while the server is down. */
export interface OutageGate {
  /**
   * Resolves when a request may go: at once, or during an outage as the one that probes, or when the outage has ended. At
   * once when the run stops. `sent`: whether it was on its way before.
   */
  enter(request: number, sent: boolean): Promise<Pass>;
}

export type TryOutcome = Pick<TryReport, 'sign' | 'retryAfter' | 'ownFailures'>;

/** One permission to send. Either it reports what came of it, or it is given back. */
export interface Pass {
  /** Returns whether a failure belongs to the outage: then the request need not count it. */
  report(result: TryOutcome, why: string): boolean;
  giveBack(): void;
}

export interface OutageOptions {
  readonly clock: Clock;
  readonly stop: AbortController;
  /** How long an outage may last before the run gives up. Milliseconds. */
  readonly patience: number;
  /** Told when an outage turns out to last, and when it has ended. */
  readonly log: (line: string) => void;
}

interface Waiting {
  readonly request: number;
  readonly sent: boolean;
  readonly go: (isProbe: boolean) => void;
}

/** Opens a gate that only an outage closes; aborts `stop` when one has lasted too long. */
export function createOutageGate({ clock, stop, patience, log }: OutageOptions): OutageGate {
  let circuit: Circuit = CLOSED;
  let line: Waiting[] = [];
  let lastProbe = 0;
  const limits = { patience, random: clock.random };
  const letAllGo = () => {
    for (const { go } of line.splice(0)) go(false);
  };
  stop.signal.addEventListener('abort', letAllGo, { once: true });

  /** Lets one request through if it is time. */
  function tryProbe(): void {
    if (circuit.kind !== 'open' || clock.elapsed() < circuit.probeAt) return;
    const next = choose(line, lastProbe);
    if (!next) return;
    line = line.filter((waiting) => waiting !== next);
    lastProbe = next.request;
    circuit = probe(circuit);
    next.go(true);
  }

  function become(next: Circuit, why: string): void {
    const before = circuit;
    circuit = next;
    if (next.kind === 'open' && (before.kind !== 'open' || before.probeAt !== next.probeAt))
      void clock.sleep(next.probeAt - clock.elapsed(), stop.signal).then(tryProbe);
    if (next.kind === 'open' && next.failedProbes === 1 && before.kind === 'probing')
      log(`PolyAI, or the connection to it, is down (${why}): waiting up to ${seconds(patience)} for it`);
    if (next.kind === 'closed' && before.kind === 'probing') {
      if (before.failedProbes > 0) log(`PolyAI is back after ${seconds(clock.elapsed() - before.since)}`);
      letAllGo();
    }
    if (next.kind === 'given up' && before.kind !== 'given up') stop.abort(reasonToGiveUp(next, patience));
  }

  function pass(request: number, isProbe: boolean): Pass {
    const begun = clock.elapsed();
    return {
      report(result, why) {
        const report = { ...result, request, begun, now: clock.elapsed(), probe: isProbe };
        const shared = isShared(circuit, report);
        become(afterResult(circuit, report, limits), why);
        return shared;
      },
      giveBack() {
        this.report({ sign: 'nothing', retryAfter: undefined, ownFailures: 0 }, '');
      },
    };
  }

  return {
    async enter(request, sent) {
      if (circuit.kind === 'closed' || stop.signal.aborted) return pass(request, false);
      const isProbe = await new Promise<boolean>((go) => {
        line.push({ request, sent, go });
        tryProbe();
      });
      return pass(request, isProbe);
    },
  };
}

/**
 * Who probes: rather a request that was sent before, so that others stay unsent; but another one than last time, for it may
 * be that request alone which the server cannot take.
 */
function choose(line: readonly Waiting[], last: number): Waiting | undefined {
  const others = line.filter(({ request }) => request !== last);
  return others.find(({ sent }) => sent) ?? others[0] ?? line[0];
}

function reasonToGiveUp({ askedToWait }: Circuit & { kind: 'given up' }, patience: number): string {
  const down = 'PolyAI, or the connection to it, is down';
  if (askedToWait !== undefined)
    return `${down} and asks to wait ${seconds(askedToWait)}, more than the ${seconds(patience)} that "max-attempts" allows: run this again later`;
  return `${down}${patience > 0 ? ` and has been for ${seconds(patience)}` : ''}: run this again later`;
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 1_000)} s`;
}
