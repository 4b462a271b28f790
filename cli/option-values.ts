import { InvalidArgumentError } from 'commander';
import { durationForm, readDuration } from '../harness/clock/duration.ts';
import { readServerName } from '../spec/wire/server-name.ts';

/** Seeds are whole numbers from 0 to this one. */
export const mostSeed = 2 ** 31 - 1;

/** Reads an option's value as a whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };
}

/** Reads an option's value as a regular expression; returns it as it was given. */
export function regularExpression(text: string): string {
  try {
    new RegExp(text);
    return text;
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? `${error.message}.` : 'Not a regular expression.');
  }
}

/** Reads an option's value as a tag expression; what it means is seen by the features. */
export function tagExpression(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError(
    'It takes a tag expression such as "@req:room.join"; leave it out to select everything.',
  );
}

/** Reads an option's value as the name of a home server. */
export function serverName(text: string): string {
  if (readServerName(text)) return text;
  throw new InvalidArgumentError('Give a domain, or a host and port such as localhost:8480.');
}

/** Reads an option's value as a duration; returns it in milliseconds, beside its text. */
export function duration(text: string): { readonly text: string; readonly ms: number } {
  const ms = readDuration(text);
  if (ms !== undefined && ms > 0) return { text, ms };
  throw new InvalidArgumentError(`Give ${durationForm}.`);
}
