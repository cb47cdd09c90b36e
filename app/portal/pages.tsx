import { CardLink, CardList } from '@/components/portal/card'
import type { Cover } from '@/components/portal/cover'
import { portalMore, portalNav, shownTo } from '@/components/portal/portal-nav'

/** What one finds on each page that answers a question; settings are found in the menu. */
const about: Record<string, string> = {
  '/portal/timeline': 'What happened, and when.',
  '/portal/doctors': 'Who treats you, and who did before.',
  '/portal/reports': 'What you can read, and what is being written.',
  '/portal/consultations': 'Your visits, and the questions you want to ask.',
  '/portal/statistics': 'How many visits and scans, and what they mean.',
  '/portal/brief': 'All for your next visit on one page.',
  '/portal/sharing': 'Let somebody you trust see this with you.',
  '/portal/who-looked': 'Who has read your record, and when.',
  '/portal/my-data': 'Take all of it with you.',
  '/portal/corrections': 'Say what is not right in your record.',
  '/portal/words': 'What the words in your record mean.',
}

/** Of the visits, somebody who does not see everything finds those to come. */
const aboutVisitsToCome = 'The appointments that are still to come.'

/** One card for each question somebody comes with. */
export function Pages({ cover }: { cover: Cover }) {
  return (
    <CardList>
      {shownTo(cover, [...portalNav, ...portalMore])
        .filter(({ href }) => about[href])
        .map(({ href, label }) => (
          <li key={href}>
            <CardLink href={href} title={label}>
              {href === '/portal/consultations' && !cover.everything ? aboutVisitsToCome : about[href]}
            </CardLink>
          </li>
        ))}
    </CardList>
  )
}
