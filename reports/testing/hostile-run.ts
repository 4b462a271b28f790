import type { RunRecord } from '../../harness/verdict/run-record.ts';
import { breaks, judgedExample } from './examples.ts';
import { exchangesOf } from './exchanges.ts';
import { runOf } from './runs.ts';

/** What a target may send to be more than read: markup, ends of script and comment, quotes, controls, turned text, half characters. */
export const attack =
  `</script></style></textarea>--><img src=x onerror="window.attacked=true"><script>window.attacked=true</script>` +
  `'"\`]]>&lt;![CDATA[\u0000\u001b[2J\u202e\ud800\uffff| @everyone ![x](http://evil.example/x.png) <!-- `;

/** A run in which every text that a target or a user can choose is an attack. */
export function hostileRun(): RunRecord {
  const exchanges = exchangesOf({
    from: attack,
    to: attack,
    method: attack,
    url: `http://hs.example/${attack}`,
    sent: { [attack]: attack },
    status: 200,
    answered: { [attack]: [attack] },
    fault: attack,
  }).map((exchange) => ({ ...exchange, request: { ...exchange.request, headers: { [attack]: attack } } }));
  const example = judgedExample(
    { requirement: 'txn.idempotent', feature: attack, line: 1, name: attack, steps: [attack] },
    [breaks(attack, attack, attack, 1)],
    exchanges,
  );
  const record = runOf([example], {
    target: { name: attack, argument: attack, serverName: attack },
    dialect: attack,
    problems: [attack],
    knownDeviations: [{ requirement: 'txn.idempotent', reason: attack, issue: attack, expires: attack }],
  });
  return { ...record, edition: attack, suite: attack };
}
