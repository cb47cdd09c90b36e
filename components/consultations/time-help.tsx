'use client'
import Link from 'next/link'
import type { Route } from 'next'
import { useEffect, useRef, useState } from 'react'
import { askServer } from '@/components/ui/ask-server'
import { buttonClass } from '@/components/ui/button-class'
import type { Times } from '@/lib/consultations/times'

type Names = { at: string; doctor: string; patient: string; minutes: string }
const usualNames: Names = {
  at: 'consultationDate',
  doctor: 'doctorId',
  patient: 'patientId',
  minutes: 'durationMinutes',
}
const waitMilliseconds = 400

/**
 * Beside the time of an appointment, while somebody fills in the form: who is in the way, and free times to press. What it
 * says is said again by the server when the form is sent, so without JavaScript nothing is missed.
 */
export function TimeHelp({
  names = usualNames,
  known = {},
  except,
}: {
  names?: Names
  /** Ids that the form does not ask for. */
  known?: { doctorId?: string; patientId?: string }
  except?: string
}) {
  const box = useRef<HTMLDivElement>(null)
  const [times, setTimes] = useState<Times | null>(null)
  const { doctorId, patientId } = known
  const { at, doctor, patient, minutes } = names

  useEffect(() => {
    const form = box.current?.closest('form')
    if (!form) return
    let timer: ReturnType<typeof setTimeout>
    let asked = ''
    const abort = new AbortController()
    const ask = async () => {
      const given = new FormData(form)
      const text = (name: string) => String(given.get(name) ?? '')
      const question = {
        doctorId: doctorId ?? text(doctor),
        patientId: patientId ?? text(patient),
        at: text(at),
        minutes: text(minutes),
        except,
      }
      if (JSON.stringify(question) === asked) return
      asked = JSON.stringify(question)
      // help only: the server says it when the form is sent
      const path = '/api/consultations/times'
      const answer = text(at) === '' ? null : await askServer<Times>(path, question, { signal: abort.signal })
      if (JSON.stringify(question) === asked) setTimes(answer) // a slower answer to an earlier question is about another time
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(ask, waitMilliseconds)
    }
    later()
    form.addEventListener('input', later)
    form.addEventListener('change', later)
    return () => {
      clearTimeout(timer)
      abort.abort()
      form.removeEventListener('input', later)
      form.removeEventListener('change', later)
    }
  }, [at, doctor, patient, minutes, doctorId, patientId, except])

  function choose(text: string) {
    const input = box.current?.closest('form')?.elements.namedItem(at)
    if (!(input instanceof HTMLInputElement)) return
    input.value = text
    input.dispatchEvent(new Event('input', { bubbles: true }))
    input.focus()
  }

  return (
    <div ref={box} role="status" className="mb-4 empty:hidden">
      {times?.at && <Answer times={times} onChoose={choose} />}
    </div>
  )
}

function Answer({ times: { clashes, free }, onChoose }: { times: Times; onChoose: (text: string) => void }) {
  if (clashes.length === 0) return <p className="text-success">Doctor and patient are free then.</p>
  return (
    <div className="rounded-control border border-medium-solid bg-medium-tint px-3 py-2 text-medium-ink">
      <ul className="list-none">
        {clashes.map(({ id, href, text }) => (
          <li key={id}>
            <bdi>{text}</bdi>{' '}
            <Link href={href as Route} prefetch={false} target="_blank" className="underline">
              See it<span className="visually-hidden"> in a new tab</span>
            </Link>
          </li>
        ))}
      </ul>
      {free.length > 0 && (
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <span>Free for both:</span>
          {free.map(({ text, label }) => (
            <button key={text} type="button" className={buttonClass('secondary')} onClick={() => onChoose(text)}>
              {label}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
