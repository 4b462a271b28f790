import type { RequirementRecord, RunRecord } from '../../harness/verdict/run-record.ts';
import type { Finding, Verdict } from '../../harness/verdict/verdict.ts';
import { type Impact, Level, type Party } from '../../spec/registry.ts';

/** What became of a requirement in a run: its verdict, or why it has none. */
export type Standing = Verdict | 'unjudged' | 'own-client' | 'out-of-scope';

export function standingOf({
  judged,
  verdict,
  party,
  outOfScope,
}: Pick<RequirementRecord, 'judged' | 'verdict' | 'party' | 'outOfScope'>): Standing {
  if (party === 'client') return 'own-client';
  if (outOfScope !== undefined) return 'out-of-scope';
  return judged ? verdict : 'unjudged';
}

/** How each standing is shown, in the order in which readers care. `mark` repeats it for those who see no colour. */
export const standingWords: Readonly<Record<Standing, { label: string; mark: string; means: string }>> = {
  fail: { label: 'fail', mark: '✕', means: 'A check does not hold, and recorded exchanges show it.' },
  inconclusive: {
    label: 'inconclusive',
    mark: '?',
    means: 'It was tried, but could not be decided. The reason says why.',
  },
  pass: { label: 'pass', mark: '✓', means: 'Every check of every Example holds.' },
  'not-offered': { label: 'not offered', mark: '–', means: 'The target leaves out something optional.' },
  'not-run': { label: 'not run', mark: '○', means: 'The suite has Examples for it, but this run skipped them.' },
  unjudged: { label: 'not judged yet', mark: '·', means: 'The suite has no Example for it yet.' },
  'own-client': {
    label: 'client only',
    mark: '◇',
    means: "It binds clients, so its Examples judge Touchstone's own client. It does not count for the target.",
  },
  'out-of-scope': { label: 'out of scope', mark: '∅', means: 'No black-box check can judge it. The reason says why.' },
};

export const standings = Object.keys(standingWords) as readonly Standing[];

export const verdicts = standings.filter(isVerdict);

/** Whether a standing is one that Examples have too. */
export function isVerdict(standing: Standing): standing is Verdict {
  return !['unjudged', 'own-client', 'out-of-scope'].includes(standing);
}

export const levels = Level.options;

/** What a level means, in the words of the source. */
export function levelText({ source }: Pick<RunRecord, 'source'>, level: Level): string {
  return source.levels[level];
}

/** What suffers where a requirement is broken, gravest first. */
export const impactWords: Readonly<Record<Impact, string>> = {
  security: 'security',
  privacy: 'privacy',
  'lost-data': 'lost data',
  interoperability: 'interoperability',
  convenience: 'convenience',
};

export const impacts = Object.keys(impactWords) as readonly Impact[];

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
