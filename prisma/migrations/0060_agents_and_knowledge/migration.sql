/*
 * What the old system's agents left behind, and the texts they looked things up in. Kept and shown, written by nobody.
 */
create table public.action_flags (
  id             text not null default app.new_id(),
  session_id     text not null,
  flag_type      text not null,
  status         text not null default 'pending',
  priority       integer not null default 0,
  data           jsonb not null default '{}',
  expires_at     timestamptz(6),
  agent_assigned text,
  metadata       jsonb not null default '{}',
  legacy         jsonb,
  import_run     integer,
  created_at     timestamptz(6) not null default now(),
  updated_at     timestamptz(6) not null default now(),
  constraint action_flags_pkey primary key (id),
  constraint action_flags_id_length check (char_length(id) between 1 and 200),
  constraint action_flags_session_id_fkey foreign key (session_id) references public.sessions (id) on delete cascade
);
comment on table public.action_flags is 'Requests that agents of the old system passed to each other.';
create index action_flags_session_idx on public.action_flags (session_id);

create table public.agent_messages (
  message_id     text not null default app.new_id(),
  sender         text not null,
  receiver       text not null,
  message_type   text not null,
  payload        jsonb not null default '{}',
  session_id     text not null,
  "timestamp"    timestamptz(6) not null default now(),
  correlation_id text,
  processed      boolean not null default false,
  legacy         jsonb,
  import_run     integer,
  constraint agent_messages_pkey primary key (message_id),
  constraint agent_messages_message_id_length check (char_length(message_id) between 1 and 200),
  constraint agent_messages_session_id_fkey foreign key (session_id) references public.sessions (id) on delete cascade
);
comment on table public.agent_messages is 'Messages between agents of the old system.';
create index agent_messages_session_idx on public.agent_messages (session_id, "timestamp");

create table public.knowledge_entries (
  id                text not null default app.new_id(),
  title             text not null,
  content           text not null,
  category          text not null,
  source_type       text not null,
  source_url        text,
  author            text,
  publication_date  timestamptz(6),
  credibility_score double precision not null default 1,
  embedding         bytea,
  metadata          jsonb not null default '{}',
  legacy            jsonb,
  import_run        integer,
  created_at        timestamptz(6) not null default now(),
  updated_at        timestamptz(6) not null default now(),
  version           integer not null default 1,
  deleted_at        timestamptz(6),
  deletion_id       text,
  constraint knowledge_entries_pkey primary key (id),
  constraint knowledge_entries_id_length check (char_length(id) between 1 and 200),
  constraint knowledge_entries_credibility_score_share check (credibility_score between 0 and 1),
  constraint knowledge_entries_deletion_id_fkey foreign key (deletion_id) references public.deletions (id) on delete restrict
);
comment on table public.knowledge_entries is 'Reference texts about Parkinson''s disease. No patient data.';
create index knowledge_entries_deletion_idx on public.knowledge_entries (deletion_id) where deletion_id is not null;

create trigger bump_version before update on public.knowledge_entries
  for each row execute function app.bump_version();
