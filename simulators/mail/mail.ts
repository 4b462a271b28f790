import { simpleParser } from 'mailparser';
import type { EpochMs } from '../../harness/clock/clock.ts';
import { bodyOf } from '../../harness/wire/body.ts';
import type { Body } from '../../harness/wire/exchange.ts';

/** A mail as it came into one mailbox. */
export interface Mail {
  /** The envelope's sender; empty for the null sender. */
  readonly from: string;
  /** The envelope's recipient whose mailbox this is, as the sending server spelled it. */
  readonly to: string;
  /** Every recipient of the envelope that was accepted, this one included. */
  readonly recipients: readonly string[];
  readonly subject: string;
  /** The plain part; undefined when there is none or nothing in it. */
  readonly text: string | undefined;
  /** The HTML part; undefined when there is none or nothing in it. */
  readonly html: string | undefined;
  /** By lower-case name, as written, unfolded; of a repeated one all, joined by newlines. */
  readonly headers: Readonly<Record<string, string>>;
  readonly receivedAt: EpochMs;
  /** The message as it was carried, as far as it is kept. */
  readonly raw: Body;
}

/** What a mail says, whoever it came to. */
export type Message = Omit<Mail, 'to'>;

const rawLimitBytes = 64 * 1024;

/** Reads a message in the form of RFC 5322 with MIME. */
export async function readMessage(
  content: Buffer,
  envelope: { readonly from: string; readonly recipients: readonly string[]; readonly receivedAt: EpochMs },
): Promise<Message> {
  const parsed = await simpleParser(content, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true });
  return {
    ...envelope,
    subject: parsed.subject ?? '',
    text: parsed.text || undefined,
    html: parsed.html || undefined,
    headers: headersOf(parsed.headerLines),
    raw: bodyOf(content, rawLimitBytes),
  };
}

function headersOf(lines: readonly { readonly key: string; readonly line: string }[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { key, line } of lines) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replaceAll(/\r?\n(?=[ \t])/g, '')
      .trim();
    headers[key] = key in headers ? `${headers[key]}\n${value}` : value;
  }
  return headers;
}
