import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seededRandom } from '../../../random/random.ts';
import { unitsToldFreely } from './units.ts';

const own = { origin: 'red', pdu_id: 'a', ts: 1400, depth: 7, content: { ts: 1, depth: 2 } };
const foreign = { origin: 'blue', pdu_id: 'b', ts: 1500, depth: 8 };
const transaction = JSON.stringify({ origin: 'red', ts: 1600, pdus: [own, foreign] });
const told = (seed: number) => unitsToldFreely(seededRandom(seed))(transaction);
const seeds = fc.integer();

it('leaves out the depth or gives the time a fraction, in what the server itself made', () => {
  const forms = new Set<string>();
  fc.assert(
    fc.property(seeds, (seed) => {
      const { ts, pdus } = JSON.parse(told(seed));
      const { ts: pduTs, depth, ...rest } = pdus[0];
      expect(rest).toEqual({ origin: 'red', pdu_id: 'a', content: { ts: 1, depth: 2 } });
      forms.add(`${ts} ${pduTs} ${depth}`);
    }),
  );
  expect(forms).toEqual(
    new Set(['1600 1400 7', '1600 1400 undefined', '1600.25 1400.25 7', '1600.25 1400.25 undefined']),
  );
});

it("leaves other servers' PDUs as they are", () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      expect(JSON.parse(told(seed)).pdus[1]).toEqual(foreign);
    }),
  );
});

it('says the same again when it is sent again', () => {
  const retell = unitsToldFreely(seededRandom(7));
  expect(retell(transaction)).toBe(retell(transaction));
});

it.each(['', 'no JSON', '[]', '{"a":1.0}', '{"pdus":1}'])('leaves what is no transaction as it is: %s', (text) => {
  expect(unitsToldFreely(seededRandom(7))(text)).toBe(text);
});
