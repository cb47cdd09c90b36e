import type { RequestStatus } from '@/lib/reports/vocabulary'

/** How urgent: what is asked for first is made first, and more urgent before that. */
export const priorities = [10, 5, 0, -5] as const
const priorityLabels: Record<string, string> = { '10': 'Urgent', '5': 'High', '0': 'Normal', '-5': 'Low' }

export function priorityLabel(priority: number): string {
  return priorityLabels[String(priority)] ?? `Priority ${priority}`
}

/** The choices of a form; a number of the old system stays what it is. */
export function priorityOptions(present?: number) {
  const known: number[] = [...priorities]
  const all = present === undefined || known.includes(present) ? known : [present, ...known]
  return all.map((priority) => ({ value: String(priority), label: priorityLabel(priority) }))
}

/** What an administrator may do with a request, and where it must stand for that. Making it is the worker's. */
export const requestSteps = {
  retry: { label: 'Try again', from: ['failed'], refusal: 'Only a request that failed can be tried again.' },
  prioritise: {
    label: 'Change priority',
    from: ['pending'],
    refusal: 'Only a request that waits has a place in the queue to change.',
  },
  archive: {
    label: 'Archive',
    from: ['pending', 'generated', 'failed'],
    refusal: 'A request that is being made or archived already cannot be archived.',
  },
  unarchive: { label: 'Bring back', from: ['archived'], refusal: 'Only an archived request can be brought back.' },
} as const satisfies Record<string, { label: string; from: readonly RequestStatus[]; refusal: string }>
export type RequestStep = keyof typeof requestSteps

export function mayTake(step: RequestStep, status: RequestStatus): boolean {
  const from: readonly RequestStatus[] = requestSteps[step].from
  return from.includes(status)
}
