import type { Route } from 'next'
import type { ApprovalState } from '@/lib/doctors/vocabulary'

export type BoardPatient = { id: string; name: string; type: string | null; href: Route; moveHref: Route }
export type BoardTarget = { id: string; label: string }
export type BoardLaneView = {
  /** The doctor's id; null for those whom no active doctor treats. */
  doctorId: string | null
  title: string
  about: string
  href: Route | null
  state: ApprovalState | null
  patients: number
  capacity: number | null
  first: BoardPatient[]
  /** The lane alone, page by page, where there are more than are shown. */
  moreHref: Route | null
  suggested: BoardTarget[]
}

export type Move = { patientId: string; name: string; from: string | null; to: string }
