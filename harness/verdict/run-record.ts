import { z } from 'zod';
import { Impact, Level, Party } from '../../spec/registry.ts';
import { CheckResult } from '../checks/check-result.ts';
import { Exchange } from '../wire/exchange.ts';
import { Picture } from './evidence.ts';
import { Finding, Verdict } from './verdict.ts';

/** One Example of a run. */
export const ExampleRecord = z.strictObject({
  /** Stable across runs: the requirement and the Example's name, e.g. `txn.idempotent/answered-as-before`. */
  id: z.string(),
  /** Path of the feature file, from the suite's folder. */
  feature: z.string(),
  line: z.number(),
  name: z.string(),
  verdict: Verdict,
  durationMs: z.number(),
  /** Why the verdict is neither pass nor fail, or what the failed check found; null for a pass. */
  reason: z.string().nullable(),
  checks: z.array(CheckResult),
  /** The steps in the words of the feature, and how far the Example came. */
  steps: z.array(z.strictObject({ text: z.string(), state: z.enum(['done', 'stopped', 'not-reached']) })),
  /** The exchanges, redacted, of an Example that did not pass; those of all Examples are in the transcript. */
  exchanges: z.array(Exchange),
  /** What a browser showed, where the Example used one. */
  pictures: z.array(Picture),
});
export type ExampleRecord = z.infer<typeof ExampleRecord>;

/** A deviation that the target's own project knows of. Source: the target file's `knownDeviations`. */
export const KnownDeviation = z.strictObject({
  requirement: z.string(),
  reason: z.string(),
  issue: z.string().optional(),
  /** The last day it counts, `YYYY-MM-DD`. */
  expires: z.string().optional(),
  /** Ids of the Examples that are known to fail; every Example of the requirement when left out. */
  examples: z.array(z.string()).min(1).optional(),
});
export type KnownDeviation = z.infer<typeof KnownDeviation>;

const Count = z.number().int().nonnegative();

/** One requirement of a run. Every row of the registry has one, judged or not. */
export const RequirementRecord = z.strictObject({
  id: z.string(),
  level: Level,
  party: Party,
  /** What suffers where it is broken. */
  impact: Impact,
  /** The heading of the edition's text that it stands under. */
  heading: z.string(),
  /** Where it stands there, in words: `lines 226-246 of the draft`. */
  source: z.string(),
  /** Its lines, in a text that has line numbers: `226-246`. */
  lines: z.string().optional(),
  text: z.string(),
  /** The source's own words, where the user gave its text. */
  quote: z.string().optional(),
  /** Why no suite can judge it, where none can. */
  outOfScope: z.string().optional(),
  /** Whether the suite has an Example for it at all. */
  judged: z.boolean(),
  /** How many Examples the suite has for it; `examples` lists those of this run. */
  examplesInSuite: Count,
  verdict: Verdict,
  finding: Finding.nullable(),
  known: KnownDeviation.nullable(),
  examples: z.array(ExampleRecord),
});
export type RequirementRecord = z.infer<typeof RequirementRecord>;

const PerVerdict = z.strictObject({
  pass: Count,
  fail: Count,
  inconclusive: Count,
  'not-offered': Count,
  'not-run': Count,
});

/** The text that a run judges by. */
export const Source = z.strictObject({
  title: z.string(),
  /** What each level means, strongest first. */
  levels: z.record(Level, z.string()),
  /** The headings, in order; `chapter` is the heading around one, or null. */
  sections: z.array(z.strictObject({ title: z.string(), chapter: z.string().nullable() })),
});
export type Source = z.infer<typeof Source>;

/** A whole run: what every report is a function of. Written as `run.json`. */
export const RunRecord = z.strictObject({
  /** Id of the edition that was judged, e.g. `draft-2014-08`. */
  edition: z.string(),
  /** What the edition says about itself: every report takes its words from here. */
  source: Source,
  /** Version of the suite. */
  suite: z.string(),
  target: z.strictObject({
    name: z.string(),
    /** As given on the command line, to repeat the run. */
    argument: z.string(),
    serverName: z.string(),
  }),
  dialect: z.string(),
  /** How the target spells what the text leaves open, where that is not the dialect's way: sentences. */
  learnt: z.array(z.string()),
  /** Whether deviations weigh as much as violations. */
  strict: z.boolean(),
  /** Which Examples were asked for; null means no filter. */
  selection: z.strictObject({
    tags: z.string().nullable(),
    name: z.string().nullable(),
    /** The features that the target was declared to offer. */
    offers: z.array(z.string()).nullable(),
  }),
  seed: z.number(),
  /** ISO 8601, UTC. */
  startedAt: z.string(),
  durationMs: z.number(),
  /** Whether the run was stopped before its end; such a record is partial. */
  interrupted: z.boolean(),
  /** Faults of the run as a whole (not of an Example), e.g. a hook that broke. */
  problems: z.array(z.string()),
  totals: z.strictObject({
    /** Examples that judge the target. */
    examples: PerVerdict,
    /** Requirements that bind the target and have Examples. */
    requirements: PerVerdict,
    /** Requirements that bind the target and have no Example yet. */
    unjudged: Count,
    /** Requirements that bind the target and that no suite can judge. */
    outOfScope: Count,
    /** Requirements that bind clients. Their Examples judge Touchstone's own client and count nowhere else. */
    ownClient: z.strictObject({ requirements: Count, examples: PerVerdict }),
    findings: z.strictObject({ violation: Count, deviation: Count, observation: Count }),
  }),
  requirements: z.array(RequirementRecord),
});
export type RunRecord = z.infer<typeof RunRecord>;
