import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../harness/user-error.ts';
import { RunRecord } from '../../harness/verdict/run-record.ts';
import { reportFormats } from '../../reports/index.ts';
import { defaultEdition } from '../../spec/editions/index.ts';
import { askedEdition, mutantsOf } from '../editions.ts';
import type { ExitStatus } from '../exit-status.ts';
import { quotesFrom } from '../source-text.ts';
import { nearest } from '../suite/nearest.ts';
import { readSuite } from '../suite/read-suite.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { explanationOf } from './explanation.ts';
import type { ExplainRequest } from './request.ts';

/** Carries out `touchstone explain`. */
export async function explain(request: ExplainRequest, terminal: Terminal): Promise<ExitStatus> {
  const edition = askedEdition(request.edition) ?? defaultEdition;
  const { registry } = edition;
  // People have it from a report or a tag, or ask for an Example's id.
  const id = request.requirement.replace(/^@req:/, '').replace(/\/.*$/, '');
  const requirement = registry.find(id);
  if (!requirement) {
    const alike = nearest(
      id,
      registry.requirements.map((each) => each.id),
    );
    const hint = alike.length > 0 ? `Did you mean ${alike.join(' or ')}? ` : '';
    throw new UsageError(`no requirement "${id}". ${hint}See touchstone list for all requirements.`);
  }
  const file = join(request.report, reportFormats.json.fileName);
  terminal.out(
    explanationOf(
      {
        edition,
        requirement,
        quote: quotesFrom(request.draft, edition)(requirement),
        examples: (await readSuite({ edition })).filter((example) => example.requirement === id),
        mutants: (await mutantsOf(edition)).filter((mutant) => mutant.requirement === id),
        lastRun: existsSync(file) ? { file, record: readRecord(file) } : undefined,
      },
      terminal.colour,
    ),
  );
  return 0;
}

function readRecord(file: string): RunRecord | undefined {
  try {
    return RunRecord.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
