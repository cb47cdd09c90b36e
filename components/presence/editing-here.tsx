'use client'
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useHydrated } from '@/components/ui/use-hydrated'
import { editHref } from '@/lib/changes/record-links'
import { recordTables, type RecordTable } from '@/lib/changes/vocabulary'
import { EditingNow } from './editing-now'

/** On every page that edits a record: who else has it open, above everything else. */
export function EditingHere() {
  const edited = recordEditedAt(usePathname())
  const isInBrowser = useHydrated()
  return edited && isInBrowser && <AtTheTop key={`${edited.table} ${edited.id}`} {...edited} />
}

function AtTheTop(edited: { table: RecordTable; id: string }) {
  const [place] = useState(() => document.createElement('div'))
  useEffect(() => {
    document.getElementById('content')?.prepend(place)
    return () => place.remove()
  }, [place])
  return createPortal(<EditingNow {...edited} />, place)
}

/** Which record the page of an address edits; null when it edits none. */
function recordEditedAt(path: string): { table: RecordTable; id: string } | null {
  const segment = /^\/admin\/[^/]+\/([^/]+)\/edit$/.exec(path)?.[1]
  if (!segment) return null
  const id = decoded(segment)
  const table = id && recordTables.find((one) => editHref(one, id) === path)
  return table ? { table, id } : null
}

function decoded(segment: string) {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}
