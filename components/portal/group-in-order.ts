/** Neighbours with the same label under one heading. The order stays; a label that returns later makes a new group. */
export function groupInOrder<Item>(items: Item[], labelOf: (item: Item) => string): { label: string; items: Item[] }[] {
  const groups: { label: string; items: Item[] }[] = []
  for (const item of items) {
    const label = labelOf(item)
    const last = groups.at(-1)
    if (last?.label === label) last.items.push(item)
    else groups.push({ label, items: [item] })
  }
  return groups
}
