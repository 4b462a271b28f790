import type { RequirementRecord } from '../../harness/verdict/run-record.ts';
import { defaultEdition } from '../../spec/editions/index.ts';

const headings = defaultEdition.sections;

/** The requirements of one heading of the draft. */
export interface HeadingGroup {
  readonly title: string;
  /** The chapter that the heading stands in, when it is not a chapter itself. */
  readonly chapter: string | null;
  readonly requirements: readonly RequirementRecord[];
}

/** Requirements by heading, in the draft's order; headings that the draft does not have come last, as they appear. */
export function groupByHeading(requirements: readonly RequirementRecord[]): readonly HeadingGroup[] {
  const byHeading = Map.groupBy(requirements, (requirement) => requirement.heading);
  const known = headings.map((heading) => heading.title);
  const strange = [...byHeading.keys()].filter((title) => !known.includes(title));
  return [...known, ...strange].flatMap((title) => {
    const group = byHeading.get(title);
    return group ? [{ title, chapter: chapterOf(title), requirements: group }] : [];
  });
}

function chapterOf(title: string): string | null {
  const index = headings.findIndex((heading) => heading.title === title);
  if (headings[index]?.level !== 2) return null;
  return headings.slice(0, index).findLast((heading) => heading.level === 1)?.title ?? null;
}
