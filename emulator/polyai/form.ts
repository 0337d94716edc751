import { ApiFailure } from './failure.ts';

export interface DetailsForm {
  audio: Buffer;
  filename: string;
  text: string;
}

/** Reads the form of the details call. Node's own `Response` knows multipart, so nothing is parsed by hand. */
export async function readDetailsForm(body: Buffer, contentType: string): Promise<DetailsForm> {
  const refuse = (why: string) => new ApiFailure(400, 'INVALID_REQUEST', why);
  let form: FormData;
  try {
    form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  } catch {
    throw refuse('the body is not a form');
  }
  const file = form.get('file');
  if (!(file instanceof Blob)) throw refuse('the form must have a file');
  const text = parseSettings(form.get('settings'));
  if (text === undefined) throw refuse('settings must be JSON {"text", "config"}');
  return { audio: Buffer.from(await file.arrayBuffer()), filename: file.name, text };
}

function parseSettings(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    const settings = JSON.parse(value) as { text?: unknown; config?: unknown } | null;
    const config = settings?.config;
    const valid = typeof settings?.text === 'string' && typeof config === 'object' && config !== null;
    return valid ? (settings.text as string) : undefined;
  } catch {
    return undefined;
  }
}
