'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { ImportProgress as Progress } from '@/lib/legacy-import/progress'
import type { ImportStatus } from '@/lib/imports/vocabulary'

const phases: Record<Progress['phase'], string> = {
  checking: 'Looking the file over',
  backup: 'Backing the database up',
  staging: 'Reading the file',
  writing: 'Writing records',
  deriving: 'Deriving assignments, timeline and statistics',
  verifying: 'Proving that everything arrived',
  done: 'Done',
}
const pauseMilliseconds = 1000

/** How far an import is, renewed every second; the page shows its new state as soon as it has one. */
export function ImportProgress({
  run,
  status,
  progress,
}: {
  run: number
  status: ImportStatus
  progress: Progress | null
}) {
  const router = useRouter()
  const [current, setCurrent] = useState(progress)

  useEffect(() => {
    const timer = setInterval(async () => {
      const answer = await fetch(`/api/imports/${run}/progress`, { cache: 'no-store' }).catch(() => null)
      if (!answer?.ok) return
      const latest = (await answer.json()) as { status: ImportStatus; progress: Progress | null }
      setCurrent(latest.progress)
      if (latest.status !== status) router.refresh()
    }, pauseMilliseconds)
    return () => clearInterval(timer)
  }, [run, status, router])

  const waiting = status === 'queued' || status === 'uploaded' || !current
  return (
    <div className="rounded-control border border-hairline bg-surface p-4">
      <p className="mb-2 font-medium">
        {waiting ? 'Waiting for the worker…' : `${phases[current.phase]}${current.table ? `: ${current.table}` : ''}`}
      </p>
      <progress
        value={waiting ? undefined : current.percent}
        max={100}
        aria-label="Import"
        className="h-4 w-full max-w-xl"
      />
      {!waiting && (
        <p className="mt-1 text-muted tabular-nums">
          {current.percent} %
          {current.secondsLeft !== null &&
            `, about ${current.secondsLeft < 90 ? `${current.secondsLeft} seconds` : `${Math.ceil(current.secondsLeft / 60)} minutes`} left`}
        </p>
      )}
      <noscript>
        <p className="mt-2">Load this page again to see how far it is.</p>
      </noscript>
    </div>
  )
}
