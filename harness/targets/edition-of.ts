import { defaultEdition, type Edition } from '../../spec/editions/index.ts';
import { UsageError } from '../user-error.ts';
import type { TargetDescriptor } from './descriptor.ts';
import { readTargetFile } from './target-file.ts';

/** The edition to judge a target by: the one asked for, which its target file must not contradict, or the one its file names. */
export function editionOf(descriptor: TargetDescriptor, asked?: Edition): Edition {
  if (descriptor.kind !== 'file') return asked ?? defaultEdition;
  const { edition } = readTargetFile(descriptor.path);
  if (!asked || asked === edition) return edition;
  throw new UsageError(
    `--edition ${asked.id}: ${descriptor.path} is for the edition ${edition.id}. Drop the option, or change the file's "edition".`,
  );
}
