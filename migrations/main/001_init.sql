-- "sealed" columns hold what says something about a person, encrypted under the key of the conversation (or of the
-- clinic, where there is none), bound to table, column, row and key version. "mac" columns are keyed hashes for
-- look-up. All else is ours: ids, times, kinds, owners.

create table clinic (
    id         text primary key,
    revision   bigint not null default 0, -- counts publications; read with every event
    settings   jsonb,
    updated_at timestamptz not null,
    updated_by text not null
);

-- One running program. Its advisory lock ends with its connection, so a killed one is known to be dead at once; the
-- expiry catches one that is paused.
create table worker (
    id         uuid primary key,
    lock_key   bigint not null,
    started_at timestamptz not null,
    expires_at timestamptz not null
);

-- A place that only one worker may hold, such as the poller of a bot. The fence grows with each change of holder.
create table lease (
    name   text primary key,
    worker uuid references worker (id) on delete set null,
    fence  bigint not null
);

create table conversation (
    id         uuid primary key,
    clinic     text not null,
    chat_mac   bytea not null,
    ref_mac    bytea,            -- the clinic's own reference of the patient, once the patient agreed to be linked
    contact    bytea not null,   -- sealed: chat id, name, language
    state      bytea,            -- sealed
    seq        bigint not null default 0,
    created_at timestamptz not null,
    touched_at timestamptz not null,
    unique (clinic, chat_mac)
) with (fillfactor = 70);
create unique index conversation_ref on conversation (clinic, ref_mac) where ref_mac is not null;

-- Events that were handled. Telegram keeps an update for a day; rows are kept for three.
create table inbox (
    clinic text not null,
    stamp  bytea not null,
    at     timestamptz not null,
    primary key (clinic, stamp)
);
create index inbox_at on inbox using brin (at);

-- message and letter name a conversation without a foreign key: they are written only under its lock, many times a
-- second, and are deleted with it (store.Forget).
create table message (
    conversation uuid not null,
    seq          bigint not null,
    at           timestamptz not null,
    author       text not null check (author in ('patient', 'bot', 'staff', 'note')),
    kind         text not null,
    handoff      text,
    staff        text,          -- id
    revision     bigint,        -- the published answers at that time
    doubt        boolean not null default false, -- sent again after a kill: the patient may have it twice
    body         bytea not null, -- sealed
    primary key (conversation, seq)
);

-- A letter is one call to the outside world that is still to be made. A settled letter is deleted; a buried one stays
-- to be seen. Only the oldest open letter of a (conversation, door) may go.
create table letter (
    conversation uuid not null,
    seq          bigint not null,
    door         text not null check (door in ('telegram', 'alert', 'nats')),
    clinic       text not null,
    worker       uuid,          -- who has it; null: anybody may take it
    attempts     integer not null default 0,
    doubt        boolean not null default false,
    created_at   timestamptz not null,
    buried_at    timestamptz,
    reason       text,          -- why it was buried: a code
    body         bytea not null, -- sealed
    primary key (conversation, door, seq)
) with (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 2000);
create index letter_free on letter (conversation, door, seq) where worker is null and buried_at is null;
create index letter_buried on letter (clinic, buried_at) where buried_at is not null;

create table handoff (
    id           text primary key,
    clinic       text not null,
    conversation uuid not null references conversation (id) on delete cascade,
    team         text not null,
    reason       text not null,
    urgent       boolean not null,
    opened_at    timestamptz not null,
    opened_seq   bigint not null,
    patient_at   timestamptz, -- the patient waits for an answer since then
    owner        text,        -- staff id
    owner_name   text,
    taken_at     timestamptz, -- first taken
    version      integer not null,
    slipped      boolean not null default false,
    ended_at     timestamptz,
    ended_by     text,
    outcome      text
);
create unique index handoff_open on handoff (conversation) where ended_at is null;
create index handoff_queue on handoff (clinic, urgent desc, patient_at) where ended_at is null;

