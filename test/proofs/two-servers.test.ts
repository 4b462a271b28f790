import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freePort } from '../../harness/targets/free-port.ts';
import { Evidence, evidenceMediaType } from '../../harness/verdict/evidence.ts';
import { serverParty } from '../../harness/wire/party.ts';
import { root } from '../guides/guides.ts';
import { runNode } from './run-touchstone.ts';

const feature = `Feature: Two servers of one target
  Example: users of both share a room
    Given Alice has an account on the target
    And Bob has an account on the second server
    And Alice has made a private room
    And Alice follows her events
    And Bob follows his events
    When Alice invites Bob to the room
    Then Bob receives the invitation
    When Bob joins the room
    And Bob sends the message "from the second to the first"
    Then Alice receives it
    When Alice sends the message "from the first to the second"
    Then Bob receives it

  Example: what a target file does not name is not offered
    Given Alice has an account on the third server
`;

it('every server of a target file is launched and acts, and each exchange names the one that it went to', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-two-'));
  const write = (name: string, content: unknown) => {
    const path = join(folder, name);
    // JSON is YAML.
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  try {
    const addresses = [`127.0.0.1:${await freePort()}`, `127.0.0.1:${await freePort()}`];
    const servers = addresses.map((address) => {
      const command = [process.execPath, join(root, 'cli/touchstone.js'), 'serve', '--name', address];
      command.push('--port', address.replace(/.*:/, ''), '--data', join(folder, address));
      const launch = { command, ready: '/matrix/client/api/v1/login' };
      return { name: address, client: `http://${address}`, federation: `http://${address}`, launch };
    });
    const path = write('touchstone.target.yaml', { name: 'two of them', servers });
    const messages = join(folder, 'messages.ndjson');
    const { stdout } = await runNode(
      'node_modules/@cucumber/cucumber/bin/cucumber.js',
      ...['--config', 'test/proofs/steps-only.js', write('two-servers.feature', feature)],
      ...['--world-parameters', JSON.stringify({ target: { kind: 'file', path } })],
      ...['--format', `message:${messages}`],
    );
    expect(stdout).toContain('2 scenarios (1 passed, 1 skipped)');
    const asked = new Set(evidenceIn(messages).flatMap(({ exchanges }) => exchanges.map(({ to }) => to)));
    expect(asked).toEqual(new Set(addresses.map(serverParty)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function evidenceIn(path: string): readonly Evidence[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.includes(evidenceMediaType))
    .map((line) => Evidence.parse(JSON.parse(JSON.parse(line).attachment.body)));
}
