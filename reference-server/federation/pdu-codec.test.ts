import { describe, expect, test } from 'vitest';
import { aMembership, aPdu } from '../testing/pdus.ts';
import { decodePdu, encodeAnswer, encodePush } from './pdu-codec.ts';

describe('the spelling of a PDU', () => {
  const pdu = aPdu({ prev_pdus: [['green:3', 'p0']], 'org.tea.key': { kept: true } });

  test.each(['draft-2014-08', 'server-2014-08'] as const)('in %s comes back as it was', (dialect) => {
    expect(decodePdu(JSON.parse(encodePush(pdu, dialect)), dialect)).toEqual(pdu);
    expect(decodePdu(encodeAnswer(pdu, dialect), dialect)).toEqual(pdu);
  });

  test('puts the origin first in the draft’s dialect, the id first in the server’s', () => {
    expect(JSON.parse(encodePush(pdu, 'draft-2014-08')).prev_pdus).toEqual([['green:3', 'p0']]);
    expect(JSON.parse(encodePush(pdu, 'server-2014-08')).prev_pdus).toEqual([['p0', 'green:3']]);
    expect(encodeAnswer(pdu, 'server-2014-08')).toMatchObject({ is_state: 0 });
  });

  test.each([
    ['state without a state key', aPdu({ is_state: true })],
    ['a membership that is not state', { ...aMembership('@cy:blue:2', 'join'), is_state: false }],
    ['101 references', aPdu({ prev_pdus: Array(101).fill(['a', 'b']) })],
    ['a sender who is no user', aPdu({ user_id: 'cy' })],
    ['a member who is no user', aMembership('', 'join', { user_id: '@cy:blue:2' })],
    ['an id of 1025 bytes', aPdu({ pdu_id: 'x'.repeat(1025) })],
    ['a reference of 1025 bytes', aPdu({ prev_pdus: [['red:1', 'é'.repeat(513)]] })],
    ['no content', { ...aPdu(), content: undefined }],
    ['an is_state of 2', { ...aPdu(), is_state: 2 }],
    ['nothing', null],
  ])('with %s is not a PDU', (_, raw) => {
    expect(decodePdu(raw, 'draft-2014-08')).toBeUndefined();
  });
});
