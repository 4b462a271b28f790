import { z } from 'zod';

/** A JSON object with keys nobody has looked at yet. */
export const JsonObject = z.record(z.string(), z.unknown());
export type JsonObject = z.infer<typeof JsonObject>;
