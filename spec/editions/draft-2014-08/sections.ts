/** The draft's headings and the line each starts at, in order. Reports group requirements by them. */
export const headings: readonly { readonly title: string; readonly line: number; readonly level: 1 | 2 }[] = [
  { title: 'Architecture', line: 9, level: 1 },
  { title: 'Rooms', line: 32, level: 1 },
  { title: 'Messages', line: 46, level: 1 },
  { title: 'State messages', line: 54, level: 2 },
  { title: 'Non-state messages', line: 64, level: 2 },
  { title: 'm.room.message types', line: 71, level: 2 },
  { title: 'Presence', line: 81, level: 1 },
  { title: 'Idle Time', line: 105, level: 2 },
  { title: 'Device Type', line: 117, level: 2 },
  { title: 'Presence List', line: 127, level: 2 },
  { title: 'Presence and Permissions', line: 144, level: 2 },
  { title: 'Typing notifications', line: 166, level: 1 },
  { title: 'Voice over IP', line: 171, level: 1 },
  { title: 'Profiles', line: 176, level: 1 },
  { title: 'Registration and login', line: 197, level: 1 },
  { title: 'Password-based', line: 276, level: 2 },
  { title: 'OAuth2-based', line: 294, level: 2 },
  { title: 'Email-based (code)', line: 346, level: 2 },
  { title: 'Email-based (url)', line: 382, level: 2 },
  { title: 'N-Factor Authentication', line: 422, level: 2 },
  { title: 'Fallback', line: 472, level: 2 },
  { title: 'Identity', line: 482, level: 1 },
  { title: 'Federation', line: 488, level: 1 },
  { title: 'Transactions and EDUs/PDUs', line: 527, level: 2 },
  { title: 'Backfilling', line: 620, level: 2 },
  { title: 'SRV Records', line: 624, level: 2 },
  { title: 'Security', line: 628, level: 1 },
  { title: 'Policy Servers', line: 637, level: 1 },
  { title: 'Content repository', line: 641, level: 1 },
  { title: 'Address book repository', line: 645, level: 1 },
  { title: 'Glossary', line: 650, level: 1 },
];

/** The heading a line of the draft stands under. */
export function headingOf(line: number): string {
  return headings.findLast((heading) => heading.line <= line)?.title ?? 'Introduction';
}
