/** The style sheet of the small pages of a login. */
export const pageStyle = `
:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; }
body { margin: 0; padding: 1.5rem; }
main { max-width: 32rem; margin: 10vh auto 0; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; }
button, li a { display: inline-block; padding: 0.6rem 1.2rem; font: inherit; }
li { margin: 0.5rem 0; }
ul { padding: 0; list-style: none; }
`;
