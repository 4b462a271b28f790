import type { z } from 'zod';
import type { Flow, FlowStage } from './login-flows.ts';
import type { MailSettings } from './mail.ts';
import type { OAuthService } from './oauth.ts';

/** The settings that flows rely on. */
interface Reliances {
  readonly loginFlows?: readonly Flow[] | undefined;
  readonly mail?: MailSettings | undefined;
  readonly oauth: { readonly services: readonly OAuthService[] };
}

/** Refuses flows that could never be completed, and services that share a name. For `superRefine`. */
export function checkFlows(settings: Reliances, context: z.RefinementCtx): void {
  const names = settings.oauth.services.map(({ name }) => name);
  if (new Set(names).size < names.length) {
    context.addIssue({ code: 'custom', path: ['oauth', 'services'], message: 'two services have the same name' });
  }
  for (const [index, flow] of (settings.loginFlows ?? []).entries()) {
    for (const stage of flow.stages) {
      const message = lacking(stage, settings, names);
      if (message) context.addIssue({ code: 'custom', path: ['loginFlows', index], message });
    }
  }
}

/** What must be configured before a stage can be carried out. */
function lacking(stage: FlowStage, { mail }: Reliances, serviceNames: readonly string[]): string | undefined {
  if (stage.services && stage.type !== 'm.login.oauth2') return `${stage.type} has no services to choose from`;
  if (stage.type.startsWith('m.login.email.') && !mail) {
    return `${stage.type} needs mail: say how it is sent, by mail: {host, port, from}`;
  }
  if (stage.type !== 'm.login.oauth2') return undefined;
  if (serviceNames.length === 0) return 'm.login.oauth2 needs a service: describe it under oauth: {services: [...]}';
  const unknown = stage.services?.find((name) => !serviceNames.includes(name));
  return unknown === undefined ? undefined : `the service ${unknown} is not described under oauth: {services: [...]}`;
}
