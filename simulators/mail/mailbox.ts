import type { Clock } from '../../harness/clock/clock.ts';
import { Arrivals } from '../../harness/wire/arrivals.ts';
import { type MailFault, type MailFaultName, mailFaults } from './faults.ts';
import type { Mail } from './mail.ts';

/** The mails for one address, in the order they came. */
export class Mailbox {
  readonly address: string;
  readonly arrivals: Arrivals<Mail>;
  #given = 0;
  #fault: { readonly fault: MailFault; timesLeft: number } | undefined;

  constructor(address: string, clock: Clock) {
    this.address = address;
    this.arrivals = new Arrivals(clock);
  }

  /** The next mail that this did not give before, here already or arriving within `deadlineMs`; else undefined. */
  async next(deadlineMs: number): Promise<Mail | undefined> {
    const position = this.#given;
    if (!(await this.arrivals.until((mails) => mails.length > position, deadlineMs))) return undefined;
    this.#given = Math.max(this.#given, position + 1);
    return this.arrivals.all[position];
  }

  /** Leaves unread what is here: `next` gives what comes from now on. */
  skip(): void {
    this.#given = this.arrivals.all.length;
  }

  /** Lets the next `times` mails for this address, or all until `heal`, meet a fault. It takes an earlier one's place. */
  inject(name: MailFaultName, { times = Number.POSITIVE_INFINITY }: { readonly times?: number } = {}): void {
    this.#fault = { fault: mailFaults[name], timesLeft: times };
  }

  heal(): void {
    this.#fault = undefined;
  }

  /** The fault that a mail meets now; it counts as met. */
  takeFault(): MailFault | undefined {
    const injected = this.#fault;
    if (!injected || injected.timesLeft <= 0) return undefined;
    injected.timesLeft -= 1;
    return injected.fault;
  }
}
