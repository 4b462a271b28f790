import type { Rules } from '../../reference-server/index.ts';
import type { Defect } from './mutant.ts';

type Rule = keyof Rules;
type Decision<R extends Rule> = ReturnType<Rules[R]>;
type Facts<R extends Rule> = Parameters<Rules[R]>;
/** The generic form of any rule, for what treats all alike. */
type Decide<R extends Rule> = (...facts: Facts<R>) => Decision<R>;

/** Puts another rule in the place of the standard one, which it is given; once for each server, so that it may remember. */
export function replaces<R extends Rule>(rule: R, replacement: (standard: Decide<R>) => Decide<R>): Defect {
  return { rules: (standard) => ({ [rule]: replacement(standard[rule] as unknown as Decide<R>) }) };
}

/** A rule that comes to the same decision whatever the facts. */
export function always<R extends Rule>(rule: R, decision: Decision<R>): Defect {
  return replaces(rule, () => () => decision);
}

/** A rule that takes something for given in place of what is known. */
export function believes<R extends Rule>(rule: R, belief: Partial<Facts<R>[0]>): Defect {
  return replaces(rule, (standard) => (...[known, ...others]) => {
    return standard(...([{ ...(known as object), ...belief }, ...others] as Facts<R>));
  });
}

/** A rule whose decision is turned into another. */
export function decides<R extends Rule>(
  rule: R,
  instead: (decision: Decision<R>, ...facts: Facts<R>) => Decision<R>,
): Defect {
  return replaces(
    rule,
    (standard) =>
      (...facts) =>
        instead(standard(...facts), ...facts),
  );
}
