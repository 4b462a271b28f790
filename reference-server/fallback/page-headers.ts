/**
 * What a browser is told of the login page: it runs our own files only, asks nobody but us, is not kept, tells the next
 * site nothing, and is shown in a frame only on pages of these origins.
 */
export function pageHeaders(allowedOrigins: readonly string[]): Readonly<Record<string, string>> {
  const framers = allowedOrigins.length > 0 ? allowedOrigins.join(' ') : "'none'";
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${framers}`,
    "require-trusted-types-for 'script'",
  ];
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
    // It knows no list of origins: where there is one, the policy alone decides.
    ...(allowedOrigins.length === 0 && { 'X-Frame-Options': 'DENY' }),
  };
}
