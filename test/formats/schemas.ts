import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';

type Schema = Record<string, unknown>;

/** Asserts that JSON text satisfies a schema, and names every place where it does not. */
export const assertValid = (schema: Schema, text: string): void => {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  const validate = ajv.compile(schema);
  assert.ok(validate(JSON.parse(text)), ajv.errorsText(validate.errors, { separator: '\n' }));
};

const ownSchema = (name: string): Schema => JSON.parse(readFileSync(join(import.meta.dirname, `${name}.schema.json`), 'utf8'));

export const reportSchema = (): Schema => ownSchema('report');

export const planSchema = (): Schema => ownSchema('plan');

/**
 * The schema of SARIF 2.1.0, from the devDependency that carries it. It is written for draft 04, of which only the name of
 * its own id differs from what Ajv reads.
 */
export const sarifSchema = (): Schema | undefined => {
  try {
    const path =
      process.env.PLIMSOLL_SARIF_SCHEMA ??
      createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
    const { id: _id, $schema: _draft, ...schema } = JSON.parse(readFileSync(path, 'utf8')) as Schema;
    return schema;
  } catch {
    return undefined;
  }
};
