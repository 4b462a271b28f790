import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Pdu } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import { standardRules } from '../rules/index.ts';
import { Federation } from '../testing/federation.ts';
import { aMembership, aPdu } from '../testing/pdus.ts';
import type { User } from '../testing/user.ts';

describe('an incoming transaction', () => {
  let federation: Federation;
  let ann: User;
  let room: string;

  /** red:1 has a room with ann of red:1 and cy of blue:2; blue:2 is this test. */
  beforeEach(async () => {
    federation = new Federation();
    ann = await federation.user('red:1', 'ann');
    federation.script('blue:2', async () => ({ status: 200, headers: {}, body: '{"pdus":{}}' }));
    room = await ann.createRoom();
    await push([aPdu({ context: room, pdu_type: 'm.room.invite_join', content: { membership: 'join' } })]);
    federation.requests.length = 0;
  });
  afterEach(() => federation.stopAll());

  let count = 0;
  function transaction(pdus: readonly unknown[], given: object = {}) {
    count += 1;
    const names = { origin: 'blue:2', destination: 'red:1', transaction_id: `t${count}` };
    return { ...names, ts: 1_409_230_000_000, prev_ids: [], pdus, ...given };
  }
  function send(body: unknown, urlId = (body as { transaction_id?: string }).transaction_id ?? 'u') {
    return federation.ask('red:1', 'PUT', `/send/${urlId}/`, body);
  }
  function push(pdus: readonly unknown[], given: object = {}) {
    return send(transaction(pdus, given));
  }
  const message = (body: string, given: object = {}): Pdu =>
    aPdu({ context: room, content: { msgtype: 'm.text', body }, ...given });
  const nameOf = (pdu: Pdu): string => `${pdu.origin}/${pdu.pdu_id}`;

  test('is answered per PDU, and shown', async () => {
    const pdu = message('hello');
    expect(await push([pdu])).toEqual({ status: 200, body: { pdus: { [nameOf(pdu)]: {} } } });
    expect(await ann.history(room)).toEqual(['hello']);
  });

  test('may be empty, may have no edus, no prev_ids, a fractional ts and no names but its origin', async () => {
    expect((await push([])).status).toBe(200);
    expect((await send({ origin: 'blue:2', ts: 1409230000123.25, pdus: [message('old style')] }, 'o1')).status).toBe(
      200,
    );
    expect(await ann.history(room)).toEqual(['old style']);
  });

  test('keeps nothing of a PDU that fails half-way, and all of the others', async () => {
    let fails = true;
    const rules = {
      ...standardRules,
      streamRecipients(...facts: Parameters<typeof standardRules.streamRecipients>) {
        if (fails && facts[0].content.body === 'fails') throw new Error('half-way');
        return standardRules.streamRecipients(...facts);
      },
    };
    federation.add('green:3', { rules });
    const eve = await federation.user('green:3', 'eve');
    room = await eve.createRoom();
    const pushToGreen = (pdus: readonly unknown[]) => {
      const body = transaction(pdus, { destination: 'green:3' });
      return federation.ask('green:3', 'PUT', `/send/${body.transaction_id}/`, body);
    };
    await pushToGreen([aPdu({ context: room, pdu_type: 'm.room.invite_join', content: { membership: 'join' } })]);
    const failing = message('fails');
    const { body } = await pushToGreen([message('before'), failing, message('after')]);
    expect(body).toMatchObject({ pdus: { [nameOf(failing)]: { errcode: 'M_UNKNOWN' } } });
    expect(await eve.history(room)).toEqual(['before', 'after']);
    fails = false;
    await pushToGreen([failing]);
    expect(await eve.history(room)).toEqual(['before', 'after', 'fails']);
  });

  test('with unknown EDUs is taken', async () => {
    const edu = { edu_type: 'org.tea.steep', origin: 'blue:2', destination: 'red:1', content: {} };
    expect((await push([message('beside')], { edus: [edu, 7] })).status).toBe(200);
    expect(await ann.history(room)).toEqual(['beside']);
  });

  test.each([
    ['is a list', []],
    ['is null', null],
    ['is a number', 7],
    ['has no origin', { ts: 1, pdus: [] }],
    ['has no ts', { origin: 'blue:2', pdus: [] }],
    ['has pdus that are no list', { origin: 'blue:2', ts: 1, pdus: {} }],
    ['has edus that are no list', { origin: 'blue:2', ts: 1, pdus: [], edus: {} }],
    ['has prev_ids that are no list', { origin: 'blue:2', ts: 1, pdus: [], prev_ids: 'x' }],
    ['has an id other than the URL’s', { origin: 'blue:2', ts: 1, pdus: [], transaction_id: 'other' }],
    ['has 51 PDUs', { origin: 'blue:2', ts: 1, pdus: Array(51).fill({}) }],
    ['has 101 EDUs', { origin: 'blue:2', ts: 1, pdus: [], edus: Array(101).fill({}) }],
  ])('that %s is refused', async (_, body) => {
    const answer = await send(body, 'url');
    expect(answer).toMatchObject({ status: 400, body: { errcode: 'M_BAD_JSON', error: expect.any(String) } });
  });

  test('for another destination is refused, and nothing of it is kept', async () => {
    const answer = await push([message('misled')], { destination: 'green:3' });
    expect(answer).toMatchObject({ status: 403, body: { errcode: 'M_FORBIDDEN' } });
    expect(await ann.history(room)).toEqual([]);
  });

  test('sent again takes effect once and is answered as before', async () => {
    const body = transaction([message('once'), { not: 'a PDU' }]);
    const first = await send(body);
    expect(await send({ ...body, pdus: [message('other')] })).toEqual(first);
    expect(await ann.history(room)).toEqual(['once']);
  });

  test('of another origin under the same id is another transaction', async () => {
    await push([aMembership('@di:green:3', 'join', { context: room, origin: 'green:3' })], { origin: 'green:3' });
    await send(transaction([message('from blue')], { transaction_id: 'same' }));
    const green = message('from green', { origin: 'green:3', user_id: '@di:green:3' });
    await send(transaction([green], { transaction_id: 'same', origin: 'green:3' }));
    expect(await ann.history(room)).toEqual(['from blue', 'from green']);
  });

  test('is not spoiled by one bad PDU', async () => {
    const [good, better] = [message('good'), message('better')];
    const { body } = await push([good, { pdu_id: 'bad', origin: 'blue:2' }, 7, better]);
    expect(body).toEqual({
      pdus: {
        [nameOf(good)]: {},
        'blue:2/bad': { errcode: 'M_BAD_JSON', error: expect.any(String) },
        '#2': { errcode: 'M_BAD_JSON', error: expect.any(String) },
        [nameOf(better)]: {},
      },
    });
    expect(await ann.history(room)).toEqual(['good', 'better']);
  });

  test('with a PDU had before shows it once and keeps the first wording', async () => {
    const pdu = message('first');
    await push([pdu]);
    await push([{ ...pdu, content: { msgtype: 'm.text', body: 'second' } }]);
    expect(await ann.history(room)).toEqual(['first']);
  });

  test.each([
    ['a user who is not in the room', { user_id: '@eve:blue:2' }],
    ['a user of another server', { user_id: '@ann:red:1' }],
    ['nobody', { user_id: undefined }],
  ])('with a message of %s is refused for that PDU', async (_, given) => {
    const pdu = message('psst', given);
    const { body } = await push([pdu]);
    expect(body).toMatchObject({ pdus: { [nameOf(pdu)]: { errcode: 'M_FORBIDDEN' } } });
    expect(await ann.history(room)).toEqual([]);
  });

  test('with a PDU of an origin that did not push it is refused for that PDU', async () => {
    const pdu = message('forged', { origin: 'green:3' });
    const { body } = await push([pdu]);
    expect(body).toMatchObject({ pdus: { [nameOf(pdu)]: { errcode: 'M_FORBIDDEN' } } });
  });

  test('about a context nobody here is in is refused for that PDU', async () => {
    const pdu = message('where?', { context: '!elsewhere:blue:2' });
    const { body } = await push([pdu]);
    expect(body).toMatchObject({ pdus: { [nameOf(pdu)]: { errcode: 'M_NOT_FOUND' } } });
  });

  test('with a join nobody here asked for is refused for that PDU', async () => {
    const pdu = aMembership(ann.id, 'join', { context: '!trap:blue:2' });
    const { body } = await push([pdu]);
    expect(body).toMatchObject({ pdus: { [nameOf(pdu)]: { errcode: 'M_FORBIDDEN' } } });
    expect((await ann.must('GET', '/initialSync')).rooms).toHaveLength(1);
  });

  test('of the server of the draft’s day is understood: is_state as a number, no references', async () => {
    const { prev_pdus: _, ...pdu } = message('0');
    await push([{ ...pdu, is_state: 0, state_key: null, power_level: null }]);
    expect(await ann.history(room)).toEqual(['0']);
  });

  test('that says one was missed makes the server ask for what came after the last', async () => {
    await push([], { transaction_id: 'seen' });
    federation.script('blue:2', async ({ path }) => {
      const pdus = path.includes('/pull/') ? [message('missed')] : [];
      return { status: 200, headers: {}, body: JSON.stringify({ pdus }) };
    });
    await push([], { transaction_id: 'seen-too', prev_ids: ['missed'] });
    expect(await ann.followTo('missed')).toEqual(['missed']);
    const pulls = federation.requests.filter((request) => request.path.includes('/pull/'));
    expect(pulls.map((request) => request.path)).toEqual(['/matrix/federation/v1/pull/?origin=red%3A1&v=seen']);
  });

  test('whose prev_ids are all known asks for nothing', async () => {
    await push([], { transaction_id: 'known' });
    await push([], { prev_ids: ['known'] });
    expect(federation.requests).toEqual([]);
  });
});
