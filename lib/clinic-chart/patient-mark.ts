/**
 * A small picture that belongs to one patient: a shape, a colour and the last two signs of the id. It stands beside the
 * name and in the tab, so that two charts are told apart without a name on a shared screen. Derived from the id, so it
 * is the same everywhere and needs to be kept nowhere.
 */
export const markShapes = ['circle', 'square', 'diamond', 'triangle', 'hexagon', 'octagon', 'shield', 'drop'] as const
export type MarkShape = (typeof markShapes)[number]

export const markPaths: Record<MarkShape, string> = {
  circle: 'M16 1a15 15 0 1 1 0 30a15 15 0 1 1 0-30z',
  square: 'M2 2h28v28H2z',
  diamond: 'M16 0l16 16l-16 16l-16-16z',
  triangle: 'M16 0l16 31H0z',
  hexagon: 'M8 2h16l8 14l-8 14H8L0 16z',
  octagon: 'M10 1h12l9 9v12l-9 9H10l-9-9V10z',
  shield: 'M2 2h28v14c0 8-6 13-14 16C8 29 2 24 2 16z',
  drop: 'M16 0c8 10 12 14 12 20a12 12 0 0 1-24 0c0-6 4-10 12-20z',
}
/** Dark enough for white signs on each of them (4.5:1). */
export const markColours = [
  '#1b4b8f',
  '#7a2c00',
  '#0a4f4b',
  '#6e0b38',
  '#4a3a8c',
  '#3a4a12',
  '#5c4100',
  '#2e4057',
] as const

export type PatientMark = { shape: MarkShape; colour: string; signs: string; words: string }

export function patientMark(patientId: string): PatientMark {
  const hash = hashOf(patientId)
  const shape = markShapes[hash % markShapes.length] ?? 'circle'
  const colour = markColours[Math.floor(hash / markShapes.length) % markColours.length] ?? markColours[0]
  const signs = patientId
    .replaceAll(/[^a-z0-9]/gi, '')
    .slice(-2)
    .toUpperCase()
  return { shape, colour, signs, words: `${shape} ${signs}` }
}

/** The mark as an icon for the tab. */
export function markIcon(patientId: string): string {
  const { shape, colour, signs } = patientMark(patientId)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="${markPaths[shape]}" fill="${colour}"/><text x="16" y="${signsTop[shape]}" font-family="sans-serif" font-size="13" font-weight="700" text-anchor="middle" fill="#fff">${signs}</text></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

/** Where the signs stand so that they are inside the shape. */
export const signsTop: Record<MarkShape, number> = {
  circle: 21,
  square: 21,
  diamond: 21,
  triangle: 27,
  hexagon: 21,
  octagon: 21,
  shield: 19,
  drop: 25,
}

/** FNV-1a, 32 bits: spreads ids that differ in one sign. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return (hash ^ (hash >>> 15)) >>> 0
}
