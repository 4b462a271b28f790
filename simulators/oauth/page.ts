/** The fields of the consent page's form, and what its buttons send. */
export const consentForm = { account: 'account', decision: 'decision', allow: 'allow', deny: 'deny' } as const;

export interface ConsentPage {
  readonly provider: string;
  readonly clientId: string;
  /** Said above the form, when it was not filled in rightly. */
  readonly complaint?: string;
}

/** Asks who is there and whether the home server may know it: Allow or Deny. */
export function consentPage({ provider, clientId, complaint }: ConsentPage): string {
  const { account, decision, allow, deny } = consentForm;
  return page(
    `Sign in at ${provider}`,
    `${complaint === undefined ? '' : `<p role="alert">${escapeHtml(complaint)}</p>`}
<p><strong>${escapeHtml(clientId)}</strong> would like to know who you are.</p>
<form method="post">
<p><label for="${account}">Sign in as</label> <input id="${account}" name="${account}" autocomplete="off" required></p>
<p><button name="${decision}" value="${allow}">Allow</button>
<button name="${decision}" value="${deny}" formnovalidate>Deny</button></p>
</form>`,
  );
}

export function errorPage(provider: string, error: string, description: string): string {
  return page(`${provider} cannot go on`, `<p>${escapeHtml(error)}: ${escapeHtml(description)}</p>`);
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>
<body><main><h1>${escapeHtml(title)}</h1>
${content}
</main></body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}
