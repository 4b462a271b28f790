import type { Mailer } from '../ports.ts';

/** Hands mail to a mail server by SMTP, over a connection of its own for each. Loads the library with the first mail. */
export function smtpMailer(): Mailer {
  return {
    async send({ to, ...content }, { host, port, secure, requireTls, auth, from, timeoutMs }) {
      const { createTransport } = await import('nodemailer');
      const transport = createTransport({
        host,
        port,
        secure,
        requireTLS: requireTls,
        ...(auth && { auth }),
        connectionTimeout: timeoutMs,
        greetingTimeout: timeoutMs,
        socketTimeout: timeoutMs,
        dnsTimeout: timeoutMs,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      // As an object the address is taken as it is: nothing in it can become a second one.
      await transport.sendMail({ from, to: { name: '', address: to }, ...content });
    },
  };
}
