'use client'
import { useEffect, useRef, useState, useTransition } from 'react'
import { idle } from '@/lib/actions/action-state'
import { moveOnBoardAction } from '@/lib/assignments/actions'
import { BoardLane } from './board-lane'
import type { BoardLaneView, Move } from './board-view'

/**
 * Doctors as lanes. A patient is moved by the menu, by dragging, or by dragging with the keyboard; all three send the same
 * action. Without script each patient has a link to a page that does it.
 */
export function Board({ lanes }: { lanes: BoardLaneView[] }) {
  const [moving, setMoving] = useState<Move | null>(null)
  const [news, setNews] = useState<{ text: string; isProblem: boolean } | null>(null)
  const [, startTransition] = useTransition()
  const told = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    // what was focused went along with its patient: go on from what came of it
    if (news && document.activeElement === document.body) told.current?.focus()
  }, [news])

  function move(wanted: Move) {
    if (moving || wanted.from === wanted.to) return
    setMoving(wanted)
    setNews(null)
    startTransition(async () => {
      const form = new FormData()
      form.set('patientId', wanted.patientId)
      form.set('fromDoctorId', wanted.from ?? '')
      form.set('doctorId', wanted.to)
      form.set('idempotencyKey', crypto.randomUUID())
      const state = await moveOnBoardAction(idle, form).catch(() => null)
      const problem = state?.done ? null : firstProblem(state?.form?.error)
      const target = lanes.find(({ doctorId }) => doctorId === wanted.to)?.title ?? 'the other doctor'
      setNews(
        problem
          ? { text: problem, isProblem: true }
          : { text: `${wanted.name} was moved to ${target}.`, isProblem: false },
      )
      setMoving(null)
    })
  }

  return (
    <>
      <div aria-live="polite" className="min-h-8">
        {moving && <p className="text-muted">Moving {moving.name}…</p>}
        {news && !news.isProblem && (
          <p ref={told} tabIndex={-1} className="text-success">
            ✓ {news.text}
          </p>
        )}
      </div>
      {news?.isProblem && (
        <p role="alert" className="mb-3 rounded-control border-2 border-danger bg-danger-tint px-4 py-2">
          {news.text}
        </p>
      )}
      <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2 xl:grid-cols-3 2xl:grid-cols-4">
        {lanes.map((lane) => (
          <BoardLane key={lane.doctorId ?? 'none'} lane={lane} lanes={lanes} moving={moving} move={move} />
        ))}
      </div>
    </>
  )
}

function firstProblem(error: Record<string, string[] | null> | null | undefined) {
  return (
    Object.values(error ?? {}).flatMap((messages) => messages ?? [])[0] ??
    'That did not work. Load the page again and try once more.'
  )
}
