'use client'
import Link from 'next/link'
import type { Route } from 'next'
import { useEffect, useRef, useState, useTransition, type ReactNode } from 'react'
import { idle } from '@/lib/actions/action-state'
import { moveOnCalendarAction } from '@/lib/consultations/actions'
import type { Dragged, Place } from './drop-place'
import { useDrag } from './use-drag'

type News = { text: string; instead?: Route }

/**
 * A calendar in which scheduled appointments can be dragged to another time, day or doctor. "Move to…" beside each does
 * the same without dragging and says more; what stands in the way is named in the same words.
 */
export function DragToMove({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const problem = useRef<HTMLDivElement>(null)
  const [moving, setMoving] = useState<string | null>(null)
  const [done, setDone] = useState('')
  const [refused, setRefused] = useState<News | null>(null)
  const [, startTransition] = useTransition()
  const shown = useDrag(box, move)
  useEffect(() => {
    if (box.current) box.current.dataset.drag = 'on' // without script there is nothing to take hold of
  }, [])
  useEffect(() => {
    if (refused) problem.current?.scrollIntoView({ block: 'nearest' })
  }, [refused])

  function move(dragged: Dragged, to: Place) {
    if (moving) return
    setMoving(dragged.name)
    setDone('')
    setRefused(null)
    startTransition(async () => {
      const state = await moveOnCalendarAction(idle, formOf(dragged, to)).catch(() => null)
      if (state?.done) setDone(`${dragged.name} was moved to ${to.words}.`)
      else
        setRefused({
          text: firstProblem(state?.form?.error),
          instead: `/admin/consultations/${encodeURIComponent(dragged.id)}/move?at=${to.date}T${to.time}` as Route,
        })
      setMoving(null)
    })
  }

  return (
    <>
      <p aria-live="polite" className="no-print min-h-6">
        {moving ? (
          <span className="text-muted">
            Moving <bdi>{moving}</bdi>…
          </span>
        ) : (
          done && <span className="text-success">✓ {done}</span>
        )}
      </p>
      {refused && (
        <div
          ref={problem}
          role="alert"
          className="no-print mb-3 rounded-control border-2 border-danger bg-danger-tint px-4 py-2"
        >
          <p>Nothing was moved. {refused.text}</p>
          {refused.instead && (
            <p className="mt-1">
              <Link href={refused.instead} prefetch={false}>
                Choose a time in the form
              </Link>
            </p>
          )}
        </div>
      )}
      <div ref={box} className={`group/calendar ${shown ? 'cursor-grabbing select-none' : ''}`}>
        {children}
      </div>
      {shown?.place && (
        <div
          aria-hidden
          style={shown.place.box}
          className="pointer-events-none fixed z-40 overflow-hidden rounded-control border-2 border-dashed border-primary bg-primary-tint px-1.5 text-primary"
        >
          <span className="block truncate font-medium">{shown.place.words}</span>
          <bdi className="block truncate">{shown.dragged.name}</bdi>
        </div>
      )}
    </>
  )
}

function formOf(dragged: Dragged, to: Place) {
  const form = new FormData()
  form.set('id', dragged.id)
  form.set('version', dragged.version)
  form.set('doctorId', to.doctorId)
  form.set('consultationDate', `${to.date}T${to.time}`)
  form.set('durationMinutes', dragged.minutes)
  form.set('idempotencyKey', crypto.randomUUID())
  return form
}

function firstProblem(error: Record<string, string[] | null> | null | undefined) {
  return (
    Object.values(error ?? {}).flatMap((messages) => messages ?? [])[0] ??
    'That did not work. Load the page again and try once more.'
  )
}
