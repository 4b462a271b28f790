import type { RequirementRecord, RunRecord } from '../../harness/verdict/run-record.ts';

/** The requirements of one heading of the source. */
export interface HeadingGroup {
  readonly title: string;
  /** The chapter that the heading stands in, when it is not a chapter itself. */
  readonly chapter: string | null;
  readonly requirements: readonly RequirementRecord[];
}

/** Requirements by heading, in the source's order; headings that it does not list come last, as they appear. */
export function groupByHeading({
  source,
  requirements,
}: Pick<RunRecord, 'source' | 'requirements'>): readonly HeadingGroup[] {
  const byHeading = Map.groupBy(requirements, (requirement) => requirement.heading);
  const chapters = new Map(source.sections.map(({ title, chapter }) => [title, chapter]));
  return [...new Set([...chapters.keys(), ...byHeading.keys()])].flatMap((title) => {
    const group = byHeading.get(title);
    return group ? [{ title, chapter: chapters.get(title) ?? null, requirements: group }] : [];
  });
}
