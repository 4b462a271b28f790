import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { guides, root, rowsOf, textOf } from './guides.ts';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

it('the guide to the package lists every export, and no other', () => {
  const listed = rowsOf('docs/package.md', 'Exports').map(([name]) => name?.replaceAll('`', ''));
  const exported = Object.keys(manifest.exports).map((name) => `${manifest.name}${name.slice(1)}`);
  expect(listed.toSorted()).toEqual(exported.toSorted());
});

it('the package has a command of its own name', () => {
  expect(Object.keys(manifest.bin)).toContain(manifest.name);
});

it.each(guides)(
  '%s names the command as the package does, since outside a clone another name is another package',
  (guide) => {
    expect(textOf(guide)).not.toMatch(/npx touchstone\b/);
  },
);
