'use client'
import { useEffect, useState } from 'react'
import { askServer } from '@/components/ui/ask-server'
import type { RecordTable } from '@/lib/changes/vocabulary'
import type { Editor } from '@/lib/presence/schema'

const beatMilliseconds = 20_000

type Props = {
  table: RecordTable
  id: string
  /** Who edits it when the page is made (`listEditing`). */
  initial?: Editor[]
}

/** Says who else has this record open to edit it, and tells them that the viewer has. A hint, never a lock. */
export function EditingNow({ table, id, initial = [] }: Props) {
  const [editors, setEditors] = useState(initial)
  useEffect(() => {
    let isGone = false
    async function beat() {
      if (document.visibilityState === 'hidden') return
      const answer = await note({ table, id })
      if (answer && !isGone) setEditors(answer)
    }
    const leave = () => void note({ table, id, isLeaving: true })
    void beat()
    const timer = setInterval(() => void beat(), beatMilliseconds)
    const onVisible = () => void beat()
    document.addEventListener('visibilitychange', onVisible)
    window.addEventListener('pagehide', leave)
    return () => {
      isGone = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onVisible)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [table, id])
  return (
    <div role="status">
      {editors.length > 0 && (
        <p className="mb-4 max-w-2xl rounded-control border border-line bg-medium-tint px-3 py-2 text-medium-ink">
          {editors.map(({ userId, name, minutes }, index) => (
            <span key={userId}>
              {index > 0 && ', '}
              <bdi className="font-medium">{name}</bdi> {minutes < 1 ? '(since just now)' : `(since ${minutes} min)`}
            </span>
          ))}{' '}
          {editors.length === 1 ? 'is editing this too.' : 'are editing this too.'} You can go on: whoever saves second
          is shown both versions.
        </p>
      )}
    </div>
  )
}

async function note(question: { table: RecordTable; id: string; isLeaving?: boolean }): Promise<Editor[] | null> {
  const answer = await askServer<{ editors: Editor[] }>('/api/presence', question, { keepalive: true })
  return answer?.editors ?? null
}
