import { z } from 'zod';

/** The standard error body. Draft: Architecture, "Standard error response format". Extra keys are allowed. */
export const ErrorBody = z.looseObject({ errcode: z.string().min(1), error: z.string() });
export type ErrorBody = z.infer<typeof ErrorBody>;
