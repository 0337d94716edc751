/**
 * Tells an outage, which concerns every request, from the trouble of one entry. Pure: what a result changes, and nothing is
 * done. Times are milliseconds of one clock. Why the rules are these: docs/decisions/0006-retries-and-rate-limit.md.
 */
export type Circuit =
  | {
      readonly kind: 'closed';
      /** When the last outage ended: what was sent before says nothing about now. */
      readonly closedAt: number;
      /** Requests in a row, each of which is in trouble that may be its own. */
      readonly suspects: readonly number[];
    }
  /** Nothing is sent before `probeAt`, and then one request alone. */
  | ({ readonly kind: 'open'; readonly probeAt: number } & Outage)
  /** That request is on its way. */
  | ({ readonly kind: 'probing'; readonly notBefore: number } & Outage)
  | ({ readonly kind: 'given up'; readonly askedToWait: number | undefined } & Outage);

interface Outage {
  readonly since: number;
  /** How many probes have failed. */
  readonly failedProbes: number;
  /** The request that alone has met it; undefined once several have. */
  readonly only: number | undefined;
}

/**
 * What a result says about the server. `up`: it responds. `down`: every request would fail. `unclear`: it may
 * be this request alone. `nothing`: it never came to that.
 */
export type Sign = 'up' | 'down' | 'unclear' | 'nothing';

export interface TryReport {
  readonly sign: Sign;
  /** Which request: the same number for all its tries. */
  readonly request: number;
  readonly begun: number;
  readonly now: number;
  /** Whether it was the one request that was let through. */
  readonly probe: boolean;
  /** Milliseconds that the server asks to wait. */
  readonly retryAfter: number | undefined;
  /** How many tries of this request failed before and were counted as its own. */
  readonly ownFailures: number;
}

export interface CircuitLimits {
  /** How long an outage may last, in milliseconds. */
  readonly patience: number;
  /** From 0 up to 1. */
  readonly random: () => number;
}

export const CLOSED: Circuit = { kind: 'closed', closedAt: Number.NEGATIVE_INFINITY, suspects: [] };

/** So many requests in a row in trouble of their own are not a coincidence. */
const MAX_SUSPECTS = 3;
/** Waits between probes: 0.5 s, 1 s, 2 s, … 10 s, give or take a fifth: 16 probes in two minutes. */
const FIRST_WAIT = 500;
const MAX_WAIT = 10_000;
const JITTER = 0.2;

/** What the circuit is after a result. */
export function afterResult(circuit: Circuit, report: TryReport, limits: CircuitLimits): Circuit {
  switch (circuit.kind) {
    case 'closed':
      return whenClosed(circuit, report, limits);
    case 'open':
      return { ...circuit, only: onlyOf(circuit, report), probeAt: Math.max(circuit.probeAt, asked(report)) };
    case 'probing':
      if (report.probe) return afterProbe(circuit, report, limits);
      return {
        ...circuit,
        only: onlyOf(circuit, report),
        notBefore: Math.max(circuit.notBefore, asked(report)),
      };
    case 'given up':
      return circuit;
  }
}

/**
 * Whether a failed try is the outage's and not its request's: such a try is not counted. Not shared is an outage that only
 * this request has met, which met one before that others found to be over.
 */
export function isShared(circuit: Circuit, { sign, probe, request, ownFailures }: TryReport): boolean {
  if (circuit.kind === 'closed' || (circuit.only === request && ownFailures > 1)) return false;
  return probe || sign === 'down';
}

/** One request is let through. */
export function probe(circuit: Circuit): Circuit {
  if (circuit.kind !== 'open') return circuit;
  const { since, failedProbes, only } = circuit;
  return { kind: 'probing', since, failedProbes, only, notBefore: 0 };
}

function whenClosed(
  circuit: Circuit & { kind: 'closed' },
  report: TryReport,
  limits: CircuitLimits,
): Circuit {
  const { sign, request, begun, now } = report;
  if (sign === 'up') return { ...circuit, suspects: [] };
  if (sign === 'nothing' || begun < circuit.closedAt) return circuit;
  const suspects = [...new Set([...circuit.suspects, request])];
  if (sign === 'unclear' && suspects.length < MAX_SUSPECTS) return { ...circuit, suspects };
  const only = sign === 'down' ? request : undefined;
  return wait({ since: now, failedProbes: 0, only }, report, limits);
}

function afterProbe(
  circuit: Circuit & { kind: 'probing' },
  report: TryReport,
  limits: CircuitLimits,
): Circuit {
  const { since, failedProbes, notBefore } = circuit;
  const { sign, now } = report;
  const only = onlyOf(circuit, report);
  if (sign === 'up') return { kind: 'closed', closedAt: now, suspects: [] };
  if (sign === 'nothing')
    return { kind: 'open', since, failedProbes, only, probeAt: Math.max(now, notBefore) };
  const next = wait({ since, failedProbes: failedProbes + 1, only }, report, limits);
  return next.kind === 'open' ? { ...next, probeAt: Math.max(next.probeAt, notBefore) } : next;
}

function onlyOf({ only }: Outage, { sign, request }: TryReport): number | undefined {
  return only === request || sign === 'up' || sign === 'nothing' ? only : undefined;
}

/** The last probe comes at the end of the patience. If the server asks for more time than is left, the run gives up. */
function wait(outage: Outage, report: TryReport, { patience, random }: CircuitLimits): Circuit {
  const { now } = report;
  const end = outage.since + patience;
  const askedToWait = asked(report) > end ? report.retryAfter : undefined;
  if (now >= end || askedToWait !== undefined) return { kind: 'given up', ...outage, askedToWait };
  const base = Math.min(MAX_WAIT, FIRST_WAIT * 2 ** outage.failedProbes);
  const due = now + base * (1 - JITTER + 2 * JITTER * random());
  return { kind: 'open', ...outage, probeAt: Math.max(Math.min(due, end), asked(report)) };
}

/** Until when the server asks to be left alone; only an outage's word counts for everyone. */
function asked({ sign, now, retryAfter }: TryReport): number {
  return sign === 'down' && retryAfter !== undefined ? now + retryAfter : 0;
}
