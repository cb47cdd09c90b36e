'use server'
import type { Route } from 'next'
import { defineAction } from '@/lib/actions/define-action'
import { recordHref } from '@/lib/changes/record-links'
import { discardCsvImport, mapAndCheck, setReading, startCheck, startCsvImport, takeBackCsvImport } from './commands'
import { changeMapping } from './mapping-commands'
import { changeMappingInput, csvImportInput, mappingInput, readingInput } from './schema'

export const setReadingAction = defineAction({
  name: 'csv-imports.read',
  roles: ['admin'],
  input: readingInput,
  run: setReading,
  then: ({ id, isStaying }) => `/admin/imports/csv/${id}/${isStaying ? 'read' : 'columns'}` as Route,
})

export const setMappingAction = defineAction({
  name: 'csv-imports.map',
  roles: ['admin'],
  input: mappingInput,
  run: mapAndCheck,
  then: (id) => `/admin/imports/csv/${id}/check` as Route,
})

export const changeMappingAction = defineAction({
  name: 'csv-mappings.change',
  roles: ['admin'],
  input: changeMappingInput,
  run: changeMapping,
  then: (id) => recordHref('csv_mappings', id),
})

export const startCheckAction = defineAction({
  name: 'csv-imports.check',
  roles: ['admin'],
  input: csvImportInput,
  run: startCheck,
  then: (id) => `/admin/imports/csv/${id}/check` as Route,
})

export const startCsvImportAction = defineAction({
  name: 'csv-imports.import',
  roles: ['admin'],
  input: csvImportInput,
  run: startCsvImport,
  then: (id) => `/admin/imports/csv/${id}` as Route,
})

export const discardCsvImportAction = defineAction({
  name: 'csv-imports.discard',
  roles: ['admin'],
  input: csvImportInput,
  run: discardCsvImport,
  then: () => '/admin/imports/csv',
})

export const takeBackCsvImportAction = defineAction({
  name: 'csv-imports.take-back',
  roles: ['admin'],
  input: csvImportInput,
  run: takeBackCsvImport,
})
