import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the package. */
export const root = join(import.meta.dirname, '../..');

/** The paths of everything written for people, from the package's folder. */
export const guides: readonly string[] = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).flatMap((path) =>
    path.endsWith('.md') ? [`docs/${path}`] : [],
  ),
];

export function textOf(guide: string): string {
  return readFileSync(join(root, guide), 'utf8');
}

/** The code blocks of that language in a guide. */
export function blocksOf(guide: string, language: string): readonly string[] {
  const block = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms');
  return [...textOf(guide).matchAll(block)].map(([, code]) => code ?? '');
}

/** The rows of the tables under a heading of a guide, without their heads: the text of each cell. */
export function rowsOf(guide: string, heading: string): readonly (readonly string[])[] {
  const section =
    textOf(guide)
      .split(/^## /m)
      .find((each) => each.startsWith(`${heading}\n`)) ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
