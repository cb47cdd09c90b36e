import type { Route } from 'next'
import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { deletionHref, editHref, historyHref } from '@/lib/changes/record-links'
import type { RecordTable } from '@/lib/changes/vocabulary'

type Props = {
  table: RecordTable
  id: string
  title: ReactNode
  about?: ReactNode
  /** False where a record cannot be edited. */
  editable?: boolean
  edit?: Route
  /** What else can be done with the record, before edit, history and delete. */
  children?: ReactNode
}

/** The head of a record's page: what it is, and what can be done with it, in the same order everywhere. */
export function RecordHeader({ table, id, title, about, editable = true, edit, children }: Props) {
  return (
    <PageHeader title={title} about={about}>
      {children}
      {editable && (
        <LinkButton href={edit ?? editHref(table, id)} kind="secondary">
          Edit
        </LinkButton>
      )}
      <LinkButton href={historyHref(table, id)} kind="secondary">
        History
      </LinkButton>
      <LinkButton href={deletionHref(table, id)} kind="quiet">
        Delete…
      </LinkButton>
    </PageHeader>
  )
}
