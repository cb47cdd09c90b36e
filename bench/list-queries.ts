import type { PageQuery } from './page-queries.ts'

/** Lists looked at through filters, also those of another entity: the address, and the bare SQL of rows and count. */
export type ListPage = { path: (doctor: string) => string; queries: PageQuery[] }

const patients = `patient_statistics s join patients p on p.patient_id = s.patient_id`
const consultations = `consultations c join patients p on p.patient_id = c.patient_id
  join doctors d on d.doctor_id = c.doctor_id join users u on u.id = d.user_id`
const assignments = `doctor_patient_assignments a join patients p on p.patient_id = a.patient_id
  join doctors d on d.doctor_id = a.doctor_id join users u on u.id = d.user_id`
const predictions = `predictions q left join patients p on p.patient_id = q.patient_id`
const requests = `report_status rs join patients p on p.patient_id = rs.patient_id left join users u on u.id = rs.requested_by`
const ofDoctor = `s.patient_id in (select a.patient_id from doctor_patient_assignments a
  where a.doctor_id = $1 and a.is_active and a.deleted_at is null)`

type Source = { from: string; columns: string; order: string }
const ofPatients: Source = {
  from: patients,
  columns:
    's.patient_id, p.name, p.gender, p.date_of_birth, s.has_parkinsons, s.disease_stage, s.total_consultations, s.total_mri_scans, s.total_reports, s.last_visit_date',
  order: 's.visit_sort desc, s.patient_id desc',
}
const ofConsultations: Source = {
  from: consultations,
  columns:
    'c.id, c.consultation_date, c.patient_id, p.name, u.name, c.consultation_type, c.status, c.duration_minutes, c.fee_charged, c.chief_complaint, c.version',
  order: 'c.consultation_date desc, c.id desc',
}
const ofAssignments: Source = {
  from: assignments,
  columns:
    'a.id, a.patient_id, p.name, u.name, a.assignment_type, a.is_active, a.assignment_date, a.ended_at, a.version',
  order: 'a.assignment_date desc, a.id desc',
}
const ofPredictions: Source = {
  from: predictions,
  columns:
    'q.id, q.created_at, q.patient_id, p.name, q.binary_result, q.stage_result, q.confidence_score, q.model_version',
  order: 'q.created_at desc, q.id desc',
}
const ofRequests: Source = {
  from: requests,
  columns: 'rs.id, rs.requested_at, rs.patient_id, p.name, rs.report_type, rs.status, u.name',
  order: 'rs.requested_at desc, rs.id desc',
}

function page(address: string, { from, columns, order }: Source, where: string, needsDoctor = false): ListPage {
  const parameters: PageQuery['parameters'] = needsDoctor ? ['doctor'] : []
  return {
    path: (doctor) => address.replace('$doctor', encodeURIComponent(doctor)),
    queries: [
      { sql: `select ${columns} from ${from} where ${where} order by ${order} limit 51`, parameters },
      { sql: `select count(*) from (select from ${from} where ${where} limit 10001) capped`, parameters },
    ],
  }
}

const positive = 's.has_parkinsons'
const longAgo = "s.visit_sort < now() - interval '9 months' and s.visit_sort > '-infinity'"
const stages = [1, 1.5, 2, 2.5, 3, 4, 5]

export const listPages: Record<string, ListPage> = {
  'patients: stage 3, no active doctor': page(
    '/admin/patients?f=stage:is:3&f=noActiveDoctor:is:yes',
    ofPatients,
    's.stage_tenths = 30 and s.active_doctors_count = 0',
  ),
  'patients: positive, of one doctor': page(
    '/admin/patients?f=result:is:positive&f=doctor:is:$doctor',
    ofPatients,
    `${positive} and ${ofDoctor}`,
    true,
  ),
  'patients: positive, stage 2 or 3, not seen for 9 months': page(
    '/admin/patients?f=result:is:positive&f=stage:is:2,3&f=lastVisit:over-months-ago:9',
    ofPatients,
    `${positive} and (s.stage_tenths = 20 or s.stage_tenths = 30) and ${longAgo}`,
  ),
  'patients: positive, of one doctor, not seen for 9 months': page(
    '/admin/patients?f=result:is:positive&f=doctor:is:$doctor&f=lastVisit:over-months-ago:9',
    ofPatients,
    `${positive} and ${ofDoctor} and ${longAgo}`,
    true,
  ),
  'patients: how many at each stage': {
    path: () => '/admin/patients?f=result:is:positive&panel=filter-stage',
    queries: [
      ...page('', ofPatients, positive).queries,
      {
        sql: `select ${stages
          .map(
            (stage) =>
              `(select count(*) from (select from patient_statistics s where ${positive} and s.stage_tenths = ${stage * 10} limit 10001) capped)`,
          )
          .join(', ')}`,
        parameters: [],
      },
    ],
  },
  'consultations, page 1': page('/admin/consultations', ofConsultations, 'c.deleted_at is null'),
  'consultations: emergencies that were held': page(
    '/admin/consultations?f=status:is:completed&f=consultationType:is:emergency',
    ofConsultations,
    "c.deleted_at is null and c.status = 'completed' and c.consultation_type = 'emergency'",
  ),
  'consultations: of one doctor, missed, in a year': page(
    '/admin/consultations?f=doctorId:is:$doctor&f=status:is:no-show&f=consultationDate:last-days:365',
    ofConsultations,
    "c.deleted_at is null and c.doctor_id = $1 and c.status = 'no-show' and c.consultation_date > now() - interval '365 days' and c.consultation_date <= now()",
    true,
  ),
  'assignments: active consultants': page(
    '/admin/assignments?f=assignmentType:is:consultant&f=isActive:is:yes',
    ofAssignments,
    "a.deleted_at is null and a.assignment_type = 'consultant' and a.is_active",
  ),
  'assignments: ended, of one doctor': page(
    '/admin/assignments?f=isActive:is:no&f=doctorId:is:$doctor',
    ofAssignments,
    'a.deleted_at is null and not a.is_active and a.doctor_id = $1',
    true,
  ),
  'predictions: positive, stage 3, in 30 days': page(
    '/admin/predictions?f=binaryResult:is:positive&f=stageResult:is:3&f=createdAt:last-days:30',
    ofPredictions,
    "q.deleted_at is null and q.binary_result = 'positive' and q.stage_result = 3 and q.created_at > now() - interval '30 days' and q.created_at <= now()",
  ),
  'requests: waiting, for patients': page(
    '/admin/requests?f=status:is:pending&f=reportType:is:patient',
    ofRequests,
    "rs.deleted_at is null and rs.status = 'pending' and rs.report_type = 'patient'",
  ),
}
