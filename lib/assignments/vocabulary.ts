export const assignmentTypes = ['primary', 'consultant', 'specialist'] as const
export type AssignmentType = (typeof assignmentTypes)[number]

export const assignmentTypeLabels: Record<AssignmentType, string> = {
  primary: 'Primary',
  consultant: 'Consultant',
  specialist: 'Specialist',
}

/** What becomes of somebody who is the primary doctor already when another is made it. */
export const primaryChoices = ['refuse', 'consultant', 'end'] as const
export type PrimaryChoice = (typeof primaryChoices)[number]
