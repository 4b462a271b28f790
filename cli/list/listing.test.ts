import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../spec/registry.ts';
import { listingOf } from './listing.ts';

const requirement = (id: string, heading: string): Requirement => ({
  ...{ id, heading, lines: '1', level: 'must', party: 'server', impact: 'security', text: `What ${id} says.` },
});
const requirements = [requirement('a.one', 'First'), requirement('a.three', 'First'), requirement('b.two', 'Second')];
const examples = [
  { id: 'a.one/it-is-so', requirement: 'a.one', feature: 'features/a.feature', line: 7, name: 'It is so' },
];

describe('a listing', () => {
  it('has each requirement under its heading, with its level and how it is judged', () => {
    expect(listingOf(requirements, examples, ['requirements'], false)).toBe(
      [
        'First',
        '  a.one    must     1 Example     What a.one says.',
        '  a.three  must     not judged    What a.three says.',
        '',
        'Second',
        '  b.two    must     not judged    What b.two says.',
        '',
      ].join('\n'),
    );
  });

  it('says what is out of scope, and why', () => {
    const beyond = { ...requirement('c.four', 'Third'), outOfScope: 'No check can judge it.' };
    expect(listingOf([beyond], examples, ['requirements'], false)).toBe(
      'Third\n  c.four  must     out of scope  What c.four says. No check can judge it.\n',
    );
  });

  it('has the Examples with their places, and no heading without any', () => {
    expect(listingOf(requirements, examples, ['examples'], false)).toBe(
      'First\n  a.one/it-is-so  features/a.feature:7\n',
    );
  });
});
