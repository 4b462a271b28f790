import { writeFileSync } from 'node:fs';
import { runSchemaText } from './run-schema.ts';

// To be run after a change of the record: node reports/json/write-run-schema.ts
writeFileSync(new URL('./run.schema.json', import.meta.url), runSchemaText());
