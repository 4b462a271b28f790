import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { RunRecord } from '../../harness/verdict/run-record.ts';
import { touchstone } from '../testing/command.ts';
import { it } from '../testing/folder.ts';

const inReport = (folder: string, file: string) => readFileSync(join(folder, 'touchstone-report', file), 'utf8');
const recordIn = (folder: string) => RunRecord.parse(JSON.parse(inReport(folder, 'run.json')));

describe.concurrent('touchstone run', () => {
  it('tells each Example, leaves the whole report, and ends with the count', async ({ folder }) => {
    const { status, out } = await touchstone(['run', '--tags', '@req:register.token', '--seed', '7'], folder);
    expect(out).toContain('reference server: 2 Examples, seed 7\n');
    expect(out).toMatch(/^pass {2}register\.token {2}The token given is good {2}\d+ ms$/m);
    expect(out).toMatch(/\n2 passed, 0 failed\n$/);
    expect(status).toBe(0);
    expect(readdirSync(join(folder, 'touchstone-report')).toSorted()).toEqual(
      ['index.html', 'junit.xml', 'messages.ndjson', 'run.json', 'transcript.ndjson'].toSorted(),
    );
    expect(recordIn(folder)).toMatchObject({ seed: 7, interrupted: false, target: { argument: 'reference' } });
  });

  it('counts every requirement of the suite as judged, whatever was selected', async ({ folder }) => {
    await touchstone(['run', '--tags', '@req:register.token', '--quiet'], folder);
    const judged = recordIn(folder).requirements.filter((requirement) => requirement.judged);
    expect(judged.length).toBeGreaterThan(40);
    expect(judged.filter(({ verdict }) => verdict === 'pass').map(({ id }) => id)).toEqual(['register.token']);
  });

  it('lets no token and no password reach a disk', async ({ folder }) => {
    await touchstone(['run', '--tags', '@req:login.password.ok or @req:login.password.bad'], folder);
    for (const file of readdirSync(join(folder, 'touchstone-report'))) {
      expect(inReport(folder, file), file).not.toMatch(
        /Pw-[a-z0-9]{16}|access_token\\*":\\*"[^‹\\"]|access_token=[^‹&"]/,
      );
    }
  });

  it('names the Example of each exchange in the transcript', async ({ folder }) => {
    await touchstone(['run', '--name', '^The token given is good$', '--tags', '@req:register.token'], folder);
    const transcript = inReport(folder, 'transcript.ndjson').trimEnd().split('\n');
    const examples = new Set(transcript.map((line) => JSON.parse(line).example));
    expect([...examples]).toEqual(['register.token/the-token-given-is-good']);
  });

  it('attaches the verdict of each Example to the messages', async ({ folder }) => {
    await touchstone(['run', '--tags', '@req:register.token'], folder);
    const messages = inReport(folder, 'messages.ndjson')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const verdicts = messages.flatMap(({ attachment }) =>
      attachment?.mediaType === 'application/vnd.touchstone.verdict+json' ? JSON.parse(attachment.body) : [],
    );
    expect(verdicts).toHaveLength(2);
    expect(verdicts[0]).toMatchObject({ requirement: 'register.token', verdict: 'pass', reason: null });
  });

  it('leaves what a target does not offer not offered, and says so', async ({ folder }) => {
    const words = ['--tags', '@req:register.token or @req:room.alias', '--offers', 'registration'];
    const { status, out } = await touchstone(['run', ...words], folder);
    expect(status).toBe(0);
    expect(out).toContain('The target is declared to offer only registration.');
    const rows = recordIn(folder).requirements.filter(({ examples }) => examples.length > 0);
    expect(rows.map(({ id, verdict }) => [id, verdict])).toEqual(
      expect.arrayContaining([
        ['register.token', 'pass'],
        ['room.alias', 'not-offered'],
      ]),
    );
  });

  it('gives the same verdicts in two workers', async ({ folder }) => {
    const { status, out } = await touchstone(['run', '--tags', '@req:register.token', '--parallel', '2'], folder);
    expect(out).toMatch(/\n2 passed, 0 failed\n$/);
    expect(status).toBe(0);
  });

  it('says only the summary when asked to be quiet', async ({ folder }) => {
    const { out } = await touchstone(['run', '--tags', '@req:register.token', '--quiet'], folder);
    expect(out).not.toContain('pass  register.token');
  });

  it.for([
    [['--tags', '@req:no.such'], 2, 'no Example matches'],
    [['--name', 'no such name'], 2, 'no Example matches'],
    [['--tags', '@req:txn.idempotnt'], 2, '@req:txn.idempotent'],
    [['--tags', 'a and and'], 64, 'Tag expression'],
    [['--tags', ''], 64, 'It takes a tag expression'],
    [['--name', '('], 64, 'Unterminated group'],
    [['--seed', 'seven'], 64, 'whole number'],
    [['no-such-target'], 64, 'no target "no-such-target"'],
    [['--offers', 'logins'], 64, 'there is no "logins"'],
  ] as const)('refuses %j', async ([words, expectedStatus, complaint], { folder }) => {
    const { status, err } = await touchstone(['run', ...words], folder);
    expect(err).toContain(complaint);
    expect(err).not.toMatch(/^\s+at /m);
    expect(status).toBe(expectedStatus);
  });

  it('says that a folder cannot be written, before anything is run', async ({ folder }) => {
    writeFileSync(join(folder, 'file'), '');
    const { status, out, err } = await touchstone(['run', '--out', 'file/report'], folder);
    expect(err).toContain('cannot write a report into file/report');
    expect(out).toBe('');
    expect(status).toBe(64);
  });
});
