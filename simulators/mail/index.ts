export { codeIn } from './code-in.ts';
export { type MailFault, type MailFaultName, mailFaults } from './faults.ts';
export { linkIn, linksIn } from './links-in.ts';
export type { Mail } from './mail.ts';
export { type MailLimits, type MailServer, type MailServerOptions, openMailServer } from './mail-server.ts';
export type { Mailbox } from './mailbox.ts';
