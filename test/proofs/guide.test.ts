import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTarget } from '../../harness/targets/open-target.ts';
import { root, runNode } from './run-touchstone.ts';

it('the script in the guide to simulations runs as it stands there', async () => {
  const guide = readFileSync(join(root, 'docs/drive-a-simulation.md'), 'utf8');
  const script = /```ts\n(.*?)```/s.exec(guide)?.[1] ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-guide-'));
  const target = await openTarget({ kind: 'reference:process' }, { seed: 1, hurry: false });
  try {
    const file = join(folder, 'simulation.ts');
    writeFileSync(file, script.replaceAll("from './", `from '${root}/`));
    const { stdout } = await runNode(file, target.serverName);
    expect(stdout).toContain("body: 'hello from blue'");
    expect(stdout.match(/target -> peer blue PUT .*answer-with 503/g)).toHaveLength(2);
  } finally {
    await target.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
