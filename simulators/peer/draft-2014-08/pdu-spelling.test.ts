import { expect, test } from 'vitest';
import { draftDialect } from '../../../spec/editions/draft-2014-08/dialects/draft-2014-08.ts';
import { serverDialect } from '../../../spec/editions/draft-2014-08/dialects/server-2014-08.ts';
import { readPdu, spellAnswered, spellPushed } from './pdu-spelling.ts';

const message = { pdu_id: 'a', prev_pdus: [['red', 'b']], is_state: false };
const topic = { pdu_id: 'a', prev_pdus: [], is_state: true, state_key: '' };

test('the draft puts the origin first', () => {
  expect(readPdu(draftDialect, message)).toEqual(message);
  expect(spellPushed(draftDialect, message)).toEqual(message);
});

test('the server of its day put the id first, and pairs are read back as they were', () => {
  const spelled = spellPushed(serverDialect, message);
  expect(spelled.prev_pdus).toEqual([['b', 'red']]);
  expect(readPdu(serverDialect, spelled)).toEqual(message);
});

test('what is no pair stays as it is', () => {
  expect(readPdu(serverDialect, { prev_pdus: 'none' })).toEqual({ prev_pdus: 'none' });
  expect(readPdu(serverDialect, { prev_pdus: [7, null] })).toEqual({ prev_pdus: [7, null] });
});

test('in an answer the dialect says how is_state is spelt', () => {
  expect(spellAnswered(draftDialect, topic)).toMatchObject({ is_state: true, state_key: '' });
  expect(spellAnswered(serverDialect, topic)).toMatchObject({ is_state: 1, state_key: '' });
});

test('in an answer what is not state has no state key', () => {
  expect(spellAnswered(draftDialect, { ...message, state_key: null })).toEqual(message);
});
