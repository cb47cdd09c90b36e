import type { Metadata } from 'next'
import { BackLink } from '@/components/portal/back-link'
import { Card, CardList, NothingYet } from '@/components/portal/card'
import { LongDate } from '@/components/portal/long-date'
import { PortalLink } from '@/components/portal/portal-link'
import { PortalPage } from '@/components/portal/portal-page'
import { listLooks, type Look } from '@/lib/access-log/queries'
import { inOneSentence, noReasonWords, partsInWords, reasonWords, whoInWords } from '@/lib/access-log/words'
import { formatMoment } from '@/lib/format/dates'
import { requirePatientSelf } from '../sharing/require-patient-self'

export const metadata: Metadata = { title: 'Who looked at my record' }

export default async function WhoLookedPage({ searchParams }: PageProps<'/portal/who-looked'>) {
  const viewer = await requirePatientSelf()
  const before = momentOf((await searchParams).before)
  const { looks, next } = await listLooks(viewer, before)
  return (
    <PortalPage
      title="Who looked at my record"
      about={
        <p>
          Everybody who opened your record, which part, and why where we know it. The newest stands first. What you
          looked at yourself is not listed.
        </p>
      }
    >
      {looks.length > 0 ? (
        <CardList>
          {looks.map((look) => (
            <li key={`${look.firstAt.getTime()} ${look.name}`}>
              <LookCard look={look} />
            </li>
          ))}
        </CardList>
      ) : (
        <NothingYet title={before ? 'Nobody before that' : 'Nobody yet'}>
          <p>As soon as somebody opens your record, it stands here.</p>
        </NothingYet>
      )}
      {(next ?? before) && (
        <nav aria-label="Pages" className="no-print mt-8 flex flex-wrap gap-4">
          {before && <PortalLink href="/portal/who-looked">Back to the newest</PortalLink>}
          {next && (
            <PortalLink href={`/portal/who-looked?before=${encodeURIComponent(next.toISOString())}`}>
              See older ones
            </PortalLink>
          )}
        </nav>
      )}
      <div className="mt-10">
        <Card>
          <p>
            Is there somebody you do not know, or something you do not understand? Call your clinic and ask. That is
            your right.
          </p>
        </Card>
      </div>
      <BackLink href="/portal">Back to my start page</BackLink>
    </PortalPage>
  )
}

function LookCard({ look }: { look: Look }) {
  const { name, is } = whoInWords(look)
  const { firstAt, lastAt, reason, times, readParts, writtenParts } = look
  const from = formatMoment(firstAt, 'time')
  const until = formatMoment(lastAt, 'time')
  return (
    <Card>
      <h2 className="text-2xl leading-snug font-semibold">
        <bdi>{name}</bdi>
        <span className="font-normal">, {is}</span>
      </h2>
      <p className="mt-1 text-muted">
        <LongDate at={firstAt} />, {from === until ? `at ${from}` : `from ${from} to ${until}`}
        {times > 1 && `, ${times} times`}
      </p>
      {readParts.length > 0 && <p className="mt-2">Looked at {inOneSentence(partsInWords(readParts))}.</p>}
      {writtenParts.length > 0 && (
        <p className="mt-2">Changed or added to {inOneSentence(partsInWords(writtenParts))}.</p>
      )}
      <p className="mt-2">{reason ? reasonWords[reason] : noReasonWords}</p>
    </Card>
  )
}

/** A moment from the address; whatever is none begins with the newest. */
function momentOf(given: string | string[] | undefined): Date | null {
  const moment = typeof given === 'string' ? new Date(given) : null
  const year = moment?.getUTCFullYear() ?? 0
  return year > 1990 && year < 2200 ? moment : null
}
