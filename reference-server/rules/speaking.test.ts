import { describe, expect, test } from 'vitest';
import { aMembership, aPdu } from '../testing/pdus.ts';
import { mayPduSpeak, mayPduWait, mayStandAsState } from './speaking.ts';

describe('who may speak', () => {
  const inRoom = {
    senderMembership: 'join',
    subjectMembership: 'join',
    isPublic: false,
    isOriginInRoom: true,
    isAskedForByUser: true,
  };
  const stranger = { ...inRoom, senderMembership: undefined, subjectMembership: undefined };

  test('a member, of their own server', () => {
    expect(mayPduSpeak({ ...inRoom, pdu: aPdu() })).toBe(true);
    expect(mayPduSpeak({ ...inRoom, pdu: aPdu({ user_id: '@cy:green:3' }) })).toBe(false);
    expect(mayPduSpeak({ ...inRoom, pdu: aPdu({ user_id: undefined }) })).toBe(false);
    expect(mayPduSpeak({ ...stranger, pdu: aPdu() })).toBe(false);
  });

  test('a joiner by invitation or to a public room, let in by a server that is in the room', () => {
    const join = aMembership('@di:green:3', 'join');
    expect(mayPduSpeak({ ...stranger, pdu: join })).toBe(false);
    expect(mayPduSpeak({ ...stranger, senderMembership: 'invite', pdu: join })).toBe(true);
    expect(mayPduSpeak({ ...stranger, isPublic: true, pdu: join })).toBe(true);
    expect(mayPduSpeak({ ...stranger, isPublic: true, isOriginInRoom: false, pdu: join })).toBe(false);
    expect(mayPduSpeak({ ...stranger, isPublic: true, isAskedForByUser: false, pdu: join })).toBe(false);
  });

  test('nobody for another’s leaving, and with no membership unheard of', () => {
    const leave = aMembership('@cy:blue:2', 'leave');
    expect(mayPduSpeak({ ...inRoom, pdu: leave })).toBe(true);
    expect(mayPduSpeak({ ...inRoom, pdu: { ...leave, state_key: '@di:green:3' } })).toBe(false);
    expect(mayPduSpeak({ ...inRoom, pdu: aMembership('@cy:blue:2', 'reign') })).toBe(false);
  });
});

describe('who may wait to be permitted to speak', () => {
  const inRoom = { senderMembership: undefined, subjectMembership: undefined, isPublic: true, isOriginInRoom: false };
  const base = { ...inRoom, isAskedForByUser: false, isPromising: ([origin]: readonly string[]) => origin === 'red:1' };
  const [ofRed, ofBlue, ofGreen] = ['red:1', 'blue:2', 'green:3'].map((origin) => aPdu({ prev_pdus: [[origin, 'x']] }));

  test('a joiner to a public room who refers to what a server in it made', () => {
    expect(mayPduWait({ ...base, pdu: aPdu(), waitsFor: ofRed?.prev_pdus ?? [] })).toBe(true);
    expect(mayPduWait({ ...base, pdu: aPdu(), waitsFor: ofBlue?.prev_pdus ?? [] })).toBe(false);
    expect(mayPduWait({ ...base, isPublic: false, pdu: aPdu(), waitsFor: ofRed?.prev_pdus ?? [] })).toBe(false);
  });

  test('a join by a server in the room that refers to what the joiner’s server made', () => {
    const pdu = aMembership('@di:green:3', 'join');
    const resident = { ...base, isOriginInRoom: true, pdu };
    expect(mayPduWait({ ...resident, waitsFor: ofGreen?.prev_pdus ?? [] })).toBe(true);
    expect(mayPduWait({ ...resident, waitsFor: ofRed?.prev_pdus ?? [] })).toBe(false);
    expect(mayPduWait({ ...resident, isOriginInRoom: false, waitsFor: ofGreen?.prev_pdus ?? [] })).toBe(false);
  });
});

describe('what may stand as state', () => {
  test.each([
    ['state of a user of its origin', aPdu({ is_state: true }), true],
    ['state of another server’s user', aPdu({ is_state: true, user_id: '@di:green:3' }), false],
    ['a join that another server made', aMembership('@di:green:3', 'join'), true],
    ['a join of somebody else', aMembership('@di:green:3', 'join', { user_id: '@cy:blue:2' }), false],
    ['an invitation', aMembership('@di:green:3', 'invite', { user_id: '@cy:blue:2' }), true],
    ['an invitation by another server’s user', aMembership('@di:green:3', 'invite', { user_id: '@ed:green:3' }), false],
    ['a leaving that another server made', aMembership('@di:green:3', 'leave'), false],
    ['state of nobody', aPdu({ is_state: true, user_id: undefined }), false],
  ])('%s', (_, pdu, expected) => {
    expect(mayStandAsState(pdu)).toBe(expected);
  });
});
