import { type Answer, ApiFailure, failureAnswer, json } from '../http/response.ts';
import type { Fault } from './faults.ts';

/** How a request ends: an answer, perhaps cut short, or none. */
export type Reply =
  | { kind: 'answer'; answer: Answer; scripted: boolean; cut?: true | number }
  | { kind: 'reset' }
  | { kind: 'hung' };

/** The true work behind a request, done only when a fault lets it be done. */
export interface Work {
  correlationId: string;
  perform(spared?: readonly string[]): Promise<Answer>;
  deleteEntries(ids: readonly string[]): void;
}

export async function replyTo(fault: Fault | undefined, work: Work): Promise<Reply> {
  if (!fault) return { kind: 'answer', answer: await work.perform(), scripted: false };
  if ('status' in fault) {
    if (fault.performed) await work.perform();
    return { kind: 'answer', answer: badAnswer(fault, work.correlationId), scripted: true };
  }
  if ('reset' in fault) {
    if (fault.reset === 'after') await work.perform();
    return { kind: 'reset' };
  }
  if ('truncate' in fault) {
    return { kind: 'answer', answer: await work.perform(), scripted: true, cut: fault.truncate };
  }
  if ('hang' in fault) {
    if (fault.performed) await work.perform();
    return { kind: 'hung' };
  }
  if ('bulkFailed' in fault) {
    return { kind: 'answer', answer: await work.perform(fault.bulkFailed), scripted: true };
  }
  if ('bulkAnswer' in fault) {
    if (fault.performed === true) await work.perform();
    else if (fault.performed) work.deleteEntries(fault.performed);
    return { kind: 'answer', answer: json(200, fault.bulkAnswer), scripted: true };
  }
  return { kind: 'answer', answer: await work.perform(), scripted: false };
}

function badAnswer(fault: Fault & { status: number }, correlationId: string): Answer {
  const { status, headers = {}, body } = fault as Extract<Fault, { status: number }>;
  const answer = defaultAnswer(status, body, correlationId);
  for (const [name, value] of Object.entries(headers)) answer.headers[name.toLowerCase()] = value;
  return answer;
}

function defaultAnswer(status: number, body: unknown, correlationId: string): Answer {
  if (status === 204 || status === 304 || (body === undefined && status < 400)) {
    return { status, headers: {}, body: Buffer.alloc(0) };
  }
  if (body === undefined) {
    return failureAnswer(new ApiFailure(status, 'SCRIPTED_FAULT', 'a scripted fault'), correlationId);
  }
  if (typeof body === 'string') {
    const type = body.trimStart().startsWith('<') ? 'text/html' : 'text/plain';
    return { status, headers: { 'content-type': type }, body: Buffer.from(body) };
  }
  return json(status, body);
}
