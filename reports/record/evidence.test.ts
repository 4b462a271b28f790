import { expect, it } from 'vitest';
import { breaks, holds, judgedExample } from '../testing/examples.ts';
import { exchangesOf } from '../testing/exchanges.ts';
import { exchangesByWeight } from './evidence.ts';

const facts = { requirement: 'txn.id', feature: 'f', line: 1, name: 'n', steps: ['s'] };
const three = exchangesOf(...['/1', '/2', '/3'].map((url) => ({ method: 'GET', url })));
const numbers = (exchanges: readonly { n: number }[]) => exchanges.map(({ n }) => n);

it('puts the exchanges of the failed checks before those of the others', () => {
  const { record } = judgedExample(facts, [holds('a', 'x', 'x', 1), breaks('b', 'x', 'y', 3)], three);
  const { cited, others } = exchangesByWeight(record);
  expect([numbers(cited), numbers(others)]).toEqual([[3], [1, 2]]);
});

it('cites those of all checks when none failed', () => {
  const { record } = judgedExample(facts, [holds('a', 'x', 'x', 1)], three);
  expect(numbers(exchangesByWeight(record).cited)).toEqual([1]);
});
