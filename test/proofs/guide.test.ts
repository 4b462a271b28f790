import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTarget } from '../../harness/targets/open-target.ts';
import { defaultEdition } from '../../spec/editions/index.ts';
import { blocksOf, root } from '../guides/guides.ts';
import { runNode } from './run-touchstone.ts';

it('the script in the guide to simulations runs as it stands there', async () => {
  const [script = ''] = blocksOf('docs/drive-a-simulation.md', 'ts');
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-guide-'));
  const target = await openTarget({ kind: 'reference:process' }, { edition: defaultEdition, seed: 1, hurry: false });
  try {
    const file = join(folder, 'simulation.ts');
    writeFileSync(file, script.replaceAll("from './", `from '${root}/`));
    const { stdout } = await runNode(file, target.servers[0].serverName);
    expect(stdout).toContain("body: 'hello from blue'");
    expect(stdout.match(/server \S+ -> peer blue PUT .*answer-with 503/g)).toHaveLength(2);
  } finally {
    await target.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
