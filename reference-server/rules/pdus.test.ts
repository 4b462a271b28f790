import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Pdu, type PduRef } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import { ServerName } from '../../spec/wire/ids.ts';
import { refOf } from '../store/keys.ts';
import { aMembership, aPdu } from '../testing/pdus.ts';
import { destinations, makePdu, nextExtremities, type PduFacts, references } from './pdus.ts';

const [red, blue, green] = ['red:1', 'blue:2', 'green:3'].map((name) => ServerName.parse(name)) as [
  ServerName,
  ServerName,
  ServerName,
];

describe('a PDU made here', () => {
  const facts = {
    pduId: 'p1',
    origin: red,
    now: 1_409_230_000_000,
    roomId: '!room:red:1',
    type: 'm.room.topic',
    sender: '@ann:red:1',
    content: { topic: 'tea' },
    stateKey: undefined,
    references: [['blue:2', 'p0']],
    depth: 3,
    replaces: undefined,
  } as unknown as PduFacts;

  test('has every key the draft gives it', () => {
    const pdu = makePdu(facts);
    expect(Pdu.parse(pdu)).toEqual(pdu);
    expect(pdu).toMatchObject({ is_state: false, prev_pdus: [['blue:2', 'p0']], ts: 1_409_230_000_000 });
    expect(pdu).not.toHaveProperty('state_key');
  });

  test('that is state names what it replaces', () => {
    const pdu = makePdu({ ...facts, stateKey: '', replaces: ['blue:2', 'p9'] as unknown as PduRef });
    expect(pdu).toMatchObject({ is_state: true, state_key: '', power_level: 0 });
    expect(pdu).toMatchObject({ prev_state_id: 'p9', prev_state_origin: 'blue:2' });
  });
});

describe('loose ends', () => {
  test('are always exactly the PDUs nothing refers to, in whatever order they come', () => {
    const nodes = fc.array(fc.record({ parents: fc.array(fc.nat(9), { maxLength: 3 }), arrival: fc.nat() }), {
      minLength: 1,
      maxLength: 10,
    });
    fc.assert(
      fc.property(nodes, (drawn) => {
        const refs = drawn.map((): PduRef => refOf(aPdu()));
        const pdus = drawn.map(({ parents, arrival }, index) => ({
          ref: refs[index] as PduRef,
          refersTo: parents.filter((parent) => parent < index).map((parent) => refs[parent] as PduRef),
          arrival,
        }));
        let ends: readonly PduRef[] = [];
        const arrived: typeof pdus = [];
        for (const { ref, refersTo, ...rest } of pdus.toSorted((one, other) => one.arrival - other.arrival)) {
          const isReferredTo = arrived.some((other) => other.refersTo.includes(ref));
          ends = nextExtremities(ends, { ref, refersTo, isReferredTo });
          arrived.push({ ref, refersTo, ...rest });
        }
        const loose = refs.filter((ref) => !pdus.some((pdu) => pdu.refersTo.includes(ref)));
        expect(new Set(ends)).toEqual(new Set(loose));
      }),
    );
  });

  test('are referred to up to a bound, the newest', () => {
    const many = Array.from({ length: 30 }, () => refOf(aPdu()));
    expect(references(many)).toEqual(many.slice(10));
  });
});

describe('where a PDU goes', () => {
  test('is every other server in the room', () => {
    expect(destinations(aPdu(), [red, blue, green], red)).toEqual([blue, green]);
  });

  test('is also the server of the one a membership is about', () => {
    expect(destinations(aMembership('@di:green:3', 'invite'), [red, blue], red)).toEqual([blue, green]);
  });
});
