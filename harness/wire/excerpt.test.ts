import { describe, expect, it } from 'vitest';
import { excerpt, settled, settledValue } from './excerpt.ts';
import { Redactor } from './redaction.ts';

describe('an excerpt', () => {
  it('is the text itself where that is short', () => {
    expect(excerpt('short')).toBe('short');
  });

  it('is cut within the sentence that it stands in', () => {
    expect(settled(`it said ${excerpt('x'.repeat(300))} twice`)).toBe(`it said ${'x'.repeat(200)}… twice`);
  });

  it('is cut within another one', () => {
    const inner = excerpt('y'.repeat(300));
    expect(settled(excerpt(`${'x'.repeat(100)}${inner}`))).toHaveLength(201);
    expect(settledValue({ reason: [`${inner}`] }).reason[0]).toHaveLength(201);
  });

  it('is never cut by what it says itself', () => {
    expect(settled(excerpt(`\ue001${'x'.repeat(300)}\ue000`))).toHaveLength(201);
  });

  it('is cut after its secrets are hidden, so that no part of one is left', () => {
    const token = 'MDAxNGxvY2F0aW9uIGxvY2FsaG9zdAowMDEzaWRlbn';
    const said = `${'x'.repeat(180)} ${token} ${'x'.repeat(100)}`;
    expect(settled(new Redactor([token]).text(`actual: ${excerpt(said)}`))).not.toContain(token.slice(0, 6));
  });
});