create table alert (
    id              text primary key,
    clinic          text not null,
    conversation    uuid not null references conversation (id) on delete cascade,
    seq             bigint not null,
    handoff         text not null,
    team            text not null,
    level           text not null,
    raised_at       timestamptz not null,
    escalated_at    timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by text,
    body            bytea not null -- sealed: category and rule
);
create index alert_open on alert (clinic, raised_at) where acknowledged_at is null;

create table timer (
    conversation uuid not null references conversation (id) on delete cascade,
    kind         text not null,
    clinic       text not null,
    generation   bigint not null,
    due_at       timestamptz not null,
    primary key (conversation, kind)
);
create index timer_due on timer (due_at);

-- Files that staff send to patients.
create table upload (
    id           uuid primary key,
    conversation uuid not null references conversation (id) on delete cascade,
    at           timestamptz not null,
    body         bytea not null -- sealed
);

create table visit (
    clinic     text not null,
    visit_mac  bytea not null,
    ref_mac    bytea not null,
    team       text not null,
    ended_at   timestamptz not null,
    suppressed boolean not null,
    cancelled  boolean not null default false,
    created_at timestamptz not null,
    body       bytea not null, -- sealed under the clinic's key: visit, reference, language
    primary key (clinic, visit_mac)
);
create index visit_ref on visit (clinic, ref_mac);

-- A single-use link that ties a chat to the clinic's reference of a patient.
create table invite (
    clinic     text not null,
    token_mac  bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    body       bytea not null, -- sealed under the clinic's key: the reference
    primary key (clinic, token_mac)
);

-- Anonymous by design: no conversation, no time but the day, sealed under a key of its own.
create table feedback (
    clinic  text not null,
    id      text not null,
    day     date not null,
    answer  bytea not null, -- sealed: instrument, answer, team, language, source
    comment bytea,          -- sealed
    primary key (clinic, id)
);

-- Whether answers helped: counts only.
create table verdict (
    clinic text not null,
    lang   text not null,
    entry  text not null,
    day    date not null,
    yes    bigint not null default 0,
    no     bigint not null default 0,
    primary key (clinic, lang, entry, day)
);

create table faq_draft (
    clinic     text not null,
    lang       text not null,
    id         text not null,
    body       jsonb not null,
    updated_at timestamptz not null,
    updated_by text not null,
    primary key (clinic, lang, id)
);
create table faq_version (
    clinic       text not null,
    lang         text not null,
    id           text not null,
    version      integer not null,
    revision     bigint not null,
    body         jsonb not null,
    published_at timestamptz not null,
    published_by text not null,
    primary key (clinic, lang, id, version)
);
create table faq_live (
    clinic  text not null,
    lang    text not null,
    id      text not null,
    version integer not null,
    primary key (clinic, lang, id),
    foreign key (clinic, lang, id, version) references faq_version (clinic, lang, id, version)
);

create table staff (
    clinic      text not null,
    id          text not null,
    name        text not null, -- what patients see
    role        text not null check (role in ('agent', 'admin')),
    password    text not null, -- argon2id
    created_at  timestamptz not null,
    disabled_at timestamptz,
    primary key (clinic, id)
);
create table session (
    token_mac  bytea primary key,
    clinic     text not null,
    staff      text not null,
    created_at timestamptz not null,
    seen_at    timestamptz not null,
    foreign key (clinic, staff) references staff (clinic, id) on delete cascade
);

-- What people of the clinic did. Only ids.
create table audit (
    id      bigint generated always as identity primary key,
    clinic  text not null,
    at      timestamptz not null,
    actor   text not null,
    action  text not null,
    subject text not null
);

-- Updates that could not be handled, put aside to be seen.
create table parked (
    clinic       text not null,
    stamp        bytea not null,
    at           timestamptz not null,
    reason       text not null,
    conversation uuid references conversation (id) on delete cascade,
    resolved_at  timestamptz,
    resolved_by  text,
    body         bytea not null, -- sealed under the conversation's key, else the clinic's
    primary key (clinic, stamp)
);
create index parked_open on parked (clinic, at) where resolved_at is null;
