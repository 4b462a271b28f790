import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PreparationFailed } from '../../harness/preparation.ts';
import { Itinerary } from '../../harness/wire/itinerary.ts';
import { openScriptedServer, type Script, type ScriptedServer } from '../testing/scripted-server.ts';
import { PlainBrowser } from './plain-browser.ts';
import { visiting } from './visits.ts';

let stranger: ScriptedServer;
let target: ScriptedServer;
let script: Script;
let browser: PlainBrowser;

beforeEach(async () => {
  stranger = await openScriptedServer(() => ({ kind: 'answer', status: 200, headers: {}, body: 'welcome' }));
  target = await openScriptedServer((request) => script(request));
  const send = visiting(new Itinerary([target.url]), target.send);
  browser = new PlainBrowser({ from: 'browser of alice', send, partyAt: () => 'target', answerMs: 60_000 });
});

afterEach(async () => {
  await Promise.all([stranger.close(), target.close()]);
});

const refused = async (visit: Promise<unknown>) => {
  await expect(visit).rejects.toThrow(PreparationFailed);
  await expect(visit).rejects.toThrow(`${stranger.url}/x`);
  expect(stranger.asked).toEqual([]);
};

describe('a target that sends its users elsewhere', () => {
  it('is not followed by a link', () => refused(browser.open(`${stranger.url}/x`)));

  it('is not followed by a redirect', () => {
    script = () => ({ kind: 'answer', status: 302, headers: { location: `${stranger.url}/x` }, body: '' });
    return refused(browser.open(`${target.url}/a`, { follow: () => true }));
  });

  it('is not followed by a form', async () => {
    const headers = { 'content-type': 'text/html' };
    const body = `<form method=post action="${stranger.url}/x"><input name=a value=1></form>`;
    script = () => ({ kind: 'answer', status: 200, headers, body });
    const { forms } = await browser.open(`${target.url}/a`);
    return refused(browser.submit(forms[0] ?? expect.fail('no form')));
  });
});

it('a form that is sent off names the page that it stood on as its origin', async () => {
  const headers = { 'content-type': 'text/html' };
  const other = await openScriptedServer(() => ({ kind: 'answer', status: 200, headers: {}, body: '' }));
  script = () => ({ kind: 'answer', status: 200, headers, body: `<form method=post action="${other.url}/x"></form>` });
  const free = new PlainBrowser({
    from: 'browser of alice',
    send: target.send,
    partyAt: () => 'target',
    answerMs: 60_000,
  });
  const { forms } = await free.open(`${target.url}/a`);
  await free.submit(forms[0] ?? expect.fail('no form'));
  expect(other.asked[0]?.headers.origin).toBe(target.url);
  await other.close();
});
