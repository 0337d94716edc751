import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

function compile(name: string) {
  const schema = JSON.parse(readFileSync(new URL(`../../schema/${name}`, import.meta.url), 'utf8'));
  const options = { allErrors: true, strict: true, strictTypes: false, discriminator: true };
  return new Ajv2020(options).compile(schema);
}

const VALIDATORS = {
  sync: compile('report.schema.json'),
  verify: compile('verify-report.schema.json'),
  import: compile('import-report.schema.json'),
};

/** What the schema of an action's report file does not allow, in words; empty if all is well. */
export function reportViolations(text: string, action: keyof typeof VALIDATORS = 'sync'): string[] {
  const validate = VALIDATORS[action];
  if (validate(JSON.parse(text))) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}
