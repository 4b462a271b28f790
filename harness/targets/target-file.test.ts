import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultEdition } from '../../spec/editions/index.ts';
import { makeCertificates } from '../testing/certificates.ts';
import { UsageError } from '../user-error.ts';
import { editionOf } from './edition-of.ts';
import { dialectOf, readTargetFile, trustOf } from './target-file.ts';

let folder: string;

const certificates = await makeCertificates();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-target-file-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const whole = `name: Example HS
servers:
  - {name: "hs:1", client: "http://hs:1", federation: "http://hs:1/"}
`;

function write(text: string, name = 'touchstone.target.yaml'): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const complaintAbout = (text: string) => {
  try {
    readTargetFile(write(text));
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'nothing';
};

describe('a target file', () => {
  it('needs a name and a server, and fills in the rest', () => {
    const { file } = readTargetFile(write(whole));
    expect(file).toMatchObject({ name: 'Example HS', accounts: { registration: 'open', flows: [] } });
    expect(file.servers[0]?.federation).toBe('http://hs:1');
  });

  it('reads how to trust its servers, and whom else it may send users to', () => {
    write(certificates.ca, 'ca.pem');
    const text = whole.replace('client: "http:', 'client: "https:');
    const { file, folder: where } = readTargetFile(
      write(`${text}tls: {ca: ca.pem}\nmayVisit: ["https://id.example/login"]\n`),
    );
    expect(trustOf(file, where)).toMatchObject({ ca: certificates.ca, origins: ['https://hs:1', 'http://hs:1'] });
    expect(file.mayVisit).toEqual(['https://id.example']);
  });

  it('does not take for an authority what is none', () => {
    write('no certificate', 'ca.pem');
    const { file, folder: where } = readTargetFile(write(`${whole}tls: {ca: ca.pem}\n`));
    expect(() => trustOf(file, where)).toThrow(/ca\.pem holds no certificate in PEM/);
  });

  it('is no pipe, which would be waited for', () => {
    expect(() => readTargetFile('/dev/null')).toThrow('cannot read /dev/null: it is not a regular file');
  });

  it.each([
    ['::1', '[::1]'],
    ['[::1]', '[::1]'],
    ['host.docker.internal', 'host.docker.internal'],
  ])('takes %s for a name of our peers', (written, host) => {
    const { file } = readTargetFile(write(`${whole}peers: {advertise: "${written}"}\n`));
    expect(file.peers?.advertise).toBe(host);
  });

  it.each(['http://a', 'a:1', 'a/b', ''])('does not take "%s" for one', (written) => {
    expect(complaintAbout(`${whole}peers: {advertise: "${written}"}\n`)).toMatch(/a host without a port/);
  });

  it('reads an IPv6 address where one of our parties listens', () => {
    const { file } = readTargetFile(write(`${whole}mail: {listen: "[::1]:2525"}\n`));
    expect(file.mail?.listen).toEqual({ host: '::1', port: 2525 });
  });

  it('reads how much a report keeps', () => {
    const { file } = readTargetFile(write(`${whole}report: {perExchange: 4KiB, perRun: 2MiB}\n`));
    expect(file.report).toEqual({ perExchange: 4096, perRun: 2 * 1024 * 1024 });
  });

  it('reads durations into milliseconds', () => {
    const { file } = readTargetFile(write(`${whole}patience: {answer: 500ms, delivery: 5s, retry: 2m}\n`));
    expect(file.patience).toEqual({ answer: 500, delivery: 5_000, retry: 120_000 });
  });

  it('reads where our mail server and services listen', () => {
    const text = `${whole}mail: {listen: "127.0.0.1:2525"}\noauth: {listen: "127.0.0.1:9400", clientId: x, clientSecret: y}\n`;
    const { file } = readTargetFile(write(text));
    expect(file.mail?.listen).toEqual({ host: '127.0.0.1', port: 2525 });
    expect(file.oauth).toEqual([{ listen: { host: '127.0.0.1', port: 9400 }, clientId: 'x', clientSecret: 'y' }]);
  });

  it.each([
    ['an unknown key by its own line', `${whole}\n\npatients:\n  answer: 5s\n`, /yaml:6: unknown key "patients"/],
    ['an unknown key within another', `${whole}patience:\n  answers:\n    5s\n`, /yaml:5: unknown key "answers"/],
    [
      'a missing key',
      'servers:\n  - {name: x, client: "http://x", federation: "http://x"}\n',
      /the key "name" is missing/,
    ],
    [
      'a key missing within another',
      'name: x\nservers:\n  - name: y\n',
      /yaml:3: the key "servers.0.client" is missing/,
    ],
    ['a wrong value', `${whole}patience:\n  answer: soon\n`, /yaml:5: patience.answer: .*such as 5s/],
    ['what is not YAML', 'name: [', /yaml:\d+: not YAML/],
  ])('tells of %s', (_, text, complaint) => {
    expect(complaintAbout(text)).toMatch(complaint);
  });

  it('tells of a file that is not there', () => {
    expect(() => readTargetFile(join(folder, 'none.yaml'))).toThrow('there is no such file');
  });

  it('reads the known deviations beside it', () => {
    write('- {requirement: room.create, reason: not yet, expires: 2030-01-31}\n', 'deviations.yaml');
    const { knownDeviations } = readTargetFile(write(`${whole}knownDeviations: deviations.yaml\n`));
    expect(knownDeviations).toEqual([{ requirement: 'room.create', reason: 'not yet', expires: '2030-01-31' }]);
  });

  it.each(['2026-13-45', '2026-02-30', '31.12.2026', 'soon'])(
    'refuses %s as the day a known deviation expires',
    (day) => {
      write(`- {requirement: room.create, reason: not yet, expires: "${day}"}\n`, 'deviations.yaml');
      expect(() => readTargetFile(write(`${whole}knownDeviations: deviations.yaml\n`))).toThrow(
        'a day of the calendar',
      );
    },
  );

  it('takes no known deviation from what is no requirement', () => {
    write('- {requirement: room.creation, reason: not yet}\n', 'deviations.yaml');
    expect(complaintAbout(`${whole}knownDeviations: deviations.yaml\n`)).toContain('no requirement "room.creation"');
  });
});

describe('the dialect of a target file', () => {
  it('is the one named', () => {
    expect(dialectOf({ edition: 'draft-2014-08', dialect: 'server-2014-08' })?.prevPdus).toBe('id-first');
  });

  it('is learnt where none is named', () => {
    expect(dialectOf({ edition: 'draft-2014-08', dialect: 'auto' })).toBeUndefined();
    expect(dialectOf(readTargetFile(write(whole)).file)).toBeUndefined();
  });

  it('may override single entries of another', () => {
    const { file } = readTargetFile(
      write(`${whole}dialect: {endpoints: {login: "POST /login"}, prevPdus: id-first}\n`),
    );
    const dialect = dialectOf(file);
    expect(dialect?.endpoints.login).toEqual({ template: 'POST /login', authorised: 'none' });
    expect(dialect?.endpoints.register?.template).toBe('POST {client}/register');
    expect(dialect?.prevPdus).toBe('id-first');
  });

  it.each([
    ['dialect: latin', ':4: dialect: one of draft-2014-08, server-2014-08'],
    ['dialect: {extends: latin}', ':4: dialect.extends: one of draft-2014-08'],
    ['dialect: {endpoints: {signIn: "POST /login"}}', ':4: dialect.endpoints.signIn: one of register, '],
    ['edition: v0', ':4: edition: '],
  ])('must exist: %s', (text, complaint) => {
    expect(complaintAbout(`${whole}${text}\n`)).toContain(complaint);
  });
});

describe('the edition of a target', () => {
  it('is that of its file, which the one asked for must not contradict', () => {
    const descriptor = { kind: 'file' as const, path: write(`${whole}edition: draft-2014-08\n`) };
    expect(editionOf(descriptor).id).toBe('draft-2014-08');
    expect(() => editionOf(descriptor, { ...editionOf(descriptor), id: 'v0' })).toThrow('--edition v0: ');
  });

  it('is the one asked for where no file names one', () => {
    const asked = { ...defaultEdition, id: 'v0' };
    expect(editionOf({ kind: 'url', url: 'http://hs' }, asked)).toBe(asked);
    expect(editionOf({ kind: 'url', url: 'http://hs' })).toBe(defaultEdition);
  });
});
