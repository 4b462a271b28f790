import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { attack, hostileRun } from '../testing/hostile-run.ts';
import { failingRun, interruptedRun, passingRun, runOf } from '../testing/runs.ts';
import { htmlReport } from './html-report.ts';

const failing = htmlReport.render(failingRun());
const hostile = htmlReport.render(hostileRun());

const valuesOf = (page: string, attribute: string) =>
  [...page.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map(([, value = '']) => value);

const between = (page: string, tag: string) => [
  ...page.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'g')).map(([, text = '']) => text),
];

describe('index.html', () => {
  it('lists every requirement, also those not judged yet', () => {
    for (const { id } of failingRun().requirements) expect(failing).toContain(`id="req-${id}"`);
    expect(failing.match(/class="requirement line"[^>]*title="The suite has no Example for it yet\."/g)).toHaveLength(
      failingRun().totals.unjudged,
    );
  });

  it('says why a requirement is out of scope, and names the exchange of a finding to look at first', () => {
    expect(failing).toMatch(/data-standing="out-of-scope"[\s\S]*?no suite of black-box checks can judge/);
    expect(failing).toMatch(/, first <a href="#ex-[^"]+~\d+">exchange \d+<\/a>/);
  });

  it('has each id once, and nothing links to what is not there', () => {
    const ids = valuesOf(failing, 'id');
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of valuesOf(failing, 'href').filter((href) => href.startsWith('#'))) {
      expect(ids).toContain(link.slice(1));
    }
  });

  it('says at its head what the run shows', () => {
    expect(htmlReport.render(passingRun())).toMatch(
      /<strong>Conformant in 13 of \d+ requirements\.<\/strong> No violation among 13 judged requirements/,
    );
    expect(failing).toContain('<strong>Not conformant.</strong> 1 violation, 3 deviations and 1 observation');
    expect(htmlReport.render(runOf([]))).toContain('<strong>Inconclusive.</strong>');
  });

  it('says when it is partial', () => {
    expect(htmlReport.render(interruptedRun())).toContain('Interrupted: partial report.');
    expect(failing).not.toContain('Interrupted');
  });

  it('gives the command that repeats an Example', () => {
    expect(failing).toContain(
      "npx matrix-touchstone run http://hs.example:8008 --seed 20140828 --tags '@req:login.localpart' --name '^A login by localpart",
    );
  });

  it('tells a fault of the network and why no answer came', () => {
    expect(failing).toContain('fault: lost-answer');
    expect(failing).toContain('reset: the connection was closed before an answer came');
  });
});

describe('the policy of the page', () => {
  it('allows exactly its one style and its one script', () => {
    const [policy = ''] = valuesOf(failing, 'content').filter((value) => value.startsWith('default-src'));
    const hash = (text = '') => `sha256-${createHash('sha256').update(text).digest('base64')}`;
    for (const [tag, directive] of [
      ['style', 'style-src'],
      ['script', 'script-src'],
    ] as const) {
      const [text, ...others] = between(failing, tag);
      expect(others).toEqual([]);
      expect(policy).toContain(`${directive} '${hash(text)}';`);
    }
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  it('is not broken by the page: no inline style, no handler, nothing to fetch', () => {
    expect(failing).not.toMatch(/<[^>]+ (style|on\w+|src|srcset|action|ping)=/);
    expect(valuesOf(failing, 'href').filter((href) => !/^(#|data:,$)/.test(href))).toEqual([]);
  });
});

describe('a record that attacks', () => {
  it('reaches the page as text only', () => {
    expect(hostile).not.toContain(attack.slice(0, 40));
    expect(between(hostile, 'script')).toEqual(between(failing, 'script'));
    expect(hostile).not.toMatch(/<img|<[^>]+ onerror=/);
  });

  it('cannot turn the text around it, nor send controls', () => {
    expect(hostile).not.toMatch(/[^\P{Control}\n]|\p{Bidi_Control}|\p{Surrogate}/u);
    expect(hostile).toContain('⟨U+202E⟩');
  });
});
