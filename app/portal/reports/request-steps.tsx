import { Card, CardList } from '@/components/portal/card'
import { reportWords, type OpenRequest } from '@/components/portal/open-requests'
import { LongDate } from '@/components/portal/long-date'
import { PortalLink } from '@/components/portal/portal-link'
import { formatMoment } from '@/lib/format/dates'

/** Whether a report is still on its way; else it could not be made, or is not here to be read. */
export function isOnItsWay({ stands }: OpenRequest): boolean {
  return stands === 'waiting' || stands === 'writing' || stands === 'checking'
}

/** What is on its way and where each one stands. `usually`: how long it takes, when that can be said. */
export function OnTheirWay({ open, usually }: { open: OpenRequest[]; usually: string | null }) {
  return (
    <>
      <Requests open={open} usually={usually} />
      <p className="no-print mt-6 mb-3 max-w-[66ch]">
        You do not have to wait here. When you come back, this page says where each one stands.
      </p>
      <p className="no-print">
        <PortalLink href="/portal/reports">See if something is ready now</PortalLink>
      </p>
    </>
  )
}

export function Requests({ open, usually = null }: { open: OpenRequest[]; usually?: string | null }) {
  return (
    <CardList>
      {open.map((request) => (
        <li key={request.id}>
          <Card>
            <h3 className="text-2xl leading-snug font-semibold">{reportWords[request.reportType]}</h3>
            <p className="mb-3 text-muted">
              Asked for on <LongDate at={request.requestedAt} />
            </p>
            <Standing request={request} usually={usually} />
          </Card>
        </li>
      ))}
    </CardList>
  )
}

function Standing({ request: { stands, generatedAt }, usually }: { request: OpenRequest; usually: string | null }) {
  if (stands === 'failed') {
    return (
      <p className="max-w-[66ch]">
        This report could not be made. The reason is technical. It says nothing about your health. Your clinic can ask
        for it again.
      </p>
    )
  }
  if (stands === 'gone') {
    return (
      <p className="max-w-[66ch]">
        {generatedAt
          ? `This report was written on ${formatMoment(generatedAt, 'longDate')}. `
          : 'This report was written. '}
        You cannot read it here. Ask your clinic about it.
      </p>
    )
  }
  return (
    <>
      <Steps now={{ waiting: 0, writing: 1, checking: 2 }[stands]} />
      {usually && (
        <p className="mt-4 max-w-[66ch]">
          {usually.replace(/^u/, 'U')} of asking, you can read it here. It can take longer.
        </p>
      )}
    </>
  )
}

const steps = ['Asked for', 'Being written', 'Being checked by your doctor', 'Ready to read']

/** Four steps, each with its number and its state in words. */
function Steps({ now }: { now: number }) {
  return (
    <ol className="grid grid-cols-1 gap-3">
      {steps.map((step, place) => (
        <li
          key={step}
          aria-current={place === now ? 'step' : undefined}
          className="flex items-center gap-[16px] aria-[current]:font-semibold"
        >
          <span
            aria-hidden
            className={`flex size-[min(2.5rem,15vw)] shrink-0 items-center justify-center rounded-full border-2 ${place <= now ? 'border-primary text-primary' : 'border-line text-muted'}`}
          >
            {place + 1}
          </span>
          <span className="min-w-0 wrap-anywhere">
            {step}: {place < now ? 'done' : place === now ? stateNow[now] : 'not yet'}
          </span>
        </li>
      ))}
    </ol>
  )
}

const stateNow = ['done. It waits for its turn', 'happening now', 'happening now. After that you can read it here']
