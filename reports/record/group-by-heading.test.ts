import { expect, it } from 'vitest';
import { passingRun } from '../testing/runs.ts';
import { groupByHeading } from './group-by-heading.ts';

it("groups the requirements by heading, in the draft's order, each with its chapter", () => {
  const groups = groupByHeading(passingRun());
  expect(groups.slice(0, 4).map(({ title, chapter }) => [title, chapter])).toEqual([
    ['Architecture', null],
    ['Rooms', null],
    ['Messages', null],
    ['State messages', 'Messages'],
  ]);
});

it('loses no requirement, also where the draft lacks the heading', () => {
  const run = passingRun();
  const { requirements } = run;
  const strange = requirements.map((requirement, index) =>
    index % 2 ? requirement : { ...requirement, heading: 'New' },
  );
  const groups = groupByHeading({ ...run, requirements: strange });
  expect(groups.at(-1)?.title).toBe('New');
  expect(groups.flatMap((group) => group.requirements)).toHaveLength(requirements.length);
});
