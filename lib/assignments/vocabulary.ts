export const assignmentTypes = ['primary', 'consultant', 'specialist'] as const
export type AssignmentType = (typeof assignmentTypes)[number]

export const assignmentTypeLabels: Record<AssignmentType, string> = {
  primary: 'Primary',
  consultant: 'Consultant',
  specialist: 'Specialist',
}
