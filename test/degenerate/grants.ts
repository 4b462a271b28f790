import type { DegenerateName } from './targets.ts';

/** The rows that such a target passes by right, each with the reason. Every other row of party server or peer must not pass. */
export const grants: Readonly<Partial<Record<DegenerateName, Readonly<Record<string, string>>>>> = {};
