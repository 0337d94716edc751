import { empty, type HttpResponse, json } from '../http/response.ts';
import type { Change } from './changes.ts';
import { ApiFailure, failureResponse } from './failure.ts';
import type { Fault } from './faults.ts';

/** How a request ends: with a response, perhaps cut short, or without one. */
export type Ending =
  | { kind: 'response'; response: HttpResponse; scripted: boolean; cut?: true | number }
  | { kind: 'reset' }
  | { kind: 'hung' };

/** The true work behind a request, done only when a fault lets it be done. */
export interface Work {
  correlationId: string;
  perform(spared?: readonly string[]): Promise<HttpResponse>;
  change(change: Change): void;
  deleteEntries(ids: readonly string[]): void;
}

export async function respond(fault: Fault | undefined, work: Work): Promise<Ending> {
  if (!fault) return { kind: 'response', response: await work.perform(), scripted: false };
  if ('status' in fault) {
    if (fault.performed) await work.perform();
    return { kind: 'response', response: scriptedResponse(fault, work.correlationId), scripted: true };
  }
  if ('reset' in fault) {
    if (fault.reset === 'after') await work.perform();
    return { kind: 'reset' };
  }
  if ('truncate' in fault) {
    return { kind: 'response', response: await work.perform(), scripted: true, cut: fault.truncate };
  }
  if ('hang' in fault) {
    if (fault.performed) await work.perform();
    return { kind: 'hung' };
  }
  if ('bulkFailed' in fault) {
    return { kind: 'response', response: await work.perform(fault.bulkFailed), scripted: true };
  }
  if ('bulkResponse' in fault) {
    if (fault.performed === true) await work.perform();
    else if (fault.performed) work.deleteEntries(fault.performed);
    return { kind: 'response', response: json(200, fault.bulkResponse), scripted: true };
  }
  const response = await work.perform();
  if ('changes' in fault) for (const change of [fault.changes].flat()) work.change(change);
  return { kind: 'response', response, scripted: false };
}

function scriptedResponse(fault: Fault & { status: number }, correlationId: string): HttpResponse {
  const { status, headers = {}, body } = fault as Extract<Fault, { status: number }>;
  const response = defaultResponse(status, body, correlationId);
  for (const [name, value] of Object.entries(headers)) response.headers[name.toLowerCase()] = value;
  return response;
}

function defaultResponse(status: number, body: unknown, correlationId: string): HttpResponse {
  if (status === 204 || status === 304 || (body === undefined && status < 400)) {
    return empty(status);
  }
  if (body === undefined) {
    return failureResponse(new ApiFailure(status, 'SCRIPTED_FAULT', 'a scripted fault'), correlationId);
  }
  if (typeof body === 'string') {
    const type = body.trimStart().startsWith('<') ? 'text/html' : 'text/plain';
    return { status, headers: { 'content-type': type }, body: Buffer.from(body) };
  }
  return json(status, body);
}
