import type { CsvField } from './field'
import { words } from './words'

export const givenName: CsvField = {
  name: 'givenName',
  label: 'Given name',
  kind: 'text',
  headers: words(`
      given name, given names, first name, forename, vorname, prenom, nombre, nome, fornavn, fornamn,
      voornaam, imie, etunimi`),
}
export const familyName: CsvField = {
  name: 'familyName',
  label: 'Family name',
  kind: 'text',
  headers: words(`
      family name, last name, surname, nachname, familienname, nom, nom de famille, apellido, apellidos,
      cognome, etternavn, efternavn, efternamn, achternaam, sobrenome, nazwisko, sukunimi`),
}
export const phone: CsvField = {
  name: 'phone',
  label: 'Telephone',
  kind: 'text',
  headers: words(`
      phone, telephone, phone number, telephone number, mobile, mobile phone, cell, cell phone, tel,
      telefon, telefonnummer, handy, mobil, mobiltelefon, mobilnummer, portable, numero de telephone,
      telefono, movil, celular, telefone, telefoonnummer, telefoon, puhelin`),
}
export const email: CsvField = {
  name: 'email',
  label: 'E-mail address',
  kind: 'email',
  headers: words(`
      email, e mail, mail, email address, e mail address, e mail adresse, emailadresse, epost, e post,
      courriel, adresse e mail, correo, correo electronico, indirizzo e mail, e mailadres, sahkoposti`),
}
export const genders = {
  male: words(`
      male, m, man, boy, mann, mannlich, maennlich, herr, homme, masculin, hombre, masculino, varon,
      maschio, uomo, mannelijk, mies, mezczyzna, 1`),
  female: words(`
      female, f, woman, girl, w, weiblich, frau, femme, feminin, mujer, femenino, feminino, femmina,
      donna, kvinne, kvinna, kvinde, k, vrouw, v, vrouwelijk, nainen, kobieta, 2`),
  other: words(`
      other, o, x, d, divers, diverse, autre, otro, altro, annet, annan, andet, anders, non binary,
      nonbinary, intersex`),
}

export const patientFields: readonly CsvField[] = [
  {
    name: 'patientId',
    label: 'Patient id',
    kind: 'text',
    hint: 'Optional. A row whose id is here already means that patient.',
    headers: words(`
      id, patient id, patientid, patient no, patient number, patient nr, mrn, medical record number,
      record number, pid, patientennummer, patienten id, patient id nummer, numero de patient, numero
      patient, id paciente, id paziente, pasient id, pasientnummer, patientnummer, patientnr`),
  },
  {
    name: 'name',
    label: 'Name',
    kind: 'text',
    headers: words(`
      name, full name, patient, patient name, name of patient, patientenname, vollstandiger name, nom
      complet, nom et prenom, nombre completo, nome completo, nombre y apellidos, navn, fullt navn,
      pasient, pasientnavn, namn, naam, nimi, nazwisko i imie, paciente, paziente`),
  },
  givenName,
  familyName,
  {
    name: 'gender',
    label: 'Gender',
    kind: 'choice',
    hint: 'Male, female or other; also m, f, w, homme, kvinne and so on.',
    headers: words(`
      gender, sex, geschlecht, sexe, genre, sexo, genero, sesso, kjonn, kon, geslacht, plec, sukupuoli`),
    choices: genders,
  },
  {
    name: 'dateOfBirth',
    label: 'Date of birth',
    kind: 'date',
    headers: words(`
      date of birth, dob, birth date, birthdate, birthday, born, d o b, geburtsdatum, geb datum, geboren,
      geburtstag, date de naissance, naissance, ne le, fecha de nacimiento, nacimiento, data de
      nascimento, nascimento, data di nascita, nascita, fodselsdato, fodselsdag, fodelsedatum,
      geboortedatum, data urodzenia, syntymaaika`),
  },
  phone,
  email,
  {
    name: 'address',
    label: 'Address',
    kind: 'text',
    headers: words(`
      address, postal address, home address, adresse, anschrift, wohnort, direccion, domicilio, indirizzo,
      endereco, adress, adres, morada, osoite`),
  },
  {
    name: 'emergencyContactName',
    label: 'Emergency contact',
    kind: 'text',
    headers: words(`
      emergency contact, emergency contact name, next of kin, notfallkontakt, notfall kontakt, angehorige,
      personne a contacter, contact d urgence, contacto de emergencia, contatto di emergenza, contato de
      emergencia, parorende, narmaste anhorig, anhorig, contactpersoon, noodcontact`),
  },
  {
    name: 'emergencyContactPhone',
    label: 'Telephone of the emergency contact',
    kind: 'text',
    headers: words(`
      emergency phone, emergency contact phone, emergency contact telephone, emergency telephone, next of
      kin phone, notfallnummer, notfalltelefon, telefon notfallkontakt, telephone d urgence, telefono de
      emergencia, telefono di emergenza, parorende telefon, telefon parorende`),
  },
  {
    name: 'allergies',
    label: 'Allergies',
    kind: 'text',
    headers: words(`
      allergies, allergy, allergien, allergie, alergias, alergia, allergi, allergier, allergieen, alergie,
      intolerances, unvertraglichkeiten`),
  },
  {
    name: 'medicalHistory',
    label: 'Medical history',
    kind: 'text',
    headers: words(`
      medical history, history, past medical history, pmh, anamnese, vorerkrankungen, krankengeschichte,
      antecedents, antecedents medicaux, antecedentes, historia clinica, historico medico, anamnesi,
      sykehistorie, sjukdomshistoria, sygehistorie, voorgeschiedenis`),
  },
  {
    name: 'insuranceInfo',
    label: 'Insurance',
    kind: 'text',
    headers: words(`
      insurance, insurance info, insurer, health insurance, insurance number, versicherung, krankenkasse,
      krankenversicherung, assurance, mutuelle, seguro, seguro medico, assicurazione, convenio,
      forsikring, forsakring, verzekering`),
  },
  {
    name: 'currentMedications',
    label: 'Current medications',
    kind: 'text',
    hint: 'As written; medications with exact times are entered on the patient’s page.',
    headers: words(`
      current medications, current medication, medications, medication, medicines, drugs, medikamente,
      medikation, aktuelle medikation, traitement, traitements, medicaments, medicacion, medicamentos,
      medicacao, farmaci, terapia, medisiner, legemidler, lakemedel, mediciner, medicatie, medicijnen,
      leki`),
  },
]
