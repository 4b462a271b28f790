import type { UserId } from '../../../spec/wire/ids.ts';
import type { Flow } from '../../config/login-flows.ts';
import type { OAuthService } from '../../config/oauth.ts';
import type { EpochMs, Ports } from '../../ports.ts';

/** An account that may be made, unless somebody else takes its name meanwhile. */
export interface PreparedAccount {
  readonly userId: UserId;
  readonly passwordHash: string;
}

/** What is done by stages. A session of one serves for nothing of the other. */
export type Purpose = 'login' | 'registration';

/** The link of a mail. */
export interface Link {
  readonly token: string;
  isConfirmed: boolean;
}

/** A visit to one service that was prepared. */
export interface Authorization {
  readonly service: OAuthService;
  readonly state: string;
  readonly codeVerifier: string;
  isUsed: boolean;
}

/** What the stage under way has given out. It is forgotten with the stage, so that no secret outlives its use. */
export interface StageState {
  mails: number;
  code: string | undefined;
  link: Link | undefined;
  authorizations: readonly Authorization[];
  /** Leads to the page to choose a service from. */
  selectionToken: string | undefined;
  /** Where the last mail went. Who completes the stage has shown that it is theirs. */
  address: string | undefined;
}

/** One login or registration of several requests. Draft: Registration and login. */
export interface Session {
  readonly id: string;
  readonly purpose: Purpose;
  /** Whose login it is: the user first named. Undefined where that can be nobody here, and in a registration. */
  readonly user: UserId | undefined;
  readonly startedAt: EpochMs;
  /** The network address of whoever began it. */
  readonly client: string;
  /** The flows that go on as it went so far. */
  flows: readonly Flow[];
  /** Stages completed. */
  done: number;
  wrongGuesses: number;
  stage: StageState;
  /** The address that was shown to be the user's. */
  address: string | null;
  /** The account that a registration is to make. */
  account: PreparedAccount | undefined;
  /** Nothing may be done in it any more. */
  isClosed: boolean;
}

export function newSession(
  { clock, ids }: Pick<Ports, 'clock' | 'ids'>,
  begun: Pick<Session, 'purpose' | 'user' | 'flows' | 'client'>,
): Session {
  return {
    ...begun,
    id: ids.loginSession(),
    startedAt: clock.now(),
    done: 0,
    wrongGuesses: 0,
    stage: newStage(),
    address: null,
    account: undefined,
    isClosed: false,
  };
}

export function newStage(): StageState {
  return {
    mails: 0,
    code: undefined,
    link: undefined,
    authorizations: [],
    selectionToken: undefined,
    address: undefined,
  };
}
