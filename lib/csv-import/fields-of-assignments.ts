import type { CsvField } from './field'
import { words } from './words'

export const patient: CsvField = {
  name: 'patientId',
  label: 'Patient',
  kind: 'text',
  hint: 'The id, or the exact name; with the date of birth where two have one name.',
  headers: words(`
      patient, patient id, patientid, patient name, name of patient, patient no, patient number, mrn,
      patientennummer, patienten id, patientenname, nom du patient, numero de patient, paciente, id
      paciente, paziente, pasient, pasient id, pasientnavn, patientnamn, patientnummer, patientnr, name,
      navn, nom, nombre`),
}
export const patientDateOfBirth: CsvField = {
  name: 'patientDateOfBirth',
  label: 'Patient’s date of birth',
  kind: 'date',
  hint: 'Tells patients of one name apart.',
  headers: words(`
      patient date of birth, patient dob, date of birth, dob, birth date, birthdate, geburtsdatum, date de
      naissance, fecha de nacimiento, data di nascita, data de nascimento, fodselsdato, fodelsedatum,
      geboortedatum`),
}
export const doctor: CsvField = {
  name: 'doctorId',
  label: 'Doctor',
  kind: 'text',
  hint: 'The id, the e-mail address, or the exact name if only one doctor has it.',
  headers: words(`
      doctor, doctor id, doctorid, doctor name, doctor email, doctor e mail, physician, clinician, arzt,
      arztin, behandelnder arzt, medecin, docteur, medico, lege, behandler, lakare, laege, arts, lekarz`),
}

export const assignmentFields: readonly CsvField[] = [
  patient,
  patientDateOfBirth,
  doctor,
  {
    name: 'assignmentType',
    label: 'Type',
    kind: 'choice',
    hint: 'Primary, consultant or specialist; primary where the cell is empty.',
    headers: words('type, assignment type, role, art, rolle, tipo, rol, roll, typ, type d affectation'),
    choices: {
      primary: words(`
      primary, main, primary doctor, hausarzt, hauptarzt, principal, medecin traitant, titular, primario,
      fastlege, primar, hoofdbehandelaar, p`),
      consultant: words(`
      consultant, consulting, konsiliararzt, konsil, konsulent, consultor, consulente, konsult, c`),
      specialist: words('specialist, facharzt, specialiste, especialista, specialista, spesialist, s'),
    },
  },
  {
    name: 'assignmentDate',
    label: 'Start',
    kind: 'date',
    hint: 'Today where the cell is empty.',
    headers: words(`
      start, start date, from, since, assigned, assigned on, assignment date, beginn, ab, von, seit,
      startdatum, debut, date de debut, depuis, inicio, fecha de inicio, desde, inizio, data inizio, data
      de inicio, fra, startdato, fran, vanaf`),
  },
  {
    name: 'endedAt',
    label: 'End',
    kind: 'date',
    hint: 'Still active where the cell is empty.',
    headers: words(`
      end, end date, ended, ended on, until, to, ende, bis, enddatum, fin, date de fin, fecha de fin,
      hasta, fine, data fine, fim, data de fim, til, slutt, sluttdato, till, slut, tot, einddatum`),
  },
  {
    name: 'endReason',
    label: 'Reason for the end',
    kind: 'text',
    headers: words(`
      reason, end reason, reason for end, grund, begrundung, raison, motif, motivo, razon, grunn, arsak,
      orsak, arsag, reden`),
  },
]
