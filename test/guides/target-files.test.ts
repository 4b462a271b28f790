import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readTargetFile } from '../../harness/targets/target-file.ts';
import { blocksOf } from './guides.ts';

const guide = 'docs/onboard-a-target.md';
const needed = `
name: Example HS
servers:
  - { name: "localhost:8480", client: "http://localhost:8480", federation: "http://localhost:8480" }
`;

describe('the guide to target files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-guide-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const blocks = blocksOf(guide, 'yaml');
  const deviations = blocks.filter((block) => block.startsWith('- requirement:'));
  writeFileSync(join(folder, 'deviations.yaml'), deviations.join(''));

  const targets = blocks
    .filter((block) => !deviations.includes(block))
    .map((block) => [block.split('\n')[0], block] as const);
  it.each(targets)('shows what can be read: %s', (_, block) => {
    const path = join(folder, 'touchstone.target.yaml');
    writeFileSync(path, block.startsWith('name:') ? block : needed + block);
    expect(() => readTargetFile(path)).not.toThrow();
  });

  it('shows a list of known deviations that can be read', () => {
    const path = join(folder, 'touchstone.target.yaml');
    writeFileSync(path, `${needed}knownDeviations: deviations.yaml\n`);
    expect(readTargetFile(path).knownDeviations).toHaveLength(deviations.length);
  });
});
