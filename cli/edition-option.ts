/** The option that picks an edition, alike in every command. */
export const editionOption = [
  '--edition <ID>',
  'the edition of the specification (default: that of the target file, else draft-2014-08)',
] as const;
