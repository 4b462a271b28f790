import { UsageError } from '../../harness/user-error.ts';
import { plural } from '../../reports/record/plural.ts';
import { defaultEdition, type Edition } from '../../spec/editions/index.ts';
import { askedEdition } from '../editions.ts';
import type { ExitStatus } from '../exit-status.ts';
import { readSuite } from '../suite/read-suite.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { listingOf } from './listing.ts';
import type { ListRequest } from './request.ts';

/** Carries out `touchstone list`. */
export async function list(request: ListRequest, terminal: Terminal): Promise<ExitStatus> {
  const edition = askedEdition(request.edition) ?? defaultEdition;
  const { requirements } = edition.registry;
  const asked = request.heading?.toLowerCase() ?? '';
  const chosen = requirements.filter(({ heading }) => heading.toLowerCase().includes(asked));
  if (chosen.length === 0) throw new UsageError(`--heading ${request.heading}: ${headingAdvice(edition)}`);

  const examples = await readSuite({ edition });
  const parts = request.scenarios && !request.requirements ? (['examples'] as const) : (['requirements'] as const);
  const both = request.scenarios && request.requirements;
  terminal.out(listingOf(chosen, examples, both ? ['requirements', 'examples'] : parts, terminal.colour));
  const judging = examples.filter((example) => chosen.some(({ id }) => id === example.requirement));
  const judged = new Set(judging.map(({ requirement }) => requirement)).size;
  terminal.out(
    `\n${plural(chosen.length, 'requirement')}, ${judged} of them judged by ${plural(judging.length, 'Example')}\n`,
  );
  return 0;
}

function headingAdvice({ registry, sections }: Edition): string {
  const used = new Set(registry.requirements.map(({ heading }) => heading));
  const titles = sections.map(({ title }) => title).filter((title) => used.has(title));
  return `no heading contains that text. The headings are:\n  ${titles.join('\n  ')}`;
}
