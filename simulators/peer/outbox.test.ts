import { expect, test } from 'vitest';
import { Outbox } from './outbox.ts';

function outboxOf(...ids: string[]): Outbox {
  const outbox = new Outbox();
  for (const id of ids) outbox.add({ transactionId: id, pdus: [{ pdu_id: `pdu of ${id}` }] });
  return outbox;
}

test('what was sent after a transaction is served in the order it was sent', () => {
  expect(outboxOf('1', '2', '3').pdusAfter(['1'])).toEqual([{ pdu_id: 'pdu of 2' }, { pdu_id: 'pdu of 3' }]);
});

test('of several transactions the last counts', () => {
  expect(outboxOf('1', '2', '3').pdusAfter(['2', '1'])).toEqual([{ pdu_id: 'pdu of 3' }]);
});

test.each([[[]], [['unknown']]])('after %j comes everything', (ids) => {
  expect(outboxOf('1', '2').pdusAfter(ids)).toHaveLength(2);
});
