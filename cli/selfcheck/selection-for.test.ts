import { describe, expect, it } from 'vitest';
import { selectionFor } from './selection-for.ts';

describe('the Examples for a mutant', () => {
  it('are those of its family, in a browser only where it breaks them', () => {
    const { tags } = selectionFor({ requirements: ['a.one', 'a.two'], broken: ['a.two'] });
    expect(tags).toBe('(@req:a.one or @req:a.two) and (not @browser or @req:a.two)');
  });
});
