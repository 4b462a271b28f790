import { expect, test } from 'vitest';
import type { JsonObject } from '../../../spec/wire/json.ts';
import { Context } from '../context.ts';
import { pduFormat } from './format.ts';

function pdu(id: string, prev: readonly string[] = [], more: JsonObject = {}): JsonObject {
  return { pdu_id: id, origin: 'red', pdu_type: 'm.room.message', prev_pdus: prev.map((p) => ['red', p]), ...more };
}

const member = (id: string, userId: string, membership: string) =>
  pdu(id, [], { pdu_type: 'm.room.member', is_state: true, state_key: userId, content: { membership } });

const idsOf = (pdus: readonly JsonObject[]) => pdus.map(({ pdu_id }) => pdu_id);

const keysOf = (pdus: readonly JsonObject[]) =>
  pdus.map((each) => pduFormat.keyOf(each)).filter((key) => key !== undefined);

function knowing(...pdus: JsonObject[]): Context {
  const context = new Context('!r:red', pduFormat);
  for (const each of pdus) context.add(each);
  return context;
}

test('the extremities are the PDUs that no other refers to', () => {
  expect(idsOf(knowing(pdu('a'), pdu('b', ['a']), pdu('c', ['a'])).extremities)).toEqual(['b', 'c']);
});

test('a PDU that comes after one that refers to it is no extremity', () => {
  expect(idsOf(knowing(pdu('b', ['a']), pdu('a')).extremities)).toEqual(['b']);
});

test('a request to join is kept, and nothing refers to it', () => {
  const context = knowing(pdu('a'), pdu('b', [], { pdu_type: 'm.room.invite_join' }));
  expect(context.pdus).toHaveLength(2);
  expect(idsOf(context.extremities)).toEqual(['a']);
});

test('a PDU known already changes nothing', () => {
  const context = knowing(pdu('a', [], { content: { body: 'first' } }), pdu('a', [], { content: { body: 'second' } }));
  expect(context.pdus).toMatchObject([{ content: { body: 'first' } }]);
});

test('the depth of the next PDU is one more than the greatest known', () => {
  expect(knowing().nextDepth).toBe(0);
  expect(knowing(pdu('a', [], { depth: 7 }), pdu('b', [], { depth: 3 })).nextDepth).toBe(8);
});

test('the last state for a type and key is current', () => {
  const context = knowing(
    member('a', '@x:red', 'invite'),
    member('b', '@x:red', 'join'),
    member('c', '@y:red', 'leave'),
  );
  expect(context.membershipOf('@x:red')).toBe('join');
  expect(context.state).toHaveLength(2);
  expect(context.members).toEqual(['@x:red']);
});

test('is_state may be spelt as a number', () => {
  expect(knowing({ ...member('a', '@x:red', 'join'), is_state: 1 }).members).toEqual(['@x:red']);
});

test('backfill gives the named PDUs and what came before, nearest first, up to the limit', () => {
  const context = knowing(pdu('a'), pdu('b', ['a']), pdu('c', ['b']), pdu('d', ['c', 'b']));
  const ids = (limit: number) => idsOf(context.backfill(keysOf([pdu('d')]), limit));
  expect(ids(10)).toEqual(['d', 'c', 'b', 'a']);
  expect(ids(2)).toEqual(['d', 'c']);
});

test.each<JsonObject>([
  {},
  { pdu_id: 1, origin: 'red' },
  { ...pdu('x'), prev_pdus: 'none' },
  { ...pdu('x'), prev_pdus: [null, 7, [], ['red'], [1, 2], { a: 1 }] },
  { ...member('x', '@x:red', 'join'), state_key: { toString: 1 }, content: 'join' },
  { ...member('x', '@x:red', 'join'), content: null },
])('the malformed PDU %j does no harm', (malformed) => {
  const context = knowing(pdu('a'), malformed);
  expect(context.pdus.length).toBeLessThanOrEqual(2);
  expect(context.members).toEqual([]);
  expect(context.backfill(keysOf(context.extremities), 10)).toContainEqual(pdu('a'));
});
