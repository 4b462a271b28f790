import { loadRegistry, type Registry } from '../../registry.ts';
import type { Edition } from '../edition.ts';
import { draftDialect } from './dialects/draft-2014-08.ts';
import { serverDialect } from './dialects/server-2014-08.ts';
import { sections } from './sections.ts';
import { sourceOf } from './source-of.ts';

let registry: Registry | undefined;

/** The draft of 2014-08-28. */
export const draft201408: Edition = {
  id: 'draft-2014-08',
  title: 'Matrix draft specification of 2014-08-28',
  text: 'the draft',
  sha256: '2c3b4df24ab6c013b6e797989cf47294e0765614118b5aaf1f08e50397849508',
  get registry() {
    registry ??= loadRegistry(new URL('./requirements.yaml', import.meta.url), sections);
    return registry;
  },
  sections,
  levels: {
    must: 'The draft says must.',
    stated: 'The draft states it as how the protocol works.',
    should: 'The draft says should, or lists it as part of the system.',
    implied: 'The draft does not say it, but what it says does not work without it.',
    may: 'The draft permits it.',
    open: 'The draft only names the topic; the rule is from the nearest later edition.',
  },
  sourceOf,
  dialects: { [draftDialect.name]: draftDialect, [serverDialect.name]: serverDialect },
  defaultDialect: draftDialect,
};
