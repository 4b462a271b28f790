import type { Edition } from '../../spec/editions/index.ts';
import { findMutant, type Mutant } from '../mutants/mutant.ts';
import type { TargetDescriptor } from './descriptor.ts';
import type { OpenParties, Target } from './target.ts';

export interface OpenOptions {
  readonly edition: Edition;
  /** What can be broken; needed where the descriptor names a mutant. */
  readonly mutants?: () => Promise<readonly Mutant[]>;
  readonly seed: number;
  readonly hurry: boolean;
  /** Our parties that are open. A target that we start ourselves is told of them. */
  readonly parties?: OpenParties;
}

/** Opens the target that is asked for. What only some targets need is loaded only for them. */
export async function openTarget(descriptor: TargetDescriptor, options: OpenOptions): Promise<Target> {
  const { mutants = async () => [] } = options;
  const mutant = descriptor.mutant === undefined ? undefined : findMutant(await mutants(), descriptor.mutant);
  if (descriptor.kind === 'reference') {
    const { openReference } = await import('./reference/in-process.ts');
    return openReference({ ...options, mutant, freedoms: descriptor.freedoms ?? false });
  }
  const target = await openAsItIs(descriptor, options);
  return mutant ? (await import('./edge/break-target.ts')).breakTarget(target, mutant) : target;
}

async function openAsItIs(
  descriptor: Exclude<TargetDescriptor, { kind: 'reference' }>,
  { edition, parties }: OpenOptions,
): Promise<Target> {
  switch (descriptor.kind) {
    case 'reference:process':
      return (await import('./reference/child.ts')).openReferenceProcess(edition, parties);
    case 'url':
      return (await import('./running.ts')).openUrl(descriptor.url, edition, descriptor);
    case 'file':
      return (await import('./running.ts')).openFile(descriptor.path, descriptor);
  }
}
