import { describe, expect, it } from 'vitest';
import { headingOf } from '../../registry.ts';
import { sections } from './sections.ts';

describe('the heading that a line stands under', () => {
  it.each([
    [1, 'Introduction'],
    [8, 'Introduction'],
    [9, 'Architecture'],
    [31, 'Architecture'],
    [32, 'Rooms'],
    [57, 'State messages'],
    [656, 'Glossary'],
  ])('is, for line %i, %s', (line, title) => {
    expect(headingOf(sections, line)).toBe(title);
  });
});

describe('the headings of the draft', () => {
  it('are in its order', () => {
    const lines: readonly number[] = sections.map(({ line }) => line);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  it('have one title each', () => {
    expect(new Set(sections.map(({ title }) => title)).size).toBe(sections.length);
  });
});
