import type { ResolvedConfig } from '../config/home-server.ts';
import type { Budget } from '../home.ts';

/** What one transaction may cost. */
export function newBudget({ limits }: Pick<ResolvedConfig, 'limits'>): Budget {
  return { requests: limits.requestsPerTransaction };
}
