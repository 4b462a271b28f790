import { describe, expect, it } from 'vitest';
import { headingOf, headings } from './sections.ts';

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
    expect(headingOf(line)).toBe(title);
  });
});

describe('the headings of the draft', () => {
  it('are in its order', () => {
    const lines = headings.map(({ line }) => line);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  it('have one title each', () => {
    expect(new Set(headings.map(({ title }) => title)).size).toBe(headings.length);
  });
});
