import { UsageError } from '../../harness/user-error.ts';
import { listed, plural } from '../../reports/record/plural.ts';
import { impacts } from '../../reports/record/words.ts';
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
  const under = requirements.filter(({ heading }) => heading.toLowerCase().includes(asked));
  if (under.length === 0) throw new UsageError(`--heading ${request.heading}: ${headingAdvice(edition)}`);
  const chosen = under.filter(({ impact }) => request.impact === undefined || impact === request.impact);
  if (chosen.length === 0) throw new UsageError(`--impact ${request.impact}: ${impactAdvice}`);

  const examples = await readSuite({ edition });
  const parts = request.scenarios && !request.requirements ? (['examples'] as const) : (['requirements'] as const);
  const both = request.scenarios && request.requirements;
  terminal.out(listingOf(chosen, examples, both ? ['requirements', 'examples'] : parts, terminal.colour));
  const judging = examples.filter((example) => chosen.some(({ id }) => id === example.requirement));
  const judged = new Set(judging.map(({ requirement }) => requirement)).size;
  const beyond = chosen.filter(({ outOfScope }) => outOfScope !== undefined).length;
  const counts = `${judged} of them judged by ${plural(judging.length, 'Example')}`;
  terminal.out(`\n${plural(chosen.length, 'requirement')}, ${counts}${beyond > 0 ? `, ${beyond} out of scope` : ''}\n`);
  return 0;
}

const impactAdvice = `no requirement there has that impact. The impacts are ${listed(impacts)}`;

function headingAdvice({ registry, sections }: Edition): string {
  const used = new Set(registry.requirements.map(({ heading }) => heading));
  const titles = sections.map(({ title }) => title).filter((title) => used.has(title));
  return `no heading contains that text. The headings are:\n  ${titles.join('\n  ')}`;
}
