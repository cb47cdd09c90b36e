-- What a session holds stays without a patient when the session gets its first one: the keys do not carry that.
drop trigger attach_session_to_patient on public.sessions;
