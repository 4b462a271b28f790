import { expect, test } from 'vitest';
import { BoundedMap } from './bounded-map.ts';

test('the oldest entry is forgotten when there are more than allowed', () => {
  const map = new BoundedMap<number>(2);
  for (const [key, value] of [
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ] as const)
    map.set(key, value);
  expect(['a', 'b', 'c'].map((key) => map.get(key))).toEqual([undefined, 2, 3]);
});

test('an entry that is set again costs no other', () => {
  const map = new BoundedMap<number>(2);
  for (const [key, value] of [
    ['a', 1],
    ['b', 2],
    ['b', 3],
  ] as const)
    map.set(key, value);
  expect([map.get('a'), map.get('b')]).toEqual([1, 3]);
});

test('entries are deleted by key or by what they hold', () => {
  const map = new BoundedMap<number>(9);
  for (const [key, value] of [
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ] as const)
    map.set(key, value);
  map.delete('a');
  map.deleteWhere((value) => value === 3);
  expect(['a', 'b', 'c'].map((key) => map.get(key))).toEqual([undefined, 2, undefined]);
});
