import type { NextRequest } from 'next/server'
import { currentViewer } from '@/lib/auth/session'
import { exportFees } from '@/lib/consultations/fee-export'
import { feePeriod } from '@/lib/consultations/schema'
import { asViewer, recordDenied } from '@/lib/db/scope'
import { env } from '@/lib/env'
import { encode } from '@/lib/exports/encode'
import { bodyOf, downloadHeaders } from '@/lib/exports/respond'
import { clinicToday, clinicZone } from '@/lib/format/dates'
import { refuse } from '@/lib/http/answers'
import { isOwnOrigin } from '@/lib/http/origin'
import { exportFormats } from '@/lib/jobs/vocabulary'

/** The fees of a year or a month as a file. Sent by the form of the fees page. */
export async function POST(request: NextRequest) {
  const viewer = await currentViewer()
  if (!viewer || viewer.mustChangePassword) return refuse(401, 'Log in first.')
  if (!isOwnOrigin(request.headers, env().SUBSTANTIA_PUBLIC_URL))
    return refuse(403, 'This request did not come from a page of this site.')
  if (viewer.role !== 'admin') {
    await recordDenied(viewer, { action: 'export', entity: 'consultation fees' })
    return refuse(403, 'Only administrators export fees.')
  }
  const form = Object.fromEntries(await request.formData())
  const format = exportFormats.find((one) => one === form.format) ?? 'csv'
  const { year = Number(clinicToday().slice(0, 4)), month = null, doctor = null } = feePeriod.parse(form)
  const { columns, rows } = await asViewer(viewer, (scope) =>
    exportFees(scope, { year, month, doctorId: doctor, zone: clinicZone(), format }),
  )
  const parts = (async function* () {
    yield rows
  })()
  const name = `fees-${year}${month ? `-${String(month).padStart(2, '0')}` : ''}.${format}`
  return new Response(bodyOf(encode(format, { title: `Fees ${year}`, columns, rows: parts })), {
    headers: downloadHeaders(format, name),
  })
}
