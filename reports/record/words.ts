import type { RequirementRecord } from '../../harness/verdict/run-record.ts';
import type { Finding, Verdict } from '../../harness/verdict/verdict.ts';
import { defaultEdition } from '../../spec/editions/index.ts';
import type { Impact, Level, Party } from '../../spec/registry.ts';

/** What became of a requirement in a run: its verdict, or that the suite has no Example for it yet. */
export type Standing = Verdict | 'unjudged';

export function standingOf(requirement: Pick<RequirementRecord, 'judged' | 'verdict'>): Standing {
  return requirement.judged ? requirement.verdict : 'unjudged';
}

/** How each standing is told, in the order in which readers care. `mark` repeats it for those who see no colour. */
export const standingWords: Readonly<Record<Standing, { label: string; mark: string; means: string }>> = {
  fail: { label: 'fail', mark: '✕', means: 'A check found what the draft does not allow.' },
  inconclusive: { label: 'inconclusive', mark: '?', means: 'It was tried, and could not be decided.' },
  pass: { label: 'pass', mark: '✓', means: 'Every check of every Example holds.' },
  'not-offered': {
    label: 'not offered',
    mark: '–',
    means: 'The target does not offer what the draft lets it leave out.',
  },
  'not-run': { label: 'not run', mark: '○', means: 'The suite has Examples for it; this run did not come to them.' },
  unjudged: { label: 'not judged yet', mark: '·', means: 'Not judged by this suite yet.' },
};

export const standings = Object.keys(standingWords) as readonly Standing[];

export const verdicts: readonly Verdict[] = standings.filter((standing) => standing !== 'unjudged');

export const levelWords: Readonly<Record<Level, string>> = defaultEdition.levels;

export const levels = Object.keys(levelWords) as readonly Level[];

/** What suffers where a requirement is broken, gravest first. */
export const impactWords: Readonly<Record<Impact, string>> = {
  security: 'security',
  privacy: 'privacy',
  'lost-data': 'lost data',
  interoperability: 'interoperability',
  convenience: 'convenience',
};

export const partyWords: Readonly<Record<Party, string>> = {
  server: 'home server, towards its clients',
  client: 'client',
  peer: 'home server, towards other home servers',
};

/** How much a failed requirement weighs, heaviest first. */
export const findingWords: Readonly<Record<Finding, { label: string; many: string }>> = {
  violation: { label: 'violation', many: 'violations' },
  deviation: { label: 'deviation', many: 'deviations' },
  observation: { label: 'observation', many: 'observations' },
};

export const findings = Object.keys(findingWords) as readonly Finding[];
