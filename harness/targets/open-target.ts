import type { TargetDescriptor } from './descriptor.ts';
import type { OpenParties, Target } from './target.ts';

export interface OpenOptions {
  readonly seed: number;
  readonly hurry: boolean;
  /** Our parties that are open. A target that we start ourselves is told of them. */
  readonly parties?: OpenParties;
}

/** Opens the target that is asked for. What only some targets need is loaded only for them. */
export async function openTarget(descriptor: TargetDescriptor, options: OpenOptions): Promise<Target> {
  switch (descriptor.kind) {
    case 'reference': {
      const { openReference } = await import('./reference/in-process.ts');
      return openReference({ ...options, mutant: descriptor.mutant, freedoms: descriptor.freedoms ?? false });
    }
    case 'reference:process': {
      const { openReferenceProcess } = await import('./reference/child.ts');
      return openReferenceProcess(options.parties);
    }
    case 'url':
      return (await import('./running.ts')).openUrl(descriptor.url);
    case 'file':
      return (await import('./running.ts')).openFile(descriptor.path, descriptor.running ?? false);
  }
}
