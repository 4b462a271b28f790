/** A person who logs in on a login page, and what they have at hand. */
export interface Person {
  readonly stages: readonly string[];
  readonly user: string;
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
