/** A person who logs in on a login page, and what they have at hand. */
export interface Person {
  readonly stages: readonly string[];
  /** What they type as their name, and the full user id that it stands for. */
  readonly user: string;
  readonly userId: string;
  readonly password: string;
  readonly email: string | undefined;
  /** Whether an address belongs to a service, where the person signs in under `serviceName`. */
  readonly isService: (url: string) => boolean;
  readonly serviceName: string;
  readonly consent: 'Allow' | 'Deny';
  /** What the next mail to the person holds. */
  readonly readCode: () => Promise<string>;
  readonly readLink: () => Promise<string>;
}
