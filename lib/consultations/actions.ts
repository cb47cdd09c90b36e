'use server'
import { defineAction } from '@/lib/actions/define-action'
import { recordHref } from '@/lib/changes/record-links'
import {
  bookConsultation,
  cancelConsultation,
  completeConsultation,
  missConsultation,
  moveConsultation,
  reopenConsultation,
  updateConsultation,
} from './commands'
import { amendNote, writeNewNote, writeNote } from './note-commands'
import { amendNoteInput, newNoteInput, writeNoteInput } from './note-schema'
import { noteHref } from './note-vocabulary'
import { cancelOwnVisit, missOwnVisit, moveOwnVisit, reopenOwnVisit } from './own-visit-commands'
import {
  bookInput,
  cancelInput,
  completeInput,
  moveInput,
  moveOwnInput,
  reopenInput,
  updateInput,
  versionInput,
} from './schema'

export const bookConsultationAction = defineAction({
  name: 'consultations.book',
  roles: ['admin'],
  input: bookInput,
  run: bookConsultation,
  then: (id) => recordHref('consultations', id),
})

export const updateConsultationAction = defineAction({
  name: 'consultations.update',
  roles: ['admin'],
  input: updateInput,
  run: updateConsultation,
  then: (id) => recordHref('consultations', id),
})

export const moveConsultationAction = defineAction({
  name: 'consultations.move',
  roles: ['admin'],
  input: moveInput,
  run: moveConsultation,
  then: (id) => recordHref('consultations', id),
})

/** The same by dragging: the calendar stays where it is and shows the new state. */
export const moveOnCalendarAction = defineAction({
  name: 'consultations.move-on-calendar',
  roles: ['admin'],
  input: moveInput,
  run: moveConsultation,
})

export const completeConsultationAction = defineAction({
  name: 'consultations.complete',
  roles: ['admin'],
  input: completeInput,
  run: completeConsultation,
  then: (id) => recordHref('consultations', id),
})

export const cancelConsultationAction = defineAction({
  name: 'consultations.cancel',
  roles: ['admin'],
  input: cancelInput,
  run: cancelConsultation,
})

export const missConsultationAction = defineAction({
  name: 'consultations.no-show',
  roles: ['admin'],
  input: versionInput,
  run: missConsultation,
})

export const reopenConsultationAction = defineAction({
  name: 'consultations.reopen',
  roles: ['admin'],
  input: reopenInput,
  run: reopenConsultation,
})

export const writeNoteAction = defineAction({
  name: 'consultations.write-note',
  roles: ['doctor'],
  input: writeNoteInput,
  run: writeNote,
  then: ({ id }) => noteHref(id),
})

export const writeNewNoteAction = defineAction({
  name: 'consultations.write-new-note',
  roles: ['doctor'],
  input: newNoteInput,
  run: writeNewNote,
  then: ({ id }) => noteHref(id),
})

export const amendNoteAction = defineAction({
  name: 'consultations.amend-note',
  roles: ['doctor'],
  input: amendNoteInput,
  run: amendNote,
  then: noteHref,
})

export const moveOwnVisitAction = defineAction({
  name: 'consultations.move-own',
  roles: ['doctor'],
  input: moveOwnInput,
  run: moveOwnVisit,
  then: noteHref,
})

export const cancelOwnVisitAction = defineAction({
  name: 'consultations.cancel-own',
  roles: ['doctor'],
  input: cancelInput,
  run: cancelOwnVisit,
  then: noteHref,
})

export const missOwnVisitAction = defineAction({
  name: 'consultations.no-show-own',
  roles: ['doctor'],
  input: versionInput,
  run: missOwnVisit,
  then: noteHref,
})

export const reopenOwnVisitAction = defineAction({
  name: 'consultations.reopen-own',
  roles: ['doctor'],
  input: versionInput,
  run: reopenOwnVisit,
})
