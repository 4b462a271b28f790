import { z } from 'zod';
import { RunRecord } from '../../harness/verdict/run-record.ts';

/** The JSON schema of `run.json`, as a file: what `run.schema.json` must hold. */
export function runSchemaText(): string {
  const { $schema, ...schema } = z.toJSONSchema(RunRecord);
  const title = 'A run of Touchstone against one home server (run.json)';
  return `${JSON.stringify({ $schema, title, ...schema }, null, 2)}\n`;
}
