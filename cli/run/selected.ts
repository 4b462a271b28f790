import { UsageError, UserError } from '../../harness/user-error.ts';
import { countExamples, type Selection } from '../suite/cucumber.ts';
import { nearest } from '../suite/nearest.ts';
import { readSuite } from '../suite/read-suite.ts';

/** How many Examples there are of that selection. Throws where the selection is not one, and where it selects nothing. */
export async function countSelected(selection: Selection): Promise<number> {
  const count = await countExamples(selection).catch((error: unknown) => {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    if (selection.tags === undefined) throw cause;
    throw new UsageError(`--tags: ${cause instanceof Error ? cause.message : cause}`);
  });
  if (count === 0) throw new UserError(await nothingSelected(selection));
  return count;
}

/** Whether an Example of that selection needs the mail server or the services that a target uses for its logins. */
export function needsParties(selection: Selection): Promise<boolean> {
  return hasTagged(selection, '(@mail or @oauth)');
}

/** Whether an Example of that selection needs a browser. */
export function needsBrowser(selection: Selection): Promise<boolean> {
  return hasTagged(selection, '@browser');
}

async function hasTagged({ edition, tags, name }: Selection, sought: string): Promise<boolean> {
  return (await countExamples({ edition, name, tags: tags === undefined ? sought : `(${tags}) and ${sought}` })) > 0;
}

async function nothingSelected({ edition, tags, name }: Selection): Promise<string> {
  const suite = await readSuite({ edition });
  const requirements = [...new Set(suite.flatMap(({ requirement }) => requirement ?? []))];
  const asked = [tags && `--tags '${tags}'`, name && `--name '${name}'`].filter(Boolean).join(' ');
  const alike = (tags?.match(/@req:[\w.-]+/g) ?? [])
    .flatMap((tag) => nearest(tag.slice('@req:'.length), requirements))
    .map((id) => `@req:${id}`);
  const hint = alike.length > 0 ? ` Did you mean ${alike.join(' or ')}?` : '';
  return (
    `no Example matches ${asked}.${hint} The suite has ${suite.length} Examples for ${requirements.length} requirements: ` +
    'see touchstone list --scenarios.'
  );
}
