/** Where the clinic is, in lines: its name, unless the address begins with it as on a letter, and the address. */
export function placeLines({ name, address }: { name: string | null; address: string | null }): string[] {
  const lines = (address ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  if (!name || lines[0]?.toLowerCase().startsWith(name.toLowerCase())) return lines
  return [name, ...lines]
}
