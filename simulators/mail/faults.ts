/** What a mailbox does with a mail instead of taking it in. */
export interface MailFault {
  readonly description: string;
  readonly react:
    | { readonly kind: 'answer'; readonly code: number; readonly message: string }
    | { readonly kind: 'hang' }
    | { readonly kind: 'drop' };
}

/** Every fault, by name. All of them meet the sending server at RCPT, before it has sent the mail. */
export const mailFaults = {
  refuse: {
    description: 'The recipient is refused for good.',
    react: { kind: 'answer', code: 550, message: 'No such mailbox here' },
  },
  'refuse-for-now': {
    description: 'The recipient is refused for the moment.',
    react: { kind: 'answer', code: 451, message: 'Try again later' },
  },
  hang: {
    description: 'There is no answer, until the other side gives up or the server closes.',
    react: { kind: 'hang' },
  },
  drop: { description: 'The connection is closed without an answer.', react: { kind: 'drop' } },
} as const satisfies Readonly<Record<string, MailFault>>;

export type MailFaultName = keyof typeof mailFaults;
