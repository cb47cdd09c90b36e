import type { CsvField } from './field'
import { words } from './words'
import { email, familyName, givenName, phone } from './fields-of-patients'

export const doctorFields: readonly CsvField[] = [
  {
    name: 'name',
    label: 'Name',
    kind: 'text',
    headers: words(`
      name, full name, doctor, doctor name, physician, arzt, arztin, arztname, medecin, nom complet,
      medico, doctor nombre, nombre completo, nome completo, lege, navn, lakare, namn, arts, naam, laege`),
  },
  givenName,
  familyName,
  { ...email, hint: 'Their login. A row whose address is here already means that doctor.' },
  phone,
  {
    name: 'specialization',
    label: 'Specialization',
    kind: 'text',
    headers: words(`
      specialization, specialisation, speciality, specialty, fachrichtung, fachgebiet, spezialisierung,
      specialite, especialidad, especialidade, specialita, specializzazione, spesialitet, spesialisering,
      specialitet, specialisme`),
  },
  {
    name: 'licenseNumber',
    label: 'Licence number',
    kind: 'text',
    headers: words(`
      license, licence, license number, licence number, license no, licence no, registration number,
      approbationsnummer, lanr, arztnummer, numero rpps, rpps, numero de licence, numero de licencia,
      numero colegiado, crm, numero di licenza, lisensnummer, hpr nummer, hpr, legitimationsnummer,
      licentienummer, big nummer, gmc number`),
  },
  {
    name: 'hospitalAffiliation',
    label: 'Hospital',
    kind: 'text',
    headers: words(`
      hospital, hospital affiliation, affiliation, clinic, workplace, institution, krankenhaus, klinik,
      praxis, hopital, clinique, etablissement, clinica, ospedale, sykehus, sjukhus, sygehus, ziekenhuis,
      kliniek`),
  },
  {
    name: 'consultationFee',
    label: 'Consultation fee',
    kind: 'money',
    headers: words(`
      fee, consultation fee, rate, price, honorar, gebuhr, honoraires, tarif, honorario, honorarios,
      tarifa, tariffa, onorario, honorarer, pris, arvode, tarief`),
  },
  {
    name: 'yearsExperience',
    label: 'Years of experience',
    kind: 'number',
    headers: words(`
      years, years of experience, years experience, experience, experience years, berufserfahrung, jahre,
      berufsjahre, annees d experience, experience annees, anos de experiencia, anni di esperienza, ars
      erfaring, erfaring, ar, erfarenhet, jaren ervaring`),
  },
]
