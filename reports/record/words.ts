import type { RequirementRecord } from '../../harness/verdict/run-record.ts';
import type { Finding, Verdict } from '../../harness/verdict/verdict.ts';
import type { Level, Party } from '../../spec/registry.ts';

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

/** How strongly the draft speaks, from strongest to weakest. Source: the head of `spec/editions/draft-2014-08/requirements.yaml`. */
export const levelWords: Readonly<Record<Level, string>> = {
  must: 'The draft says must.',
  stated: 'The draft states it as how the protocol works.',
  should: 'The draft says should, or lists it as part of the system.',
  implied: 'The draft does not say it, but what it says does not work without it.',
  may: 'The draft permits it.',
  open: 'The draft only names the topic; the rule is from the nearest later edition.',
};

export const levels = Object.keys(levelWords) as readonly Level[];

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
