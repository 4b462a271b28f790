import type { Provider } from 'oidc-provider';
import { consentForm, consentPage, errorPage } from '../page.ts';
import type { Visit } from './endpoint.ts';

/** The page on which a user says who they are, and presses Allow or Deny. */
export async function consent(library: Provider, visit: Visit): Promise<void> {
  const { context, body, desk } = visit;
  const interaction = await library.interactionDetails(context.req, context.res).catch(() => undefined);
  if (!interaction) {
    return showPage(visit, 400, errorPage(desk.name, 'expired', 'Nobody was asked this, or it was answered already.'));
  }
  const clientId = String(interaction.params.client_id);
  const page = { provider: desk.name, clientId };
  if (context.method !== 'POST') return showPage(visit, 200, consentPage(page));

  const form = new URLSearchParams(body);
  const accountId = form.get(consentForm.account)?.trim() ?? '';
  switch (form.get(consentForm.decision)) {
    case consentForm.deny:
      return finish({ error: 'access_denied', error_description: 'The user pressed Deny.' });
    case consentForm.allow: {
      if (accountId === '') return showPage(visit, 400, consentPage({ ...page, complaint: 'Please say who you are.' }));
      const grant = new library.Grant({ accountId, clientId });
      grant.addOIDCScope(String(interaction.params.scope ?? ''));
      return finish({ login: { accountId }, consent: { grantId: await grant.save() } });
    }
    default:
      return showPage(visit, 400, consentPage({ ...page, complaint: 'Please press Allow or Deny.' }));
  }

  async function finish(decision: Parameters<Provider['interactionResult']>[2]): Promise<void> {
    const onward = await library.interactionResult(context.req, context.res, decision);
    context.redirect(onward);
    context.status = 303;
  }
}

function showPage({ context }: Visit, status: number, html: string): void {
  context.status = status;
  context.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  context.set('Cache-Control', 'no-store');
  context.type = 'html';
  context.body = html;
}
