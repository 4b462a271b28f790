import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draft201408 } from './editions/draft-2014-08/index.ts';
import { loadRegistry } from './registry.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-registry-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const create = {
  text: 'A user can create a room.',
  id: 'room.create',
  lines: '36',
  level: 'stated',
  party: 'server',
  impact: 'interoperability',
};

/** The registry of a file with those rows. JSON is YAML too. */
function load(...rows: object[]) {
  const path = join(folder, 'requirements.yaml');
  writeFileSync(path, JSON.stringify({ edition: 'test', requirements: rows }));
  return loadRegistry(pathToFileURL(path), draft201408.sections);
}

describe('a registry', () => {
  it('has its rows in their order, and finds each by its id', () => {
    const registry = load(create, { ...create, id: 'room.alias' });
    expect(registry.edition).toBe('test');
    expect(registry.requirements.map(({ id }) => id)).toEqual(['room.create', 'room.alias']);
    expect(registry.find('room.alias')?.id).toBe('room.alias');
    expect(registry.find('room.creation')).toBeUndefined();
  });

  it.each([
    ['36', 'Rooms'],
    ['28-40', 'Architecture'],
    ['54,81', 'State messages'],
  ])('puts a row of the lines %s under the heading %s', (lines, heading) => {
    expect(load({ ...create, lines }).requirements[0]?.heading).toBe(heading);
  });

  it('takes a row that points into a published text, with its heading and the versions that have it', () => {
    const { lines: _, ...row } = create;
    const published = { ...row, url: 'https://spec.example/v1.2/#rooms', heading: 'Rooms there', since: 'v1.2' };
    expect(load(published).requirements).toEqual([published]);
  });

  it('takes an implied row that gives its argument', () => {
    expect(load({ ...create, level: 'implied', why: 'it does not work without' }).requirements).toHaveLength(1);
  });

  it.each([
    ['an id that appears twice', [create, create], /room\.create appears twice/],
    ['an unknown key', [{ ...create, note: 'x' }], /note/],
    ['an implied row without its argument', [{ ...create, level: 'implied' }], /argument in `why`/],
    ['an unknown level', [{ ...create, level: 'shall' }], /level/],
    ['an unknown party', [{ ...create, party: 'proxy' }], /party/],
    ['an unknown impact', [{ ...create, impact: 'fame' }], /impact/],
    ['an id of one word', [{ ...create, id: 'rooms' }], /id/],
    ['lines that are none', [{ ...create, lines: 'all' }], /lines/],
    ['a row without text', [{ ...create, text: '' }], /text/],
    ['a row with lines and a URL', [{ ...create, url: 'https://spec.example/', heading: 'Rooms' }], /either/],
    ['a row with a URL and no heading', [{ ...create, lines: undefined, url: 'https://spec.example/' }], /heading/],
  ])('refuses %s', (_, rows, complaint) => {
    expect(() => load(...rows)).toThrow(complaint);
  });
});

describe('the registry of the draft', () => {
  it('can be read, and knows the heading of every row', () => {
    const { requirements } = draft201408.registry;
    expect(requirements.length).toBeGreaterThanOrEqual(167);
    expect(requirements.filter(({ heading }) => heading === 'Introduction')).toEqual([]);
  });

  it('explains each row without another', () => {
    expect(draft201408.registry.requirements.filter(({ why }) => why?.includes('the row'))).toEqual([]);
  });
});
