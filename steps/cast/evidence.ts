import { givenSecrets } from '../../harness/targets/given-secrets.ts';
import type { Evidence } from '../../harness/verdict/evidence.ts';
import { settledValue } from '../../harness/wire/excerpt.ts';
import type { KeptText } from '../../harness/wire/kept-text.ts';
import { Redactor } from '../../harness/wire/redaction.ts';
import type { Example } from './world.ts';

/** A redactor that knows every secret of the Example so far. */
export function redactorOf({ target, parties, recorder }: Example): Redactor {
  const redactor = new Redactor([
    ...givenSecrets(target),
    ...parties.services.map(({ clientSecret }) => clientSecret),
    ...recorder.secrets,
  ]);
  redactor.learn(recorder.exchanges);
  return redactor;
}

/** What the Example leaves behind: redacted first, cut short after. */
export function evidenceOf(example: Example, kept: KeptText): { evidence: Evidence; secrets: readonly string[] } {
  const { checks, ending, subject, recorder, pictures } = example;
  const { unmet } = example.network;
  const redactor = redactorOf(example);
  const told = settledValue(redactor.value({ checks, ending, problems: recorder.problems }));
  const exchanges = recorder.exchanges.map((exchange) => kept.of(exchange, redactor.value(exchange)));
  const evidence = { ...told, problems: [...told.problems], subject, unmet: [...unmet], exchanges, pictures };
  return { evidence, secrets: redactor.secrets };
}
