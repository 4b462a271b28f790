import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../user-error.ts';
import { parseTargetArgument, TargetDescriptor } from './descriptor.ts';

describe('the TARGET argument', () => {
  it.each([
    ['reference', { kind: 'reference' }],
    ['reference:process', { kind: 'reference:process' }],
    ['reference:freedoms', { kind: 'reference', freedoms: true }],
    ['http://localhost:8480', { kind: 'url', url: 'http://localhost:8480' }],
    ['http://localhost:8480/', { kind: 'url', url: 'http://localhost:8480' }],
    ['HTTP://LocalHost:8480', { kind: 'url', url: 'http://localhost:8480' }],
    ['https://hs.example/under/here//', { kind: 'url', url: 'https://hs.example/under/here' }],
  ])('%s is understood', (argument, descriptor) => {
    expect(TargetDescriptor.parse(parseTargetArgument(argument))).toEqual(descriptor);
  });

  it('may be the path of a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'touchstone-descriptor-'));
    try {
      const path = join(folder, 'touchstone.target.yaml');
      writeFileSync(path, '');
      expect(parseTargetArgument(path)).toEqual({ kind: 'file', path });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is refused where it is no address', () => {
    expect(() => parseTargetArgument('http://')).toThrow(new UsageError('not an address: http://'));
  });

  it.each([
    ['localhost:8480', 'http://localhost:8480'],
    ['[::1]:8480', 'http://[::1]:8480'],
    ['http://localhost:8480/matrix/client/api/v1', 'http://localhost:8480'],
    ['http://localhost:8480/_matrix/client/versions', 'http://localhost:8480'],
    ['https://hs.example/under/matrix/client/api/v1/login', 'https://hs.example/under'],
  ])('says what to type instead of %s', (argument, instead) => {
    expect(() => parseTargetArgument(argument)).toThrow(new RegExp(`type .*${instead.replaceAll(/[[\]]/g, '\\$&')}$`));
  });

  it.each(['referense', '', 'no/such/file.yaml'])(
    'is refused with what it may be where it is none of them: "%s"',
    (argument) => {
      expect(() => parseTargetArgument(argument)).toThrow(/^no target ".*": give reference, .*path of a target file$/);
    },
  );
});
