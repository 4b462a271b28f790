import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { Body } from '../../../harness/wire/exchange.ts';
import { html } from './markup.ts';
import { message } from './message.ts';

const body = (text: string, more: Partial<Body> = {}): Body => ({
  bytes: text.length,
  text,
  truncated: false,
  ...more,
});
const rendered = (carried: Body | null) =>
  renderToString(html`<main>${message('Answer', 'status 200', {}, carried)}</main>`);

describe('a message', () => {
  it('shows JSON indented and anything else as it came', () => {
    expect(rendered(body('[1]'))).toContain('[\n  1\n]');
    expect(rendered(body('plain  text'))).toContain('plain  text');
  });

  it('shows nothing for no body and for an empty one', () => {
    expect(rendered(null)).toBe(rendered(body('')));
  });

  it('shows the beginning of a long body and says how much is left', () => {
    const page = rendered(body('x'.repeat(50_000)));
    expect(page.length).toBeLessThan(21_000);
    expect(page).toContain('… 30000 more characters in run.json');
  });

  it('says when the recorder kept only a part', () => {
    expect(rendered(body('[1', { bytes: 9_000_000, truncated: true }))).toContain(
      'the recorder kept only the beginning of 9000000 bytes',
    );
  });
});
