import type { Level, Requirement } from '../../registry.ts';
import { headings } from './sections.ts';

/** What the reports call this text. */
export const title = 'Matrix draft of 2014-08-28';

/** How strongly the draft speaks at each level, from strongest to weakest. Source: the head of `requirements.yaml`. */
export const levels: Readonly<Record<Level, string>> = {
  must: 'The draft says must.',
  stated: 'The draft states it as how the protocol works.',
  should: 'The draft says should, or lists it as part of the system.',
  implied: 'The draft does not say it, but the protocol it describes does not work without it.',
  may: 'The draft permits it.',
  open: 'The draft only names the topic; the rule comes from the nearest later edition.',
};

/** The headings that requirements stand under, in order, each with the chapter that it belongs to. */
export const sections = headings.map(({ title, level }, index) => ({
  title,
  chapter: level === 1 ? null : (headings.slice(0, index).findLast((each) => each.level === 1)?.title ?? null),
}));

/** Where a requirement stands: `line 44 of the draft`, `lines 40-41, 50 of the draft`. */
export function sourceOf({ lines }: Pick<Requirement, 'lines'>): string {
  return `${/[-,]/.test(lines) ? 'lines' : 'line'} ${lines.replaceAll(',', ', ')} of the draft`;
}
