/*
 * Patients are told in words how sure a model says it is. What their doctors see marked as low must not be called sure to them, so
 * the words follow the programme's limit; no page of theirs shows the number itself.
 */
grant execute on function app.low_confidence() to substantia_patient;
