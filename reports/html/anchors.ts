import type { ExampleRecord, RequirementRecord } from '../../harness/verdict/run-record.ts';

/** The id of a requirement's element: what a link to it ends in. */
export function requirementAnchor({ id }: Pick<RequirementRecord, 'id'>): string {
  return `req-${withoutSpace(id)}`;
}

export function exampleAnchor({ id }: Pick<ExampleRecord, 'id'>): string {
  return `ex-${withoutSpace(id)}`;
}

export function exchangeAnchor(example: Pick<ExampleRecord, 'id'>, n: number): string {
  return `${exampleAnchor(example)}~${n}`;
}

export function headingAnchor(title: string): string {
  return `heading-${title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`;
}

function withoutSpace(id: string): string {
  return id.replaceAll(/\s/g, '-');
}
