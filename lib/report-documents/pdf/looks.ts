/** Sizes in points. Large print has nothing below 18. */
export const looks = {
  doctor: {
    margin: 36,
    title: 16,
    heading: 10,
    body: 8.5,
    small: 7.5,
    footer: 6.5,
    line: 1.22,
    gap: 3,
    sectionGap: 4,
    chart: 58,
    image: 56,
    columns: true,
    fullHash: true,
  },
  patient: {
    margin: 56,
    title: 24,
    heading: 15,
    body: 12,
    small: 11,
    footer: 8,
    line: 1.4,
    gap: 6,
    sectionGap: 12,
    chart: 120,
    image: 150,
    columns: false,
    fullHash: true,
  },
  large: {
    margin: 48,
    title: 28,
    heading: 22,
    body: 18,
    small: 18,
    footer: 18,
    line: 1.4,
    gap: 10,
    sectionGap: 20,
    chart: 200,
    image: 260,
    columns: false,
    fullHash: false,
  },
} as const
export type Look = (typeof looks)[keyof typeof looks]

/** On white paper; the contrast of each to its ground is at least 7 to 1. */
export const inks = {
  ink: '#14202E',
  muted: '#4A5665',
  line: '#8792A0',
  hairline: '#D5DAE0',
  primary: '#1B4B8F',
  demo: '#6E0B38',
}

/** Ground and border of the first line, by who has looked at the result. The words say it too. */
export const leadInks = {
  none: { ground: '#E6EFFA', ink: '#17427F', border: '#1F5FAF' },
  unreviewed: { ground: '#FFF1C2', ink: '#5C4100', border: '#7A5600' },
  agreed: { ground: '#DDF1EE', ink: '#0A4F4B', border: '#0A4F4B' },
  disagreed: { ground: '#FFE6D6', ink: '#7A2C00', border: '#C2440A' },
  'not-usable': { ground: '#FBE1EB', ink: '#6E0B38', border: '#7A0E42' },
}
