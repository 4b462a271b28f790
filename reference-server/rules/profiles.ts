import type { UserId } from '../../spec/wire/ids.ts';
import { type Refusal, refusals } from '../errors.ts';
import type { ProfileField, User } from '../store/store.ts';

/** Far beyond any name, and a bound. */
const longestValue = 4096;

/** Requirement: profile.own-only. */
export function mayEditProfile(facts: { editor: UserId; owner: UserId }): boolean {
  return facts.editor === facts.owner;
}

/** Any valid Unicode string; null clears. Requirement: profile.unicode. */
export function profileValueRefusal(field: ProfileField, value: unknown): Refusal | undefined {
  if (value === null) return undefined;
  if (typeof value !== 'string') return refusals.badJson(`${field} must be a string, or null to clear it`);
  if (!value.isWellFormed()) return refusals.badJson(`${field} must be valid Unicode`);
  if (value.length > longestValue) return refusals.badJson(`${field} must not be over ${longestValue} characters`);
  return undefined;
}

/** What others are shown of a profile. Requirement: profile.displayname. */
export function profileShown(user: User, field: ProfileField): Partial<Record<ProfileField, string | null>> {
  return { [field]: user[field] };
}
