import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { readBody, sendResponse } from '../http/messages.ts';
import { json } from '../http/response.ts';
import type { RequestRecord } from './request-log.ts';

export const CONTROL_PREFIX = '/_emulator/';

/** What the control calls may do; the emulator hands itself over. */
export interface Controls {
  state(): unknown;
  requests: readonly RequestRecord[];
  addFaults(value: unknown): number;
  /** To that agent, or to the first one. */
  addChanges(value: unknown, agentId: string | undefined): number;
  reset(): void;
}

/** The emulator's own calls: not part of PolyAI's API, without a key, in no log. */
export async function control(
  controls: Controls,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { bytes } = await readBody(request);
  const [path = '', search] = (request.url ?? '').slice(CONTROL_PREFIX.length).split('?');
  const call = { name: `${request.method} ${path}`, query: new URLSearchParams(search), body: bytes };
  try {
    sendResponse(response, json(200, perform(controls, call)));
  } catch (error) {
    const status = error instanceof UnknownControl ? 404 : 400;
    const why = error instanceof Error ? error.message : String(error);
    sendResponse(response, json(status, { error: STATUS_CODES[status], message: why }));
  }
}

class UnknownControl extends Error {}

interface Call {
  name: string;
  query: URLSearchParams;
  body: Buffer;
}

function perform(controls: Controls, { name, query, body }: Call): unknown {
  switch (name) {
    case 'GET state':
      return controls.state();
    case 'GET requests':
      return { requests: controls.requests.map(withoutKey) };
    case 'POST faults':
      return { added: controls.addFaults(JSON.parse(body.toString())) };
    case 'POST changes':
      return { changed: controls.addChanges(JSON.parse(body.toString()), query.get('agent') ?? undefined) };
    case 'POST reset':
      controls.reset();
      return { reset: true };
    default:
      throw new UnknownControl(
        `the control calls are GET state, GET requests, POST faults, POST changes and POST reset under ${CONTROL_PREFIX}`,
      );
  }
}

/** Someone may have sent a real key by mistake. */
function withoutKey(record: RequestRecord): RequestRecord {
  const { 'x-api-key': key, ...headers } = record.headers;
  return { ...record, headers: key === undefined ? headers : { ...headers, 'x-api-key': '***' } };
}
