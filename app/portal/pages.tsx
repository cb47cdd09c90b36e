import { CardLink, CardList } from '@/components/portal/card'
import type { Cover } from '@/components/portal/cover'
import { portalMore, portalNav } from '@/components/portal/portal-nav'

/** What one finds on a page, and who of those that help finds it too. */
const about: Record<string, { means: string; shown?: (cover: Cover) => boolean }> = {
  '/portal/timeline': { means: 'What happened, and when.', shown: ({ everything }) => everything },
  '/portal/doctors': { means: 'Who treats you, and who did before.' },
  '/portal/reports': { means: 'What you can read, and what is being written.', shown: ({ reports }) => reports },
  '/portal/consultations': {
    means: 'Your visits, and the questions you want to ask.',
    shown: ({ appointments }) => appointments,
  },
  '/portal/statistics': {
    means: 'How many visits and scans, and what they mean.',
    shown: ({ everything }) => everything,
  },
  '/portal/brief': { means: 'All for your next visit on one page.', shown: ({ everything }) => everything },
  '/portal/sharing': { means: 'Let somebody you trust see this with you.', shown: ({ self }) => self },
  '/portal/who-looked': { means: 'Who has read your record, and when.', shown: ({ self }) => self },
  '/portal/my-data': { means: 'Take all of it with you, or ask to correct it.', shown: ({ self }) => self },
  '/portal/words': { means: 'What the words in your record mean.' },
}

/** One card for each question somebody comes with. */
export function Pages({ cover }: { cover: Cover }) {
  const places = [...portalNav, ...portalMore].filter(({ href }) => about[href] && (about[href].shown?.(cover) ?? true))
  return (
    <CardList>
      {places.map(({ href, label }) => (
        <li key={href}>
          <CardLink href={href} title={label}>
            {about[href]?.means}
          </CardLink>
        </li>
      ))}
    </CardList>
  )
}
