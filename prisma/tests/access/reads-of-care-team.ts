import { everyRole, type Read } from './read.ts'

export const readsOfCareTeam: Read[] = [
  {
    // the whole care team of one's own patients
    table: 'doctor_patient_assignments',
    id: 'id',
    roles: everyRole,
    seen: {
      adam: [
        'assignment-dora-ana',
        'assignment-eli-beatrice',
        'assignment-pia-ana',
        'assignment-sam-ana',
        'assignment-tom-ana',
        'assignment-xena-ana',
      ],
      dora: ['assignment-dora-ana', 'assignment-pia-ana', 'assignment-sam-ana', 'assignment-xena-ana'],
      eli: ['assignment-eli-beatrice'],
      ana: ['assignment-dora-ana', 'assignment-pia-ana', 'assignment-sam-ana', 'assignment-xena-ana'],
      beatrice: ['assignment-eli-beatrice'],
    },
  },
]
