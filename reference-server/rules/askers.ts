/** What is known of a server that asks about a room. */
export interface AskerFacts {
  readonly isNamed: boolean;
  /** Whether those who do not say who they are get what members' servers get. */
  readonly areUnnamedAnswered: boolean;
  readonly isInRoom: boolean;
  /** Whether a user of its is invited. */
  readonly isInvited: boolean;
  readonly isPublic: boolean;
}

/** Whether a server may have what was said in a room (decisions: Who may ask for history). */
export function mayAskForHistory(facts: AskerFacts): boolean {
  return facts.isNamed ? facts.isInRoom : facts.areUnnamedAnswered;
}

/** Whether a server may have a room's state: also one whose users may join. */
export function mayAskForState(facts: AskerFacts): boolean {
  return mayAskForHistory(facts) || facts.isInvited || facts.isPublic;
}
