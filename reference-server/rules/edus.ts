import type { Edu } from '../../spec/editions/draft-2014-08/wire/edu.ts';
import type { ServerName } from '../../spec/wire/ids.ts';
import type { JsonObject } from '../../spec/wire/json.ts';

/** An EDU made here, with every key the draft gives it. Requirements: edu.fields, edu.no-history. */
export function makeEdu(facts: {
  type: string;
  origin: ServerName;
  destination: ServerName;
  content: JsonObject;
}): Edu {
  return { edu_type: facts.type, origin: facts.origin, destination: facts.destination, content: facts.content };
}

/** Whether an EDU belongs in the transaction it came in: a server speaks for itself, and to us. */
export function isEduOfTransaction(edu: Edu, facts: { origin: ServerName; self: ServerName }): boolean {
  return edu.origin === facts.origin && edu.destination === facts.self;
}
