import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { touchstone } from '../testing/command.ts';
import { it } from '../testing/folder.ts';
import { type Hostility, openHostileServer } from '../testing/hostile-server.ts';

const stackTrace = /^\s+at /m;

describe.concurrent('touchstone run, where no home server is', () => {
  it.for<readonly [Hostility, string]>([
    ['accepts and never answers', 'no complete answer within'],
    ['answers with a web page', 'an HTML page'],
    ['answers without end', 'the answer does not end'],
    ['answers with invalid JSON', 'not JSON'],
    ['answers with 10 MB of JSON', 'the answer does not end'],
    ['redirects in a loop', 'it redirects to'],
    ['is a server of today', "a server of today's Matrix (r0.0.1 to v1.11)"],
    ['is another JSON service', 'JSON that has neither "flows" nor "errcode"'],
  ])('says so of one that %s', async ([hostility, complaint], { folder }) => {
    const server = await openHostileServer(hostility);
    const { status, err } = await touchstone(['run', server.url], folder).finally(server.close);
    expect(err).toContain(complaint);
    expect(err).toContain(server.url);
    expect(err).not.toMatch(stackTrace);
    expect(status).toBe(2);
  });

  it('says that nothing listens', async ({ folder }) => {
    const server = await openHostileServer('answers with a web page');
    await server.close();
    const { status, err } = await touchstone(['run', server.url], folder);
    expect(err).toContain('nothing listens there');
    expect(status).toBe(2);
  });

  it('leaves no report, and nothing of one', async ({ folder }) => {
    const server = await openHostileServer('answers with a web page');
    await touchstone(['run', server.url, '--out', 'report'], folder).finally(server.close);
    expect(readdirSync(join(folder, 'report'))).toEqual([]);
  });
});

describe.concurrent('touchstone run, with a target file', () => {
  const run = (folder: string, text: string) => {
    writeFileSync(join(folder, 'target.yaml'), text);
    return touchstone(['run', 'target.yaml'], folder);
  };
  const server = '{name: "localhost:9", client: "http://localhost:9", federation: "http://localhost:9"}';

  it.for([
    ['is not YAML', 'name: "Example', 'target.yaml:1: not YAML'],
    ['lacks a key', 'name: Example', 'the key "servers" is missing'],
    [
      'has an unknown key',
      `name: Example\nservers:\n  - ${server}\ncolour: blue`,
      'target.yaml:4: unknown key "colour"',
    ],
  ] as const)('that %s, names the place and stops', async ([, text, complaint], { folder }) => {
    const { status, err } = await run(folder, text);
    expect(err).toContain(complaint);
    expect(err).not.toMatch(stackTrace);
    expect(status).toBe(64);
  });

  it('whose command fails, tells what it said', async ({ folder }) => {
    const launch = `{command: ["sh", "-c", "echo no such database >&2; exit 3"], ready: "/"}`;
    const { status, err } = await run(folder, `name: Example\nservers:\n  - ${server}\nlaunch: ${launch}`);
    expect(err).toContain('no such database');
    expect(status).toBe(2);
  });
});
