import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runNode } from './run-touchstone.ts';

/** More than the day that a timestamp may be away from the present. */
const hours = 25;

it('time that Examples let pass shows in no other', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-time-'));
  try {
    const feature = join(folder, 'time.feature');
    writeFileSync(
      feature,
      `Feature: Time
  ${Array.from({ length: hours }, (_, nth) => `Example: hour ${nth}\n    Given an hour has passed`).join('\n  ')}
  Example: what comes after them
    Given Alice has an account
    And Carol of blue shares a room with Alice
    And Alice follows her events
    When Alice sends the message "what time is it?"
    Then the transaction that carries it to blue has the present time in milliseconds
`,
    );
    const cucumber = 'node_modules/@cucumber/cucumber/bin/cucumber.js';
    const words = ['--config', 'test/proofs/steps-only.js', feature];
    const { stdout } = await runNode(cucumber, ...words);
    expect(stdout).toContain(`${hours + 1} scenarios (${hours + 1} passed)`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
