import { expect, it } from 'vitest';
import { plannedRuns, spread } from './plan.ts';

it('begins with a plain run and ends in random order', () => {
  const runs = plannedRuns(25);
  expect(runs[0]).toEqual({ name: 'seed 1', seed: 1, parallel: 1, underLoad: false, order: 'defined' });
  expect(runs.at(-1)).toMatchObject({ name: 'seed 1, in the order random:25', order: 'random:25' });
});

it('runs each seed once in order, half of them in two workers and ten of 25 under load', () => {
  const inOrder = plannedRuns(25).filter(({ order }) => order === 'defined');
  expect(inOrder.map(({ seed }) => seed)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
  expect(inOrder.filter(({ parallel }) => parallel === 2)).toHaveLength(12);
  expect(inOrder.filter(({ underLoad }) => underLoad)).toHaveLength(10);
  expect(new Set(inOrder.map(({ parallel, underLoad }) => `${parallel} ${underLoad}`)).size).toBe(4);
});

it('names every run apart', () => {
  const names = plannedRuns(25).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

it.each([
  [0, []],
  [2, ['a', 'c']],
  [4, ['a', 'b', 'c', 'd']],
  [9, ['a', 'b', 'c', 'd']],
])('chooses %i items from all parts of a list', (count, expected) => {
  expect(spread(['a', 'b', 'c', 'd'], count)).toEqual(expected);
});
