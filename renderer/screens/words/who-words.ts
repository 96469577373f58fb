/** Who acted, in words. The log holds ids only; the one person whose name the window knows is the one who works here. */
const system: Readonly<Record<string, string>> = { system: 'the log itself', cloister: 'the application' };

export function whoWords(user: string, known: { readonly id: string; readonly name: string } | null): string {
  if (known !== null && user === known.id) return known.name;
  return system[user] ?? user;
}
