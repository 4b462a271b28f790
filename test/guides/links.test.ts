import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guides, root, textOf } from './guides.ts';

describe.each(guides)('%s', (guide) => {
  const links = [...textOf(guide).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link ?? '');

  it('leads nowhere that is not there', () => {
    const local = links.filter((link) => !/^(https?:|#)/.test(link)).map((link) => link.replace(/#.*$/, ''));
    expect(local.filter((link) => !existsSync(join(root, dirname(guide), link)))).toEqual([]);
  });
});
