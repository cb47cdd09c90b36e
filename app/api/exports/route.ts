import { unstable_rethrow } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { confirmField, confirmPasskeyField, requireConfirmation } from '@/lib/auth/confirm'
import { currentViewer } from '@/lib/auth/session'
import { asViewer, recordDenied } from '@/lib/db/scope'
import { env } from '@/lib/env'
import { explain } from '@/lib/errors/explain'
import { startExport } from '@/lib/exports/commands'
import { encode } from '@/lib/exports/encode'
import { exportFileName } from '@/lib/exports/files'
import { bodyOf, downloadHeaders } from '@/lib/exports/respond'
import { exportRequest, needsConfirmation } from '@/lib/exports/schema'
import { refuse, seeOther } from '@/lib/http/answers'
import { isOwnOrigin } from '@/lib/http/origin'
import { shownColumns } from '@/lib/lists/columns'
import { countRows } from '@/lib/lists/count'
import { findList } from '@/lib/lists/registry'
import { readState } from '@/lib/lists/resolve-state'

/**
 * Exports a view of a list: answers with the file, or, when it is large, leads to the job that writes it. Sent by the form
 * of the export page; not an action, because an action cannot answer with a file.
 */
export async function POST(request: NextRequest) {
  const viewer = await currentViewer()
  if (!viewer || viewer.mustChangePassword) return seeOther('/login')
  if (!isOwnOrigin(request.headers, env().SUBSTANTIA_PUBLIC_URL))
    return refuse(403, 'This request did not come from a page of this site.')
  if (viewer.role !== 'admin') {
    await recordDenied(viewer, { action: 'export', entity: 'lists' })
    return refuse(403, 'Only administrators export lists.')
  }
  const form = await request.formData()
  const raw = fieldsOf(form)
  const asked = exportRequest.safeParse(raw)
  const list = asked.success ? findList(asked.data.list) : undefined
  if (!asked.success || !list) return refuse(404, 'There is no such list.')
  const { format } = asked.data
  let isConfirming = false
  try {
    const { state, count } = await asViewer(viewer, async (scope) => {
      const state = await readState(scope, list, raw)
      return { state, count: await countRows(scope, list, state) }
    })
    isConfirming = needsConfirmation(list, state, count.rows)
    if (isConfirming) await requireConfirmation(viewer, form, 'export')
    isConfirming = false
    const columns = shownColumns(list, state)
    const started = await asViewer(viewer, (scope) => startExport(scope, list, state, format))
    if ('jobId' in started) return seeOther(`/admin/jobs/${started.jobId}`)
    const rows = (async function* () {
      yield started.rows
    })()
    return new Response(bodyOf(encode(format, { title: list.title, columns, rows })), {
      headers: downloadHeaders(format, exportFileName(list.name, format, new Date())),
    })
  } catch (error) {
    unstable_rethrow(error) // after too many wrong passwords: to the login page
    const { message, code, field } = explain(error, 'export')
    if (!isConfirming && code !== 'too-many-exports') return refuse(400, message)
    return seeOther(`/admin/exports/new?${sameView(form, isConfirming && field !== confirmField ? 'passkey' : code)}`)
  }
}

/** The page that asked, with the view as it was looked at; what somebody confirmed with goes no further. */
function sameView(form: FormData, refused: string) {
  const fields = new URLSearchParams()
  for (const [name, value] of form)
    if (typeof value === 'string' && name !== confirmField && name !== confirmPasskeyField) fields.append(name, value)
  fields.set('refused', refused)
  return fields
}

function fieldsOf(form: FormData) {
  const fields: Record<string, string | string[]> = {}
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).filter((value) => typeof value === 'string')
    fields[name] = values.length === 1 ? (values[0] ?? '') : values
  }
  return fields
}
