/** The option that picks an edition, alike in every command. */
export const editionOption = [
  '--edition <ID>',
  'the edition of the specification (default: that of the target file, else draft-2014-08)',
] as const;

/** The option that gives the text of the edition, so that its own words are shown beside ours. */
export const draftOption = [
  '--draft <FILE>',
  "quote the specification's own words, from your copy of its text",
] as const;
