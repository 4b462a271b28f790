/** The queries answered to other servers. Requirement: fed.query.get. */
export function isQueryOffered(type: string): boolean {
  return type === 'profile' || type === 'directory';
}
