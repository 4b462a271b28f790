import type { KnownDeviation } from '../../harness/verdict/run-record.ts';

/** What a project says about a deviation it knows of: its reason, and where given the issue and the last day it counts. */
export function knownText({ reason, issue, expires }: KnownDeviation): string {
  const facts = [...(issue ? [`issue ${issue}`] : []), ...(expires ? [`until ${expires}`] : [])];
  return facts.length > 0 ? `${reason} (${facts.join(', ')})` : reason;
}
