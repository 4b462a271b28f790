import type { Dialect } from '../dialects/index.ts';
import type { Level, Registry, Requirement } from '../registry.ts';
import type { Section } from '../section.ts';

/** One text of the specification, and what follows from it alone. What is checked and played for it stands under its `id` elsewhere. */
export interface Edition {
  readonly id: string;
  /** Its name in a headline: `Matrix draft specification of 2014-08-28`. */
  readonly title: string;
  /** What a sentence calls its text: `the draft`. */
  readonly text: string;
  /** Of the text's bytes, in hex, where its rows point at lines. */
  readonly sha256?: string;
  /** Read once, when first asked for. */
  readonly registry: Registry;
  /** Its headings, in order. */
  readonly sections: readonly Section[];
  /** What each level means in this text, as a sentence. */
  readonly levels: Readonly<Record<Level, string>>;
  /** Where a row stands in the text: `lines 40-41 of the draft`. */
  readonly sourceOf: (row: Pick<Requirement, 'lines' | 'url'>) => string;
  /** How home servers of this edition spell what it leaves open, by name. */
  readonly dialects: Readonly<Record<string, Dialect>>;
  /** What a target is taken to speak when nothing is said. */
  readonly defaultDialect: Dialect;
}
