import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guides, root, textOf } from './guides.ts';

const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { files: readonly string[] };
/** What the packed package holds; npm adds the last three by itself. */
const packed = [...files, 'README.md', 'LICENSE', 'package.json'];

describe.each(guides)('%s', (guide) => {
  const links = [...textOf(guide).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link ?? '');

  it('leads nowhere that is not there', () => {
    const local = links.filter((link) => !/^(https?:|#)/.test(link)).map((link) => link.replace(/#.*$/, ''));
    expect(local.filter((link) => !existsSync(join(root, dirname(guide), link)))).toEqual([]);
  });

  it('leads to nothing that the packed package lacks', () => {
    const local = links.filter((link) => !/^(https?:|#)/.test(link)).map((link) => link.replace(/#.*$/, ''));
    const paths = local.map((link) => normalize(join(dirname(guide), link)));
    const isPacked = (path: string) => packed.some((entry) => path === entry || path.startsWith(`${entry}/`));
    expect(paths.filter((path) => !isPacked(path))).toEqual([]);
  });
});
