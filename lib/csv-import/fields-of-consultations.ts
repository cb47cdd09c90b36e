import { doctor, patient, patientDateOfBirth } from './fields-of-assignments'
import type { CsvField } from './field'
import { words } from './words'

export const consultationFields: readonly CsvField[] = [
  patient,
  patientDateOfBirth,
  doctor,
  {
    name: 'consultationDate',
    label: 'Date, or date and time',
    kind: 'moment',
    hint: 'On the clinic’s clock, unless the cell names an offset.',
    headers: words(`
      date, date and time, datetime, date time, consultation date, appointment, appointment date, visit
      date, start, starts at, datum, termin, datum und uhrzeit, date de consultation, date et heure,
      rendez vous, fecha, fecha y hora, cita, data, data e ora, data e hora, dato, tidspunkt, time slot,
      afspraak`),
  },
  {
    name: 'time',
    label: 'Time',
    kind: 'time',
    hint: 'Where the time stands in a column of its own.',
    headers: words(`
      time, start time, hour, at, uhrzeit, zeit, beginn, heure, hora, ora, orario, klokkeslett, tid,
      tidpunkt, klokken, tijd`),
  },
  {
    name: 'consultationType',
    label: 'Type',
    kind: 'choice',
    hint: 'In person, telemedicine, follow-up or emergency; in person where the cell is empty.',
    headers: words(`
      type, consultation type, visit type, kind, art, terminart, tipo, typ, type de consultation, type
      konsultasjon`),
    choices: {
      'in-person': words(`
      in person, inperson, visit, office, clinic, first visit, vor ort, prasenz, sprechstunde, sur place,
      au cabinet, presencial, in presenza, oppmote, fysisk, pa plats, op locatie`),
      telemedicine: words(`
      telemedicine, telehealth, video, video call, remote, online, phone, telephone, videosprechstunde,
      telemedizin, telekonsultation, teleconsultation, telemedicina, videollamada, telefon, digital`),
      'follow-up': words(`
      follow up, followup, control, review, kontrolle, nachsorge, verlaufskontrolle, suivi, controle,
      seguimiento, revision, controllo, retorno, kontroll, oppfolging, uppfoljning, opfolgning, vervolg`),
      emergency: words(`
      emergency, urgent, acute, notfall, dringend, urgence, urgencia, emergencia, urgenza, akutt,
      oyeblikkelig hjelp, akut, spoed`),
    },
  },
  {
    name: 'status',
    label: 'Status',
    kind: 'choice',
    hint: 'Scheduled, completed, cancelled or no-show; by the date where the cell is empty.',
    headers: words('status, state, stand, etat, statut, estado, stato, zustand'),
    choices: {
      scheduled: words(`
      scheduled, booked, planned, confirmed, geplant, gebucht, vereinbart, planifie, prevu, programada,
      programado, pianificato, agendada, agendado, planlagt, bokad, planerad, gepland`),
      completed: words(`
      completed, complete, done, held, finished, attended, erledigt, abgeschlossen, durchgefuhrt, termine,
      effectue, realise, completada, completado, realizada, completato, concluida, gjennomfort, fullfort,
      genomford, gennemfort, voltooid`),
      cancelled: words(`
      cancelled, canceled, abgesagt, storniert, annule, cancelada, cancelado, annullato, avlyst,
      kansellert, avbokad, aflyst, geannuleerd`),
      'no-show': words(`
      no show, noshow, missed, did not attend, dna, nicht erschienen, absent, manque, no asistio, no
      presentado, non presentato, faltou, ikke mott, uteblev, udeblevet, niet verschenen`),
    },
  },
  {
    name: 'durationMinutes',
    label: 'Duration in minutes',
    kind: 'number',
    headers: words(`
      duration, duration minutes, duration min, minutes, length, dauer, dauer min, dauer minuten, duree,
      duree min, duracion, durata, duracao, varighet, varighet min, langd, varighed, duur`),
  },
  {
    name: 'feeCharged',
    label: 'Fee',
    kind: 'money',
    headers: words(`
      fee, fee charged, price, amount, cost, honorar, gebuhr, betrag, honoraires, montant, prix, tarifa,
      importe, precio, tariffa, importo, valor, pris, belop, avgift, belob, bedrag`),
  },
  {
    name: 'chiefComplaint',
    label: 'Complaint',
    kind: 'text',
    headers: words(`
      complaint, chief complaint, reason, reason for visit, beschwerden, grund, anlass, motif, plainte,
      motivo, motivo de consulta, queixa, disturbo, arsak, plager, besvar, klacht`),
  },
  {
    name: 'diagnosis',
    label: 'Findings of the doctor',
    kind: 'text',
    headers: words(`
      findings, finding, diagnosis, assessment, conclusion, befund, befunde, diagnose, beurteilung,
      constatations, diagnostic, hallazgos, diagnostico, reperti, diagnosi, achados, funn, vurdering,
      fynd, diagnos, bevindingen`),
  },
  {
    name: 'prescription',
    label: 'Prescription',
    kind: 'text',
    headers: words(`
      prescription, prescribed, rx, treatment, rezept, verordnung, ordonnance, receta, prescripcion,
      ricetta, prescrizione, receita, resept, recept, ordination, voorschrift`),
  },
]
