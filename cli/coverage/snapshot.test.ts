import { describe, expect, it } from 'vitest';
import { changedLines, coverageSnapshot } from './snapshot.ts';

const mutants = [{ id: 'a.one/broken', requirement: 'a.one' }];
const examples = [
  { id: 'a.one/it-is-so', requirement: 'a.one' },
  { id: 'a.one/still', requirement: 'a.one' },
];

describe('the coverage snapshot', () => {
  const snapshot = coverageSnapshot([{ id: 'a.one' }, { id: 'a.two' }], examples, mutants);

  it('tells what judges a requirement and what breaks it', () => {
    expect(snapshot).toContain(
      'a.one\n  judged by a.one/it-is-so\n  judged by a.one/still\n  broken by a.one/broken\n',
    );
  });

  it('names what is not judged yet', () => {
    expect(snapshot).toContain('a.two\n  not judged yet\n');
  });

  it('shows what changed', () => {
    const later = coverageSnapshot([{ id: 'a.one' }, { id: 'a.two' }], examples.slice(0, 1), []);
    expect(changedLines(snapshot, later)).toEqual(['- judged by a.one/still', '- broken by a.one/broken']);
  });

  it('shows no change where there is none', () => {
    expect(changedLines(snapshot, snapshot)).toEqual([]);
  });
});
